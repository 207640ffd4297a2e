import { add, compare, decimalOf, HALF, multiply, shift, TEN } from "../text/decimal.ts";
import { type Draft, newDraft, notationOf, type Reader, rescale } from "./draft.ts";
import { readDuration, readFiner } from "./duration.ts";
import { readFinerMeasure } from "./measure.ts";
import { readMoney } from "./money.ts";
import type { Numeral } from "./numeral.ts";
import { isHan } from "./ordinal.ts";
import { Kind } from "./tables.ts";
import { type ReadUnit, readUnit } from "./unit.ts";

/** A numeral with what counts it, ready to be judged: is there a licence to call it a quantity? */
export interface Amount {
  readonly draft: Draft;
  readonly numeral: Numeral;
  readonly unit: ReadUnit | undefined;
}

export function measured(reader: Reader, numeral: Numeral, unit: ReadUnit | undefined): Draft {
  const draft = newDraft(numeral.start, unit?.end ?? numeral.end, numeral.start, numeral.end, "cardinal", notationOf(numeral));
  draft.value = numeral.value;
  if (numeral.high !== undefined) draft.range = { low: numeral.value, high: numeral.high, ...(numeral.open ? { open: true } : {}) };
  if (numeral.more !== undefined) draft.comparator = numeral.more === "来" || numeral.more === "把" ? "approx" : "gt";
  if (unit !== undefined) apply(reader, draft, unit, numeral);
  return draft;
}

/** The unit as the key has it, Latin letters as they are written: 16GB is in GB, 16gb in gb. */
function asWritten({ key, raw }: Reader, start: number, end: number): string {
  const text = key.slice(start, end);
  const written = raw.slice(start, end);
  return written !== text && written.toLowerCase() === text ? written : text;
}

/** Gives the draft its type, unit and value. May lengthen it: 5元|6角|, 七成|五|, 1小时|30分|, 两个|半|小时. */
export function apply(reader: Reader, draft: Draft, read: ReadUnit, numeral: Numeral): void {
  const { key } = reader;
  const { unit } = read;
  draft.unitText = asWritten(reader, read.start, read.end);
  switch (unit.kind) {
    case "percent":
      draft.type = "percent";
      draft.unit = "%";
      if (unit.places > 2) rescale(draft, (value) => shift(value, 2 - unit.places));
      return;
    case "point":
      draft.type = "percentage-point";
      draft.unit = "pp";
      if (unit.places > 0) rescale(draft, (value) => shift(value, -unit.places));
      return;
    case "multiple":
      draft.type = "multiple";
      if (key[read.end] === "半") {
        rescale(draft, (value) => add(value, HALF));
        draft.end = read.end + 1;
      }
      return;
    case "tenths": {
      draft.type = "discount";
      rescale(draft, (value) => shift(value, -1));
      const digit = key.charCodeAt(read.end);
      if (key[read.end] === "半") {
        draft.value = add(draft.value!, decimalOf("0.05"));
        draft.end = read.end + 1;
      } else if (reader.tables.kinds[digit] === Kind.DIGIT && reader.tables.units.longestAt(key, read.end + 1, reader.end) === undefined && (reader.tables.kinds[key.charCodeAt(read.end + 1)] ?? 0) === 0) {
        draft.value = add(draft.value!, decimalOf(`0.0${reader.tables.values[digit]!}`));
        draft.end = read.end + 1;
      }
      return;
    }
    case "discount":
      draft.type = "discount";
      rescale(draft, (value) => (compare(value, TEN) >= 0 ? shift(value, -2) : shift(value, -1)));
      if (numeral.pair && numeral.high !== undefined) {
        // 七八折 is a range, 七九折 is 0.79.
        draft.range = undefined;
        draft.value = shift(add(multiply(numeral.value, TEN), numeral.high), -2);
      }
      return;
    case "money":
      readMoney(reader, draft, read);
      return;
    case "duration":
      readDuration(reader, draft, read);
      return;
    case "quantity":
      draft.type = "quantity";
      draft.unit = unit.code === "deg" && (numeral.places >= 4 || isPower(reader, numeral.start)) ? "kW.h" : read.code; // 370亿度: no angle is that large
      if (unit.name === "岁半") {
        rescale(draft, (value) => add(value, HALF));
      }
      readFinerMeasure(reader, draft, read);
      if (draft.end === read.end && key[read.end] === "半" && unit.name !== "岁半" && !"径年岛山夜个".includes(key[read.end + 1] ?? " ")) {
        rescale(draft, (value) => add(value, HALF));
        draft.end = read.end + 1;
      }
      return;
    default:
      if (unit.name === "分" && numeral.capital) {
        draft.type = "money";
        draft.unit = "CNY";
        rescale(draft, (value) => shift(value, -2));
        return;
      }
      if (unit.name === "分" && key.startsWith("半钟", read.end) && draft.range === undefined) {
        // 五分半钟
        Object.assign(draft, { type: "duration", value: add(draft.value!, HALF), unit: "min", unitText: "分钟", end: read.end + 2 });
        return;
      }
      if (unit.name === "分") {
        const clock = draft.range === undefined ? readFiner(reader, read.end, "min", draft.value!) : undefined;
        if (clock !== undefined) {
          // 1分52秒: minutes, when seconds follow.
          draft.type = "duration";
          draft.value = clock.value;
          draft.unit = clock.unit;
          draft.end = clock.end;
          return;
        }
      }
      draft.type = "cardinal";
      draft.unit = read.code;
      if (unit.name === "个" && key[read.end] === "半") {
        // 两个半小时, 三个半月
        const behind = readUnit(reader, read.end + 1);
        if (behind === undefined && key[read.end + 1] === "钟") {
          rescale(draft, (value) => add(value, HALF));
          Object.assign(draft, { end: read.end + 2, type: "duration", unit: "h", unitText: "钟" });
          return;
        }
        if (behind !== undefined && behind.unit.kind === "duration") {
          rescale(draft, (value) => add(value, HALF));
          draft.end = behind.end;
          readDuration(reader, draft, behind.unit.name === "月" ? { ...behind, code: "mo" } : behind);
          draft.unitText = behind.unit.name;
          return;
        }
      }
      // > | 百公里油耗八个|半|,   扣了两分|半|,   Half of one more, where nothing follows that it is half of.
      if (key[read.end] === "半" && "个分页圈碗杯".includes(unit.name) && draft.range === undefined && !isHan(key[read.end + 1] ?? " ")) {
        rescale(draft, (value) => add(value, HALF));
        draft.end = read.end + 1;
        return;
      }
      if (unit.name === "个" && (key[read.end] === "多" || key[read.end] === "几")) {
        // 3个多小时, 两个多月
        const behind = readUnit(reader, read.end + 1);
        if (behind !== undefined && behind.unit.kind === "duration") {
          draft.end = behind.end;
          readDuration(reader, draft, behind);
          draft.comparator = "gt";
          draft.unitText = behind.unit.name;
        }
      }
  }
}

/** > | 日耗电仅|0.99度   用电|200度   A word of electricity before the number, over a comparator. */
function isPower({ key, last, words: { before, leading } }: Reader, at: number): boolean {
  let from = at;
  if ("了为是仅".includes(key[from - 1] ?? " ")) from--;
  const compared = before.match(key, from, last);
  if (compared !== 0) from -= before.lengthOf(compared);
  return leading.power.match(key, from, last) !== 0;
}
