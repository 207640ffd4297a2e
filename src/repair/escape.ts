import { EditBuilder } from "../text/edit-builder.ts";
import { EditSet } from "../text/edits.ts";

/**
 * Escapes of source code and of addresses, read only when asked (`escapes: "decode"`): in a page about programming, or in an
 * address that must still be opened, they mean what they say.
 *
 *     \u4e2d\u6587 → 中文        %E4%B8%AD%E6%96%87 → 中文
 *     \u{4e2d}, %u4E2D → 中       \xe4\xb8\xad → 中
 *
 * The result never is a backslash or a percent sign, so what was escaped twice is read once, and a second reading finds nothing.
 */
export const UNICODE = "repair/escape.unicode";
export const PERCENT = "repair/escape.percent";

export function decodeEscapes(text: string, isOn: (rule: string) => boolean): EditSet {
  const unicode = isOn(UNICODE);
  const percent = isOn(PERCENT);
  if (!unicode && !percent) return EditSet.empty(text.length);
  const builder = new EditBuilder(text);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== BACKSLASH && unit !== PERCENT_SIGN) continue;
    // Of two backslashes the first escapes the second: \\u4e2d is how one writes about \u4e2d.
    if (unit === BACKSLASH && text.charCodeAt(i + 1) === BACKSLASH) i++;
    else if (unit === BACKSLASH ? unicode : percent) i = Math.max(i, (text.charCodeAt(i + 1) === SMALL_U ? readUnits(text, i, builder) : readBytes(text, i, builder)) - 1);
  }
  return builder.finish();
}

const BACKSLASH = 0x5c;
const PERCENT_SIGN = 0x25;
const SMALL_U = 0x75;
const SMALL_X = 0x78;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

function ruleFor(text: string, at: number): string {
  return text.charCodeAt(at) === BACKSLASH ? UNICODE : PERCENT;
}

/** Reads \uXXXX, %uXXXX, two of them that are a pair, or \u{XXXXX}; where reading ended. */
function readUnits(text: string, at: number, builder: EditBuilder): number {
  const isBraced = text.charCodeAt(at) === BACKSLASH && text.charCodeAt(at + 2) === OPENING_BRACE;
  let end = isBraced ? at + 3 : at + 6;
  if (isBraced) {
    while (end <= at + 3 + MOST_DIGITS && text.charCodeAt(end) !== CLOSING_BRACE) end++;
    end++;
  }
  let point = isBraced ? hexNumber(text, at + 3, end - 1) : escapedUnit(text, at);
  if (point >= 0xd800 && point < 0xdc00 && !isBraced) {
    const low = escapedUnit(text, end);
    if (low < 0xdc00 || low > 0xdfff) return at;
    point = 0x10000 + ((point - 0xd800) << 10) + low - 0xdc00;
    end += 6;
  }
  if (point < 0x20 || point === BACKSLASH || point === PERCENT_SIGN || (point >= 0x7f && point < 0xa0) || (point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff) return at;
  builder.replace(at, end, String.fromCodePoint(point), ruleFor(text, at));
  return end;
}

/** The unit that \uXXXX or %uXXXX at `at` writes, or -1. */
function escapedUnit(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  return (sign === BACKSLASH || sign === PERCENT_SIGN) && text.charCodeAt(at + 1) === SMALL_U ? hexNumber(text, at + 2, at + 6) : -1;
}

/** Reads a row of bytes beyond ASCII, %XX or \xXX, that is UTF-8; where it ended. An address in another encoding stays as it is. */
function readBytes(text: string, start: number, builder: EditBuilder): number {
  const sign = text.charCodeAt(start);
  const digits = sign === BACKSLASH ? 2 : 1; // where they stand
  const bytes: number[] = [];
  let end = start;
  for (; text.charCodeAt(end) === sign && (digits === 1 || text.charCodeAt(end + 1) === SMALL_X); end += digits + 2) {
    const byte = hexNumber(text, end + digits, end + digits + 2);
    if (byte < 0x80) break;
    bytes.push(byte);
  }
  if (bytes.length === 0) return start;
  try {
    builder.replace(start, end, new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes)), ruleFor(text, start));
  } catch {
    // Not UTF-8.
  }
  return end;
}

const MOST_DIGITS = 6;

/** What the hexadecimal digits text[from, to) write, or -1. */
function hexNumber(text: string, from: number, to: number): number {
  if (to <= from || to - from > MOST_DIGITS) return -1;
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = hexDigit(text.charCodeAt(i));
    if (digit < 0) return -1;
    value = (value << 4) | digit;
  }
  return value;
}

function hexDigit(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const letter = unit | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
