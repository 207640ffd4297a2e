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

/** Where the Han digits behind the point at `i` end; `i` when there are none. */
export function fractionEnd({ key, end, tables: { kinds } }: Source, i: number): number {
  let j = i + 1;
  while (j < end && (kinds[key.charCodeAt(j)] === Kind.DIGIT || kinds[key.charCodeAt(j)] === Kind.ZERO)) j++;
  return j > i + 1 ? j : i;
}

/** The Han digits of [from, to) as Arabic ones. */
export function digitsOf({ key, tables: { values } }: Source, from: number, to: number): string {
  let text = "";
  for (let at = from; at < to; at++) text += values[key.charCodeAt(at)]!;
  return text;
}

/** Behind the fraction of a number whose point is a mark. */
const POINTED_UNITS = new Set(["percent", "point", "money", "quantity", "multiple", "tenths"]);

/**
 * > | 四．四五％   百分之四·五   一．三五個百分點   A mark for 点 between Han digits, as newspapers print it.
 * A day is written so as well (九·一八事变, 六.一八大促): what is measured must follow, or 分之 stand before.
 */
export function isWrittenPoint(source: Source, start: number, i: number): boolean {
  const { key, end, tables } = source;
  if (key[i] !== "." && key[i] !== "·" && key[i] !== "・" && key[i] !== "•") return false;
  const j = fractionEnd(source, i);
  if (j === i) return false;
  if (key[start - 1] === "之" && key[start - 2] === "分") return true;
  const unit = tables.kinds[key.charCodeAt(j)] === Kind.MAGNITUDE ? undefined : tables.units.longestAt(key, j, end);
  return j < end && (tables.kinds[key.charCodeAt(j)] === Kind.MAGNITUDE || (unit !== undefined && POINTED_UNITS.has(unit.value.kind)));
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
  }
  if (length > MAX_DIGITS) return undefined;
  let text = digitsOf(source, start, i);
  let capital = false;
  for (let at = start; at < i; at++) capital ||= tables.capitals[key.charCodeAt(at)] === 1;
  let pointed = false;
  if (next === Kind.POINT || isWrittenPoint(source, start, i)) {
    const j = Math.min(fractionEnd(source, i), i + MAX_DIGITS);
    if (j > i) {
      text += `.${digitsOf(source, i + 1, j)}`;
      pointed = true;
      i = j;
    }
  }
  const value = length === 0 ? ZERO : decimalOf(text);
  return { start, end: i, value, high: undefined, open: false, more: undefined, arabic: false, han: true, capital, digits: true, bare: false, places: 0, step: 0, pair: false, tail: false, pointed };
}
