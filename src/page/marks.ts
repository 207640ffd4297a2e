/** The marks of a line end and of a line's beginning, folded. */
import { foldUnit } from "../text/key.ts";
import { isBlank } from "./lines.ts";

/** The code units of a list of characters. */
export function unitSet(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}

const ENDS = unitSet("。!?;:…”」』》）)】—~.");
const CLOSERS = unitSet("。,、;:!?”」』》)】%℃");

/** 。！？；：… and closing quotes or brackets behind them. */
export function isEnded(unit: number): boolean {
  return ENDS.has(unit);
}

export function isComma(unit: number): boolean {
  return unit === 0x2c || unit === 0x3001;
}

/** Does the text before `end` end like a sentence? Behind a straight quotation mark the mark before it tells: "真有趣。" */
export function isEndedAt(text: string, end: number): boolean {
  let last = foldUnit(text.charCodeAt(end - 1));
  if (last === 0x22 || last === 0x27) last = foldUnit(text.charCodeAt(end - (isBlank(text.charCodeAt(end - 2)) ? 3 : 2)));
  return isEnded(last);
}

export function isCloser(unit: number): boolean {
  return CLOSERS.has(unit);
}
