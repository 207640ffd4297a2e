import { compare, type Decimal, divide, negate, shift } from "../text/decimal.ts";
import { readNumeral } from "./cardinal.ts";
import { rangeSign } from "./date-part.ts";
import { type Draft, notationOf, type Reader } from "./draft.ts";
import type { Amount } from "./measured.ts";
import type { Numeral } from "./numeral.ts";
import { isCountable } from "./unit.ts";

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
  if (places !== undefined) {
    const percent = (value: Decimal): Decimal => shift(negative ? negate(value) : value, 2 - places);
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
    if (negative) draft.negative = true;
    return { draft, numeral: base, unit: undefined };
  }
  draft.numerator = negative ? negate(part.value) : part.value;
  draft.denominator = base.value;
  const quotient = divide(draft.numerator, base.value, 40);
  if (quotient.exact) draft.value = quotient.value;
  else if (part.high === undefined) draft.value = quotient.value;
  return { draft, numeral: base, unit: undefined };
}
