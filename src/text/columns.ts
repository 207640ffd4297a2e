/** The parts of an EditSet: an edit, where it stands, and the flat columns that hold ten thousand of them. */

import { widened } from "./packed.ts";

export interface Range {
  /** First UTF-16 code unit. */
  readonly start: number;
  /** One past the last UTF-16 code unit. */
  readonly end: number;
}

export interface Edit extends Range {
  /** What stands in the output instead of source[start, end). */
  readonly text: string;
  /** Id of the rule that made the edit; several, joined by " + ", where stages changed the same place one after another. */
  readonly rule: string;
}

/** An edit with its place in the output as well. */
export interface Change extends Edit {
  readonly outputStart: number;
  readonly outputEnd: number;
}

/** The flat columns of an EditSet. Writers that make millions of edits fill them directly. */
export interface EditColumns {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** insertedEnds[i]: end of edit i's text in `inserted`; it begins where edit i - 1's ends. */
  readonly insertedEnds: Uint32Array;
  readonly inserted: string;
  /** Index into ruleNames. */
  readonly rules: Uint16Array;
  readonly ruleNames: readonly string[];
}

export const NO_COLUMNS: EditColumns = {
  starts: new Uint32Array(0),
  ends: new Uint32Array(0),
  insertedEnds: new Uint32Array(0),
  inserted: "",
  rules: new Uint16Array(0),
  ruleNames: [],
};

/** Collects edits left to right into flat columns. `EditBuilder` is the form stages use. */
export class ColumnBuilder {
  readonly #sourceLength: number;
  #starts = new Uint32Array(16);
  #ends = new Uint32Array(16);
  #insertedEnds = new Uint32Array(16);
  #rules = new Uint16Array(16);
  #size = 0;
  #last = 0;
  #length = 0;
  #inserted: string[] = [];
  readonly #ruleNames: string[] = [];
  readonly #ruleIndex = new Map<string, number>();

  constructor(sourceLength: number) {
    this.#sourceLength = sourceLength;
  }

  get size(): number {
    return this.#size;
  }

  /** End of the last edit: the next one may not begin before it. */
  get position(): number {
    return this.#last;
  }

  add(start: number, end: number, text: string, rule: string): void {
    if (!(start >= this.#last && end >= start && end <= this.#sourceLength)) throw new RangeError(`edit must follow the previous one and lie in the text (start: ${start}, end: ${end}, previous end: ${this.#last}, length: ${this.#sourceLength})`);
    if (start === end && text === "") return;
    if (this.#size === this.#starts.length) this.#grow();
    let index = this.#ruleIndex.get(rule);
    if (index === undefined) {
      index = this.#ruleNames.length;
      this.#ruleNames.push(rule);
      this.#ruleIndex.set(rule, index);
    }
    this.#starts[this.#size] = start;
    this.#ends[this.#size] = end;
    this.#length += text.length;
    this.#insertedEnds[this.#size] = this.#length;
    this.#rules[this.#size] = index;
    if (text !== "") this.#inserted.push(text);
    this.#last = end;
    this.#size++;
  }

  finish(): EditColumns {
    if (this.#size === 0) return NO_COLUMNS;
    return {
      starts: this.#starts.slice(0, this.#size),
      ends: this.#ends.slice(0, this.#size),
      insertedEnds: this.#insertedEnds.slice(0, this.#size),
      inserted: this.#inserted.join(""),
      rules: this.#rules.slice(0, this.#size),
      ruleNames: this.#ruleNames,
    };
  }

  #grow(): void {
    this.#starts = widened(this.#starts);
    this.#ends = widened(this.#ends);
    this.#insertedEnds = widened(this.#insertedEnds);
    this.#rules = widened(this.#rules);
  }
}
