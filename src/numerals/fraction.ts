import { compare, type Decimal, divide, negate, shift } from "../text/decimal.ts";
import { readNumeral } from "./cardinal.ts";
import { rangeSign } from "./date-part.ts";
import { type Draft, notationOf, type Reader } from "./draft.ts";
import type { Amount } from "./measured.ts";
import { isDigit, type Numeral } from "./numeral.ts";
import { isCountable, isLatinLetter } from "./unit.ts";

/** Page counts, dates and scores are written like fractions too. */
const LARGEST_DENOMINATOR = 1000n;

/**
 * > | 1/3   2/5的学生   3又1/2   一又二分之一
 * The fraction of two whole numbers that `first` begins; not 3/15, which may be a day, nor (1/3), which may be a page.
 */
export function readFraction(reader: Reader, first: Numeral): Amount | undefined {
  const { key, end } = reader;
  if (first.high !== undefined || first.more !== undefined || first.value.scale > 0) return undefined;
  if (key[first.end] === "又") {
    const part = readNumeral(reader, first.end + 1);
    if (part === undefined) return undefined;
    const proper = key.startsWith("分之", part.end) ? readPartsOf(reader, part.start, part) : readFraction(reader, part);
    const { numerator, denominator } = proper?.draft ?? {};
    if (proper === undefined || numerator === undefined || denominator === undefined || numerator.scale > 0 || numerator.digits >= denominator.digits) return undefined;
    return fractionOf(first, proper.draft.end, { digits: first.value.digits * denominator.digits + numerator.digits, scale: 0 }, denominator);
  }
  if (key[first.end] !== "/" || first.han || first.digits || key[first.start] === "0" || first.pointed) return undefined;
  const second = readNumeral(reader, first.end + 1);
  if (second === undefined || second.han || second.pointed || second.high !== undefined || key[first.end + 1] === "0") return undefined;
  if (first.value.digits >= second.value.digits || second.value.digits > LARGEST_DENOMINATOR) return undefined;
  const next = key[second.end] ?? "";
  const before = key[first.start - 1] ?? "";
  if ("/-.:+_".includes(next || "的") || isLatinLetter(next.charCodeAt(0)) || "/-.:+_".includes(before || "的") || isLatinLetter(before.charCodeAt(0)) || (second.end < end && "页决赛财学年月日拍".includes(next))) return undefined;
  const alone = !(first.start === 0 && second.end === end) && (before === "" || "([ \n".includes(before)) && (next === "" || ")] \n".includes(next));
  const day = first.value.digits <= 12n && second.value.digits > 10n && second.value.digits <= 31n;
  if ((alone || day) && before !== "又" && next !== "的") return undefined;
  return fractionOf(first, second.end, first.value, second.value);
}

function fractionOf(first: Numeral, end: number, numerator: Decimal, denominator: Decimal): Amount {
  const draft: Draft = { start: first.start, end, numeralStart: first.start, numeralEnd: end, type: "fraction", value: divide(numerator, denominator, 40).value, numerator, denominator, notation: notationOf(first) };
  return { draft, numeral: { ...first, end }, unit: undefined };
}

/** > | 百分之3.2|k|   百分之15| M|   A letter for thousands behind the number of a percentage. */
function metricScale(reader: Reader, at: number): { readonly end: number; readonly exponent: number } | undefined {
  const { key, end } = reader;
  const from = key[at] === " " ? at + 1 : at;
  const exponent = ({ k: 3, m: 6, g: 9, t: 12 } as Record<string, number>)[key[from] ?? ""];
  return exponent === undefined || from >= end || isLatinLetter(key.charCodeAt(from + 1)) || isDigit(key.charCodeAt(from + 1)) ? undefined : { end: from + 1, exponent };
}

/** > | 百分之四点五   千分之三   三分之二   百分之三到五   三又二分之一 */
export function readPartsOf(reader: Reader, start: number, base: Numeral): Amount | undefined {
  const { key } = reader;
  if (base.high !== undefined || base.more !== undefined || base.value.scale > 0 || base.value.digits === 0n) return undefined;
  let at = base.end + 2;
  let negative = false;
  if (key[at] === "负" || key[at] === "-") {
    negative = true;
    at++;
  }
  const part = readNumeral(reader, at);
  if (part === undefined) return undefined;
  const places = base.bare && base.han ? ({ 100: 2, 1000: 3, 10000: 4 } as Record<string, number>)[base.value.digits.toString()] : undefined;
  const draft: Draft = { start, end: part.end, numeralStart: start, numeralEnd: part.end, type: "fraction", notation: notationOf({ ...part, han: true }) };
  if (part.more !== undefined) draft.comparator = "gt";
  if (negative) draft.negative = true;
  if (places !== undefined) {
    const scale = part.arabic ? metricScale(reader, part.end) : undefined;
    if (scale !== undefined) draft.end = draft.numeralEnd = scale.end;
    const percent = (value: Decimal): Decimal => shift(negative ? negate(value) : value, 2 - places + (scale?.exponent ?? 0));
    draft.type = "percent";
    draft.unit = "%";
    draft.value = percent(part.value);
    if (part.high !== undefined) draft.range = { low: percent(part.value), high: percent(part.high), ...(part.open ? { open: true } : {}) };
    else {
      const sign = rangeSign(key, part.end);
      if (sign > part.end) {
        const prefix = key.startsWith(key.slice(start, base.end + 2), sign) ? sign + base.end + 2 - start : sign;
        const other = readNumeral(reader, prefix);
        if (other !== undefined && other.high === undefined && compare(other.value, part.value) > 0 && (prefix > sign || !isCountable(reader, other.end))) {
          draft.range = { low: percent(part.value), high: percent(other.value) };
          draft.end = draft.numeralEnd = other.end;
        }
      }
    }
    return { draft, numeral: base, unit: undefined };
  }
  draft.numerator = negative ? negate(part.value) : part.value;
  draft.denominator = base.value;
  const quotient = divide(draft.numerator, base.value, 40);
  if (quotient.exact || part.high === undefined) draft.value = quotient.value;
  return { draft, numeral: base, unit: undefined };
}
