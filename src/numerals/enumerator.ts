import type { Reader } from "./draft.ts";
import { isDigit } from "./numeral.ts";
import { isBoundaryBefore, isHan } from "./ordinal.ts";
import { Kind } from "./tables.ts";

/** > | 1. 1、 1） (1)   at the start of a line or clause; 1.8% and 3、5家 are none. */
export function enumeratorEnd(reader: Reader, i: number): number {
  const { key } = reader;
  let j = i;
  while (isDigit(key.charCodeAt(j)) && j - i < 3) j++;
  if (j - i > 2) return i;
  const next = key[j];
  const previous = key[i - 1];
  const begins = i === 0 || previous === "\n" || previous === "\r";
  const lineStart = begins || (previous === " " && (isLineStart(key, i) || "。;!?".includes(key[i - 2] ?? " ")));
  if (previous === "(" && next === ")") return j;
  if (!lineStart && !"。;:".includes(previous ?? "x")) return i;
  if (next === "、" && !(lineStart ? false : isDigit(key.charCodeAt(j + 1)))) return j;
  // 3，没有蓝牙; not 1，2，3 and 12:30.
  if ((next === "," || next === ":") && begins && isHan(key[j + 1] ?? " ")) return j;
  if (next === ")" || (next === "." && !isDigit(key.charCodeAt(j + 1)))) return j;
  return i;
}

/** > | 1.1 公司简介   3  总则   The number of a heading: at the start of a line, a blank and a word behind it. `stop` is its end. */
export function isHeading({ key, view, end }: Reader, i: number, stop: number): boolean {
  if (stop >= end || !(i === 0 || key[i - 1] === "\n" || key[i - 1] === "\r" || (key[i - 1] === " " && isLineStart(key, i)))) return false;
  let j = stop;
  while (key[j] === " " && j - stop < 12) j++;
  const apart = j > stop || view.startOf(stop) > view.endOf(stop); // the view leaves single blanks out
  return apart && isHan(key[j] ?? " ") && /^\d{1,2}(\.\d{1,2})?$/.test(key.slice(i, stop));
}

function isLineStart(key: string, i: number): boolean {
  let j = i - 1;
  while (j >= 0 && key[j] === " " && i - j < 12) j--;
  return j < 0 || key[j] === "\n";
}

/** > | 研究表明[3]   “五位一体”[1]   派发红利0.1元[5][6]   2024/9/25[3]   A number alone in square brackets behind a Han character, a closing mark or a date. */
export function isFootnote(reader: Reader, i: number, stop: number): boolean {
  const { key } = reader;
  const square = key[i - 1] === "[" && key[stop] === "]";
  const before = key[i - 2] === " " ? i - 3 : i - 2;
  return square && stop - i <= 3 && before >= 0 && (isHan(key[before]!) || "”’」』》)]%。,;".includes(key[before]!) || (reader.previous?.iso !== undefined && reader.last === before + 1));
}

/** > | (一)   一、   一是   （十二）   第一, */
export function hanEnumeratorEnd(reader: Reader, i: number): number {
  const { key, tables } = reader;
  if (i > 0 && tables.kinds[key.charCodeAt(i - 1)] !== 0) return i; // no head of a number
  let j = i;
  while (j - i < 4 && (tables.kinds[key.charCodeAt(j)] === Kind.DIGIT || (tables.kinds[key.charCodeAt(j)] === Kind.UNIT && key[j] === "十"))) j++;
  if (j === i) return i;
  const previous = key[i - 1];
  const next = key[j];
  if ((previous === "(" && next === ")") || (previous === "〔" && next === "〕")) return j;
  const boundary = isBoundaryBefore(reader, i);
  if (next === "、" && boundary && previous !== "、" && !(tables.kinds[key.charCodeAt(j + 1)]! > 0)) return j;
  if (next === "是" && (boundary || previous === "、") && j - i <= 2) return j + 1;
  if (next === "要" && boundary && j - i === 1 && key[i] !== "两") return j + 1;
  if ((next === "." || next === ",") && boundary && (previous === undefined || previous === "\n" || previous === "。")) return j;
  return i;
}
