import { contextClasses, contexts } from "../generated/script-default.ts";

/** What decides at an ambiguous character: a phrase around it. */
export interface Context {
  /** What the character becomes; or the character and what follows it. */
  readonly result: string;
  /** Decides also where the paragraph shows neither script. */
  readonly strong: boolean;
}

/** A word beside the character, in the form of `keyOf`, and the rows that ask for it, in their order. */
interface Side {
  readonly word: string;
  /** Rows that ask for the other side as well. */
  readonly rows: number[];
  /** The last row that asks for this word alone; -1: none. */
  alone: number;
}

/** The contexts of one character, each word filed by the unit that touches the character. */
interface Filed {
  /** Rows of data/script-context.tsv and phrases of OpenCC's TSPhrases, in their order. */
  readonly rows: readonly Context[];
  readonly left: ReadonlyMap<number, readonly Side[]>;
  readonly right: ReadonlyMap<number, readonly Side[]>;
}

/** Simplified form of a unit, but for the ambiguous characters, which stand for themselves. */
export type KeyOf = (unit: number) => number;

/**
 * The contexts of data/script-context.tsv and of OpenCC's TSPhrases.
 *
 * A row is a product: 看著|名單, 拿著|名片 … are one row of two lists. It is never multiplied out. At a character the words in
 * front of it and those behind it are looked up apart, and a row holds when both its sides were found.
 */
export class ContextIndex {
  readonly #sources = new Map<number, string[]>();
  readonly #filed = new Map<number, Filed>();
  readonly #classes = new Map<string, string>();
  readonly #keyOf: KeyOf;
  // What was found last at a place: at most this many words touch a character on each side.
  readonly #lefts: Side[] = [];
  readonly #rights: Side[] = [];

  constructor(keyOf: KeyOf) {
    this.#keyOf = keyOf;
    for (const entry of contextClasses.split("|")) this.#classes.set(entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1));
    for (const row of contexts.split("|")) {
      const list = this.#sources.get(row.charCodeAt(0));
      if (list === undefined) this.#sources.set(row.charCodeAt(0), [row]);
      else list.push(row);
    }
  }

  /**
   * What decides at `position`: the longest phrase around it; of two as long the one that begins further right, because a word
   * that begins with the character binds more than one that ends with it (重新|著手, not 新著|手); of the same phrase the later row.
   */
  find(text: string, position: number): Context | undefined {
    const filed = this.#load(text.charCodeAt(position));
    if (filed === undefined) return undefined;
    const lefts = this.#lefts;
    const rights = this.#rights;
    const l = position > 0 ? this.#collect(filed.left, text, position - 1, -1, lefts) : 0;
    const r = position + 1 < text.length ? this.#collect(filed.right, text, position + 1, 1, rights) : 0;
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
        const start = left === undefined ? 0 : left.word.length;
        const total = start + (right === undefined ? 0 : right.word.length);
        if (best >= 0 && (total - length || reach - start || row - best) < 0) continue;
        best = row;
        length = total;
        reach = start;
      }
    }
    if (best < 0) return undefined;
    const found = filed.rows[best]!;
    if (found.strong || found.result.length > 1) return found;
    // Two that agree are as strong as the stronger of them (跟著 + 著我).
    for (let i = 0; i < l; i++) {
      const { alone } = lefts[i]!;
      if (alone >= 0 && filed.rows[alone]!.strong && filed.rows[alone]!.result === found.result) return filed.rows[alone];
    }
    return found;
  }

  /** The words of a class of data/script-context.tsv, as units: for classes of single characters. */
  unitsOf(...names: readonly string[]): ReadonlySet<number> {
    return new Set(names.flatMap((name) => this.#words(name)).filter((word) => word.length === 1).map((word) => word.charCodeAt(0)));
  }

  /** Writes the words that touch the character, from `at` in direction `step`, to `found`, and tells how many. */
  #collect(side: ReadonlyMap<number, readonly Side[]>, text: string, at: number, step: -1 | 1, found: Side[]): number {
    const words = side.get(this.#keyOf(text.charCodeAt(at)));
    if (words === undefined) return 0;
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

  #load(unit: number): Filed | undefined {
    const known = this.#filed.get(unit);
    if (known !== undefined) return known;
    const sources = this.#sources.get(unit);
    if (sources === undefined) return undefined;
    const rows: Context[] = [];
    const left = new Map<number, Side[]>();
    const right = new Map<number, Side[]>();
    for (const source of sources) {
      const [, result = "", strength = "", before = "", after = ""] = source.split(",");
      const row = rows.push({ result, strong: strength !== "" }) - 1;
      const alone = before === "" || after === "";
      for (const word of this.#words(before)) file(left, word.charCodeAt(word.length - 1), word, row, alone);
      for (const word of this.#words(after)) file(right, word.charCodeAt(0), word, row, alone);
    }
    const filed = { rows, left, right };
    this.#filed.set(unit, filed);
    return filed;
  }

  /** The words of a cell, with those of the classes it names. */
  #words(cell: string): string[] {
    if (cell === "") return [];
    return cell.split(" ").flatMap((word) => this.#classes.get(word)?.split(" ") ?? [word]);
  }
}

function file(side: Map<number, Side[]>, unit: number, word: string, row: number, alone: boolean): void {
  let words = side.get(unit);
  if (words === undefined) side.set(unit, (words = []));
  let entry = words.find((known) => known.word === word);
  if (entry === undefined) words.push((entry = { word, rows: [], alone: -1 }));
  if (alone) entry.alone = row;
  else entry.rows.push(row);
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
