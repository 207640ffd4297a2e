/**
 * What a page says of its own line ends. A missing full stop is no evidence: on forums it is missing at the end of every tenth
 * comment. Two things are: a line end inside a word (企|业, 8|5), and lines that all end at one margin.
 */
import { seldomBegin, seldomEnd, wordPairs } from "../generated/page-words.ts";
import { CharClass, loadClasses } from "../text/classes.ts";
import type { Range } from "../text/edits.ts";
import { foldUnit } from "../text/key.ts";

const { HAN, DIGIT } = CharClass;

interface Words {
  /** Two characters that are neighbours inside words: first * 0x10000 + second. */
  readonly pairs: ReadonlySet<number>;
  /** How seldom a character ends a word, 0 to 2, and how seldom it begins one. */
  readonly ends: Uint8Array;
  readonly begins: Uint8Array;
}

let words: Words | undefined;

function loadWords(): Words {
  if (words !== undefined) return words;
  const pairs = new Set<number>();
  for (const row of wordPairs.split(" ")) for (let i = 1; i < row.length; i++) pairs.add(row.charCodeAt(0) * 0x10000 + row.charCodeAt(i));
  return (words = { pairs, ends: readLevels(seldomEnd), begins: readLevels(seldomBegin) });
}

function readLevels(lists: readonly string[]): Uint8Array {
  const levels = new Uint8Array(0x10000);
  for (const list of lists) for (let i = 0; i < list.length; i++) levels[list.charCodeAt(i)]!++;
  return levels;
}

/** Does a word or a number run over this line end? In either script. */
export function isWithinWord(last: number, first: number): boolean {
  const classes = loadClasses();
  if ((classes[last]! & classes[first]! & DIGIT) !== 0) return true;
  return (classes[last]! & classes[first]! & HAN) !== 0 && loadWords().pairs.has(foldUnit(last) * 0x10000 + foldUnit(first));
}

/**
 * Logarithms of how much likelier a line end is where lines break anywhere than where writers leave out the last mark, counted on
 * newspaper text cut at random and on 35,000 comments of shops and hotels. Inside a word, before a closing mark or behind a word
 * that needs another: 25 % of cuts, 0.3 % of comments.
 */
const CUT = 4;
const SELDOM = 1;
const NOTHING = -0.4;
/** A page is broken from here on. One line end that shows nothing is not enough to be so, nor is it enough not to be. */
const BROKEN = 1.5;
/** So many line ends without a mark and so few cuts: its writers leave out marks. */
const CARELESS = -2;

/** What one line end without a mark says; `isCut`: the marks and words around it say that the sentence goes on. */
export function weighLineEnd(last: number, first: number, isCut: boolean): number {
  if (isCut || isWithinWord(last, first)) return CUT;
  const { ends, begins } = loadWords();
  const seldom = ends[foldUnit(last)]! + begins[foldUnit(first)]!;
  return seldom === 0 ? NOTHING : seldom * SELDOM;
}

/** ！！ 。。 ,, ~: nobody edited this line, and its end may lack a mark too. */
export function isCasual(text: string, line: Range): boolean {
  return /[!！?？。,，、]{2}|[~～^`]|\.{3}/u.test(text.slice(line.start, line.end));
}

/** What one such line takes from the weight of a page. */
export const CASUAL = -0.5;

/** Are the lines of a page of this weight broken inside sentences, so that a line without an end belongs to the next? */
export function isBroken(weight: number): boolean {
  return weight >= BROKEN;
}

export function isCareless(weight: number): boolean {
  return weight <= CARELESS;
}

/** Narrowest column, in characters of full width. */
const NARROWEST = 16;
const FEWEST_LINES = 4;
/** Marks that may not begin a line pull it in or push it out. */
const RAGGED = 3;

/**
 * The width at which the lines of a text were broken, in characters of full width, or 0: the commonest among lines without an end.
 * No line may be longer, and most lines without an end must reach it.
 */
export function readMargin<Line extends Range>(text: string, lines: readonly Line[], isUnended: (line: Line) => boolean, hasMarks: (line: Line) => boolean): number {
  const open = lines.filter(isUnended);
  if (open.length < FEWEST_LINES) return 0;
  const counts = new Map<number, number>();
  let unended = 0;
  let running = 0;
  let longest = 0;
  for (const line of lines) longest = Math.max(longest, widthOf(text, line.start, line.end));
  for (const line of open) {
    const width = widthOf(text, line.start, line.end);
    if (width < NARROWEST) continue;
    unended++;
    if (hasMarks(line)) running++;
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  // Verse, lists and headings of one length have no marks inside.
  if (unended < FEWEST_LINES || running * 3 < unended) return 0;
  let margin = 0;
  for (const [width, count] of counts) if (count > (counts.get(margin) ?? 0) || (count === counts.get(margin) && width > margin)) margin = width;
  let full = 0;
  for (const [width, count] of counts) if (width >= margin - RAGGED) full += count;
  return longest <= margin + RAGGED && full >= FEWEST_LINES && full * 4 >= unended * 3 ? margin : 0;
}

/** Does this line reach the margin? */
export function reachesMargin(text: string, line: Range, margin: number): boolean {
  return margin > 0 && widthOf(text, line.start, line.end) >= margin - RAGGED;
}

/** Latin letters and digits are half as wide as the others. */
function widthOf(text: string, start: number, end: number): number {
  let narrow = 0;
  for (let i = start; i < end; i++) if (text.charCodeAt(i) < 0x2e80) narrow++;
  return end - start - (narrow >> 1);
}
