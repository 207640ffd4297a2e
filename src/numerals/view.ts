import { matchKey } from "../text/key.ts";
import { Kind, loadTables } from "./tables.ts";

/**
 * What the grammar reads: the match key of the text with a few gaps left out, so that a numeral is one run of characters
 * although a pinyin annotation, a blank or a line break stands inside it:
 *
 *     text  500萬(wàn)片    2024 年 1 月     较2021⏎⏎年
 *     key   500万片         2024年1月        较2021年
 *
 * Offsets of the key are mapped back by the list of cuts; without cuts they are the text's own.
 */
export interface View {
  /** Folded: simplified, halfwidth, small letters. */
  readonly key: string;
  /** The same characters as written: units in Latin letters are told apart by case (5g, 5G). */
  readonly raw: string;
  /** Is something left out? Without gaps the offsets are the text's own. */
  readonly hasGaps: boolean;
  /** Offset in the text of key[index]. */
  startOf(index: number): number;
  /** Offset in the text behind key[index - 1]. */
  endOf(index: number): number;
}

/** `key`: the match key of the text. */
export function openView(text: string, key: string, lenient: boolean): View {
  const folded = numeralKey(text, key);
  const cuts = lenient ? findCuts(folded) : [];
  if (cuts.length === 0) return { key: folded, raw: text, hasGaps: false, startOf: (index) => index, endOf: (index) => index };
  const starts = new Int32Array(cuts.length / 2); // offsets in the key where text was left out
  const removed = new Int32Array(cuts.length / 2); // units left out up to and with this cut
  const pieces: string[] = [];
  const rawPieces: string[] = [];
  let at = 0;
  let gone = 0;
  for (let i = 0; i < cuts.length; i += 2) {
    const start = cuts[i]!;
    const end = cuts[i + 1]!;
    pieces.push(folded.slice(at, start));
    rawPieces.push(text.slice(at, start));
    starts[i / 2] = start - gone;
    gone += end - start;
    removed[i / 2] = gone;
    at = end;
  }
  pieces.push(folded.slice(at));
  rawPieces.push(text.slice(at));
  let last = 0; // what is asked for is mostly near what was asked for before
  const offset = (index: number): number => {
    let low = last > 0 && starts[last - 1]! <= index ? last : 0;
    let high = low < starts.length && starts[low]! > index ? low : starts.length; // number of cuts at or before index
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= index) low = middle + 1;
      else high = middle;
    }
    last = low;
    return low === 0 ? index : index + removed[low - 1]!;
  };
  return { key: pieces.join(""), raw: rawPieces.join(""), hasGaps: true, startOf: offset, endOf: (index) => (index === 0 ? 0 : offset(index - 1) + 1) };
}

const CIRCLES = ["○", "◯", "o"];

/**
 * The match key of a text, in which a circle or a letter in the place of 〇 is one: 二○二四年, 五○○萬元, 二OO八年. It stands
 * behind a Han digit or before a point (○．五％), the letter before another digit or 年 as well.
 */
export function numeralKey(text: string, key: string = matchKey(text)): string {
  const { kinds } = loadTables();
  const isDigit = (at: number): boolean => kinds[key.charCodeAt(at)] === Kind.DIGIT || kinds[key.charCodeAt(at)] === Kind.ZERO;
  const zeros: number[] = [];
  for (const circle of CIRCLES) for (let at = key.indexOf(circle); at >= 0; at = key.indexOf(circle, at + 1)) {
    const pointed = key[at - 1] === "点" && isDigit(at - 2); // 一点○五
    if (!isDigit(at - 1) && !pointed && !(circle !== "o" && ".点·".includes(key[at + 1] ?? " ") && isDigit(at + 2))) continue;
    let end = at + 1;
    while (key[end] === circle) end++;
    if (circle !== "o" || isDigit(end) || key[end] === "年") for (let zero = at; zero < end; zero++) zeros.push(zero);
    at = end;
  }
  if (zeros.length === 0) return key;
  const units = key.split("");
  for (const zero of zeros) units[zero] = "〇";
  return units.join("");
}

const BLANK = 32;
const NEWLINE = 10;
const RETURN = 13;

/** Start and end of each gap, flat, in order. */
function findCuts(key: string): number[] {
  const cuts: number[] = [];
  for (let i = 1; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    if (unit > 40) continue; // most units, in one comparison
    if (unit !== BLANK && unit !== 40 && unit !== NEWLINE && unit !== RETURN) continue;
    const end = unit === 40 ? annotationEnd(key, i) : unit === BLANK ? blankEnd(key, i) : breakEnd(key, i);
    if (end === i) continue;
    cuts.push(i, end);
    i = end - 1;
  }
  return cuts;
}

const MAX_SYLLABLE = 8;

/**
 * > | 500萬(wàn)片
 *         ^
 * One syllable of pinyin in brackets behind a Han character; `i` when there is none. A gloss in Latin letters of another
 * kind (万(wan units)) is kept: a syllable has one to eight letters, no blank, no digit but a tone.
 */
function annotationEnd(key: string, i: number): number {
  if (!isHanUnit(key.charCodeAt(i - 1))) return i;
  let j = i + 1;
  let marked = false;
  for (; j < key.length && j - i <= MAX_SYLLABLE; j++) {
    const unit = key.charCodeAt(j);
    if (unit === 41) break;
    const latin = (unit >= 97 && unit <= 122) || (unit >= 0xc0 && unit <= 0x24f) || unit === 0x251 || unit === 0x261;
    if (!latin) return i;
    marked ||= unit > 0x7f;
  }
  const length = j - i - 1;
  return key.charCodeAt(j) === 41 && length > 0 && (marked || length <= 5) ? j + 1 : i;
}

/**
 * Blanks between an Arabic digit and a Han character: 2024 年, 共 500 家. Between two Han characters they may part columns:
 * they are left out only where every character stands alone (百 分 之 六 十) and in 百分 之.
 */
function blankEnd(key: string, i: number): number {
  let j = i;
  while (j < key.length && j - i < 3 && key.charCodeAt(j) === BLANK) j++; // no further: a flood of blanks is read once
  if (j - i > 2 || j === key.length) return i;
  const before = key.charCodeAt(i - 1);
  const after = key.charCodeAt(j);
  if (isDigit(before)) return isTail(after) ? j : i;
  if (isDigit(after)) return isHanUnit(before) && (loadTables().kinds[before] === 0 || goesOn(key, before, j)) ? j : i;
  if (isOneNumber(key, i - 1, j)) return j;
  if (!isSpelt(before) || !isSpelt(after)) return i;
  return (!isHanUnit(key.charCodeAt(i - 2)) && !isHanUnit(key.charCodeAt(j + 1))) || after === ZHI || before === ZHI ? j : i;
}

/**
 * > | 二十| |億   九万| |元   五百| |余万   三千| |八百 九十六万
 * A magnitude begins no number of a list, nor does 元 behind one; a digit with a smaller unit goes on with a larger one.
 */
function isOneNumber(key: string, last: number, next: number): boolean {
  const { kinds, values } = loadTables();
  const before = key.charCodeAt(last);
  const after = key.charCodeAt(next);
  const kind = kinds[before]!;
  if (kinds[after] === Kind.MAGNITUDE && (before === YU || before === DUO)) return kinds[key.charCodeAt(last - 1)]! > 0 || kinds[key.charCodeAt(last - 2)]! > 0;
  if (kind < Kind.DIGIT || kind > Kind.TALLY) return false;
  if (kinds[after] === Kind.MAGNITUDE || (after === YUAN && kind === Kind.MAGNITUDE)) return true;
  const behind = key.charCodeAt(next + 1) === BLANK ? next + 2 : next + 1;
  if (after === YU || after === DUO) return kinds[key.charCodeAt(behind)] === Kind.MAGNITUDE;
  const isPower = (at: number): boolean => kinds[at] === Kind.UNIT || kinds[at] === Kind.MAGNITUDE;
  return isPower(before) && kinds[after] === Kind.DIGIT && isPower(key.charCodeAt(behind)) && values[key.charCodeAt(behind)]! < values[before]!;
}

/** > | 2兆| |7000 億元   Arabic digits behind a magnitude, with a smaller one behind them, are of the same number. */
function goesOn(key: string, magnitude: number, next: number): boolean {
  const { kinds, values } = loadTables();
  let j = next;
  while (isDigit(key.charCodeAt(j)) && j - next < 5) j++;
  if (key.charCodeAt(j) === BLANK) j++;
  const behind = key.charCodeAt(j);
  return kinds[magnitude] === Kind.MAGNITUDE && kinds[behind] === Kind.MAGNITUDE && values[behind]! < values[magnitude]!;
}

const YU = 0x4f59; // 余
const DUO = 0x591a; // 多
const YUAN = 0x5143;

/**
 * A wrapped line inside a number, or between it and what counts it, when the digits do not stand alone on their line:
 *
 *     较2021⏎⏎年   产量39⏎.2万吨   …比上年增长1⏎2.4%
 */
function breakEnd(key: string, i: number): number {
  const inPoint = key[i - 1] === "." && isDigit(key.charCodeAt(i - 2));
  if (!isDigit(key.charCodeAt(i - 1)) && !inPoint) return i;
  let j = i;
  let breaks = 0;
  for (; j < key.length; j++) {
    const unit = key.charCodeAt(j);
    if (unit === NEWLINE) breaks++;
    else if (unit !== BLANK && unit !== RETURN) break;
    if (j - i > 8) return i;
  }
  const pointed = key[j] === "." && isDigit(key.charCodeAt(j + 1)); // nothing else begins so
  const inNumber = inPoint || isDigit(key.charCodeAt(j));
  if (breaks > 2 || j === key.length || !(inNumber || pointed || WRAPPED.includes(key[j]!))) return i;
  let back = i - 1;
  while (back >= 0 && i - back < 24 && (isDigit(key.charCodeAt(back)) || key[back] === "." || key[back] === ",")) back--;
  if (back < 0 || !isHanUnit(key.charCodeAt(back))) return i;
  return inNumber && !(breaks === 1 && isWrapped(key, back, j)) ? i : j;
}

/** A line this long is full. */
const FULL_LINE = 24;

/** Does the line that holds `at` fill its width, and the next one, from `next` on, go on with a number that something counts? */
function isWrapped(key: string, at: number, next: number): boolean {
  if (key.lastIndexOf("\n", at) > at - FULL_LINE || at < FULL_LINE) return false;
  let j = next;
  while (j < key.length && j - next < 16 && (isDigit(key.charCodeAt(j)) || key[j] === "." || key[j] === ",")) j++;
  const unit = key[j] ?? " ";
  return WRAPPED.includes(unit) && unit !== "月" && unit !== "日" && !(unit === "年" && j - next === 4); // a date begins a paragraph
}

/** What a wrapped line may go on with: nothing else than the rest of a quantity begins with these. */
const WRAPPED = "年月日万亿元%家个名户亩吨倍余多人公";

const FEN = 0x5206;
const ZHI = 0x4e4b;

/** A part of a numeral or of 分之. */
function isSpelt(unit: number): boolean {
  return unit === FEN || unit === ZHI || loadTables().kinds[unit]! > 1;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isHanUnit(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || unit === 0x3007;
}

/** A Han character that may follow a number over a blank: not one that begins another number (1 三次). */
function isTail(unit: number): boolean {
  if (unit === 37 || unit === 0x2103) return true;
  if (!isHanUnit(unit)) return false;
  const kind = loadTables().kinds[unit]!;
  return kind === 0 || kind === 4 || kind === 5;
}
