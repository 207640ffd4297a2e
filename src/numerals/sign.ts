import { negate } from "../text/decimal.ts";
import { Around, loadAround } from "./around.ts";
import type { Draft, Reader } from "./draft.ts";

/** Is the minus before `start` a sign, and not a dash between two things? */
export function isSignHere(reader: Reader, start: number): boolean {
  const { key } = reader;
  if (start - 1 < reader.last) return false;
  const before = key[start - 2];
  if (before === undefined) return true;
  const unit = before.charCodeAt(0);
  if ((unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 122) || before === "-" || before === ")" || before === "%" || before === "~") return false;
  return start - 1 > reader.last || reader.last === 0 || key[start - 1] === "负";
}

export function signed(reader: Reader, draft: Draft): void {
  const { key } = reader;
  const i = draft.start;
  if (i === 0 || (loadAround()[key.charCodeAt(i - 1)]! & Around.MINUS) === 0) return;
  const before = key[i - 1];
  if (before === "—" || before === "–") return signedByDash(reader, draft);
  // > | 负的百分之二十
  if (before === "的" && draft.type === "percent" && key[i - 2] === "负" && i - 2 >= reader.last && key[i - 3] !== "正") {
    draft.start -= 2;
    negated(draft);
    return;
  }
  if (before === "的") return;
  const word = key.slice(Math.max(reader.last, i - 2), i);
  let length = 0;
  if (word === "零下") length = 2;
  else if ((word.endsWith("-") && isSignHere(reader, i)) || (word.endsWith("负") && isMinus(reader, i - 1, draft))) length = 1;
  if (length === 0) return;
  draft.start -= length;
  if (draft.range === undefined) negated(draft);
}

/** > | |负|三米   not 担|负|三重任务, 三胜两|负|三平, 主队|负|三球 */
function isMinus({ key, last, tables }: Reader, at: number, { unit }: Draft): boolean {
  if (unit !== undefined && "球场局盘".includes(unit)) return false; // lost by so many
  const before = at > last ? key[at - 1] ?? " " : " ";
  return !"担肩欺胜抱辜自正".includes(before) && (tables.kinds[before.charCodeAt(0)] ?? 0) === 0;
}

function negated(draft: Draft): void {
  draft.negative = true;
  if (draft.value !== undefined) draft.value = negate(draft.value);
  if (draft.numerator !== undefined) draft.numerator = negate(draft.numerator);
}

/** > | 涨幅为—0.4%   增长–2.1%   A dash where type has no minus: one alone, behind a word that a value follows. */
function signedByDash(reader: Reader, draft: Draft): void {
  const { key, words } = reader;
  const dash = draft.start - 1;
  const measures = draft.type === "percent" || draft.type === "percentage-point" || draft.type === "money" || draft.type === "quantity";
  if (!measures || draft.range !== undefined || draft.value === undefined || dash < reader.last) return;
  if (key[dash - 1] !== "为" && words.changes.match(key, dash, reader.last) === 0 && !/[增涨降]幅$|增速$|增长率$/.test(key.slice(Math.max(0, dash - 3), dash))) return;
  draft.start = dash;
  draft.negative = true;
  draft.value = negate(draft.value);
}
