import { add, type Decimal, decimalOfInteger, HALF, multiply, shift, TWO } from "../text/decimal.ts";
import { readNumeral } from "./cardinal.ts";
import { type Draft, type Reader, rescale } from "./draft.ts";
import { type ReadUnit, readUnit } from "./unit.ts";

const CLOCK_UNITS: Readonly<Record<string, number>> = { d: 86400, h: 3600, min: 60, s: 1 };

/** > | 1小时30分   2分15秒   一年半   3年6个月 */
export function readDuration(reader: Reader, draft: Draft, read: ReadUnit): void {
  const { key } = reader;
  draft.type = "duration";
  const code = read.code;
  draft.unit = code;
  let { end } = read;
  if (code === "[3mo]") {
    rescale(draft, (value) => multiply(value, { digits: 3n, scale: 0 }));
    draft.unit = "mo";
  } else if (code === "[15min]") {
    rescale(draft, (value) => multiply(value, { digits: 15n, scale: 0 }));
    draft.unit = "min";
  } else if (code === "[2h]") {
    rescale(draft, (value) => multiply(value, TWO));
    draft.unit = "h";
  } else if (code === "[10a]" || code === "[100a]") {
    rescale(draft, (value) => shift(value, code === "[10a]" ? 1 : 2));
    draft.unit = "a";
  } else if (code === "[night]") draft.unit = "d";
  if (key[end] === "半" && !"径岛山夜个导途价".includes(key[end + 1] ?? " ") && !key.startsWith("半年", end)) {
    rescale(draft, (value) => add(value, HALF));
    end++;
  } else if (draft.range === undefined) {
    const finer = readFiner(reader, end, draft.unit, draft.value!);
    if (finer !== undefined) {
      draft.value = finer.value;
      draft.unit = finer.unit;
      end = finer.end;
    }
  }
  draft.end = Math.max(draft.end, end);
}

/** The smaller part behind a duration, in which the whole is then counted: 1小时30分 is 90 min. */
export function readFiner(reader: Reader, at: number, unit: string, value: Decimal): { readonly value: Decimal; readonly unit: string; readonly end: number } | undefined {
  const { key } = reader;
  const from = key[at] === "零" || key[at] === "又" ? at + 1 : at;
  const part = readNumeral(reader, from);
  if (part === undefined || part.high !== undefined) return undefined;
  if (unit === "s" && part.arabic && !part.han && part.value.scale === 0 && part.end - from <= 3 && value.scale === 0 && readUnit(reader, part.end) === undefined) {
    // 9秒83: hundredths of a second, as in sports.
    return { value: add(value, shift(part.value, from - part.end)), unit, end: part.end };
  }
  let finer: string | undefined;
  let end = part.end;
  if (key[part.end] === "分" && (unit === "h" || unit === "d")) {
    finer = "min";
    end = part.end + (key[part.end + 1] === "钟" ? 2 : 1);
  } else {
    const read = readUnit(reader, part.end);
    if (read === undefined || read.unit.kind !== "duration") return undefined;
    finer = read.code;
    end = read.end;
  }
  let result: Decimal;
  if (unit === "a" && finer === "mo") result = add(multiply(value, { digits: 12n, scale: 0 }), part.value);
  else {
    const coarse = CLOCK_UNITS[unit];
    const fine = CLOCK_UNITS[finer];
    if (coarse === undefined || fine === undefined || fine >= coarse) return undefined;
    result = add(multiply(value, decimalOfInteger(coarse / fine)), part.value);
  }
  return readFiner(reader, end, finer, result) ?? { value: result, unit: finer, end };
}
