import type { Reader } from "./draft.ts";
import { isDigit, MAX_DIGITS } from "./numeral.ts";
import { readUnit } from "./unit.ts";

/** What the short number of a service begins with: 12345, 95533, 96315, 10086. */
const HOTLINES = ["12", "95", "96", "100"];
/** Before the short number of a service. */
const DIALLED = /(拨打|[请快就要]打|拨通|热线|电话|致电|火警|报警|急救|发至|发送[至到])了?$/;
/** Before a number of any length. */
const LABELLED = /(电话|热线|手机|传真|致电|拨打|号码|qq|QQ|微信|tel|TEL)[::号]?\s?$/;

const BLANK = 32;
const DASH = 45;

/** The digits of [i, j), when they are no amount: an id of 15 digits and more, a phone, a hotline. Type and end, or undefined. */
export function digitCode(reader: Reader, i: number, j: number): { readonly end: number; readonly type: "code" | "phone"; readonly rule: string } | undefined {
  const { key, end } = reader;
  const length = j - i;
  if (length >= 15) {
    if (length > MAX_DIGITS || !isAmountBehind(key, j)) return { end: j, type: "code", rule: "numerals/code.id" };
    return undefined;
  }
  const next = key.charCodeAt(j);
  // > | 138 0013 8000   +86 138 0013 8000
  const spaced = length === 2 && next === BLANK && key[i - 1] === "+" ? j + 1 : i;
  if (key.startsWith("1", spaced) && (spaced > i || length === 3) && isDigitGroups(key, spaced, [3, 4, 4])) return { end: spaced + 13, type: "phone", rule: "numerals/phone" };
  if (next === DASH && isDigit(key.charCodeAt(j + 1))) {
    const phone = phoneEnd(key, i, end);
    if (phone > i) return { end: phone, type: "phone", rule: "numerals/phone" };
    return undefined;
  }
  if (length === 11 && key[i] === "1" && key.charCodeAt(i + 1) >= 51 && !isAmountBehind(key, j)) return { end: j, type: "phone", rule: "numerals/phone" };
  // > | (010)62345678
  if ((length === 7 || length === 8) && key[i - 1] === ")" && isAreaCode(key, i)) return { end: j, type: "phone", rule: "numerals/phone" };
  if (length < 3 || length > 12) return undefined;
  const hotline = length === 5 ? HOTLINES.some((head) => key.startsWith(head, i)) : length === 3 && (key.startsWith("11", i) || key.startsWith("12", i));
  if (length < 5 && !hotline && !(length === 4 && next <= DASH)) return undefined;
  const before = key.slice(Math.max(0, i - 4), i);
  // > | 查詢可致電6148 0552或9709 1695   Hong Kong and Macao: two groups of four.
  if (length === 4 && isDigitGroups(key, i, [4, 4]) && (LABELLED.test(before) || (reader.previous?.type === "phone" && i - reader.last <= 1))) return { end: i + 9, type: "phone", rule: "numerals/phone" };
  if (length >= 7) return LABELLED.test(before) ? { end: j, type: "phone", rule: "numerals/phone" } : undefined;
  // > | 拨打96110   12345热线   110警车   but 接听电话120个
  if (!hotline && length < 5) return undefined;
  const called = DIALLED.test(before) && readUnit(reader, j) === undefined;
  return called || (hotline && reader.words.trailing.hotline.matchAt(key, j) !== 0) ? { end: j, type: "phone", rule: "numerals/phone.hotline" } : undefined;
}

/** > | 幺三八零零一三八零零零   拨打幺二零   A number as it is said, digit by digit: a mobile one, or behind a word of calling. */
export function isSpokenPhone({ key, tables: { values } }: Reader, start: number, stop: number): boolean {
  if (stop - start === 11) return values[key.charCodeAt(start)] === 1 && values[key.charCodeAt(start + 1)]! > 2;
  return stop - start <= 12 && DIALLED.test(key.slice(Math.max(0, start - 4), start));
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
