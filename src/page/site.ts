import { GuiyiError, checkText } from "../error.ts";
import { matchKey } from "../text/key.ts";
import { splitLines } from "./lines.ts";

/** What is remembered of a site: how many pages were seen, and of each line what is known. */
export interface SiteJSON {
  readonly pages: number;
  readonly lines: readonly SiteLine[];
}

/** A line, on how many pages it stood, how many lines above the end, and how many more pages had it there than elsewhere. */
export type SiteLine = readonly [line: string, pages: number, fromEnd?: number, votes?: number];

export interface Site {
  /** Learns the lines of one page. Call it once for each page of the site; a page that was just seen counts once. */
  readonly observe: (text: string) => void;
  /** No page can be learnt any more: the same page is then stripped alike, whatever comes later. */
  readonly freeze: () => Site;
  /** The share of pages on which a line stood, its digits aside; 0 while fewer than three pages are known. */
  readonly share: (line: string) => number;
  /** The share of pages on which a line stood with these digits. */
  readonly exactShare: (line: string) => number;
  /** How many lines above the end the line stood on most pages that had it, itself counted; 0 when there is no such place. */
  readonly fromEnd: (line: string) => number;
  readonly toJSON: () => SiteJSON;
}

/** Lines that are remembered at most; the one that was not seen for the longest time is forgotten. */
const MOST_LINES = 50_000;
/** A longer line is not remembered. */
const LONGEST_LINE = 160;
/** Nothing is concluded from fewer pages. */
const FEWEST_PAGES = 3;
/** Pages that are known again. */
const MOST_PAGES_KNOWN = 10_000;

interface Counted {
  pages: number;
  /** The place that won the vote of Boyer and Moore so far, and its lead. */
  fromEnd: number;
  votes: number;
}

/**
 * Learns which lines repeat over the pages of one site, and where, in bounded memory. What repeats is one more piece of evidence
 * for `stripBoilerplate(page, { site })`, never the only one for a sentence.
 *
 * const site = createSite(); for (const page of pages) site.observe(page);
 */
export function createSite(saved?: SiteJSON): Site {
  let pages = saved?.pages ?? 0;
  const lines = new Map<string, Counted>((saved?.lines ?? []).map(([line, count, fromEnd = 0, votes = 0]) => [line, { pages: count, fromEnd, votes }]));
  const known = new Set<string>();
  let frozen = false;
  const shareOf = (key: string): number => (pages < FEWEST_PAGES ? 0 : (lines.get(key)?.pages ?? 0) / pages);
  const site: Site = {
    observe(text) {
      checkText(text, "site.observe");
      if (frozen) throw new GuiyiError("frozen-site", "this site is frozen: observe its pages before freeze()");
      const places = readPlaces(text);
      const fingerprint = fingerprintOf(places);
      if (known.has(fingerprint)) return;
      known.add(fingerprint);
      forget(known, MOST_PAGES_KNOWN);
      pages++;
      for (const [key, fromEnd] of places) {
        const counted = lines.get(key) ?? { pages: 0, fromEnd, votes: 0 };
        counted.pages++;
        if (counted.votes === 0) counted.fromEnd = fromEnd;
        counted.votes += counted.fromEnd === fromEnd ? 1 : -1;
        // Deleting first moves the line to the young end of the map.
        lines.delete(key);
        lines.set(key, counted);
      }
      forget(lines, MOST_LINES);
    },
    freeze() {
      frozen = true;
      return site;
    },
    share(line) {
      return shareOf(lineKey(line));
    },
    exactShare(line) {
      return shareOf(exactKey(line) ?? lineKey(line));
    },
    fromEnd(line) {
      const counted = lines.get(lineKey(line));
      return pages >= FEWEST_PAGES && counted !== undefined && counted.votes * 2 >= counted.pages ? counted.fromEnd : 0;
    },
    toJSON() {
      return { pages, lines: [...lines].map(([line, { pages: count, fromEnd, votes }]) => [line, count, fromEnd, votes] as const) };
    },
  };
  return site;
}

/** The lines of a page, each once, by its last place above the end. */
function readPlaces(text: string): ReadonlyMap<string, number> {
  const bounds = splitLines(text).filter(({ start, end }) => end > start);
  const places = new Map<string, number>();
  bounds.forEach(({ start, end }, i) => {
    if (end - start > LONGEST_LINE) return;
    const line = text.slice(start, end);
    places.set(lineKey(line), bounds.length - i);
    const exact = exactKey(line);
    if (exact !== undefined) places.set(exact, bounds.length - i);
  });
  return places;
}

/** Drops the oldest entries. */
function forget(entries: Map<string, unknown> | Set<string>, most: number): void {
  for (const key of entries.keys()) {
    if (entries.size <= most) break;
    entries.delete(key);
  }
}

/** Two pages with the same lines are one page that was fetched twice. Two sums of 32 bits. */
function fingerprintOf(places: ReadonlyMap<string, number>): string {
  let a = 0x811c9dc5;
  let b = places.size;
  for (const key of places.keys()) {
    for (let i = 0; i < key.length; i++) {
      a = Math.imul(a ^ key.charCodeAt(i), 0x01000193);
      b = Math.imul(b + key.charCodeAt(i), 0x5bd1e995) ^ (b >>> 15);
    }
    a = Math.imul(a ^ 10, 0x01000193);
  }
  return `${a >>> 0}.${b >>> 0}`;
}

/** Folded, blanks removed, digits masked: 阅读 284 and 阅读 581 are one line. */
function lineKey(line: string): string {
  return matchKey(line).replace(/\s+/gu, "").replace(/\d+/gu, "0");
}

/** The same with its digits, when it has others than 0: told from the masked ones by the mark in front. */
function exactKey(line: string): string | undefined {
  const key = matchKey(line).replace(/\s+/gu, "");
  return /\d/u.test(key) ? `=${key}` : undefined;
}

/** Lines that stand on so great a share of the pages are the site's; so many of them make a page without any label. */
const MOST_PAGES = 0.5;
const FEWEST_REPEATED = 3;

/** Does the text show so many lines of the site that it is one of its pages, whatever they say? */
export function showsSite(text: string, site: Site): boolean {
  let repeated = 0;
  for (const { start, end } of splitLines(text)) {
    if (start === end || end - start > LONGEST_LINE || site.share(text.slice(start, end)) < MOST_PAGES) continue;
    if (++repeated >= FEWEST_REPEATED) return true;
  }
  return false;
}
