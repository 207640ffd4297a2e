import { draft, four, isPair, isRangeTo, type Part, rangeSign, readPart, two } from "./date-part.ts";
import type { Draft, Reader } from "./draft.ts";

const QUARTERS: Readonly<Record<string, string>> = { 一: "1", 二: "2", 三: "3", 四: "4", 1: "1", 2: "2", 3: "3", 4: "4" };

/** 上半年 H1, 三季度 Q3, 前三季度 Q1/Q3, 1-11月: behind a year, or alone. */
export function readPartOfYear(reader: Reader, at: number): { readonly iso: string; readonly end: number } | undefined {
  const { key } = reader;
  if (key.startsWith("上半年", at)) return { iso: "H1", end: at + 3 };
  if (key.startsWith("下半年", at)) return { iso: "H2", end: at + 3 };
  if (key.startsWith("半年度", at)) return { iso: "H1", end: at + 3 }; // a report says 半年度 of the first half only
  const leading = key[at] === "前";
  const from = at + (leading || key[at] === "第" ? 1 : 0);
  const quarter = key.startsWith("季", from + 1) ? QUARTERS[key[from]!] : undefined;
  if (quarter !== undefined && key.startsWith("季度", from + 1)) return { iso: leading ? `Q1/Q${quarter}` : `Q${quarter}`, end: from + 3 };
  if (quarter !== undefined && from > at && key[from + 1] === "季" && key[at - 1] !== "》" && !(leading && "节的集剧".includes(key[from + 2] ?? " "))) return { iso: leading ? `Q1/Q${quarter}` : `Q${quarter}`, end: from + 2 };
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

/** > | 20世纪90年代   20世纪五六十年代   21世纪 */
export function readCentury(reader: Reader, start: number, first: Part): Draft | undefined {
  if (first.value < 1 || first.value > 30) return undefined;
  const at = first.end + 2;
  const base = (first.value - 1) * 100;
  const decades = readDecades(reader, at, base);
  if (decades !== undefined) return { ...decades, start, numeralStart: start, numeralEnd: first.end };
  return draft(start, at, start, first.end, "period", `${four(base)}/${four(base + 99)}`, first);
}

/** > | 90年代   九十年代   八九十年代   50—60年代   八十至九十年代   Decades of the century that begins in the year `base`. */
export function readDecades(reader: Reader, start: number, base: number): Draft | undefined {
  const { key } = reader;
  const first = readPart(reader, start);
  if (first === undefined || first.length > 2 && first.arabic) return undefined;
  if (key.startsWith("年代", first.end) && isDecade(first) && !"价表替理码".includes(key[first.end + 2] ?? " ")) return draft(start, first.end + 2, start, first.end, "period", `${four(base + first.value)}/${four(base + first.value + 9)}`, first);
  if (isPair(first) && first.value % 10 === Math.floor(first.value / 10) + 1 && key.startsWith("十年代", first.end)) {
    return draft(start, first.end + 3, start, first.end + 1, "period", `${four(base + Math.floor(first.value / 10) * 10)}/${four(base + (first.value % 10) * 10 + 9)}`, first);
  }
  if (!isDecade(first) || !isRangeTo(reader, first, "年代")) return undefined;
  const second = readPart(reader, rangeSign(key, first.end))!;
  return isDecade(second) ? draft(start, second.end + 2, start, second.end, "period", `${four(base + first.value)}/${four(base + second.value + 9)}`, first) : undefined;
}

function isDecade({ value }: Part): boolean {
  return value % 10 === 0 && value > 0 && value < 100;
}
