import { GuiyiError, checkText } from "../error.ts";
import { matchKey } from "../text/key.ts";
import { splitLines } from "./lines.ts";

/** What is remembered of a site: how many pages were seen, and on how many of them each line stood. */
export interface SiteJSON {
  readonly pages: number;
  readonly lines: readonly (readonly [line: string, pages: number])[];
}

export interface Site {
  /** Learns the lines of one page. Call it once for each page of the site. */
  readonly observe: (text: string) => void;
  /** No page can be learnt any more: the same page is then stripped alike, whatever comes later. */
  readonly freeze: () => Site;
  /** The share of pages on which a line stood, 0 while fewer than three pages are known. */
  readonly share: (line: string) => number;
  readonly toJSON: () => SiteJSON;
}

/** Lines that are remembered at most; the one that was not seen for the longest time is forgotten. */
const MOST_LINES = 50_000;
/** A longer line is not remembered. */
const LONGEST_LINE = 160;
/** Nothing is concluded from fewer pages. */
const FEWEST_PAGES = 3;

/**
 * Learns which lines repeat over the pages of one site, in bounded memory. What repeats is one more piece of evidence for
 * `stripBoilerplate(page, { site })`, never the only one for a sentence.
 *
 * const site = createSite(); for (const page of pages) site.observe(page);
 */
export function createSite(saved?: SiteJSON): Site {
  let pages = saved?.pages ?? 0;
  const counts = new Map<string, number>(saved?.lines ?? []);
  let frozen = false;
  const site: Site = {
    observe(text) {
      checkText(text, "site.observe");
      if (frozen) throw new GuiyiError("frozen-site", "this site is frozen: observe its pages before freeze()");
      pages++;
      const seen = new Set<string>();
      for (const { start, end } of splitLines(text)) {
        if (start === end || end - start > LONGEST_LINE) continue;
        const line = lineKey(text.slice(start, end));
        if (seen.has(line)) continue;
        seen.add(line);
        const count = counts.get(line) ?? 0;
        // Deleting first moves the line to the young end of the map.
        counts.delete(line);
        counts.set(line, count + 1);
      }
      for (const line of counts.keys()) {
        if (counts.size <= MOST_LINES) break;
        counts.delete(line);
      }
    },
    freeze() {
      frozen = true;
      return site;
    },
    share(line) {
      return pages < FEWEST_PAGES ? 0 : (counts.get(lineKey(line)) ?? 0) / pages;
    },
    toJSON() {
      return { pages, lines: [...counts] };
    },
  };
  return site;
}

/** Folded, blanks removed, digits masked: 阅读 284 and 阅读 581 are one line. */
function lineKey(line: string): string {
  return matchKey(line).replace(/\s+/gu, "").replace(/\d+/gu, "0");
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
