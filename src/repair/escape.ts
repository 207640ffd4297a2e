import { EditBuilder } from "../text/edit-builder.ts";
import { EditSet } from "../text/edits.ts";

/**
 * Escapes of source code and of addresses, read only when asked (`escapes: "decode"`): in a page about programming, or in an
 * address that must still be opened, they mean what they say.
 *
 *     \u4e2d\u6587 → 中文        %E4%B8%AD%E6%96%87 → 中文
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
    if (unit === 0x5c) {
      if (unicode) readUnicode(text, i, builder);
      // Of two backslashes the first escapes the second: \\u4e2d is how one writes about \u4e2d.
      if (text.charCodeAt(i + 1) === 0x5c) i++;
    } else if (unit === 0x25 && percent) {
      const end = percentEnd(text, i);
      if (end > i) readPercent(text, i, end, builder);
      i = Math.max(i, end - 1);
    }
  }
  return builder.finish();
}

function readUnicode(text: string, at: number, builder: EditBuilder): void {
  if (at < builder.position) return;
  const unit = escapedUnit(text, at);
  if (unit < 0x20 || unit === 0x5c || (unit >= 0x7f && unit < 0xa0) || (unit >= 0xdc00 && unit <= 0xdfff)) return;
  if (unit < 0xd800 || unit > 0xdbff) {
    builder.replace(at, at + 6, String.fromCharCode(unit), UNICODE);
    return;
  }
  const low = escapedUnit(text, at + 6);
  if (low >= 0xdc00 && low <= 0xdfff) builder.replace(at, at + 12, String.fromCharCode(unit, low), UNICODE);
}

/** The unit that \uXXXX at `at` writes, or -1. */
function escapedUnit(text: string, at: number): number {
  if (text.charCodeAt(at) !== 0x5c || text.charCodeAt(at + 1) !== 0x75) return -1;
  const high = hexByte(text, at + 2);
  const low = hexByte(text, at + 4);
  return high < 0 || low < 0 ? -1 : (high << 8) | low;
}

/** End of the row of %XX beyond ASCII that begins at `from`; `from` when there is none. */
function percentEnd(text: string, from: number): number {
  let end = from;
  while (text.charCodeAt(end) === 0x25 && hexByte(text, end + 1) >= 0x80) end += 3;
  return end;
}

function readPercent(text: string, start: number, end: number, builder: EditBuilder): void {
  const bytes = new Uint8Array((end - start) / 3);
  for (let i = 0; i < bytes.length; i++) bytes[i] = hexByte(text, start + i * 3 + 1);
  try {
    builder.replace(start, end, new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), PERCENT);
  } catch {
    // Not UTF-8: an address in another encoding stays as it is.
  }
}

/** The byte that two hexadecimal digits write, or -1. */
function hexByte(text: string, at: number): number {
  const high = hexDigit(text.charCodeAt(at));
  const low = hexDigit(text.charCodeAt(at + 1));
  return high < 0 || low < 0 ? -1 : (high << 4) | low;
}

function hexDigit(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const letter = unit | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
