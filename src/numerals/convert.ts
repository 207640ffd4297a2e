import { unitRows, durationRows } from "../generated/numeral-tables.ts";
import { GuiyiError, unknownName } from "../error.ts";
import { add, decimalOf, divide, multiply, type Decimal } from "../text/decimal.ts";
import { exact } from "./draft.ts";
import type { Exact, Quantity, QuantityRange } from "./types.ts";

interface Measure {
  readonly dimension: string;
  readonly numerator: Decimal;
  readonly denominator: Decimal;
}

let measures: ReadonlyMap<string, Measure> | undefined;

/** Unit code → dimension and rational factor to its base. */
function loadMeasures(): ReadonlyMap<string, Measure> {
  if (measures !== undefined) return measures;
  const map = new Map<string, Measure>();
  for (const line of `${unitRows}\n${durationRows}`.split("\n")) {
    const [, code, dimension, factor] = line.split("\t");
    if (factor === undefined || factor === "" || map.has(code!)) continue;
    const [numerator, denominator = "1"] = factor.split("/");
    map.set(code!, { dimension: dimension!, numerator: decimalOf(numerator!), denominator: decimalOf(denominator) });
  }
  return (measures = map);
}

/** Digits behind the point of a quotient that does not end. */
const PLACES = 30;

/**
 * The same quantity in another unit, by rational factors: 15亩 is exactly 1 ha. A quotient that does not end is rounded to 30 places.
 * Temperatures convert between Cel, [degF] and K. Throws GuiyiError when the units measure different things.
 *
 * convert(parseQuantity("1.8万亩"), "ha").value.text === "1200"
 */
export function convert(quantity: Quantity, unit: string): Quantity {
  if (typeof quantity !== "object" || quantity === null) throw new GuiyiError("bad-value", `convert takes a quantity, got ${quantity === null ? "null" : typeof quantity}`);
  if (typeof unit !== "string") throw new GuiyiError("not-a-string", `convert takes the code of a unit, got ${typeof unit}`);
  const from = quantity.unit ?? "";
  const change = from === unit ? (value: Decimal): Decimal => value : temperature(from, unit) ?? linear(from, unit);
  const each = (value: Exact | null): Exact | null => (value === null ? null : exact(change(decimalOf(value.text))));
  const range: QuantityRange | undefined = quantity.range && { ...quantity.range, low: each(quantity.range.low), high: each(quantity.range.high) };
  return { ...quantity, unit, value: each(quantity.value), ...(range === undefined ? {} : { range }) };
}

function linear(from: string, to: string): (value: Decimal) => Decimal {
  const known = loadMeasures();
  const target = known.get(to) ?? per(known, to);
  if (SCALES.includes(to)) throw new GuiyiError("other-dimension", `${from === "" ? "a number without a unit" : from} does not convert into ${to}: degrees convert when their scale is known`);
  if (/^[A-Z]{3}$/.test(from) && /^[A-Z]{3}$/.test(to)) throw new GuiyiError("other-dimension", `${from} does not convert into ${to}: a rate between currencies has a date`);
  if (target === undefined) throw unknownUnit(to, known);
  const source = known.get(from) ?? per(known, from);
  if (source === undefined) throw new GuiyiError("other-dimension", `${from === "" ? "a number without a unit" : from} does not convert into ${to}`);
  if (source.dimension !== target.dimension) throw new GuiyiError("other-dimension", `${from} measures ${source.dimension} and ${to} measures ${target.dimension}`);
  const numerator = multiply(source.numerator, target.denominator);
  const denominator = multiply(source.denominator, target.numerator);
  return (value) => divide(multiply(value, numerator), denominator, PLACES).value;
}

/** A name in Chinese is answered with its code: 亩, did you mean "mu"? */
function unknownUnit(unit: string, known: ReadonlyMap<string, Measure>): GuiyiError {
  const row = `${unitRows}\n${durationRows}`.split("\n").find((line) => line.startsWith(`${unit}\t`));
  const code = row?.split("\t")[1];
  return code !== undefined && known.has(code) ? new GuiyiError("unknown-name", `unknown unit ${JSON.stringify(unit)}; did you mean ${JSON.stringify(code)}?`) : unknownName("unit", unit, known.keys());
}

/** a/b of two known units: kg/ha, t/d. */
function per(known: ReadonlyMap<string, Measure>, code: string): Measure | undefined {
  const slash = code.indexOf("/");
  if (slash < 0) return undefined;
  const above = known.get(code.slice(0, slash));
  const below = known.get(code.slice(slash + 1));
  if (above === undefined || below === undefined) return undefined;
  return { dimension: `${above.dimension}/${below.dimension}`, numerator: multiply(above.numerator, below.denominator), denominator: multiply(above.denominator, below.numerator) };
}

const ABSOLUTE = decimalOf("273.15");
const THIRTY_TWO = decimalOf("32");
const NINE = decimalOf("9");
const FIVE = decimalOf("5");

/** Units of temperature, whose zeros differ. */
const SCALES: readonly string[] = ["Cel", "[degF]", "K"];

function temperature(from: string, to: string): ((value: Decimal) => Decimal) | undefined {
  if (!SCALES.includes(from) || !SCALES.includes(to)) return undefined;
  const celsius = (value: Decimal): Decimal => {
    if (from === "K") return add(value, decimalOf("-273.15"));
    return from === "Cel" ? value : divide(multiply(add(value, decimalOf("-32")), FIVE), NINE, PLACES).value;
  };
  return (value) => {
    const degrees = celsius(value);
    if (to === "K") return add(degrees, ABSOLUTE);
    return to === "Cel" ? degrees : add(divide(multiply(degrees, NINE), FIVE, PLACES).value, THIRTY_TWO);
  };
}
