import { readTimeAfter } from "./clock.ts";
import { draft, four, type Part, type Piece, rangeSign, readPart, two } from "./date-part.ts";
import type { Draft, Reader } from "./draft.ts";
import { readPartOfYear } from "./period.ts";

/** > | 2024年|1月| */
export function readMonthAfter(reader: Reader, at: number): Piece | undefined {
  if (reader.key.startsWith("元月", at)) return { value: 1, end: at + (reader.key[at + 2] === "份" ? 3 : 2) };
  const part = readPart(reader, at);
  if (part === undefined || part.value < 1 || part.value > 12 || reader.key[part.end] !== "月") return undefined;
  return { value: part.value, end: part.end + (reader.key[part.end + 1] === "份" && reader.key[part.end + 2] !== "额" ? 2 : 1) };
}

export function readDayAfter(reader: Reader, at: number): Piece | undefined {
  const part = readPart(reader, at);
  if (part === undefined || part.value < 1 || part.value > 31 || (reader.key[part.end] !== "日" && reader.key[part.end] !== "号")) return undefined;
  return { value: part.value, end: part.end + 1 };
}

/** > | 1月|至3月|   2022年6月|至2023年5月| */
export function readMonthRange(reader: Reader, month: Piece): { readonly value: number; readonly end: number; readonly year?: string } | undefined {
  const { key } = reader;
  const sign = rangeSign(key, month.end);
  if (sign === month.end) return undefined;
  const year = readPart(reader, sign);
  if (year !== undefined && year.length === 4 && key[year.end] === "年") {
    const other = readMonthAfter(reader, year.end + 1);
    return other !== undefined && readDayAfter(reader, other.end) === undefined ? { ...other, year: four(year.value) } : undefined;
  }
  const other = readMonthAfter(reader, sign);
  return other !== undefined && other.value > month.value && readDayAfter(reader, other.end) === undefined ? other : undefined;
}

/** > | 1月1日|至3日|   1月30日|至2月5日|   2022年6月1日|至2023年5月31日|   The years of an era are added to `offset`. */
export function readDayRange(reader: Reader, at: number, yearIso: string | undefined, month: number, day: number, offset: number = 0): { readonly iso: string; readonly end: number } | undefined {
  const sign = rangeSign(reader.key, at);
  if (sign === at) return undefined;
  const year = readPart(reader, sign);
  if (year !== undefined && reader.key[year.end] === "年") {
    const other = readMonthAfter(reader, year.end + 1);
    const last = other === undefined ? undefined : readDayAfter(reader, other.end);
    if (last === undefined || yearIso === undefined || (year.value < 1000 && offset === 0)) return undefined;
    const iso = `${four(year.value + (year.value < 1000 ? offset : 0))}-${two(other!.value)}-${two(last.value)}`;
    return iso > `${yearIso}-${two(month)}-${two(day)}` ? { iso, end: last.end } : undefined;
  }
  const prefix = yearIso === undefined ? "-" : yearIso;
  const other = readMonthAfter(reader, sign);
  if (other !== undefined) {
    const last = readDayAfter(reader, other.end);
    return last === undefined ? undefined : { iso: `${prefix}-${two(other.value)}-${two(last.value)}`, end: last.end };
  }
  const last = readDayAfter(reader, sign);
  return last !== undefined && last.value > day ? { iso: `${prefix}-${two(month)}-${two(last.value)}`, end: last.end } : undefined;
}

/** > | 3月|经济增长   5月|亮相   Words that begin like 月经 and 月亮 behind a month. */
const AFTER_MONTH = /^(?:亮相|经[济常营过贸销])/;

/** > | 1月27日   1—11月   3月份   5月至7月 */
export function readMonth(reader: Reader, start: number, first: Part): Draft | undefined {
  const { key } = reader;
  if (first.value < 1 || first.value > 12) return undefined;
  if (key[first.end] !== "月") {
    const part = readPartOfYear(reader, start);
    return part === undefined ? undefined : draft(start, part.end, start, first.end, "period", part.iso.split("/").map((piece) => `--${piece}`).join("/"), first);
  }
  if ("亮饼球台光色子经考薪嫂租".includes(key[first.end + 1] ?? " ") && !AFTER_MONTH.test(key.slice(first.end + 1, first.end + 3))) return undefined;
  if (key[first.end + 1] === "余" && !"额款粮地".includes(key[first.end + 2] ?? " ") || key.startsWith("有余", first.end + 1)) return undefined; // 腹痛3月余: months
  // 八月初三, 五月廿一; 6月初 is the beginning of June.
  const lunar = (key[first.end + 1] === "初" && "一二三四五六七八九十".includes(key[first.end + 2] ?? " ")) || key[first.end + 1] === "廿" || /[农旧阴]历$/.test(key.slice(Math.max(0, start - 2), start)) || /[农旧阴]历[^,。;]{0,1}$/.test(key.slice(Math.max(0, start - 3), start));
  const prefix = lunar ? "lunar:" : "--";
  const month: Piece = { value: first.value, end: first.end + (key[first.end + 1] === "份" && key[first.end + 2] !== "额" ? 2 : 1) };
  let day = readDayAfter(reader, first.end + 1);
  if (day === undefined && lunar) {
    const bare = readPart(reader, first.end + (key[first.end + 1] === "初" ? 2 : 1));
    if (bare !== undefined && bare.value >= 1 && bare.value <= 30) day = { value: bare.value, end: bare.end };
  }
  if (day === undefined) {
    const dashed = readDashedDays(reader, month.end, "-", month.value);
    if (dashed !== undefined) return draft(start, dashed.end, start, first.end, "period", dashed.iso, first);
    const ranged = readMonthRange(reader, month);
    if (ranged !== undefined && ranged.year === undefined) return draft(start, ranged.end, start, first.end, "period", `--${two(month.value)}/--${two(ranged.value)}`, first);
    return draft(start, month.end, start, first.end, "date", `${prefix}${two(month.value)}`, first);
  }
  const iso = `${prefix}${two(month.value)}-${two(day.value)}`;
  const time = readTimeAfter(reader, day.end);
  if (time !== undefined) return draft(start, time.end, start, first.end, "datetime", `${iso}T${time.iso}`, first);
  const until = readDayRange(reader, day.end, undefined, month.value, day.value);
  if (until !== undefined) return draft(start, until.end, start, first.end, "period", `${iso}/${until.iso}`, first);
  return draft(start, day.end, start, first.end, "date", iso, first);
}

/** > | 大年初四|起   大年三十   A day of the lunar New Year, said without its month; `start` is the place of the numeral. */
export function readNewYearDay(reader: Reader, start: number, day: Part): Draft | undefined {
  const { key } = reader;
  const isFirst = key[start - 1] === "初" && day.value <= 10;
  const from = start - (isFirst ? 3 : 2);
  if (day.arabic || day.value < 1 || !(isFirst || day.value === 30 || day.value === 29) || from < reader.last || !key.startsWith("大年", from)) return undefined;
  return draft(from, day.end, start, day.end, "date", `lunar:${isFirst ? "01" : "12"}-${two(day.value)}`, day);
}

const LUNAR_MONTHS: Readonly<Record<string, string>> = { 正: "01", 冬: "11", 腊: "12" };

/** > | 正月十五   腊月廿三   冬月初一   Months of the lunar calendar that have a name; a day follows. */
export function readLunarMonth(reader: Reader, start: number): Draft | undefined {
  const { key } = reader;
  const month = LUNAR_MONTHS[key[start]!];
  if (month === undefined || key[start + 1] !== "月") return undefined;
  const from = key[start + 2] === "初" ? start + 3 : start + 2;
  const day = readPart(reader, from);
  if (day === undefined || day.arabic || day.value < 1 || day.value > 30 || (from === start + 2 && day.value < 10)) return undefined;
  return draft(start, day.end, start, day.end, "date", `lunar:${month}-${two(day.value)}`, day);
}

/** > | 七八月份   三四月间 */
export function readMonthPair({ key }: Reader, start: number, pair: Part): Draft {
  const end = pair.end + (key[pair.end + 1] === "份" && key[pair.end + 2] !== "额" ? 2 : 1);
  return draft(start, end, start, pair.end, "period", `--${two(Math.floor(pair.value / 10))}/--${two(pair.value % 10)}`, pair);
}

/** > | 10月|1-7日|   8月|30至9月2日|   ISO dates of both days behind `prefix`, a year or the dash in its place. */
export function readDashedDays(reader: Reader, at: number, prefix: string, month: number): { readonly iso: string; readonly end: number } | undefined {
  const first = readPart(reader, at);
  if (first === undefined || first.value < 1 || first.value > 31) return undefined;
  const sign = rangeSign(reader.key, first.end);
  if (sign === first.end) return undefined;
  const other = readMonthAfter(reader, sign);
  const last = readDayAfter(reader, other?.end ?? sign);
  if (last === undefined || (other === undefined && last.value <= first.value)) return undefined;
  return { iso: `${prefix}-${two(month)}-${two(first.value)}/${prefix}-${two(other?.value ?? month)}-${two(last.value)}`, end: last.end };
}

/** > | 18日   3号   10-12日   A day without a month: not 30日内, not 3号楼. */
export function readDay(reader: Reader, start: number, first: Part): Draft | undefined {
  const { key } = reader;
  if (first.value < 1 || first.value > 31 || (!first.arabic && first.strung && first.length > 1)) return undefined;
  const previous = key[start - 1];
  // 元月一日: the first month has a name.
  if (previous === "月" && key[start - 2] === "元" && (key[first.end] === "日" || key[first.end] === "号")) return draft(start - 2 < reader.last ? start : start - 2, first.end + 1, start, first.end, "date", `--01-${two(first.value)}`, first);
  if (key[first.end] !== "日" && key[first.end] !== "号") {
    const second = readPart(reader, rangeSign(key, first.end))!;
    if (second.value > 31 || "游内均报常用元以之".includes(key[second.end + 1] ?? " ")) return undefined;
    return draft(start, second.end + 1, start, first.end, "period", `---${two(first.value)}/---${two(second.value)}`, first);
  }
  const next = key[first.end + 1] ?? " ";
  if (key[first.end] === "日") {
    if ("元圆币历均常用游程益韩化渐语美本后志式".includes(next) || (next === "内" || next === "之" || next === "龄" || (next === "以" && "内上下".includes(key[first.end + 2] ?? " "))) || (next === "报" && !"道告到称导".includes(key[first.end + 2] ?? " "))) return undefined;
    if (previous !== undefined && "近续约超满每达历第时长余第计足共".includes(previous) && !key.endsWith("预计", start)) return undefined;
    if (/(未来|过去|今后|此后|随后)$/.test(key.slice(Math.max(0, start - 2), start))) return undefined; // 未来十日
    if (!first.arabic && (first.value <= 9 || next === "三" || next === "游") && !/[月在]$/.test(previous ?? "")) return undefined;
  } else {
    const isBoundary = previous === undefined || !isHanCharacter(previous) || "月在到至从于截定周这日是的".includes(previous);
    if (!isBoundary || "线楼院门机令文公店地矿车馆厅井汽柴站码桥舱房室仓称召角字球选病产国路煤台船星床位技种人员登航柜窗展坑洞坝窖会".includes(next)) return undefined;
    if (!first.arabic && first.length === 1 && next !== "," && next !== "。") return undefined;
  }
  const time = readTimeAfter(reader, first.end + 1);
  if (time !== undefined) return draft(start, time.end, start, first.end, "datetime", `---${two(first.value)}T${time.iso}`, first);
  const sign = rangeSign(key, first.end + 1);
  if (sign > first.end + 1) {
    const last = readDayAfter(reader, sign);
    if (last !== undefined && last.value > first.value) return draft(start, last.end, start, first.end, "period", `---${two(first.value)}/---${two(last.value)}`, first);
  }
  return draft(start, first.end + 1, start, first.end, "date", `---${two(first.value)}`, first);
}

function isHanCharacter(character: string): boolean {
  return character >= "一" && character <= "鿿";
}
