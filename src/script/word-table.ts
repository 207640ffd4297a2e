import { pairs } from "../generated/script-s2t.ts";
import { eachPair } from "../text/packed.ts";
import { CHUNK, loadKernel, SPECIAL } from "./kernel.ts";
import { WHOLE } from "./word-entries.ts";
import {
  FIRST_WORD, hashPair, IRREGULAR, LAST, LENGTH_MASK, LENGTH_SHIFT, makeWordStore, nextSlot, PACKED, PAIR, PLAIN, SHORT_WORD, slotOfHash, START_SHIFT, THIRD_UNITS, UNPACKED,
} from "./word-store.ts";

/**
 * OpenCC's tables of simplified Chinese, and the loop that finds words. Most words are converted character by character (they
 * only keep their neighbours from being read across their border); of the others the table holds what deviates.
 */
export interface WordTable {
  /** Units to be read, a zero behind the last; what they become is in the kernel's units. */
  readonly source: Uint16Array;
  /** The kernel's table of single units. Specials: supplementary units, compatibility ideographs, descriptions, targets of another length. */
  readonly table: number;
  readonly deltas: Uint16Array;
  /** Characters whose two sides differ in length: supplementary ones. */
  readonly unequal: ReadonlyMap<string, string>;
  /**
   * Maximum matching over source[from, limit): writes what deviates in words to the kernel's units, and where words begin and end,
   * shifted by `shift`, to `borders`. Words may end behind `limit`, up to `length`. Returns where it stopped: at `limit`, behind
   * a word that reaches over it, or at a word that is more than an exchange of units (then `stopped` tells its length).
   */
  readonly scan: (from: number, limit: number, length: number, shift: number, borders?: number[]) => number;
  /** Length of the word that `scan` stopped at, 0 when it did not; and what the word becomes, undefined: its characters one by one. */
  readonly stopped: () => { readonly length: number; readonly value: string | undefined };
}

const NONE = -1;

export function makeWordTable(withRegional: boolean): WordTable {
  const { newTable, units: target } = loadKernel();
  const { number: table, deltas } = newTable();
  const unequal = readCharacters(deltas);
  const { begins, unpack, places, units, notes, slots, filter } = makeWordStore(withRegional, (unit) => deltas[unit] === SPECIAL);
  const source = new Uint16Array(CHUNK + 1);

  /** The slot of the pair at `i`; NONE when no word begins with it. */
  const findSlot = (i: number): number => {
    const first = source[i]!;
    const begun = begins[first]!;
    if (begun !== UNPACKED) {
      if (begun !== PACKED) return NONE;
      unpack(first);
    }
    const second = source[i + 1]!;
    const hash = hashPair(first, second);
    if (((filter[hash >>> 5]! >>> (hash & 31)) & 1) === 0) return NONE;
    const pair = (first << 16) | second;
    for (let slot = slotOfHash(hash); slots[slot + FIRST_WORD] !== 0; slot = nextSlot(slot)) if (slots[slot + PAIR] === pair) return slot;
    return NONE;
  };

  /** The longest word of source[i, length) among `word` and those behind it of the same pair, which is known to fit. */
  const longest = (word: number, i: number, length: number): number => {
    for (;;) {
      const place = places[2 * word]!;
      const start = place >>> START_SHIFT;
      const size = (place >> LENGTH_SHIFT) & LENGTH_MASK;
      if (i + size <= length) {
        let same = 2;
        while (same < size && units[start + same] === source[i + same]) same++;
        if (same === size) return word;
      }
      if ((place & LAST) !== 0) return NONE;
      word++;
    }
  };

  let stoppedAt = NONE;
  const scan = (from: number, limit: number, length: number, shift: number, borders?: number[]): number => {
    stoppedAt = NONE;
    let i = from;
    while (i < limit) {
      const slot = findSlot(i);
      if (slot === NONE) {
        i++;
        continue;
      }
      let size = 2;
      // Does no word go on with the third unit? Three pairs of four are settled by that, without a look at the words.
      const isShort = ((slots[slot + THIRD_UNITS]! >>> source[i + 2]!) & 1) === 0;
      const candidate = slots[slot + (isShort ? SHORT_WORD : FIRST_WORD)]!;
      if (candidate < PLAIN) {
        const word = candidate === 0 ? NONE : longest(candidate - 1, i, length);
        if (word === NONE) {
          i++;
          continue;
        }
        const place = places[2 * word]!;
        const note = places[2 * word + 1]!;
        if ((place & IRREGULAR) !== 0 || notes[note]! >= WHOLE) {
          stoppedAt = word;
          return i;
        }
        for (let n = note + 2 * notes[note]!; n > note; n -= 2) target[i + notes[n - 1]!] = notes[n]!;
        size = (place >> LENGTH_SHIFT) & LENGTH_MASK;
      }
      if (borders !== undefined) borders.push(i + shift, i + size + shift);
      i += size;
    }
    return i;
  };

  const stopped = (): { readonly length: number; readonly value: string | undefined } => {
    if (stoppedAt === NONE) return NOTHING;
    const note = places[2 * stoppedAt + 1]!;
    const value = notes[note]! >= WHOLE ? String.fromCharCode(...notes.subarray(note + 1, note + 1 + (notes[note]! & ~WHOLE))) : undefined;
    return { length: (places[2 * stoppedAt]! >> LENGTH_SHIFT) & LENGTH_MASK, value };
  };
  return { source, table, deltas, unequal, scan, stopped };
}

const NOTHING = { length: 0, value: undefined } as const;

/** Writes OpenCC's single characters to the kernel's table, and returns those whose two sides differ in length. */
function readCharacters(deltas: Uint16Array): Map<string, string> {
  const unequal = new Map<string, string>();
  deltas.fill(SPECIAL, 0xd800, 0xdc00).fill(SPECIAL, 0xf900, 0xfb00).fill(SPECIAL, 0x2ff0, 0x3000);
  eachPair(pairs.units, (from, to) => {
    deltas[from] = from ^ to;
  });
  eachPair(pairs.unequal, (from, to) => {
    const source = String.fromCodePoint(from);
    unequal.set(source, String.fromCodePoint(to));
    deltas[source.charCodeAt(0)] = SPECIAL;
  });
  return unequal;
}
