import { type Decimal, decimalOf, shift } from "../text/decimal.ts";
import { type ArabicNumber, readArabic } from "./arabic.ts";
import { digitsOf, fractionEnd, isCapitalNeighbour, isWrittenPoint, readDigitString } from "./digit-string.ts";
import { isCountedBelow, isLongerUnit, readMagnitude } from "./magnitude.ts";
import { LIANG, MAX_DIGITS, type Source } from "./numeral.ts";
import { type Scan, tailFactor } from "./scan.ts";
import { isWhole, Kind } from "./tables.ts";
import { endsMore, endsTail } from "./tail.ts";

/** Reads on by one character or number: false when the numeral ends before it. */
export function readOn(scan: Scan, kind: number): boolean {
  switch (kind) {
    case Kind.ARABIC:
      return readArabicPart(scan);
    case Kind.DIGIT:
      return readDigit(scan);
    case Kind.ZERO:
      return readZero(scan);
    case Kind.TALLY:
      return readTally(scan);
    case Kind.UNIT:
      return readPower(scan);
    case Kind.MAGNITUDE:
      return readMagnitude(scan);
    case Kind.POINT:
      return readPoint(scan);
    case Kind.INDEFINITE:
      return readIndefinite(scan);
    default:
      return readMore(scan);
  }
}

/** 5|百万   1亿|2000|万   13万|2|: an Arabic number stands for a section, a single digit for a digit. */
function readArabicPart(scan: Scan): boolean {
  const { source, at, last } = scan;
  if (scan.digit >= 0 || scan.coefficient !== undefined || scan.closed || (scan.zero && last === 0)) return false;
  const { key, end, tables: { kinds, values } } = source;
  const run = readArabic(source, at, last > 0);
  if (run === undefined) {
    scan.solid = scan.start; // too long for a number: nothing is one that it belongs to
    return false;
  }
  const next = run.end < end ? kinds[key.charCodeAt(run.end)]! : 0;
  if (run.end === at + 1 && next === Kind.UNIT && !isLongerUnit(source, run.end)) {
    // 3千5百: a digit like any other.
    scan.digit = values[key.charCodeAt(at)]!;
    scan.arabic = true;
    scan.solid = ++scan.at;
    return true;
  }
  if (scan.filled) return readLastPlaces(scan, run);
  if (last > 0 && !scan.zero && !((next === Kind.UNIT || next === Kind.MAGNITUDE) && values[key.charCodeAt(run.end)]! < last && !isLongerUnit(source, run.end))) {
    const length = run.end - at;
    if (run.grouped || !(length === last || (length > 1 && length < last && last <= 4 && values[key.charCodeAt(at)] !== 0) || (length === 1 && endsTail(source, run.end)))) return false;
    if (length === 1) {
      scan.low = 0;
      scan.coefficient = shift(valueOf(run), last - 1);
      scan.places = scan.step = last - 1;
      scan.tail = scan.arabic = true;
      scan.at = scan.solid = run.end;
      return false;
    }
  }
  scan.coefficient = valueOf(run);
  scan.pointed ||= run.grouped;
  scan.arabic = true;
  scan.places = 0;
  scan.step = run.step;
  scan.at = scan.solid = run.end;
  return true;
}

/** > | 四千|230|   1百|01|   Behind 千 or 百, in as many figures as are open; strict text only. */
function readLastPlaces(scan: Scan, run: ArabicNumber): boolean {
  if (!scan.strict || run.grouped || run.exponent !== 0 || run.end - scan.at !== scan.below || scan.zero) return false;
  const value = Number(run.text);
  if (!Number.isInteger(value)) return false;
  scan.low += value;
  scan.high += value;
  scan.arabic = scan.closed = true;
  scan.at = scan.solid = run.end;
  return true;
}

export function valueOf(run: ArabicNumber): Decimal {
  return run.exponent === 0 ? decimalOf(run.text) : shift(decimalOf(run.text), run.exponent);
}

/** 零 begins a number, or stands for the places that are skipped. */
function readZero(scan: Scan): boolean {
  if ((scan.coefficient !== undefined && scan.last === 0) || scan.digit >= 0 || scan.closed) return false;
  if (!scan.filled && scan.last === 0 && scan.coefficient === undefined) {
    if (scan.zero) return false;
    scan.digit = 0;
    scan.solid = scan.at + 1;
  } else if (scan.strict && scan.zero) return false;
  else scan.zero = true;
  scan.han = true;
  scan.at++;
  return true;
}

/** A digit waits for its unit; a second one, one or two greater, makes a range of both: 三五百. */
function readDigit(scan: Scan): boolean {
  const { source, at, digit } = scan;
  const { key, end, tables: { kinds, values, capitals } } = source;
  if (scan.last > 0 && !scan.filled && digit < 0 && scan.coefficient === undefined) {
    const part = readDigitString(source, at, scan.strict);
    if (part !== undefined && (isCountedBelow(source, part) || fillsPlaces(scan, part.end))) {
      scan.coefficient = part.value;
      scan.at = scan.solid = part.end;
      return true;
    }
  }
  const unit = key.charCodeAt(at);
  const value = values[unit]!;
  const next = at + 1 < end ? kinds[key.charCodeAt(at + 1)]! : 0;
  const counts = next === Kind.UNIT || next === Kind.MAGNITUDE;
  // 三斤二两, 三千二百两银子: the unit of mass; 三千两百 goes on, and so does 一两天.
  if (unit === LIANG && (digit >= 0 ? !isOneOrTwo(scan, counts) : (scan.filled || scan.last > 0) && !counts)) return false;
  if (scan.coefficient !== undefined || scan.closed || scan.digitHigh >= 0) return false;
  if (!scan.strict && capitals[unit] === 1 && !isCapitalNeighbour(source, at)) return false;
  if (digit >= 0) {
    if (value <= digit || digit === 0 || value > digit + 2) return false;
    if (!counts && scan.filled && scan.below > 1) return false;
    scan.digitHigh = value;
    scan.ranged = true;
    scan.pair = !scan.filled && scan.last === 0 && !counts;
  } else scan.digit = value;
  scan.han = true;
  scan.capital ||= capitals[unit] === 1;
  scan.solid = ++scan.at;
  return true;
}

/** > | 六十四万|五三一四|   The four places below 万, digit by digit as newspapers of Taiwan write them. */
function fillsPlaces({ source: { key, tables: { kinds } }, at, last }: Scan, end: number): boolean {
  if (last !== 4 || end - at !== last || kinds[key.charCodeAt(end)]! > 0) return false;
  for (let i = at; i < end; i++) if (!isDigitKind(kinds[key.charCodeAt(i)]!)) return false;
  return true;
}

function isDigitKind(kind: number): boolean {
  return kind === Kind.DIGIT || kind === Kind.ZERO;
}

/** > | 一两天   一两百盒   not 一两银子, 重一两: what is counted must follow. */
function isOneOrTwo({ source, at, digit, filled, last }: Scan, counts: boolean): boolean {
  if (digit !== 1 || filled || last > 0) return false;
  if (counts) return true;
  const found = source.tables.units.longestAt(source.key, at + 1, source.end);
  return found?.value.licence === true && isWhole(found.value, source.key, at + 1 + found.length);
}

/** 廿三, 一百廿三; not 十廿. */
function readTally(scan: Scan): boolean {
  if (scan.coefficient !== undefined || (scan.filled && scan.below < 2) || scan.digit >= 0 || scan.closed) return false;
  const { key, tables: { values } } = scan.source;
  scan.low += values[key.charCodeAt(scan.at)]!;
  scan.high += values[key.charCodeAt(scan.at)]!;
  scan.filled = scan.han = true;
  scan.below = scan.places = scan.step = 1;
  scan.solid = ++scan.at;
  return true;
}

/** 十 百 千. */
function readPower(scan: Scan): boolean {
  const { source, at, digit } = scan;
  const { key, tables: { values, capitals } } = source;
  const unit = key.charCodeAt(at);
  const power = values[unit]!;
  if (scan.closed || isLongerUnit(source, at)) return false;
  if (scan.coefficient !== undefined) {
    if (scan.filled || power === 1) return false;
    scan.coefficient = shift(scan.coefficient, power);
    scan.step = Math.max(scan.step + power, power);
  } else {
    if (power >= scan.below || digit === 0) return false;
    if (digit < 0) {
      if (power > 1 && (scan.filled || scan.last > 0)) return false;
      if (power > 1) scan.bare = true;
    }
    const factor = 10 ** power;
    scan.low += (digit < 0 ? 1 : digit) * factor;
    scan.high += (scan.digitHigh >= 0 ? scan.digitHigh : digit < 0 ? 1 : digit) * factor;
    scan.digit = scan.digitHigh = -1;
    scan.zero = scan.pair = false;
    scan.step = power;
  }
  scan.filled = scan.han = true;
  scan.below = scan.places = power;
  scan.capital ||= capitals[unit] === 1;
  scan.solid = ++scan.at;
  return true;
}

/** 三|点五|: the digits behind the point, one by one. */
function readPoint(scan: Scan): boolean {
  const { source, at, digit } = scan;
  if (scan.coefficient !== undefined || scan.closed || scan.digitHigh >= 0 || (digit < 0 && !scan.filled && scan.last === 0)) return false;
  const stop = scan.strict && source.tables.kinds[source.key.charCodeAt(at + 1)] === Kind.ARABIC ? digitsEnd(source, at + 1) : fractionEnd(source, at);
  if (stop === at || stop - at > MAX_DIGITS) return false;
  takeFraction(scan, scan.low + Math.max(digit, 0) * tailFactor(scan), stop);
  return true;
}

/** > | 一百点|123|   Where the Arabic digits from `i` on end. */
function digitsEnd({ key, end, tables: { kinds } }: Source, i: number): number {
  let j = i;
  while (j < end && kinds[key.charCodeAt(j)] === Kind.ARABIC) j++;
  return j;
}

/** Whole part and fraction up to `stop` take the place of the section. */
function takeFraction(scan: Scan, whole: number, stop: number): void {
  const { source, at } = scan;
  scan.coefficient = decimalOf(`${whole}.${digitsOf(source, at + 1, stop)}`);
  scan.low = scan.high = 0;
  scan.digit = -1;
  scan.step = at + 1 - stop;
  scan.pointed = true;
  scan.at = scan.solid = stop;
}

/** 几|百, 数|千; 十|几|. */
function readIndefinite(scan: Scan): boolean {
  if (scan.coefficient !== undefined || scan.digit >= 0 || scan.closed) return false;
  const { source, at } = scan;
  const { key, end, tables: { kinds, values } } = source;
  const next = at + 1 < end ? kinds[key.charCodeAt(at + 1)]! : 0;
  const power = at + 1 < end ? values[key.charCodeAt(at + 1)]! : 0;
  if (key.startsWith("分之", at + 2)) return false; // 预测数|百分之七
  if ((next === Kind.UNIT && power < scan.below) || (next === Kind.MAGNITUDE && !scan.filled && scan.last === 0)) {
    if (isLongerUnit(source, at + 1)) return false;
    scan.digit = 1;
    scan.digitHigh = 10;
  } else if (key.charCodeAt(at) === JI && scan.filled) {
    scan.high += 10 ** scan.below;
    scan.closed = true;
    scan.solid = at + 1;
  } else return false;
  scan.han = scan.open = scan.ranged = true;
  scan.at++;
  return true;
}

const JI = 0x51e0; // 几

/** 三百|多|, 三十|余|万, 百|把|人: more than was said. Or a mark in the place of 点: 四|．四五|％. */
function readMore(scan: Scan): boolean {
  const { source, at, start, digit, coefficient } = scan;
  if (scan.solid !== at || at === start) return false;
  const { key, end, tables: { kinds, values } } = source;
  if ((digit >= 0 || scan.filled) && scan.digitHigh < 0 && coefficient === undefined && !scan.closed && scan.last === 0 && isWrittenPoint(source, start, at)) {
    takeFraction(scan, scan.low + Math.max(digit, 0) * tailFactor(scan), fractionEnd(source, at));
    return true;
  }
  const word = key[at]!;
  if (word === "把" && scan.bare && at - start === 1 && !scan.strict && endsMore(source, at, word)) {
    scan.more = word;
    scan.solid = at + 1;
    return false;
  }
  if ((word !== "多" && word !== "余" && word !== "来") || scan.tail || scan.ranged || scan.strict) return false;
  const magnitude = at + 1 < end && kinds[key.charCodeAt(at + 1)] === Kind.MAGNITUDE && values[key.charCodeAt(at + 1)]! <= 12;
  if (magnitude && word !== "来" ? !(scan.filled || coefficient !== undefined) : scan.last === 0 && !scan.filled && !(coefficient !== undefined && coefficient.scale === 0 && coefficient.digits >= 10n)) return false;
  if (magnitude && !isLongerUnit(source, at + 1)) {
    scan.more = word;
    scan.at++;
    return true;
  }
  if (digit > 0 || !endsMore(source, at, word)) return false;
  scan.more = word;
  scan.solid = at + 1;
  return false;
}
