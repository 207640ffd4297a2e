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
import { ColumnBuilder, FEW, NO_COLUMNS, type Change, type Column, type Edit, type EditColumns, type Range } from "./columns.ts";
import { composeEdits, joinRules } from "./compose.ts";

export { ColumnBuilder, type Change, type Column, type Edit, type EditColumns, type Range } from "./columns.ts";

export interface EditSetJSON {
  readonly length: number;
  readonly edits: readonly (readonly [start: number, end: number, text: string, rule: string])[];
}

export class EditSet implements Iterable<Edit> {
  /** Number of edits. */
  readonly size: number;
  /** UTF-16 length of the source. */
  readonly sourceLength: number;
  /** UTF-16 length of the output. */
  readonly outputLength: number;
  readonly #columns: EditColumns;
  #outputStarts: Column | undefined;

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
    return new EditSet(sourceLength, builder.finish());
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
    return new EditSet(this.sourceLength, composeEdits(this.sourceLength, this.#columns, this.#outputs(), next.#columns));
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
    return new EditSet(this.sourceLength, out.finish());
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
  #outputs(): Column {
    if (this.#outputStarts !== undefined) return this.#outputStarts;
    const { starts, ends, insertedEnds } = this.#columns;
    const out: Uint32Array | number[] = this.size > FEW ? new Uint32Array(this.size) : [];
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

  #sourceOf(position: number, outputStarts: Column, starts: Column, ends: Column, side: "start" | "end"): number {
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

  #outputOf(position: number, outputStarts: Column, starts: Column, ends: Column, side: "start" | "end"): number {
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
  #shifted(position: number, index: number, outputStarts: Column, starts: Column, ends: Column): number {
    if (index < this.size) return outputStarts[index]! - (starts[index]! - position);
    const last = this.size - 1;
    return last < 0 ? position : outputStarts[last]! + this.#insertedLength(last) + (position - ends[last]!);
  }
}

/** The first index whose value is greater than `limit`. */
function upperBound(sorted: Column, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function checkRange({ start, end }: Range, length: number, name: string): void {
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end >= start && end <= length)) throw new RangeError(`range must lie in the ${name} (start: ${start}, end: ${end}, length: ${length})`);
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}
