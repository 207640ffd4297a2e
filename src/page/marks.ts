/** The marks of a line end and of a line's beginning, folded. */
import { foldUnit } from "../text/key.ts";
import { isBlank } from "./lines.ts";

/** 。！？；：… and closing quotes or brackets behind them. */
export function isEnded(unit: number): boolean {
  return "。!?;:…”」』》）)】—~.".includes(String.fromCharCode(unit));
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
  return "。,、;:!?”」』》)】%℃".includes(String.fromCharCode(unit));
}
