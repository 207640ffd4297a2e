/** How the paragraphs of a page are told apart where its lines are broken: by blank lines, or by blanks in front of them. */
import type { Range } from "../text/edits.ts";
import { reachesMargin } from "./columns.ts";
import type { Piece } from "./join.ts";
import { isEndedAt } from "./marks.ts";

/** UNKNOWN: a paragraph may begin wherever a sentence ends. */
export const Parting = { UNKNOWN: 0, BLANK: 1, INDENT: 2 } as const;
export type Parting = (typeof Parting)[keyof typeof Parting];

/** So many paragraphs must end short of the margin, and so many lines break at it. */
const FEWEST_ENDS = 3;
const FEWEST_BREAKS = 4;
/** One in so many may stand otherwise. */
const EXCEPTIONS = 8;
const LEAST_INDENT = 2;

/** What stands between the lines of one kind. */
interface Count {
  all: number;
  blank: number;
  indented: number;
}

/**
 * Lines that end a sentence short of the margin end a paragraph; lines that break off at it are inside one. When what stands behind the
 * former never stands behind the latter, it parts the paragraphs.
 */
export function readParting(text: string, pieces: readonly Piece[], margin: number, ragged: number): Parting {
  const ends: Count = { all: 0, blank: 0, indented: 0 };
  const breaks: Count = { all: 0, blank: 0, indented: 0 };
  for (let i = 1; i < pieces.length; i++) {
    const above = pieces[i - 1]!;
    const below = pieces[i]!;
    const isFull = reachesMargin(text, above, below, margin, ragged);
    if (isFull === isEndedAt(text, above.end) || (!isFull && above.counts.marks === 0)) continue;
    const count = isFull ? breaks : ends;
    count.all++;
    if (isBlankBetween(text, above, below)) count.blank++;
    if (below.indent >= LEAST_INDENT) count.indented++;
  }
  if (ends.all < FEWEST_ENDS || breaks.all < FEWEST_BREAKS) return Parting.UNKNOWN;
  const parts = (kind: "blank" | "indented"): boolean => (ends.all - ends[kind]) * EXCEPTIONS <= ends.all && breaks[kind] * EXCEPTIONS <= breaks.all;
  return parts("blank") ? Parting.BLANK : parts("indented") ? Parting.INDENT : Parting.UNKNOWN;
}

/** Does the page part its paragraphs, and not between these two lines? */
export function isWithinParagraph(text: string, above: Piece, below: Piece, parting: Parting): boolean {
  return parting === Parting.BLANK ? !isBlankBetween(text, above, below) : parting === Parting.INDENT && below.indent < LEAST_INDENT;
}

function isBlankBetween(text: string, above: Range, below: Range): boolean {
  const newline = text.indexOf("\n", above.end);
  return text.lastIndexOf("\n", below.start) > newline;
}
