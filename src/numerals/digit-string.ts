import { decimalOf, ZERO } from "../text/decimal.ts";
import { LIANG, MAX_DIGITS, type Numeral, type Source } from "./numeral.ts";
import { Kind } from "./tables.ts";

/** 壹 and its like are words too (陆军, 队伍): they count beside another part of a capital numeral, or before money. */
export function isCapitalNeighbour(source: Source, i: number): boolean {
  const { key, tables } = source;
  const next = key.charCodeAt(i + 1);
  const kind = tables.kinds[next]!;
  if (kind === Kind.UNIT || kind === Kind.MAGNITUDE || kind === Kind.POINT || "元圆角分整".includes(key[i + 1] ?? " ")) return true;
  return i > 0 && (tables.kinds[key.charCodeAt(i - 1)] === Kind.UNIT || key[i - 1] === "零" || tables.capitals[key.charCodeAt(i - 1)] === 1);
}

/** > | 二〇二三年   Han digits one by one: three or more, or two that cannot be neighbours of a range (一一, 九八). */
export function readDigitString(source: Source, start: number, strict: boolean): Numeral | undefined {
  const { key, end, tables } = source;
  const { kinds, values } = tables;
  let i = start;
  while (i < end && (kinds[key.charCodeAt(i)] === Kind.DIGIT || kinds[key.charCodeAt(i)] === Kind.ZERO) && (i === start || key.charCodeAt(i) !== LIANG) && (strict || tables.capitals[key.charCodeAt(i)] === 0 || isCapitalNeighbour(source, i))) i++;
  const length = i - start;
  if (length < 2) return undefined;
  const next = i < end ? kinds[key.charCodeAt(i)]! : 0;
  if (next === Kind.UNIT) return undefined;
  if (length === 2 && !strict) {
    const first = values[key.charCodeAt(start)]!;
    const second = values[key.charCodeAt(start + 1)]!;
    if (first > 0 && second > first && second <= first + 2) return undefined;
    if (next === Kind.MAGNITUDE) return undefined;
  }
  if (length > MAX_DIGITS) return undefined;
  let text = "";
  let capital = false;
  for (let at = start; at < i; at++) {
    text += values[key.charCodeAt(at)]!;
    capital ||= tables.capitals[key.charCodeAt(at)] === 1;
  }
  let pointed = false;
  if (next === Kind.POINT) {
    let j = i + 1;
    while (j < end && j - i < MAX_DIGITS && (kinds[key.charCodeAt(j)] === Kind.DIGIT || kinds[key.charCodeAt(j)] === Kind.ZERO)) j++;
    if (j > i + 1) {
      text += ".";
      for (let at = i + 1; at < j; at++) text += values[key.charCodeAt(at)]!;
      pointed = true;
      i = j;
    }
  }
  const value = length === 0 ? ZERO : decimalOf(text);
  return { start, end: i, value, high: undefined, open: false, more: undefined, arabic: false, han: true, capital, digits: true, bare: false, places: 0, step: 0, pair: false, tail: false, pointed };
}
