import { type Decimal, decimalOfInteger, shift } from "../text/decimal.ts";
import { readArabic } from "./arabic.ts";
import { isCapitalNeighbour, readDigitString } from "./digit-string.ts";
import { isCountedBelow, isLongerUnit } from "./magnitude.ts";
import { LIANG, type Numeral, type Source } from "./numeral.ts";
import { newScan, numeralOf } from "./scan.ts";
import { readOn, valueOf } from "./section.ts";
import { isWhole, Kind } from "./tables.ts";

/**
 * Reads the longest numeral at `start`: Arabic, Han, capital or mixed. Linear in what it reads.
 *
 *     Han      section = digits with 十 百 千; a section closes with 万 亿 兆, which also takes all smaller ones before it
 *     mixed    an Arabic number stands for a section: 1亿2000万, 5百万
 *     tail     a lone digit behind a unit counts the next lower place: 六千八, 三百五十万二
 */
export function readNumeral(source: Source, start: number, strict = false): Numeral | undefined {
  const { key, end, tables: { kinds } } = source;
  if (start >= end) return undefined;
  const first = kinds[key.charCodeAt(start)]!;
  if (first === 0) return undefined;
  if (first === Kind.ARABIC) {
    const few = key.startsWith("、", start + 1) ? readArabicFew(source, start, strict) : undefined;
    if (few !== undefined) return few;
    const plain = readPlain(source, start);
    if (plain !== undefined) return plain;
  } else if (first === Kind.DIGIT) {
    const single = readFew(source, start, strict) ?? readListedFew(source, start, strict) ?? readSingle(source, start, strict);
    if (single !== undefined) return single;
  }
  const strung = readDigitString(source, start, strict);
  if (strung !== undefined && !isCountedBelow(source, strung)) return strung;
  const scan = newScan(source, start, strict);
  if (strung !== undefined) {
    scan.coefficient = strung.value;
    scan.han = scan.pointed = true;
    scan.capital = strung.capital;
    scan.at = scan.solid = strung.end;
  }
  while (scan.at < end) {
    const kind = kinds[key.charCodeAt(scan.at)]!;
    if (scan.more !== undefined && kind !== Kind.MAGNITUDE) break;
    if (!readOn(scan, kind)) break;
  }
  return numeralOf(scan);
}

const DIGITS: readonly Decimal[] = /* @__PURE__ */ Array.from({ length: 10 }, (_, digit) => decimalOfInteger(digit));

/** > | 三两|只   三两|天   Two or three, said downwards; 三两|白酒 are 150 g. */
function readFew(source: Source, start: number, strict: boolean): Numeral | undefined {
  const { key, end, tables } = source;
  if (strict || !key.startsWith("三", start) || key.charCodeAt(start + 1) !== LIANG) return undefined;
  const unit = tables.units.longestAt(key, start + 2, end);
  if (unit === undefined || (unit.value.kind !== "classifier" && unit.value.kind !== "duration") || !isWhole(unit.value, key, start + 2 + unit.length)) return undefined;
  return { start, end: start + 2, value: DIGITS[2]!, high: DIGITS[3]!, open: false, more: undefined, arabic: false, han: true, capital: false, digits: false, bare: false, places: 0, step: 0, pair: true, tail: false, pointed: false };
}

/** What is counted one by one; 级, 期, 等 and the like number what they name (三、四级). */
const LISTED = "个名人位家只件次本辆种块间座头棵句杯篇粒片勺滴瓶包袋瓣颗匙遍趟";

/** > | 一、两|天   三、五|百|人   七、八|十万|元   Two neighbours with a pause between them, as older print has it, are a range. */
function readListedFew(source: Source, start: number, strict: boolean): Numeral | undefined {
  const { key, end, tables: { kinds, values, units, capitals } } = source;
  const second = start + 2;
  if (strict || !key.startsWith("、", start + 1) || kinds[key.charCodeAt(second)] !== Kind.DIGIT || capitals[key.charCodeAt(start)] === 1 || key[start - 1] === "第" || key[start - 1] === "、") return undefined;
  const low = values[key.charCodeAt(start)]!;
  const high = values[key.charCodeAt(second)]!;
  if (high <= low || high > low + 2) return undefined;
  let at = second + 1;
  let places = 0;
  for (let kind = kinds[key.charCodeAt(at)]; at < end && (kind === Kind.UNIT || kind === Kind.MAGNITUDE); kind = kinds[key.charCodeAt(++at)]) places += values[key.charCodeAt(at)]!;
  const unit = units.longestAt(key, at, end);
  if (unit === undefined || !isWhole(unit.value, key, at + unit.length)) return undefined;
  const { kind, name } = unit.value;
  const liang = key.charCodeAt(start) === LIANG || key.charCodeAt(second) === LIANG;
  if (!liang && places === 0 && !(kind === "classifier" ? LISTED.includes(name) : (kind === "duration" || kind === "quantity" || kind === "money") && name !== "月" && name !== "日" && name !== "季度")) return undefined;
  const scaled = (digit: number): Decimal => shift(DIGITS[digit]!, places);
  return { start, end: at, value: scaled(low), high: scaled(high), open: false, more: undefined, arabic: false, han: true, capital: false, digits: false, bare: false, places, step: places, pair: places === 0, tail: false, pointed: false };
}

/**
 * > | 有3、4千位员工   罚1、2万元   切成3、4公分的块
 * Neighbours in Arabic digits before a magnitude or a unit, and a word right before them: a number of a list has none, unless
 * 分别 stands there.
 */
function readArabicFew(source: Source, start: number, strict: boolean): Numeral | undefined {
  const { key, end, tables: { kinds, values } } = source;
  if (strict || kinds[key.charCodeAt(start + 2)] !== Kind.ARABIC) return undefined;
  const before = key.charCodeAt(start - 1);
  if (!(before >= 0x4e00 && before <= 0x9fff) || key[start - 1] === "第") return undefined;
  const low = values[key.charCodeAt(start)]!;
  const high = values[key.charCodeAt(start + 2)]!;
  let at = start + 3;
  let places = 0;
  for (let kind = kinds[key.charCodeAt(at)]; at < end && (kind === Kind.UNIT || kind === Kind.MAGNITUDE) && !isLongerUnit(source, at); kind = kinds[key.charCodeAt(++at)]) places += values[key.charCodeAt(at)]!;
  if (high !== low + 1 || low === 0 || (places === 0 && !isOneByOne(source, start, at))) return undefined;
  return { start, end: at, value: shift(DIGITS[low]!, places), high: shift(DIGITS[high]!, places), open: false, more: undefined, arabic: true, han: true, capital: false, digits: false, bare: false, places, step: places, pair: false, tail: false, pointed: false };
}

/** > | 3、4|公分   5、6|粒   A unit that measures, or what is counted one by one, and no 分别 before the list. */
function isOneByOne({ key, end, tables }: Source, start: number, at: number): boolean {
  const unit = tables.units.longestAt(key, at, end)?.value;
  const counted = unit?.kind === "quantity" || unit?.kind === "duration" || (unit?.kind === "classifier" && LISTED.includes(unit.name));
  return counted && !key.slice(Math.max(0, start - 6), start).includes("分别");
}

/** 三 before 个: one Han digit, and nothing of a numeral behind it. */
function readSingle(source: Source, start: number, strict: boolean): Numeral | undefined {
  const { key, tables: { kinds, values, capitals } } = source;
  const end = start + 1;
  if (end < source.end && (kinds[key.charCodeAt(end)] !== 0 || ".·・•".includes(key[end]!))) return undefined;
  const capital = capitals[key.charCodeAt(start)] === 1;
  if (capital && !strict && !isCapitalNeighbour(source, start)) return undefined;
  return { start, end, value: DIGITS[values[key.charCodeAt(start)]!]!, high: undefined, open: false, more: undefined, arabic: false, han: true, capital, digits: false, bare: false, places: 0, step: 0, pair: false, tail: false, pointed: false };
}

/** Most numbers: digits alone or before 万 or 亿, and nothing of a numeral behind them. */
function readPlain(source: Source, start: number): Numeral | undefined {
  const run = readArabic(source, start);
  if (run === undefined) return undefined;
  const { key, end, tables: { values } } = source;
  const next = key.charCodeAt(run.end);
  const places = run.end < end && (next === WAN || next === YI) ? values[next]! : 0;
  const stop = places > 0 ? run.end + 1 : run.end;
  if (stop < end && goesOn(source, stop)) return undefined;
  const value = valueOf(run);
  return { start, end: stop, value: places > 0 ? shift(value, places) : value, high: undefined, open: false, more: undefined, arabic: true, han: places > 0, capital: false, digits: false, bare: false, places, step: run.step + places, pair: false, tail: false, pointed: run.grouped };
}

const WAN = 0x4e07;
const YI = 0x4ebf;

/** Is the unit at `at` one that a numeral may go on with? */
function goesOn({ key, tables: { kinds } }: Source, at: number): boolean {
  return kinds[key.charCodeAt(at)] !== 0 || key.startsWith("多", at) || key.startsWith("余", at) || key.startsWith("来", at);
}
