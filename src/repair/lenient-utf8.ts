/**
 * What a decoder does that takes UTF-8 wherever the bytes happen to be valid, and single bytes elsewhere. Behind a byte that may
 * begin a sequence it tells which byte can still stand alone:
 *
 *     D1 A7   a sequence: shown as ѧ, never as Ñ§          D1 D0   none: shown as ÑÐ
 *     E0 A0   goes on: the next byte 80-BF belongs to it    E0 80   none: UTF-8 has no such sequence
 *
 * `open` says what the bytes so far leave open: 0 nothing, 1 a byte 80-BF completes a sequence, 2 it goes on with one, 3 and 4 the
 * same behind ED and E0, where not all do.
 */

/** UTF-8 wherever it is valid: behind a byte C2-DF, or E0-EF and 80-BF, no byte 80-BF can have been left alone. */
export function mayStand(open: number, byte: number): boolean {
  return open !== 1 || byte >= 0xc0;
}

/** What `byte` leaves open where `open` was left before it. */
export function opens(open: number, byte: number): number {
  if (byte >= 0xc2 && byte < 0xe0) return 1;
  if (byte >= 0xe0 && byte < 0xf0) return byte === 0xed ? 3 : byte === 0xe0 ? 4 : 2;
  return byte < 0xc0 && (open === 2 || (open === 3 && byte < 0xa0) || (open === 4 && byte >= 0xa0)) ? 1 : 0;
}

/** The same for a unit that may be no byte at all: 0. */
export function opened(open: number, byte: number): number {
  return byte < 0x80 ? 0 : opens(open, byte);
}

export function utf8Length(point: number): number {
  return point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

/** Byte `k` of the `size` bytes of a code point. */
export function utf8Byte(point: number, size: number, k: number): number {
  const bits = point >> (6 * (size - 1 - k));
  return k > 0 ? 0x80 | (bits & 0x3f) : ((0xf00 >> size) & 0xff) | bits;
}
