import { CharClass, classOf, matchKey } from "../text/index.ts";

/**
 * What a reader sees: the text without pinyin in brackets, without blanks between Han characters and digits, without
 * footnote marks, and with wrapped lines joined. Offsets lead back to the text as given.
 *
 *     source  較2021⏎⏎年增長(zhǎng)約 37 %      view  較2021年增長約37%
 */
export interface ReadingView {
  readonly source: string;
  readonly text: string;
  readonly key: string;
  /** Source offset of the view's unit `at`. */
  toSource(at: number): number;
  /** Source range of the view's range [start, end). */
  range(start: number, end: number): { readonly start: number; readonly end: number };
}

const NEWLINE = 10;
/** An annotation in brackets is at most one syllable with its mark. */
const LONGEST_ANNOTATION = 8;
/** A line that is wrapped is at least this long: shorter ones are headings, list items and cells. */
const WRAPPED_LINE = 18;
/** No line that was wrapped is longer. */
const LONGEST_LINE = 400;

export function readingView(source: string): ReadingView {
  const drops = findDrops(source);
  if (drops.length === 0) {
    const text = plainSigns(source);
    return { source, text, key: matchKey(text), toSource: (at) => at, range: (start, end) => ({ start, end }) };
  }
  // viewStarts[i] ↔ sourceStarts[i]: the beginnings of the kept pieces.
  const viewStarts: number[] = [];
  const sourceStarts: number[] = [];
  const pieces: string[] = [];
  let at = 0;
  let length = 0;
  const keep = (end: number): void => {
    if (end <= at) return;
    viewStarts.push(length);
    sourceStarts.push(at);
    pieces.push(source.slice(at, end));
    length += end - at;
  };
  for (let i = 0; i < drops.length; i += 2) {
    keep(drops[i]!);
    at = drops[i + 1]!;
  }
  keep(source.length);
  const text = plainSigns(pieces.join(""));
  const toSource = (position: number): number => {
    if (position >= text.length) return source.length;
    let low = 0;
    let high = viewStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (viewStarts[middle]! <= position) low = middle;
      else high = middle - 1;
    }
    return viewStarts.length === 0 ? position : sourceStarts[low]! + position - viewStarts[low]!;
  };
  return { source, text, key: matchKey(text), toSource, range: (start, end) => ({ start: toSource(start), end: end > start ? toSource(end - 1) + 1 : toSource(start) }) };
}

/** 增长15℅: typists take the sign of "care of" for a percent sign; 302﹒12万人次: newsrooms of Hong Kong have a decimal point of their own. */
function plainSigns(text: string): string {
  if (text.includes("\ufe52")) text = text.replaceAll(/(?<=\d)\ufe52(?=\d)/g, ".");
  return text.includes("\u2105") ? text.replaceAll(/(?<=[0-9０-９])\u2105/g, "%") : text;
}

/** Ranges to leave out, flat: start, end, start, end … in order. */
function findDrops(source: string): number[] {
  const drops: number[] = [];
  let lineStart = 0;
  let before = 0; // width of the line above
  for (let i = 0; i < source.length; i++) {
    const unit = source.charCodeAt(i);
    if (unit > 0x2000 && unit !== 0xff08 && unit !== 0xfeff && unit !== 0x3000 && unit !== 0xff3b && unit !== 0x200b && unit !== 0x200c && unit !== 0x200d) continue;
    let end = i;
    if (unit === 0x28 || unit === 0xff08) end = Math.max(annotationEnd(source, i), referenceEnd(source, i), remarkEnd(source, i), codeInBracket(source, i));
    else if (unit === 0x5b || unit === 0xff3b) end = footnoteEnd(source, i);
    else if (unit === NEWLINE || unit === 13) {
      end = wrapEnd(source, lineStart, i, before);
      let next = i;
      while (next < source.length && isBlank(source.charCodeAt(next))) next++;
      before = i - lineStart > LONGEST_LINE ? 0 : widthOf(source, lineStart, i);
      lineStart = next;
      if (end === i) {
        i = Math.max(i, next - 1);
        continue;
      }
    } else if (unit === 0x20 || unit === 0xa0 || unit === 0x3000) end = dayInBracket(source, i + 1) > i + 1 ? i + 1 : blankEnd(source, i);
    else if (unit === 0x200b || unit === 0xfeff || unit === 0x200c || unit === 0x200d) end = i + 1;
    if (end > i) {
      drops.push(i, end);
      i = end - 1;
    }
  }
  return drops;
}

/**
 * 增長(zhǎng)約: Latin with a tone mark, or zhuyin, in brackets behind a Han character.
 *       ^-----^
 * Plain letters stay: 地区生产总值(GDP), 首台(套).
 */
function annotationEnd(source: string, at: number): number {
  if (at === 0 || !(classOf(source.charCodeAt(at - 1)) & CharClass.HAN)) return at;
  let marked = false;
  const limit = Math.min(source.length, at + LONGEST_ANNOTATION + 1);
  for (let i = at + 1; i < limit; i++) {
    const unit = source.charCodeAt(i);
    if (unit === 0x29 || unit === 0xff09) return i > at + 1 && marked ? i + 1 : at;
    if (!(classOf(unit) & CharClass.LATIN) && unit !== 0x20 && unit !== 0x2d9 && unit !== 0x2ca && unit !== 0x2cb && unit !== 0x2c7) return at;
    if (unit > 0x7f) marked = true;
  }
  return at;
}

const REFERENCE_OPENS = "见見表图圖附详詳";
const LONGEST_REFERENCE = 24;

/** 下降(同口径)19.6%: between a verb and its number. */
const CHANGED = new Set(["增长", "下降", "上升", "上涨", "下跌", "提高", "减少", "增加", "增長", "上漲", "減少"]);
const LONGEST_ASIDE = 12;
const REMARK_OPENS = "即含不包";
const LONGEST_REMARK = 48;

/** 股票(包括增发)20只, 税收(不含关税)5亿元, 红利2元(含税): a remark without a figure. */
function remarkEnd(source: string, at: number): number {
  const day = dayInBracket(source, at);
  if (day > at) return day;
  const behindVerb = CHANGED.has(source.slice(at - 2, at));
  if (!behindVerb && !REMARK_OPENS.includes(source[at + 1] ?? " ")) return at;
  const limit = Math.min(source.length, at + (behindVerb ? LONGEST_ASIDE : LONGEST_REMARK));
  for (let i = at + 1; i < limit; i++) {
    const unit = source.charCodeAt(i);
    if (unit === 0x29 || unit === 0xff09) return i + 1;
    if (unit === NEWLINE || unit === 0x28 || unit === 0xff08 || classOf(unit) & CharClass.DIGIT) return at;
  }
  return at;
}

/** 群创(3481)63,418张, 某公司(600519): the code of a share behind its name. Four digits that may be a year stay. */
function codeInBracket(source: string, at: number): number {
  if (at === 0 || !(classOf(source.charCodeAt(at - 1)) & CharClass.HAN) || "額额量值數数率價价比".includes(source[at - 1]!)) return at;
  let end = at + 1;
  while (end < source.length && end - at < 8 && classOf(source.charCodeAt(end)) & CharClass.DIGIT) end++;
  const digits = end - at - 1;
  const isYear = /^[(（](?:19|20)/.test(source.slice(at, at + 3)) && digits === 4;
  return (digits === 4 || digits === 6) && !isYear && ")）".includes(source[end] ?? " ") ? end + 1 : at;
}

/** 今(28)日, 本(2021)年: which day or year that is, in a bracket. */
function dayInBracket(source: string, at: number): number {
  if (!"今昨明本前去上".includes(source[at - 1 - blankAt(source, at - 1)] ?? " ")) return at; // 去 (2016) 年
  let end = at + 1;
  while (end < source.length && end - at < 6 && classOf(source.charCodeAt(end)) & CharClass.DIGIT) end++;
  return end > at + 1 && ")）".includes(source[end] ?? " ") && "日年月".includes(source[end + 1 + blankAt(source, end + 1)] ?? " ") ? end + 1 + blankAt(source, end + 1) : at;
}

function blankAt(source: string, at: number): 0 | 1 {
  return source[at] === " " ? 1 : 0;
}

/** 增长1.8%(见表1): where else to look, no part of the sentence. (详见附件2), (表3、表4) and (图5) likewise. */
function referenceEnd(source: string, at: number): number {
  if (!REFERENCE_OPENS.includes(source[at + 1] ?? " ")) return at;
  const limit = Math.min(source.length, at + LONGEST_REFERENCE);
  let numbered = false;
  for (let i = at + 1; i < limit; i++) {
    const unit = source.charCodeAt(i);
    if (unit === 0x29 || unit === 0xff09) return numbered ? i + 1 : at;
    if (unit === NEWLINE || unit === 0x28 || unit === 0xff08) return at;
    if (classOf(unit) & (CharClass.DIGIT | CharClass.NUMERAL)) numbered = REFERENCED.includes(source[i - 1]!) || numbered;
  }
  return at;
}

/** What a reference names, right before its number. */
const REFERENCED = "表图圖件注註第";

/** [12] behind a Han character, a full stop or a percent sign: a note, never a quantity. */
function footnoteEnd(source: string, at: number): number {
  if (at === 0 || (classOf(source.charCodeAt(at - 1)) & CharClass.DIGIT) !== 0) return at;
  let i = at + 1;
  while (i < source.length && i < at + 4 && classOf(source.charCodeAt(i)) & CharClass.DIGIT) i++;
  const close = source.charCodeAt(i);
  return i > at + 1 && (close === 0x5d || close === 0xff3d) ? i + 1 : at;
}

/** One blank between a Han character or a sign and a digit or a letter: 增长 6.1 %. Two blanks are a column. */
function blankEnd(source: string, at: number): number {
  if (at === 0 || at + 1 >= source.length) return at;
  const left = classOf(source.charCodeAt(at - 1));
  const right = classOf(source.charCodeAt(at + 1));
  const latin = CharClass.DIGIT | CharClass.LATIN;
  const next = source.charCodeAt(at + 1);
  // 2.34倍、 2.32倍, 其 中
  if (source[at - 1] === "、" && right & (CharClass.DIGIT | CharClass.HAN)) return at + 1;
  if (source[at - 1] === "其" && source[at + 1] === "中") return at + 1;
  if (left & CharClass.HAN && right & CharClass.HAN && (standsAlone(source, at - 1) || standsAlone(source, at + 1))) return at + 1;
  if (source[at - 1] === "." && right & CharClass.DIGIT && splitsDecimal(source, at)) return at + 1;
  if (left & CharClass.DIGIT && source[at + 1] === "." && CharClass.DIGIT & classOf(source.charCodeAt(at + 2))) return at + 1; // 7705 .01万元
  if ((left & CharClass.HAN && right & latin) || (left & latin && right & CharClass.HAN)) return at + 1;
  if (left & CharClass.DIGIT && (next === 0x25 || next === 0xff05 || next === 0x2103 || next === 0x2030)) return at + 1;
  if (left & CharClass.DIGIT && right & CharClass.DIGIT && groupsThousands(source, at)) return at + 1;
  if ((source.charCodeAt(at - 1) === 0x25 || source.charCodeAt(at - 1) === 0xff05) && right & CharClass.HAN) return at + 1;
  return at;
}

/** 完成增|加|值5亿元, 余|额: a character between two single blanks belongs to the word beside it; a numeral is one of its own. */
function standsAlone(source: string, at: number): boolean {
  return isSingleBlank(source, at - 1) && isSingleBlank(source, at + 1) && !(classOf(source.charCodeAt(at)) & CharClass.NUMERAL);
}

function isSingleBlank(source: string, at: number): boolean {
  return source.charCodeAt(at) === 0x20 && source.charCodeAt(at - 1) > 0x20 && source.charCodeAt(at + 1) > 0x20;
}

/** 增长43. 7%: a blank inside a decimal, right behind a Han character and before a sign of per cent or a unit; 5. 7人 begins an item. */
function splitsDecimal(source: string, at: number): boolean {
  let start = at - 1;
  while (start > 0 && at - start < 5 && classOf(source.charCodeAt(start - 1)) & CharClass.DIGIT) start--;
  if (start === at - 1 || !(classOf(source.charCodeAt(start - 1)) & CharClass.HAN)) return false;
  let end = at + 1;
  while (end < source.length && end - at < 4 && classOf(source.charCodeAt(end)) & CharClass.DIGIT) end++;
  if (source[end] === " ") end++;
  return "%％‰亿万".includes(source[end] ?? "、");
}

/** 产量1 098.8万吨: a blank between one to three digits behind a Han character and just three. 5 100米 in a row of numbers stays. */
function groupsThousands(source: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < 4 && classOf(source.charCodeAt(start - 1)) & CharClass.DIGIT) start--;
  const grouped = source[start - 1] === " " && at - start === 3; // 1 234 567
  if (at - start > 3 || (!grouped && !((classOf(source.charCodeAt(start - 1)) & CharClass.HAN || "、，：".includes(source[start - 1] ?? " ")) && source[start - 1] !== "第"))) return false;
  if (grouped && !(classOf(source.charCodeAt(start - 2)) & CharClass.DIGIT)) return false;
  let end = at + 1;
  while (end < source.length && end - at < 5 && classOf(source.charCodeAt(end)) & CharClass.DIGIT) end++;
  if (end - at !== 4) return false;
  const next = source.charCodeAt(end);
  return (next === 0x2e && (classOf(source.charCodeAt(end + 1)) & CharClass.DIGIT) !== 0) || (next === 0x20 && (classOf(source.charCodeAt(end + 1)) & CharClass.DIGIT) !== 0) || (classOf(next) & CharClass.HAN) !== 0;
}

/**
 * A line break inside a sentence. Behind a digit, a comma or 、 the sentence goes on even over blank lines (较2021⏎⏎年);
 * elsewhere only when the line is long enough to have been wrapped, as long as one beside it, and no blank line follows: a
 * headline is no clause, nor is an item of a list.
 */
function wrapEnd(source: string, lineStart: number, at: number, before: number): number {
  let next = at;
  let breaks = 0;
  while (next < source.length && isBlank(source.charCodeAt(next))) if (source.charCodeAt(next++) === NEWLINE) breaks++;
  if (next >= source.length || at === lineStart) return at;
  const last = source.charCodeAt(at - 1);
  const left = classOf(last);
  const right = classOf(source.charCodeAt(next));
  if (!(right & (CharClass.HAN | CharClass.DIGIT)) || beginsItem(source, next)) return at;
  if (breaks <= 2 && left & CharClass.DIGIT && right & CharClass.HAN && at - lineStart >= WRAPPED_LINE) return next;
  if (breaks <= 2 && at - lineStart >= WRAPPED_LINE && (last === 0x3001 || last === 0xff0c || last === 0x2c)) return next;
  if (breaks > 1 || at - lineStart < WRAPPED_LINE || !(left & (CharClass.HAN | CharClass.DIGIT))) return at;
  return isColumn(source, lineStart, at, next, before) ? next : at;
}

/** How much the lines of a column differ in width; a Han character is two wide. */
const RAGGED = 6;

function isColumn(source: string, lineStart: number, at: number, next: number, before: number): boolean {
  const length = widthOf(source, lineStart, at);
  let end = source.indexOf("\n", next);
  if (end < 0) end = source.length;
  if (end - next > 2 * (at - lineStart)) return false;
  const below = widthOf(source, next, end);
  if (below > Math.max(length, before) + RAGGED) return false; // a heading, and a paragraph
  if (Math.abs(length - before) <= RAGGED || Math.abs(length - below) <= RAGGED) return true;
  // Two lines that stand alone: the second is the rest.
  return before === 0 && below < length && /^\s*(?:\n|$)/.test(source.slice(end + 1, end + 3));
}

function widthOf(source: string, start: number, end: number): number {
  let width = end - start;
  for (let at = start; at < end; at++) if (source.charCodeAt(at) > 0x2000) width++;
  return width;
}

/** (一) 一、 1. 第一 ●: a new item, never the rest of a wrapped line. */
function beginsItem(source: string, at: number): boolean {
  const first = classOf(source.charCodeAt(at));
  if (!(first & (CharClass.NUMERAL | CharClass.DIGIT))) return source.startsWith("本报讯", at) || source.startsWith("本報訊", at) || source[at] === "第";
  let i = at;
  while (i < at + 4 && classOf(source.charCodeAt(i)) & (CharClass.NUMERAL | CharClass.DIGIT)) i++;
  return "、.．)）是".includes(source[i] ?? " ") && !(classOf(source.charCodeAt(i + 1)) & CharClass.DIGIT);
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === NEWLINE || unit === 13 || unit === 9 || unit === 0x3000 || unit === 0xa0;
}
