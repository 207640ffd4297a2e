import { alphabet, buckets, pairs, sizes, words } from "../generated/script-s2t.ts";
import { eachPair, spell, unpackAlphabet, unpackNumbers } from "../text/packed.ts";
import { CHUNK, loadKernel, SPECIAL } from "./kernel.ts";

/**
 * OpenCC's 49,800 words of simplified Chinese, and the loop that finds them. Most words are converted character by character
 * (they only keep their neighbours from being read across their border); of the others the table holds what deviates.
 *
 * Words stand together by their first two units, the longest first, and are unpacked when their first unit is met: a text uses
 * a part of them, and the first result need not wait for the others.
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

/** Pairs of units that begin a word, about: the bits of the filter (a quarter of the pairs pass that should not) and the slots of the table. */
const FILTER_BITS = 18;
const SLOT_BITS = 16;
const SLOT_MASK = (1 << SLOT_BITS) - 1;
/** In `begins`: words with this first unit are to be unpacked; they are unpacked. */
const PACKED = 1;
const UNPACKED = 2;
/** In `places`: the length, and two flags below. */
const LENGTH_SHIFT = 2;
const LENGTH_MASK = 63;
const START_SHIFT = 8;
/** The last word with its first two units. */
const LAST = 1;
/** A unit of the word is a special: no mere exchange. */
const IRREGULAR = 2;
/** Numbers of a slot: the first two units; its first word, counted from 1, 0: the slot is free; a bit for each third unit; its word of two units, counted from 1. */
const SLOT_SIZE = 4;
/** Of the word of two units: nothing in it deviates. */
const PLAIN = 1 << 30;
/** The head of a note, when the whole value follows; otherwise it counts the units that deviate, each with its place. */
const WHOLE = 0x8000;

/*  A bucket, spelt out: an entry begins with a capital letter A-P, the number of units it shares with the entry before (small
 *  a-p: one of OpenCC's "generated from regional phrases"); then the other units of the word; then places that deviate, each
 *  a digit and its character; or ~ and the whole value. Latin letters of words stand in the private use area.             */
export function makeWordTable(withRegional: boolean): WordTable {
  const { newTable, units: target } = loadKernel();
  const { number: table, deltas } = newTable();
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

  const source = new Uint16Array(CHUNK + 1);
  const begins = new Uint8Array(0x10000);
  const bucketAt = new Map<number, readonly [start: number, end: number]>();
  const index = unpackNumbers(buckets);
  for (let i = 0, first = 0, at = 0; i < index.length; i += 2) {
    first += index[i]!;
    bucketAt.set(first, [at, (at += index[i + 1]!)]);
    begins[first] = PACKED;
  }
  const letters = unpackAlphabet(alphabet);

  // Of a word: where it begins in `units`, its length, its flags; and where its note begins, 0: it has none.
  const places = new Int32Array(2 * sizes.words);
  const units = new Uint16Array(sizes.units);
  const notes = new Uint16Array(sizes.notes + 1);
  const slots = new Int32Array(SLOT_SIZE << SLOT_BITS);
  const filter = new Int32Array(1 << (FILTER_BITS - 5));
  let wordCount = 0;
  let unitCount = 0;
  let noteCount = 1;

  const unpack = (bucket: number): void => {
    begins[bucket] = UNPACKED;
    const [start, end] = bucketAt.get(bucket)!;
    const text = new Uint16Array(end - start);
    const length = spell(letters, words, start, end, text);
    let lastPair = 0;
    let slot = 0;
    let before = unitCount;
    const word = new Uint16Array(LENGTH_MASK + 1);
    for (let i = 0; i < length; ) {
      const mark = text[i++]!;
      let size = (mark & 31) - 1;
      let unit = 0;
      let flags = 0;
      while (i < length && (unit = text[i]!) > 126) {
        word[size++] = showLatin(unit);
        i++;
      }
      const note = noteCount;
      if (unit === 126) {
        const head = noteCount++;
        for (i++; i < length && (unit = text[i]!) > 126; i++) notes[noteCount++] = showLatin(unit);
        notes[head] = WHOLE | (noteCount - head - 1);
      } else if (i < length && unit < 64) {
        const head = noteCount++;
        for (; i < length && (unit = text[i]!) < 64; i += 2) {
          notes[noteCount++] = unit - 48;
          notes[noteCount++] = text[i + 1]!;
        }
        notes[head] = (noteCount - head - 1) >> 1;
      }
      if (mark >= 97 && !withRegional) {
        noteCount = note;
        continue;
      }
      const pair = (word[0]! << 16) | word[1]!;
      if (pair !== lastPair) {
        const hash = hashPair(word[0]!, word[1]!);
        slot = SLOT_SIZE * (hash & SLOT_MASK);
        while (slots[slot + 1] !== 0) slot = nextSlot(slot);
        slots[slot] = pair;
        slots[slot + 1] = wordCount + 1;
        filter[hash >>> 5]! |= 1 << (hash & 31);
        if (lastPair !== 0) places[2 * wordCount - 2]! |= LAST;
        lastPair = pair;
      }
      for (let j = 0; j < size; j++) if (deltas[word[j]!] === SPECIAL) flags = IRREGULAR;
      units.set(word.subarray(0, size), unitCount);
      places[2 * wordCount] = (unitCount << START_SHIFT) | (size << LENGTH_SHIFT) | flags;
      places[2 * wordCount + 1] = noteCount > note ? note : 0;
      if (size > 2) slots[slot + 2]! |= 1 << word[2]!; // the lowest five bits count
      else slots[slot + 3] = (wordCount + 1) | (flags === 0 && noteCount === note ? PLAIN : 0);
      unitCount += size;
      wordCount++;
    }
    if (unitCount > before) places[2 * wordCount - 2]! |= LAST;
  };

  let stoppedAt = -1;
  const scan = (from: number, limit: number, length: number, shift: number, borders?: number[]): number => {
    stoppedAt = -1;
    let i = from;
    while (i < limit) {
      const first = source[i]!;
      const begun = begins[first]!;
      if (begun !== UNPACKED) {
        if (begun === PACKED) unpack(first);
        else {
          i++;
          continue;
        }
      }
      const second = source[i + 1]!;
      const hash = hashPair(first, second);
      // Most pairs begin no word: a bit in the processor's first cache says so. Then the pair itself is asked for, and only then the word.
      if (((filter[hash >>> 5]! >>> (hash & 31)) & 1) === 0) {
        i++;
        continue;
      }
      const pair = (first << 16) | second;
      let slot = SLOT_SIZE * (hash & SLOT_MASK);
      let word = slots[slot + 1]!;
      while (word !== 0 && slots[slot] !== pair) {
        slot = nextSlot(slot);
        word = slots[slot + 1]!;
      }
      if (word === 0) {
        i++;
        continue;
      }
      if (((slots[slot + 2]! >>> source[i + 2]!) & 1) === 0) {
        // No word goes on with this third unit: three pairs of four are settled here, without a look at the words.
        word = slots[slot + 3]!;
        if (word >= PLAIN) {
          if (borders !== undefined) borders.push(i + shift, i + 2 + shift);
          i += 2;
          continue;
        }
        if (word === 0) {
          i++;
          continue;
        }
      }
      let size = 0;
      // The words of this pair, the longest first; their first two units are known to fit.
      for (word--; ; word++) {
        const place = places[2 * word]!;
        const start = place >>> START_SHIFT;
        size = (place >> LENGTH_SHIFT) & LENGTH_MASK;
        if (i + size <= length) {
          let same = 2;
          while (same < size && units[start + same] === source[i + same]) same++;
          if (same === size) {
            const note = places[2 * word + 1]!;
            if ((place & IRREGULAR) !== 0 || notes[note]! >= WHOLE) {
              stoppedAt = word;
              return i;
            }
            for (let n = note + 2 * notes[note]!; n > note; n -= 2) target[i + notes[n - 1]!] = notes[n]!;
            break;
          }
        }
        if ((place & LAST) !== 0) {
          size = 0;
          break;
        }
      }
      if (size === 0) {
        i++;
        continue;
      }
      if (borders !== undefined) borders.push(i + shift, i + size + shift);
      i += size;
    }
    return i;
  };
  const stopped = (): { readonly length: number; readonly value: string | undefined } => {
    if (stoppedAt < 0) return NOTHING;
    const note = places[2 * stoppedAt + 1]!;
    const value = note > 0 && notes[note]! >= WHOLE ? String.fromCharCode(...notes.subarray(note + 1, note + 1 + (notes[note]! & ~WHOLE))) : undefined;
    return { length: (places[2 * stoppedAt]! >> LENGTH_SHIFT) & LENGTH_MASK, value };
  };
  return { source, table, deltas, unequal, scan, stopped };
}

const NOTHING = { length: 0, value: undefined } as const;

/** ASCII means something in the packed words: Latin letters of a word stand in the private use area. */
function showLatin(unit: number): number {
  return unit >= 0xe000 && unit < 0xe080 ? unit - 0xe000 : unit;
}

function nextSlot(slot: number): number {
  return (slot + SLOT_SIZE) & ((SLOT_SIZE << SLOT_BITS) - 1);
}

function hashPair(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return (mixed >>> 15 ^ mixed) & ((1 << FILTER_BITS) - 1);
}
