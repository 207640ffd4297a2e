import type { Range } from "../text/edits.ts";
import { foldScript } from "../text/key.ts";
import { joinPieces, readPiece, type Paragraph, type Piece } from "./join.ts";
import { BOXES, endsWithSource, findClosingByline, isByline, isLead, isSection, readNames } from "./lead.ts";
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
  /** How it is written: `□` (behind a box), `lead` (本报讯（记者 …）), `line` (记者 … on a line of its own), `end` (（沈岚） behind the last full stop). */
  readonly form: "□" | "lead" | "line" | "end";
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

/** What a page is made of, when it is cut into articles. */
export interface Division {
  readonly articles: readonly Article[];
  /** Lines of a newspaper page that belong to no article: its name and date, the number and the name of the page. */
  readonly unplaced: readonly MetaText[];
}

/** The articles of what is kept. A newspaper page is cut where headlines stand before a lead or a byline, or behind a name in brackets; any other page is one article. */
export function readArticles(page: Page, kept: readonly Block[], newspaper: boolean): Division {
  if (kept.length === 0) return { articles: [], unplaced: [] };
  if (!newspaper) {
    const title = page.title >= 0 ? page.blocks[page.title] : undefined;
    const body = kept.filter((block) => block !== title);
    const paragraphs = toParagraphs(page, body);
    return { articles: [{ titleLines: title === undefined || !kept.includes(title) ? [] : [span(page, title.line)], paragraphs: paragraphs.map((paragraph) => print(page, paragraph)) }], unplaced: [] };
  }
  const sections = new Set(kept.filter(({ line }) => isSection(page.text, line)));
  const paragraphs = toParagraphs(page, kept.filter((block) => !sections.has(block)));
  const starts = findStarts(page, paragraphs);
  return {
    articles: paragraphs.length === 0 ? [] : starts.map(({ title, lead, byline }, k) => readArticle(page, paragraphs.slice(title, lead), paragraphs.slice(lead, k + 1 < starts.length ? first(starts[k + 1]!) : paragraphs.length), byline === undefined ? undefined : paragraphs[byline])),
    unplaced: [...sections].map(({ line }) => span(page, line)),
  };
}

interface Start {
  readonly title: number;
  readonly lead: number;
  /** A byline above the headline. */
  readonly byline?: number;
}

function findStarts(page: Page, paragraphs: readonly Paragraph[]): readonly Start[] {
  const leading = paragraphs.map((paragraph) => isLead(page.text, paragraph.ranges[0]!));
  const headline = paragraphs.map((paragraph, i) => !leading[i]! && isHeadline(page, paragraph));
  /** Behind the headlines that stand at `from`. */
  const behindHeadlines = (from: number): number => {
    let i = from;
    while (i < paragraphs.length && i - from < MOST_TITLE_LINES && headline[i]!) i++;
    return i;
  };
  const isBody = (i: number): boolean => i < paragraphs.length && !leading[i]!;
  const starts: Start[] = [];
  for (let i = 0; i < paragraphs.length; i++) {
    // The first line of the text of the article before is no headline of this one.
    const floor = starts.length === 0 ? 0 : starts.at(-1)!.lead + 1;
    if (leading[i]!) {
      let title = i;
      while (title > floor && i - title < MOST_TITLE_LINES && headline[title - 1]!) title--;
      const below = behindHeadlines(i + 1);
      // Columns read one after another: the byline stands above its headline.
      if (title === i && below > i + 1 && isBody(below) && isByline(page.text, paragraphs[i]!.ranges[0]!)) starts.push({ title: i + 1, lead: below, byline: i });
      else if (title < i || starts.length === 0) starts.push({ title, lead: i });
    } else if (i > 0 && headline[i]! && (closes(page, paragraphs[i - 1]!) || isKicker(page, paragraphs, headline, i))) {
      const lead = behindHeadlines(i);
      if (isBody(lead)) starts.push({ title: i, lead });
    }
  }
  if (starts.length === 0 || first(starts[0]!) > 0) {
    const limit = Math.min(behindHeadlines(0), starts.length === 0 ? paragraphs.length : first(starts[0]!));
    starts.unshift({ title: 0, lead: limit });
  }
  return starts;
}

function first({ title, byline }: Start): number {
  return byline ?? title;
}

function readArticle(page: Page, titles: readonly Paragraph[], body: Paragraph[], above: Paragraph | undefined): Article {
  const byline = above !== undefined ? readByline(page, above) : body.length === 0 ? undefined : (readByline(page, body[0]!) ?? readClosing(page, body));
  // A byline of its own is no paragraph.
  if (above === undefined && (byline?.form === "□" || byline?.form === "line")) body.shift();
  return {
    titleLines: titles.map(({ ranges }) => span(page, { start: ranges[0]!.start, end: ranges.at(-1)!.end })),
    ...(byline === undefined ? {} : { byline }),
    paragraphs: body.map((paragraph) => print(page, paragraph)),
  };
}

function closes(page: Page, paragraph: Paragraph): boolean {
  const last = paragraph.ranges.at(-1)!;
  return findClosingByline(page.text, last) !== undefined || endsWithSource(page.text, last);
}

/** □桃李芬芳真情感恩, and a headline below it. Boxes one below the other are a list. */
function isKicker(page: Page, paragraphs: readonly Paragraph[], headline: readonly boolean[], i: number): boolean {
  const isBoxed = (at: number): boolean => paragraphs[at] !== undefined && BOXES.includes(page.text[paragraphs[at].ranges[0]!.start]!);
  return headline[i]! && isBoxed(i) && headline[i + 1] === true && !isBoxed(i + 1) && !isBoxed(i - 1) && !headline[i - 1]!;
}

/** Below it a caption may stand. */
function readClosing(page: Page, body: readonly Paragraph[]): Byline | undefined {
  for (let i = body.length - 1; i >= 0; i--) {
    const found = findClosingByline(page.text, body[i]!.ranges.at(-1)!);
    if (found === undefined) continue;
    const raw = page.text.slice(found.start, found.end);
    return { raw, names: readNames(raw.slice(1, -1)), form: "end", ...found };
  }
  return undefined;
}

/** Lines of the blocks, joined; two lines that were not neighbours on the page are never joined over removed text. */
function toParagraphs(page: Page, blocks: readonly Block[]): Paragraph[] {
  const seen = foldScript(page.text);
  const pieces: Piece[] = blocks.map(({ line }) => readPiece(seen, line.start, line.end));
  return joinPieces(seen, pieces);
}

function isHeadline(page: Page, paragraph: Paragraph): boolean {
  if (paragraph.ranges.length > 1 || paragraph.length > LONGEST_TITLE || paragraph.stops > 0) return false;
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

/** □ 甲 乙, 本报记者 甲, 本报讯（记者 甲 通讯员 乙）, 【记者甲／台北报道】. */
function readByline(page: Page, paragraph: Paragraph): Byline | undefined {
  const { start, end } = paragraph.ranges[0]!;
  if (isByline(page.text, { start, end })) {
    const raw = page.text.slice(start, end);
    const isBoxed = !/^[\p{Script=Han}]/u.test(raw);
    return { raw, names: readNames(isBoxed ? raw.slice(1) : raw), form: isBoxed ? "□" : "line", start, end };
  }
  const head = page.text.slice(start, Math.min(end, start + 80));
  const lead = /^[【〔（(][^】〕）)]{4,40}[】〕）)]/u.exec(head) ?? /^.{2,16}?[（(]([^）)]{2,40})[）)]/u.exec(head);
  if (lead === null || !isLead(page.text, { start, end })) return undefined;
  const names = readNames(lead[1] ?? lead[0].slice(1, -1)).filter((name) => /^[\p{Script=Han}·]{2,12}$/u.test(name));
  return { raw: lead[0], names, form: "lead", start, end: start + lead[0].length };
}
