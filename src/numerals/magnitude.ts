import { add, type Decimal, decimalOfInteger, ONE, shift } from "../text/decimal.ts";
import type { Numeral, Source } from "./numeral.ts";
import { type Scan, tailFactor } from "./scan.ts";
import { Kind } from "./tables.ts";

/** 万 亿 兆 close the section, and take all smaller ones before them along: 三万|亿. */
export function readMagnitude(scan: Scan): boolean {
  const { source, at, strict, digit } = scan;
  const { key, tables: { kinds, values } } = source;
  const value = values[key.charCodeAt(at)]!;
  const power = value === ZHAO ? source.zhao : value;
  const empty = !scan.filled && digit < 0 && scan.coefficient === undefined;
  if (isLongerUnit(source, at) || (value >= ZHAO && !strict && ((empty && scan.last === 0) || (value > ZHAO && !isLarge(source, at, value))))) return false;
  const sections = (scan.sections ??= []);
  if (empty && scan.last === power && power === 4 && !strict && kinds[key.charCodeAt(at - 1)] === Kind.MAGNITUDE) {
    // 三万万 is 三亿.
    const { low, high } = sections.pop()!;
    sections.push({ low: shift(low, 4), high: shift(high, 4), power: 8 });
    scan.last = scan.places = 8;
    scan.step += 4;
    scan.solid = ++scan.at;
    return true;
  }
  let first = sections.length; // of the sections that this magnitude takes along
  while (first > 0 && sections[first - 1]!.power < power) first--;
  const taken = sections.length - first;
  if ((first > 0 && sections[first - 1]!.power === power) || (empty && taken === 0 && sections.length > 0) || (strict && scan.zero && empty)) return false;
  let low = empty && taken === 0 ? ONE : openLow(scan);
  let high = empty && taken === 0 ? ONE : openHigh(scan, low);
  for (let n = 0; n < taken; n++) {
    const section = sections.pop()!;
    const same = low === high && section.low === section.high;
    low = add(low, section.low);
    high = same ? low : add(high, section.high);
  }
  if (empty && taken === 0) scan.bare = true;
  const shifted = shift(low, power);
  sections.push({ low: shifted, high: low === high ? shifted : shift(high, power), power });
  scan.last = scan.places = power;
  scan.step = (scan.coefficient !== undefined || scan.filled ? scan.step : 0) + power;
  scan.low = scan.high = 0;
  scan.below = 4;
  scan.digit = scan.digitHigh = -1;
  scan.coefficient = undefined;
  scan.filled = scan.zero = scan.closed = scan.pair = false;
  scan.han = true;
  scan.solid = ++scan.at;
  return scan.more === undefined;
}

/** Power of ten of 兆 in the tables; `Source.zhao` says what it is for the caller. */
const ZHAO = 12;

/** The open section as a number, with the digit that waits: the place below the last unit. */
function openLow(scan: Scan): Decimal {
  return scan.coefficient ?? decimalOfInteger(scan.low + Math.max(scan.digit, 0) * tailFactor(scan));
}

function openHigh(scan: Scan, low: Decimal): Decimal {
  if (scan.coefficient !== undefined || (scan.high === scan.low && scan.digitHigh < 0)) return low;
  return decimalOfInteger(scan.high + Math.max(scan.digitHigh >= 0 ? scan.digitHigh : scan.digit, 0) * tailFactor(scan));
}

/** Digits and units of one section: 九千九百九十九. */
const LONGEST_SECTION = 7;

/**
 * > | 三京二千兆   五京元   北京十二月   一正两副   三载一遇
 * 京 and above are words of their own too: they are read behind digits, and before a smaller magnitude or 元 only.
 */
function isLarge(source: Source, i: number, value: number): boolean {
  const { key, end, tables: { kinds, values } } = source;
  if (key[i + 1] === "元" || key[i + 1] === "圆") return true;
  for (let j = i + 1; j < end && j <= i + 1 + LONGEST_SECTION; j++) {
    const kind = kinds[key.charCodeAt(j)]!;
    if (kind === Kind.MAGNITUDE) return j > i + 1 && values[key.charCodeAt(j)]! < value;
    if (kind < Kind.DIGIT || kind > Kind.MAGNITUDE) return false;
  }
  return false;
}

/** 兆瓦, 千米, 百帕: the longest unit wins over the magnitude. */
export function isLongerUnit(source: Source, i: number): boolean {
  const unit = source.key.charCodeAt(i);
  if (unit !== 0x5146 && unit !== 0x5343 && unit !== 0x767e) return false; // 兆 千 百
  const found = source.tables.units.longestAt(source.key, i, source.end);
  if (found === undefined || found.length === 1 || (found.value.kind !== "quantity" && found.value.kind !== "point")) return false;
  const inner = source.tables.units.longestAt(source.key, i + 1, source.end);
  return inner === undefined || inner.length < found.length || inner.value.kind !== "quantity"; // 三千|克拉, 一百|帕斯卡
}

/** > | 六一八億   一二三四億五六七八萬元   Digits one by one before a magnitude stand for its section. */
export function isCountedBelow(source: Source, digits: Numeral): boolean {
  const { key, end, tables } = source;
  return digits.end < end && tables.kinds[key.charCodeAt(digits.end)] === Kind.MAGNITUDE && !isLongerUnit(source, digits.end);
}
