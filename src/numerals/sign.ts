import { negate } from "../text/decimal.ts";
import { Around, loadAround } from "./around.ts";
import type { Draft, Reader } from "./draft.ts";
import { isDigit } from "./numeral.ts";

/** Is the minus before `start` a sign, and not a dash between two things? */
export function isSignHere({ key, last }: Reader, start: number): boolean {
  const sign = start - 1;
  if (sign < last || (sign === last && last > 0 && key[sign] !== "负")) return false;
  const before = key[sign - 1] ?? " ";
  return !(isDigit(before.charCodeAt(0)) || (before >= "a" && before <= "z") || "-)%~".includes(before));
}

/** > | -5℃   零下5℃   负三米   负的百分之二十   涨幅为—0.4%   What stands before the quantity makes it negative, and is a part of it. */
export function signed(reader: Reader, draft: Draft): void {
  const length = signLength(reader, draft);
  if (length === 0) return;
  draft.start -= length;
  if (draft.range !== undefined) return; // its ends have their own
  draft.negative = true;
  if (draft.value !== undefined) draft.value = negate(draft.value);
  if (draft.numerator !== undefined) draft.numerator = negate(draft.numerator);
}

function signLength(reader: Reader, draft: Draft): number {
  const { key, last } = reader;
  const { start } = draft;
  if (start === 0 || (loadAround()[key.charCodeAt(start - 1)]! & Around.MINUS) === 0) return 0;
  switch (key[start - 1]) {
    case "-":
      return isSignHere(reader, start) ? 1 : 0;
    case "负":
      return start > last && isMinus(reader, start - 1, draft) ? 1 : 0;
    case "下":
      return key[start - 2] === "零" && start - 2 >= last ? 2 : 0;
    case "的":
      return draft.type === "percent" && key[start - 2] === "负" && start - 2 >= last && key[start - 3] !== "正" ? 2 : 0;
    case "—":
    case "–":
      return isMinusOfType(reader, draft) ? 1 : 0;
    default:
      return 0;
  }
}

/** > | |负|三米   not 担|负|三重任务, 三胜两|负|三平, 主队|负|三球 */
function isMinus({ key, last, tables }: Reader, at: number, { unit }: Draft): boolean {
  if (unit !== undefined && "球场局盘".includes(unit)) return false; // lost by so many
  const before = at > last ? key[at - 1]! : " ";
  return !"担肩欺胜抱辜自正".includes(before) && tables.kinds[before.charCodeAt(0)] === 0;
}

/** > | 涨幅为—0.4%   增长–2.1%   A dash where type has no minus: one alone, behind a word that a value follows. */
function isMinusOfType({ key, last, words: { changes, leading } }: Reader, { start, type, range }: Draft): boolean {
  const measures = type === "percent" || type === "percentage-point" || type === "money" || type === "quantity";
  const dash = start - 1;
  return measures && range === undefined && dash >= last && (key[dash - 1] === "为" || changes.match(key, dash, last) !== 0 || leading.rate.match(key, dash, last) !== 0);
}
