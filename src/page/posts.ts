import { readTime, type PageTime } from "./dates.ts";
import type { MetaText } from "./metadata.ts";
import { blockText, type Block, type Page, type PostHead } from "./model.ts";
import type { Range } from "../text/edits.ts";

export interface Post {
  readonly author?: MetaText;
  readonly publishedAt?: PageTime;
  /** 楼主, 沙发, 3楼, #4: as it stands. */
  readonly floor?: MetaText;
  /** Kept lines of the body, joined by line ends. */
  readonly text: string;
  /** One source span for each line of the body. */
  readonly ranges: readonly Range[];
  /** Lines that quote another post. */
  readonly quotes: readonly Range[];
}

const FLOOR = /(?:楼主|樓主|沙发|沙發|板凳|地板|地下室|#\s?\d{1,5}|第?\s?\d{1,5}\s?(?:[楼樓]|#(?!\s?\d)))/u;

/** The number of a post alone on a line below its time. */
const NUMBER = /^\d{1,5}$/u;

/** The posts of a thread, at a removal level. */
export function readPosts(page: Page, level: number): Post[] {
  return page.heads.map((head) => readPost(page, head, level));
}

function readPost(page: Page, head: PostHead, level: number): Post {
  const { text, blocks } = page;
  const lines: Block[] = [];
  for (let i = head.from ?? head.last + 1; i < head.bodyEnd; i++) if ((blocks[i]!.level === 0 || blocks[i]!.level > level) && blocks[i]!.line.start !== head.author?.start) lines.push(blocks[i]!);
  let publishedAt: PageTime | undefined;
  let floor: MetaText | undefined;
  for (let i = head.first; i <= head.last; i++) {
    const { line } = blocks[i]!;
    publishedAt ??= readTime(text, line.start, line.end);
    const found = floor === undefined ? (i > head.first ? NUMBER : FLOOR).exec(text.slice(line.start, line.end)) ?? FLOOR.exec(text.slice(line.start, line.end)) : null;
    if (found !== null) floor = { text: found[0], start: line.start + found.index, end: line.start + found.index + found[0].length };
  }
  const before = blocks[head.first - 1];
  if (floor === undefined && before !== undefined) {
    const found = FLOOR.exec(blockText(page, before));
    if (found !== null && found[0].length >= blockText(page, before).length - 1) floor = { text: found[0], start: before.line.start + found.index, end: before.line.start + found.index + found[0].length };
  }
  return {
    ...(head.author === undefined ? {} : { author: { text: text.slice(head.author.start, head.author.end), ...head.author } }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(floor === undefined ? {} : { floor }),
    text: lines.map((block) => blockText(page, block)).join("\n"),
    ranges: lines.map(({ line: { start, end } }) => ({ start, end })),
    quotes: lines.filter((block) => isQuote(page, block)).map(({ line: { start, end } }) => ({ start, end })),
  };
}

/** 引用第3楼…, X 发表于 …, 【 在 X 的大作中提到 】, : quoted line, > quoted line. */
function isQuote(page: Page, block: Block): boolean {
  return block.line.weak?.family === "post.quote" || block.line.first?.family === "post.quote" || /^(?::\s|>\s|【\s?在|引用)/u.test(blockText(page, block));
}
