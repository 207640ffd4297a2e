/** A time as it stands on the page, and in ISO 8601 when it can only mean one thing. */
export interface PageTime {
  readonly raw: string;
  readonly iso?: string;
  readonly start: number;
  readonly end: number;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
// Written without optional runs beside each other: linear on any line.
const YEAR_FIRST = /(?<!\d)(?<year>\d{4}|1\d{2})\s?(?:[-/.]|年)\s?(?<month>\d{1,2})\s?(?:[-/.]|月)\s?(?<day>\d{1,2})(?:\s?日)?/u;
const CLOCK = /^[\sT,，(（]{0,4}(?:at\s)?(?:(?:星期|周|週)?[一二三四五六日天][)）]?\s?)?(?<half>上午|下午|晚上|凌晨|中午)?\s?(?<hour>\d{1,2})\s?(?::|：|点|點|时|時)\s?(?<minute>\d{1,2})(?:[:：分](?<second>\d{2}))?\s?(?<ampm>[AaPp][Mm])?/u;
const CTIME = /(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s{1,2}(?<day>\d{1,2})\s(?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})\s(?<year>\d{4})/u;

/** 9月 03, 2012, as phpBB prints it, and 五月 30, 2014 as WordPress does. */
const MONTH_FIRST = /(?<!\d)(\d{1,2}|十[一二]?|[一二三四五六七八九])月\s(\d{1,2}),\s(\d{4})(?!\d)/u;
const HAN_MONTHS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
/** 10:22 before 2021/03/15. */
const CLOCK_BEFORE = /(?<![\d:])(\d{1,2}):(\d{2})\s$/u;
/** May 21, 2017; May 22nd, 2017; 21 May 2017: the month is group 1 or 5, the day 2 or 4, the year 3 or 6. */
const ENGLISH = /(?<![a-z])(?:(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})|(\d{1,2})(?:st|nd|rd|th)?\s(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?\s(\d{4}))(?!\d)/iu;

/** Does text[start, end) hold a day with the name of its month, in English or in Chinese? */
export function hasNamedDay(text: string, start: number, end: number): boolean {
  const part = text.slice(start, end);
  return ENGLISH.test(part) || MONTH_FIRST.test(part);
}

/** The parts of the first date of the text, and where it stands. */
function findDay(part: string): { readonly year: string; readonly month: string; readonly day: string; readonly index: number; readonly length: number } | undefined {
  const found = YEAR_FIRST.exec(part);
  if (found !== null) {
    const { year, month, day } = found.groups!;
    return { year: year!, month: month!, day: day!, index: found.index, length: found[0].length };
  }
  const board = MONTH_FIRST.exec(part);
  if (board !== null) return { year: board[3]!, month: String(HAN_MONTHS.indexOf(board[1]!) + 1 || board[1]!), day: board[2]!, index: board.index, length: board[0].length };
  const english = ENGLISH.exec(part);
  if (english === null) return undefined;
  const month = MONTHS.indexOf((english[1] ?? english[5])!.toLowerCase()) + 1;
  return { year: (english[3] ?? english[6])!, month: String(month), day: (english[2] ?? english[4])!, index: english.index, length: english[0].length };
}

/**
 * The first date of text[start, end), with its clock time. Years of the Republic (112-09-01) count from 1911; a year of two
 * digits and a date without a year get no ISO form.
 *
 * readTime("发布日期：2023-03-08 16:20", 0, 21)?.iso === "2023-03-08T16:20"
 */
export function readTime(text: string, start: number, end: number): PageTime | undefined {
  const part = text.slice(start, end);
  const unix = CTIME.exec(part);
  if (unix !== null) {
    const { month, day, hour, minute, second, year } = unix.groups!;
    const iso = `${year}-${two(MONTHS.indexOf(month!.toLowerCase()) + 1)}-${two(day!)}T${hour}:${minute}:${second}`;
    return { raw: unix[0], iso, start: start + unix.index, end: start + unix.index + unix[0].length };
  }
  const found = findDay(part);
  if (found === undefined) return undefined;
  const { year, month, day } = found;
  const full = year.length === 4 ? Number(year) : Number(year) + 1911;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31 || full < 1900 || full > 2100) return undefined;
  let iso = `${full}-${two(month)}-${two(day)}`;
  let length = found.length;
  const clock = CLOCK.exec(part.slice(found.index + length, found.index + length + 40));
  if (clock !== null) {
    const { half, hour, minute, second, ampm } = clock.groups!;
    let h = Number(hour);
    const afternoon = half === "下午" || half === "晚上" || ampm?.toLowerCase() === "pm";
    if (afternoon && h < 12) h += 12;
    if ((half === "凌晨" || half === "上午" || ampm?.toLowerCase() === "am") && h === 12) h = 0;
    if (h < 24 && Number(minute) < 60) {
      iso += `T${two(h)}:${two(minute!)}${second === undefined ? "" : `:${second}`}`;
      length += clock[0].length;
    }
  }
  const before = clock === null && found.index >= SHORTEST_CLOCK ? CLOCK_BEFORE.exec(part.slice(Math.max(0, found.index - LONGEST_CLOCK), found.index)) : null;
  let from = found.index;
  if (before !== null && Number(before[1]) < 24 && Number(before[2]) < 60) {
    iso += `T${two(before[1]!)}:${before[2]!}`;
    from -= before[0].length;
  }
  return { raw: part.slice(from, found.index + length).trim(), iso, start: start + from, end: start + found.index + length };
}

/** 9:05 and the blank behind it; 09:05 with a unit before it. */
const SHORTEST_CLOCK = 5;
const LONGEST_CLOCK = 7;

function two(value: string | number): string {
  return String(value).padStart(2, "0");
}
