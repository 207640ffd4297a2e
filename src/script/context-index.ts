import { ContextText, type PackedContexts } from "./context-text.ts";

/** What decides at an ambiguous character: a phrase around it. */
export interface Context {
  /** What the character becomes; or the character and what follows it. */
  readonly result: string;
  /** The result as a code unit; 0 when it is longer. */
  readonly unit: number;
  /** Decides also where the paragraph shows neither script. */
  readonly strong: boolean;
  /** Decides before longer phrases do. */
  readonly first: boolean;
}

/** What a row that decides first counts in length: more than any word has. */
const FIRST = 100;

/** A word beside the character, in the form of `keyOf`, and the rows that ask for it, in their order. */
interface Side {
  readonly word: string;
  /** Rows that ask for the other side as well. */
  readonly rows: number[];
  /** The last row that asks for this word alone; -1: none. */
  alone: number;
}

/** What data/script-context.tsv and OpenCC's TSPhrases say of one character, in their order. */
interface Row extends Context {
  /** Words in front of the character and behind it, " word word "; "": it asks for nothing there. */
  readonly before: string;
  readonly after: string;
}

/** The contexts of one character. Words are filed by the unit that touches the character, when that unit is met first. */
interface Filed {
  readonly rows: readonly Row[];
  /** Does a row ask for a word in front of the character, behind it? */
  readonly asksLeft: boolean;
  readonly asksRight: boolean;
  readonly left: Map<number, readonly Side[]>;
  readonly right: Map<number, readonly Side[]>;
}

const NONE: readonly Side[] = [];

/** Simplified form of a unit, but for the ambiguous characters, which stand for themselves. */
export type KeyOf = (unit: number) => number;

/**
 * The contexts of data/script-context.tsv and of OpenCC's TSPhrases.
 *
 * A row is a product: 看著|名單, 拿著|名片 … are one row of two lists. It is never multiplied out. At a character the words in
 * front of it and those behind it are looked up apart, and a row holds when both its sides were found.
 */
export class ContextIndex {
  /** Unit → its place in #filed; 0: not asked for yet. An array is asked in a tenth of the time of a map. */
  readonly #places = new Uint16Array(0x10000);
  readonly #filed: (Filed | undefined)[] = [undefined];
  readonly #keyOf: KeyOf;
  readonly #packed: PackedContexts;
  #unpacked: ContextText | undefined;
  // What was found last at a place: at most this many words touch a character on each side.
  readonly #lefts: Side[] = [];
  readonly #rights: Side[] = [];

  constructor(keyOf: KeyOf, packed: PackedContexts) {
    this.#keyOf = keyOf;
    this.#packed = packed;
  }

  /**
   * What decides at `position`: a row that comes first (顯著|地), else the longest phrase around it; of two as long the one that begins further right, because a word
   * that begins with the character binds more than one that ends with it (重新|著手, not 新著|手); of the same phrase the later row.
   * With `unanimous` nothing decides where two phrases disagree.
   */
  find(text: string, position: number, unanimous = false): Context | undefined {
    const unit = text.charCodeAt(position);
    const filed = this.#filed[this.#places[unit]!] ?? this.#load(unit);
    if (filed.rows.length === 0) return undefined;
    const lefts = this.#lefts;
    const rights = this.#rights;
    const l = position > 0 && filed.asksLeft ? this.#collect(filed, text, position - 1, -1, lefts) : 0;
    const r = position + 1 < text.length && filed.asksRight ? this.#collect(filed, text, position + 1, 1, rights) : 0;
    if (l === 0 && r === 0) return undefined;
    let best = -1;
    let length = 0;
    let reach = 0;
    // -1 stands for a side that asks for nothing. Loops without closures: this runs at every fiftieth character of a traditional text.
    for (let i = -1; i < l; i++) {
      for (let j = -1; j < r; j++) {
        const left = i < 0 ? undefined : lefts[i]!;
        const right = j < 0 ? undefined : rights[j]!;
        const row = left === undefined ? (right === undefined ? -1 : right.alone) : right === undefined ? left.alone : shared(left.rows, right.rows);
        if (row < 0) continue;
        if (unanimous && best >= 0 && filed.rows[row]!.result !== filed.rows[best]!.result) return undefined;
        const start = left === undefined ? 0 : left.word.length;
        const total = start + (right === undefined ? 0 : right.word.length) + (filed.rows[row]!.first ? FIRST : 0);
        if (best >= 0 && (total - length || reach - start || row - best) < 0) continue;
        best = row;
        length = total;
        reach = start;
      }
    }
    if (best < 0) return undefined;
    const found = filed.rows[best]!;
    if (found.strong || found.result.length > 1) return found;
    // Two that agree are as strong as the stronger of them (跟著 + 著我, 瞭然 + 瞭然於心).
    return agreeing(filed, lefts, l, found) ?? agreeing(filed, rights, r, found) ?? found;
  }

  /** The characters that have rows. */
  characters(): string[] {
    return this.#text().names().filter((name) => name.length === 1);
  }

  /** The words of a class of data/script-context.tsv, as units: for classes of single characters. */
  unitsOf(...names: readonly string[]): ReadonlySet<number> {
    return new Set(names.flatMap((name) => this.#words(name)).filter((word) => word.length === 1).map((word) => word.charCodeAt(0)));
  }

  /** Writes the words that touch the character, from `at` in direction `step`, to `found`, and tells how many. */
  #collect(filed: Filed, text: string, at: number, step: -1 | 1, found: Side[]): number {
    const unit = this.#keyOf(text.charCodeAt(at));
    const words = (step === 1 ? filed.right : filed.left).get(unit) ?? this.#file(filed, unit, step);
    let count = 0;
    for (const entry of words) {
      const { word } = entry;
      let i = 1;
      if (step === 1) while (i < word.length && this.#keyOf(text.charCodeAt(at + i)) === word.charCodeAt(i)) i++;
      else while (i < word.length && this.#keyOf(text.charCodeAt(at - i)) === word.charCodeAt(word.length - 1 - i)) i++;
      if (i === word.length) found[count++] = entry;
    }
    return count;
  }

  /** The words that touch the character with `unit`. Files them, so that they are looked for once; a unit that no row has is not filed. */
  #file(filed: Filed, unit: number, step: -1 | 1): readonly Side[] {
    if (!this.#text().occurs(unit)) return NONE;
    const character = String.fromCharCode(unit);
    const sides: Side[] = [];
    filed.rows.forEach(({ before, after }, row) => {
      const cell = step === 1 ? after : before;
      const touching = step === 1 ? ` ${character}` : `${character} `;
      for (let at = cell.indexOf(touching); at >= 0; at = cell.indexOf(touching, at + 1)) {
        const word = step === 1 ? cell.slice(at + 1, cell.indexOf(" ", at + 1)) : cell.slice(cell.lastIndexOf(" ", at) + 1, at + 1);
        let side = sides.find((known) => known.word === word);
        if (side === undefined) sides.push((side = { word, rows: [], alone: -1 }));
        if (before === "" || after === "") side.alone = row;
        else side.rows.push(row);
      }
    });
    (step === 1 ? filed.right : filed.left).set(unit, sides);
    return sides;
  }

  /** Read when the first of its characters is met. */
  #text(): ContextText {
    return (this.#unpacked ??= new ContextText(this.#packed));
  }

  #load(unit: number): Filed {
    const rows = this.#text().rows(String.fromCharCode(unit)).map(([result, strength, before, after]): Row => (
      { result, unit: result.length === 1 ? result.charCodeAt(0) : 0, strong: strength === "!", first: strength === "1", before: this.#cell(before), after: this.#cell(after) }));
    const filed = { rows, asksLeft: rows.some(({ before }) => before !== ""), asksRight: rows.some(({ after }) => after !== ""), left: new Map<number, Side[]>(), right: new Map<number, Side[]>() };
    this.#places[unit] = this.#filed.push(filed) - 1;
    return filed;
  }

  /** A cell with the words of the classes it names, a blank in front of each word and behind it. */
  #cell(cell: string): string {
    return cell === "" ? "" : ` ${cell.includes("@") ? this.#words(cell).join(" ") : cell} `;
  }

  #words(cell: string): string[] {
    return cell.split(" ").flatMap((word) => this.#text().words(word)?.split(" ") ?? [word]);
  }
}

/** A strong row of one of these words alone that says the same. */
function agreeing({ rows }: Filed, sides: readonly Side[], count: number, found: Context): Context | undefined {
  for (let i = 0; i < count; i++) {
    const row = rows[sides[i]!.alone];
    if (row?.strong && row.result === found.result) return row;
  }
  return undefined;
}

/** The last row that both lists hold; -1: none. Both are sorted. */
function shared(a: readonly number[], b: readonly number[]): number {
  for (let i = a.length - 1, j = b.length - 1; i >= 0 && j >= 0; ) {
    if (a[i]! === b[j]!) return a[i]!;
    if (a[i]! > b[j]!) i--;
    else j--;
  }
  return -1;
}
