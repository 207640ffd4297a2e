import { spell } from "../text/packed.ts";

/** No word is longer. */
export const LONGEST = 63;
/** The head of a note: behind it stands the whole value, as many units as the rest of the number says. */
export const WHOLE = 0x8000;

const SMALL_A = 97;
const TILDE = 126;
/** Behind the last entry: it would begin another. */
const CAPITAL_A = 65;

/**
 * Reads the words that begin with one unit, as scripts/generate/script.ts packs them. Of those that begin with 头, three are
 *
 *     B发胡子一把抓1髮2鬍   B: one unit as in the word before it. 头发胡子一把抓; what is at 1 becomes 髮, at 2 鬍
 *     C上指1髮              C: two units. 头发上指
 *     C1髮                  头发
 *
 * A small letter instead of a capital: one of OpenCC's "generated from regional phrases". A value that is not as long as the
 * word, or far from it, stands whole behind a ~. Latin letters of words and values stand in the private use area.
 */
export class EntryReader {
  /** The units of the word; those behind `size` are of earlier words. */
  readonly word = new Uint16Array(LONGEST + 1);
  size = 0;
  isRegional = false;
  /**
   * What the word becomes where that is not its units one by one, else empty: how many units deviate, then the place of each and what
   * it becomes (2, 1, 髮, 2, 鬍); or WHOLE + the number of units, then these.
   */
  note: number[] = [];
  readonly #text: Uint16Array;
  readonly #length: number;
  #at = 0;

  constructor(alphabet: Uint16Array, packed: string, start: number, end: number) {
    this.#text = new Uint16Array(end - start + 1);
    this.#length = spell(alphabet, packed, start, end, this.#text);
    this.#text[this.#length] = CAPITAL_A;
  }

  /** Reads the next word; false behind the last. */
  next(): boolean {
    if (this.#at === this.#length) return false;
    const text = this.#text;
    const mark = text[this.#at++]!;
    this.isRegional = mark >= SMALL_A;
    this.size = (mark & 31) - 1;
    while (text[this.#at]! > TILDE) this.word[this.size++] = showLatin(text[this.#at++]!);
    this.note = text[this.#at] === TILDE ? this.#whole() : text[this.#at]! < CAPITAL_A ? this.#deviations() : [];
    return true;
  }

  #whole(): number[] {
    const note = [WHOLE];
    for (this.#at++; this.#text[this.#at]! > TILDE; note[0]!++) note.push(showLatin(this.#text[this.#at++]!));
    return note;
  }

  #deviations(): number[] {
    const note = [0];
    for (; this.#text[this.#at]! < CAPITAL_A; note[0]!++) note.push(this.#text[this.#at++]! - ZERO, this.#text[this.#at++]!);
    return note;
  }
}

/** Places of units are counted from this character on. */
const ZERO = 48;

function showLatin(unit: number): number {
  return unit >= 0xe000 && unit < 0xe080 ? unit - 0xe000 : unit;
}

