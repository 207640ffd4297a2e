import { add, compare, decimalOf, divide, multiply, shift, TEN } from "../text/decimal.ts";
import { readNumeral } from "./cardinal.ts";
import type { Draft, Reader } from "./draft.ts";
import { isHan } from "./ordinal.ts";
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
  if (read.code === "deg") {
    readAngle(reader, draft, 0, at);
    // > | 39度|5|   A lone digit that nothing counts: tenths.
    if (draft.end === at && finer === undefined && part.end - at === 1 && draft.value.scale === 0 && !isHan(key[part.end] ?? " ")) {
      draft.value = add(draft.value, shift(part.value, -1));
      draft.end = part.end;
    }
    return;
  }
  if (finer !== undefined && part.high === undefined && finer.unit.kind === "quantity" && finer.unit.dimension === read.unit.dimension && finer.unit.factor !== "" && read.unit.factor !== "") {
    const [a = "1", b = "1"] = finer.unit.factor.split("/");
    const [c = "1", d = "1"] = read.unit.factor.split("/");
    const ratio = divide(multiply(multiply(part.value, decimalOf(a)), decimalOf(d)), multiply(decimalOf(b), decimalOf(c)), 12);
    if (!ratio.exact || compare(ratio.value, { digits: 1n, scale: 0 }) >= 0) return;
    draft.value = add(draft.value, ratio.value);
    draft.end = finer.end;
    return;
  }
  // > | 二亩五分   Ten 分 to the 亩.
  if (read.unit.name === "亩" && key[part.end] === "分" && part.high === undefined && part.value.scale === 0 && compare(part.value, TEN) < 0 && !"之钟别".includes(key[part.end + 1] ?? " ")) {
    draft.value = add(draft.value, shift(part.value, -1));
    draft.end = key[part.end + 1] === "地" ? part.end + 2 : part.end + 1;
    return;
  }
  if (finer !== undefined || read.unit.name !== "米" || part.value.scale > 0 || draft.value.scale > 0 || part.end - at > 2) return;
  // 一米七八, 1米75: digits one by one behind the point. 七八 alone looks like a range, 七五 like a digit string.
  const value = part.high !== undefined && part.pair ? add(multiply(part.value, TEN), part.high) : part.value;
  if (part.high !== undefined && !part.pair) return;
  draft.value = add(draft.value, shift(value, at - part.end));
  draft.end = part.end;
}

/** Minutes and seconds of arc: what they are written with, and the unit in which the whole angle is counted then. */
const ARC = [{ marks: "分′'", code: "'" }, { marks: "秒″\"", code: "''" }] as const;

/** > | 39度|54分|   116°|23′29″|   An angle is counted in its smallest part, as a duration is: 2394 ', 419009 ''. */
function readAngle(reader: Reader, draft: Draft, level: number, at: number): void {
  const { key, tables } = reader;
  const kind = level < ARC.length ? tables.kinds[key.charCodeAt(at)]! : 0;
  const part = kind === Kind.ARABIC || kind === Kind.DIGIT || kind === Kind.UNIT || kind === Kind.ZERO ? readNumeral(reader, at) : undefined;
  if (part === undefined || part.high !== undefined || compare(part.value, SIXTY) >= 0 || !ARC[level]!.marks.includes(key[part.end] ?? " ") || draft.value!.scale > 0 || key.startsWith("分钟", part.end)) return;
  draft.value = add(multiply(draft.value!, SIXTY), part.value);
  draft.unit = ARC[level]!.code;
  draft.end = part.end + 1;
  readAngle(reader, draft, level + 1, draft.end);
}

const SIXTY = { digits: 60n, scale: 0 } as const;
