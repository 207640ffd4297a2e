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

/** Does the line end stand inside a word, rather than between two words that are whole (表现|实际)? */
export function isCut(text: string, end: number, start: number): boolean {
  const last = text.charCodeAt(end - 1);
  const first = text.charCodeAt(start);
  return isWithinWord(last, first) && !(isWithinWord(text.charCodeAt(end - 2), last) && isWithinWord(first, text.charCodeAt(start + 1)));
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
