import { spellText, unpackAlphabet, unpackNumbers } from "../text/packed.ts";

/**
 * Rows and classes of data/script-context.tsv or data/script-traditional.tsv, as `packContexts` of scripts/pack.ts packs them: what
 * is most of a bundle besides the characters themselves.
 *
 * The order of the words in a cell says nothing. So the words of one character, seven in ten, leave the text and are a set of places in the alphabet, of
 * which the steps are packed: a quarter less than the words as they stand, compressed as well.
 */
export interface PackedContexts {
  readonly alphabet: string;
  /**
   * "@class" → words; character → "result,strength,words in front,words behind|…". Spelt without the words of one character; behind a blank, for each cell
   * of words in its order, how many of those it has, and the steps between their places in the alphabet.
   */
  readonly lines: Readonly<Record<string, string>>;
}

/** One row: what the character becomes, "", "!" or "1" (see Context), and the words on each side, parted by blanks; a class stands as its name. */
export type PackedRow = readonly [result: string, strength: string, before: string, after: string];

/** Unpacks the lines that are asked for. */
export class ContextText {
  readonly #alphabet: Uint16Array;
  readonly #lines: Readonly<Record<string, string>>;
  /** Classes that were asked for: most rows of 著 name one of a few hundred words. */
  readonly #classes = new Map<string, string>();
  readonly #occurs = new Uint8Array(0x10000);

  constructor({ alphabet, lines }: PackedContexts) {
    this.#alphabet = unpackAlphabet(alphabet);
    this.#lines = lines;
    for (let i = 0; i < this.#alphabet.length; i++) this.#occurs[this.#alphabet[i]!] = 1;
  }

  /** Characters and classes. */
  names(): string[] {
    return Object.keys(this.#lines);
  }

  /** False where no word has this unit. */
  occurs(unit: number): boolean {
    return this.#occurs[unit] === 1;
  }

  /** The words of a class; undefined when there is none of this name. */
  words(name: string): string | undefined {
    if (!name.startsWith("@")) return undefined;
    let words = this.#classes.get(name);
    if (words === undefined) this.#classes.set(name, (words = this.#rows(name)[0]![0]!));
    return words;
  }

  /** The rows of a character, in the order of the table. */
  rows(character: string): readonly PackedRow[] {
    return Object.hasOwn(this.#lines, character) ? (this.#rows(character) as unknown as PackedRow[]) : [];
  }

  /** A line's rows; their cells of words with those of one character behind the others. */
  #rows(name: string): string[][] {
    const line = this.#lines[name]!;
    const blank = line.indexOf(" ");
    const singles = unpackNumbers(line.slice(blank + 1));
    let at = 0;
    return spellText(this.#alphabet, line.slice(0, blank)).split("|").map((row) => row.split(",").map((text, column) => {
      if (column < 2 && !name.startsWith("@")) return text;
      const words = text === "" ? [] : [text];
      let place = 0;
      for (let count = singles[at++]!; count > 0; count--) {
        place += singles[at++]!;
        words.push(String.fromCharCode(this.#alphabet[place]!));
      }
      return words.join(" ");
    }));
  }
}
