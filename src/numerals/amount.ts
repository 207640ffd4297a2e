import { readNumeral } from "./cardinal.ts";
import type { Reader } from "./draft.ts";
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
  const plus = isOpenPlus(key, numeral) ? 1 : 0;
  const unit = readUnit(reader, numeral.end + plus);
  const range = readRange(reader, numeral, unit);
  if (range !== undefined) return range;
  const ratio = unit === undefined ? readRatio(reader, numeral) ?? readScore(reader, numeral) : undefined;
  if (ratio !== undefined) return ratio;
  const pressure = unit === undefined ? readFirstPressure(reader, numeral) : undefined;
  if (pressure !== undefined) return { draft: { ...measured(reader, numeral, pressure), end: numeral.end }, numeral, unit: pressure };
  const draft = measured(reader, numeral, unit);
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
