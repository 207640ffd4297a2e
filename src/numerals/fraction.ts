import { compare, type Decimal, divide, negate, shift } from "../text/decimal.ts";
import { readNumeral } from "./cardinal.ts";
import { rangeSign } from "./date-part.ts";
import { newDraft, notationOf, type Reader } from "./draft.ts";
import type { Amount } from "./measured.ts";
import { isDigit, type Numeral } from "./numeral.ts";
import { isCountable, isLatinLetter } from "./unit.ts";

/** Page counts, dates and scores are written like fractions too. */
const LARGEST_DENOMINATOR = 1000n;
/** Digits of a quotient that does not end. */
const PLACES = 40;

/** > | 1/3   2/5的学生   3又1/2   一又二分之一   The fraction of two whole numbers that `first` begins. */
export function readFraction(reader: Reader, first: Numeral): Amount | undefined {
  if (!isWhole(first)) return undefined;
  return reader.key[first.end] === "又" ? readMixed(reader, first) : readStroke(reader, first);
}

/** One whole number, neither a range nor more than it says. */
function isWhole({ high, more, value }: Numeral): boolean {
  return high === undefined && more === undefined && value.scale === 0;
}

/** > | 3|又1/2|   一|又二分之一|   A whole and a part that is less than one. */
function readMixed(reader: Reader, first: Numeral): Amount | undefined {
  const part = readNumeral(reader, first.end + 1);
  if (part === undefined || !isWhole(part)) return undefined;
  const mark = reader.key[part.end]; // not 又 again: 3又3又3又… would be read as deep as it is long
  const proper = (mark === "分" ? readPartsOf(reader, part.start, part) : mark === "/" ? readStroke(reader, part) : undefined)?.draft;
  const { numerator, denominator } = proper ?? {};
  if (numerator === undefined || denominator === undefined || numerator.scale > 0 || compare(numerator, denominator) >= 0) return undefined;
  return fractionOf(first, proper!.end, { digits: first.value.digits * denominator.digits + numerator.digits, scale: 0 }, denominator);
}

/** > | 1|/3|   2|/5|的学生   not 3/15, which may be a day, nor (1/3), which may be a page */
function readStroke(reader: Reader, first: Numeral): Amount | undefined {
  const { key, end } = reader;
  const second = readNumeral(reader, first.end + 1);
  if (second === undefined || !isWhole(second) || !isPlain(key, first) || !isPlain(key, second)) return undefined;
  if (first.value.digits >= second.value.digits || second.value.digits > LARGEST_DENOMINATOR) return undefined;
  const before = key[first.start - 1] ?? " ";
  const next = key[second.end] ?? " ";
  if (isJoined(before) || isJoined(next) || "页决赛财学年月日拍".includes(next)) return undefined;
  if (next === "的" || before === "又" || (first.start === 0 && second.end === end)) return fractionOf(first, second.end, first.value, second.value);
  const isAlone = "([ \n".includes(before) && ")] \n".includes(next);
  const isDay = first.value.digits <= 12n && second.value.digits > 10n && second.value.digits <= 31n;
  return isAlone || isDay ? undefined : fractionOf(first, second.end, first.value, second.value);
}

/** Arabic digits alone, none of them a zero at the head. */
function isPlain(key: string, { start, arabic, han, pointed }: Numeral): boolean {
  return arabic && !han && !pointed && key[start] !== "0";
}

function isJoined(character: string): boolean {
  return "/-.:+_".includes(character) || isLatinLetter(character.charCodeAt(0));
}

function fractionOf(first: Numeral, end: number, numerator: Decimal, denominator: Decimal): Amount {
  const draft = newDraft(first.start, end, first.start, end, "fraction", notationOf(first));
  draft.value = divide(numerator, denominator, PLACES).value;
  draft.numerator = numerator;
  draft.denominator = denominator;
  return { draft, numeral: { ...first, end }, unit: undefined };
}

const THOUSANDS: Readonly<Record<string, number>> = { k: 3, m: 6, g: 9, t: 12 };

/** > | 百分之3.2|k|   百分之15| M|   A letter for thousands behind the number of a percentage. */
function metricScale({ key }: Reader, at: number): { readonly end: number; readonly exponent: number } | undefined {
  const from = key[at] === " " ? at + 1 : at;
  const exponent = THOUSANDS[key[from] ?? " "];
  const next = key.charCodeAt(from + 1);
  return exponent === undefined || isLatinLetter(next) || isDigit(next) ? undefined : { end: from + 1, exponent };
}

/** Han names of a hundredth, a thousandth, a ten-thousandth, by how many places they are. */
const PERCENTS: Readonly<Record<string, number>> = { 100: 2, 1000: 3, 10000: 4 };

/** > | 百分之四点五   千分之三   三分之二   百分之三到五   百分之五六   三分之负一 */
export function readPartsOf(reader: Reader, start: number, base: Numeral): Amount | undefined {
  const { key } = reader;
  if (!isWhole(base) || base.value.digits === 0n) return undefined;
  const at = base.end + 2;
  const negative = key[at] === "负" || key[at] === "-";
  const part = readNumeral(reader, negative ? at + 1 : at);
  if (part === undefined) return undefined;
  const places = base.bare && base.han ? PERCENTS[base.value.digits.toString()] : undefined;
  const draft = newDraft(start, part.end, start, part.end, places === undefined ? "fraction" : "percent", notationOf({ ...part, han: true }));
  const scale = places !== undefined && part.arabic ? metricScale(reader, part.end) : undefined;
  if (scale !== undefined) draft.end = draft.numeralEnd = scale.end;
  if (part.more !== undefined) draft.comparator = "gt";
  if (negative) draft.negative = true;
  const signed = (value: Decimal): Decimal => (negative ? negate(value) : value);
  const worth = (value: Decimal): Decimal => (places === undefined ? divide(signed(value), base.value, PLACES).value : shift(signed(value), 2 - places + (scale?.exponent ?? 0)));
  draft.value = worth(part.value);
  if (places !== undefined) draft.unit = "%";
  if (part.high !== undefined) draft.range = { low: draft.value, high: worth(part.high), ...(part.open ? { open: true } : {}) };
  else if (places === undefined) {
    draft.numerator = signed(part.value);
    draft.denominator = base.value;
  } else {
    const until = readUntil(reader, start, base, part);
    if (until !== undefined) {
      draft.range = { low: draft.value, high: worth(until.value) };
      draft.end = draft.numeralEnd = until.end;
    }
  }
  return { draft, numeral: base, unit: undefined };
}

/** > | 百分之三|到五|   百分之三|至百分之五|   not 百分之五|到六人 */
function readUntil(reader: Reader, start: number, base: Numeral, part: Numeral): Numeral | undefined {
  const { key } = reader;
  const sign = rangeSign(key, part.end);
  if (sign === part.end) return undefined;
  const parts = key.slice(start, base.end + 2);
  const again = key.startsWith(parts, sign);
  const other = readNumeral(reader, again ? sign + parts.length : sign);
  return other !== undefined && other.high === undefined && compare(other.value, part.value) > 0 && (again || !isCountable(reader, other.end)) ? other : undefined;
}
