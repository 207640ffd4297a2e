import type { Decimal } from "../text/decimal.ts";
import type { Tables } from "./tables.ts";

/** What the grammar reads from: the key and the same characters as written, up to `end`. */
export interface Source {
  readonly key: string;
  readonly raw: string;
  readonly end: number;
  readonly tables: Tables;
  /** Power of ten of 兆 as a numeral. */
  readonly zhao: number;
}

/** One numeral without sign, unit or comparator. */
export interface Numeral {
  readonly start: number;
  readonly end: number;
  /** The value, or the low end when `high` is set. */
  readonly value: Decimal;
  /** 两三千, 十五六, 几十, 十几: the high end. */
  readonly high: Decimal | undefined;
  /** 几 and 数: neither end belongs to the range. */
  readonly open: boolean;
  /** 多, 余 or 来 stands behind or inside: 三百多万; 把 behind a magnitude: 万把. */
  readonly more: "多" | "余" | "来" | "把" | undefined;
  readonly arabic: boolean;
  readonly han: boolean;
  readonly capital: boolean;
  /** Han digits read one by one: 二〇二三. */
  readonly digits: boolean;
  /** Begins with a unit or magnitude that nothing counts: 百亿, 千. */
  readonly bare: boolean;
  /** Power of ten of the last unit or magnitude: 8 in 8亿. */
  readonly places: number;
  /** The same, counted in the places that the digits fill: 3 in 4000, 7 in 3000万. For the upper bound of 多. */
  readonly step: number;
  /** Two neighbouring Han digits that only a unit behind them makes a range: 三五(个). */
  readonly pair: boolean;
  /** Ended by a digit that stands for the next lower place: 六千八, 13万2. */
  readonly tail: boolean;
  /** Has a decimal point or thousands marks. */
  readonly pointed: boolean;
}

/** Longest run of digits that is read as a number. A longer one is no number of this world, and costs quadratic time. */
export const MAX_DIGITS = 250;

export const ZERO_UNIT = 48;
export const LIANG = 0x4e24;

/** Where the Arabic digits from `at` on end. */
export function digitsEnd(key: string, at: number): number {
  let i = at;
  while (isDigit(key.charCodeAt(i))) i++;
  return i;
}

export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
