import { familyBit } from "./labels.ts";
import { isMetaLine } from "./meta-line.ts";
import { hasTime, remove, size, textOf, type Block, type Page, type PostHead } from "./model.ts";

const AGGRESSIVE = 3;
/** A signature that comes again has at most this many lines, and each at least so many units. */
const LONGEST_SIGNATURE = 3;
const SHORTEST_SIGNATURE = 4;
/** A quoted line is looked for in the posts above when it has at least so many units. */
const SHORTEST_QUOTE = 8;
const POST = familyBit("meta.post");
const QUOTES = "“”「」\"' \t　";
const CREDITS = familyBit("meta.article");
const LONGEST_CREDIT = 40;
const NOTICES: ReadonlySet<string> = new Set(["footer.disclaimer", "promo.app", "promo.related", "promo.novel"]);

/**
 * What only aggressive mode takes: the lines that say who wrote a post or an article and when, quotations of other posts,
 * signatures under several posts, notices inside the text. What is left is what people wrote, once.
 */
export function markAggressive(page: Page): void {
  if (page.kind === "thread") {
    for (const head of page.heads) markHeadLines(page, head);
    markQuotes(page);
    markSignatures(page);
  } else markFields(page);
  page.blocks.forEach((block, i) => {
    const { weak } = block.line;
    if (block.level === 0 && i !== page.title && weak !== undefined && weak.match === "start" && NOTICES.has(weak.family)) remove(block, AGGRESSIVE, weak.family, "a notice inside the text");
  });
}

/** 发表于 2012-3-4 10:20, and the line that is nothing but the name. */
function markHeadLines({ blocks, title }: Page, { first, last, author }: PostHead): void {
  for (let i = first; i <= last; i++) if (i !== title && !blocks[i]!.sentence && isHeadLine(blocks[i]!)) remove(blocks[i]!, AGGRESSIVE, "meta.post", "the head of a post");
  if (author === undefined) return;
  for (let i = Math.max(0, first - 3); i < first; i++) {
    const { line } = blocks[i]!;
    if (line.start === author.start && line.end === author.end) remove(blocks[i]!, AGGRESSIVE, "meta.post", "the name over a post");
  }
}

function isHeadLine({ line, chrome }: Block): boolean {
  return chrome || line.hard !== undefined || hasTime(line) || (line.mask & POST) !== 0;
}

/** 引用第3楼…, : a quoted line, and lines behind 引用 that stand word for word in a post above. */
function markQuotes(page: Page): void {
  const said = new Set<string>();
  for (const head of page.heads) {
    let inQuote = false;
    const own: string[] = [];
    for (let i = head.from ?? head.last + 1; i < head.bodyEnd; i++) {
      const block = page.blocks[i]!;
      const text = unquoted(textOf(page, block));
      const attributes = block.line.weak?.family === "post.quote" || block.line.first?.family === "post.quote" || /^(?:[:>]\s|【\s?在|引用)/u.test(textOf(page, block));
      if (attributes || (inQuote && text.length >= SHORTEST_QUOTE && said.has(text))) {
        remove(block, AGGRESSIVE, "post.quote", "quotes another post");
        inQuote = true;
        continue;
      }
      if (block.level === 1 || block.level === 2) continue;
      inQuote = false;
      if (text.length >= SHORTEST_QUOTE) own.push(text);
    }
    for (const text of own) said.add(text);
  }
}

/** Without quotation marks and blanks at either side. */
function unquoted(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && QUOTES.includes(text[start]!)) start++;
  while (end > start && QUOTES.includes(text[end - 1]!)) end--;
  return text.slice(start, end);
}

/** The same last lines under two posts or more. */
function markSignatures(page: Page): void {
  const endings = page.heads.map((head) => lastLines(page, head));
  const counts = new Map<string, number>();
  for (const lines of endings) for (const text of new Set(lines.map((block) => textOf(page, block)))) counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const lines of endings) {
    for (const block of lines) {
      if (counts.get(textOf(page, block))! < 2) break;
      remove(block, AGGRESSIVE, "user.signature", "the same line under several posts");
    }
  }
}

/** The last lines of a post that are kept, from the last one up; never all of them. */
function lastLines({ blocks }: Page, { last, from = last + 1, bodyEnd }: PostHead): Block[] {
  const kept: Block[] = [];
  for (let i = bodyEnd - 1; i >= from && kept.length <= LONGEST_SIGNATURE; i--) if (blocks[i]!.level === 0) kept.push(blocks[i]!);
  const lines = kept.slice(0, Math.min(LONGEST_SIGNATURE, kept.length - 1));
  const reply = lines.findIndex((block) => size(block) < SHORTEST_SIGNATURE || block.line.replies > 0);
  return reply < 0 ? lines : lines.slice(0, reply);
}

/** 发布时间：… 来源：… over an article, 编辑 | 周周 below it. */
function markFields(page: Page): void {
  page.blocks.forEach((block, i) => {
    const { line } = block;
    if (block.level > 0 || i === page.title || block.sentence) return;
    const near = i < page.bodyStart || i >= page.bodyEnd - 3;
    const credit = (line.mask & CREDITS) !== 0 && line.fields !== 0 && size(block) <= LONGEST_CREDIT && line.first?.family === "meta.article";
    if (near && (isMetaLine(block) || credit)) remove(block, AGGRESSIVE, "meta.article", "fields of an article");
  });
}
