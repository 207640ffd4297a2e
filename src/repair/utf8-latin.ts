import { isHan } from "../text/classes.ts";
import { byteOf } from "./single-byte.ts";

/** What the UTF-8 in a cluster of single bytes says. */
export interface LatinReading {
  /** The part of the cluster that is read: units from..to. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Mojibake of mojibake of mojibake. */
const MOST_TIMES = 3;

/**
 * The Chinese text whose UTF-8 bytes these units are, read as often as it was written. Two sequences side by side are wanted:
 * "é «" of a French page is, with its no-break space, three bytes of one Han character. What is no UTF-8 stays as it is: the é
 * of café beside å·²ç».
 *
 * Windows-1252 has no character for five bytes, and some decoders write U+FFFD or "?" for them, or nothing: 发展 is å�‘å±• or
 * å‘å±•. The no-break space (byte A0) has often become a blank: 学校 is å­¦æ ¡. Where the others prove what the text is, the first
 * is a character that is lost, the second is read.
 */
export function readUtf8Latin(shown: string): LatinReading | undefined {
  let from = 0;
  let to = shown.length;
  let current = shown;
  for (let n = 0; n < MOST_TIMES; n++) {
    const once = decodeOnce(current);
    if (once === undefined) return undefined;
    to -= current.length - once.to;
    from += once.from;
    current = once.text;
    if (once.chinese) return { from, to, text: current };
    if (once.bad > 0 || once.patched > 0) return undefined; // read twice only as a whole
  }
  return undefined;
}

interface Decoded extends LatinReading {
  /** Did sequences side by side give Chinese? */
  readonly chinese: boolean;
  /** Units beyond ASCII that are part of no sequence. */
  readonly bad: number;
  /** Sequences with a byte that is lost, or a blank for one. */
  readonly patched: number;
}

function decodeOnce(shown: string): Decoded | undefined {
  let out = "";
  let bad = 0;
  let patched = 0;
  let pairs = 0;
  let good = 0;
  let han = 0;
  let from = -1;
  let to = 0;
  let length = 0; // of `out` up to `to`
  for (let i = 0; i < shown.length; ) {
    const size = sequenceLength(shown, i);
    const inRow = from >= 0 && to === i;
    const patch = size === 0 && (inRow || sequenceLength(shown, i + 3) > 0) ? readPatched(shown, i) : undefined;
    const isShort = size === 0 && patch === undefined && sequenceLength(shown, i + 2) > 0 && lacksByte(shown, i);
    if (patch !== undefined || isShort) {
      if (from < 0) from = i;
      patched++;
      out += patch ?? REPLACEMENT;
      i += isShort ? 2 : 3;
      to = i;
      length = out.length;
      continue;
    }
    if (size === 0) {
      if (from >= 0) out += shown[i]!;
      if (shown.charCodeAt(i) >= 0x80) bad++;
      i++;
      continue;
    }
    const character = decodeSequence(shown, i, size);
    if (isChinese(character.charCodeAt(0))) {
      good++;
      if (isHan(character.charCodeAt(0))) han++;
      if (to === i && good > 1) pairs++;
    }
    if (from < 0) from = i;
    out += character;
    i += size;
    to = i;
    length = out.length;
  }
  if (from < 0) return undefined;
  return { from, to, text: out.slice(0, length), chinese: pairs > 0 && han > 0 && good > bad && good >= patched, bad, patched };
}

/** How many units from `at` on are one UTF-8 sequence of two bytes and more; 0: none. */
function sequenceLength(shown: string, at: number): number {
  const lead = byteOf(shown.charCodeAt(at));
  const size = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  for (let k = 1; k < size; k++) {
    const byte = byteOf(shown.charCodeAt(at + k));
    if (!(byte >= 0x80 && byte < 0xc0)) return 0;
  }
  if (size < 3) return size;
  const point = pointOf(shown, at, size);
  return point < (size === 3 ? 0x800 : 0x10000) || (point >= 0xd800 && point < 0xe000) || point > 0x10ffff ? 0 : size;
}

const REPLACEMENT = "\ufffd";
const BLANK = 0x20;

/** Does the unit stand for a byte that is lost? */
function isLost(unit: number): boolean {
  return unit === 0xfffd || unit === 0x3f;
}

/** The lead byte of a Han character with one byte where there should be two. */
function lacksByte(shown: string, at: number): boolean {
  const lead = byteOf(shown.charCodeAt(at));
  const next = byteOf(shown.charCodeAt(at + 1));
  return lead >= 0xe4 && lead <= 0xe9 && next >= 0x80 && next < 0xc0;
}

/** The character of a three-byte sequence with a byte missing, or a blank that was byte A0; undefined when these units are none. */
function readPatched(shown: string, at: number): string | undefined {
  const lead = byteOf(shown.charCodeAt(at));
  const han = lead >= 0xe4 && lead <= 0xe9;
  if (!han && lead !== 0xe2 && lead !== 0xe3 && lead !== 0xef) return undefined;
  let lost = 0;
  let blanks = 0;
  let point = lead & 0xf;
  for (let k = 1; k < 3; k++) {
    const unit = shown.charCodeAt(at + k);
    const byte = unit === BLANK ? 0xa0 : byteOf(unit);
    if (isLost(unit)) lost++;
    else if (unit === BLANK) blanks++;
    else if (!(byte >= 0x80 && byte < 0xc0)) return undefined;
    point = (point << 6) | (byte & 0x3f);
  }
  if (lost > 0) return blanks === 0 ? REPLACEMENT : undefined;
  return han && blanks === 1 ? String.fromCharCode(point) : undefined;
}

function pointOf(shown: string, at: number, size: number): number {
  let point = byteOf(shown.charCodeAt(at)) & (0x7f >> size);
  for (let k = 1; k < size; k++) point = (point << 6) | (byteOf(shown.charCodeAt(at + k)) & 0x3f);
  return point;
}

function decodeSequence(shown: string, at: number, size: number): string {
  return String.fromCodePoint(pointOf(shown, at, size));
}

/** A Han character, or a mark or form of Chinese text. */
function isChinese(unit: number): boolean {
  return isHan(unit) || (unit >= 0x3000 && unit <= 0x303f) || (unit >= 0xff00 && unit <= 0xffef) || (unit >= 0x201c && unit <= 0x2026);
}
