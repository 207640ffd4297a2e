/** Who wrote a text and whose it is, where no label with a colon says so. */
import { cellsOf } from "./cells.ts";
import { readTime } from "./dates.ts";
import { fieldsOf } from "./fields.ts";
import { loadLabels } from "./labels.ts";
import { isByline, isLead, isPerson, isPressName } from "./lead.ts";
import type { MetaText, PageMetadata } from "./metadata.ts";
import { size, textOf, type Block, type Page } from "./model.ts";
import { NumberShape } from "./numbers.ts";

type Names = { -readonly [Name in "author" | "source" | "editor"]?: PageMetadata[Name] };

/** Lines of software that prints the name in a place of its own; the name is group 1 and ends at a blank. */
const FORMATS: readonly RegExp[] = [
  // posted @ 2020-05-06 22:13  慢慢走  阅读(1024)
  /^posted @ [\d-]{8,10} [\d:]{4,8}\s{1,4}(\S{1,24})(?:\s|$)/u,
  // Posted on 2014-05-30 by 木屑
  /^posted (?:on )?.{6,24} by (\S{1,24})$/iu,
  // whitecat 發表在 痞客邦 留言(2) 人氣(1,024)
  /^(\S{1,24}) (?:發表在|发表在) 痞客邦/u,
  // 看板Live作者whitecat (白貓)時間…
  /^看板[^作]{1,40}作者(\S{1,20})\s?\(/u,
  // 木头 评论 山行 2016-08-21 13:05:22
  /^(\S{1,16}) (?:评论|評論) .{1,40} \d{4}-\d{1,2}-\d{1,2}/u,
];
const LONGEST_LINE = 120;
/** A line of names is no longer than this, and a name no longer than that. */
const LONGEST_NAMES = 60;
const LONGEST_NAME = 16;
/** Lines below the title among which names stand. */
const LOOK = 6;

/** What stands before a name, alone or right before it. */
const AUTHOR_ROLE = /^(?:\p{Script=Han}{0,6}?(?:记者|記者)|作者|撰文|撰稿|文|by)$/iu;
const EDITOR_ROLE = /^(?:责任编辑|責任編輯|编辑|編輯|责编|責編)$/u;
const SOURCE_ROLE = /^(?:来源|來源|稿源)$/u;
const OTHER_ROLE = /^(?:图|圖|图片|摄影|攝影|摄|攝|视频|通讯员|通訊員|校对|审核|设计)$/u;
/** What stands beside names and is none: 原创, 报道, 发表于浙江. */
const NO_NAME = /^(?:原[创創]|[报報][道導]|专稿)$|^(?:发[表布]于|發[表布]於|来自|來自)/u;
const REPORTER = /^\p{Script=Han}{0,6}?(?:记者|記者)(\p{Script=Han}{2,4})$/u;

/** Reads the author, the source and the editor near the title of an article, unless fields have told them. */
export function readNames(page: Page, out: Names): void {
  readFormats(page, out);
  const { blocks, text } = page;
  const last = Math.min(blocks.length, page.title + 1 + LOOK);
  for (let i = Math.max(0, page.title - 1); i < last; i++) {
    const block = blocks[i]!;
    if (i === page.title || (i < page.title && (block.line.shape & NumberShape.DATE) === 0)) continue;
    if (i > page.title && (block.sentence || isLead(text, block.line))) readLead(page, block, out);
    if (block.sentence && i > page.title) break;
    if (block.sentence || size(block) > LONGEST_NAMES) continue;
    if (isNamesLine(page, block, i)) readCells(page, block, out);
    readQuoted(page, block, out);
  }
  readAccount(page, out);
  readOwner(page, out);
}

function readFormats({ text, blocks }: Page, out: Names): void {
  for (const { line } of blocks) {
    if (out.author !== undefined || line.end - line.start > LONGEST_LINE || line.shape === 0) continue;
    const raw = text.slice(line.start, line.end);
    for (const pattern of FORMATS) {
      const found = pattern.exec(raw);
      if (found === null) continue;
      out.author = spanOf(text, line.start + (found[0].startsWith(found[1]!) ? 0 : found[0].lastIndexOf(found[1]!)), found[1]!.length);
      break;
    }
  }
}

/** A line with a time and no labels, a byline, the name of a paper, or of a person between the title and a line of times, counters or another name. */
function isNamesLine(page: Page, { line }: Block, index: number): boolean {
  const { text, title, blocks } = page;
  if ((line.shape & NumberShape.DATE) !== 0 || isByline(text, line)) return true;
  if (line.fields !== 0) return false;
  const name = text.slice(line.start, line.end);
  const beside = (at: Block | undefined): boolean => at !== undefined && !at.sentence && (at.line.shape !== 0 || (at.line.tokens > 0 && at.line.numbers > 0) || isPressName(text.slice(at.line.start, at.line.end)));
  return line.hard === undefined && (isPressName(name) || roleOf(cellsOf(text, line)[0]?.text ?? "") !== undefined || /^原[创創]\s/u.test(name) || (isPerson(text, line) && ((index > title + 1 && beside(blocks[index - 1])) || beside(blocks[index + 1]) || (index === title + 1 && isNewspaper(page)))) || /[／/]\s?[记記]者/u.test(name));
}

function roleOf(cell: string): "author" | "editor" | "source" | "other" | undefined {
  return AUTHOR_ROLE.test(cell) ? "author" : EDITOR_ROLE.test(cell) ? "editor" : SOURCE_ROLE.test(cell) ? "source" : OTHER_ROLE.test(cell) ? "other" : undefined;
}

/** Has the page the links of an electronic newspaper? */
export function isNewspaper({ profile, blocks }: Page): boolean {
  return profile === "newspaper" || blocks.some(({ line }) => line.hard?.family === "nav.epaper");
}

/** 临湖日报 沈岚 2024-03-05; 文/沈岚 图/周扬 编辑/李雪; 原创 苏洋 城市观察. */
function readCells(page: Page, block: Block, out: Names): void {
  const { line } = block;
  const field = line.fields === 0 ? undefined : fieldsOf(page, block)[0];
  const cells = cellsOf(page.text, { start: line.start, end: field?.at ?? line.end }).filter(({ text, start, end }) => roleOf(text) !== undefined || (!NO_NAME.test(text) && !isButton(page, start, end)));
  const isTimed = (line.shape & NumberShape.DATE) !== 0;
  const free: MetaText[] = [];
  let role: ReturnType<typeof roleOf>;
  for (const cell of cells) {
    const reporter = REPORTER.exec(cell.text);
    const next = roleOf(cell.text);
    if (next !== undefined) role = next;
    else if (reporter !== null) out.author ??= spanOf(page.text, cell.end - reporter[1]!.length, reporter[1]!.length);
    else if (role !== undefined) {
      if (role !== "other") out[role] ??= cell;
      role = undefined;
    } else free.push(cell);
  }
  const press = free.find(({ text }) => isPressName(text));
  if (press !== undefined) out.source ??= press;
  const isOriginal = /^原[创創]/u.test(page.text.slice(line.start, line.start + 2));
  const [first, second] = free;
  if (first === undefined || free.length > 2 || first.text.length > LONGEST_NAME || (second?.text.length ?? 0) > LONGEST_NAME) return;
  // 苏洋 城市观察 2022-05-18: the writer and the account.
  if (second !== undefined && press === undefined && (isOriginal || (isTimed && (page.profile === "wechat" || (isPerson(page.text, first) && !isPerson(page.text, second)))))) {
    out.author ??= first;
    out.source ??= second;
  } else if (second === undefined && isTimed && page.profile === "wechat") out.source ??= first;
  else if (isPerson(page.text, first) && (second === undefined || second === press)) out.author ??= first;
  // 2022-04-18 19:30·老街手艺人
  else if (second === undefined && isTimed && /^\s?·/u.test(page.text.slice(readTime(page.text, line.start, line.end)?.end ?? line.end, line.end))) out.author ??= first;
}

/** Papers and magazines with their day or number: 《临湖日报》（2021年06月08日 03版）; 临湖医学 2017年34期. */
function readQuoted({ text }: Page, { line }: Block, out: Names): void {
  if ((line.shape & (NumberShape.DATE | NumberShape.YEAR)) === 0) return;
  const raw = text.slice(line.start, line.end);
  const found = /《\s?([^《》]{2,16}?)\s?》/u.exec(raw) ?? /^([^\s\d]{2,16})\s?\d{4}年第?\d{1,3}期$/u.exec(raw);
  if (found === null || (found[0].startsWith("《") && !isPressName(found[1]!))) return;
  out.source ??= spanOf(text, line.start + found.index + found[0].indexOf(found[1]!), found[1]!.length);
}

/** 收藏, 举报, 阅读(321). */
function isButton({ key }: Page, start: number, end: number): boolean {
  const trie = loadLabels();
  const last = trie.match(key, start, end) - 1;
  const token = last >= 0 && trie.ends[last] === end ? trie.found[last]!.token : undefined;
  return token !== undefined && token.family !== "meta.article";
}

/** Datelines: the reporter and whose text it is. */
const REPORTERS: readonly RegExp[] = [
  // Counties of Taiwan stand behind the name without a mark: 中央社記者林石花蓮1日電.
  /中央社記者(\p{Script=Han}{2,3}?)(?:[台臺][北中南東]|新[北竹]|桃園|高雄|基隆|苗栗|彰化|南投|雲林|嘉義|屏東|宜蘭|花蓮|澎湖|金門|馬祖)/u,
  /(?:记者|記者)\s?([\p{Script=Han}、\s]{2,16}?)(?=\s?(?:通讯员|通訊員|实习生|编辑|編輯|摄影|攝影|报道|報道|報導|[)）／/:：]))/u,
  /(?:记者|記者)\s?([\p{Script=Han}、]{2,12})$/u,
];
const AGENCY = /^[（(【〔[]?((?!本|[记記])\p{Script=Han}{1,5}[社报報网網])(?:[记記]者|专讯|專訊|[讯訊电電](?=[\s　）)】〕（(])|\p{Script=Han}{2,5}(?:\d{1,2}月)?\d{1,2}日[电電])/u;

/** 本报讯（记者 沈岚 通讯员 周启明）; 中央社記者林石花蓮1日電; 【明報專訊】. */
function readLead({ text }: Page, { line }: Block, out: Names): void {
  const raw = text.slice(line.start, Math.min(line.end, line.start + LONGEST_NAMES));
  if (isByline(text, line)) return;
  const agency = AGENCY.exec(raw);
  if (agency !== null) out.source ??= spanOf(text, line.start + agency[0].indexOf(agency[1]!), agency[1]!.length);
  if (out.author !== undefined || !isLead(text, line)) return;
  const found = REPORTERS.map((pattern) => pattern.exec(raw)).find((each) => each !== null);
  if (found === undefined || found === null) return;
  const name = found[1]!;
  const at = line.start + found.index + found[0].indexOf(name);
  out.author = spanOf(text, at, name.trimEnd().length);
}

/** The writer and the account on lines of their own between the title and the time of a WeChat article; the account alone when there is one line. */
function readAccount(page: Page, out: Names): void {
  if (page.profile !== "wechat" || page.title < 0) return;
  const names: Block[] = [];
  for (const block of page.blocks.slice(page.title + 1, page.title + 5)) {
    const { line } = block;
    if ((line.shape & NumberShape.DATE) !== 0 || line.weak?.family === "promo.app") {
      const account = names.at(-1);
      const writer = names.length === 2 ? names[0] : undefined;
      if (account !== undefined) out.source ??= spanOf(page.text, account.line.start, size(account));
      if (writer !== undefined) out.author ??= spanOf(page.text, writer.line.start, size(writer));
      return;
    }
    // 原创
    if (line.tokens > 0 && line.other === 0) continue;
    if (block.sentence || line.fields !== 0 || line.hard !== undefined || size(block) > LONGEST_NAME) return;
    names.push(block);
  }
}

/** A name over a button to follow its owner, near the title. */
function readOwner(page: Page, out: Names): void {
  if (out.author !== undefined || page.title < 0) return;
  for (let i = page.title + 1; i < Math.min(page.blocks.length - 1, page.title + LOOK); i++) {
    const name = page.blocks[i]!;
    if (name.sentence) return;
    // 临湖日报官方账号
    if (!/^\+?关注$/u.test(textOf(page, page.blocks[i + 1]!)) || /[账帐]号$|作者$|博主$/u.test(textOf(page, name))) continue;
    if (size(name) <= LONGEST_NAME && name.line.tokens + name.line.marks + name.line.numbers + name.line.fields === 0) out.author = spanOf(page.text, name.line.start, size(name));
    return;
  }
}

function spanOf(text: string, start: number, length: number): MetaText {
  return { text: text.slice(start, start + length), start, end: start + length };
}
