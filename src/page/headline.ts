/** A headline above the path of the page: what is cut out of some pages begins with it, and no line below says it again. */
import { CharClass, loadClasses } from "../text/classes.ts";
import { isTitleLike } from "./title-like.ts";
import { isLinkRow } from "./link-row.ts";
import { hasTime, textOf, type Page } from "./model.ts";

/** It stands at most so many lines above the path, with its time between them. */
const NEAR_PATH = 3;
/** So much of the text below tells what it is about. */
const LONGEST_BODY = 2000;
/** So many pairs of characters of a headline, and such a share of all, stand in its text again. */
const FEWEST_SHARED = 3;
const SHARED = 0.3;

/**
 * The headline above the path, or -1: it has the words of the text below, or is the only line that may be the title; and no line
 * below holds it or is held by it.
 */
export function headlineOver(page: Page, path: number, isOnly: boolean): number {
  const { blocks } = page;
  if (path < 1) return -1;
  for (let i = path - 1; i >= Math.max(0, path - NEAR_PATH); i--) {
    const block = blocks[i]!;
    if (block.line.hard !== undefined || block.sentence) return -1;
    if (block.chrome) {
      if (hasTime(block.line)) continue;
      return -1;
    }
    if (!isTitleLike(page, block)) continue;
    const isTitle = (isOnly && !isLinkRow(page, block)) || isAbout(pairsOf(textOf(page, block)), wordsBelow(page, path));
    return isTitle && !isSaidAgain(page, i, path) ? i : -1;
  }
  return -1;
}

/** The title once more below the path, or its shorter form. */
function isSaidAgain(page: Page, index: number, path: number): boolean {
  const text = textOf(page, page.blocks[index]!);
  return page.blocks.slice(path + 1).some((block) => {
    if (block.sentence) return false;
    const other = textOf(page, block);
    return other.length >= SHORTEST && (other.includes(text) || text.includes(other));
  });
}

const SHORTEST = 6;

/** Does nothing but labels stand above the line? */
export function isFirst({ blocks }: Page, index: number): boolean {
  return blocks.slice(0, index).every(({ chrome }) => chrome);
}

function isAbout(pairs: ReadonlySet<string>, words: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const pair of pairs) if (words.has(pair)) shared++;
  return shared >= FEWEST_SHARED && shared >= pairs.size * SHARED;
}

function wordsBelow({ key, blocks }: Page, path: number): ReadonlySet<string> {
  const start = blocks[path]!.line.end;
  const words = new Set<string>();
  for (const { line, sentence } of blocks.slice(path + 1)) {
    if (line.start - start > LONGEST_BODY) break;
    if (sentence) addPairs(key, line.start, Math.min(line.end, line.start + LONGEST_BODY), words);
  }
  return words;
}

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  addPairs(text, 0, text.length, pairs);
  return pairs;
}

/** Two Han characters side by side. */
function addPairs(text: string, from: number, end: number, pairs: Set<string>): void {
  const classes = loadClasses();
  for (let i = from; i + 1 < end; i++) if ((classes[text.charCodeAt(i)]! & classes[text.charCodeAt(i + 1)]! & CharClass.HAN) !== 0) pairs.add(text.slice(i, i + 2));
}
