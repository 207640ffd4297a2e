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
import { ColumnBuilder, NO_COLUMNS, type Change, type Edit, type EditColumns, type Range } from "./columns.ts";
import { composeEdits, joinRules } from "./compose.ts";
import { EditPlaces } from "./edit-places.ts";

export { ColumnBuilder, type Change, type Column, type Edit, type EditColumns, type Range } from "./columns.ts";

export interface EditSetJSON {
  readonly length: number;
  readonly edits: readonly (readonly [start: number, end: number, text: string, rule: string])[];
}

/**
 * A text that a converter has been through, which knows what it became before it knows each edit: the edits are worked out
 * when somebody asks for them.
 */
export interface Conversion {
  readonly source: string;
  /** Not the same text. */
  readonly output: string;
  /** Every edit. */
  readonly columns: () => EditColumns;
  /** Those edits that are not one unit for one. The others leave every position where it was. */
  readonly moves: () => EditColumns;
}

export class EditSet implements Iterable<Edit> {
  /** UTF-16 length of the source. */
  readonly sourceLength: number;
  /** UTF-16 length of the output. */
  readonly outputLength: number;
  readonly #conversion: Conversion | undefined;
  #columns: EditColumns | undefined;
  /** By all edits, and by those that move positions. */
  #places: EditPlaces | undefined;
  #moves: EditPlaces | undefined;

  private constructor(sourceLength: number, outputLength: number, columns: EditColumns | undefined, conversion: Conversion | undefined) {
    this.sourceLength = sourceLength;
    this.outputLength = outputLength;
    this.#columns = columns;
    this.#conversion = conversion;
  }

  /** No change to a text of this length. */
  static empty(sourceLength: number): EditSet {
    return new EditSet(sourceLength, sourceLength, NO_COLUMNS, undefined);
  }

  /** Takes columns as they are; the caller vouches for order and bounds (checked by `EditSet.check` in tests). */
  static fromColumns(sourceLength: number, columns: EditColumns): EditSet {
    const { starts, ends, inserted } = columns;
    let removed = 0;
    for (let i = 0; i < starts.length; i++) removed += ends[i]! - starts[i]!;
    return new EditSet(sourceLength, sourceLength - removed + inserted.length, columns, undefined);
  }

  /** The edits of a conversion. Until they are asked for they cost nothing, and to map positions takes only those that move any. */
  static ofConversion(conversion: Conversion): EditSet {
    return new EditSet(conversion.source.length, conversion.output.length, undefined, conversion);
  }

  /** From edits in source order. Throws RangeError with the numbers when they overlap, go backwards or leave the text. */
  static of(sourceLength: number, edits: Iterable<Edit>): EditSet {
    const builder = new ColumnBuilder(sourceLength);
    for (const { start, end, text, rule } of edits) builder.add(start, end, text, rule);
    return EditSet.fromColumns(sourceLength, builder.finish());
  }

  static fromJSON(json: EditSetJSON): EditSet {
    return EditSet.of(json.length, json.edits.map(([start, end, text, rule]) => ({ start, end, text, rule })));
  }

  get isEmpty(): boolean {
    return this.#columns !== undefined && this.#columns.starts.length === 0;
  }

  /** Number of edits. */
  get size(): number {
    return this.columns.starts.length;
  }

  get columns(): EditColumns {
    return (this.#columns ??= this.#conversion!.columns());
  }

  /** The edit with this index, in source order. */
  at(index: number): Edit {
    if (!(index >= 0 && index < this.size)) throw new RangeError(`edit index must be in 0..${this.size - 1} (index: ${index})`);
    return editAt(this.columns, index);
  }

  *[Symbol.iterator](): Iterator<Edit> {
    const { columns } = this;
    const size = columns.starts.length;
    for (let i = 0; i < size; i++) yield editAt(columns, i);
  }

  /** Every edit with both its places. */
  *changes(): Generator<Change> {
    const { outputStarts } = this.#allPlaces();
    for (let i = 0; i < outputStarts.length; i++) {
      const edit = editAt(this.columns, i);
      yield { ...edit, outputStart: outputStarts[i]!, outputEnd: outputStarts[i]! + edit.text.length };
    }
  }

  /** The output. Returns `source` itself when nothing changes; throws RangeError when `source` has another length. */
  apply(source: string): string {
    if (source.length !== this.sourceLength) throw new RangeError(`source must be ${this.sourceLength} code units long (length: ${source.length})`);
    if (this.#conversion?.source === source) return this.#conversion.output;
    return this.isEmpty ? source : applyColumns(source, this.columns);
  }

  /**
   * The source span that an output span came from. A character that an edit wrote comes from all that the edit replaced;
   * deletions at the edges of the span are left out, inside it they are included.
   */
  toSource(range: Range): Range {
    checkRange(range, this.outputLength, "output");
    return this.#movingPlaces().toSource(range);
  }

  /** The output span that a source span became; empty when all of it was deleted. A partly replaced span takes the whole replacement. */
  toOutput(range: Range): Range {
    checkRange(range, this.sourceLength, "source");
    return this.#movingPlaces().toOutput(range);
  }

  /**
   * `this` (A → B) followed by `next` (B → C): the edit set A → C. Where edits overlap they become one, with both rules.
   * Associative up to `coalesce()`: however three sets are grouped, the same units are kept and the same text is written.
   */
  compose(next: EditSet): EditSet {
    if (next.sourceLength !== this.outputLength) throw new RangeError(`cannot compose: the first output is ${this.outputLength} code units long, the second source ${next.sourceLength}`);
    if (next.isEmpty) return this;
    if (this.isEmpty) return next;
    const columns = (): EditColumns => composeEdits(this.sourceLength, this.columns, this.#allPlaces().outputStarts, next.columns);
    const first = this.#conversion;
    const second = next.#conversion;
    if (first === undefined || second?.source !== first.output) return EditSet.fromColumns(this.sourceLength, columns());
    const moves = (): EditColumns => composeEdits(this.sourceLength, first.moves(), this.#movingPlaces().outputStarts, second.moves());
    return EditSet.ofConversion({ source: first.source, output: second.output, columns, moves });
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
    return EditSet.fromColumns(this.sourceLength, out.finish());
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

  /** Throws RangeError, with the numbers, when an invariant does not hold for `source`: order, bounds, lengths, surrogate pairs whole; or when the edits of a conversion do not give its output. */
  check(source: string): void {
    if (source.length !== this.sourceLength) throw new RangeError(`source must be ${this.sourceLength} code units long (length: ${source.length})`);
    let last = 0;
    for (const { start, end } of this) {
      if (start < last || end < start || end > source.length) throw new RangeError(`edit out of order or out of bounds (start: ${start}, end: ${end}, previous end: ${last}, length: ${source.length})`);
      if (splitsPair(source, start) || splitsPair(source, end)) throw new RangeError(`edit splits a surrogate pair (start: ${start}, end: ${end})`);
      last = end;
    }
    if (applyColumns(source, this.columns) !== this.apply(source)) throw new RangeError(`edits do not give the output (length: ${source.length})`);
  }

  #allPlaces(): EditPlaces {
    return (this.#places ??= new EditPlaces(this.columns));
  }

  #movingPlaces(): EditPlaces {
    if (this.#conversion === undefined) return this.#allPlaces();
    return (this.#moves ??= new EditPlaces(this.#conversion.moves()));
  }
}

function editAt({ starts, ends, inserted, insertedEnds, rules, ruleNames }: EditColumns, index: number): Edit {
  return {
    start: starts[index]!,
    end: ends[index]!,
    text: inserted.slice(index === 0 ? 0 : insertedEnds[index - 1]!, insertedEnds[index]!),
    rule: ruleNames[rules[index]!]!,
  };
}

function checkRange({ start, end }: Range, length: number, name: string): void {
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end >= start && end <= length)) throw new RangeError(`range must lie in the ${name} (start: ${start}, end: ${end}, length: ${length})`);
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}
