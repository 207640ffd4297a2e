import { decimalOfInteger, type Decimal } from "../text/decimal.ts";
import { Around, loadAround } from "./around.ts";
import type { Draft, Reader } from "./draft.ts";
import { isHan } from "./ordinal.ts";
import type { Change } from "./words.ts";
import type { Comparator } from "./types.ts";

/** The comparator word that ends at `end`, if any: 近|700名. Not looked for before the last result. */
function comparatorBefore(reader: Reader, end: number, bare: boolean): { readonly start: number; readonly comparator: Comparator } | undefined {
  const { key, words } = reader;
  const { before } = words;
  for (let match = before.match(key, end, reader.last); match !== 0; match = before.shorter(match)) {
    const start = end - before.lengthOf(match);
    const { comparator, guard } = before.valueOf(match);
    if (start > 0 && guard !== "" && guard.includes(key[start - 1]!)) continue;
    if (end - start === 1 && (key[start] === "上" || key[start] === "过") && !bare) continue;
    return { start, comparator };
  }
  return undefined;
}

/** Between a comparator and the 的 behind what a share or multiple is taken of. */
const LONGEST_WHOLE = 10;

/** > | |约为|地球的1.2倍   |至少是|太阳的50倍   |约占|总人口的三成   The comparator stands before what the number is a multiple or a share of. */
function comparatorOfWhole(reader: Reader, { type }: Draft, end: number): { readonly start: number; readonly comparator: Comparator } | undefined {
  const { key, last, words: { before } } = reader;
  if (key[end - 1] !== "的" || (type !== "multiple" && type !== "percent" && type !== "fraction" && type !== "discount")) return undefined;
  for (let at = end - 2; at > last && end - at <= LONGEST_WHOLE && isHan(key[at]!); at--) {
    const match = before.match(key, at, last);
    const start = at - before.lengthOf(match);
    if (match !== 0 && at - start >= 2 && "为是占于".includes(key[at - 1]!) && before.valueOf(match).comparator !== "lt") return { start, comparator: before.valueOf(match).comparator };
  }
  return undefined;
}

/** > | 增长了约37%   The verb of change that ends at `end`. */
function changeBefore(reader: Reader, end: number): Change | undefined {
  const { key, last } = reader;
  let at = end;
  for (let fill = 0; fill < 3 && at > last && (loadAround()[key.charCodeAt(at - 1)]! & Around.FILL) !== 0; fill++) {
    const direct = changeAt(reader, at);
    if (direct !== undefined) return direct;
    at--;
  }
  return changeAt(reader, at);
}

function changeAt({ key, last, words: { changes } }: Reader, end: number): Change | undefined {
  for (let match = changes.match(key, end, last); match !== 0; match = changes.shorter(match)) {
    const start = end - changes.lengthOf(match);
    const found = changes.valueOf(match);
    if (start === 0 || found.guard === "" || !found.guard.includes(key[start - 1]!)) return found;
  }
  return undefined;
}

const BLANK = 32;

/** Puts comparator, bounds and direction on a quantity that is read: words before it, then words after it. */
export function qualify(reader: Reader, draft: Draft, bare = false): void {
  const { key, end, words } = reader;
  let from = draft.lead ?? draft.start;
  while (from > reader.last && key.charCodeAt(from - 1) === BLANK) from--;
  const before = comparatorBefore(reader, from, bare) ?? comparatorOfWhole(reader, draft, from);
  const dated = draft.type === "year" || draft.type === "date" || draft.type === "datetime" || draft.type === "period";
  // 最低零下3℃: the lowest temperature, no bound.
  const lowest = before !== undefined && (draft.unit === "Cel" || draft.unit === "deg") && key.startsWith("最", before.start);
  if (before !== undefined && !lowest && !(dated && before.comparator !== "approx" && reader.key[before.start] !== "早") && !isLastYears(reader, draft, before.start, before.comparator)) {
    draft.comparator = before.comparator;
    draft.extentStart = before.start;
    from = before.start;
  }
  if (draft.change === undefined) draft.change = changeBefore(reader, from);
  let after = draft.end;
  if (key.charCodeAt(after) === BLANK) after++;
  const found = words.after.matchAt(key, after, end);
  if (found === 0) return;
  const { comparator, guard } = words.after.valueOf(found);
  const stop = after + words.after.lengthOf(found);
  const word = key.slice(after, stop);
  const next = key[stop];
  if (next !== undefined && guard.includes(next)) return;
  if (word === "内" && draft.type !== "duration" && draft.type !== "money" && draft.type !== "quantity" && draft.unit?.endsWith("日") !== true) return; // 7个工作日内
  if ((word === "起" || word === "起步") && draft.type !== "money" && draft.type !== "discount") return;
  if ((word === "多" || word === "余") && !countsOn(draft)) return;
  if (word === "许" && draft.type !== "duration" && draft.type !== "time" && draft.type !== "datetime") return;
  draft.comparator = draft.comparator === "lt" || draft.comparator === "le" ? draft.comparator : comparator;
  draft.extentEnd = stop;
}

/** 三年多, 5公里多, 100元多, 三成多: more than so many units; 3个多 is not said of a bare count. */
function countsOn(draft: Draft): boolean {
  return draft.type === "duration" || draft.type === "quantity" || draft.type === "money" || draft.type === "multiple" || (draft.type === "discount" && draft.unitText === "成");
}

/** 近三年 is "the last three years", 历时近三年 is "almost three years". */
function isLastYears(reader: Reader, draft: Draft, start: number, comparator: Comparator): boolean {
  if (comparator !== "near" || draft.type !== "duration") return false;
  if ("前后历".includes(reader.key[draft.end] ?? " ") || (draft.value !== undefined && exceeds(draft.value, 100))) return false; // 近130亿年前
  const previous = reader.key.slice(Math.max(0, start - 2), start);
  return reader.key[start] === "近" && draft.start - start === 1 && !/[时达了续过已有用需宕拖花等隔耗停]$/.test(previous);
}

export function exceeds(value: Decimal, limit: number): boolean {
  return value.digits > decimalOfInteger(limit).digits * 10n ** BigInt(value.scale);
}
