import { rankedCharacters } from "../generated/read-tables.ts";
import { CharClass, loadClasses } from "../text/classes.ts";
import { loadKeyDeltas } from "../text/key.ts";
import { unpackNumbers } from "../text/packed.ts";
import type { Sink } from "./decode-bytes.ts";

/**
 * How surprising a character is in the text of a web page, in nats: -ln of a rough probability. The classes are few and the
 * figures round; what decides is that a text read in the wrong encoding is made of characters that nobody uses.
 */
const COST = {
  blank: 3,
  small: 3.2,
  digit: 3.5,
  ascii: 4.6,
  control: 14,
  stop: 4.5,
  frequent: 6,
  common: 7.6,
  known: 9.5,
  han: 13,
  rareHan: 16,
  punctuation: 9,
  latin: 8.5,
  letter: 10.5,
  symbol: 12,
  emoji: 10,
  private: 18,
  error: 20,
};

let costs: Float32Array | undefined;

/** The costs, one a code unit. Shared: do not write to it. */
export function loadCosts(): Float32Array {
  if (costs !== undefined) return costs;
  const table = new Float32Array(0x10000).fill(COST.symbol);
  const classes = loadClasses();
  const deltas = loadKeyDeltas();
  const byKey = new Float32Array(0x10000).fill(COST.han);
  const byRank = [COST.frequent, COST.common, COST.known];
  let character = 0;
  for (const number of unpackNumbers(rankedCharacters)) {
    character += Math.floor(number / 3);
    byKey[character] = byRank[number % 3]!;
  }
  for (let unit = 0x3400; unit < 0xfb00; unit++) {
    // A traditional character is as common as the simplified one it stands for.
    if ((classes[unit]! & CharClass.HAN) !== 0) table[unit] = unit >= 0x4e00 && unit <= 0x9fa5 ? byKey[unit ^ deltas[unit]!]! : COST.rareHan;
  }
  const fill = (from: number, to: number, cost: number): unknown => table.fill(cost, from, to + 1);
  fill(0, 0x1f, COST.control);
  fill(0x20, 0x7e, COST.ascii);
  fill(0x61, 0x7a, COST.small);
  fill(0x30, 0x39, COST.digit);
  fill(0x7f, 0x9f, COST.control);
  fill(0xa0, 0x24f, COST.latin);
  fill(0x250, 0x1cff, COST.letter); // Greek, Cyrillic, Arabic, Thai, Hangul letters …
  fill(0x2010, 0x2026, COST.punctuation);
  fill(0x3000, 0x301f, COST.punctuation);
  fill(0x3040, 0x30ff, COST.letter); // kana
  fill(0xac00, 0xd7a3, COST.letter);
  fill(0xd800, 0xdbff, COST.rareHan);
  fill(0xd83c, 0xd83e, COST.emoji);
  fill(0xdc00, 0xdfff, 0); // paid for by the first half
  fill(0xe000, 0xf8ff, COST.private);
  fill(0xff01, 0xff5e, COST.punctuation);
  for (const unit of [0x09, 0x0a, 0x0d, 0x20]) table[unit] = COST.blank;
  for (const unit of "，。、；：？！“”（）《》「」　".split("")) table[unit.charCodeAt(0)] = COST.stop;
  return (costs = table);
}

/** Adds up the surprise of what is decoded, and counts what no text has. */
export class CostSink implements Sink {
  cost = 0;
  units = 0;
  errors = 0;
  /** Control characters other than tab, line ends and form feed. */
  controls = 0;
  readonly #costs = loadCosts();

  unit(unit: number): void {
    this.cost += this.#costs[unit]!;
    this.units++;
    if (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0c && unit !== 0x0d) this.controls++;
  }

  bad(): void {
    this.cost += COST.error;
    this.units++;
    this.errors++;
  }
}
