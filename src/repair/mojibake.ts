import { CharClass, loadClasses } from "../text/classes.ts";
import { EditBuilder } from "../text/edit-builder.ts";
import { EditSet } from "../text/edits.ts";
import { readGbkBytes } from "./mojibake-gbk.ts";
import { byteOf } from "./single-byte.ts";

/**
 * Chinese read with a single-byte encoding. A stretch of units that are bytes in Latin-1 or Windows-1252 is read again:
 *
 *     中文 = UTF-8 E4B8AD E69687, shown as ä¸­æ–‡     (perhaps twice over)
 *     中文 = GBK D6D0 CEC4, shown as ÖÐÎÄ
 *
 * Two UTF-8 sequences side by side, or four GBK bytes, are wanted: "é «" of a French page is three bytes of one Han character.
 */
export const UTF8_LATIN = "repair/mojibake.utf8-latin";
export const GBK_LATIN = "repair/mojibake.gbk-latin";

const MOST_TIMES = 3;
export function repairMojibake(text: string, flags: number, isOn: (rule: string) => boolean): EditSet {
  if ((flags & (CharClass.LATIN | CharClass.DAMAGE)) === 0) return EditSet.empty(text.length);
  const classes = loadClasses();
  const builder = new EditBuilder(text);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80 || (classes[unit]! & CharClass.HAN) !== 0) continue;
    if (!isByteLike(unit)) continue;
    let end = i + 1;
    while (end < text.length && isByteLike(text.charCodeAt(end))) end++;
    if (end - i >= 4) repairStretch(text, i, end, builder, isOn);
    i = end;
  }
  return builder.finish();
}

/** A unit beyond ASCII that wrong decodings leave: a byte, or a two-byte UTF-8 sequence that happened to be valid. */
function isByteLike(unit: number): boolean {
  return (unit >= 0x80 && unit <= 0x7ff) || byteOf(unit) >= 0x80;
}

function repairStretch(text: string, start: number, end: number, builder: EditBuilder, isOn: (rule: string) => boolean): void {
  const shown = text.slice(start, end);
  const utf8 = isOn(UTF8_LATIN) ? readUtf8(shown) : undefined;
  if (utf8 !== undefined) {
    builder.replace(start, end, utf8, UTF8_LATIN);
    return;
  }
  const gbk = isOn(GBK_LATIN) ? readGbkBytes(shown) : undefined;
  if (gbk !== undefined) builder.replace(start, end, gbk, GBK_LATIN);
}

/** The text whose UTF-8 bytes these are, read as often as it was written; undefined when it is none, or not Chinese. */
function readUtf8(shown: string): string | undefined {
  let current = shown;
  for (let n = 0; n < MOST_TIMES; n++) {
    const next = decodeOnce(current);
    if (next === undefined) return undefined;
    current = next;
    if (isChinese(current)) return current;
  }
  return undefined;
}

function decodeOnce(shown: string): string | undefined {
  const buffer = new Uint8Array(shown.length);
  for (let i = 0; i < shown.length; i++) {
    const byte = byteOf(shown.charCodeAt(i));
    if (byte < 0) return undefined;
    buffer[i] = byte;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(buffer);
  } catch {
    return undefined; // not UTF-8: the usual answer
  }
}

/** At least two characters, all of them Han or the marks and forms of Chinese text, one of them Han. */
function isChinese(text: string): boolean {
  const classes = loadClasses();
  let han = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((classes[unit]! & CharClass.HAN) !== 0) han++;
    else if (!(unit < 0x80 || (unit >= 0x2010 && unit <= 0x22ff) || (unit >= 0x3000 && unit <= 0x303f) || (unit >= 0xff00 && unit <= 0xffef) || (unit >= 0xb0 && unit <= 0xf7))) return false;
  }
  return text.length >= 2 && han >= 1;
}
