import { FEW, type Column, type EditColumns, type Range } from "./columns.ts";

/** Where the positions of a source lie in the output of some edits, and the other way round. */
export class EditPlaces {
  readonly #columns: EditColumns;
  #outputStarts: Column | undefined;

  constructor(columns: EditColumns) {
    this.#columns = columns;
  }

  /** outputStarts[i]: where edit i's text begins in the output. Made at the first need. */
  get outputStarts(): Column {
    if (this.#outputStarts !== undefined) return this.#outputStarts;
    const { starts, ends, insertedEnds } = this.#columns;
    const size = starts.length;
    const out: Uint32Array | number[] = size > FEW ? new Uint32Array(size) : [];
    let shift = 0;
    let from = 0;
    for (let i = 0; i < size; i++) {
      out[i] = starts[i]! + shift;
      shift += insertedEnds[i]! - from - (ends[i]! - starts[i]!);
      from = insertedEnds[i]!;
    }
    return (this.#outputStarts = out);
  }

  /** See EditSet.toSource. */
  toSource({ start, end }: Range): Range {
    const first = this.#sourceOf(start, start < end ? "start" : "end");
    return { start: first, end: start === end ? first : this.#sourceOf(end, "end") };
  }

  /** See EditSet.toOutput. */
  toOutput({ start, end }: Range): Range {
    const first = this.#outputOf(start, start < end ? "start" : "end");
    return { start: first, end: start === end ? first : Math.max(first, this.#outputOf(end, "end")) };
  }

  #insertedLength(index: number): number {
    const { insertedEnds } = this.#columns;
    return insertedEnds[index]! - (index === 0 ? 0 : insertedEnds[index - 1]!);
  }

  #sourceOf(position: number, side: "start" | "end"): number {
    const { outputStarts } = this;
    const { starts, ends } = this.#columns;
    // The last edit whose text begins at or before the position ("start": the character after it; "end": strictly before, the character in front of it).
    const index = upperBound(outputStarts, side === "start" ? position : position - 1) - 1;
    if (index < 0) return position;
    const outputEnd = outputStarts[index]! + this.#insertedLength(index);
    const behind = position - outputEnd + ends[index]!;
    /*  output  北京|很大      a span that starts at the caret starts with 很, behind the deletion;
     *              ^          one that ends there ends with 京, before it                          */
    if (side === "start") return position < outputEnd ? starts[index]! : behind;
    return position <= outputEnd && this.#insertedLength(index) > 0 ? ends[index]! : behind;
  }

  #outputOf(position: number, side: "start" | "end"): number {
    const { outputStarts } = this;
    const { starts, ends } = this.#columns;
    const size = starts.length;
    if (side === "start") {
      // The first edit that ends behind the position.
      const index = upperBound(ends, position);
      if (index < size && starts[index]! <= position) return outputStarts[index]!;
      return this.#shifted(position, index);
    }
    // The first edit that ends at or behind the position.
    const index = upperBound(ends, position - 1);
    if (index < size && starts[index]! < position) return outputStarts[index]! + this.#insertedLength(index);
    return this.#shifted(position, index);
  }

  /** The output position of a kept source position, with `index` the first edit behind it. */
  #shifted(position: number, index: number): number {
    const { outputStarts } = this;
    const { starts, ends } = this.#columns;
    if (index < starts.length) return outputStarts[index]! - (starts[index]! - position);
    const last = starts.length - 1;
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
