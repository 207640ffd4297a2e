import { isDigit } from "./cardinal.ts";
import type { Draft, Reader } from "./draft.ts";
import { Kind } from "./tables.ts";
import type { Notation } from "./types.ts";

/** A small whole number of a date: Arabic, Han with 十, or Han digits one by one. */
interface Part {
  readonly end: number;
  readonly value: number;
  /** Characters read. */
  readonly length: number;
  readonly arabic: boolean;
  /** Han digits one by one, no 十. */
  readonly strung: boolean;
}

function readPart(reader: Reader, start: number): Part | undefined {
  const { key, end, tables } = reader;
  const { kinds, values } = tables;
  let i = start;
  if (i < end && isDigit(key.charCodeAt(i))) {
    let value = 0;
    while (i < end && isDigit(key.charCodeAt(i)) && i - start < 5) value = value * 10 + key.charCodeAt(i++) - 48;
    return i < end && isDigit(key.charCodeAt(i)) ? undefined : { end: i, value, length: i - start, arabic: true, strung: false };
  }
  let value = 0;
  let digit = -1;
  let ten = false;
  let digits = 0;
  let string = 0;
  for (; i < end && i - start < 5; i++) {
    const unit = key.charCodeAt(i);
    const kind = kinds[unit]!;
    if ((kind === Kind.DIGIT && tables.capitals[unit] === 0) || kind === Kind.ZERO) {
      digit = values[unit]!;
      string = string * 10 + digit;
      digits++;
    } else if (kind === Kind.UNIT && values[unit] === 1 && !ten && digits <= 1) {
      value = (digit < 0 ? 1 : digit) * 10;
      digit = -1;
      ten = true;
      digits = 0;
    } else if (kind === Kind.TALLY && i === start) {
      value = values[unit]!;
      ten = true;
    } else break;
  }
  if (i === start || (ten && digits > 1)) return undefined;
  return { end: i, value: ten ? value + Math.max(digit, 0) : string, length: i - start, arabic: false, strung: !ten };
}

const two = (value: number): string => String(value).padStart(2, "0");
const four = (value: number): string => String(value).padStart(4, "0");

function draft(start: number, end: number, numeralStart: number, numeralEnd: number, type: Draft["type"], iso: string, part: Part): Draft {
  const notation: Notation = part.arabic ? "arabic" : part.strung && part.length > 1 ? "digits" : "han";
  return { start, end, numeralStart, numeralEnd, type, iso, notation };
}

/** Reads a year, date, period or time that begins at `i`; undefined when there is none. */
export function readDate(reader: Reader, i: number): Draft | undefined {
  const { key } = reader;
  const first = readPart(reader, i);
  if (first === undefined) return undefined;
  const next = key[first.end];
  if (first.arabic) {
    if (first.length === 4 && (next === "-" || next === "/" || next === ".")) {
      const found = readNumericDate(reader, i, first, next);
      if (found !== undefined) return found;
    }
    if (next === ":" && first.length <= 2) return readClock(reader, i, first);
  }
  if (isYearForm(first)) {
    const found = readYear(reader, i, first);
    if (found !== undefined) return found;
  }
  if (first.length <= 3) {
    if (next === "月" || isRangeTo(reader, first, "月")) return readMonth(reader, i, first);
    if (next === "日" || next === "号" || isRangeTo(reader, first, "日")) return readDay(reader, i, first);
    if (next === "时" || next === "点") return readHour(reader, i, first);
    if (key.startsWith("季度", first.end) || isRangeTo(reader, first, "季度")) return readQuarter(reader, i, i, first);
    if (key.startsWith("世纪", first.end) && key[i - 1] !== "个") return readCentury(reader, i, first);
    if (key.startsWith("年代", first.end) && first.value % 10 === 0 && first.value > 0) return draft(i, first.end + 2, i, first.end, "period", `19${two(first.value)}/19${two(first.value + 9)}`, first);
  }
  return undefined;
}

function isYearForm(part: Part): boolean {
  if (part.arabic) return part.length === 4 ? part.value >= 1000 && part.value <= 2999 : part.length === 2 || part.length === 3;
  return part.strung && (part.length === 4 ? part.value >= 1000 && part.value <= 2999 : part.length === 2);
}

/** Where the range sign at `at` ends; `at` when there is none. */
export function rangeSign(key: string, at: number): number {
  const character = key[at];
  if (character === "-" || character === "–" || character === "—" || character === "~" || character === "―" || character === "至" || character === "到" || character === "∼" || character === "〜" || character === "‐" || character === "‑") {
    let end = at + 1;
    while (end - at < 3 && key[end] === character && (character === "—" || character === "-" || character === "~")) end++;
    return end;
  }
  return at;
}

/** > | 1—11月   Does a range sign and a second part lead to `word`? */
function isRangeTo(reader: Reader, first: Part, word: string): boolean {
  const sign = rangeSign(reader.key, first.end);
  if (sign === first.end) return false;
  const second = readPart(reader, sign);
  return second !== undefined && second.value > first.value && reader.key.startsWith(word, second.end);
}

/** > | 2024-5-10 22:08:25   2024/05/10   2024.5.10 */
function readNumericDate(reader: Reader, start: number, year: Part, separator: string): Draft | undefined {
  const { key, end } = reader;
  if (year.value < 1000 || year.value > 2999) return undefined;
  const month = readPart(reader, year.end + 1);
  if (month === undefined || !month.arabic || month.length > 2) {
    // 2020-2022年度 is left to readYear.
    return undefined;
  }
  if (month.value < 1 || month.value > 12) return undefined;
  if (key[month.end] !== separator) {
    if (separator !== "-" || month.length !== 2 || isDigit(key.charCodeAt(month.end)) || key[month.end] === "." || key[month.end] === "年" || key[month.end] === "%") return undefined;
    return draft(start, month.end, start, month.end, "date", `${four(year.value)}-${two(month.value)}`, year);
  }
  const day = readPart(reader, month.end + 1);
  if (day === undefined || !day.arabic || day.length > 2 || day.value < 1 || day.value > 31) return undefined;
  if (key[day.end] === separator && isDigit(key.charCodeAt(day.end + 1))) return undefined;
  const iso = `${four(year.value)}-${two(month.value)}-${two(day.value)}`;
  let at = day.end;
  if (key[at] === "t" || key[at] === " ") at++;
  while (key[at] === " " && at - day.end < 3) at++;
  if (at > day.end && at < end && isDigit(key.charCodeAt(at))) {
    const hour = readPart(reader, at);
    if (hour !== undefined && hour.length <= 2 && key[hour.end] === ":") {
      const clock = readClockParts(reader, hour);
      if (clock !== undefined) return draft(start, clock.end, start, clock.end, "datetime", `${iso}T${clock.iso}`, year);
    }
  }
  return draft(start, day.end, start, day.end, "date", iso, year);
}

function readYear(reader: Reader, start: number, year: Part): Draft | undefined {
  const { key } = reader;
  const before = key.slice(Math.max(0, start - 4), start);
  let from = start;
  let value = year.value;
  const republic = before.endsWith("民国") && year.length <= 3;
  if (republic) {
    value += 1911;
    from = start - 2;
  }
  const ancient = before.endsWith("公元前");
  // 2020-2022年度, 2023年至2025年, 2020—2022年
  const yearEnd = key[year.end] === "年" ? year.end + 1 : year.end;
  if (year.length === 4) {
    const sign = rangeSign(key, yearEnd);
    if (sign > yearEnd) {
      const second = readPart(reader, sign);
      if (second !== undefined && second.length === 4 && second.value > year.value && second.value <= 2999 && key[second.end] === "年") {
        const stop = second.end + (key[second.end + 1] === "度" ? 2 : 1);
        if (!key.startsWith("月", stop + 1) && readMonthAfter(reader, second.end + 1) === undefined) return draft(start, stop, start, second.end, "period", `${four(year.value)}/${four(second.value)}`, year);
      }
      if (second !== undefined && second.length === 4 && second.value > year.value && second.value <= 2999 && key.startsWith("学年", second.end)) return draft(start, second.end + 2, start, second.end, "period", `${four(year.value)}/${four(second.value)}`, year);
    }
  }
  if (key[year.end] !== "年") return undefined;
  let at = year.end + 1;
  const month = readMonthAfter(reader, at);
  if (year.length < 4 && !republic) {
    // 98年 is a year when a month or 底 follows; 21年 alone is a duration.
    const marks = month !== undefined || "底末初版款".includes(key[at] ?? " ") || /[自从于在]$/.test(before);
    const taiwan = year.length === 3 && year.value >= 80 && year.value <= 130 && (key[at] === "度" || month !== undefined);
    if (taiwan) value += 1911;
    else if (year.length === 2 && (marks || (!year.arabic && year.strung && year.value >= 11 && !isAscending(year.value))) && key[at] !== "代") value += value < 40 ? 2000 : 1900;
    else return undefined;
    if (!taiwan && /[前近约超共达满第续每历]$/.test(before)) return undefined;
  }
  if (key.startsWith("年代", year.end)) {
    return year.length === 4 && value % 10 === 0 ? draft(from, year.end + 2, start, year.end, "period", `${four(value)}/${four(value + 9)}`, year) : undefined;
  }
  const sign = ancient ? "-" : "";
  if (ancient) from = start - 3;
  const iso = sign + four(value);
  if (month !== undefined) {
    const monthIso = `${iso}-${two(month.value)}`;
    const day = readDayAfter(reader, month.end);
    if (day === undefined) {
      const ranged = readMonthRange(reader, month);
      if (ranged !== undefined) return draft(from, ranged.end, start, year.end, "period", `${monthIso}/${ranged.year ?? iso}-${two(ranged.value)}`, year);
      return draft(from, month.end, start, year.end, "date", monthIso, year);
    }
    const dayIso = `${monthIso}-${two(day.value)}`;
    const time = readTimeAfter(reader, day.end);
    if (time !== undefined) return draft(from, time.end, start, year.end, "datetime", `${dayIso}T${time.iso}`, year);
    const until = readDayRange(reader, day.end, iso, month.value, day.value);
    if (until !== undefined) return draft(from, until.end, start, year.end, "period", `${dayIso}/${until.iso}`, year);
    return draft(from, day.end, start, year.end, "date", dayIso, year);
  }
  if (key[at] === "度") at++;
  const part = readPartOfYear(reader, at);
  if (part !== undefined) return draft(from, part.end, start, year.end, "period", part.iso.includes("/") ? part.iso.split("/").map((piece) => `${iso}-${piece}`).join("/") : `${iso}-${part.iso}`, year);
  if (at === year.end + 1 && "底末初".includes(key[at] ?? " ")) at++;
  return draft(from, at, start, year.end, "year", iso, year);
}

function isAscending(value: number): boolean {
  return value % 10 === Math.floor(value / 10) + 1;
}

interface Piece {
  readonly value: number;
  readonly end: number;
}

/** > | 2024年|1月| */
function readMonthAfter(reader: Reader, at: number): Piece | undefined {
  const part = readPart(reader, at);
  if (part === undefined || part.value < 1 || part.value > 12 || reader.key[part.end] !== "月") return undefined;
  return { value: part.value, end: part.end + (reader.key[part.end + 1] === "份" && reader.key[part.end + 2] !== "额" ? 2 : 1) };
}

function readDayAfter(reader: Reader, at: number): Piece | undefined {
  const part = readPart(reader, at);
  if (part === undefined || part.value < 1 || part.value > 31 || (reader.key[part.end] !== "日" && reader.key[part.end] !== "号")) return undefined;
  return { value: part.value, end: part.end + 1 };
}

/** > | 1月|至3月|   2022年6月|至2023年5月| */
function readMonthRange(reader: Reader, month: Piece): { readonly value: number; readonly end: number; readonly year?: string } | undefined {
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

/** > | 1月1日|至3日|   1月30日|至2月5日| */
function readDayRange(reader: Reader, at: number, yearIso: string | undefined, month: number, day: number): { readonly iso: string; readonly end: number } | undefined {
  const sign = rangeSign(reader.key, at);
  if (sign === at) return undefined;
  const prefix = yearIso === undefined ? "-" : yearIso;
  const other = readMonthAfter(reader, sign);
  if (other !== undefined) {
    const last = readDayAfter(reader, other.end);
    return last === undefined ? undefined : { iso: `${prefix}-${two(other.value)}-${two(last.value)}`, end: last.end };
  }
  const last = readDayAfter(reader, sign);
  return last !== undefined && last.value > day ? { iso: `${prefix}-${two(month)}-${two(last.value)}`, end: last.end } : undefined;
}

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
  if (quarter !== undefined && from > at && key[from + 1] === "季" && !leading) return { iso: `Q${quarter}`, end: from + 2 };
  const first = readPart(reader, from);
  if (leading && first !== undefined && key.startsWith("个月", first.end) && first.value >= 1 && first.value <= 12) return { iso: first.value === 1 ? "01" : `01/${two(first.value)}`, end: first.end + 2 };
  if (first !== undefined && isRangeTo(reader, first, "月") && first.value >= 1 && first.value <= 12) {
    const second = readPart(reader, rangeSign(key, first.end))!;
    if (second.value <= 12) return { iso: `${two(first.value)}/${two(second.value)}`, end: second.end + (key[second.end + 1] === "份" ? 2 : 1) };
  }
  return undefined;
}

/** > | 1月27日   1—11月   3月份   5月至7月 */
function readMonth(reader: Reader, start: number, first: Part): Draft | undefined {
  const { key } = reader;
  if (first.value < 1 || first.value > 12) return undefined;
  if (key[first.end] !== "月") {
    const part = readPartOfYear(reader, start);
    return part === undefined ? undefined : draft(start, part.end, start, first.end, "period", part.iso.split("/").map((piece) => `--${piece}`).join("/"), first);
  }
  if ("亮饼球台光色子经考薪嫂租".includes(key[first.end + 1] ?? " ")) return undefined;
  const lunar = /[农旧阴]历$/.test(key.slice(Math.max(0, start - 2), start)) || /[农旧阴]历[^,。;]{0,1}$/.test(key.slice(Math.max(0, start - 3), start));
  const prefix = lunar ? "lunar:" : "--";
  const month: Piece = { value: first.value, end: first.end + (key[first.end + 1] === "份" && key[first.end + 2] !== "额" ? 2 : 1) };
  let day = readDayAfter(reader, first.end + 1);
  if (day === undefined && lunar) {
    const bare = readPart(reader, first.end + (key[first.end + 1] === "初" ? 2 : 1));
    if (bare !== undefined && bare.value >= 1 && bare.value <= 30) day = { value: bare.value, end: bare.end };
  }
  if (day === undefined) {
    const dashed = readDashedDays(reader, month.end);
    if (dashed !== undefined) return draft(start, dashed.end, start, first.end, "period", `--${two(month.value)}-${two(dashed.low)}/--${two(month.value)}-${two(dashed.high)}`, first);
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

/** > | 10月|1-7日| */
function readDashedDays(reader: Reader, at: number): { readonly low: number; readonly high: number; readonly end: number } | undefined {
  const first = readPart(reader, at);
  if (first === undefined || !isRangeTo(reader, first, "日") || first.value < 1) return undefined;
  const second = readPart(reader, rangeSign(reader.key, first.end))!;
  return second.value <= 31 ? { low: first.value, high: second.value, end: second.end + 1 } : undefined;
}

/** > | 18日   3号   10-12日   A day without a month: not 30日内, not 3号楼. */
function readDay(reader: Reader, start: number, first: Part): Draft | undefined {
  const { key } = reader;
  if (first.value < 1 || first.value > 31 || (!first.arabic && first.strung && first.length > 1)) return undefined;
  const previous = key[start - 1];
  if (key[first.end] !== "日" && key[first.end] !== "号") {
    const second = readPart(reader, rangeSign(key, first.end))!;
    if (second.value > 31 || "游内均报常用元以之".includes(key[second.end + 1] ?? " ")) return undefined;
    return draft(start, second.end + 1, start, first.end, "period", `---${two(first.value)}/---${two(second.value)}`, first);
  }
  const next = key[first.end + 1] ?? " ";
  if (key[first.end] === "日") {
    if ("元均报常用游程益韩化渐语美本后志式".includes(next) || (next === "内" || next === "以" || next === "之" || next === "龄")) return undefined;
    if (previous !== undefined && "近续约超满每达历第时长余第计足共".includes(previous)) return undefined;
    if (!first.arabic && (first.value <= 9 || next === "三" || next === "游") && !/[月在]$/.test(previous ?? "")) return undefined;
  } else {
    const isBoundary = previous === undefined || !isHanCharacter(previous) || "月在到至从于截定周这日是的".includes(previous);
    if (!isBoundary || "线楼院门机令文公店地矿车馆厅井汽柴站码桥舱房室仓称召角字球选病产国路煤台船星床位技种人员".includes(next)) return undefined;
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

/** > | 9:00-18:00   22:08:25   not 3:1, not 1:10比例 */
function readClock(reader: Reader, start: number, hour: Part): Draft | undefined {
  const { key } = reader;
  if (/[比分例率]$/.test(key.slice(Math.max(0, start - 1), start))) return undefined;
  const clock = readClockParts(reader, hour);
  if (clock === undefined || /^的?(比例|比分|配比|大胜|险胜|战胜|击败|获胜|比率)/.test(key.slice(clock.end, clock.end + 5))) return undefined;
  const sign = rangeSign(key, clock.end);
  if (sign > clock.end) {
    const second = readPart(reader, sign);
    if (second !== undefined && second.arabic && key[second.end] === ":") {
      const until = readClockParts(reader, second);
      if (until !== undefined) return draft(start, until.end, start, clock.end, "time", `${clock.iso}/${until.iso}`, hour);
    }
  }
  return draft(start, clock.end, start, clock.end, "time", clock.iso, hour);
}

function readClockParts(reader: Reader, hour: Part): { readonly iso: string; readonly end: number } | undefined {
  const { key } = reader;
  if (hour.value > 24) return undefined;
  const minute = readPart(reader, hour.end + 1);
  if (minute === undefined || !minute.arabic || minute.length !== 2 || minute.value > 59) return undefined;
  if (key[minute.end] === ":") {
    const second = readPart(reader, minute.end + 1);
    if (second !== undefined && second.length === 2 && second.value < 60) return { iso: `${two(hour.value)}:${two(minute.value)}:${two(second.value)}`, end: second.end };
    return undefined;
  }
  if (key[minute.end] === "." && isDigit(key.charCodeAt(minute.end + 1))) return undefined;
  return { iso: `${two(hour.value)}:${two(minute.value)}`, end: minute.end };
}

const PARTS_OF_DAY = ["上午", "下午", "早上", "晚上", "中午", "凌晨", "清晨", "傍晚", "晚间", "午后", "深夜", "早晨", "夜间", "午夜", "早", "晚"];
const AFTERNOON = new Set(["下午", "晚上", "傍晚", "晚间", "午后", "深夜", "夜间", "晚"]);

/** > | 1月9日|上午9时30分| */
function readTimeAfter(reader: Reader, at: number): { readonly iso: string; readonly end: number } | undefined {
  const { key } = reader;
  let from = key[at] === " " ? at + 1 : at;
  const part = PARTS_OF_DAY.find((word) => key.startsWith(word, from));
  if (part !== undefined) from += part.length;
  const hour = readPart(reader, from);
  if (hour === undefined) return undefined;
  if (key[hour.end] === ":" && hour.arabic && hour.length <= 2) {
    const clock = readClockParts(reader, hour);
    return clock === undefined ? undefined : { iso: afternoon(clock.iso, part), end: clock.end };
  }
  if (key[hour.end] !== "时" && key[hour.end] !== "点") return undefined;
  return hourParts(reader, hour, part);
}

function afternoon(iso: string, part: string | undefined): string {
  const hour = Number(iso.slice(0, 2));
  return part !== undefined && AFTERNOON.has(part) && hour < 12 ? two(hour + 12) + iso.slice(2) : iso;
}

/** Hour, 时 or 点, minutes: 9时30分, 八点半, 3点一刻, 12点整. */
function hourParts(reader: Reader, hour: Part, part: string | undefined): { readonly iso: string; readonly end: number } | undefined {
  const { key } = reader;
  if (hour.value > 24) return undefined;
  let at = hour.end + 1;
  if (key[hour.end] === "点" && key[at] === "钟") at++;
  let minutes = 0;
  let seconds = "";
  const minute = readPart(reader, at);
  if (key[at] === "半" && !"径年个月".includes(key[at + 1] ?? " ")) {
    minutes = 30;
    at++;
  } else if (key[at] === "整") at++;
  else if (key.startsWith("一刻", at)) {
    minutes = 15;
    at += 2;
  } else if (key.startsWith("三刻", at)) {
    minutes = 45;
    at += 2;
  } else if (minute !== undefined && minute.value < 60 && minute.length <= 3 && (key[minute.end] === "分" || (key[hour.end] === "点" && minute.value >= 10 && !reader.tables.units.longestAt(key, minute.end, reader.end)))) {
    minutes = minute.value;
    at = minute.end + (key[minute.end] === "分" ? 1 : 0);
    const second = readPart(reader, at);
    if (second !== undefined && second.value < 60 && key[second.end] === "秒" && key[minute.end] === "分") {
      seconds = `:${two(second.value)}`;
      at = second.end + 1;
    }
  }
  return { iso: afternoon(`${two(hour.value)}:${two(minutes)}${seconds}`, part), end: at };
}

/** > | 上午9时   晚上8点半   20时   三点十五分; not 3点建议, not 两点一线. */
function readHour(reader: Reader, start: number, hour: Part): Draft | undefined {
  const { key } = reader;
  const found = hourParts(reader, hour, undefined);
  if (found === undefined) return undefined;
  const before = key.slice(Math.max(0, start - 2), start);
  let part = PARTS_OF_DAY.find((word) => before.endsWith(word));
  if (part === "早" && !/[今明昨当天日]早$/.test(before)) part = undefined;
  if (part === "晚" && !/[今明昨当天日]晚$/.test(before)) part = undefined;
  const plain = found.end === hour.end + 1;
  const next = key[found.end] ?? "";
  if (key[hour.end] === "时") {
    if (!hour.arabic && plain && part === undefined) return undefined;
    if ("期代间候常段刻速长光效隔差限机装尚而会有".includes(next) && plain && next !== "") return undefined;
  } else if (plain && part === undefined) {
    const after = /^[,。;、!?\s)]|^(左右|前|后|起|开|到|至|-|~|—|许|多|钟|下班|上班|起床|睡觉|以前|以后|之前|之后|准时|半)/.test(key.slice(found.end, found.end + 2)) || found.end >= reader.end;
    const lead = /[日天晚早午夜间于到至从在约近]$/.test(before) && before !== "" && !/[重特要几优缺]$/.test(before);
    if (!(lead || (after && hour.arabic && found.end < reader.end && !/^[,。;、]/.test(next) && hour.value > 0 && !/[提有出下以意]$/.test(before)))) return undefined;
  }
  const from = start - (part?.length ?? 0);
  const first = afternoon(found.iso, part);
  const range = draft(from < reader.last ? start : from, found.end, start, hour.end, "time", first, hour);
  const sign = rangeSign(key, found.end);
  if (sign > found.end) {
    const until = readTimeAfter(reader, sign);
    if (until !== undefined) return { ...range, end: until.end, iso: `${first}/${until.iso}` };
  }
  return range;
}

/** > | 三季度   第一季度   1-3季度; 3个季度 is a duration. */
function readQuarter(reader: Reader, start: number, from: number, first: Part): Draft | undefined {
  const { key } = reader;
  if (first.value < 1 || first.value > 4) return undefined;
  if (key.startsWith("季度", first.end)) return draft(from, first.end + 2, start, first.end, "period", `Q${first.value}`, first);
  const second = readPart(reader, rangeSign(key, first.end))!;
  return second.value <= 4 ? draft(from, second.end + 2, start, first.end, "period", `Q${first.value}/Q${second.value}`, first) : undefined;
}

/** > | 20世纪90年代   21世纪 */
function readCentury(reader: Reader, start: number, first: Part): Draft | undefined {
  const { key } = reader;
  if (first.value < 1 || first.value > 30) return undefined;
  const at = first.end + 2;
  const decade = readPart(reader, at);
  const base = (first.value - 1) * 100;
  if (decade !== undefined && decade.value % 10 === 0 && decade.value < 100 && key.startsWith("年代", decade.end)) return draft(start, decade.end + 2, start, first.end, "period", `${four(base + decade.value)}/${four(base + decade.value + 9)}`, first);
  return draft(start, at, start, first.end, "period", `${four(base)}/${four(base + 99)}`, first);
}
