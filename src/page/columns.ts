/** The columns of a page: how wide its lines are, and where they begin. */
import { CharClass, loadClasses } from "../text/classes.ts";
import type { Range } from "../text/edits.ts";
import { foldUnit } from "../text/key.ts";
import { isBlank } from "./lines.ts";
import { isCloser } from "./marks.ts";
import type { Parting } from "./parting.ts";

/** What all line ends of a page say together. */
export interface Layout {
  /** Width at which lines were broken, in characters of full width, 0 if at none. */
  readonly margin: number;
  /** How much narrower a full line may be, when the next character would have had room. */
  readonly ragged: number;
  /** The same for a line that may be a headline. */
  readonly slack: number;
  /** Paragraphs begin with blanks, the lines below do not. */
  readonly indents: boolean;
  /** Some lines begin with blanks and some do not: those that do begin a paragraph. */
  readonly isMixed: boolean;
  /** Lines without marks that stand on the page more than once, or beside the number of a page: running heads. */
  readonly repeated: ReadonlySet<string>;
  /** How paragraphs are told apart where lines were broken at the margin. */
  readonly parting: Parting;
  /** Lines were broken inside sentences. */
  readonly isBroken: boolean;
  /** Writers leave out the last mark. */
  readonly isCareless: boolean;
}

/** A running head is no longer than this. */
export const LONGEST_REPEATED = 100;

/** Blanks in front of a line, in columns: an ideographic space is two wide. */
export function indentOf(text: string, { start }: Range): number {
  let columns = 0;
  for (let i = start - 1; i >= 0 && text.charCodeAt(i) !== 0x0a && isBlank(text.charCodeAt(i)); i--) columns += text.charCodeAt(i) === 0x3000 ? 2 : text.charCodeAt(i) === 9 ? 4 : 1;
  return columns;
}

/** Would the next line's first character, or its first word, have had no room at the end of this line? */
export function reachesMargin(text: string, line: Range, next: Range, margin: number, ragged: number): boolean {
  return margin > 0 && widthOf(text, line) + unitWidth(text, next) > margin - ragged;
}

/** The width of a line with the blanks in front of it. Latin letters and digits are half as wide as the others. */
export function widthOf(text: string, { start, end }: Range): number {
  let from = start;
  while (from > 0 && text.charCodeAt(from - 1) !== 0x0a && isBlank(text.charCodeAt(from - 1))) from--;
  return measure(text, from, end);
}

function measure(text: string, from: number, to: number): number {
  let narrow = 0;
  for (let i = from; i < to; i++) if (isNarrow(text.charCodeAt(i))) narrow++;
  return to - from - narrow / 2;
}

/** General punctuation (“”…—) is as wide as a Chinese character in Chinese type. */
function isNarrow(unit: number): boolean {
  return unit < 0x2e80 && (unit < 0x2010 || unit > 0x2027);
}

const LONGEST_UNIT = 24;

/** The first character of a line, or its first word or number, with the marks behind it: what a line break does not cut. */
export function unitWidth(text: string, { start, end }: Range): number {
  const { LATIN, DIGIT } = CharClass;
  const classes = loadClasses();
  let to = start;
  while (to < end && to < start + LONGEST_UNIT && ((classes[text.charCodeAt(to)]! & (LATIN | DIGIT)) !== 0 || (to > start && /[.,%-]/u.test(text[to]!)))) to++;
  to = Math.max(to, start + 1);
  while (to < end && to < start + LONGEST_UNIT && isCloser(foldUnit(text.charCodeAt(to)))) to++;
  // The blank in front of a word has no room either.
  return measure(text, start, to) + ((classes[text.charCodeAt(start)]! & LATIN) !== 0 ? 0.5 : 0);
}
