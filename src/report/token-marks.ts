import type { Quantity } from "../numerals/types.ts";
import { CharClass, classOf } from "../text/index.ts";

/** Does a sentence open at `at`, behind an item number at `first`? 2、3月份 and 一、二季度 are lists. */
function opens(key: string, first: number, at: number): boolean {
  const next = classOf(key.charCodeAt(at));
  return (next & CharClass.HAN) !== 0 ? (next & CharClass.NUMERAL) === 0 : (next & CharClass.DIGIT) !== 0 && (classOf(key.charCodeAt(first)) & CharClass.DIGIT) === 0;
}

const LONGEST_ITEM = 6;

/** (一)已新增, 1.继续加大: where the number of an item ends, no part of a name. */
export function itemNumber(key: string, at: number, end: number): number {
  let i = key[at] === "(" ? at + 1 : at;
  const first = i;
  while (i < end && i < first + 3 && classOf(key.charCodeAt(i)) & (CharClass.DIGIT | CharClass.NUMERAL)) i++;
  if (i === first) return at;
  if (key[at] === "(") return key[i] === ")" ? i + 1 : at;
  if (key[i] === "、" && (at === 0 || "\n:;".includes(key[at - 1]!)) && i + 1 < end && opens(key, first, i + 1)) return i + 1; // 2、自然村
  if (key[i] !== ".") return at;
  while (key[i + 1] === " " && i < first + LONGEST_ITEM) i++; // 183. 经营开支
  return i + 1 < end && classOf(key.charCodeAt(i + 1)) & CharClass.HAN ? i + 1 : at;
}

/** Does this bracket hold a figure of its own? 人均收入5万元(同比增长5%): a clause; 首台(套): part of a name. */
export function bracketsFigure(key: string, at: number, end: number, quantities: readonly Quantity[], next: number): boolean {
  if (key[at] === "(") {
    const limit = Math.min(end + 1, at + LONGEST_BRACKET + 1, key.length);
    let close = at;
    while (close < limit && key[close] !== ")") close++;
    if (close === limit && limit <= end) return false; // a bracket that its sentence does not close goes on behind it
    for (let i = next; i < quantities.length && quantities[i]!.start < close; i++) if (quantities[i]!.type !== "year") return true;
    return false;
  }
  let open = at;
  while (open >= 0 && open >= at - LONGEST_BRACKET && key[open] !== "(") open--;
  if (open < 0 || open < at - LONGEST_BRACKET) return false;
  for (let i = next - 1; i >= 0 && quantities[i]!.start > open; i--) if (quantities[i]!.type !== "year") return true;
  return false;
}

/** 2970元(人民币,下同)增加到, 固定资产投资(500万元口径)达到: says in which money or from which size on, and divides nothing. */
const SAME_BELOW = /^\((?:(?:单位[:为])?.{2,5}[,、]?下同|[^()]{2,12}口径)\)/;
const LONGEST_REMARK = 16;

/** A longer bracket holds sentences. */
const LONGEST_BRACKET = 80;

/** Where such a remark ends that begins at `at`; `at` when there is none. */
export function remarkEnd(key: string, at: number): number {
  const found = key[at] === "(" ? SAME_BELOW.exec(key.slice(at, at + LONGEST_REMARK)) : null;
  return at + (found?.[0].length ?? 0);
}

/** A digit, a letter or a Roman numeral. */
export function isSign(key: string, at: number): boolean {
  const unit = key.charCodeAt(at);
  return unit > 0x2f && unit < 0x2e80 && unit !== 0x2014;
}

/** A blank between two Han characters divides, as in headlines and columns. */
export function hanAround(key: string, at: number): boolean {
  return at > 0 && (classOf(key.charCodeAt(at - 1)) & CharClass.HAN) !== 0 && at + 1 < key.length && (classOf(key.charCodeAt(at + 1)) & CharClass.HAN) !== 0;
}
