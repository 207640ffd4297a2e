import type { Quantity } from "../numerals/types.ts";
import { CharClass, classOf } from "../text/index.ts";
import type { Lexicon } from "./lexicon.ts";
import type { ReadingView } from "./view.ts";

/** 113年全國稅收, 較112年: years of the Republic, in a text in traditional characters; no span of time. */
export function isRepublican(q: Quantity, view: ReadingView, start: number, end: number): boolean {
  const { key, text } = view;
  if (q.type !== "duration" || q.unitText !== "年" || q.notation !== "arabic" || q.value === null || q.comparator !== undefined || !/^\d+年$/.test(q.text)) return false;
  const year = q.value.number;
  const before = key[q.start - 1] ?? ",";
  // 從108年的33.6%, but 108年的歷史.
  if (year < 80 || year > 150 || "来來间間内內以前后後历歷多".includes(text[q.end] ?? " ") || (text[q.end] === "的" && !"从至较比".includes(before))) return false;
  if (q.start > start && !",。;:(、于自至到比较在和与从".includes(before)) return false;
  const next = key[q.end] ?? ",";
  const firm = year % 10 !== 0 && year >= 90 && !"不老店未".includes(next); // 114年台湾出口; 120年老店
  if (!firm && !"月度底末初上下第全各至及与、,)截止春夏秋冬".includes(next) && !key.slice(Math.max(0, q.start - REPUBLIC_NEAR), q.start).includes("民国") && !"较比自至".includes(before)) return false;
  for (let at = Math.max(0, start - TRADITIONAL_NEAR); at < Math.min(text.length, end + TRADITIONAL_NEAR); at++) if (text[at] !== key[at] && text.charCodeAt(at) >= 0x3400 && text.charCodeAt(at) < 0xf900) return true;
  return false;
}

/** How far from the sentence a traditional character is looked for. */
const TRADITIONAL_NEAR = 40;
/** How far back 民国 is looked for. */
const REPUBLIC_NEAR = 200;

const RUNS = new Set(["届", "次", "年", "月", "季度", "个季度", "个月", "期", "周", "轮"]);

export function saysHowOften(q: Quantity, key: string, at: number, end: number, lexicon: Lexicon): boolean {
  const unit = q.unitText ?? "";
  if (q.type === "duration" && (key.startsWith("提前", at - 2) || key.startsWith("单月", q.end))) return true;
  if ((key.startsWith("连续", at - 2) || /(?:^|[^接相])连$/.test(key.slice(Math.max(0, at - 2), at))) && (q.type === "duration" || (q.type === "cardinal" && RUNS.has(unit)))) return true;
  if (q.type !== "cardinal" || unit !== "次" || key[at - 1] === "第") return false;
  const kind = lexicon.words.longestAt(key, q.end, end)?.value;
  return kind === "link" || kind === "up" || kind === "down" || kind === "rank" || kind === "lverb";
}

const SPAN_PREFIXES = ["未来", "今后", "过去", "最近", "前", "首", "近", "这"];

/** 2023年|底, 五年|间, 2019/20年度: a date with what belongs to it. */
export function wholeTime(key: string, at: number, q: Quantity, end: number): readonly [number, number] {
  let to = q.end;
  const next = key[to] ?? "";
  if (to < end && (("底末初".includes(next) && next !== "" && /[年月季度]$/.test(q.text)) || (q.type === "duration" && "间来内".includes(next) && next !== ""))) to++;
  if (to + 1 < end && key.startsWith("以来", to)) to += 2;
  else if (to < end && next === "起" && q.type !== "duration" && "自从".includes(key[at - 1] ?? " ")) to++;
  for (const before of SPAN_PREFIXES) if (q.type === "duration" && key.startsWith(before, at - before.length) && !(before === "前" && "先此之以日".includes(key[at - 2] ?? ","))) return [at - before.length, to];
  if (/^[元一1][至到—~-]$/.test(key.slice(at - 2, at)) && /月份?$/.test(q.text)) return [at - 2, to]; // 元至|四月份
  const term = lastTerm(key, at, to, end);
  if (term > to) return [at, term];
  const span = at >= 5 && (key[at - 1] === "/" || key[at - 1] === "-") && isYear(key.slice(at - 5, at - 1)) && q.text.length <= 5;
  return [span ? at - 5 : at, to];
}

const TERMS = ["止年度", "止财政年度", "止财年", "止会计年度", "止六个月", "止三个月", "止九个月", "止十二个月", "止期间", "止上半年", "止季度", "止首六个月", "止首九个月"];

/** 截至2023年12月31日|止年度: where the term ends that ends on this day. */
function lastTerm(key: string, at: number, to: number, end: number): number {
  if (key[to] !== "止" && !(key[to] === "日" && key[to + 1] === "止")) return at;
  const from = key[to] === "止" ? to : to + 1;
  for (const term of TERMS) if (key.startsWith(term, from) && from + term.length <= end) return from + term.length;
  return at;
}

function isYear(text: string): boolean {
  for (const character of text) if (!(classOf(character.charCodeAt(0)) & (CharClass.DIGIT | CharClass.NUMERAL))) return false;
  return true;
}
