import { draft, four, isRangeTo, type Part, rangeSign, readPart, two } from "./date-part.ts";
import type { Draft, Reader } from "./draft.ts";

const QUARTERS: Readonly<Record<string, string>> = { 一: "1", 二: "2", 三: "3", 四: "4", 1: "1", 2: "2", 3: "3", 4: "4" };

/** 上半年 H1, 三季度 Q3, 前三季度 Q1/Q3, 1-11月: behind a year, or alone. */
export function readPartOfYear(reader: Reader, at: number): { readonly iso: string; readonly end: number } | undefined {
  const { key } = reader;
  if (key.startsWith("上半年", at)) return { iso: "H1", end: at + 3 };
  if (key.startsWith("下半年", at)) return { iso: "H2", end: at + 3 };
  const leading = key[at] === "前";
  const from = at + (leading || key[at] === "第" ? 1 : 0);
  const quarter = QUARTERS[key[from] ?? ""];
  if (quarter !== undefined && key.startsWith("季度", from + 1)) return { iso: leading ? `Q1/Q${quarter}` : `Q${quarter}`, end: from + 3 };
  if (quarter !== undefined && from > at && key[from + 1] === "季" && !leading && key[at - 1] !== "》") return { iso: `Q${quarter}`, end: from + 2 };
  const first = readPart(reader, from);
  if (leading && first !== undefined && key.startsWith("个月", first.end) && first.value >= 1 && first.value <= 12) return { iso: first.value === 1 ? "01" : `01/${two(first.value)}`, end: first.end + 2 };
  if (first !== undefined && isRangeTo(reader, first, "月") && first.value >= 1 && first.value <= 12) {
    const second = readPart(reader, rangeSign(key, first.end))!;
    if (second.value <= 12) return { iso: `${two(first.value)}/${two(second.value)}`, end: second.end + (key[second.end + 1] === "份" ? 2 : 1) };
  }
  return undefined;
}

/** > | 三季度   第一季度   1-3季度; 3个季度 is a duration. */
export function readQuarter(reader: Reader, start: number, from: number, first: Part): Draft | undefined {
  const { key } = reader;
  if (first.value < 1 || first.value > 4) return undefined;
  if (key.startsWith("季度", first.end)) return draft(from, first.end + 2, start, first.end, "period", `Q${first.value}`, first);
  const second = readPart(reader, rangeSign(key, first.end))!;
  return second.value <= 4 ? draft(from, second.end + 2, start, first.end, "period", `Q${first.value}/Q${second.value}`, first) : undefined;
}

/** > | 20世纪90年代   21世纪 */
export function readCentury(reader: Reader, start: number, first: Part): Draft | undefined {
  const { key } = reader;
  if (first.value < 1 || first.value > 30) return undefined;
  const at = first.end + 2;
  const decade = readPart(reader, at);
  const base = (first.value - 1) * 100;
  if (decade !== undefined && decade.value % 10 === 0 && decade.value < 100 && key.startsWith("年代", decade.end)) return draft(start, decade.end + 2, start, first.end, "period", `${four(base + decade.value)}/${four(base + decade.value + 9)}`, first);
  return draft(start, at, start, first.end, "period", `${four(base)}/${four(base + 99)}`, first);
}
