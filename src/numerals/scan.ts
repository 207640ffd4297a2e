import { add, type Decimal, decimalOfInteger } from "../text/decimal.ts";
import type { Numeral, Source } from "./numeral.ts";

/**
 * A numeral while it is read: the sections that 万, 亿 … have closed, and the one that is open.
 *
 *     三亿 | 二千 三百 | 五     closed: 3 × 10^8     open: low 2300, below 2, digit 5
 */
export interface Scan {
  readonly source: Source;
  readonly strict: boolean;
  readonly start: number;
  /** Where reading goes on. */
  at: number;
  /** End of what is read for good. */
  solid: number;

  /** Sections that are closed, the largest first, and the power of ten of the last one; 0 before the first. */
  sections: Section[] | undefined;
  last: number;

  /** The open section without the digit that waits for its unit; `high` is the other end of a range. */
  low: number;
  high: number;
  /** The next unit of the section must be a smaller power of ten. */
  below: number;
  /** Read, and waiting for its unit: 三 of 三千; `digitHigh` is 五 of 三五千. Else -1. */
  digit: number;
  digitHigh: number;
  /** An Arabic number, or one with a point, in the place of the section. */
  coefficient: Decimal | undefined;
  /** A unit was read in this section; a zero; 几 behind 十: only a magnitude may follow. */
  filled: boolean;
  zero: boolean;
  closed: boolean;

  more: Numeral["more"];
  open: boolean;
  bare: boolean;
  arabic: boolean;
  han: boolean;
  capital: boolean;
  pointed: boolean;
  tail: boolean;
  ranged: boolean;
  pair: boolean;
  places: number;
  step: number;
}

export interface Section {
  readonly low: Decimal;
  readonly high: Decimal;
  readonly power: number;
}

export function newScan(source: Source, start: number, strict: boolean): Scan {
  return {
    source, strict, start, at: start, solid: start, sections: undefined, last: 0,
    low: 0, high: 0, below: 4, digit: -1, digitHigh: -1, coefficient: undefined, filled: false, zero: false, closed: false,
    more: undefined, open: false, bare: false, arabic: false, han: false, capital: false, pointed: false, tail: false, ranged: false, pair: false, places: 0, step: 0,
  };
}

/** Place of a digit at the end of a section: after 十 or 零 the ones, else the place below the last unit. */
export function tailFactor({ filled, zero, below }: Scan): number {
  return filled && !zero && below > 1 ? 10 ** (below - 1) : 1;
}

/** Adds up what was read; undefined when nothing was. */
export function numeralOf(scan: Scan): Numeral | undefined {
  const { source: { key, tables: { kinds } }, start, solid, sections, digit, last } = scan;
  if (solid === start) return undefined;
  const more = scan.more !== undefined && solid < scan.at && kinds[key.charCodeAt(solid - 1)] !== 0 && key[solid] === scan.more ? undefined : scan.more;
  let factor = 0;
  let { tail, places, step } = scan;
  if (digit >= 0) {
    factor = tailFactor(scan);
    if (!scan.filled && !scan.zero && last > 0) {
      places = last - 1;
      factor = 10 ** places;
      tail = true;
    } else if (factor > 1) {
      tail = true;
      places = scan.below - 1;
    } else places = 0;
    step = places;
  }
  const low = scan.low + Math.max(digit, 0) * factor;
  const high = scan.high + Math.max(scan.digitHigh >= 0 ? scan.digitHigh : digit, 0) * factor;
  const value = total(sections, scan.coefficient ?? (low === 0 ? undefined : decimalOfInteger(low)), "low");
  const top = scan.ranged ? total(sections, scan.coefficient ?? (high === 0 ? undefined : decimalOfInteger(high)), "high") : undefined;
  return { start, end: solid, value, high: top, open: scan.open, more, arabic: scan.arabic, han: scan.han, capital: scan.capital, digits: false, bare: scan.bare, places, step, pair: scan.pair, tail, pointed: scan.pointed };
}

function total(sections: readonly Section[] | undefined, rest: Decimal | undefined, side: "low" | "high"): Decimal {
  let sum = rest;
  for (let i = (sections?.length ?? 0) - 1; i >= 0; i--) sum = sum === undefined ? sections![i]![side] : add(sum, sections![i]![side]);
  return sum ?? decimalOfInteger(0);
}
