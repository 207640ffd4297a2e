import { alphabet, buckets, sizes, words } from "../generated/script-s2t.ts";
import { unpackAlphabet, unpackNumbers } from "../text/packed.ts";
import { EntryReader } from "./word-entries.ts";

/**
 * OpenCC's 49,800 words of simplified Chinese in flat columns, unpacked when their first unit is met: a text uses a part of
 * them, and the first result need not wait for the others.
 *
 * Words stand together by their first two units, their *pair*, the longest first. 头发 begins two words and is one:
 *
 *     word        0               1         2
 *                 头发胡子一把抓    头发上指    头发
 *     units       头 发 胡 子 一 把 抓 头 发 上 指 头 发
 *     places      where its units begin << START_SHIFT | its length << LENGTH_SHIFT | flags (2: LAST); where its note begins
 *     notes       2 1 髮 2 鬍   1 1 髮   1 1 髮
 *     slots       at the hash of 头发: the pair; its first word; a bit each for 胡 and 上; its word of two units
 */
export interface WordStore {
  /** By first unit: NO_WORD, PACKED or UNPACKED. */
  readonly begins: Uint8Array;
  /** Unpacks the words that begin with a unit. */
  readonly unpack: (first: number) => void;
  /** Two numbers a word. The second is 0 where it has no note: its units one by one. */
  readonly places: Int32Array;
  readonly units: Uint16Array;
  /** See EntryReader. The first number is of no note, so that a word without one deviates in 0 units. */
  readonly notes: Uint16Array;
  /** Open addressing; see the fields below. */
  readonly slots: Int32Array;
  /** A bit for the hash of each pair. Most pairs of units in a text begin no word, and the filter fits the processor's first cache. */
  readonly filter: Int32Array;
}

export const PACKED = 1;
export const UNPACKED = 2;

export const LENGTH_SHIFT = 2;
export const LENGTH_MASK = 63;
export const START_SHIFT = 8;
/** Flag of a word: the last of its pair. */
export const LAST = 1;
/** Flag of a word: it holds a special unit, so that it is no mere exchange of units. */
export const IRREGULAR = 2;

/** Numbers of a slot. */
const SLOT_SIZE = 4;
/** Fields of a slot: the two units of the pair. */
export const PAIR = 0;
/** The first word of the pair, counted from 1; 0: the slot is free. */
export const FIRST_WORD = 1;
/** A bit for the third unit of each longer word, by the lowest five bits of that unit. */
export const THIRD_UNITS = 2;
/** The word that is the pair itself, counted from 1; 0: it is none. With PLAIN: nothing in it deviates. */
export const SHORT_WORD = 3;
export const PLAIN = 1 << 30;

/** Of the hash of a pair, so many bits choose the bit of the filter (a quarter of the pairs pass that should not), so many the slot. */
const FILTER_BITS = 18;
const SLOT_BITS = 16;

export function hashPair(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return (mixed >>> 15 ^ mixed) & ((1 << FILTER_BITS) - 1);
}

export function slotOfHash(hash: number): number {
  return SLOT_SIZE * (hash & ((1 << SLOT_BITS) - 1));
}

export function nextSlot(slot: number): number {
  return (slot + SLOT_SIZE) & ((SLOT_SIZE << SLOT_BITS) - 1);
}

/** `isSpecial`: this unit is no mere exchange. */
export function makeWordStore(withRegional: boolean, isSpecial: (unit: number) => boolean): WordStore {
  const begins = new Uint8Array(0x10000);
  const bucketAt = new Map<number, readonly [start: number, end: number]>();
  const index = unpackNumbers(buckets);
  for (let i = 0, first = 0, at = 0; i < index.length; i += 2) {
    first += index[i]!;
    bucketAt.set(first, [at, (at += index[i + 1]!)]);
    begins[first] = PACKED;
  }
  const letters = unpackAlphabet(alphabet);

  const places = new Int32Array(2 * sizes.words);
  const units = new Uint16Array(sizes.units);
  const notes = new Uint16Array(sizes.notes + 1);
  const slots = new Int32Array(SLOT_SIZE << SLOT_BITS);
  const filter = new Int32Array(1 << (FILTER_BITS - 5));
  let wordCount = 0;
  let unitCount = 0;
  let noteCount = 1;

  /** A slot for a pair whose first word is the next one. */
  const openSlot = (first: number, second: number): number => {
    const hash = hashPair(first, second);
    let slot = slotOfHash(hash);
    while (slots[slot + FIRST_WORD] !== 0) slot = nextSlot(slot);
    slots[slot + PAIR] = (first << 16) | second;
    slots[slot + FIRST_WORD] = wordCount + 1;
    filter[hash >>> 5]! |= 1 << (hash & 31);
    return slot;
  };
  const addWord = (slot: number, { word, size, note }: EntryReader): void => {
    const isPlain = note.length === 0;
    const isIrregular = word.subarray(0, size).some(isSpecial);
    units.set(word.subarray(0, size), unitCount);
    notes.set(note, noteCount);
    places[2 * wordCount] = (unitCount << START_SHIFT) | (size << LENGTH_SHIFT) | (isIrregular ? IRREGULAR : 0);
    places[2 * wordCount + 1] = isPlain ? 0 : noteCount;
    unitCount += size;
    noteCount += note.length;
    wordCount++;
    if (size > 2) slots[slot + THIRD_UNITS]! |= 1 << word[2]!; // a shift takes the lowest five bits
    else slots[slot + SHORT_WORD] = wordCount | (isPlain && !isIrregular ? PLAIN : 0);
  };
  const endPair = (): void => {
    places[2 * wordCount - 2]! |= LAST;
  };
  const unpack = (bucket: number): void => {
    begins[bucket] = UNPACKED;
    const reader = new EntryReader(letters, words, ...bucketAt.get(bucket)!);
    let second = -1;
    let slot = 0;
    while (reader.next()) {
      if (reader.isRegional && !withRegional) continue;
      if (reader.word[1] !== second) {
        if (second >= 0) endPair();
        second = reader.word[1]!;
        slot = openSlot(bucket, second);
      }
      addWord(slot, reader);
    }
    if (second >= 0) endPair();
  };
  return { begins, unpack, places, units, notes, slots, filter };
}
