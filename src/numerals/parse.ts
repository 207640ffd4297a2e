import { checkOptionNames, checkText } from "../error.ts";
import { decimalOf, negate, shift, type Decimal } from "../text/decimal.ts";
import { isDigit, MAX_DIGITS, type Source } from "./numeral.ts";
import { readArabic } from "./arabic.ts";
import { readNumeral } from "./cardinal.ts";
import { rangeSign } from "./date-part.ts";
import { exact, notationOf } from "./draft.ts";
import { NumeralError, type NumeralErrorCode, type SafeResult } from "./error.ts";
import { checkOptions, checkZhao, findQuantities } from "./find.ts";
import { Kind, loadTables } from "./tables.ts";
import type { Exact, FindOptions, Quantity } from "./types.ts";
import { numeralKey } from "./view.ts";

export interface ParseOptions {
  /** The value of 兆. Default 1e12. */
  readonly zhao?: 1e6 | 1e12 | 1e16;
}

/**
 * The number that the whole text writes, or NumeralError. The result may round; `safeParseNumber` has the exact digits.
 *
 * parseNumber("一百二十万") === 1200000; parseNumber("3.5亿") === 350000000; parseNumber("一些") throws
 */
export function parseNumber(text: string, options: ParseOptions = {}): number {
  return unwrap(safeParseNumber(text, options)).number;
}

export function safeParseNumber(text: string, options: ParseOptions = {}): SafeResult<Exact> {
  checkText(text, "parseNumber");
  return attempt(() => exact(readWhole(text, openSource(text, options))));
}

/**
 * The ratio that the whole text writes: the inverse of Intl.NumberFormat's percent style.
 *
 * parsePercent("百分之四点五") === 0.045; parsePercent("4.5%") === 0.045; parsePercent("三成") === 0.3
 */
export function parsePercent(text: string): number {
  return unwrap(safeParsePercent(text)).number;
}

export function safeParsePercent(text: string): SafeResult<Exact> {
  checkText(text, "parsePercent");
  return attempt(() => exact(readPercent(text)));
}

/**
 * The one quantity that the whole text is, with its unit: parseQuantity("30微克/立方米").unit === "ug/m3".
 * Comparators may stand around it (约5公里); anything else is an error.
 */
export function parseQuantity(text: string, options: FindOptions = {}): Quantity {
  return unwrap(safeParseQuantity(text, options));
}

export function safeParseQuantity(text: string, options: FindOptions = {}): SafeResult<Quantity> {
  checkText(text, "parseQuantity");
  return attempt(() => {
    checkOptions(options);
    return readBare(text, options) ?? readOnly(text, options, "a quantity", "a unit behind the number", () => true);
  });
}

/** The one amount of money that the whole text is: parseMoney("5元6角") has value 5.6 and unit CNY. */
export function parseMoney(text: string, options: FindOptions = {}): Quantity {
  return unwrap(safeParseMoney(text, options));
}

export function safeParseMoney(text: string, options: FindOptions = {}): SafeResult<Quantity> {
  checkText(text, "parseMoney");
  return attempt(() => {
    checkOptions(options);
    return readCents(text) ?? readOnly(text, options, "an amount of money", "a currency behind the number or before it", ({ type }) => type === "money");
  });
}

/** > | 五   一百二   A number alone, which a text would need more around to be read in. */
function readBare(text: string, { zhao }: FindOptions): Quantity | undefined {
  const source = openSource(text, zhao === undefined ? {} : { zhao });
  const start = firstIndex(text);
  const { end } = source;
  const numeral = readNumeral(source, start, true);
  if (numeral === undefined || numeral.end !== end || numeral.high !== undefined) return undefined;
  return { start, end, text: text.slice(start, end), type: "cardinal", value: exact(numeral.value), notation: notationOf(numeral), numeral: { start, end } };
}

/** > | 五分   肆分   Asked for money, these are hundredths of a yuan and no marks of a school. */
function readCents(text: string): Quantity | undefined {
  const source = openSource(text, {});
  const start = firstIndex(text);
  const { end } = source;
  if (source.key[end - 1] !== "分") return undefined;
  const numeral = readNumeral({ ...source, end: end - 1 }, start, true);
  if (numeral === undefined || numeral.end !== end - 1 || numeral.high !== undefined) return undefined;
  return { start, end, text: text.slice(start, end), type: "money", value: exact(shift(numeral.value, -2)), unit: "CNY", unitText: "分", notation: notationOf(numeral), numeral: { start, end: end - 1 } };
}

// ---------------------------------------------------------------- how

function unwrap<Value>(result: SafeResult<Value>): Value {
  if (result.ok) return result.value;
  throw result.error;
}

function attempt<Value>(read: () => Value): SafeResult<Value> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof NumeralError) return { ok: false, error };
    throw error;
  }
}

function openSource(text: string, options: ParseOptions): Source {
  checkOptionNames(options, ["zhao"]);
  checkZhao(options.zhao);
  return { key: numeralKey(text), raw: text, end: text.trimEnd().length, tables: loadTables(), zhao: options.zhao === 1e6 ? 6 : options.zhao === 1e16 ? 16 : 12 };
}

function firstIndex(text: string): number {
  return text.length - text.trimStart().length;
}

/** `percent`: what is read is the number of a percentage. */
interface StrictSource extends Source {
  readonly percent?: true;
}

/** Sign and numeral from the first character to the last. */
function readWhole(text: string, source: StrictSource, from: number = firstIndex(text), to: number = source.end): Decimal {
  const { key } = source;
  if (from >= to) throw new NumeralError("empty", Math.min(from, text.length), "a numeral", text);
  let at = from;
  const sign = key[at];
  if (sign === "-" || sign === "+" || sign === "负" || sign === "正" && to - at > 1) at++;
  while (at > from && key[at] === " ") at++;
  if (at >= to) throw new NumeralError("empty", at, "a numeral after the sign", text);
  const negative = sign === "-" || sign === "负";
  const short = readShort(source, at, to);
  if (short !== undefined) return negative ? negate(short) : short;
  const bounded: StrictSource = { ...source, end: to };
  const numeral = readNumeral(bounded, at, true);
  if (numeral === undefined) throw refusal(text, bounded, at, at);
  if (numeral.end < to) throw refusal(text, bounded, at, numeral.end);
  if (numeral.high !== undefined) throw new NumeralError("unexpected-char", at, NO_RANGE, text);
  return negative ? negate(numeral.value) : numeral.value;
}

const SCALES: Readonly<Record<string, number>> = { K: 3, k: 3, M: 6, G: 9 };

/** > | 100K   1.2M   -1200K   As spreadsheets write: a letter for thousands, millions, thousands of millions. */
function readShort({ key, raw }: Source, from: number, to: number): Decimal | undefined {
  const exponent = SCALES[raw[to - 1]!];
  const digits = key.slice(from, to - 1);
  return exponent !== undefined && digits.length <= MAX_DIGITS && /^\d+(?:\.\d+)?$/.test(digits) ? shift(decimalOf(digits), exponent) : undefined;
}

const GROUPS_OF_THREE = "groups of three digits between commas";
const NO_RANGE = "one number, not a range";

/** What ends a number, and who reads what stands there instead. */
function endOf(key: string, index: number): string {
  return key[index] === "%" || key[index] === "‰" || key.startsWith("分之", index) ? "the end of the number (parsePercent reads percentages, parseQuantity fractions)" : "the end of the number (parseQuantity reads units)";
}

/** Why reading stopped at `index`. */
function refusal(text: string, source: StrictSource, start: number, index: number): NumeralError {
  const { key, end, tables } = source;
  const say = (code: NumeralErrorCode, expected: string): NumeralError => new NumeralError(code, index, expected, text);
  if (isDigit(key.charCodeAt(start)) && readArabic(source, start) === undefined) return say("too-long", `at most ${MAX_DIGITS} digits`);
  const character = key[index];
  const kind = tables.kinds[key.charCodeAt(index)] ?? 0;
  if (character === "." || kind === Kind.POINT) return say("dangling-point", index === start ? "a digit before the point" : "digits after the point");
  if (character === "," && index > start) return say("bad-grouping", GROUPS_OF_THREE);
  if (index > start) {
    if (kind === Kind.INDEFINITE || "多余来".includes(character ?? " ")) return say("unexpected-char", "an exact number, no 多, 余 or 几");
    if (isDigit(key.charCodeAt(index + 1)) || tables.kinds[key.charCodeAt(index + 1)]! > 0) if (rangeSign(key, index) === index + 1) return say("unexpected-char", NO_RANGE);
    if (kind === Kind.ZERO && index === end - 1) return say("bad-order", "a digit behind 零");
    if (kind === Kind.UNIT || kind === Kind.MAGNITUDE || kind === Kind.ZERO) return say("bad-order", "a smaller unit than the one before");
    if (kind === Kind.DIGIT || kind === Kind.ARABIC || kind === Kind.TALLY) return say("two-numbers", "the end of the number");
    if (character === " " && tables.kinds[key.charCodeAt(index + 1)]! > 0 && index + 1 < end) return say("two-numbers", "the end of the number");
    if (tables.units.longestAt(key, index, end) !== undefined || tables.latinUnits.longestAt(source.raw, index, end) !== undefined) return say("trailing-unit", source.percent === true ? "the end of the percentage" : endOf(key, index));
    return say("unexpected-char", "a digit, a unit of numbers, or the end");
  }
  return say("unexpected-char", "a numeral");
}

const FRACTIONS: readonly (readonly [string, number])[] = [["百分之", 2], ["千分之", 3], ["万分之", 4]];
const SIGNS: readonly (readonly [string, number])[] = [["%", 2], ["‰", 3], ["‱", 4], ["成", 1]];

function readPercent(text: string): Decimal {
  const source: StrictSource = { ...openSource(text, {}), percent: true };
  const { key } = source;
  const from = firstIndex(text);
  const to = source.end;
  if (from >= to) throw new NumeralError("empty", 0, "a percentage", text);
  const negative = key[from] === "负" || key[from] === "-";
  const start = negative ? from + 1 : from;
  if (key.slice(start, to) === "百分百") return negative ? { digits: -1n, scale: 0 } : { digits: 1n, scale: 0 };
  for (const [word, places] of FRACTIONS) {
    if (!key.startsWith(word, start)) continue;
    const at = start + word.length;
    if (readNumeral(source, at)?.pair === true) throw new NumeralError("unexpected-char", at, NO_RANGE, text); // 百分之五六
    const value = shift(readWhole(text, source, at, to), -places);
    return negative ? negate(value) : value;
  }
  for (const [sign, places] of SIGNS) {
    if (key[to - 1] !== sign) continue;
    let end = to - 1;
    while (end > from && key[end - 1] === " ") end--;
    return shift(readWhole(text, source, from, end), -places);
  }
  const tenths = key.indexOf("成", from);
  if (tenths > from && tenths === to - 2) {
    const whole = readWhole(text, source, from, tenths);
    const rest = key[to - 1] === "半" ? { digits: 5n, scale: 0 } : readWhole(text, source, tenths + 1, to);
    return { digits: shift(whole, 1).digits + rest.digits, scale: 2 };
  }
  const numeral = readNumeral(source, start, true);
  if (numeral !== undefined && "%‰‱".includes(key[numeral.end] ?? " ")) throw new NumeralError("unexpected-char", numeral.end + 1, "the end of the percentage", text);
  throw new NumeralError("unexpected-char", numeral?.end ?? from, "百分之 before the number or % behind it", text);
}

function readOnly(text: string, options: FindOptions, what: string, unit: string, accepts: (quantity: Quantity) => boolean): Quantity {
  const from = firstIndex(text);
  const to = text.trimEnd().length;
  if (from >= to) throw new NumeralError("empty", 0, what, text);
  const [first, second] = findQuantities(text, { ...options, indefinite: true });
  if (first === undefined || (first.extent?.start ?? first.start) > from) throw unreadable(text, from, what, unit);
  const end = first.extent?.end ?? first.end;
  const key = numeralKey(text);
  if (second !== undefined && second.start === end + 1 && key[end] === "," && isDigit(key.charCodeAt(end - 1))) throw new NumeralError("bad-grouping", end, GROUPS_OF_THREE, text);
  if (second !== undefined) throw new NumeralError("two-numbers", second.start, "the end of the quantity", text);
  if (end < to) throw new NumeralError(loadTables().units.longestAt(key, end, to) !== undefined ? "trailing-unit" : "unexpected-char", end, "the end of the quantity", text);
  if (!accepts(first)) throw new NumeralError("unexpected-char", first.numeral.end, unit, text);
  return first;
}

/** Nothing at the head of the text is what was asked for: a number without its unit, or no number at all. */
function unreadable(text: string, from: number, what: string, unit: string): NumeralError {
  const source = openSource(text, {});
  const numeral = readNumeral(source, "-+负".includes(source.key[from]!) ? from + 1 : from, true);
  return numeral === undefined ? new NumeralError("unexpected-char", from, what, text) : new NumeralError("unexpected-char", numeral.end, unit, text);
}
