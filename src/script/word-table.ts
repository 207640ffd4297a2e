import { entries, pairs } from "../generated/script-s2t.ts";
import { eachPair } from "../text/packed.ts";

/**
 * OpenCC's 49,800 words of simplified Chinese. A word is found by its first two code units; words with the same two stand
 * together, the longest first. Most words are converted character by character (they only keep their neighbours from being
 * read across their border); of the others the table holds the places that deviate.
 */
export interface WordTable {
  /** XOR deltas of single units. */
  readonly deltas: Uint16Array;
  /** Characters whose two sides differ in length: supplementary ones. */
  readonly unequal: ReadonlyMap<string, string>;
  /** Code units of all words. */
  readonly units: Uint16Array;
  /**
   * Two numbers a word, side by side. The first: where it begins in `units` (× 128), its length (× 2), and 1 when it is the last
   * of those with its first two units. The second: where its deviations stand in `packed` (× 2; 0 = none), and 1 when a unit of it is `special`.
   */
  readonly places: Int32Array;
  readonly packed: string;
  /** 1: a unit that is not merely exchanged: supplementary, compatibility, a description, or with a target of another length. */
  readonly special: Uint8Array;
  /** Hash of the first two units: slot → index of the first word + 1, and those two units. */
  readonly slots: Int32Array;
  readonly firsts: Int32Array;
  /** 1: something stands in the slot. */
  readonly taken: Uint8Array;
}

const SLOTS = 1 << 17;

/*  Packed: an entry begins with a capital letter A-P, the number of units it shares with the entry before (small a-p: one
 *  of OpenCC's "generated from regional phrases"); then the other units of the word; then places that deviate, each a digit
 *  and its character; or ~ and the whole value.                                                                          */
export function makeWordTable(withRegional: boolean): WordTable {
  const deltas = new Uint16Array(0x10000);
  eachPair(pairs.units, (from, to) => {
    deltas[from] = from ^ to;
  });
  const unequal = new Map<string, string>();
  const sources = [...pairs.unequal];
  for (let i = 0; i < sources.length; i += 2) unequal.set(sources[i]!, sources[i + 1]!);

  const special = new Uint8Array(0x10000).fill(1, 0xd800, 0xdc00).fill(1, 0xf900, 0xfb00).fill(1, 0x2ff0, 0x3000);
  for (const source of unequal.keys()) special[source.charCodeAt(0)] = 1;
  const packed = entries;
  const units = new Uint16Array(entries.length * 2);
  const places = new Int32Array(2 * 50_500);
  const slots = new Int32Array(SLOTS);
  const firsts = new Int32Array(SLOTS);
  const taken = new Uint8Array(SLOTS);
  const word = new Uint16Array(64);
  let count = 0;
  let size = 0;
  let lastFirst = 0;
  for (let i = 0; i < packed.length; ) {
    const mark = packed.charCodeAt(i++);
    let length = (mark & 31) - 1;
    let unit = 0;
    while (i < packed.length && (unit = packed.charCodeAt(i)) > 126) {
      word[length++] = unit >= 0xe000 && unit < 0xe080 ? unit - 0xe000 : unit;
      i++;
    }
    let note = 0;
    if (i < packed.length && (unit === 126 || (unit >= 48 && unit < 64))) {
      note = i;
      while (i < packed.length && ((unit = packed.charCodeAt(i)) > 122 || unit < 64)) i++;
    }
    if (mark >= 97 && !withRegional) continue;
    for (let j = 0; j < length; j++) units[size + j] = word[j]!;
    const first = (word[0]! << 16) | word[1]!;
    if (first !== lastFirst) {
      let slot = hashPair(word[0]!, word[1]!);
      while (slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
      slots[slot] = count + 1;
      firsts[slot] = first;
      taken[slot] = 1;
      lastFirst = first;
      if (count > 0) places[2 * count - 2]! |= 1;
    }
    places[2 * count] = (size << 7) | (length << 1);
    let irregular = 0;
    for (let j = 0; j < length; j++) irregular |= special[word[j]!]!;
    places[2 * count + 1] = (note << 1) | irregular;
    count++;
    size += length;
  }
  places[2 * count - 2]! |= 1;
  return { deltas, unequal, special, units: units.slice(0, size), places: places.slice(0, 2 * count), packed, slots, firsts, taken };
}

/** ASCII means something in the packed words: Latin letters of a word stand in the private use area. */
export function showLatin(character: string): string {
  const unit = character.charCodeAt(0);
  return unit >= 0xe000 && unit < 0xe080 ? String.fromCharCode(unit - 0xe000) : character;
}

export function hashPair(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return ((mixed >>> 15) ^ mixed) & (SLOTS - 1);
}
