import type { CharacterModel } from "./character-model.ts";
import { CharClass, loadClasses } from "../text/classes.ts";
import { isCutMark, isPrivateUse } from "./gbk.ts";
import type { Note } from "./note.ts";
import { canBeSpelt, charactersSpelt, type Syllable } from "./readings.ts";

/** What an annotated page tells about its own language and about the program that marked it. */
export interface PageModel {
  /** ln P(unit | before) of the language model, mixed with what the page itself writes. */
  step(before: number, unit: number): number;
  /** How much likelier the page makes `unit` behind these two than the language model alone. */
  gain(first: number, before: number, unit: number): number;
  /** Character → the reading the page marks it with. */
  readonly table: ReadonlyMap<number, Syllable>;
  /** Characters that the page marks, or may mark, with this reading. */
  markedWith(reading: Syllable): readonly number[];
  /** How often the page writes a character outside of readings. */
  count(unit: number): number;
  /** Did private-use units survive? Then no pair is missing. */
  readonly privateUseKept: boolean;
  /** Are fullwidth ASCII forms written halfwidth? */
  readonly halfwidth: boolean;
  /** Does it write marks in rows, 。。。, or show what a cut made of them, ?!!? */
  readonly rows: boolean;
}

/** Weight of the page's own pairs and characters beside the language model's. */
const PAIR_WEIGHT = 0.3;
const UNIT_WEIGHT = 0.1;
const TRIPLE_WEIGHT = 0.5;
/** Steps kept for the next time; a power of two. */
const CACHE = 1 << 16;
/** A form that the page itself writes needs no other proof. */
const SEEN_ENOUGH = 1;

/** Did private-use units of GBK survive on this page? */
export function keepsPrivateUse(text: string): boolean {
  return /[\ue000-\ue864]/u.test(text);
}

export function readPageModel(text: string, notes: readonly Note[], model: CharacterModel): PageModel {
  const classes = loadClasses();
  const table = new Map<number, Syllable>();
  for (const { kind, host, reading } of notes) {
    if (kind === "pinyin" || kind === "zhuyin") {
      const unit = text.charCodeAt(host);
      if ((classes[unit]! & CharClass.TRADITIONAL) !== 0) table.set(unit, reading);
    }
  }
  const counts = new Uint32Array(0x10000);
  const pairs = new Map<number, number>();
  const triples = new Map<number, number>();
  let all = 0;
  let first = 0;
  let before = 0;
  let inRun = false;
  let fullwidth = 0;
  let next = 0;
  for (let i = 0; i < text.length; i++) {
    if (notes[next]?.start === i) {
      if (notes[next]!.kind === "broken") {
        inRun = !inRun;
        first = before = 0;
      } else if (notes[next]!.kind === "trail") inRun = false;
      i = notes[next]!.end - 1;
      next++;
      continue;
    }
    const unit = text.charCodeAt(i);
    // What stands in a run is no evidence of how the page writes.
    if (unit === 0x3f) inRun = !inRun && isCutMark(text.charCodeAt(i + 1));
    else if (unit === 0x0a || (unit >= 0x40 && unit <= 0x7e)) inRun = false;
    if (inRun && !isPrivateUse(unit)) {
      first = before = 0;
      continue;
    }
    if (unit >= 0xff01 && unit <= 0xff5e) fullwidth++;
    counts[unit]!++;
    all++;
    if (before !== 0) pairs.set(before * 0x10000 + unit, (pairs.get(before * 0x10000 + unit) ?? 0) + 1);
    if (first !== 0) triples.set(triple(first, before, unit), (triples.get(triple(first, before, unit)) ?? 0) + 1);
    first = before;
    before = (classes[unit]! & CharClass.HAN) !== 0 ? unit : 0;
  }
  const cachedPairs = new Int32Array(CACHE);
  const cachedSteps = new Float64Array(CACHE);
  const step = (a: number, b: number): number => {
    const key = (a << 16) | b;
    const slot = (Math.imul(key, 0x9e3779b1) >>> 8) & (CACHE - 1);
    if (cachedPairs[slot] !== key) {
      cachedPairs[slot] = key;
      cachedSteps[slot] = mixedStep(a, b);
    }
    return cachedSteps[slot]!;
  };
  const mixedStep = (a: number, b: number): number => {
    const plain = model.step(a, b) + (counts[b]! >= SEEN_ENOUGH ? 0 : model.form(b));
    const pair = counts[a] === 0 ? 0 : (pairs.get(a * 0x10000 + b) ?? 0) / (counts[a]! + 2);
    // Marks are many on every page: that says nothing of where they may stand.
    const alone = (classes[b]! & CharClass.HAN) !== 0 ? counts[b]! / all : 0;
    return Math.log((1 - PAIR_WEIGHT - UNIT_WEIGHT) * Math.exp(plain) + PAIR_WEIGHT * pair + UNIT_WEIGHT * alone + 1e-12);
  };
  const gain = (a: number, b: number, c: number): number => {
    const seen = triples.get(triple(a, b, c)) ?? 0;
    const known = step(b, c);
    const mixed = seen === 0 ? known : Math.log((1 - TRIPLE_WEIGHT) * Math.exp(known) + (TRIPLE_WEIGHT * seen) / (pairs.get(a * 0x10000 + b)! + 1));
    return mixed - model.step(b, c);
  };
  const marked = new Map<string, readonly number[]>();
  const markedWith = (reading: Syllable): readonly number[] => {
    const key = `${reading.letters}${reading.tone}`;
    const known = marked.get(key) ?? [...new Set([...table.keys(), ...charactersSpelt(reading.letters)])].filter((unit) => fitsReading(unit, reading, page));
    marked.set(key, known);
    return known;
  };
  const page: PageModel = { step, gain, table, markedWith, count: (unit) => counts[unit]!, privateUseKept: keepsPrivateUse(text), halfwidth: fullwidth === 0, rows: ["。。", "！！", "!!"].some((row) => text.includes(row)) };
  return page;
}

/** On a page a character has one reading; a character that the page never writes may have any of its own. */
export function fitsReading(unit: number, reading: Syllable, page: PageModel): boolean {
  const own = page.table.get(unit);
  if (own !== undefined) return own.letters === reading.letters && own.tone === reading.tone;
  return page.count(unit) === 0 && canBeSpelt(unit, reading.letters);
}

/** Three units as one number; exact up to 2^53. */
function triple(first: number, second: number, third: number): number {
  return (first * 0x10000 + second) * 0x10000 + third;
}
