import { add, compare, multiply, negate, shift, TEN, TWO } from "../text/decimal.ts";
import { Around, loadAround } from "./around.ts";
import { readNumeral } from "./cardinal.ts";
import { rangeSign } from "./date-part.ts";
import { type Draft, notationOf, type Reader } from "./draft.ts";
import { type Amount, apply } from "./measured.ts";
import { isDigit, type Numeral } from "./numeral.ts";
import { isSignHere } from "./sign.ts";
import { type ReadUnit, readUnit } from "./unit.ts";

/** Does a unit stand behind the number, or behind its unit, that a range may go on with? */
export function mayBeRange(key: string, { end }: Numeral, unit: ReadUnit | undefined): boolean {
  const around = loadAround();
  return ((around[key.charCodeAt(end)]! | around[key.charCodeAt(unit?.end ?? end)]!) & Around.RANGE) !== 0;
}

/** > | 1-10亿元   5-6%   八到九百亿   15～20℃   100元至200元 */
export function readRange(reader: Reader, first: Numeral, unit: ReadUnit | undefined): Amount | undefined {
  const { key } = reader;
  if (first.high !== undefined || first.digits) return undefined;
  const bare = unit?.end ?? first.end;
  if (key[first.end] === "±") return readTolerance(reader, first);
  const stop = key.startsWith("(含)", bare) ? bare + 3 : bare; // 1万(含)-5万元
  const pair = key[stop] === "和" || key[stop] === "与"; // 介于5和10之间
  const sign = pair ? stop + 1 : spacedSign(key, stop) ?? rangeSign(key, stop);
  if (sign === stop) return undefined;
  const word = pair || key[stop] === "至" || key[stop] === "到";
  if (word && unit !== undefined && unit.unit.kind !== "percent" && tellsBoth(reader, first, sign)) return undefined; // 下降30%到40% is a range
  let at = sign;
  let negative = false;
  if (key[at] === " ") at++;
  if (key[at] === "-" || key[at] === "负" || key.startsWith("零下", at)) {
    negative = true;
    at += key[at] === "零" ? 2 : 1;
  } else if (key[at] === "约" || key[at] === "近" || key[at] === "¥" || key[at] === "$") at++;
  const second = readNumeral(reader, at);
  if (second === undefined || second.high !== undefined || second.digits) return undefined;
  const other = readUnit(reader, second.end);
  if (pair && !key.startsWith("之间", other?.end ?? second.end)) return undefined;
  if (unit !== undefined && (other === undefined || other.unit.kind !== unit.unit.kind || (other.code !== unit.code && !other.code.startsWith(`${unit.code}/`)))) return undefined; // 2元-3元/斤
  if (other === undefined && (first.han || second.han) && !word && !(first.places >= 4 || second.places >= 4)) return undefined;
  if (other === undefined && !word && !(first.places >= 4 || second.places >= 4)) return undefined;
  if (other === undefined && word && !(first.arabic || first.han)) return undefined;
  let low = first.value;
  let high = negative ? negate(second.value) : second.value;
  const minus = key[first.start - 1] === "-" || key[first.start - 1] === "负" || key.slice(first.start - 2, first.start) === "零下";
  if (minus && isSignHere(reader, first.start)) low = negate(low);
  if (minus && negative && compare(low, high) > 0) [low, high] = [high, low]; // 零下5℃至零下12℃
  let ambiguous = false;
  if (second.places >= 2 && (first.places === 0 || (first.places < 4 && second.places >= 4)) && unit === undefined && !negative) {
    const inherited = shift(low, second.places);
    if (compare(inherited, high) < 0) {
      low = inherited;
      ambiguous = second.places >= 4 && compare(second.value, shift(TEN, second.places)) >= 0 && first.han;
    }
  }
  if (compare(low, high) >= 0) return undefined;
  const draft: Draft = {
    start: first.start,
    end: other?.end ?? second.end,
    numeralStart: first.start,
    numeralEnd: second.end,
    type: "cardinal",
    value: low,
    range: { low, high, ...(ambiguous ? { ambiguous } : {}) },
    notation: notationOf({ arabic: first.arabic || second.arabic, han: first.han || second.han, capital: first.capital, digits: false }),
  };
  if (second.more !== undefined) draft.comparator = "gt";
  if (other !== undefined) apply(reader, draft, other, second);
  return { draft, numeral: { ...first, places: Math.max(first.places, second.places), end: second.end }, unit: other };
}

/**
 * > | 下调|1.5万元|至|24.59万元   增加|2000元|至|24万元   By how much, and to what.
 * 增加2.3万元至2.5万元 is a range: both ends are of one size, and the verb is not 调, which is always told with both.
 */
function tellsBoth(reader: Reader, first: Numeral, at: number): boolean {
  const verb = reader.key.slice(Math.max(0, first.start - 2), first.start);
  if (reader.words.changes.get(verb)?.mode !== "by") return false;
  const second = readNumeral(reader, at);
  return verb.endsWith("调") || second === undefined || compare(second.value, multiply(first.value, TWO)) > 0;
}

/** > | 2500| - |5000万元   A range sign between two blanks, when digits follow. */
function spacedSign(key: string, at: number): number | undefined {
  if (key[at] !== " ") return undefined;
  const sign = rangeSign(key, at + 1);
  return sign > at + 1 && key[sign] === " " && isDigit(key.charCodeAt(sign + 1)) ? sign + 1 : undefined;
}

/** > | 22±2℃   50±5%   The unit stands behind both, and the range is as far on either side. */
function readTolerance(reader: Reader, first: Numeral): Amount | undefined {
  const second = readNumeral(reader, first.end + 1);
  if (second === undefined || !second.arabic || second.high !== undefined) return undefined;
  const unit = readUnit(reader, second.end);
  const low = add(first.value, negate(second.value));
  const high = add(first.value, second.value);
  const draft: Draft = { start: first.start, end: unit?.end ?? second.end, numeralStart: first.start, numeralEnd: second.end, type: "cardinal", value: low, range: { low, high }, notation: notationOf(first) };
  if (unit !== undefined) apply(reader, draft, unit, second);
  return { draft, numeral: { ...first, end: second.end }, unit };
}

/** > | 1.8:1   3比2 */
export function readRatio(reader: Reader, first: Numeral): Amount | undefined {
  const { key } = reader;
  const mark = key[first.end];
  if (mark !== ":" && mark !== "比" && mark !== "∶") return undefined;
  if (first.high !== undefined || first.digits) return undefined;
  const second = readNumeral(reader, first.end + 1);
  if (second === undefined || second.high !== undefined || second.digits) return undefined;
  if (key[second.end] === ":" || readUnit(reader, second.end)?.unit.kind === "percent") return undefined;
  if (mark === "比" && key[second.end] === "重") return undefined;
  const draft: Draft = { start: first.start, end: second.end, numeralStart: first.start, numeralEnd: second.end, type: "ratio", a: first.value, b: second.value, notation: notationOf(first) };
  return { draft, numeral: { ...first, end: second.end }, unit: undefined };
}

/** > | 以4-2淘汰   3-2击败   25-19、25-22   Goals or points, when words of a match stand around them. */
export function readScore(reader: Reader, first: Numeral): Amount | undefined {
  const { key, last, words: { leading, trailing } } = reader;
  const dash = key[first.end];
  if ((dash !== "-" && dash !== "–" && dash !== "—") || !isGoals(first)) return undefined;
  const second = readNumeral(reader, first.end + 1);
  if (second === undefined || !isGoals(second) || rangeSign(key, second.end) > second.end || readUnit(reader, second.end) !== undefined) return undefined;
  const goesOn = reader.previous?.type === "ratio" && last === first.start - 1 && "、,/ ".includes(key[last]!);
  if (!goesOn && trailing.score.matchAt(key, second.end) === 0 && leading.score.match(key, first.start, last) === 0) return undefined;
  const draft: Draft = { start: first.start, end: second.end, numeralStart: first.start, numeralEnd: second.end, type: "ratio", a: first.value, b: second.value, notation: "arabic" };
  return { draft, numeral: { ...first, end: second.end }, unit: undefined };
}

function isGoals({ arabic, han, value, pointed }: Numeral): boolean {
  return arabic && !han && !pointed && value.scale === 0 && value.digits < 200n;
}
