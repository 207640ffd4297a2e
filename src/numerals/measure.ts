import { add, compare, decimalOf, divide, multiply, shift, TEN } from "../text/decimal.ts";
import { readNumeral } from "./cardinal.ts";
import type { Draft, Reader } from "./draft.ts";
import { Kind } from "./tables.ts";
import { type ReadUnit, readUnit } from "./unit.ts";

/** > | 三斤二两   1米75   一米七八   5公里300米   12丈3尺: the smaller part, in the unit of the larger one. */
export function readFinerMeasure(reader: Reader, draft: Draft, read: ReadUnit): void {
  const { key, tables } = reader;
  if (draft.range !== undefined || draft.value === undefined || draft.comparator !== undefined || read.code.includes("/")) return;
  const at = read.end;
  const kind = tables.kinds[key.charCodeAt(at)]!;
  if (kind !== Kind.ARABIC && kind !== Kind.DIGIT) return;
  const part = readNumeral(reader, at);
  if (part === undefined || part.more !== undefined) return;
  const finer = readUnit(reader, part.end);
  if (finer !== undefined && part.high === undefined && finer.unit.kind === "quantity" && finer.unit.dimension === read.unit.dimension && finer.unit.factor !== "" && read.unit.factor !== "") {
    const [a = "1", b = "1"] = finer.unit.factor.split("/");
    const [c = "1", d = "1"] = read.unit.factor.split("/");
    const ratio = divide(multiply(multiply(part.value, decimalOf(a)), decimalOf(d)), multiply(decimalOf(b), decimalOf(c)), 12);
    if (!ratio.exact || compare(ratio.value, { digits: 1n, scale: 0 }) >= 0) return;
    draft.value = add(draft.value, ratio.value);
    draft.end = finer.end;
    return;
  }
  if (finer !== undefined || read.unit.name !== "米" || part.value.scale > 0 || draft.value.scale > 0 || part.end - at > 2) return;
  // 一米七八, 1米75: digits one by one behind the point. 七八 alone looks like a range, 七五 like a digit string.
  const value = part.high !== undefined && part.pair ? add(multiply(part.value, TEN), part.high) : part.value;
  if (part.high !== undefined && !part.pair) return;
  draft.value = add(draft.value, shift(value, at - part.end));
  draft.end = part.end;
}
