import { isDigit, MAX_DIGITS, type Source, ZERO_UNIT } from "./numeral.ts";
import { Kind } from "./tables.ts";

/** An Arabic number as it stands, thousands marks taken out. */
export interface ArabicNumber {
  readonly end: number;
  /** Digits with an optional point. */
  readonly text: string;
  /** Has a point, thousands marks or a power of ten: no single digit of a longer numeral. */
  readonly grouped: boolean;
  /** What is written behind it: 8 in 3×10^8, -3 in 1.5e-3, 9 in 3.5 billion; else 0. */
  readonly exponent: number;
  /** The place of the last digit that is not zero: 3 in 4000, -1 in 0.5. */
  readonly step: number;
}

/** > | 1,234.5万   12 000 000元   1.5×10^8   3.5 billion   The Arabic part; undefined when it is too long. `padded`: 0,619 behind 兆 is a group too. */
export function readArabic(source: Source, start: number, padded = false): ArabicNumber | undefined {
  const { key, raw, end } = source;
  let i = start;
  while (i < end && isDigit(key.charCodeAt(i))) i++;
  let text = "";
  let from = start;
  let grouped = false;
  const mark = key.charCodeAt(i);
  if (i - start <= 3 && (mark === COMMA || mark === BLANK) && (padded || key.charCodeAt(start) !== ZERO_UNIT) && (mark === COMMA || hasBlankGroups(source, start, i))) {
    while (i + 4 <= end) {
      if (key.charCodeAt(i) !== mark || !isGroup(key, i + 1, end) || (mark === COMMA && !isGroupMark(raw, i))) break;
      text += key.slice(from, i);
      from = i + 1;
      i += 4;
      grouped = true;
      if (i - start > MAX_DIGITS) return undefined;
    }
  }
  const whole = i;
  const raised = isRaised(key.charCodeAt(i)) && isRaisedPoint(source, i);
  if ((key.charCodeAt(i) === POINT || raised) && i + 1 < end && isDigit(key.charCodeAt(i + 1))) {
    i++;
    while (i < end && isDigit(key.charCodeAt(i))) i++;
  }
  if (i - start > MAX_DIGITS) return undefined;
  text += raised ? `${key.slice(from, whole)}.${key.slice(whole + 1, i)}` : key.slice(from, i);
  const next = key.charCodeAt(i);
  const power = next < BLANK || next > SUPERSCRIPTS_END || (next > DOT && next < SUPERSCRIPTS && next !== TIMES) ? undefined : readPower(source, start, i);
  const step = i > whole ? whole + 1 - i : zerosBefore(key, start, i);
  if (power !== undefined) return { end: power.end, text: power.ofTen ? "1" : text, grouped: true, exponent: power.exponent, step: (power.ofTen ? 0 : step) + power.exponent };
  return { end: i, text, grouped: grouped || i > whole, exponent: 0, step };
}

/** How many zeros the digits of [start, end) end with, marks of thousands left out; not all of them. */
function zerosBefore(key: string, start: number, end: number): number {
  let zeros = 0;
  for (let i = end - 1; i > start; i--) {
    const unit = key.charCodeAt(i);
    if (unit === ZERO_UNIT) zeros++;
    else if (isDigit(unit)) break;
  }
  return zeros;
}

/** What a raised point may stand before: a measure, or a magnitude. */
const MEASURED = new Set(["percent", "point", "money", "quantity", "multiple", "tenths"]);

/** > | 28·6%   6·1万   5·8级地震   A raised point, as older newspapers print it; not 3·15晚会, 9·11事件. */
function isRaisedPoint({ key, end, tables }: Source, at: number): boolean {
  let i = at + 1;
  while (i < end && i - at <= MAX_DIGITS && isDigit(key.charCodeAt(i))) i++;
  if (i === at + 1 || isRaised(key.charCodeAt(i)) || key.charCodeAt(i) === POINT) return false;
  if (tables.kinds[key.charCodeAt(i)] === Kind.MAGNITUDE || key[i] === "级") return true;
  const unit = tables.units.longestAt(key, i, end);
  return unit !== undefined && MEASURED.has(unit.value.kind);
}

/** · ・ • */
function isRaised(unit: number): boolean {
  return unit === DOT || unit === 0x30fb || unit === 0x2022;
}

const BLANK = 32;
const COMMA = 44;
const POINT = 46;
const TIMES = 0xd7;
const DOT = 0xb7;
const SUPERSCRIPTS = 0x2070;
const SUPERSCRIPTS_END = 0x207b;

/** Exactly three digits. */
function isGroup(key: string, i: number, end: number): boolean {
  return i + 3 <= end && isDigit(key.charCodeAt(i)) && isDigit(key.charCodeAt(i + 1)) && isDigit(key.charCodeAt(i + 2)) && !(i + 3 < end && isDigit(key.charCodeAt(i + 3)));
}

/** A fullwidth comma parts numbers of a list (100，200); between fullwidth digits, or before a group with a fraction or a plain mark behind it, it parts thousands: 82，225.00. */
function isGroupMark(raw: string, i: number): boolean {
  if (raw.charCodeAt(i) === COMMA || raw.charCodeAt(i - 1) >= 0xff10) return true;
  const next = raw.charCodeAt(i + 4);
  return (next === POINT || next === COMMA) && isDigit(raw.charCodeAt(i + 5)) && isDigit(raw.charCodeAt(i + 6));
}

/**
 * Do blanks part groups of three (GB/T 15835: 1 000 000), or the numbers of a list? A thin or fixed blank parts groups; a plain
 * one only when some group begins with a zero, which no number of a list does.
 */
function hasBlankGroups(source: Source, start: number, at: number): boolean {
  const { key, raw, end } = source;
  for (let i = at; i < end && key.charCodeAt(i) === BLANK && isGroup(key, i + 1, end) && i - at < MAX_DIGITS; i += 4) {
    const unit = raw.charCodeAt(i);
    if (unit === 0x202f || unit === 0x2009 || unit === 0xa0 || key.charCodeAt(i + 1) === ZERO_UNIT) return true;
  }
  return isCountInProse(source, start, at);
}

/** > | 合共8 923个单位   One group, what it counts right behind it, and a word right before: as Hong Kong's government prints a count. */
function isCountInProse({ key, end, tables }: Source, start: number, at: number): boolean {
  const before = key.charCodeAt(start - 1);
  if (!isGroup(key, at + 1, end) || !(before >= 0x4e00 && before <= 0x9fff) || NUMBERED.includes(key[start - 1]!)) return false;
  const unit = tables.units.longestAt(key, at + 4, end)?.value;
  return unit !== undefined && (unit.kind === "classifier" || unit.kind === "money");
}

/** What a number may be the name of: 表1 200个. */
const NUMBERED = "图表第款条项版期号章节页级组区道线";

/** Largest power of ten that is read: beyond it a value would cost more memory than it tells. */
const MAX_EXPONENT = 300;

const SCALES: readonly (readonly [string, number])[] = [["thousand", 3], ["million", 6], ["billion", 9], ["trillion", 12], ["bn", 9]];

/** > | 3|×10^8|   1.2|×10⁻⁷|   1.5|e-3|   10|⁸|   3.5| billion|   The power of ten behind the digits that end at `at`. */
function readPower(source: Source, start: number, at: number): { readonly end: number; readonly exponent: number; readonly ofTen: boolean } | undefined {
  const { key, end } = source;
  const first = key[at];
  if (first === " " || first === "t" || first === "m" || first === "b") {
    const from = first === " " ? at + 1 : at;
    for (const [word, exponent] of SCALES) {
      if (key.startsWith(word, from) && from + word.length <= end && !isLetter(key.charCodeAt(from + word.length))) return { end: from + word.length, exponent, ofTen: false };
    }
    return undefined;
  }
  if (first === "×" || first === "*" || first === "x" || first === "·") {
    if (!key.startsWith("10", at + 1)) return undefined;
    const power = readExponent(source, at + 3, false);
    return power === undefined ? undefined : { ...power, ofTen: false };
  }
  if (first === "e") {
    const power = readExponent(source, at + 1, true);
    return power === undefined ? undefined : { ...power, ofTen: false };
  }
  if (at - start !== 2 || !key.startsWith("10", start)) return undefined;
  const power = readExponent(source, at, false);
  return power === undefined ? undefined : { ...power, ofTen: true };
}

const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** ^8, ^-3, ⁸, ⁻⁷; behind e the digits stand plain. Not when more letters or digits follow. */
function readExponent(source: Source, at: number, plain: boolean): { readonly end: number; readonly exponent: number } | undefined {
  const { key, end } = source;
  const raised = !plain && key[at] !== "^";
  let i = plain || raised ? at : at + 1;
  const sign = key[i] === "-" || key[i] === "⁻" ? -1 : 1;
  if (sign < 0 || key[i] === "+" || key[i] === "⁺") i++;
  let value = 0;
  const from = i;
  for (; i < end && i - from < 4; i++) {
    const digit = raised ? SUPERSCRIPT.indexOf(key[i]!) : isDigit(key.charCodeAt(i)) ? key.charCodeAt(i) - ZERO_UNIT : -1;
    if (digit < 0) break;
    value = value * 10 + digit;
  }
  if (i === from || value > MAX_EXPONENT || isLetter(key.charCodeAt(i)) || isDigit(key.charCodeAt(i))) return undefined;
  return { end: i, exponent: sign * value };
}

function isLetter(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}
