import { pairMarks, wordPairs } from "../../generated/repair-model.ts";
import { unpackNumbers } from "../../text/packed.ts";

/** A word that no pair knows. */
export const UNKNOWN = -1;
/** What ends a sentence, or stands at the head of a quotation, is followed by what begins one. */
const STARTS = new Set([..."！？!?：:；;…\n"].map((mark) => mark.charCodeAt(0)));

/**
 * Which word follows which: 智能 工厂, never 智能 小. The probability of a word behind another is Witten and Bell's: a word
 * with many different followers (的) leaves much to the word's own frequency, one with few leaves little.
 *
 *     P(word | before) = (count(before, word) + followers(before) · P(word)) / (count(before) + followers(before))
 */
export class WordPairs {
  /** Number of a word → its row in #seconds, in ascending order. */
  readonly #starts: Uint32Array;
  readonly #seconds: Uint32Array;
  readonly #counts: Float64Array;
  readonly #sums: Float64Array;
  readonly #marks: ReadonlyMap<number, number>;
  readonly #wordsFrom: number;

  constructor(words: number, frequencyOf: (level: number) => number) {
    this.#marks = new Map([...pairMarks].map((mark, i) => [mark.charCodeAt(0), i]));
    this.#wordsFrom = pairMarks.length;
    const numbers = unpackNumbers(wordPairs);
    this.#starts = new Uint32Array(pairMarks.length + words + 1);
    this.#sums = new Float64Array(pairMarks.length + words);
    this.#seconds = new Uint32Array(numbers.length >> 1);
    this.#counts = new Float64Array(numbers.length >> 1);
    let size = 0;
    let row = 0;
    for (let i = 0; i < numbers.length; ) {
      const next = row + numbers[i++]!;
      while (row < next) this.#starts[++row] = size;
      let second = 0;
      for (let left = numbers[i++]!; left > 0; left--) {
        this.#seconds[size] = second += numbers[i++]!;
        this.#sums[row]! += this.#counts[size++] = frequencyOf(numbers[i++]!);
      }
    }
    this.#starts.fill(size, row + 1);
  }

  /** Number of the word with this rank of frequency. */
  ofWord(rank: number): number {
    return this.#wordsFrom + rank;
  }

  /** Number of a mark or a digit as it stands behind a word; UNKNOWN for any other unit. */
  ofMark(unit: number): number {
    return this.#marks.get(unit >= 0x31 && unit <= 0x39 ? 0x30 : unit) ?? UNKNOWN;
  }

  /** Number of the row that tells what follows this unit, whose own number is given. */
  rowOf(unit: number, own: number): number {
    return STARTS.has(unit) ? this.#marks.get(0x3002)! : own;
  }

  /** ln P(word | before), from ln P(word). */
  ln(before: number, word: number, alone: number): number {
    if (before === UNKNOWN) return alone;
    let low = this.#starts[before]!;
    let high = this.#starts[before + 1]!;
    const followers = high - low;
    if (followers === 0) return alone;
    const end = high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#seconds[middle]! < word) low = middle + 1;
      else high = middle;
    }
    const count = low < end && this.#seconds[low] === word ? this.#counts[low]! : 0;
    return Math.log((count + followers * Math.exp(alone)) / (this.#sums[before]! + followers));
  }
}
