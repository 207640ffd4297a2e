import { readClockParts } from "./clock.ts";
import { draft, four, type Part, rangeSign, readPart, two } from "./date-part.ts";
import type { Draft, Reader } from "./draft.ts";
import { isDigit } from "./numeral.ts";

/** > | 2024-5-10 22:08:25   2024/05/10   2024.5.10   2022-06-01至2022-07-01   2024-05 */
export function readNumericDate(reader: Reader, start: number, year: Part, separator: string): Draft | undefined {
  const { key } = reader;
  const day = readNumericDay(reader, year, separator);
  if (day === undefined) return readNumericMonth(reader, start, year, separator);
  const { iso, end } = day;
  if (key[end] === separator && isDigit(key.charCodeAt(end + 1))) return undefined;
  let at = end;
  if (key[at] === "t" || key[at] === " ") at++;
  while (key[at] === " " && at - end < 3) at++;
  const hour = at > end && isDigit(key.charCodeAt(at)) ? readPart(reader, at) : undefined;
  const clock = hour !== undefined && hour.length <= 2 && key[hour.end] === ":" ? readClockParts(reader, hour) : undefined;
  if (clock !== undefined) {
    const stop = zoneEnd(key, clock.end);
    return draft(start, stop, start, stop, "datetime", `${iso}T${clock.iso}${key.slice(clock.end, stop).toUpperCase()}`, year);
  }
  const sign = rangeSign(key, end);
  const other = sign > end ? readPart(reader, sign) : undefined;
  const until = other === undefined ? undefined : readNumericDay(reader, other, separator);
  if (until !== undefined && until.iso > iso) return draft(start, until.end, start, until.end, "period", `${iso}/${until.iso}`, year);
  return draft(start, end, start, end, "date", iso, year);
}

/** > | 2024|-5-10|   Month and day in figures, the same mark before both. */
function readNumericDay(reader: Reader, year: Part, separator: string): { readonly iso: string; readonly end: number } | undefined {
  const { key } = reader;
  const isIn = (part: Part | undefined, last: number): part is Part => part?.arabic === true && part.length <= 2 && part.value >= 1 && part.value <= last;
  if (!year.arabic || year.value < 1000 || year.value > 2999 || key[year.end] !== separator) return undefined;
  const month = readPart(reader, year.end + 1);
  if (!isIn(month, 12) || key[month.end] !== separator) return undefined;
  const day = readPart(reader, month.end + 1);
  return isIn(day, 31) ? { iso: `${four(year.value)}-${two(month.value)}-${two(day.value)}`, end: day.end } : undefined;
}

/** > | 2024-05   A dash and two figures; 2020-22年 and 2019-12.5% are none, 2020-2022年度 is left to readYear. */
function readNumericMonth(reader: Reader, start: number, year: Part, separator: string): Draft | undefined {
  const { key } = reader;
  const month = readPart(reader, year.end + 1);
  if (separator !== "-" || year.value < 1000 || year.value > 2999 || month?.arabic !== true || month.length !== 2 || month.value < 1 || month.value > 12) return undefined;
  if (isDigit(key.charCodeAt(month.end)) || "-.年%".includes(key[month.end] ?? " ")) return undefined;
  return draft(start, month.end, start, month.end, "date", `${four(year.value)}-${two(month.value)}`, year);
}

/** > | 20:27:27|.123+08:00|   20:27|z|   Fraction of a second and zone behind a time of ISO 8601. */
function zoneEnd(key: string, at: number): number {
  let i = at;
  if (key[i] === "." && isDigit(key.charCodeAt(i + 1))) for (i++; isDigit(key.charCodeAt(i)) && i - at < 10; ) i++;
  if (key[i] === "z") return i + 1;
  const two = (from: number): boolean => isDigit(key.charCodeAt(from)) && isDigit(key.charCodeAt(from + 1));
  if ((key[i] === "+" || key[i] === "-") && two(i + 1) && key[i + 3] === ":" && two(i + 4) && !isDigit(key.charCodeAt(i + 6))) return i + 6;
  return i;
}
