/** What a run of digits is. Flags, so that a line can OR them. */
export const NumberShape = { PLAIN: 0, DATE: 1, TIME: 2, RELATIVE: 4, YEAR: 8 } as const;

const result = { end: 0, shape: 0 };

/**
 * Reads a run of digits with the marks that dates and clock times have inside: 2024-5-10, 22:08:25, 2024年5月10日, 1,523, 2.7.
 * The result is reused by the next call.
 */
export function readNumber(key: string, from: number, limit: number): { readonly end: number; readonly shape: number } {
  let i = from;
  let dashes = 0;
  let colons = 0;
  let group = 0;
  let firstGroup = 0;
  let second = 0;
  let first = 0;
  let slashes = 0;
  let dots = 0;
  let value = 0;
  for (; i < limit; i++) {
    const unit = key.charCodeAt(i);
    if (unit >= 0x30 && unit <= 0x39) {
      group++;
      value = value * 10 + unit - 0x30;
      continue;
    }
    const next = i + 1 < limit ? key.charCodeAt(i + 1) : 0;
    if (next < 0x30 || next > 0x39) break;
    if (unit === 0x2d || unit === 0x2f || unit === 0x2e) {
      dashes++;
      if (unit === 0x2f) slashes++;
      else if (unit === 0x2e) dots++;
    } else if (unit === 0x3a) colons++;
    else if (unit === 0x2c) {
      group++;
      continue;
    } else break;
    if (firstGroup === 0) {
      firstGroup = group;
      first = value;
    } else if (second === 0) second = value;
    group = 0;
    value = 0;
  }
  let shape = 0;
  if (colons > 0) shape |= NumberShape.TIME;
  // 4000-960-960 is a telephone number: no month is 960. 14:30-17:30 is no date, 3.2.1 is a version.
  if (dashes >= 2 && firstGroup <= 4 && second >= 1 && second <= 12 && (dots === 0 || firstGroup >= 3)) shape |= NumberShape.DATE;
  // 5/20/21: the month before the day.
  else if (slashes === 2 && dashes === 2 && firstGroup <= 2 && first >= 1 && first <= 12 && second >= 1 && second <= 31 && group <= 4 && group !== 1) shape |= NumberShape.DATE;
  else if (dashes === 1 && colons === 1) shape |= NumberShape.DATE;
  // 2024年5月10日, 2024 年 5 月 10 日, 5月10日
  if (i - from === 4 && i + 1 < limit && key.charCodeAt(i) === SPACE && key.charCodeAt(i + 1) === YEAR) return spacedDate(key, i + 1, limit, shape);
  const unit = i < limit ? key.charCodeAt(i) : 0;
  if (unit === 0x5e74 && (i - from === 4 || (i - from >= 2 && i - from <= 3 && isMonth(key, i + 1, limit)))) {
    shape |= NumberShape.YEAR;
    // 2019年3月4日, 2019年 3月 4日
    const from = skipBlank(key, i + 1);
    if (isDigit(key.charCodeAt(from))) {
      const month = readDigits(key, from, limit);
      if (key.charCodeAt(month) === 0x6708) {
        shape |= NumberShape.DATE;
        const at = skipBlank(key, month + 1);
        const day = readDigits(key, at, limit);
        i = day > at && key.charCodeAt(day) === 0x65e5 ? day + 1 : month + 1;
      } else if (from === i + 1) i++;
    }
  } else if (unit === 0x6708 && i - from <= 2 && isDigit(key.charCodeAt(i + 1))) {
    const day = readDigits(key, i + 1, limit);
    if (key.charCodeAt(day) === 0x65e5) {
      shape |= NumberShape.DATE;
      i = day + 1;
    }
  } else if (unit === 0x6708 && i - from <= 2 && key.charCodeAt(i + 1) === 0x20 && isDigit(key.charCodeAt(i + 2))) {
    // 6月 10, 2012, as phpBB prints it.
    const day = readDigits(key, i + 2, limit);
    if (key.charCodeAt(day) === 0x2c && key.charCodeAt(day + 1) === 0x20 && readDigits(key, day + 2, limit) === day + 6) {
      shape |= NumberShape.DATE;
      i = day + 6;
    }
  }
  result.end = Math.min(i, limit);
  result.shape = shape;
  return result;
}

const SPACE = 0x20;
const YEAR = 0x5e74;
const MONTH = 0x6708;
const DAY = 0x65e5;

/** What follows 2024 and a blank: 年 5 月 10 日, with blanks or without. */
function spacedDate(key: string, at: number, limit: number, shape: number): { readonly end: number; readonly shape: number } {
  const month = skipBlank(key, readDigits(key, skipBlank(key, at + 1), limit));
  const day = key.charCodeAt(month) === MONTH ? skipBlank(key, readDigits(key, skipBlank(key, month + 1), limit)) : 0;
  const whole = day > 0 && key.charCodeAt(day) === DAY;
  result.end = Math.min(whole ? day + 1 : at + 1, limit);
  result.shape = shape | NumberShape.YEAR | (whole ? NumberShape.DATE : 0);
  return result;
}

function skipBlank(key: string, at: number): number {
  return key.charCodeAt(at) === SPACE ? at + 1 : at;
}

/** A month behind a year: 中華民國93年3月30日. */
function isMonth(key: string, from: number, limit: number): boolean {
  const end = readDigits(key, from, limit);
  return end > from && key.charCodeAt(end) === 0x6708;
}

function readDigits(key: string, from: number, limit: number): number {
  let i = from;
  while (i < limit && isDigit(key.charCodeAt(i))) i++;
  return i;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
