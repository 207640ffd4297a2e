import { type Draft, newDraft, type Reader } from "./draft.ts";
import { isDigit } from "./numeral.ts";
import { Kind } from "./tables.ts";
import type { Notation } from "./types.ts";

/** A small whole number of a date: Arabic, Han with 十, or Han digits one by one. */
export interface Part {
  readonly end: number;
  readonly value: number;
  /** Characters read. */
  readonly length: number;
  readonly arabic: boolean;
  /** Han digits one by one, no 十. */
  readonly strung: boolean;
}

export function readPart(reader: Reader, start: number): Part | undefined {
  const { key, end, tables } = reader;
  const { kinds, values } = tables;
  let i = start;
  if (i < end && isDigit(key.charCodeAt(i))) {
    let value = 0;
    while (i < end && isDigit(key.charCodeAt(i)) && i - start < 5) value = value * 10 + key.charCodeAt(i++) - 48;
    const isCode = key[start] === "0" && i - start > 2; // 007号, 025年: a number that was cut, or no date
    return isCode || (i < end && isDigit(key.charCodeAt(i))) ? undefined : { end: i, value, length: i - start, arabic: true, strung: false };
  }
  let value = 0;
  let digit = -1;
  let ten = false;
  let digits = 0;
  let string = 0;
  for (; i < end && i - start < 5; i++) {
    const unit = key.charCodeAt(i);
    const kind = kinds[unit]!;
    if ((kind === Kind.DIGIT && tables.capitals[unit] === 0) || kind === Kind.ZERO) {
      digit = values[unit]!;
      string = string * 10 + digit;
      digits++;
    } else if (kind === Kind.UNIT && values[unit] === 1 && !ten && digits <= 1) {
      value = (digit < 0 ? 1 : digit) * 10;
      digit = -1;
      ten = true;
      digits = 0;
    } else if (kind === Kind.TALLY && i === start) {
      value = values[unit]!;
      ten = true;
    } else break;
  }
  if (i === start || (ten && digits > 1)) return undefined;
  return { end: i, value: ten ? value + Math.max(digit, 0) : string, length: i - start, arabic: false, strung: !ten };
}

/** > | 一两点   七八月   三五日   Two neighbours are a range of both, no number of a clock or calendar; 二〇日 is one. */
export function isPair(part: Part): boolean {
  const low = Math.floor(part.value / 10);
  return part.strung && part.length === 2 && low > 0 && part.value % 10 > low && part.value % 10 <= low + 2;
}

export const two = (value: number): string => String(value).padStart(2, "0");
export const four = (value: number): string => String(value).padStart(4, "0");

export function draft(start: number, end: number, numeralStart: number, numeralEnd: number, type: Draft["type"], iso: string, part: Part): Draft {
  const notation: Notation = part.arabic ? "arabic" : part.strung && part.length > 1 ? "digits" : "han";
  const draft = newDraft(start, end, numeralStart, numeralEnd, type, notation);
  draft.iso = iso;
  return draft;
}

/** Where the range sign at `at` ends; `at` when there is none. */
export function rangeSign(key: string, at: number): number {
  const unit = key.charCodeAt(at);
  if (unit >= 0x4e00 && unit !== 0x81f3 && unit !== 0x5230) return at; // Han, but 至 and 到
  const character = key[at];
  if (character === "-" || character === "–" || character === "—" || character === "~" || character === "―" || character === "至" || character === "到" || character === "∼" || character === "〜" || character === "‐" || character === "‑") {
    let end = at + 1;
    while (end - at < 3 && key[end] === character && (character === "—" || character === "-" || character === "~")) end++;
    return end;
  }
  return at;
}

/** > | 1—11月   Does a range sign and a second part lead to `word`? */
export function isRangeTo(reader: Reader, first: Part, word: string): boolean {
  const sign = rangeSign(reader.key, first.end);
  if (sign === first.end) return false;
  const second = readPart(reader, sign);
  return second !== undefined && second.value > first.value && reader.key.startsWith(word, second.end);
}

export interface Piece {
  readonly value: number;
  readonly end: number;
}
