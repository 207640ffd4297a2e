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

/** Marks of emphasis in Markdown stand behind the mark of a sentence: **从外观较难判断。** */
const EMPHASIS = unitSet("*_");
const LONGEST_EMPHASIS = 3;

/** Does the text before `lineEnd` end like a sentence? Behind a straight quotation mark the mark before it tells: "真有趣。" */
export function isEndedAt(text: string, lineEnd: number): boolean {
  let end = lineEnd;
  while (lineEnd - end < LONGEST_EMPHASIS && EMPHASIS.has(text.charCodeAt(end - 1))) end--;
  if (text.charCodeAt(end - 1) === 0x5d) end = beforeNote(text, end);
  let last = foldUnit(text.charCodeAt(end - 1));
  if (last === 0x22 || last === 0x27) last = foldUnit(text.charCodeAt(end - (isBlank(text.charCodeAt(end - 2)) ? 3 : 2)));
  return isEnded(last);
}

/** 就是放大了自我。[害羞], 见于史书。[12]: the place before a note or a face in square brackets; `end` when none ends there. */
function beforeNote(text: string, end: number): number {
  const from = Math.max(0, end - LONGEST_NOTE);
  const open = text.slice(from, end).lastIndexOf("[");
  return open < 0 ? end : from + open;
}

const LONGEST_NOTE = 8;

export function isCloser(unit: number): boolean {
  return CLOSERS.has(unit);
}
