import type { Range } from "../text/edits.ts";
import { joinPieces, readPiece, type Paragraph, type Piece } from "./join.ts";
import { isByline, isLead, readNames } from "./lead.ts";
import type { MetaText } from "./metadata.ts";
import { type Block, type Page } from "./model.ts";

export interface ArticleParagraph {
  readonly text: string;
  /** The source spans it is made of: one for each line. */
  readonly ranges: readonly Range[];
  /** The sentence does not end: its rest is not on the page. */
  readonly truncated?: boolean;
}

export interface Byline {
  readonly raw: string;
  readonly names: readonly string[];
  /** How it is written: `□`, `lead` (本报讯（记者 …）), `line` (记者 …). */
  readonly form: "□" | "lead" | "line";
  readonly start: number;
  readonly end: number;
}

export interface Article {
  /** The headline lines in their order; kicker and headline cannot be told apart without their type size. */
  readonly titleLines: readonly MetaText[];
  readonly byline?: Byline;
  readonly paragraphs: readonly ArticleParagraph[];
}

/** A headline line is no longer than this. */
const LONGEST_TITLE = 60;
const MOST_TITLE_LINES = 3;

/** The articles of what is kept. A newspaper page is cut where headlines stand before a lead or a byline; any other page is one article. */
export function readArticles(page: Page, kept: readonly Block[], newspaper: boolean): Article[] {
  if (kept.length === 0) return [];
  if (!newspaper) {
    const title = page.title >= 0 ? page.blocks[page.title] : undefined;
    const body = kept.filter((block) => block !== title);
    const paragraphs = toParagraphs(page, body);
    return [{ titleLines: title === undefined || !kept.includes(title) ? [] : [span(page, title.line)], paragraphs: paragraphs.map((paragraph) => print(page, paragraph)) }];
  }
  const paragraphs = toParagraphs(page, kept);
  const starts: { title: number; lead: number }[] = [];
  paragraphs.forEach((paragraph, i) => {
    if (!leads(page, paragraph)) return;
    let title = i;
    while (title > 0 && i - title < MOST_TITLE_LINES && isHeadline(page, paragraphs[title - 1]!) && !starts.some(({ lead }) => lead === title - 1)) title--;
    if (title < i || starts.length === 0) starts.push({ title, lead: i });
  });
  if (starts.length === 0 || starts[0]!.title > 0) starts.unshift({ title: 0, lead: firstBody(page, paragraphs, starts[0]?.title ?? paragraphs.length) });
  return starts.map(({ title, lead }, k) => {
    const end = starts[k + 1]?.title ?? paragraphs.length;
    const body = paragraphs.slice(lead, end);
    const byline = body.length === 0 ? undefined : readByline(page, body[0]!);
    // A byline of its own is no paragraph.
    if (byline?.form === "□") body.shift();
    return {
      titleLines: paragraphs.slice(title, lead).map(({ ranges }) => span(page, { start: ranges[0]!.start, end: ranges.at(-1)!.end })),
      ...(byline === undefined ? {} : { byline }),
      paragraphs: body.map((paragraph) => print(page, paragraph)),
    };
  });
}

function firstBody(page: Page, paragraphs: readonly Paragraph[], limit: number): number {
  let i = 0;
  while (i < Math.min(limit, MOST_TITLE_LINES) && isHeadline(page, paragraphs[i]!)) i++;
  return i;
}

/** Lines of the blocks, joined; two lines that were not neighbours on the page are never joined over removed text. */
function toParagraphs(page: Page, blocks: readonly Block[]): Paragraph[] {
  const pieces: Piece[] = blocks.map(({ line }) => readPiece(page.text, line.start, line.end));
  return joinPieces(page.text, pieces);
}

function leads(page: Page, paragraph: Paragraph): boolean {
  return isLead(page.text, paragraph.ranges[0]!);
}

function isHeadline(page: Page, paragraph: Paragraph): boolean {
  if (paragraph.ranges.length > 1 || paragraph.length > LONGEST_TITLE || paragraph.stops > 0 || leads(page, paragraph)) return false;
  const { start, end } = paragraph.ranges[0]!;
  return !/[。；：:，,]$/u.test(page.text.slice(start, end));
}

function print(page: Page, { ranges }: Paragraph): ArticleParagraph {
  const text = ranges.map(({ start, end }) => page.text.slice(start, end)).join("");
  return /[。！？!?…”」』》）)：:；;—.]$/u.test(text) || text.length < 40 ? { text, ranges } : { text, ranges, truncated: true };
}

function span(page: Page, { start, end }: Range): MetaText {
  return { text: page.text.slice(start, end), start, end };
}

/** □ 甲 乙, 本报讯（记者 甲 通讯员 乙）, 记者 甲. */
function readByline(page: Page, paragraph: Paragraph): Byline | undefined {
  const { start, end } = paragraph.ranges[0]!;
  const head = page.text.slice(start, Math.min(end, start + 80));
  if (isByline(page.text, { start, end })) return { raw: page.text.slice(start, end), names: readNames(page.text.slice(start + 1, end)), form: "□", start, end };
  const lead = /^.{2,12}?[（(]([^）)]{2,40})[）)]/u.exec(head);
  if (lead !== null) return { raw: lead[0], names: readNames(lead[1]!), form: "lead", start, end: start + lead[0].length };
  return undefined;
}
