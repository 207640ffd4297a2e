/**
 * What all line ends of a page say together: whether its lines were broken inside sentences, at which width, and how its
 * paragraphs begin. One line end alone says little: on forums the last mark is missing at the end of every tenth comment.
 */
import type { Range } from "../text/edits.ts";
import { CASUAL, isBroken, isCareless, isCasual, weighLineEnd } from "./broken.ts";
import type { Piece } from "./join.ts";
import { LONGEST_REPEATED, unitWidth, widthOf, type Layout } from "./columns.ts";
import { isForeign, Joint, jointOf } from "./joint.ts";
import { isFolio, isRow } from "./line-shape.ts";
import { isEndedAt } from "./marks.ts";
import { Parting, readParting } from "./parting.ts";

/** Lines that run on and end at one width are no accident. */
const EVEN = 1.5;

const NOWHERE: Layout = { margin: 0, ragged: 0, slack: 0, indents: false, isMixed: false, repeated: new Set(), parting: Parting.UNKNOWN, isBroken: false, isCareless: false };

/** Undefined when no line goes on in the next, whatever the page as a whole says. */
export function readLayout(text: string, pieces: readonly Piece[]): Layout | undefined {
  const indented = pieces.filter(({ indent }) => indent >= LEAST_INDENT).length;
  const start = { ...NOWHERE, indents: indented >= FEWEST_INDENTED && readIndents(text, pieces), isMixed: indented >= FEWEST_INDENTED && indented < pieces.length, repeated: readRepeated(text, pieces) };
  const said = weigh(text, pieces, start);
  const open = readOpen(text, pieces);
  if (said === undefined && open.length < FEWEST_LINES) return undefined;
  const edited = weighEdited(text, pieces);
  const plain = edited + (said ?? 0);
  for (const columns of readMargins(text, pieces, open, isBroken(plain))) {
    const layout = { ...start, ...columns };
    const weight = edited + (weigh(text, pieces, layout) ?? 0) + (columns.slack === 0 ? EVEN : 0);
    if (isBroken(weight)) return { ...layout, isBroken: true, parting: readParting(text, pieces, layout.margin, layout.ragged) };
  }
  return { ...start, isBroken: isBroken(plain), isCareless: isCareless(plain) };
}

/** The sum of what all line ends say that may be in the middle of a sentence; undefined when there is none. */
function weigh(text: string, pieces: readonly Piece[], layout: Layout): number | undefined {
  let weight = 0;
  let joints = 0;
  for (let i = 1; i < pieces.length; i++) {
    const a = pieces[i - 1]!;
    const b = pieces[i]!;
    const joint = jointOf(text, a, b, pieces[i + 1], layout);
    if (joint === Joint.NO) continue;
    joints++;
    // Commas and ends of sentences say nothing.
    if (joint === Joint.COMMA || !isUnended(text, a)) continue;
    const said = weighLineEnd(text.charCodeAt(a.end - 1), text.charCodeAt(b.start), joint >= Joint.YES);
    if (joint !== Joint.GUESS || said >= 2) weight += said;
  }
  if (joints === 0) return undefined;
  for (const piece of pieces) if (isCasual(text, piece)) weight += CASUAL;
  return weight;
}

function readRepeated(text: string, pieces: readonly Piece[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    if (piece.length > LONGEST_REPEATED || piece.length < SHORTEST_PROSE || !isUnended(text, piece) || piece.counts.marks + piece.counts.commas > 0) continue;
    const line = text.slice(piece.start, piece.end);
    if (seen.has(line) || (isHead(line) && [pieces[i - 1], pieces[i + 1]].some((beside) => beside !== undefined && isFolio(text, beside)))) repeated.add(line);
    else seen.add(line);
  }
  return repeated;
}

/** Beside the number of a page a short line, or one with an address, is its head. */
function isHead(line: string): boolean {
  return line.length <= LONGEST_HEAD || /https?:|www\./u.test(line);
}

const LONGEST_HEAD = 40;
const FEWEST_INDENTED = 3;

const LEAST_INDENT = 2;
/** Shorter lines say nothing of the layout. */
const SHORTEST_PROSE = 8;

/** Do paragraphs begin with blanks, and what goes on inside a sentence without? */
function readIndents(text: string, pieces: readonly Piece[]): boolean {
  const after = { end: { set: 0, plain: 0 }, middle: { set: 0, plain: 0 } };
  for (let i = 1; i < pieces.length; i++) {
    const { indent, counts, length } = pieces[i]!;
    if (length < SHORTEST_PROSE) continue;
    const above = pieces[i - 1]!.counts;
    const isMiddle = isUnended(text, pieces[i - 1]!);
    if (isMiddle ? above.stops > 0 || above.commas > 1 : counts.marks + counts.commas > 0) after[isMiddle ? "middle" : "end"][indent >= LEAST_INDENT ? "set" : "plain"]++;
  }
  return after.end.set >= FEWEST_INDENTED && after.end.set * 2 >= after.end.plain * 3 && after.middle.plain >= after.middle.set;
}

/** A text of this many paragraphs, most of them with such marks and nearly all with an end, was edited: a missing end is a break. */
const FEWEST_EDITED = 5;
const EDITED = 3.5;
const EDITED_LENGTH = 30;

function weighEdited(text: string, pieces: readonly Piece[]): number {
  if (pieces.length < FEWEST_EDITED) return 0;
  let prose = 0;
  let unended = 0;
  let formal = 0;
  for (const piece of pieces) {
    if (piece.length < EDITED_LENGTH || piece.counts.stops === 0) continue;
    prose++;
    if (isUnended(text, piece)) unended++;
    if (/[“「《、]/u.test(text.slice(piece.start, piece.end))) formal++;
  }
  return prose >= FEWEST_EDITED && formal * 2 >= prose && unended * 5 <= prose * 3 ? EDITED : 0;
}

function isUnended(text: string, { end }: Range): boolean {
  return !isEndedAt(text, end);
}

/** Narrowest column, in characters of full width. */
const NARROWEST = 16;
const FEWEST_LINES = 4;
/** Marks that may not begin a line pull it in or push it out by one or two characters. */
const RAGGED = 2;
/** Letters of different widths: what a line of a page with broken words may lack, as a share of the margin. */
const UNEVEN = 0.2;
/** So many of the open lines may be wider: a table, an address. */
const WIDER = 20;

type Columns = Pick<Layout, "margin" | "ragged" | "slack">;

/** A line that may have been broken, how wide it is, and what had no room behind it. */
interface Open {
  readonly piece: Piece;
  readonly width: number;
  readonly next: number;
}

function readOpen(text: string, pieces: readonly Piece[]): Open[] {
  const open: Open[] = [];
  for (let i = 0; i + 1 < pieces.length; i++) {
    const piece = pieces[i]!;
    if (piece.length < NARROWEST || !isUnended(text, piece) || isForeign(piece) || isRow(text, piece)) continue;
    const width = widthOf(text, piece);
    if (width >= NARROWEST) open.push({ piece, width, next: unitWidth(text, pieces[i + 1]!) });
  }
  return open;
}

/**
 * The widths at which the lines of a text may have been broken, the likeliest first: the commonest among lines without an end.
 * Few lines may be wider, and most open lines with marks inside must reach it; verse, lists and headings of one length have none.
 */
function readMargins(text: string, pieces: readonly Piece[], open: readonly Open[], broken: boolean): Columns[] {
  if (open.length < FEWEST_LINES) return [];
  const counts = new Map<number, number>();
  for (const { width } of open) counts.set(Math.round(width), (counts.get(Math.round(width)) ?? 0) + 1);
  const fits = (margin: number, ragged: number): boolean => {
    let full = 0;
    let short = 0;
    let running = 0;
    let wider = 0;
    for (const { piece, width, next } of open) {
      const marked = piece.counts.marks + piece.counts.commas > 0;
      if (width > margin + RAGGED) wider++;
      else if (width + next > margin - ragged) {
        full++;
        if (marked) running++;
      } else if (marked) short++;
    }
    for (const piece of pieces) if (!isUnended(text, piece) && !isForeign(piece) && widthOf(text, piece) > margin + RAGGED) wider++;
    return full >= FEWEST_LINES && running * 3 >= full && short * 3 <= full && wider * WIDER <= full + open.length;
  };
  let margin = 0;
  for (const [width, count] of counts) if (count > (counts.get(margin) ?? 0) || (count === counts.get(margin) && width > margin)) margin = width;
  const widest = open.map(({ width }) => width).sort((a, b) => a - b)[Math.floor(open.length * 0.95)]!;
  const out: Columns[] = [];
  if (fits(margin, RAGGED)) out.push({ margin, ragged: RAGGED, slack: 0 });
  if (broken && fits(widest, widest * UNEVEN)) out.push({ margin: widest, ragged: widest * UNEVEN, slack: (widest * UNEVEN) / 2 });
  return out;
}
