/**
 * EditSet: a sparse, composable list of replacements over UTF-16 offsets, each with the id of the rule that made it.
 *
 * Storage is five flat columns, so that ten thousand edits are five arrays and not ten thousand objects:
 *
 *     source  北京（běijīng）很大         starts 2        ends 11
 *     output  北京很大                    insertedEnds 0  inserted ""   rules [0] → ruleNames ["repair/annotation.pinyin"]
 *
 * Edits are sorted and disjoint: ends[i] <= starts[i + 1]. What lies between two edits is kept. Cost follows the edits,
 * never the length of the text. The model is CodeMirror's ChangeSet; unlike it an edit knows who made it, and touching
 * edits stay apart, so that a position maps to the finest span known.
 */

import { applyColumns } from "./apply.ts";

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

export interface EditSetJSON {
  readonly length: number;
  readonly edits: readonly (readonly [start: number, end: number, text: string, rule: string])[];
}

const NO_COLUMNS: EditColumns = {
  starts: new Uint32Array(0),
  ends: new Uint32Array(0),
  insertedEnds: new Uint32Array(0),
  inserted: "",
  rules: new Uint16Array(0),
  ruleNames: [],
};

export class EditSet implements Iterable<Edit> {
  /** Number of edits. */
  readonly size: number;
  /** UTF-16 length of the source. */
  readonly sourceLength: number;
  /** UTF-16 length of the output. */
  readonly outputLength: number;
  readonly #columns: EditColumns;
  #outputStarts: Uint32Array | undefined;

  private constructor(sourceLength: number, columns: EditColumns) {
    this.#columns = columns;
    this.sourceLength = sourceLength;
    this.size = columns.starts.length;
    let removed = 0;
    for (let i = 0; i < this.size; i++) removed += columns.ends[i]! - columns.starts[i]!;
    this.outputLength = sourceLength - removed + columns.inserted.length;
  }

  /** No change to a text of this length. */
  static empty(sourceLength: number): EditSet {
    return new EditSet(sourceLength, NO_COLUMNS);
  }

  /** Takes columns as they are; the caller vouches for order and bounds (checked by `EditSet.check` in tests). */
  static fromColumns(sourceLength: number, columns: EditColumns): EditSet {
    return new EditSet(sourceLength, columns);
  }

  /** From edits in source order. Throws RangeError with the numbers when they overlap, go backwards or leave the text. */
  static of(sourceLength: number, edits: Iterable<Edit>): EditSet {
    const builder = new ColumnBuilder(sourceLength);
    for (const { start, end, text, rule } of edits) builder.add(start, end, text, rule);
    return builder.finish();
  }

  static fromJSON(json: EditSetJSON): EditSet {
    return EditSet.of(json.length, json.edits.map(([start, end, text, rule]) => ({ start, end, text, rule })));
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  get columns(): EditColumns {
    return this.#columns;
  }

  /** The edit with this index, in source order. */
  at(index: number): Edit {
    const { starts, ends, inserted, insertedEnds, rules, ruleNames } = this.#columns;
    if (!(index >= 0 && index < this.size)) throw new RangeError(`edit index must be in 0..${this.size - 1} (index: ${index})`);
    return {
      start: starts[index]!,
      end: ends[index]!,
      text: inserted.slice(index === 0 ? 0 : insertedEnds[index - 1]!, insertedEnds[index]!),
      rule: ruleNames[rules[index]!]!,
    };
  }

  *[Symbol.iterator](): Iterator<Edit> {
    for (let i = 0; i < this.size; i++) yield this.at(i);
  }

  /** Every edit with both its places. */
  *changes(): Generator<Change> {
    const outputStarts = this.#outputs();
    for (let i = 0; i < this.size; i++) {
      const edit = this.at(i);
      yield { ...edit, outputStart: outputStarts[i]!, outputEnd: outputStarts[i]! + edit.text.length };
    }
  }

  /** The output. Returns `source` itself when nothing changes; throws RangeError when `source` has another length. */
  apply(source: string): string {
    if (source.length !== this.sourceLength) throw new RangeError(`source must be ${this.sourceLength} code units long (length: ${source.length})`);
    if (this.size === 0) return source;
    return applyColumns(source, this.#columns);
  }

  /**
   * The source span that an output span came from. A character that an edit wrote comes from all that the edit replaced;
   * deletions at the edges of the span are left out, inside it they are included.
   */
  toSource(range: Range): Range {
    checkRange(range, this.outputLength, "output");
    const outputStarts = this.#outputs();
    const { starts, ends } = this.#columns;
    const first = this.#sourceOf(range.start, outputStarts, starts, ends, range.start < range.end ? "start" : "end");
    if (range.start === range.end) return { start: first, end: first };
    return { start: first, end: this.#sourceOf(range.end, outputStarts, starts, ends, "end") };
  }

  /** The output span that a source span became; empty when all of it was deleted. A partly replaced span takes the whole replacement. */
  toOutput(range: Range): Range {
    checkRange(range, this.sourceLength, "source");
    const outputStarts = this.#outputs();
    const { starts, ends } = this.#columns;
    const start = this.#outputOf(range.start, outputStarts, starts, ends, range.start < range.end ? "start" : "end");
    if (range.start === range.end) return { start, end: start };
    return { start, end: Math.max(start, this.#outputOf(range.end, outputStarts, starts, ends, "end")) };
  }

  /**
   * `this` (A → B) followed by `next` (B → C): the edit set A → C. Where edits overlap they become one, with both rules.
   * Associative up to `coalesce()`: however three sets are grouped, the same units are kept and the same text is written.
   */
  compose(next: EditSet): EditSet {
    if (next.sourceLength !== this.outputLength) throw new RangeError(`cannot compose: the first output is ${this.outputLength} code units long, the second source ${next.sourceLength}`);
    if (next.size === 0) return this;
    if (this.size === 0) return next;
    return compose(this, next);
  }

  /** The same change with touching edits joined into one: the coarsest form, unique for what is kept and what is written. */
  coalesce(): EditSet {
    const out = new ColumnBuilder(this.sourceLength);
    let open: { start: number; end: number; text: string; rule: string } | undefined;
    for (const edit of this) {
      if (open !== undefined && open.end === edit.start) {
        open = { start: open.start, end: edit.end, text: open.text + edit.text, rule: joinRules(open.rule, edit.rule) };
      } else {
        if (open !== undefined) out.add(open.start, open.end, open.text, open.rule);
        open = { ...edit };
      }
    }
    if (open !== undefined) out.add(open.start, open.end, open.text, open.rule);
    return out.finish();
  }

  /**
   * Test notation: `=n` kept units, `-n` deleted, `+"text"` inserted, `n>"text"` replaced.
   * `=2 -9 =2` is the example at the head of this file. Rules are shown by `toString(true)`: `=2 -9@repair/annotation.pinyin =2`.
   */
  toString(withRules = false): string {
    const parts: string[] = [];
    let kept = 0;
    for (const { start, end, text, rule } of this) {
      if (start > kept) parts.push(`=${start - kept}`);
      const change = text === "" ? `-${end - start}` : start === end ? `+${JSON.stringify(text)}` : `${end - start}>${JSON.stringify(text)}`;
      parts.push(withRules ? `${change}@${rule}` : change);
      kept = end;
    }
    if (this.sourceLength > kept) parts.push(`=${this.sourceLength - kept}`);
    return parts.join(" ");
  }

  toJSON(): EditSetJSON {
    return { length: this.sourceLength, edits: [...this].map(({ start, end, text, rule }) => [start, end, text, rule] as const) };
  }

  /** Throws RangeError, with the numbers, when an invariant does not hold for `source`: order, bounds, lengths, surrogate pairs whole. */
  check(source: string): void {
    if (source.length !== this.sourceLength) throw new RangeError(`source must be ${this.sourceLength} code units long (length: ${source.length})`);
    let last = 0;
    for (const { start, end } of this) {
      if (start < last || end < start || end > source.length) throw new RangeError(`edit out of order or out of bounds (start: ${start}, end: ${end}, previous end: ${last}, length: ${source.length})`);
      if (splitsPair(source, start) || splitsPair(source, end)) throw new RangeError(`edit splits a surrogate pair (start: ${start}, end: ${end})`);
      last = end;
    }
  }

  /** outputStarts[i]: where edit i's text begins in the output. Made at the first need. */
  #outputs(): Uint32Array {
    if (this.#outputStarts !== undefined) return this.#outputStarts;
    const { starts, ends, insertedEnds } = this.#columns;
    const out = new Uint32Array(this.size);
    let shift = 0;
    let from = 0;
    for (let i = 0; i < this.size; i++) {
      out[i] = starts[i]! + shift;
      shift += insertedEnds[i]! - from - (ends[i]! - starts[i]!);
      from = insertedEnds[i]!;
    }
    return (this.#outputStarts = out);
  }

  #insertedLength(index: number): number {
    const { insertedEnds } = this.#columns;
    return insertedEnds[index]! - (index === 0 ? 0 : insertedEnds[index - 1]!);
  }

  #sourceOf(position: number, outputStarts: Uint32Array, starts: Uint32Array, ends: Uint32Array, side: "start" | "end"): number {
    // The last edit whose text begins at or before the position ("start": the character after it; "end": strictly before, the character in front of it).
    let index = upperBound(outputStarts, side === "start" ? position : position - 1) - 1;
    if (side === "start") {
      /*  output  北京|很大      a span that starts at the caret starts with 很, behind the deletion
       *              ^                                                                          */
      if (index < 0) return position;
      const outputEnd = outputStarts[index]! + this.#insertedLength(index);
      return position < outputEnd ? starts[index]! : position - outputEnd + ends[index]!;
    }
    /*  output  北京|很大         a span that ends at the caret ends with 京, before the deletion
     *              ^                                                                          */
    if (index < 0) return position;
    const outputEnd = outputStarts[index]! + this.#insertedLength(index);
    return position <= outputEnd && this.#insertedLength(index) > 0 ? ends[index]! : position - outputEnd + ends[index]!;
  }

  #outputOf(position: number, outputStarts: Uint32Array, starts: Uint32Array, ends: Uint32Array, side: "start" | "end"): number {
    if (side === "start") {
      // The first edit that ends behind the position.
      const index = upperBound(ends, position);
      if (index < this.size && starts[index]! <= position) return outputStarts[index]!;
      return this.#shifted(position, index, outputStarts, starts, ends);
    }
    // The first edit that ends at or behind the position.
    const index = upperBound(ends, position - 1);
    if (index < this.size && starts[index]! < position) return outputStarts[index]! + this.#insertedLength(index);
    return this.#shifted(position, index, outputStarts, starts, ends);
  }

  /** The output position of a kept source position, with `index` the first edit behind it. */
  #shifted(position: number, index: number, outputStarts: Uint32Array, starts: Uint32Array, ends: Uint32Array): number {
    if (index < this.size) return outputStarts[index]! - (starts[index]! - position);
    const last = this.size - 1;
    return last < 0 ? position : outputStarts[last]! + this.#insertedLength(last) + (position - ends[last]!);
  }
}

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

  finish(): EditSet {
    if (this.#size === 0) return EditSet.empty(this.#sourceLength);
    return EditSet.fromColumns(this.#sourceLength, {
      starts: this.#starts.slice(0, this.#size),
      ends: this.#ends.slice(0, this.#size),
      insertedEnds: this.#insertedEnds.slice(0, this.#size),
      inserted: this.#inserted.join(""),
      rules: this.#rules.slice(0, this.#size),
      ruleNames: this.#ruleNames,
    });
  }

  #grow(): void {
    const wider = (old: Uint32Array): Uint32Array<ArrayBuffer> => {
      const wide = new Uint32Array(old.length * 2);
      wide.set(old);
      return wide;
    };
    this.#starts = wider(this.#starts);
    this.#ends = wider(this.#ends);
    this.#insertedEnds = wider(this.#insertedEnds);
    const rules = new Uint16Array(this.#rules.length * 2);
    rules.set(this.#rules);
    this.#rules = rules;
  }
}

/**
 * Walks both sets once. In the middle text B the edits of `first` cover output spans, the edits of `second` source spans;
 * a group of spans that overlap becomes one edit of the result.
 */
function compose(first: EditSet, second: EditSet): EditSet {
  const out = new ColumnBuilder(first.sourceLength);
  const a = [...first.changes()];
  const b = [...second];
  let i = 0;
  let j = 0;
  let shift = 0; // source position = middle position + shift, for kept text before a[i]
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (right === undefined || (left !== undefined && before(left.outputStart, left.outputEnd, right.start, right.end))) {
      out.add(left!.start, left!.end, left!.text, left!.rule);
      shift = left!.end - left!.outputEnd;
      i++;
    } else if (left === undefined || before(right.start, right.end, left.outputStart, left.outputEnd)) {
      out.add(right.start + shift, right.end + shift, right.text, right.rule);
      j++;
    } else {
      // Overlap: take every edit of either side that overlaps the group so far.
      const start = Math.min(left.outputStart, right.start);
      let end = Math.max(left.outputEnd, right.end);
      const sourceStart = start === left.outputStart ? left.start : start + shift;
      let text = "";
      let at = start; // how far the middle text has been dealt with
      let rule = "";
      let kept: Change | undefined; // the edit of `first` whose text is being copied
      let copied = 0; // end in the middle of what that edit wrote
      const copyUntil = (limit: number): void => {
        while (at < limit) {
          if (kept !== undefined && at < copied) {
            const stop = Math.min(limit, copied);
            text += kept.text.slice(at - kept.outputStart, stop - kept.outputStart);
            at = stop;
          } else if (i < a.length && a[i]!.outputStart <= at) {
            take();
          } else {
            // Units of the source kept by `first` inside the group are covered by an edit of `second`; nothing is copied.
            throw new RangeError(`compose lost its place (position: ${at}, limit: ${limit})`);
          }
        }
      };
      const take = (): void => {
        kept = a[i]!;
        copied = kept.outputEnd;
        rule = joinRules(rule, kept.rule);
        shift = kept.end - kept.outputEnd;
        end = Math.max(end, kept.outputEnd);
        i++;
      };
      const inGroup = (s: number, e: number): boolean => !before(start, end, s, e) && s <= end;
      for (;;) {
        const nextA = a[i];
        const nextB = b[j];
        const hasA = nextA !== undefined && inGroup(nextA.outputStart, nextA.outputEnd);
        const hasB = nextB !== undefined && inGroup(nextB.start, nextB.end);
        if (hasA && (!hasB || nextA.outputStart <= nextB.start)) {
          take();
        } else if (hasB) {
          copyUntil(nextB.start);
          text += nextB.text;
          rule = joinRules(rule, nextB.rule);
          at = Math.max(at, nextB.end);
          end = Math.max(end, nextB.end);
          j++;
        } else break;
      }
      copyUntil(end);
      out.add(sourceStart, end + shift, text, rule);
    }
  }
  return out.finish();
}

/**
 * Does the span [s1, e1) lie wholly before [s2, e2)? Touching spans do not overlap, so that an edit keeps its own place;
 * two empty spans at one position do (an insertion where something was deleted belongs to it).
 */
function before(s1: number, e1: number, s2: number, e2: number): boolean {
  return e1 < s2 || (e1 === s2 && !(s1 === e1 && s2 === e2) && (s1 < s2 || e1 < e2));
}

/** The first index whose value is greater than `limit`. */
function upperBound(sorted: Uint32Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** "a + b" without repeats, in the order of the stages. */
function joinRules(first: string, second: string): string {
  if (first === "" || first === second) return second;
  const names = first.split(" + ");
  for (const name of second.split(" + ")) if (!names.includes(name)) names.push(name);
  return names.join(" + ");
}

function checkRange({ start, end }: Range, length: number, name: string): void {
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end >= start && end <= length)) throw new RangeError(`range must lie in the ${name} (start: ${start}, end: ${end}, length: ${length})`);
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}
