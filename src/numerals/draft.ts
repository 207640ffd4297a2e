import { decimalText, type Decimal, numberOf } from "../text/decimal.ts";
import { isDigit, type Source } from "./numeral.ts";
import type { Change, Words } from "./words.ts";
import type { Comparator, Exact, FindOptions, Notation, Quantity } from "./types.ts";
import type { View } from "./view.ts";

/** What a reading needs to know of its surroundings. */
export interface Reader extends Source {
  readonly view: View;
  readonly words: Words;
  readonly options: FindOptions;
  /** Rules that the caller has switched off. */
  readonly off: ReadonlySet<string>;
  /** Offset in the key where the last result ended: nothing before it is looked at again. */
  last: number;
  /** What the last result was. */
  previous: Draft | undefined;
  /** Does the text write 亿元 more than once? undefined: not yet asked. */
  hundredMillions: boolean | undefined;
  /** Does the text hold a word of Taiwan? undefined: not yet asked. */
  taiwan: boolean | undefined;
}

/** A result in offsets of the key; `publish` turns it into a Quantity. */
export interface Draft {
  start: number;
  end: number;
  readonly numeralStart: number;
  numeralEnd: number;
  type: Quantity["type"];
  notation: Notation;
  value?: Decimal | undefined;
  unit?: string | undefined;
  unitText?: string | undefined;
  comparator?: Comparator | undefined;
  change?: Change | undefined;
  /** Dates and periods. */
  iso?: string | undefined;
  range?: { readonly low: Decimal | undefined; readonly high: Decimal | undefined; readonly open?: boolean; readonly ambiguous?: boolean } | undefined;
  /** > | 约|每秒30万公里   Where words before the number begin that are a part of it: comparators stand before them. */
  lead?: number | undefined;
  extentStart?: number | undefined;
  extentEnd?: number | undefined;
  negative?: boolean | undefined;
  top?: boolean | undefined;
  fromEnd?: boolean | undefined;
  scope?: string | undefined;
  of?: string | undefined;
  numerator?: Decimal | undefined;
  denominator?: Decimal | undefined;
  a?: Decimal | undefined;
  b?: Decimal | undefined;
  rule?: string | undefined;
}

/** A draft with every field written down, set or not: objects that are all built alike are read several times as fast. */
export function newDraft(start: number, end: number, numeralStart: number, numeralEnd: number, type: Draft["type"], notation: Notation): Draft {
  return {
    start, end, numeralStart, numeralEnd, type, notation, value: undefined, unit: undefined, unitText: undefined, comparator: undefined, change: undefined, iso: undefined, range: undefined,
    lead: undefined, extentStart: undefined, extentEnd: undefined, negative: undefined, top: undefined, fromEnd: undefined, scope: undefined, of: undefined,
    numerator: undefined, denominator: undefined, a: undefined, b: undefined, rule: undefined,
  };
}

/** Changes the value, and both ends of a range. */
export function rescale(draft: Draft, change: (value: Decimal) => Decimal): void {
  if (draft.value !== undefined) draft.value = change(draft.value);
  if (draft.range !== undefined) draft.range = { ...draft.range, low: draft.range.low && change(draft.range.low), high: draft.range.high && change(draft.range.high) };
}

/** Whole numbers below 1000, most of what is found: made once, shared, frozen. */
const SMALL: (Exact | undefined)[] = [];

export function exact(value: Decimal): Exact {
  if (value.scale === 0 && value.digits >= 0n && value.digits < 1000n) {
    const number = Number(value.digits);
    return (SMALL[number] ??= Object.freeze({ text: String(number), number }));
  }
  const text = decimalText(value);
  return { text, number: numberOf(value, text) };
}

/** The year that an ISO date begins with; NaN for --01-27, H1, 09:00. */
function yearOf(iso: string): number {
  const from = iso.charCodeAt(0) === 45 ? 1 : 0;
  for (let at = from; at < from + 4; at++) if (!isDigit(iso.charCodeAt(at))) return NaN;
  return Number(iso.slice(0, from + 4));
}

export function publish(draft: Draft, view: View, source: string): Quantity {
  const { hasGaps } = view;
  const start = hasGaps ? view.startOf(draft.start) : draft.start;
  const end = hasGaps ? view.endOf(draft.end) : draft.end;
  const { range, change, iso, type, notation, unit, unitText } = draft;
  const text = source.slice(start, end);
  const value = iso !== undefined ? { text: iso, number: yearOf(iso) } : range !== undefined || draft.value === undefined ? null : exact(draft.value);
  const numeral = hasGaps ? { start: view.startOf(draft.numeralStart), end: view.endOf(draft.numeralEnd) } : { start: draft.numeralStart, end: draft.numeralEnd };
  // Most have a unit: an object that is written whole costs half of one that fields are added to.
  const quantity: Writable<Quantity> = unit !== undefined && unit !== "" && unitText !== undefined ? { start, end, text, type, value, unit, unitText, notation, numeral } : { start, end, text, type, value, notation, numeral };
  if (range !== undefined) {
    quantity.range = {
      low: range.low === undefined ? null : exact(range.low),
      high: range.high === undefined ? null : exact(range.high),
      lowIncluded: range.open !== true && range.low !== undefined,
      highIncluded: range.open !== true && range.high !== undefined,
      ...(range.ambiguous === true ? { ambiguous: true as const } : {}),
    };
  }
  if (unit !== undefined && unit !== "" && unitText === undefined) quantity.unit = unit;
  if (unitText !== undefined && (unit === undefined || unit === "")) quantity.unitText = unitText;
  if (draft.comparator !== undefined) quantity.comparator = draft.comparator;
  const from = draft.extentStart ?? draft.lead ?? draft.start;
  if (from !== draft.start || draft.extentEnd !== undefined) {
    quantity.extent = { start: Math.min(start, view.startOf(from)), end: Math.max(end, view.endOf(draft.extentEnd ?? draft.end)) };
  }
  if (change !== undefined) quantity.change = { direction: change.direction, mode: change.mode };
  if (draft.negative === true) quantity.sign = -1;
  if (draft.top === true) quantity.top = true;
  if (draft.fromEnd === true) quantity.fromEnd = true;
  if (draft.scope !== undefined) quantity.scope = draft.scope;
  if (draft.of !== undefined) quantity.of = draft.of;
  if (draft.numerator !== undefined) quantity.numerator = exact(draft.numerator);
  if (draft.denominator !== undefined) quantity.denominator = exact(draft.denominator);
  if (draft.a !== undefined) quantity.a = exact(draft.a);
  if (draft.b !== undefined) quantity.b = exact(draft.b);
  if (draft.rule !== undefined) quantity.rule = draft.rule;
  return quantity;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

export function notationOf(numeral: { readonly arabic: boolean; readonly han: boolean; readonly capital: boolean; readonly digits: boolean }): Notation {
  if (numeral.arabic) return numeral.han ? "mixed" : "arabic";
  return numeral.digits ? "digits" : numeral.capital ? "han-capital" : "han";
}
