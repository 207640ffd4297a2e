/** guiyi/repair/model: the language model that ranks readings of shifted bytes. 0.5 MB compressed, its own entry point. */
import { rareVariants, simplifiedOnly, words } from "../../generated/repair-model.ts";
import { loadKeyDeltas } from "../../text/key.ts";
import { matchKey } from "../../text/index.ts";
import type { CharacterModel } from "../character-model.ts";

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
const OPENING_OR_POINT = new Set([...`${POINTS}“《（(`].map((mark) => mark.charCodeAt(0)));
const SIMPLIFIED_FORM = -7;
const VARIANT_FORM = -3;

let model: CharacterModel | undefined;

/**
 * The model. Tables are built at the first call (some 100 ms) and shared.
 *
 * @example
 * repair(text, { model: loadModel() })
 */
export function loadModel(): CharacterModel {
  return (model ??= buildModel(unpackWords(words)));
}

/** Words in order → frequency. A level q stands for 2^((q + 0.5) / 1.5) occurrences. */
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
    out.set(before, 2 ** ((level + 0.5) / 1.5));
    i = end;
  }
  return out;
}

function buildModel(frequencies: ReadonlyMap<string, number>): CharacterModel {
  const deltas = loadKeyDeltas();
  const fold = (unit: number): number => unit ^ deltas[unit]!;
  let total = 0;
  const inside = new PairCounts(); // how often a pair stands inside a word
  const count = new Float64Array(0x10000);
  const starts = new Float64Array(0x10000);
  const ends = new Float64Array(0x10000);
  for (const [word, frequency] of frequencies) {
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
  const wordScores = new Map<string, number>();
  for (const [word, frequency] of frequencies) wordScores.set(word, Math.log(frequency) - logTotal);
  // 。。 and “， are no Chinese; 。” is.
  const afterMark = (mark: number, unit: number): number => (ENDS.has(unit) && PARTICLES.has(fold(mark)) ? PARTICLE_END : CLOSING.has(unit) ? (OPENING_OR_POINT.has(mark) ? -14 : 0) : unit === 0x201d && OPENING_OR_POINT.has(mark) && mark !== 0x201c ? 2 : 0);
  const other = (unit: number): number => MARKS.get(unit) ?? (unit < 0x80 ? OTHER : (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xe000 && unit <= 0xfaff) ? UNKNOWN_HAN : SIGN);

  const step = (before: number, unit: number): number => {
    const b = fold(unit);
    if (count[b] === 0) return other(unit) + afterMark(before, unit);
    const a = fold(before);
    const start = (starts[b]! + 1) / total;
    if (count[a] === 0) return Math.log(start);
    return Math.log((inside.get(a, b) + (ends[a]! + 1) * start) / (count[a]! + 1));
  };

  const score = (text: string): number => {
    const key = matchKey(text);
    const best = new Float64Array(key.length + 1).fill(-Infinity);
    best[0] = 0;
    for (let i = 0; i < key.length; i++) {
      const unit = key.charCodeAt(i);
      const alone = best[i]! + (wordScores.get(key[i]!) ?? other(unit) + (i > 0 ? afterMark(text.charCodeAt(i - 1), text.charCodeAt(i)) : 0));
      if (alone > best[i + 1]!) best[i + 1] = alone;
      for (let length = 2; length <= LONGEST_WORD && i + length <= key.length; length++) {
        const known = wordScores.get(key.slice(i, i + length));
        if (known !== undefined && best[i]! + known > best[i + length]!) best[i + length] = best[i]! + known;
      }
    }
    return best[key.length]!;
  };

  const forms = new Map<number, number>();
  for (let i = 0; i < simplifiedOnly.length; i++) forms.set(simplifiedOnly.charCodeAt(i), SIMPLIFIED_FORM);
  for (let i = 0; i < rareVariants.length; i++) forms.set(rareVariants.charCodeAt(i), VARIANT_FORM);
  return { step, score, form: (unit) => forms.get(unit) ?? 0 };
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
