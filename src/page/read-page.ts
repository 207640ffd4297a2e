import { checkText } from "../error.ts";
import type { Finding, StageContext } from "../stage.ts";
import type { Range } from "../text/edits.ts";
import { beginsLikeArticle } from "./article-head.ts";
import { readArticles, type Article } from "./articles.ts";
import { dashFindings, findDashes } from "./dash.ts";
import { findClosingByline, isLead } from "./lead.ts";
import { familyBit } from "./labels.ts";
import { readMetadata, type MetaText, type PageMetadata } from "./metadata.ts";
import { MODE_LEVEL, type Page } from "./model.ts";
import { NumberShape } from "./numbers.ts";
import { checkPageOptions, type PageOptions } from "./options.ts";
import { readPosts, type Post } from "./posts.ts";
import { classifyWith, isPage, recall, removedSpans, type Removed } from "./strip.ts";

export interface PageReading {
  readonly articles: readonly Article[];
  /** Lines of a newspaper page that belong to no article: its name and date, the number and the name of the page. */
  readonly unplaced: readonly MetaText[];
  /** The posts of a thread; empty for an article. */
  readonly posts: readonly Post[];
  readonly metadata: PageMetadata;
  /** Source spans that stay; with `removed` they tile the text. */
  readonly kept: readonly Range[];
  /** Source spans that `stripBoilerplate` removes, with the reason, the rule, the score and what it rests on. */
  readonly removed: readonly Removed[];
  /** The kind of page that was found or told. */
  readonly profile: string;
  readonly warnings: readonly string[];
  /** What could stand in the text instead and was not changed: 一 where OCR read a dash. */
  readonly findings: readonly Finding[];
}

/**
 * The page in its parts: articles with headlines, bylines and paragraphs, or the posts of a thread, the metadata, and what is
 * boilerplate. Nothing of the text is lost: `kept` and `removed` tile it.
 *
 * readPage("首页 > 要闻 > 正文\n老街开园\n今天，老街公园开园。").metadata.title?.text === "老街开园"
 */
export function readPage(text: string, options?: PageOptions, context?: StageContext): PageReading {
  checkText(text, "readPage");
  const choice = checkPageOptions(options);
  const known = recall(text, context);
  const gated = known === undefined ? isPage(text, choice) : known.page !== undefined;
  // What is read out of the page is the text as it was given.
  const page: Page = { ...(known?.page ?? classifyWith(text, choice)), text };
  const level = gated ? MODE_LEVEL[choice.mode] : 0;
  const removed = removedSpans(page, level);
  const leads = page.blocks.filter(({ line }) => isLead(text, line) || findClosingByline(text, line) !== undefined).length;
  const newspaper = page.profile === "newspaper" || leads >= 2;
  const keptBlocks = page.blocks.filter((block) => block.level === 0 || block.level > level);
  const metadata = gated ? readMetadata(page) : readLabelled(page);
  const { articles, unplaced } = page.kind === "thread" && gated && !newspaper ? { articles: [], unplaced: [] } : readArticles(gated ? page : { ...page, title: -1 }, keptBlocks, newspaper || (!gated && leads === 1));
  return {
    articles,
    unplaced,
    posts: page.kind === "thread" && gated ? readPosts(page, level) : [],
    metadata,
    kept: tile(text, removed),
    removed,
    profile: newspaper ? "newspaper" : page.profile,
    warnings: page.warnings,
    findings: dashFindings(findDashes(text)).filter(({ start }) => !removed.some((span) => start >= span.start && start < span.end)),
  };
}

/** A text that is no page says nothing about itself, unless by one self-evident line, by the head of an article, or by a counter (199 回覆) and a time under its title. */
function readLabelled(page: Page): PageMetadata {
  const head = page.blocks.slice(0, 6).map(({ line }) => line);
  const isCounted = head.some(({ mask, numbers, other, value, marks }) => (mask & COUNTS) !== 0 && numbers > 0 && other + value + marks === 0);
  const isTimed = head.some(({ shape, other }) => (shape & DAY_AND_CLOCK) === DAY_AND_CLOCK && other === 0);
  return page.blocks.some(({ line }) => line.points > 0) || (isCounted && isTimed) || beginsLikeArticle(page) ? readMetadata(page) : {};
}

const COUNTS = familyBit("meta.counts");
const DAY_AND_CLOCK = NumberShape.DATE | NumberShape.TIME;

function tile(text: string, removed: readonly Removed[]): Range[] {
  const kept: Range[] = [];
  let at = 0;
  for (const { start, end } of removed) {
    if (start > at) kept.push({ start: at, end: start });
    at = end;
  }
  if (at < text.length) kept.push({ start: at, end: text.length });
  return kept;
}
