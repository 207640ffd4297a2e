import type { Note } from "./note.ts";
import { CONTEXT, type Judge } from "./shift-judge.ts";
import type { Token } from "./shift-search.ts";

export interface Place {
  readonly start: number;
  /** The broken reading; undefined where the bytes were cut. */
  readonly note: Note | undefined;
}

/** What the runs of a page are read with. */
export interface Scene extends Judge {
  readonly notes: readonly Note[];
  /** Does the model know which characters go together? */
  readonly ranked: boolean;
  /** Pair → reading as written, of every character the page marks. */
  readonly literal: ReadonlyMap<number, string>;
}

/** text[start, end) read back. */
export interface RunRepair {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A run longer than this was not met; the search stays bounded on text made to be hostile. */
const LONGEST_RUN = 80;

/** Up to CONTEXT characters in front of `offset`, without readings, as repaired so far. */
export function visibleBefore(offset: number, last: RunRepair | undefined, { text, notes }: Scene): string {
  let out = "";
  let note = firstNoteFrom(notes, offset) - 1;
  for (let i = offset; i > 0 && out.length < CONTEXT; ) {
    if (last !== undefined && i === last.end) {
      out = last.text + out;
      i = last.start;
    } else if (note >= 0 && notes[note]!.end === i && notes[note]!.kind !== "broken") i = notes[note--]!.start;
    else out = text[--i]! + out;
  }
  return out.slice(-CONTEXT);
}

/** Tokens from `from` on, readings taken to the character before them. */
export function readTokens(from: number, { text, notes }: Scene): Token[] {
  const out: Token[] = [];
  let note = firstNoteFrom(notes, from);
  for (let i = from; i < text.length && out.length < LONGEST_RUN; ) {
    const at = notes[note];
    if (at?.kind === "broken" && at.start === i) {
      out.push({ unit: 0x3f, start: i, end: at.end, reading: at.reading, broken: true });
      note++;
    } else if (at !== undefined && at.kind !== "broken" && at.host === i) {
      out.push({ unit: text.charCodeAt(i), start: i, end: at.end, reading: at.reading, broken: false });
      note++;
    } else out.push({ unit: text.charCodeAt(i), start: i, end: i + 1, reading: undefined, broken: false });
    i = out[out.length - 1]!.end;
  }
  return out;
}

/** Index of the first note whose character or "?" stands at or behind `offset`. */
export function firstNoteFrom(notes: readonly Note[], offset: number): number {
  let low = 0;
  let high = notes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (notes[middle]!.host < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
