import { isDigit, MAX_DIGITS, type Source, ZERO_UNIT } from "./numeral.ts";

/** > | 1,234.5万   The Arabic part: where it ends and its digits without thousands marks; undefined when it is too long. */
export function readArabic(source: Source, start: number): { readonly end: number; readonly text: string; readonly grouped: boolean } | undefined {
  const { key, raw, end } = source;
  let i = start;
  while (i < end && isDigit(key.charCodeAt(i))) i++;
  let text = "";
  let from = start;
  let grouped = false;
  if (i - start <= 3 && key.charCodeAt(i) === 44 && (key.charCodeAt(start) !== ZERO_UNIT || i - start === 0)) {
    while (i + 3 < end + 0 || i + 4 <= end) {
      if (key.charCodeAt(i) !== 44 || !isGroup(key, i + 1, end) || !isGroupMark(raw, i)) break;
      text += key.slice(from, i);
      from = i + 1;
      i += 4;
      grouped = true;
      if (i - start > MAX_DIGITS) return undefined;
    }
  }
  const whole = i;
  if (key.charCodeAt(i) === 46 && i + 1 < end && isDigit(key.charCodeAt(i + 1))) {
    i++;
    while (i < end && isDigit(key.charCodeAt(i))) i++;
  }
  if (i - start > MAX_DIGITS) return undefined;
  return { end: i, text: text + key.slice(from, i), grouped: grouped || i > whole };
}

/** Exactly three digits. */
function isGroup(key: string, i: number, end: number): boolean {
  return i + 3 <= end && isDigit(key.charCodeAt(i)) && isDigit(key.charCodeAt(i + 1)) && isDigit(key.charCodeAt(i + 2)) && !(i + 3 < end && isDigit(key.charCodeAt(i + 3)));
}

/** A fullwidth comma parts numbers of a list (100，200); only between fullwidth digits it may be a thousands mark. */
function isGroupMark(raw: string, i: number): boolean {
  return raw.charCodeAt(i) === 44 || raw.charCodeAt(i - 1) >= 0xff10;
}

/** The place of the last digit that is not zero: 3 in 4000, -1 in 0.5. */
export function arabicStep(text: string): number {
  const point = text.indexOf(".");
  if (point >= 0) return point + 1 - text.length;
  let zeros = 0;
  while (zeros < text.length - 1 && text.charCodeAt(text.length - 1 - zeros) === ZERO_UNIT) zeros++;
  return zeros;
}
