import { findClosing } from "./closing.ts";
import { isButtons } from "./heads.ts";
import { familyBit } from "./labels.ts";
import { remove, size, threadFamily, type Block, type Page, type PostHead } from "./model.ts";
import { NumberShape } from "./numbers.ts";
import { isCounter, isPanelLine, LONGEST_PANEL, LONGEST_PANEL_LINE, MOST_OTHERS } from "./panel.ts";

const COUNTS = familyBit("meta.counts");

/** Does the line of name and time stand under the text of most posts, before their buttons? */
export function areFeet(page: Page, heads: readonly PostHead[]): boolean {
  const feet = heads.filter((head, k) => isFoot(page, head, heads[k - 1]));
  return feet.length >= 2 && feet.length * 2 >= heads.length;
}

export function isFoot(page: Page, head: PostHead, previous: PostHead | undefined): boolean {
  const { blocks, key } = page;
  const { line } = blocks[head.first]!;
  const text = key.slice(line.start, Math.min(line.end, line.start + 24));
  // [楼 主] Posted:2009-03-01 20:11 | 回复
  if (/^\[?(?:楼\s?主|\d+\s?楼)?\]?\s?(?:顶端\s)?posted/u.test(text)) return true;
  const next = blocks[head.last + 1];
  if (next === undefined || !isButtons(next) || head.first - (previous?.last ?? 0) < 3) return false;
  return (line.shape & NumberShape.RELATIVE) !== 0 || (/^(?:编辑于|发布于)/u.test(text) && line.other === 0) || isFloor(page, blocks[head.first - 1]);
}

/** 12楼, alone on its line. */
function isFloor({ key }: Page, block: Block | undefined): boolean {
  return block !== undefined && /^(?:第\s?)?\d{1,6}\s?楼$/u.test(key.slice(block.line.start, Math.min(block.line.end, block.line.start + 12)));
}

/** 送TA礼物, IP属地:江苏, 1楼: nothing but labels, and none that could be a reply. */
function isLabelled(block: Block): boolean {
  return block.line.tokens > 0 && block.line.replies === 0 && (block.chrome || isPanelLine(block));
}

/** Where the last lines without labels above the first head begin: they are its text when its time stands below, never the title. */
export function firstRun({ blocks }: Page, head: PostHead): number {
  let i = head.first;
  while (i > 0 && isLabelled(blocks[i - 1]!)) i--;
  while (i > 0 && !blocks[i - 1]!.chrome && !isPanelLine(blocks[i - 1]!)) i--;
  return i > 0 ? i : head.first;
}

/** Where the text of the first post begins when its time stands below it: behind the labels under the title. */
export function findFirstText(page: Page, foot: number): number {
  const { blocks } = page;
  let from = page.title + 1;
  for (let i = from; i < foot; i++) {
    const block = blocks[i]!;
    if (block.sentence || size(block) > LONGEST_PANEL_LINE || i - from >= MOST_OTHERS) break;
    if ((block.chrome || isPanelLine(block)) && block.line.tokens > 0) from = i + 1;
  }
  // The level of the writer: 7.
  while (from > page.title + 1 && from < foot - 1 && isCounter(blocks[from]!)) from++;
  return from;
}

/** Posts whose line of time stands at their end: only the panel before them and the buttons behind go. The first head may open the thread's own text. */
export function markFeet(page: Page, heads: readonly PostHead[]): void {
  const { blocks } = page;
  heads.forEach((head, k) => {
    const next = heads[k + 1];
    const end = next === undefined ? blocks.length : next.first;
    let i = head.last + 1;
    if (k === 0 && !isFoot(page, head, undefined)) {
      const closing = findClosing(blocks, i, end, true);
      let stop = closing;
      // What follows the thread's own text, up to the counter of the comments.
      for (let j = closing; j < end; j++) if ((blocks[j]!.line.mask & COUNTS) !== 0 && blocks[j]!.line.other === 0 && blocks[j]!.line.numbers > 0) stop = j + 1;
      for (let j = closing; j < stop; j++) remove(blocks[j]!, blocks[j]!.sentence ? 2 : 1, threadFamily(blocks[j]!, "promo.related"), "between the text and the comments");
      i = Math.max(i, stop);
    }
    if (isFoot(page, head, heads[k - 1])) for (let j = head.first - 1; j > 0 && isLabelled(blocks[j]!); j--) remove(blocks[j]!, 1, threadFamily(blocks[j]!, "ui.action"), "labels over the time of a post");
    if (next === undefined) {
      const closing = findClosing(blocks, i, end, true);
      for (let j = closing; j < end; j++) remove(blocks[j]!, blocks[j]!.sentence ? 2 : 1, threadFamily(blocks[j]!, "nav.menu"), "after the last post");
      head.bodyEnd = closing;
      return;
    }
    for (; i < end && blocks[i]!.chrome && blocks[i]!.line.replies === 0; i++) remove(blocks[i]!, 1, threadFamily(blocks[i]!, "ui.action"), "buttons under a post");
    const panel = isFoot(page, next, head) ? panelUnderButtons(blocks, i, end) : i;
    for (; i < panel; i++) remove(blocks[i]!, 2, threadFamily(blocks[i]!, "user.panel"), "the writer of the next post");
    head.bodyEnd = end;
  });
}

/** A name, a rank and a button (榫头, 退休教师, 关注) over the text of the next post; answers where that begins. */
function panelUnderButtons(blocks: readonly Block[], from: number, end: number): number {
  let last = from;
  for (let i = from; i < Math.min(end, from + LONGEST_PANEL) && i - last <= MOST_OTHERS; i++) {
    const block = blocks[i]!;
    if (block.sentence || size(block) > LONGEST_PANEL_LINE || block.line.marks + block.line.commas > 0) break;
    if (isPanelLine(block) || (isButtons(block) && (block.line.replies === 0 || block.line.first?.text === "关注")) || (i > from && last === i && isCounter(block))) last = i + 1;
  }
  return blocks.slice(last, end).some((block) => !block.chrome && block.line.hard === undefined) ? last : from;
}
