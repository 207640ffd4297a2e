import { isDigit } from "./numeral.ts";
import type { Reader } from "./draft.ts";
import { isWhole, type Unit } from "./tables.ts";

export function isCountable(reader: Reader, at: number): boolean {
  return at < reader.end && (reader.tables.units.longestAt(reader.key, at, reader.end) !== undefined || reader.tables.kinds[reader.key.charCodeAt(at)] !== 0);
}

/** A unit as read: 微克/立方米 is one unit with the code ug/m3. */
export interface ReadUnit {
  readonly unit: Unit;
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The longest unit at `start`, compound with "/" or 每 behind it:
 *
 * > | 30微克/立方米   655元/月   5公里每小时
 *       ^
 */
export function readUnit(reader: Reader, start: number): ReadUnit | undefined {
  const first = readSimple(reader, start);
  if (first === undefined || separatorEnd(reader, first.end) === first.end) return first;
  let { end } = first;
  let code = first.unit.code;
  for (let parts = 0; parts < 3; parts++) {
    const separator = separatorEnd(reader, end);
    if (separator === end) break;
    const per = readDenominator(reader, separator);
    if (per === undefined || (first.unit.kind === "classifier" && isDigit(reader.key.charCodeAt(separator)))) break; // 2楼/6层
    code += `/${per.code}`;
    end = per.end;
  }
  return { unit: first.unit, code, start: first.start, end };
}

function separatorEnd(reader: Reader, at: number): number {
  const unit = reader.key.charCodeAt(at);
  return unit === STROKE || unit === EACH ? at + 1 : at;
}

const STROKE = 47;
const EACH = 0x6bcf; // 每

/** What stands behind the stroke: a unit, a classifier, or a noun of the list. */
function readDenominator(reader: Reader, start: number): { readonly code: string; readonly end: number } | undefined {
  const { key, end } = reader;
  const many = manyEnd(key, start);
  const found = readSimple(reader, many);
  // > | 186.5mg/|100ml|   6.98元/|500克|   10元/|3个|
  if (many > start) return found?.unit.kind === "quantity" || (found?.unit.kind === "classifier" && found.unit.licence) ? { code: `(${key.slice(start, many)}.${found.code})`, end: found.end } : undefined;
  for (const [word, code] of PER) if (key.startsWith(word, start) && (found === undefined || found.end <= start + word.length)) return { code, end: start + word.length };
  if (found === undefined || found.end > end) return undefined;
  if (found.unit.kind === "classifier" || found.unit.kind === "quantity" || found.unit.kind === "duration" || found.unit.kind === "money") return { code: found.unit.code, end: found.end };
  return undefined;
}

/** Where the number of units at `i` ends, for so many of which something is told: 100 mL, 500克; `i` when there is none. */
function manyEnd(key: string, i: number): number {
  let j = i;
  while (isDigit(key.charCodeAt(j)) && j - i < 6) j++;
  return j;
}

/** Denominators that are not counted with a number before them. */
const PER: readonly (readonly [string, string])[] = [["月", "mo"], ["年度", "a"], ["学期", "学期"], ["学年", "a"], ["人·月", "人.mo"], ["人·年", "人.a"], ["时", "h"], ["分", "min"], ["日", "d"], ["人月", "人.mo"], ["株", "株"], ["斤", "jin"], ["平", "m2"]];

/** 两 is a digit too, so it is no entry of the table: 二两白酒, but 三两个. */
const LIANG: Unit = { kind: "quantity", name: "两", code: "liang", dimension: "mass", factor: "1/20", places: 0, licence: true, notBefore: "", before: [] };

function readSimple(reader: Reader, start: number): ReadUnit | undefined {
  const { key, raw, end, tables } = reader;
  let at = start;
  let latin = tables.latinUnits.matchAt(raw, at, end);
  if (latin === 0 && key.charCodeAt(at) === BLANK && at + 1 < end) {
    latin = tables.latinUnits.matchAt(raw, at + 1, end);
    if (latin !== 0) at++;
    else if (key[at + 1] === "%") at++;
  }
  if (latin !== 0) {
    const unit = tables.latinUnits.valueOf(latin);
    const stop = at + tables.latinUnits.lengthOf(latin);
    if (!isLatinLetter(key.charCodeAt(stop))) return { unit, code: unit.code, start: at, end: stop };
  }
  if (key.startsWith("两", at) && ((tables.kinds[key.charCodeAt(at + 1)] ?? 0) === 0 || key[at + 1] === "半" || key[at + 2] === "钱") && !isClassifierAt(reader, at + 1)) return { unit: LIANG, code: "liang", start: at, end: at + 1 };
  // The longest name may be refused here: then the shorter ones, longest first.
  for (let match = tables.units.matchAt(key, at, end); match !== 0; match = tables.units.shorter(match)) {
    const stop = at + tables.units.lengthOf(match);
    const unit = tables.units.valueOf(match);
    if (fits(key, stop, unit)) return { unit, code: unit.code, start: at, end: stop };
  }
  return undefined;
}

/** > | 三十两|个   not 二两|银子 */
function isClassifierAt({ key, end, tables }: Reader, at: number): boolean {
  const found = tables.units.longestAt(key, at, end);
  return found !== undefined && found.value.kind === "classifier" && fits(key, at + found.length, found.value);
}

/** Is what stands at `end` none of the characters that the unit's name is a part of a word with? */
function fits(key: string, end: number, unit: Unit): boolean {
  if ((key.startsWith("到", end) || key.startsWith("至", end)) && /^.[\d.一二两三四五六七八九十百]{1,6}[毫公]?升/.test(key.slice(end, end + 10))) return true; // 两升到三升
  return isWhole(unit, key, end);
}

const BLANK = 32;
const MULTIPLIED = 0xd7; // ×
const DIVIDED = 0xf7; // ÷

export function isLatinLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 0xc0 && unit <= 0x24f && unit !== MULTIPLIED && unit !== DIVIDED);
}
