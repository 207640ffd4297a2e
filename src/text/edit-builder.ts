import { ColumnBuilder } from "./columns.ts";
import { EditSet } from "./edits.ts";

/**
 * Writes an EditSet from left to right. Refuses edits that overlap or go backwards (RangeError with the numbers);
 * an edit that would change nothing is dropped.
 */
export class EditBuilder {
  readonly #text: string;
  readonly #columns: ColumnBuilder;

  constructor(text: string) {
    this.#text = text;
    this.#columns = new ColumnBuilder(text.length);
  }

  /** Number of edits so far. */
  get size(): number {
    return this.#columns.size;
  }

  /** End of the last edit: the next one may not begin before it. */
  get position(): number {
    return this.#columns.position;
  }

  /** Puts `text` in the place of source[start, end). */
  replace(start: number, end: number, text: string, rule: string): void {
    if (end - start === text.length && this.#text.startsWith(text, start)) return;
    this.#columns.add(start, end, text, rule);
  }

  delete(start: number, end: number, rule: string): void {
    this.#columns.add(start, end, "", rule);
  }

  insert(position: number, text: string, rule: string): void {
    this.#columns.add(position, position, text, rule);
  }

  finish(): EditSet {
    return EditSet.fromColumns(this.#text.length, this.#columns.finish());
  }
}
