import { compare, shift } from "../text/decimal.ts";
import { readNumeral } from "./cardinal.ts";
import { rangeSign } from "./date-part.ts";
import type { Draft, Reader } from "./draft.ts";
import { readFraction, readPartsOf } from "./fraction.ts";
import { type Amount, measured } from "./measured.ts";
import { isDigit, type Numeral } from "./numeral.ts";
import { mayBeRange, readRange, readRatio, readScore } from "./range.ts";
import { isSum } from "./told.ts";
import { isLatinLetter, type ReadUnit, readUnit } from "./unit.ts";

/** > | 百分之四点五   三分之二   1.8:1   1-10亿元   十几万人   5元6角 */
export function readAmount(reader: Reader, start: number): Amount | undefined {
  const plain = readNumeral(reader, start);
  if (plain === undefined) return undefined;
  const { key } = reader;
  const numeral = key.startsWith("w", plain.end) ? inTenThousands(reader, plain) : plain;
  if (key.startsWith("分", numeral.end)) {
    const parts = key.startsWith("之", numeral.end + 1) ? readPartsOf(reader, start, numeral) : readHundredth(reader, numeral);
    if (parts !== undefined) return parts;
  }
  if (key.startsWith("/", numeral.end) || key.startsWith("又", numeral.end)) {
    const fraction = readFraction(reader, numeral);
    if (fraction !== undefined) return fraction;
  }
  if (key.startsWith("个亿", numeral.end) && numeral.places < 8 && (reader.tables.kinds[key.charCodeAt(numeral.end + 2)] ?? 0) === 0) return readHundredMillions(reader, numeral);
  const plus = isOpenPlus(key, numeral) ? 1 : 0;
  const unit = readUnit(reader, numeral.end + plus);
  const range = mayBeRange(key, numeral, unit) ? readRange(reader, numeral, unit) : undefined;
  if (range !== undefined) return range;
  if (unit === undefined) {
    const ratio = readRatio(reader, numeral) ?? readScore(reader, numeral);
    if (ratio !== undefined) return ratio;
    const pressure = readFirstPressure(reader, numeral);
    if (pressure !== undefined) return { draft: { ...measured(reader, numeral, pressure), end: numeral.end }, numeral, unit: pressure };
  }
  // > | 售价26.99万|起   From so much on; 查处1.2万起案件 counts.
  if (unit?.unit.name === "起" && isSum(reader, numeral.start)) return { draft: { ...measured(reader, numeral, undefined), comparator: "ge", extentEnd: unit.end }, numeral, unit: undefined };
  const draft = measured(reader, numeral, unit);
  if (unit !== undefined && draft.end > unit.end) joinCompound(reader, draft);
  if (plus > 0 && draft.comparator === undefined) {
    draft.comparator = "ge";
    draft.extentEnd = Math.max(draft.end, numeral.end + plus);
  }
  return { draft, numeral, unit };
}

/**
 * > | 三分一|人口   百分三十   百分百   As it is said in Hong Kong, and 百分百 everywhere: without 之.
 * Points of a match go on with what they count (三分一个), minutes with 秒.
 */
function readHundredth(reader: Reader, numeral: Numeral): Amount | undefined {
  const { key } = reader;
  const hundredth = numeral.bare && numeral.end - numeral.start === 1 && key[numeral.start] === "百";
  if (!(hundredth || (numeral.end - numeral.start === 1 && "三四五十".includes(key[numeral.start]!))) || key[numeral.start - 1] === "第") return undefined;
  const parts = readPartsOf(reader, numeral.start, { ...numeral, end: numeral.end - 1 });
  if (parts === undefined || "个分秒次球步".includes(key[parts.draft.end] ?? " ")) return undefined;
  const { numerator } = parts.draft;
  return hundredth || (parts.draft.end - numeral.end === 2 && numerator !== undefined && "一二三四".includes(key[numeral.end + 1]!) && numerator.digits < numeral.value.digits) ? parts : undefined;
}

/** > | 年薪30w   10w+   1.5w人   Ten thousands, where a sum, 以上 or what is counted stands beside it; 65w快充 are watts. */
function inTenThousands(reader: Reader, numeral: Numeral): Numeral {
  const { key, raw } = reader;
  const end = numeral.end + 1;
  if (raw[numeral.end] !== "w" || numeral.han || isDigit(key.charCodeAt(end)) || isLatinLetter(key.charCodeAt(end))) return numeral;
  const kind = key[end] === "+" ? "classifier" : readUnit(reader, end)?.unit.kind;
  if (kind !== "classifier" && kind !== "money" && !isSum(reader, numeral.start)) return numeral;
  return { ...numeral, end, value: shift(numeral.value, 4), han: true, places: 4, step: numeral.step + 4 };
}

/** > | 30+   1000+家   5万+   So many and more; 1+9, 3+N and 5+G are sums of other rules. */
function isOpenPlus(key: string, { end, value, high }: Numeral): boolean {
  if (!key.startsWith("+", end) || high !== undefined || value.scale > 0) return false;
  const next = key.charCodeAt(end + 1);
  return !(isDigit(next) || isLatinLetter(next) || key[end + 1] === "+" || key[end + 1] === "-");
}

/** > | |140|/90mmHg   The first of two pressures takes its unit from the second. */
function readFirstPressure(reader: Reader, { end, arabic }: Numeral): ReadUnit | undefined {
  if (!reader.key.startsWith("/", end) || !arabic) return undefined;
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
