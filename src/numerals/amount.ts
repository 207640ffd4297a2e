import { compare, shift } from "../text/decimal.ts";
import { readNumeral } from "./cardinal.ts";
import { rangeSign } from "./date-part.ts";
import type { Draft, Reader } from "./draft.ts";
import { readFraction, readPartsOf } from "./fraction.ts";
import { type Amount, measured } from "./measured.ts";
import { isDigit, type Numeral } from "./numeral.ts";
import { readRange, readRatio, readScore } from "./range.ts";
import { isLatinLetter, type ReadUnit, readUnit } from "./unit.ts";

/** > | 百分之四点五   三分之二   1.8:1   1-10亿元   十几万人   5元6角 */
export function readAmount(reader: Reader, start: number): Amount | undefined {
  const numeral = readNumeral(reader, start);
  if (numeral === undefined) return undefined;
  const { key } = reader;
  if (key.startsWith("分之", numeral.end)) {
    const parts = readPartsOf(reader, start, numeral);
    if (parts !== undefined) return parts;
  }
  const mark = key[numeral.end];
  if (mark === "/" || mark === "又") {
    const fraction = readFraction(reader, numeral);
    if (fraction !== undefined) return fraction;
  }
  if (key[numeral.end] === "个" && key[numeral.end + 1] === "亿" && numeral.places < 8 && (reader.tables.kinds[key.charCodeAt(numeral.end + 2)] ?? 0) === 0) return readHundredMillions(reader, numeral);
  const plus = isOpenPlus(key, numeral) ? 1 : 0;
  const unit = readUnit(reader, numeral.end + plus);
  const range = readRange(reader, numeral, unit);
  if (range !== undefined) return range;
  const ratio = unit === undefined ? readRatio(reader, numeral) ?? readScore(reader, numeral) : undefined;
  if (ratio !== undefined) return ratio;
  const pressure = unit === undefined ? readFirstPressure(reader, numeral) : undefined;
  if (pressure !== undefined) return { draft: { ...measured(reader, numeral, pressure), end: numeral.end }, numeral, unit: pressure };
  const draft = measured(reader, numeral, unit);
  if (unit !== undefined && draft.end > unit.end) joinCompound(reader, draft);
  if (plus > 0 && draft.comparator === undefined) {
    draft.comparator = "ge";
    draft.extentEnd = Math.max(draft.end, numeral.end + plus);
  }
  return { draft, numeral, unit };
}

/** > | 30+   1000+家   5万+   So many and more; 1+9, 3+N and 5+G are sums of other rules. */
function isOpenPlus(key: string, { end, value, high }: Numeral): boolean {
  if (key[end] !== "+" || high !== undefined || value.scale > 0) return false;
  const next = key.charCodeAt(end + 1);
  return !(isDigit(next) || isLatinLetter(next) || key[end + 1] === "+" || key[end + 1] === "-");
}

/** > | |140|/90mmHg   The first of two pressures takes its unit from the second. */
function readFirstPressure(reader: Reader, { end, arabic }: Numeral): ReadUnit | undefined {
  if (reader.key[end] !== "/" || !arabic) return undefined;
  const second = readNumeral(reader, end + 1);
  const unit = second === undefined ? undefined : readUnit(reader, second.end);
  return unit?.unit.dimension === "pressure" ? unit : undefined;
}

/** > | 两个亿   3个亿美元   Hundreds of millions, counted with 个. */
function readHundredMillions(reader: Reader, numeral: Numeral): Amount {
  const whole: Numeral = { ...numeral, end: numeral.end + 2, value: shift(numeral.value, 8), high: numeral.high && shift(numeral.high, 8), han: true, pair: false, places: 8, step: 8 };
  const unit = readUnit(reader, whole.end);
  return { draft: measured(reader, whole, unit), numeral: whole, unit };
}

/** > | 五元六角|-五元七毛八分   五块六|到五块七毛八   A second amount in the same parts makes a range of both. */
function joinCompound(reader: Reader, draft: Draft): void {
  const sign = draft.type === "money" && draft.range === undefined && draft.value !== undefined ? rangeSign(reader.key, draft.end) : draft.end;
  if (sign === draft.end) return;
  const numeral = readNumeral(reader, sign);
  const unit = numeral === undefined ? undefined : readUnit(reader, numeral.end);
  if (unit?.unit.kind !== "money") return;
  const second = measured(reader, numeral!, unit);
  if (second.unit !== draft.unit || second.range !== undefined || second.value === undefined || compare(draft.value!, second.value) >= 0) return;
  draft.range = { low: draft.value, high: second.value };
  draft.end = second.end;
  draft.numeralEnd = second.numeralEnd;
}
