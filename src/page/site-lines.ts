/**
 * Which of the lines that repeat over a site are the site's. A line that repeats may be content (特此通知。, 用料, a refrain): its place
 * tells. Lines at the very top and bottom of a page are its frame; inside, only what consists of labels goes.
 */
import { findReaderComments } from "./comments.ts";
import { hasTime, remove, size, type Block, type Page } from "./model.ts";
import { NumberShape } from "./numbers.ts";
import type { Site } from "./site.ts";

const FAMILY = "site.repeated";
/** A line stands on most pages. */
const MOST = 0.5;
/** A sentence must stand on nearly all. */
const NEARLY_ALL = 0.8;
/** So many units of its own must a page have: a copy of another page teaches nothing about its lines. */
const LEAST_OWN = 8;
/** So many lines in a row between title and text are a bar of buttons, not headings. */
const SHORTEST_BAR = 3;

/** Teasers and comments are sentences too, but short ones. */
const LONG_PROSE = 40;
/** Units of other words in a line of labels: 回复 ⋅ 254 条回复. */
const MOST_OTHER = 4;

/** What the site knows of this page: its frame, and where the frame ends and begins again. */
interface Frame {
  /** Lines of the frame, by block. */
  readonly has: readonly boolean[];
  /** Behind the frame at the top. */
  readonly top: number;
  /** Behind the last prose of the page's own. */
  readonly proseEnd: number;
  /** Where the frame at the bottom begins, line by line. */
  readonly bottom: number;
  /** From here on everything is the site's. */
  readonly tail: number;
}

export function markRepeated(page: Page, site: Site): void {
  const { blocks } = page;
  const frame = readFrame(page, site);
  const own = blocks.reduce((sum, block, i) => sum + (frame.has[i]! || block.level > 0 ? 0 : size(block)), 0);
  if (own < LEAST_OWN) return;
  const content = new Set([...insidePosts(page), ...findClosing(page, frame), ...findRefrains(page, frame), ...findReaderComments(page, Math.max(page.bodyEnd, 0))]);
  const bars = findBars(page, frame);
  blocks.forEach((block, i) => {
    if (block.level === 1 || content.has(i)) return;
    if (!frame.has[i]!) {
      if (i >= frame.tail) remove(block, 2, FAMILY, "between lines of the site, at a fixed place above the end");
    } else if (i < frame.top || (i >= frame.proseEnd && !block.line.opens) || isLabels(block) || bars.has(i)) remove(block, 2, FAMILY, "stands on most pages of the site");
  });
}

function isLabels({ line, chrome }: Block): boolean {
  return chrome || (line.tokens > 1 && line.other <= MOST_OTHER && line.marks + line.commas === 0);
}

function readFrame(page: Page, site: Site): Frame {
  const { blocks, key } = page;
  const has = blocks.map((block) => repeats(page, block, site));
  const isFrame = (i: number): boolean => has[i]! || blocks[i]!.level > 0;
  let top = 0;
  while (top < blocks.length && isFrame(top)) top++;
  // 各县人民政府： and 第一章 总则 stand above a text.
  while (top > 0 && has[top - 1]! && blocks[top - 1]!.level === 0 && (blocks[top - 1]!.line.opens || isItem(key, blocks[top - 1]!))) top--;
  let bottom = blocks.length;
  while (bottom > top && isFrame(bottom - 1)) bottom--;
  const isProse = (block: Block, i: number): boolean => block.sentence && !has[i]! && block.level === 0;
  let prose = blocks.findLastIndex((block, i) => isProse(block, i) && size(block) >= LONG_PROSE);
  if (prose < 0) prose = blocks.findLastIndex(isProse);
  const proseEnd = page.kind === "thread" || prose < 0 ? bottom : prose + 1;
  return { has, top, proseEnd, bottom, tail: startOfTail(page, has, site, proseEnd, bottom) };
}

/** A number that no label explains makes another line: 第 12 章 and 第 13 章, 3月5日天气. */
function repeats({ text }: Page, { line, sentence, repeated }: Block, site: Site): boolean {
  if (repeated < (sentence ? NEARLY_ALL : MOST)) return false;
  return line.numbers === 0 || line.tokens > 0 || line.fields > 0 || line.hard !== undefined || site.exactShare(text.slice(line.start, line.end)) >= MOST;
}

/**
 * The first line of the frame below all prose that stands at a fixed place above the end: what follows is a list of always the same
 * length (five related stories), whatever its titles. Comments are of any number.
 */
function startOfTail({ text, blocks }: Page, has: readonly boolean[], site: Site, proseEnd: number, bottom: number): number {
  // Names and times: comments.
  if (blocks.slice(proseEnd, bottom).some((block, i) => !has[proseEnd + i]! && hasTime(block.line) && !isDate(block))) return bottom;
  for (let i = proseEnd; i < bottom; i++) {
    const { line } = blocks[i]!;
    if (has[i]! && !hasTime(line) && site.fromEnd(text.slice(line.start, line.end)) === blocks.length - i) return i;
  }
  return bottom;
}

function* insidePosts({ kind, heads }: Page): Generator<number> {
  if (kind === "thread") for (const { last, bodyEnd } of heads) for (let i = last + 1; i < bodyEnd; i++) yield i;
}

/** How many lines below the text may be its end. */
const LONGEST_CLOSING = 6;
const LONGEST_SIGNATURE = 30;

/**
 * The end of a text that ends like the others of the site: headings and full sentences right below its last line of its own
 * (第二章 附则 / 本办法自发布之日起施行。), and who signed it, with the date. A sentence that names the site is the site's.
 */
function findClosing({ blocks, key }: Page, { has, top, proseEnd }: Frame): number[] {
  const found: number[] = [];
  let from = proseEnd;
  while (from < blocks.length && !has[from]!) from++;
  const brands = readBrands(key, blocks, has, top, from);
  const end = Math.min(blocks.length, from + LONGEST_CLOSING);
  let i = from;
  for (; i < end && has[i]! && blocks[i]!.level === 0; i++) {
    const { line } = blocks[i]!;
    const isOwn = (line.closed && line.other >= 4 && line.weak === undefined) || isItem(key, blocks[i]!);
    if (!isOwn || brands.some((brand) => key.slice(line.start, line.end).includes(brand))) break;
    found.push(i);
  }
  for (let date = i; date < end && size(blocks[date]!) <= LONGEST_SIGNATURE && blocks[date]!.level === 0; date++) {
    if (!isDate(blocks[date]!)) continue;
    for (let j = i; j <= date; j++) found.push(j);
    break;
  }
  return found;
}

function isDate({ line }: Block): boolean {
  return (line.shape & NumberShape.DATE) !== 0 && (line.shape & NumberShape.TIME) === 0 && line.fields === 0 && line.other <= 4;
}

const LONGEST_BRAND = 12;
const MOST_BRANDS = 24;

/** Short lines at the top of the page: 墨香书屋. */
function readBrands(key: string, blocks: readonly Block[], has: readonly boolean[], top: number, bottom: number): string[] {
  const brands: string[] = [];
  for (let i = 0; i < Math.min(top, bottom) && brands.length < MOST_BRANDS; i++) {
    const { line } = blocks[i]!;
    if (has[i]! && line.han >= 3 && size(blocks[i]!) <= LONGEST_BRAND) brands.push(key.slice(line.start, line.end));
  }
  return brands;
}

/** A line that stands in the text of this page as well: the last line of a poem that is its first, too. */
function* findRefrains({ blocks, key }: Page, { has, top, bottom, tail }: Frame): Generator<number> {
  const from = Math.min(bottom, tail);
  const inside = new Set<string>();
  for (let i = top; i < from; i++) if (has[i]!) inside.add(key.slice(blocks[i]!.line.start, blocks[i]!.line.end));
  if (inside.size > 0) for (let i = from; i < blocks.length; i++) if (inside.has(key.slice(blocks[i]!.line.start, blocks[i]!.line.end)) && !blocks[i]!.chrome) yield i;
}

/** Rows of lines of the frame between the title and the first prose. */
function findBars({ blocks, title }: Page, { has, top }: Frame): ReadonlySet<number> {
  const bars = new Set<number>();
  let run: number[] = [];
  for (let i = Math.max(title + 1, top); title >= 0 && i < blocks.length; i++) {
    const { line, sentence } = blocks[i]!;
    if (has[i]! && !line.opens && !line.closed) {
      run.push(i);
      continue;
    }
    if (run.length >= SHORTEST_BAR) for (const each of run) bars.add(each);
    run = [];
    if (sentence && !has[i]!) break;
  }
  return bars;
}

/** 第一章 总则, 一、总体要求 */
function isItem(key: string, { line }: Block): boolean {
  return /^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十百\d]{1,4}[章节条部篇])/u.test(key.slice(line.start, Math.min(line.end, line.start + 8)));
}
