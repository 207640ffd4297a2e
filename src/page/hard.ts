import { Kind, loadKinds, restIsDecor, type Line } from "./lines.ts";
import type { LabelTrie } from "./label-trie.ts";
import { familyBit, GROUP_BITS, type Label } from "./labels.ts";
import { NumberShape } from "./numbers.ts";

/** Frames and open starts hold in lines up to this length; a longer line is prose that begins with the same words. */
const LONGEST_START = 100;
const LONGEST_NOTICE = 400;
const LONGEST_PATH = 160;
/** Marks before a label: · » 【 ※. */
const LONGEST_LEAD = 64;

const COUNTS = familyBit("meta.counts");
const POST = familyBit("meta.post");
const CHANNEL = familyBit("nav.channel");
/** 首页 时政 北京 国际 社会 经济: a home page and so many channels behind it. */
const CHANNELS = 6;
const PREVNEXT = familyBit("nav.prevnext");
const NOTICES: ReadonlySet<string> = new Set(["footer.legal", "footer.powered", "footer.disclaimer", "ui.form", "ui.toolbar", "promo.app"]);
/** Families whose lines say nothing about the whole page: an announcement may consist of them. */
export const NO_POINTS: ReadonlySet<string> = new Set(["footer.disclaimer", "promo.related"]);

const LINE_RULES = {
  path: made("nav.breadcrumb"),
  pages: made("nav.prevnext"),
  counts: made("meta.counts"),
  post: made("meta.post"),
  menu: made("nav.menu"),
  spam: made("seo.spam"),
};

function made(family: string): Label {
  return { text: "", family, bit: familyBit(family), strength: "H", match: "line", profile: "", field: "", rest: [], open: false };
}

/** Settles `hard`, `points`, `weak` and `heading` of a scanned line. Looks at nothing but the line itself. */
export function hardOf(key: string, line: Line, limit: number, trie: LabelTrie): void {
  atStart(key, line, line.start, limit, trie);
  if (line.hard === undefined) {
    const lead = skipLead(key, line.start, limit);
    if (lead > line.start) atStart(key, line, lead, limit, trie);
  }
  if (line.hard === undefined) byShape(key, line);
  if (line.hard !== undefined) {
    if (line.points === 0 && !NO_POINTS.has(line.hard.family)) line.points = 1;
  } else if (line.weak === undefined && line.other === 0 && line.tokens > 0) line.weak = line.first;
}

function atStart(key: string, line: Line, at: number, limit: number, trie: LabelTrie): void {
  if (!trie.begins(key.charCodeAt(at))) return;
  const count = trie.match(key, at, limit);
  for (let i = count - 1; i >= 0; i--) {
    const end = trie.ends[i]!;
    for (const label of trie.found[i]!.labels) {
      if (!holds(key, line, label, end)) continue;
      if (label.strength === "H" && !(line.closed && label.match === "start" && line.end - line.start > 40 && !isAlwaysNotice(label))) {
        line.hard = label;
        if (label.match === "crumb" || label.match === "route" || label.rest.includes("powered by discuz!") || (label.match === "colon" && namesBoth(key, line))) line.points = 2;
        return;
      }
      if (label.strength === "T") line.heading ??= label;
      else if (label.match === "start" || label.match === "end") line.weak ??= label;
    }
  }
}

/** 上一篇：… 下一篇：… on one line. */
function namesBoth(key: string, line: Line): boolean {
  const text = key.slice(line.start, Math.min(line.end, line.start + LONGEST_NOTICE));
  return /[上前]一?[篇条则章][:：\]】]/u.test(text) && /[下后]一?[篇条则章][:：\]】]/u.test(text);
}

/** Legal notices and script warnings are full sentences. */
function isAlwaysNotice(label: Label): boolean {
  return label.family === "footer.powered" || label.family === "footer.legal" || label.family === "ui.form" || label.family === "promo.novel";
}

function holds(key: string, line: Line, label: Label, end: number): boolean {
  const size = line.end - line.start;
  switch (label.match) {
    case "line":
      return size <= LONGEST_START && restIsDecor(key, end, line.end);
    case "start":
      return size <= (NOTICES.has(label.family) ? LONGEST_NOTICE : LONGEST_START) && frameHolds(key, label, end, line.end);
    case "colon": {
      const next = skipBlanks(key, end, line.end);
      return size <= LONGEST_NOTICE && (next === line.end || ":]】>»)".includes(key[next]!));
    }
    case "crumb":
      return size <= LONGEST_PATH && line.marks === 0 && (hasRoute(key, end, line.end) || hasCells(key, end, line.end));
    case "route":
      return size <= LONGEST_PATH && line.marks === 0 && key[line.start] !== "<" && hasRoute(key, end, line.end);
    default:
      return false;
  }
}

/** The parts behind the gaps, in order; the last one ends the line unless the label is open. */
function frameHolds(key: string, label: Label, end: number, lineEnd: number): boolean {
  let at = end;
  if (label.rest.length > 0) {
    const rest = key.slice(end, lineEnd);
    let from = 0;
    for (const part of label.rest) {
      const found = rest.indexOf(part, from);
      if (found < 0) return false;
      from = found + part.length;
    }
    at = end + from;
  }
  return label.open || restIsDecor(key, at, lineEnd);
}

function hasRoute(key: string, from: number, end: number): boolean {
  return /[>›»→‹]|::|首页|主页/u.test(key.slice(from, end));
}

/** 新闻/要闻, 新闻 - 要闻; not 30-40分 or 1/2. */
function hasCells(key: string, from: number, end: number): boolean {
  return /[^\d\s][ \t]?[/-]|[/-][ \t]?[^\d\s]/u.test(key.slice(from, end));
}

function skipBlanks(key: string, from: number, end: number): number {
  let i = from;
  while (i < end && (key.charCodeAt(i) === 0x20 || key.charCodeAt(i) === 9)) i++;
  return i;
}

function skipLead(key: string, start: number, limit: number): number {
  const table = loadKinds();
  let i = start;
  while (i < limit && i - start < LONGEST_LEAD) {
    const kind = table[key.charCodeAt(i)]!;
    if (kind !== Kind.SEPARATOR && kind !== Kind.ARROW && kind !== Kind.COMMA && kind !== Kind.MARK) break;
    i++;
  }
  return i;
}

/** Lines whose make-up, not one label, gives them away. */
function byShape(key: string, line: Line): void {
  const size = line.end - line.start;
  if (line.insideLabel !== undefined && !isTold(line)) {
    line.hard = line.insideLabel;
  } else if ((line.arrows > 0 || (line.first?.match === "home" && line.cells >= 2 && line.sites === 0)) && isPath(key, line)) {
    line.hard = LINE_RULES.path;
  } else if (line.other === 0 && (line.mask & COUNTS) !== 0 && line.tokens >= 2 && line.numbers >= 2 && size <= 60 && (line.shape & ~NumberShape.RELATIVE) === 0) {
    line.hard = LINE_RULES.counts;
  } else if (line.other === 0 && (line.mask & POST) !== 0 && line.tokens >= 2 && (line.shape & (NumberShape.DATE | NumberShape.TIME)) !== 0 && line.fields === 0 && !isReply(line) && size <= 100) {
    line.hard = LINE_RULES.post;
  } else if (line.tokens === 0 && line.other === 0 && line.numbers >= 3 && line.han === 0 && isPageNumbers(key, line)) {
    line.hard = LINE_RULES.pages;
  } else if (line.sites >= 2 && line.other + line.value + line.numbers === 0) {
    line.hard = LINE_RULES.menu;
  } else if (line.first?.match === "home" && line.tokens >= CHANNELS && line.other * 2 <= line.tokens && (line.mask & CHANNEL) !== 0 && line.value + line.numbers + line.marks + line.commas === 0) {
    line.hard = LINE_RULES.menu;
  } else if ((line.mask & PREVNEXT) !== 0 && line.tokens >= 3 && line.other + line.value + line.numbers + line.fields === 0 && /[上下]一[章页节]/u.test(key.slice(line.start, line.end))) {
    line.hard = LINE_RULES.pages;
  } else if (line.seo >= 3 && line.cells >= 4 && line.marks === 0 && !line.closed && !line.opens) {
    line.hard = LINE_RULES.spam;
  }
}

/** 网站下端标注的ICP备案号为桂ICP备…号，也就是说，…: a sentence tells of what footers say, and of nothing that a notice would. */
function isTold({ start, end, marks, commas, inside, closed, notices }: Line): boolean {
  if (marks === 0 || end - start <= LONGEST_IMPRINT) return false;
  return inside < 2 || (closed && commas >= 2 && (notices & ~GROUP_BITS.rights) === 0);
}

/** A shorter line is no sentence of a text, whatever its marks. */
const LONGEST_IMPRINT = 40;

/** 谢谢  发表于 2018-12-2 17:12 is a remark, 引用: 老杆 发表于 … quotes; 沙发 发表于 … heads a post. */
function isReply({ first }: Line): boolean {
  return (first?.text === "引用" && first.strength !== "H") || (first?.strength === "w" && !/^(?:楼主|沙发|板凳|地板|地下室|顶)/u.test(first.text));
}

const HOME = ["首页", "主页", "论坛", "网站首页", "讨论区", "社区"];
const HERE = ["正文", "本页", "详情", "内容", "详细内容", "文章内容", "新闻详情"];

/** 首页 > 要闻 > 正文: cells between arrows, the first a home or the last a "you are here". */
function isPath(key: string, line: Line): boolean {
  const size = line.end - line.start;
  if (size > LONGEST_PATH || line.marks > 0 || line.commas > 1) return false;
  const text = key.slice(line.start, line.end).replaceAll("&gt;", ">"); // as extractors leave it
  const arrows = line.arrows > 0 || text.includes(">");
  const cells = text.split(arrows ? /[>›»‹→]/u : /\s[-/|]\s/u).filter((cell, i, all) => cell !== "" || i === 0 || i === all.length - 1).map((cell) => cell.replace(/\s+/gu, ""));
  if (cells.length < 2) return false;
  let longest = 0;
  for (const cell of cells) longest = Math.max(longest, cell.length);
  if (longest > 60) return false;
  const first = cells[0]!.replace(/\([a-zÀ-ɏ]+\)/gu, "");
  const last = cells.at(-1)!.replace(/\([a-zÀ-ɏ]+\)/gu, "");
  const home = HOME.includes(first) || (arrows && first.length <= 16 && /(?:首页|论坛|社区|bbs|网|知道|百科|书屋|小说)$/u.test(first));
  const here = HERE.includes(last);
  if (arrows && home && (here || cells.length >= 3)) line.points = 2;
  return arrows ? home || (here && cells.length >= 3) : home && (cells[0] === "首页" || cells.length >= 3) && cells.length <= 5 && line.tokens >= 1 && size <= 60;
}

/** 【1】【2】【3】 or 1 2 3 4: consecutive numbers from one on. [0|1|2] are the values of an option, 4 5 6 7 8 9 10 is a week. */
function isPageNumbers(key: string, line: Line): boolean {
  const numbers = key.slice(line.start, line.end).match(/\d+/gu) ?? [];
  return numbers.length >= 3 && numbers[0] === "1" && numbers.every((number, i) => i === 0 || Number(number) === Number(numbers[i - 1]) + 1) && /^[\s\d[\]【】()…|.]+$/u.test(key.slice(line.start, line.end));
}

