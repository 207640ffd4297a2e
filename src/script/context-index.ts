import { contextClasses, contexts } from "../generated/script-default.ts";

/** What decides at an ambiguous character: a phrase around it. */
export interface Context {
  /** What the character becomes; or the character and what follows it. */
  readonly result: string;
  /** Decides also where the paragraph shows neither script. */
  readonly strong: boolean;
}

/** A row of data/script-context.tsv or a phrase of OpenCC's TSPhrases: words before the character, words behind it; a side without words holds always. */
interface Row extends Context {
  readonly before: boolean;
  readonly after: boolean;
}

/** A word beside the character, in the form of `keyOf`, and the rows that ask for it, in their order. */
interface Side {
  readonly word: string;
  readonly rows: number[];
}

/** The contexts of one character, each word filed by the unit that touches the character. */
interface Filed {
  readonly rows: readonly Row[];
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
    lefts.length = rights.length = 0;
    if (position > 0) this.#collect(filed.left, text, position - 1, -1, lefts);
    if (position + 1 < text.length) this.#collect(filed.right, text, position + 1, 1, rights);
    if (lefts.length === 0 && rights.length === 0) return undefined;
    let best = -1;
    let length = 0;
    let reach = 0;
    const offer = (row: number, left: number, right: number): void => {
      const longer = left + right - length || reach - left || row - best;
      if (best >= 0 && longer < 0) return;
      best = row;
      length = left + right;
      reach = left;
    };
    for (const left of lefts) {
      for (const row of left.rows) {
        if (!filed.rows[row]!.after) offer(row, left.word.length, 0);
        else for (const right of rights) if (right.rows.includes(row)) offer(row, left.word.length, right.word.length);
      }
    }
    for (const right of rights) for (const row of right.rows) if (!filed.rows[row]!.before) offer(row, 0, right.word.length);
    if (best < 0) return undefined;
    const found = filed.rows[best]!;
    if (found.strong || found.result.length > 1) return found;
    // Two that agree are as strong as the stronger of them (跟著 + 著我).
    for (const left of lefts) for (const row of left.rows) if (filed.rows[row]!.strong && !filed.rows[row]!.after && filed.rows[row]!.result === found.result) return filed.rows[row];
    return found;
  }

  /** The words of a class of data/script-context.tsv, as units: for classes of single characters. */
  unitsOf(...names: readonly string[]): ReadonlySet<number> {
    return new Set(names.flatMap((name) => this.#words(name)).filter((word) => word.length === 1).map((word) => word.charCodeAt(0)));
  }

  /** Words that touch the character: from `at` in direction `step`. */
  #collect(side: ReadonlyMap<number, readonly Side[]>, text: string, at: number, step: -1 | 1, found: Side[]): void {
    const words = side.get(this.#keyOf(text.charCodeAt(at)));
    if (words === undefined) return;
    for (const entry of words) {
      const { word } = entry;
      let i = 1;
      if (step === 1) while (i < word.length && this.#keyOf(text.charCodeAt(at + i)) === word.charCodeAt(i)) i++;
      else while (i < word.length && this.#keyOf(text.charCodeAt(at - i)) === word.charCodeAt(word.length - 1 - i)) i++;
      if (i === word.length) found.push(entry);
    }
  }

  #load(unit: number): Filed | undefined {
    const known = this.#filed.get(unit);
    if (known !== undefined) return known;
    const sources = this.#sources.get(unit);
    if (sources === undefined) return undefined;
    const rows: Row[] = [];
    const left = new Map<number, Side[]>();
    const right = new Map<number, Side[]>();
    for (const source of sources) {
      const [, result = "", strength = "", before = "", after = ""] = source.split(",");
      const row = rows.push({ result, strong: strength !== "", before: before !== "", after: after !== "" }) - 1;
      for (const word of this.#words(before)) file(left, word.charCodeAt(word.length - 1), word, row);
      for (const word of this.#words(after)) file(right, word.charCodeAt(0), word, row);
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

function file(side: Map<number, Side[]>, unit: number, word: string, row: number): void {
  let words = side.get(unit);
  if (words === undefined) side.set(unit, (words = []));
  const known = words.find((entry) => entry.word === word);
  if (known === undefined) words.push({ word, rows: [row] });
  else if (!known.rows.includes(row)) known.rows.push(row);
}
