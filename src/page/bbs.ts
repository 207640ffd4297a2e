import type { Range } from "../text/edits.ts";
import { isBlank } from "./lines.ts";
import { remove, type Page } from "./model.ts";

/** A signature has at most this many lines. */
const LONGEST_SIGNATURE = 10;
/** Header lines stand among the first lines of the page. */
const HEADER = 14;

/**
 * A post of a terminal board: header lines (发信人, 信区, 标题 or 作者 看板 標題 時間), body, `--`, signature, `※ 發信站`, then
 * pushes. The text of a push stays. Answers false when no line names its station.
 */
export function markBbs(page: Page): boolean {
  const { blocks, key } = page;
  const station = blocks.findIndex(({ line }) => line.hard?.family === "bbs.header" && /^(?:※发信站|发信站|发信人|※来源)/u.test(line.hard.text));
  if (station < 0) return false;
  const head = (i: number): string => key.slice(blocks[i]!.line.start, Math.min(blocks[i]!.line.end, blocks[i]!.line.start + 12)).replace(/\s+/gu, "");
  let last = -1;
  for (let i = 0; i < Math.min(blocks.length, HEADER); i++) {
    const begin = head(i);
    const isHeader = /^(?:作者|看板|标题|时间|发信人|信区|发信站|寄件人)/u.test(begin);
    if (isHeader) last = i;
    if (begin.startsWith("标题")) page.title = i;
    else if (isHeader && !begin.startsWith("作者")) remove(blocks[i]!, 2, "bbs.header", "header of a board post");
  }
  if (last < 0) return false;
  const author = [...Array(last + 1).keys()].find((i) => /^(?:作者|发信人|寄件人)/u.test(head(i)));
  page.kind = "thread";
  page.profile = "bbs";
  page.heads = [{ first: author ?? 0, last, bodyEnd: blocks.length }];
  if (author !== undefined) {
    const name = nameIn(page.text, blocks[author]!.line);
    if (name !== undefined) page.heads[0]!.author = name;
  }
  for (let i = 0; i < (author ?? 0); i++) if (i !== page.title) remove(blocks[i]!, blocks[i]!.sentence ? 2 : 1, "nav.menu", "before the header of a board post");
  markSignatures(page);
  page.bodyStart = last + 1;
  return true;
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
