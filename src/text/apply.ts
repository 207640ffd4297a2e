import type { EditColumns } from "./columns.ts";
import { CHUNK, loadScratch } from "./ports.ts";

/** Fewer edits than this in a chunk, and slices are faster. */
const MANY = 16;

/**
 * The output of edits on their source.
 *
 * Where many edits stand close together, as when a page becomes simplified, a chunk of the source goes through an array and the
 * edits are written over it: two slices for each edit would cost ten times as much. So far as no more is written than was taken
 * away, the output never overtakes what is still to be read.
 *
 *     units   北 京 （ b ě i j ī n g ） 很 大        →  北 京 很 大 …
 *                 ^ write               ^ read
 */
export function applyColumns(source: string, columns: EditColumns): string {
  const { starts, ends, inserted, insertedEnds } = columns;
  const size = starts.length;
  const pieces: string[] = [];
  let kept = 0;
  let from = 0;
  for (let i = 0; i < size; ) {
    const start = starts[i]!;
    let next = i;
    for (let room = 0, last = from; next < size && ends[next]! - start <= CHUNK; last = insertedEnds[next++]!) {
      room += ends[next]! - starts[next]! - (insertedEnds[next]! - last);
      if (room < 0) break;
    }
    if (next - i >= MANY) {
      if (start > kept) pieces.push(source.slice(kept, start));
      pieces.push(applyDense(source, columns, i, next, from));
      i = next;
      kept = ends[next - 1]!;
      from = insertedEnds[next - 1]!;
      continue;
    }
    for (next = Math.max(next, i + 1); i < next; i++) {
      if (starts[i]! > kept) pieces.push(source.slice(kept, starts[i]!));
      if (insertedEnds[i]! > from) pieces.push(inserted.slice(from, insertedEnds[i]!));
      kept = ends[i]!;
      from = insertedEnds[i]!;
    }
  }
  if (kept < source.length) pieces.push(source.slice(kept));
  return pieces.join("");
}

/** The output of edits[first, stop), from the start of the first to the end of the last. Their text begins at inserted[from]. */
function applyDense(source: string, { starts, ends, inserted, insertedEnds }: EditColumns, first: number, stop: number, from: number): string {
  const start = starts[first]!;
  const { units, port } = loadScratch();
  port.fill(source, start, ends[stop - 1]!);
  let read = 0;
  let write = 0;
  for (let i = first; i < stop; i++) {
    const at = starts[i]! - start;
    if (write === read) write = at;
    else while (read < at) units[write++] = units[read++]!;
    while (from < insertedEnds[i]!) units[write++] = inserted.charCodeAt(from++);
    read = ends[i]! - start;
  }
  return port.drain(0, write);
}
