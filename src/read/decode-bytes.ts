import { FIRST_LEAD, FIRST_TRAIL, GB_FOUR_BMP, LAST_LEAD, loadBig5Long, loadBig5Pairs, loadGbFour, loadGbPairs, NOTHING, TRAILS } from "./code-tables.ts";
import type { Encoding } from "./labels.ts";

/** Where decoded text goes. One unit never comes from less than one byte. */
export interface Sink {
  /** Appends one UTF-16 unit. */
  unit(unit: number): void;
  /** Appends U+FFFD for bytes[offset, offset + length) of the block. */
  bad(offset: number, length: number): void;
}

/**
 * Decodes a block and returns how many bytes were used up: all of them, or all but the beginning of a character that the
 * next block goes on with. With `final`, all. Bad bytes become one U+FFFD each, as the WHATWG Encoding Standard counts
 * them, but a byte of ASCII is never taken for the second half of a bad pair: it stays in the text.
 */
export type BlockDecoder = (bytes: Uint8Array, final: boolean, sink: Sink) => number;

export const blockDecoders: Readonly<Record<Encoding, BlockDecoder>> = {
  "utf-8": decodeUtf8,
  "utf-16le": (bytes, final, sink) => decodeUtf16(bytes, final, sink, 1),
  "utf-16be": (bytes, final, sink) => decodeUtf16(bytes, final, sink, 0),
  gb18030: decodeGb18030,
  big5: decodeBig5,
};

/**
 * UTF-8 with the "maximal subpart" practice: the longest beginning of a character is one error, and the byte that broke it is looked at anew.
 * Surrogates (ED A0 …), overlong forms (C0, E0 80 …) and what is above U+10FFFF have no such beginning.
 */
function decodeUtf8(bytes: Uint8Array, final: boolean, sink: Sink): number {
  let i = 0;
  while (i < bytes.length) {
    const first = bytes[i]!;
    if (first < 0x80) {
      sink.unit(first);
      i++;
      continue;
    }
    const needed = first < 0xc2 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : 0;
    let code = needed === 0 ? 0 : first & (0x3f >> needed);
    let seen = 0;
    while (seen < needed) {
      const next = bytes[i + 1 + seen];
      if (next === undefined && !final) return i;
      if (next === undefined || !continues(first, seen, next)) break;
      code = (code << 6) | (next & 0x3f);
      seen++;
    }
    if (needed === 0 || seen < needed) sink.bad(i, 1 + seen);
    else putCode(sink, code);
    i += 1 + seen;
  }
  return i;
}

function continues(first: number, seen: number, byte: number): boolean {
  if (seen > 0) return byte >= 0x80 && byte <= 0xbf;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  return byte >= low && byte <= high;
}

function decodeUtf16(bytes: Uint8Array, final: boolean, sink: Sink, high: 0 | 1): number {
  const low = 1 - high;
  let i = 0;
  for (; i + 1 < bytes.length; i += 2) {
    const unit = (bytes[i + high]! << 8) | bytes[i + low]!;
    if ((unit & 0xf800) !== 0xd800) {
      sink.unit(unit);
      continue;
    }
    if (i + 3 >= bytes.length && !final && unit < 0xdc00) return i;
    const next = i + 3 < bytes.length ? (bytes[i + 2 + high]! << 8) | bytes[i + 2 + low]! : 0;
    if (unit < 0xdc00 && (next & 0xfc00) === 0xdc00) {
      sink.unit(unit);
      sink.unit(next);
      i += 2;
    } else sink.bad(i, 2);
  }
  if (i < bytes.length && final) sink.bad(i++, 1);
  return i;
}

/** One byte (ASCII, and 80 = € as Windows has it), two, or four: lead 81-FE, digit, lead, digit. */
function decodeGb18030(bytes: Uint8Array, final: boolean, sink: Sink): number {
  const pairs = loadGbPairs();
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i]!;
    if (lead <= 0x80) {
      sink.unit(lead === 0x80 ? 0x20ac : lead);
      i++;
      continue;
    }
    const trail = bytes[i + 1];
    if (lead > LAST_LEAD) sink.bad(i++, 1);
    else if (trail === undefined) {
      if (!final) return i;
      sink.bad(i++, 1);
    } else if (trail >= 0x30 && trail <= 0x39) {
      if (i + 3 >= bytes.length && !final && isGbLead(bytes[i + 2] ?? FIRST_LEAD)) return i;
      i += decodeFour(bytes, i, sink);
    } else i += putPair(sink, pairs, undefined, i, lead, trail);
  }
  return i;
}

function isGbLead(byte: number): boolean {
  return byte >= FIRST_LEAD && byte <= LAST_LEAD;
}

/** 81 30 81 30 is U+0080; 90 30 81 30 and on are the characters above the BMP, in order. Returns the bytes used. */
function decodeFour(bytes: Uint8Array, start: number, sink: Sink): number {
  const third = bytes[start + 2] ?? 0;
  const fourth = bytes[start + 3] ?? 0;
  if (!isGbLead(third) || fourth < 0x30 || fourth > 0x39) {
    sink.bad(start, 1); // the digit is ASCII and stays
    return 1;
  }
  const number = (((bytes[start]! - 0x81) * 10 + bytes[start + 1]! - 0x30) * 126 + third - 0x81) * 10 + fourth - 0x30;
  const unit = number < GB_FOUR_BMP ? loadGbFour()[number]! : NOTHING;
  const above = number - 189_000;
  if (unit !== NOTHING) sink.unit(unit);
  else if (above >= 0 && above < 0x100000) putCode(sink, 0x10000 + above);
  else sink.bad(start, 4);
  return 4;
}

function decodeBig5(bytes: Uint8Array, final: boolean, sink: Sink): number {
  const pairs = loadBig5Pairs();
  const long = loadBig5Long();
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i]!;
    const trail = bytes[i + 1];
    if (lead < 0x80) {
      sink.unit(lead);
      i++;
    } else if (lead < FIRST_LEAD || lead > LAST_LEAD) sink.bad(i++, 1);
    else if (trail === undefined) {
      if (!final) return i;
      sink.bad(i++, 1);
    } else i += putPair(sink, pairs, long, i, lead, trail);
  }
  return i;
}

/** Returns the bytes used: two, or one when the second is ASCII and the two are no character. */
function putPair(sink: Sink, pairs: Uint16Array, long: ReadonlyMap<number, string> | undefined, start: number, lead: number, trail: number): number {
  const place = (lead - FIRST_LEAD) * TRAILS + trail - FIRST_TRAIL;
  const unit = trail < FIRST_TRAIL || trail > LAST_LEAD ? NOTHING : pairs[place]!;
  if (unit !== NOTHING) {
    sink.unit(unit);
    return 2;
  }
  const units = trail < FIRST_TRAIL ? undefined : long?.get(place);
  if (units !== undefined) {
    for (let i = 0; i < units.length; i++) sink.unit(units.charCodeAt(i));
    return 2;
  }
  const used = trail < 0x80 ? 1 : 2;
  sink.bad(start, used);
  return used;
}

function putCode(sink: Sink, code: number): void {
  if (code < 0x10000) sink.unit(code);
  else {
    sink.unit(0xd800 + ((code - 0x10000) >> 10));
    sink.unit(0xdc00 + ((code - 0x10000) & 0x3ff));
  }
}
