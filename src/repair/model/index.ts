/** guiyi/repair/model: the language model that ranks readings of shifted bytes. 0.7 MB compressed, its own entry point. */
import { rareVariants, simplifiedOnly, words } from "../../generated/repair-model.ts";
import { loadKeyDeltas } from "../../text/key.ts";
import { matchKey } from "../../text/index.ts";
import type { CharacterModel } from "../character-model.ts";
import { UNKNOWN, WordPairs } from "./word-pairs.ts";

export type { CharacterModel } from "../character-model.ts";

const LONGEST_WORD = 8;
/** ln P of a Han character that is no word of the list, and of a unit that is no Han character. */
const UNKNOWN_HAN = -16;
const OTHER = -10;
/** Marks are left out of the dictionary; their share of running text is set by hand, to the nearest half nat. */
const MARKS = new Map<number, number>([..."，,"].map((mark): [number, number] => [mark.charCodeAt(0), -3]).concat([..."。"].map((mark) => [mark.charCodeAt(0), -3.6]), [..."、“”\n"].map((mark) => [mark.charCodeAt(0), -4.5]), [..."：；:;（）()《》‘’"].map((mark) => [mark.charCodeAt(0), -5.5])).concat([..."！？!?—…·％%～"].map((mark) => [mark.charCodeAt(0), -7])));
/** A sign that no prose shows, ♂ or Ｙ. */
const SIGN = -14;
const ENDS = new Set([..."！？!?"].map((mark) => mark.charCodeAt(0)));
/** What a sentence ends with when it ends with ！ or ？. */
const PARTICLES = new Set([..."啊吧呢吗啦呀嘛哇哦哟喔"].map((particle) => particle.charCodeAt(0)));
const PARTICLE_END = 4;
const POINTS = "，。、；：！？,;:!?";
const CLOSING = new Set([...POINTS].map((mark) => mark.charCodeAt(0)));
const OPENING = new Set([..."“‘《（(「『【"].map((mark) => mark.charCodeAt(0)));
const OPENING_OR_POINT = new Set([...`${POINTS}“《（(`].map((mark) => mark.charCodeAt(0)));
/** What people write in rows, 。。。 and ！！！: a second one is unusual, each further one expected. */
const ROWS = new Set([..."。！？!?"].map((mark) => mark.charCodeAt(0)));
const SECOND = -5;
const FURTHER = 3.5;
/** A quotation hardly ends with a row. */
const AFTER_ROW = -3;
/** What closes a quotation: 。”。 is no Chinese either. */
const QUOTE_ENDS = new Set([..."”’"].map((mark) => mark.charCodeAt(0)));
/** —— and ……: the second half of one mark. */
const HALVES = new Set([..."—…"].map((mark) => mark.charCodeAt(0)));
const OTHER_HALF = 6;
const SIMPLIFIED_FORM = -7;
const VARIANT_FORM = -3;

let model: CharacterModel | undefined;

/**
 * The model. Tables are built at the first call (some 200 ms) and shared.
 *
 * @example
 * repair(text, { model: loadModel() })
 */
export function loadModel(): CharacterModel {
  return (model ??= buildModel(unpackWords(words)));
}

/** Words in order, folded for comparison (乾隆 is found as 干隆) → level: a level q stands for 2^((q + 0.5) / 1.5) occurrences. */
function unpackWords(packed: string): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  let before = "";
  for (let i = 0; i < packed.length; ) {
    const letter = packed.charCodeAt(i++);
    const level = letter >= 97 ? letter - 97 : letter - 65 + 26;
    const digit = packed.charCodeAt(i) - 48;
    const shared = digit >= 1 && digit <= 9 ? digit : 0;
    if (shared > 0) i++;
    let end = i;
    while (end < packed.length && packed.charCodeAt(end) > 0x7f) end++;
    before = before.slice(0, shared) + packed.slice(i, end);
    out.set(before, level);
    i = end;
  }
  return out;
}

function frequencyOf(level: number): number {
  return 2 ** ((level + 0.5) / 1.5);
}

/** Words → rank of frequency, the most frequent first, equals in order of the list. */
function rankWords(levels: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const next = new Uint32Array(64);
  for (const level of levels.values()) next[level]!++;
  for (let level = next.length - 1, rank = 0; level >= 0; level--) [next[level], rank] = [rank, rank + next[level]!];
  const out = new Map<string, number>();
  for (const [word, level] of levels) out.set(word, next[level]!++);
  return out;
}

function buildModel(levels: ReadonlyMap<string, number>): CharacterModel {
  const deltas = loadKeyDeltas();
  const fold = (unit: number): number => unit ^ deltas[unit]!;
  let total = 0;
  const inside = new PairCounts(); // how often a pair stands inside a word
  const count = new Float64Array(0x10000);
  const starts = new Float64Array(0x10000);
  const ends = new Float64Array(0x10000);
  for (const [word, level] of levels) {
    const frequency = frequencyOf(level);
    total += frequency;
    starts[word.charCodeAt(0)]! += frequency;
    ends[word.charCodeAt(word.length - 1)]! += frequency;
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      count[unit]! += frequency;
      if (i > 0) inside.add(word.charCodeAt(i - 1), unit, frequency);
    }
  }
  const logTotal = Math.log(total);
  const ranks = rankWords(levels);
  const alone = new Float64Array(ranks.size);
  for (const [word, rank] of ranks) alone[rank] = Math.log(frequencyOf(levels.get(word)!)) - logTotal;
  const pairs = new WordPairs(ranks.size, frequencyOf);
  // ，。 and “， are no Chinese, nor is “ at the end of a line, and hardly 、; 。” is.
  const afterMark = (mark: number, unit: number, first = 0): number => {
    if (unit === 0x0a) return OPENING.has(mark) ? -14 : mark === 0x3001 ? -3 : 0;
    if (unit === mark && HALVES.has(unit)) return OTHER_HALF;
    if (unit === mark && ROWS.has(unit)) return unit === first ? FURTHER : SECOND;
    if (ENDS.has(unit) && PARTICLES.has(fold(mark))) return PARTICLE_END;
    if (CLOSING.has(unit)) return OPENING_OR_POINT.has(mark) ? -14 : unit === first && QUOTE_ENDS.has(mark) ? -14 : 0;
    if (mark === first && ROWS.has(mark)) return unit === 0x201d ? AFTER_ROW : 0;
    return unit === 0x201d && OPENING_OR_POINT.has(mark) && mark !== 0x201c ? 2 : 0;
  };
  const other = (unit: number): number => MARKS.get(unit) ?? (unit < 0x80 ? OTHER : (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xe000 && unit <= 0xfaff) ? UNKNOWN_HAN : SIGN);

  const step = (before: number, unit: number): number => {
    const b = fold(unit);
    if (count[b] === 0) return other(unit) + afterMark(before, unit);
    const a = fold(before);
    const start = (starts[b]! + 1) / total;
    if (count[a] === 0) return Math.log(start);
    return Math.log((inside.get(a, b) + (ends[a]! + 1) * start) / (count[a]! + 1));
  };

  /** The likeliest row of words: for every word that may end at an offset, the best way to get there. */
  const score = (text: string): number => {
    const key = matchKey(text);
    const ends = Array.from({ length: key.length + 1 }, (): Ending[] => []);
    ends[0]!.push({ row: UNKNOWN, score: 0 });
    for (let i = 0; i < key.length; i++) {
      const unit = key.charCodeAt(i);
      const reach = (to: number, word: number, own: number, row: number, mark: number): void => {
        let best = -Infinity;
        for (const ending of ends[i]!) best = Math.max(best, ending.score + pairs.ln(ending.row, word, own));
        ends[to]!.push({ row, score: best + mark });
      };
      const rank = ranks.get(key[i]!);
      if (rank !== undefined) reach(i + 1, pairs.ofWord(rank), alone[rank]!, pairs.ofWord(rank), 0);
      else {
        const mark = pairs.ofMark(unit);
        reach(i + 1, mark, other(unit), pairs.rowOf(unit, mark), i > 0 ? afterMark(text.charCodeAt(i - 1), text.charCodeAt(i), text.charCodeAt(i - 2)) : 0);
      }
      for (let length = 2; length <= LONGEST_WORD && i + length <= key.length; length++) {
        const known = ranks.get(key.slice(i, i + length));
        if (known !== undefined) reach(i + length, pairs.ofWord(known), alone[known]!, pairs.ofWord(known), 0);
      }
    }
    return ends[key.length]!.reduce((best, ending) => Math.max(best, ending.score), -Infinity);
  };

  const forms = new Map<number, number>();
  for (let i = 0; i < simplifiedOnly.length; i++) forms.set(simplifiedOnly.charCodeAt(i), SIMPLIFIED_FORM);
  for (let i = 0; i < rareVariants.length; i++) forms.set(rareVariants.charCodeAt(i), VARIANT_FORM);
  return { step, score, form: (unit) => forms.get(unit) ?? 0 };
}

/** A word that ends at an offset: the row of what follows it, and how likely the best way to there is. */
interface Ending {
  readonly row: number;
  readonly score: number;
}

/** Pairs of units → count: open addressing in typed arrays, because a Map of numbers above 2^31 is slow. */
class PairCounts {
  readonly #keys = new Int32Array(1 << 19);
  readonly #counts = new Float64Array(1 << 19);

  add(first: number, second: number, count: number): void {
    const slot = this.#slot((first << 16) | second);
    this.#keys[slot] = (first << 16) | second;
    this.#counts[slot]! += count;
  }

  get(first: number, second: number): number {
    return this.#counts[this.#slot((first << 16) | second)]!;
  }

  /** The slot of the key, or the free one where it would go; no key of a word is 0. */
  #slot(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 13) & mask;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }
}
