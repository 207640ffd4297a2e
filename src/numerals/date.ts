import { Around, loadAround } from "./around.ts";
import { readNumeral } from "./cardinal.ts";
import { readClock, readHour, readHourPair, readShortHour, readTimeAfter } from "./clock.ts";
import { draft, four, isPair, isRangeTo, type Part, rangeSign, readPart, two } from "./date-part.ts";
import type { Draft, Reader } from "./draft.ts";
import { readDashedDays, readDay, readDayAfter, readDayRange, readMonth, readMonthAfter, readMonthPair, readMonthRange, readNewYearDay } from "./month-day.ts";
import { readNumericDate } from "./numeric-date.ts";
import { isHanYearOfTaiwan, isYearOfTaiwan } from "./year-of-taiwan.ts";
import { readCentury, readDecades, readPartOfYear, readQuarter } from "./period.ts";

/** Reads a year, date, period or time that begins at `i`; undefined when there is none. */
export function readDate(reader: Reader, i: number): Draft | undefined {
  const { key } = reader;
  const short = readShortHour(reader, i);
  if (short !== undefined) return short;
  const first = readSpokenYear(reader, i) ?? readPart(reader, i);
  if (first === undefined || key[i] === "仨" || key[i] === "俩") return undefined; // 仨月: three months
  const next = key[first.end];
  if (next === "、" && first.length <= 2) return readListedPart(reader, i, first);
  if (!mayGoOn(key, i, first.end)) return undefined; // most numbers are none
  const season = readSeason(reader, i, first);
  if (season !== undefined) return season;
  if (first.arabic) {
    if (first.length === 4 && (next === "-" || next === "/" || next === ".")) {
      const found = readNumericDate(reader, i, first, next);
      if (found !== undefined) return found;
    }
    if (next === ":" && first.length <= 2) return readClock(reader, i, first);
  }
  const era = key[first.end] === "年" && first.length <= 5 ? eraBefore(reader, i) : undefined;
  if (era !== undefined || isYearForm(first) || isHanYearOfTaiwan(reader, first)) {
    const found = readYear(reader, i, first, era);
    if (found !== undefined) return found;
  }
  const decades = readDecades(reader, i, 1900);
  if (decades !== undefined) return decades;
  const newYear = readNewYearDay(reader, i, first);
  if (newYear !== undefined) return newYear;
  if (isPair(first) && next === "月") return readMonthPair(reader, i, first);
  if (isPair(first) && next === "点") return readHourPair(reader, i, first);
  if (first.length <= 3 && !isPair(first)) {
    if (next === "月" || isRangeTo(reader, first, "月")) return readMonth(reader, i, first);
    if (next === "日" || next === "号" || isRangeTo(reader, first, "日")) return readDay(reader, i, first);
    if (next === "时" || next === "点") return readHour(reader, i, first);
    if (key.startsWith("季度", first.end) || isRangeTo(reader, first, "季度")) return readQuarter(reader, i, i, first);
    if (key.startsWith("世纪", first.end) && key[i - 1] !== "个") return readCentury(reader, i, first);
  }
  return undefined;
}

/** Most numbers are none: what stands around the digits of [i, j), before anything is read. */
export function mayBeDate(key: string, i: number, j: number): boolean {
  if (j - i > 4) return false;
  if (i > 0 && key.startsWith("差", i - 1)) return true; // 差5分8点
  if (key.startsWith(".", j)) return j - i === 4; // 2024.5.10: else a decimal
  return key.startsWith("、", j) || mayGoOn(key, i, j);
}

function mayGoOn(key: string, i: number, end: number): boolean {
  if ((loadAround()[key.charCodeAt(end)]! & Around.DATE) !== 0) return true;
  return i > 0 && (key.startsWith("年", i - 1) || key.startsWith("初", i - 1));
}

/** > | 6、7月   11、12月份   29、30日   Neighbours of a calendar with a pause between them. */
function readListedPart(reader: Reader, start: number, first: Part): Draft | undefined {
  const { key } = reader;
  const second = readPart(reader, first.end + 1);
  if (second === undefined || second.value !== first.value + 1 || first.value < 1 || second.arabic !== first.arabic || second.length > 2 || key[start - 1] === "第" || key[start - 1] === "、") return undefined;
  const mark = key[second.end];
  if (mark === "月" && second.value <= 12 && !"亮饼球台光".includes(key[second.end + 1] ?? " ") && key[start - 1] !== "个") return draft(start, second.end + (key[second.end + 1] === "份" ? 2 : 1), start, second.end, "period", `--${two(first.value)}/--${two(second.value)}`, first);
  if (mark === "日" && second.value <= 31 && first.arabic && !"内均报常游程".includes(key[second.end + 1] ?? " ")) return draft(start, second.end + 1, start, second.end, "period", `---${two(first.value)}/---${two(second.value)}`, first);
  return undefined;
}

/** What the years of an era are added to. */
interface Era {
  readonly start: number;
  readonly offset: number;
  /** Counted down to the common era: 公元前. */
  readonly before: boolean;
}

/** > | 民国112年   公元前221年   康熙十二年   The name of an era that ends at `at`. */
function eraBefore(reader: Reader, at: number): Era | undefined {
  const { key, words } = reader;
  const match = words.eras.match(key, at, reader.last);
  return match === 0 ? undefined : { start: at - words.eras.lengthOf(match), offset: words.eras.valueOf(match), before: key.endsWith("元前", at) };
}

/** > | 贞观元年   令和元年   The first year of an era. */
export function readFirstYear(reader: Reader, i: number): Draft | undefined {
  const era = eraBefore(reader, i);
  if (era === undefined || era.before || era.offset === 0) return undefined;
  return { start: era.start, end: i + 2, numeralStart: i, numeralEnd: i + 1, type: "year", iso: four(era.offset + 1), notation: "han" };
}

/** > | 两千零五|年   一千九百九十八|年   A year said as a number, as far as the last two places say that it is one. */
function readSpokenYear(reader: Reader, i: number): Part | undefined {
  if (reader.key[i + 1] !== "千" || !"一二两".includes(reader.key[i]!)) return undefined;
  const numeral = readNumeral(reader, i);
  if (numeral === undefined || numeral.arabic || numeral.high !== undefined || numeral.more !== undefined || numeral.tail || reader.key[numeral.end] !== "年" || "历前来间以之后".includes(reader.key[numeral.end + 1] ?? " ")) return undefined; // 两千零五十年历史
  const value = numeral.value.scale === 0 ? Number(numeral.value.digits) : 0;
  return value > 1900 && value < 2100 && value !== 2000 ? { end: numeral.end, value, length: 4, arabic: false, strung: true } : undefined;
}

/** > | 1986-87|赛季   2023/24|财年   二○二三/二四|年度   Two years that share a season; the second one may leave out its century. */
function readSeason(reader: Reader, start: number, first: Part): Draft | undefined {
  const { key, words: { trailing: { season } } } = reader;
  if (first.length !== 4 || !(first.value >= 1800 && first.value <= 2099)) return undefined;
  const sign = key[first.end] === "/" ? first.end + 1 : rangeSign(key, first.end);
  if (sign === first.end) return undefined;
  const second = readPart(reader, sign);
  if (second === undefined || (second.length !== 4 && second.length !== 2) || second.arabic !== first.arabic || second.value !== (first.value + 1) % 10 ** second.length || season.matchAt(key, second.end) === 0) return undefined;
  return draft(start, second.end, start, second.end, "period", `${first.value}/${first.value + 1}`, first);
}

function isYearForm(part: Part): boolean {
  if (part.arabic) return part.length === 4 ? part.value >= 1000 && part.value <= 2999 : part.length === 2 || part.length === 3;
  return part.strung && (part.length === 4 ? part.value >= 1000 && part.value <= 2999 : part.length === 2);
}

function readYear(reader: Reader, start: number, year: Part, era: Era | undefined): Draft | undefined {
  const { key } = reader;
  const before = key.slice(Math.max(0, start - 4), start);
  let from = start;
  let value = year.value;
  if (era === undefined && year.arabic && isSpan(reader, year)) return undefined;
  if (era === undefined && isBeforeChrist(reader, start, year)) return draft(start - 1, year.end + 1, start, year.end, "year", `-${four(value)}`, year);
  if (era !== undefined) {
    value += era.offset;
    from = era.start;
  }
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
  if (year.length === 4 && year.arabic && key.startsWith("财年", year.end)) return draft(from, year.end + 2, start, year.end, "year", four(value), year);
  if (key[year.end] !== "年") return undefined;
  if (era !== undefined && !era.before && year.length <= 3) {
    // 民国108年至109年: the years of one era
    const sign = rangeSign(key, year.end + 1);
    const second = sign > year.end + 1 ? readPart(reader, sign) : undefined;
    if (second !== undefined && second.length <= 3 && second.value > year.value && key[second.end] === "年" && !isPair(second)) return draft(from, second.end + 1, start, second.end, "period", `${four(value)}/${four(second.value + era.offset)}`, year);
  }
  if (year.length === 3 && year.arabic && key[start - 1] === "(") {
    // (701年-762年): the years of a life
    const sign = rangeSign(key, year.end + 1);
    const second = sign > year.end + 1 ? readPart(reader, sign) : undefined;
    if (key[year.end + 1] === ")" && reader.previous?.type === "year" && reader.last === start - 1) return draft(from, year.end + 1, start, year.end, "year", four(value), year); // 武德四年(621年)
    if (second !== undefined && second.arabic && second.length >= 3 && second.value > year.value && key[second.end] === "年") return draft(from, second.end + 1, start, second.end, "period", `${four(year.value)}/${four(second.value)}`, year);
  }
  let at = year.end + 1;
  const month = readMonthAfter(reader, at);
  if (year.length < 4 && era === undefined) {
    // 98年 is a year when a month or 底 follows; 21年 alone is a duration.
    const marks = month !== undefined || "底末初版款".includes(key[at] ?? " ") || (year.arabic && key[start] === "0") || (/[自从于在]$/.test(before) && !"前内间后里来以之中".includes(key[at] ?? " "));
    const taiwan = isYearOfTaiwan(reader, year, at, month !== undefined, before);
    if (taiwan) value += 1911;
    else if (year.length === 2 && (marks || (!year.arabic && year.strung && year.value >= 11 && !isAscending(year.value))) && key[at] !== "代") value += value < 40 ? 2000 : 1900;
    else return undefined;
    if (!taiwan && /[前近约超共达满第续每历]$/.test(before)) return undefined;
  }
  if (key.startsWith("年代", year.end)) {
    if (year.length !== 4) return undefined;
    return value % 10 === 0 ? draft(from, year.end + 2, start, year.end, "period", `${four(value)}/${four(value + 9)}`, year) : draft(from, year.end + 1, start, year.end, "year", four(value), year);
  }
  const sign = era?.before === true ? "-" : "";
  const iso = sign + four(value);
  if (month !== undefined) {
    const monthIso = `${iso}-${two(month.value)}`;
    const day = readDayAfter(reader, month.end);
    if (day === undefined) {
      const dashed = readDashedDays(reader, month.end, iso, month.value);
      if (dashed !== undefined) return draft(from, dashed.end, start, year.end, "period", dashed.iso, year);
      const ranged = readMonthRange(reader, month);
      if (ranged !== undefined) return draft(from, ranged.end, start, year.end, "period", `${monthIso}/${ranged.year ?? iso}-${two(ranged.value)}`, year);
      return draft(from, month.end, start, year.end, "date", monthIso, year);
    }
    const dayIso = `${monthIso}-${two(day.value)}`;
    const time = readTimeAfter(reader, day.end);
    if (time !== undefined) return draft(from, time.end, start, year.end, "datetime", `${dayIso}T${time.iso}`, year);
    const until = readDayRange(reader, day.end, iso, month.value, day.value, value - year.value);
    if (until !== undefined) return draft(from, until.end, start, year.end, "period", `${dayIso}/${until.iso}`, year);
    return draft(from, day.end, start, year.end, "date", dayIso, year);
  }
  if (key[at] === "度") at++;
  const part = readPartOfYear(reader, at);
  if (part !== undefined) return draft(from, part.end, start, year.end, "period", part.iso.includes("/") ? part.iso.split("/").map((piece) => `${iso}-${piece}`).join("/") : `${iso}-${part.iso}`, year);
  if (at === year.end + 1 && "底末初".includes(key[at] ?? " ")) at++;
  return draft(from, at, start, year.end, "year", iso, year);
}

/** > | 2500年|的时间   1300年|历史   1000年|前   So many years, and no year: one of our time has no history of so many behind it. */
function isSpan({ key, words: { trailing } }: Reader, { value, end, length }: Part): boolean {
  if (length !== 4 || key[end] !== "年" || (value >= 1900 && value < 2100)) return false;
  return trailing.span.matchAt(key, key[end + 1] === "的" ? end + 2 : end + 1) !== 0 || (key[end + 1] === "前" && (value % 100 === 0 || value >= 2100));
}

/** > | (|前121年|)   |前145年|,   Short for 公元前; not 前三年, 前100年的. */
function isBeforeChrist({ key }: Reader, start: number, year: Part): boolean {
  if (key[start - 1] !== "前" || key[year.end] !== "年" || year.length > 4 || "里间内中的来后以".includes(key[year.end + 1] ?? " ")) return false;
  const before = key[start - 2] ?? ",";
  return (before === "(" && year.value >= 10) || (year.value >= 100 && ",。;、(~-—至到于\n ".includes(before));
}

function isAscending(value: number): boolean {
  return value % 10 === Math.floor(value / 10) + 1;
}
