import { CharClass, loadClasses } from "../text/classes.ts";
import { loadLabelRows, type LabelRow } from "./label-rows.ts";
import { ANYWHERE, familyBit, GROUP_BITS, TOKENS, type Entry, type Label } from "./labels.ts";
import { loadKinds } from "./lines.ts";

const { HAN, LATIN } = CharClass;
const SPACE = 0x20;
/** A label may be spread out (首     页), but not over more blanks than this. */
const WIDEST_GAP = 12;
/** The longest gloss in brackets that is skipped inside a label: (zhuàng). */
const LONGEST_GLOSS = 9;
/** … stands in a phrase for a gap. */
const GAP = 0x2026;
/** No node has this number. */
const WAITING = 0xffff;

/**
 * What a unit of the key is to a line, in one byte: its Kind, whether it is no Han character, whether a label begins with it, or one that
 * counts behind an unknown character too, and whether the second unit of such a label may stand here: SECOND is INSIDE << 1.
 */
export const Look = { KIND: 7, NO_HAN: 8, LABEL: 16, INSIDE: 32, SECOND: 64 } as const;
/** Blanks, glosses and zero-width characters that a label is looked for behind. */
const SKIPPED = " \t(\u200b\u200c\u200d\ufeff";

/**
 * All labels in one trie over the match key. Blanks beside Han characters, zero-width characters and glosses in brackets are
 * stepped over, so that `首 页` and `首頁(yè)` are found where they stand and offsets stay the text's own.
 */
export class LabelTrie {
  /** Child of the root for each code unit, 0 = none, WAITING = its phrases are not in the trie yet. */
  readonly #first = new Uint16Array(0x10000);
  /** For each unit the number of the last phrase that begins with it and is not in the trie yet. Few units of labels begin a label in one text. */
  readonly #waiting = new Uint16Array(0x10000);
  readonly #keys: Int32Array;
  readonly #children: Uint16Array;
  readonly #mask: number;
  /** For each node the number of the last phrase that ends there, from 1 on. */
  readonly #last: number[] = [0];
  /** For each phrase the number of the one before it: while it waits, of those that begin like it, later of those that end at the same node. */
  readonly #before: number[] = [0];
  /** What a label is made of, by the number of its phrase. */
  readonly #rows: (LabelRow | undefined)[] = [undefined];
  readonly #phrases: string[] = [""];
  /** By node, when first found. */
  readonly #entries: (Entry | undefined)[] = [];
  readonly #classes = loadClasses();
  /** Look by unit. */
  readonly looks: Uint8Array;
  /** Labels and the end of the last `match`, longest last. */
  readonly found: Entry[] = [];
  readonly ends: number[] = [];

  constructor(rows: readonly LabelRow[]) {
    let units = 0;
    for (const { phrases } of rows) for (const phrase of phrases) units += phrase.length;
    let capacity = 1024;
    while (capacity < units * 2) capacity *= 2;
    this.#mask = capacity - 1;
    this.#keys = new Int32Array(capacity).fill(-1);
    this.#children = new Uint16Array(capacity);
    this.looks = loadKinds().slice();
    for (let unit = 0; unit < 0x10000; unit++) if ((this.#classes[unit]! & HAN) === 0) this.looks[unit]! |= Look.NO_HAN;
    for (const unit of SKIPPED) this.looks[unit.charCodeAt(0)]! |= Look.SECOND;
    for (const row of rows) {
      const isInside = ANYWHERE.has(row.match) || (row.field !== "" && TOKENS.has(row.match));
      for (const phrase of row.phrases) this.#note(row, phrase, isInside);
    }
  }

  /** What is to be known of a label before it is met: its first two units. */
  #note(row: LabelRow, phrase: string, isInside: boolean): void {
    const first = phrase.charCodeAt(0);
    if (first === GAP) return;
    let second = phrase.charCodeAt(1);
    if (second === SPACE || second === GAP) second = headOf(phrase).charCodeAt(1);
    this.#before.push(this.#waiting[first]!);
    this.#waiting[first] = this.#rows.push(row) - 1;
    this.#phrases.push(phrase);
    this.#first[first] = WAITING;
    this.looks[first]! |= isInside && second > 0 ? Look.LABEL | Look.INSIDE : Look.LABEL;
    if (isInside && second > 0) this.looks[second]! |= Look.SECOND;
  }

  /** Puts all phrases that begin with this unit into the trie; answers the child of the root. */
  #build(first: number): number {
    this.#first[first] = 0;
    const numbers: number[] = [];
    for (let number = this.#waiting[first]!; number !== 0; number = this.#before[number]!) numbers.push(number);
    for (const number of numbers.reverse()) {
      const head = headOf(this.#phrases[number]!);
      let node = 0;
      for (let i = 0; i < head.length; i++) node = this.#step(node, head.charCodeAt(i)) || this.#grow(node, head.charCodeAt(i));
      this.#before[number] = this.#last[node]!;
      this.#last[node] = number;
    }
    return this.#first[first]!;
  }

  #entryOf(node: number): Entry {
    const made = this.#entries[node];
    if (made !== undefined) return made;
    const labels: Label[] = [];
    for (let number = this.#last[node]!; number !== 0; number = this.#before[number]!) labels.unshift(labelOf(this.#rows[number]!, this.#phrases[number]!));
    return (this.#entries[node] = entry(labels));
  }

  /** Does a label begin with this unit of a key? */
  begins(unit: number): boolean {
    return (this.looks[unit]! & Look.LABEL) !== 0;
  }

  /** Fills `found` and `ends` with the labels that begin at `from` and end at or before `limit`; answers how many ends there are. */
  match(key: string, from: number, limit: number): number {
    let node = this.#first[key.charCodeAt(from)]!;
    if (node === 0) return 0;
    if (node === WAITING) node = this.#build(key.charCodeAt(from));
    let count = 0;
    if (this.#last[node] !== 0) {
      this.found[0] = this.#entryOf(node);
      this.ends[0] = from + 1;
      count = 1;
    }
    let i = from + 1;
    let last = key.charCodeAt(from);
    while (i < limit) {
      const unit = key.charCodeAt(i);
      const child = this.#step(node, unit);
      if (child === 0) {
        const next = this.#skip(key, i, limit, unit, last);
        if (next === i) break;
        i = next;
        continue;
      }
      node = child;
      last = unit;
      i++;
      if (this.#last[node] !== 0) {
        this.found[count] = this.#entryOf(node);
        this.ends[count] = i;
        count++;
      }
    }
    return count;
  }

  /** Where the label goes on behind blanks, zero-width characters or a gloss at `i`; `i` itself when there is nothing to step over. */
  #skip(key: string, i: number, limit: number, unit: number, last: number): number {
    if (unit === SPACE || unit === 9) {
      let j = i + 1;
      while (j < limit && j - i < WIDEST_GAP && (key.charCodeAt(j) === SPACE || key.charCodeAt(j) === 9)) j++;
      return j < limit && ((this.#classes[last]! | this.#classes[key.charCodeAt(j)]!) & HAN) !== 0 ? j : i;
    }
    if (unit === 0x28 && (this.#classes[last]! & HAN) !== 0) return glossEnd(key, i, limit, this.#classes);
    return unit === 0x200b || unit === 0x200c || unit === 0x200d || unit === 0xfeff ? i + 1 : i;
  }

  #step(node: number, unit: number): number {
    if (node === 0) return this.#first[unit]!;
    const edge = (node << 16) | unit;
    for (let slot = hash(edge) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const at = this.#keys[slot]!;
      if (at === edge) return this.#children[slot]!;
      if (at === -1) return 0;
    }
  }

  #grow(node: number, unit: number): number {
    const child = this.#last.length;
    if (child > 0x7fff) throw new RangeError("too many labels for 15 bits of nodes");
    this.#last.push(0);
    if (node === 0) {
      this.#first[unit] = child;
      return child;
    }
    const edge = (node << 16) | unit;
    let slot = hash(edge) & this.#mask;
    while (this.#keys[slot] !== -1) slot = (slot + 1) & this.#mask;
    this.#keys[slot] = edge;
    this.#children[slot] = child;
    return child;
  }
}

function hash(edge: number): number {
  const mixed = Math.imul(edge, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** `首頁(yè)`: the end of a bracket that holds only Latin letters, or `i`. */
export function glossEnd(key: string, i: number, limit: number, classes: Uint8Array): number {
  let j = i + 1;
  while (j < limit && j - i <= LONGEST_GLOSS && (classes[key.charCodeAt(j)]! & LATIN) !== 0) j++;
  return j > i + 1 && j < limit && key.charCodeAt(j) === 0x29 ? j + 1 : i;
}

/** The part of a phrase before its first gap, as the trie has it. */
function headOf(phrase: string): string {
  const gap = phrase.indexOf("…");
  return tight(gap < 0 ? phrase : phrase.slice(0, gap));
}

function labelOf({ family, strength, match, profile, field }: LabelRow, phrase: string): Label {
  const parts = phrase.split("…").map(tight);
  return { text: parts[0]!, family, bit: familyBit(family), strength, match, profile, field, rest: parts.slice(1).filter((part) => part !== ""), open: parts.length > 1 && parts.at(-1) === "" };
}

/** Without the blanks beside Han characters: those are never written in the trie. */
function tight(phrase: string): string {
  if (!phrase.includes(" ")) return phrase;
  let out = "";
  const classes = loadClasses();
  for (let i = 0; i < phrase.length; i++) {
    if (phrase.charCodeAt(i) === SPACE && ((classes[phrase.charCodeAt(i - 1)] ?? HAN) | (classes[phrase.charCodeAt(i + 1)] ?? HAN)) & HAN) continue;
    out += phrase[i]!;
  }
  return out.trim();
}

function entry(labels: readonly Label[]): Entry {
  const tokens = labels.filter(({ match }) => TOKENS.has(match));
  return {
    labels,
    // A weak reading of a token is the careful one: 支持 is a reply before it is a button.
    token: tokens.find(({ strength }) => strength === "w") ?? tokens[0],
    mask: tokens.reduce((mask, { bit }) => mask | bit, 0),
    fields: tokens.reduce((bits, { field }) => bits | GROUP_BITS[field], 0),
    anywhere: labels.filter(({ match }) => ANYWHERE.has(match)),
  };
}

let trie: LabelTrie | undefined;

/** The trie of data/page-labels.tsv, made at the first need. */
export function loadLabels(): LabelTrie {
  return (trie ??= new LabelTrie(loadLabelRows()));
}
