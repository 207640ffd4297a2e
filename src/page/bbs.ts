import type { Range } from "../text/edits.ts";
import { isBlank } from "./lines.ts";
import { remove, size, type Page } from "./model.ts";

/** A signature has at most this many lines. */
const LONGEST_SIGNATURE = 10;
/** Header lines stand among the first lines of the page. */
const HEADER = 30;

/**
 * A post of a terminal board: header lines (发信人, 信区, 标题 or 作者 看板 標題 時間), body, `--`, signature, `※ 發信站`, then
 * pushes. The text of a push stays. Answers false when no line names its station.
 */
export function markBbs(page: Page): boolean {
  const { blocks, key } = page;
  const station = blocks.findIndex(({ line }) => line.hard?.family === "bbs.header" && /^(?:※发信站|发信站|发信人|※来源)/u.test(line.hard.text));
  if (station < 0) return false;
  const head = (i: number): string => key.slice(blocks[i]!.line.start, Math.min(blocks[i]!.line.end, blocks[i]!.line.start + 12)).replace(/\s+/gu, "");
  const first = [...Array(Math.min(blocks.length, HEADER)).keys()].find((i) => WRITER.test(head(i)));
  let last = -1;
  for (let i = 0; i < Math.min(blocks.length, first === undefined ? HEADER : first + HEADER_LINES); i++) {
    const begin = head(i);
    const isHeader = HEADS.test(begin);
    if (isHeader && first !== undefined && i > first && WRITER.test(begin)) break;
    if (isHeader) last = i;
    if (begin.startsWith("标题") && page.title < 0) page.title = i;
    else if (isHeader && !begin.startsWith("作者")) remove(blocks[i]!, 2, "bbs.header", "header of a board post");
  }
  if (last < 0) return false;
  page.kind = "thread";
  page.profile = "bbs";
  page.heads = [{ first: first ?? 0, last, bodyEnd: blocks.length }];
  for (let i = last + 1; i < blocks.length; i++) if (/^(?:发信人|寄件人)/u.test(head(i))) page.heads.push({ first: i, last: lastHeader(i, head, blocks.length), bodyEnd: blocks.length });
  for (const each of page.heads) {
    const name = nameIn(page.text, blocks[each.first]!.line);
    if (name !== undefined) each.author = name;
  }
  markAbove(page, first ?? 0);
  markSignatures(page);
  markBetween(page);
  page.bodyStart = last + 1;
  return true;
}

/** Links, paths and the name of the board stand above a post. So much said above it is a text of its own, of which only the labels go. */
function markAbove({ blocks, title }: Page, first: number): void {
  const above = blocks.slice(0, first);
  const said = above.reduce((sum, block) => sum + (block.chrome || block.line.hard !== undefined || block.line.other < LEAST_WORDS ? 0 : size(block)), 0);
  above.forEach((block, i) => {
    if (i !== title && (block.chrome || said < LEAST_SAID)) remove(block, block.sentence ? 2 : 1, "nav.menu", "before the header of a board post");
  });
}

const LEAST_SAID = 60;
/** No link is that long. */
const LEAST_WORDS = 16;

const HEADS = /^(?:作者|看板|标题|时间|发信人|信区|发信站|寄件人)/u;
const WRITER = /^(?:作者|发信人|寄件人)/u;
/** The header of a post has at most this many lines. */
const HEADER_LINES = 8;

/** The last line of the header that begins at `index`. */
function lastHeader(index: number, head: (i: number) => string, end: number): number {
  let last = index;
  for (let i = index + 1; i < Math.min(end, index + HEADER_LINES) && HEADS.test(head(i)) && !WRITER.test(head(i)); i++) last = i;
  return last;
}

/** What a web page of a board puts between the station of a post and the header of the next, and below the last: the name of its writer and his numbers, links. */
function markBetween({ blocks, heads }: Page): void {
  if (heads.length === 1) return;
  heads.forEach((each, k) => {
    const next = heads[k + 1]?.first ?? blocks.length;
    for (let i = each.first; i <= each.last && k > 0; i++) if (blocks[i]!.level === 0) remove(blocks[i]!, 2, "bbs.header", "header of a board post");
    const station = blocks.slice(each.last, next).findLastIndex(({ line }) => line.hard?.family === "bbs.header" && line.hard.text.startsWith("※"));
    each.bodyEnd = station < 0 ? next : each.last + station + 1;
    const between = blocks.slice(each.bodyEnd, next);
    if (station >= 0 && between.length <= HEADER && !between.some(({ sentence }) => sentence)) for (const block of between) remove(block, 1, "bbs.header", "between two posts of a board");
  });
}

const AUTHOR = /^(?:作者|发信人|發信人|寄件人)/u;
const LONGEST_NAME = 40;

/** 作者: riverside (河邊), 信区: Garden: the name stands behind the label, up to a comma. */
function nameIn(text: string, line: { readonly start: number; readonly end: number }): Range | undefined {
  const label = AUTHOR.exec(text.slice(line.start, line.start + 4));
  if (label === null) return undefined;
  const isSpace = (at: number): boolean => isBlank(text.charCodeAt(at));
  let start = line.start + label[0].length;
  while (start < line.end && isSpace(start)) start++;
  if (text[start] === ":" || text[start] === "：") start++;
  while (start < line.end && isSpace(start)) start++;
  let end = start;
  while (end < line.end && text[end] !== "," && text[end] !== "，") end++;
  while (end > start && isSpace(end - 1)) end--;
  return end > start && end - start <= LONGEST_NAME ? { start, end } : undefined;
}

/** From the `--` in front of the signature to the line of the station. */
function markSignatures(page: Page): void {
  const { blocks, key } = page;
  const isRule = (i: number): boolean => /^-{2,3}$/u.test(key.slice(blocks[i]!.line.start, blocks[i]!.line.end));
  blocks.forEach(({ line }, station) => {
    if (line.hard?.family !== "bbs.header" || !/^(?:※发信站|※来源)/u.test(line.hard.text)) return;
    let first = -1;
    for (let i = station - 1; i >= Math.max(0, station - LONGEST_SIGNATURE); i--) {
      // The post before this one ends there.
      if (blocks[i]!.line.hard?.family === "bbs.header") break;
      if (isRule(i)) first = i;
    }
    if (first < 0) return;
    for (let i = first; i < station; i++) remove(blocks[i]!, 1, "user.signature", "between -- and the station");
  });
}
