import { readNumeral } from "./cardinal.ts";
import type { Reader } from "./draft.ts";
import { readFraction, readPartsOf } from "./fraction.ts";
import { type Amount, measured } from "./measured.ts";
import { readRange, readRatio } from "./range.ts";
import { readUnit } from "./unit.ts";

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
  const unit = readUnit(reader, numeral.end);
  const range = readRange(reader, numeral, unit);
  if (range !== undefined) return range;
  const ratio = unit === undefined ? readRatio(reader, numeral) : undefined;
  if (ratio !== undefined) return ratio;
  return { draft: measured(reader, numeral, unit), numeral, unit };
}
