import type { Draft, Reader } from "./draft.ts";
import { isDigit, MAX_DIGITS } from "./numeral.ts";
import { Kind } from "./tables.ts";
import type { Bound } from "./words.ts";
import { isLatinLetter, readUnit } from "./unit.ts";

export const IDIOM = "numerals/idiom";

export function bound(reader: Reader, i: number): Draft | undefined {
  const word = boundWord(reader, i);
  if (word === undefined || reader.off.has(`numerals/${word.bound.kind}`)) return undefined;
  return { start: Math.max(word.start, reader.last), end: word.end, numeralStart: i, numeralEnd: word.end, type: word.bound.kind === "slogan" ? "slogan" : "name", notation: "han", rule: word.bound.kind === "idiom" ? IDIOM : `numerals/${word.bound.kind}` };
}

/** How far before a numeral a bound word may begin: 独一无二, 背水一战, 狡兔三窟 … */
const LOOK_BACK = 5;

/** The bound word over the numeral at `i`: 统一, 三农, 一般. The longest one wins; its end is where reading goes on. */
export function boundWord(reader: Reader, i: number): { readonly start: number; readonly end: number; readonly bound: Bound } | undefined {
  const { key, end } = reader;
  let best: { readonly start: number; readonly end: number; readonly bound: Bound } | undefined;
  const words = reader.words.bound;
  for (let start = Math.max(reader.last, i - LOOK_BACK); start <= i; start++) {
    for (let match = words.matchAt(key, start, end); match !== 0; match = words.shorter(match)) {
      const length = words.lengthOf(match);
      const stop = start + length;
      if (stop <= i || (best !== undefined && length <= best.end - best.start)) break;
      const value = words.valueOf(match);
      if (value.unless !== "" && stop < end && value.unless.includes(key[stop]!)) continue;
      if (isCounted(reader, start, stop, i, value)) continue;
      best = { start, end: stop, bound: value };
      break;
    }
  }
  return best;
}

/** 十一 is a holiday, 十一个 a number; 统一 ends where 统一百… could go on: a numeral that continues wins only when the word is all numeral. */
function isCounted(reader: Reader, start: number, stop: number, i: number, bound: Bound): boolean {
  const { key, end, tables } = reader;
  if (stop >= end) return false;
  // 千千万万个家庭, 三三两两几个人: doubled, never a number.
  if (stop - start === 4 && key[start] === key[start + 1] && key[start + 2] === key[start + 3]) return false;
  const next = tables.kinds[key.charCodeAt(stop)]!;
  if (start === i && isLongerCount(reader, i, stop)) return true;
  // 高三百七十丈: the numeral goes on; 统一百… does not, nor does any word that ends with 一.
  const last = tables.kinds[key.charCodeAt(stop - 1)] === Kind.DIGIT ? tables.values[key.charCodeAt(stop - 1)]! : 0;
  if (last > 1 && stop - 1 === i && (next === Kind.UNIT || next === Kind.MAGNITUDE) && !bound.numeral) return true;
  if (bound.numeral) return start === i && (next > 0 && next < 7 || tables.units.longestAt(key, stop, end) !== undefined);
  return false;
}

/** > | 三公|里   一平|方米   四海|里   A unit goes on where the word ends, and a small number counts it. */
function isLongerCount(reader: Reader, i: number, stop: number): boolean {
  const { key, tables } = reader;
  let at = i;
  while (at - i < 3 && (tables.kinds[key.charCodeAt(at)] === Kind.DIGIT || key[at] === "十")) at++;
  if (at === i || at >= stop || tables.kinds[key.charCodeAt(at)] !== 0) return false;
  const unit = readUnit(reader, at);
  return unit !== undefined && unit.end > stop && (unit.unit.kind !== "classifier" || unit.unit.licence);
}

/** > | C919  PM2.5  5G  LV.9   Letters touch the number: a code. `i` is its first digit; where the code ends. */
export function codeEnd(reader: Reader, i: number): number {
  const { key, end } = reader;
  let j = i;
  while (j < end && (isDigit(key.charCodeAt(j)) || isLatinLetter(key.charCodeAt(j)) || (isJoint(key[j]!) && j + 1 < end && (isDigit(key.charCodeAt(j + 1)) || isLatinLetter(key.charCodeAt(j + 1)))))) j++;
  return j;
}

function isJoint(character: string): boolean {
  return character === "." || character === "-" || character === "_" || character === "/" || character === "·";
}

/** > | https://a.cn/2024/05/1.html   www.a.cn   a.com/2024   `i` is the colon, the first w or the point; where the address ends, or `i`. */
export function urlEnd(reader: Reader, i: number): number {
  const { key, raw, end } = reader;
  const begins = key[i] === "." ? reader.words.trailing.domain.matchAt(key, i) !== 0 : key.startsWith(key[i] === "w" ? "www." : "://", i);
  if (!begins || i === 0 && key[i] !== "w") return i;
  let j = i;
  while (j < end && isAddressUnit(raw.charCodeAt(j))) j++;
  return j;
}

/** Printable ASCII but blanks, quotes and angle brackets. */
function isAddressUnit(unit: number): boolean {
  return unit > 32 && unit < 127 && unit !== 34 && unit !== 60 && unit !== 62;
}

export function touchesLetter(reader: Reader, i: number): boolean {
  if (i === 0) return false;
  const { key } = reader;
  const before = key.charCodeAt(i - 1);
  if (isLatinLetter(before) || key[i - 1] === "@") return true;
  return (key[i - 1] === "." || key[i - 1] === "-" || key[i - 1] === "_" || key[i - 1] === "·") && i > 1 && isLatinLetter(key.charCodeAt(i - 2));
}

const OPENING = "“‘「『《〈\"'【";
const CLOSING = "”’」』》〉\"'】";

const PAUSES = ",。;!?:、\n";

/** The quotation that opens right before `i`: where its closing mark stands, when it is short and holds no pause. */
export function quotedUntil(reader: Reader, i: number): number {
  const { key, end } = reader;
  if (i === 0) return -1;
  const opening = key.charCodeAt(i - 1);
  if (opening !== 0x22 && opening !== 0x27 && opening !== 0x2018 && opening !== 0x201c && !(opening >= 0x3008 && opening <= 0x3010)) return -1;
  const kind = OPENING.indexOf(key[i - 1]!);
  if (kind < 0) return -1;
  const closing = CLOSING.charCodeAt(kind);
  for (let j = i; j < end && j - i <= 14; j++) {
    const unit = key.charCodeAt(j);
    if (unit === closing) return j;
    if ((unit < 0x40 || unit === 0x3001 || unit === 0x3002) && PAUSES.includes(key[j]!)) return -1;
  }
  return -1;
}

/** > | “2+3+N”  1+9  3+3+X   Sums of numbers and letters name policies. Where it ends, or `i`. */
export function sumEnd(reader: Reader, i: number): number {
  const { key, end } = reader;
  let j = i;
  let sums = 0;
  for (;;) {
    const from = j;
    while (j < end && isDigit(key.charCodeAt(j)) && j - from < 6) j++;
    if (j === from && j < end && isLatinLetter(key.charCodeAt(j)) && !isLatinLetter(key.charCodeAt(j + 1))) j++;
    if (j === from) return i;
    if (key[j] !== "+") break;
    const next = key.charCodeAt(j + 1);
    if (!(isDigit(next) || (isLatinLetter(next) && !isLatinLetter(key.charCodeAt(j + 2))))) break;
    sums++;
    j++;
  }
  return sums > 0 ? j : i;
}

/** Before the short number of a service. */
const DIALLED = /(拨打|拨通|热线|电话|致电)了?$/;
/** Before a number of any length. */
const LABELLED = /(电话|热线|手机|传真|致电|拨打|号码|qq|QQ|微信|tel|TEL)[::号]?\s?$/;

/** Runs of digits that are no amounts: ids of 15 digits and more, phones, hotlines. Type and end, or undefined. */
export function digitCode(reader: Reader, i: number): { readonly end: number; readonly type: "code" | "phone"; readonly rule: string } | undefined {
  const { key, end } = reader;
  let j = i;
  while (j < end && isDigit(key.charCodeAt(j))) j++;
  const length = j - i;
  if (length >= 15) {
    if (length > MAX_DIGITS || !isAmountBehind(key, j)) return { end: j, type: "code", rule: "numerals/code.id" };
    return undefined;
  }
  // > | 138 0013 8000   +86 138 0013 8000
  const spaced = key[i - 1] === "+" && length === 2 && key[j] === " " ? j + 1 : i;
  if (key[spaced] === "1" && (spaced > i || length === 3) && isDigitGroups(key, spaced, [3, 4, 4])) return { end: spaced + 13, type: "phone", rule: "numerals/phone" };
  if (key[j] === "-" && isDigit(key.charCodeAt(j + 1))) {
    const phone = phoneEnd(key, i, end);
    if (phone > i) return { end: phone, type: "phone", rule: "numerals/phone" };
    return undefined;
  }
  if (length === 11 && key[i] === "1" && key.charCodeAt(i + 1) >= 51 && !isAmountBehind(key, j)) return { end: j, type: "phone", rule: "numerals/phone" };
  // > | (010)62345678
  if ((length === 7 || length === 8) && key[i - 1] === ")" && isAreaCode(key, i)) return { end: j, type: "phone", rule: "numerals/phone" };
  if (length < 3 || length > 12) return undefined;
  const before = key.slice(Math.max(0, i - 4), i);
  // > | 查詢可致電6148 0552或9709 1695   Hong Kong and Macao: two groups of four.
  if (length === 4 && isDigitGroups(key, i, [4, 4]) && (LABELLED.test(before) || (reader.previous?.type === "phone" && i - reader.last <= 1))) return { end: i + 9, type: "phone", rule: "numerals/phone" };
  if (length >= 7) return LABELLED.test(before) ? { end: j, type: "phone", rule: "numerals/phone" } : undefined;
  // > | 拨打96110   12345热线   110警车   but 接听电话120个
  const hotline = length === 5 ? key.startsWith("12", i) || key.startsWith("95", i) : length === 3 && (key.startsWith("11", i) || key.startsWith("12", i));
  if (!hotline && length < 5) return undefined;
  const called = DIALLED.test(before) && readUnit(reader, j) === undefined;
  return called || (hotline && reader.words.trailing.hotline.matchAt(key, j) !== 0) ? { end: j, type: "phone", rule: "numerals/phone.hotline" } : undefined;
}

function isAreaCode(key: string, at: number): boolean {
  return /\(0\d{2,3}\)$/.test(key.slice(Math.max(0, at - 6), at));
}

/** Groups of digits of these lengths, a blank or a dash between them, no digit behind. */
function isDigitGroups(key: string, at: number, lengths: readonly number[]): boolean {
  let j = at;
  for (const length of lengths) {
    if (j > at && key[j] !== " " && key[j] !== "-") return false;
    if (j > at) j++;
    for (let n = 0; n < length; n++) if (!isDigit(key.charCodeAt(j++))) return false;
  }
  return !isDigit(key.charCodeAt(j));
}

function isAmountBehind(key: string, j: number): boolean {
  return j < key.length && "元万亿个美吨人户%股".includes(key[j]!);
}

/** > | 0512-12345678  400-810-1234  010-8888-8888 */
function phoneEnd(key: string, i: number, end: number): number {
  let j = i;
  const groups: number[] = [];
  for (;;) {
    const from = j;
    while (j < end && isDigit(key.charCodeAt(j)) && j - from < 12) j++;
    groups.push(j - from);
    if (key[j] !== "-" || !isDigit(key.charCodeAt(j + 1)) || groups.length > 3) break;
    j++;
  }
  // > | 0571-8888 6666
  if (groups.length === 2 && groups[1] === 4 && key[i] === "0" && isDigitGroups(key, j + 1, [4]) && key[j] === " ") {
    groups.push(4);
    j += 5;
  }
  const total = groups.reduce((sum, length) => sum + length, 0);
  const area = key[i] === "0" && (groups[0] === 3 || groups[0] === 4) && (groups[1] ?? 0) >= 4;
  const toll = (key.startsWith("400", i) || key.startsWith("800", i)) && groups[0] === 3 && total === 10;
  return (area && total >= 10 && total <= 16) || toll || (total === 11 && groups.length === 3 && groups[0] === 3 && key[i] === "1") ? j : i;
}

/** > | 524国道   3号线   985工程   Where the name ends that the number before `stop` begins; `stop` when there is none. */
export function isNamed(reader: Reader, stop: number): number {
  return stop + (reader.words.namedAfter.longestAt(reader.key, stop, reader.end)?.length ?? 0);
}

export function draftOf(start: number, end: number, type: Draft["type"], rule: string): Draft {
  return { start, end, numeralStart: start, numeralEnd: end, type, notation: "arabic", rule };
}
