import { EditBuilder } from "../text/edit-builder.ts";
import type { EditSet, Range } from "../text/edits.ts";
import { isChinesePunctuation, isDigit, isHanAt, isHanBefore } from "./neighbours.ts";

const FULL = "fold/punctuation.full";
const HALF = "fold/punctuation.half";
const ASCII_TO_FULLWIDTH = 0xfee0;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const COLON = 0x3a;
const QUESTION = 0x3f;
const EXCLAMATION = 0x21;
const STOP = 0x2e;
const OPEN = 0x28;
const CLOSE = 0x29;
const IDEOGRAPHIC_STOP = 0x3002;
/** ） 〉 》 」 』 】 〕 */
const CLOSING = new Set([0xff09, 0x3009, 0x300b, 0x300d, 0x300f, 0x3011, 0x3015]);

/**
 * Third pass, "full": , ; : ? ! beside a Han character or behind Chinese punctuation, ( ) around or beside Han characters,
 * and a full stop behind a Han character at the end of a line. A full stop between Han characters stays: 迈克尔.乔丹, 一.总则.
 * Signs inside an address or between digits stay: http://a.cn/?b=1,2 and 12:30.
 */
export function widenPunctuation(text: string): EditSet {
  const out = new EditBuilder(text);
  const brackets = findChineseBrackets(text);
  let address = { start: 0, end: 0 }; // signs inside it stay
  let scanned = 0; // the run of ASCII that ends here was looked at
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (i >= scanned && isGraphicAscii(unit)) {
      scanned = graphicRunEnd(text, i);
      if (isAddress(text, i, scanned)) address = withoutSigns(text, i, scanned);
    }
    if (!isSign(unit) || (i >= address.start && i < address.end)) continue;
    const behindWidened = out.size > 0 && out.position === i;
    if (unit === OPEN || unit === CLOSE) {
      if (brackets.has(i)) widen(out, i, unit);
    } else if (behindWidened || isHanBefore(text, i) || isChinesePunctuation(text.charCodeAt(i - 1)) || (unit !== STOP && isHanAt(text, i + 1))) {
      if (unit !== STOP) widen(out, i, unit);
      else if ((isHanBefore(text, i) || behindWidened || CLOSING.has(text.charCodeAt(i - 1))) && endsLine(text, i + 1)) out.replace(i, i + 1, "。", FULL);
    }
  }
  return out.finish();
}

/** Third pass, "half": every fullwidth sign that ASCII has, and the ideographic full stop. Between two digits it stays: 3。5 is not 3.5. */
export function narrowPunctuation(text: string): EditSet {
  const out = new EditBuilder(text);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < IDEOGRAPHIC_STOP || (unit !== IDEOGRAPHIC_STOP && (unit < 0xff01 || !isChinesePunctuation(unit)))) continue;
    if (isDigit(text.charCodeAt(i - 1)) && isDigit(text.charCodeAt(i + 1))) continue;
    out.replace(i, i + 1, unit === IDEOGRAPHIC_STOP ? "." : String.fromCharCode(unit - ASCII_TO_FULLWIDTH), HALF);
  }
  return out.finish();
}

function widen(out: EditBuilder, position: number, unit: number): void {
  out.replace(position, position + 1, String.fromCharCode(unit + ASCII_TO_FULLWIDTH), FULL);
}

function isSign(unit: number): boolean {
  return unit === COMMA || unit === COLON || unit === SEMICOLON || unit === QUESTION || unit === EXCLAMATION || unit === STOP || unit === OPEN || unit === CLOSE;
}

function isGraphicAscii(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f;
}

function graphicRunEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isGraphicAscii(text.charCodeAt(end))) end++;
  return end;
}

/** Does the run hold ://, www. or @? */
function isAddress(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x40 || (unit === COLON && text.startsWith("//", i + 1)) || (unit === 0x77 && text.startsWith("ww.", i + 1))) return true;
  }
  return false;
}

/** text[start, end) without the signs at both ends, which belong to the sentence: 网址:http://a.cn, */
function withoutSigns(text: string, start: number, end: number): Range {
  let first = start;
  let last = end;
  while (first < last && isSign(text.charCodeAt(first))) first++;
  while (last > first && isSign(text.charCodeAt(last - 1))) last--;
  return { start: first, end: last };
}

/** Nothing but closing marks before the end of the line. */
function endsLine(text: string, position: number): boolean {
  const unit = text.charCodeAt(position);
  const next = unit === 0x201d || unit === 0x2019 || unit === 0x300d || unit === 0x300f ? text.charCodeAt(position + 1) : unit;
  return Number.isNaN(next) || next === 0x0a || next === 0x0d;
}

/** Offsets of the brackets whose pair stands in one line, beside or around Han characters: 重庆(Chóngqìng), (一), but not f(x). */
function findChineseBrackets(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  let open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x0a) open = [];
    else if (unit === OPEN) open.push(i);
    else if (unit === CLOSE) {
      const start = open.pop();
      if (start !== undefined && (isHanBefore(text, start) || isHanAt(text, start + 1) || isHanBefore(text, i) || isHanAt(text, i + 1))) found.add(start).add(i);
    }
  }
  return found;
}
