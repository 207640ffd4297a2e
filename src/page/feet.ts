import { findClosing } from "./closing.ts";
import { isButtons } from "./buttons.ts";
import { familyBit } from "./labels.ts";
import { remove, size, threadFamily, type Block, type Page, type PostHead } from "./model.ts";
import { NumberShape } from "./numbers.ts";
import { isCounter, isFullField, isPanelLine, LONGEST_PANEL, LONGEST_PANEL_LINE, MOST_OTHERS } from "./panel.ts";

const COUNTS = familyBit("meta.counts");
const PANEL = familyBit("user.panel");

/** The heads that stand under the text of their posts, before the buttons; none when fewer than half of them do. */
export function findFeet(page: Page, heads: readonly PostHead[]): ReadonlySet<PostHead> {
  if (heads.length >= 2 && endsWithFoot(page, heads)) return new Set(page.blocks.slice(0, heads[0]!.first).some(isProse) ? heads : heads.slice(1));
  const feet = heads.filter((head, k) => isFoot(page, head, heads[k - 1]));
  return feet.length >= 2 && feet.length * 2 >= heads.length ? new Set(feet) : NONE;
}

const NONE: ReadonlySet<PostHead> = new Set();

/** Nothing is written below the last line of name and time, which offers and none of them offers the links that stand over a post: each stands under its post. */
function endsWithFoot({ blocks, key }: Page, heads: readonly PostHead[]): boolean {
  const texts = heads.map(({ first, last }) => key.slice(blocks[first]!.line.start, blocks[last]!.line.end));
  // #1 stands over the first post, unless something is written above it and nothing below the last.
  if (texts.some((text) => /只看|显示全部|^发表于/u.test(text) || (/#\d+$/u.test(text) && !/^\d[\d\s:/.-]+#\d+$/u.test(text)))) return false;
  const { first, last } = heads.at(-1)!;
  const below = blocks.slice(last + 1, findClosing(blocks, last + 1, blocks.length, true));
  return !below.some((block) => !block.chrome && !isPanelLine(block)) && blocks.slice(0, first).some(isProse);
}

function isProse({ sentence, line }: Block): boolean {
  return sentence && line.hard === undefined && line.weak === undefined;
}

function isFoot(page: Page, head: PostHead, previous: PostHead | undefined): boolean {
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
    if ((block.chrome || isPanelLine(block) || isFullField(block)) && block.line.tokens > 0) from = i + 1;
  }
  // The level of the writer: 7.
  while (from > page.title + 1 && from < foot - 1 && isCounter(blocks[from]!)) from++;
  return from;
}

/** Posts whose line of time stands at their end: only the panel before them and the buttons behind go. The first head may open the thread's own text. */
export function markFeet(page: Page, heads: readonly PostHead[], feet: ReadonlySet<PostHead>, first: number): void {
  markAround(page, heads, feet);
  // The text of each post stands above its line of name and time.
  heads.forEach((head, k) => {
    if (!feet.has(head)) {
      if (heads[k + 1] !== undefined) head.bodyEnd = firstRun(page, heads[k + 1]!);
      return;
    }
    const previous = heads[k - 1];
    head.from = previous === undefined ? first : feet.has(previous) ? previous.last + 1 : previous.bodyEnd;
    head.bodyEnd = head.first;
  });
}

function markAround(page: Page, heads: readonly PostHead[], feet: ReadonlySet<PostHead>): void {
  const { blocks } = page;
  heads.forEach((head, k) => {
    const next = heads[k + 1];
    const end = next === undefined ? blocks.length : next.first;
    let i = head.last + 1;
    if (k === 0 && !feet.has(head)) {
      for (; i < end && blocks[i]!.chrome && blocks[i]!.line.numbers + blocks[i]!.line.tokens > 1; i++) remove(blocks[i]!, 2, threadFamily(blocks[i]!, "ui.action"), "counters over the text");
      const closing = findClosing(blocks, i, end, true);
      let stop = closing;
      // What follows the thread's own text, up to the counter of the comments.
      for (let j = closing; j < end; j++) if ((blocks[j]!.line.mask & COUNTS) !== 0 && blocks[j]!.line.other === 0 && blocks[j]!.line.numbers > 0) stop = j + 1;
      for (let j = closing; j < stop; j++) remove(blocks[j]!, blocks[j]!.sentence ? 2 : 1, threadFamily(blocks[j]!, "promo.related"), "between the text and the comments");
      i = Math.max(i, stop);
    }
    if (feet.has(head)) for (let j = head.first - 1; j > 0 && isLabelled(blocks[j]!); j--) remove(blocks[j]!, 1, threadFamily(blocks[j]!, "ui.action"), "labels over the time of a post");
    if (next === undefined) {
      const closing = findClosing(blocks, i, end, true);
      for (let j = closing; j < end; j++) remove(blocks[j]!, blocks[j]!.sentence ? 2 : 1, threadFamily(blocks[j]!, "nav.menu"), "after the last post");
      head.bodyEnd = closing;
      return;
    }
    for (; i < end && blocks[i]!.chrome && blocks[i]!.line.replies === 0; i++) remove(blocks[i]!, 1, threadFamily(blocks[i]!, "ui.action"), "buttons under a post");
    const panel = feet.has(next) ? panelUnderButtons(blocks, i, end) : i;
    for (; i < panel; i++) remove(blocks[i]!, 2, threadFamily(blocks[i]!, "user.panel"), "the writer of the next post");
    markRanks(blocks, i, end);
    markButtons(blocks, i, end);
    head.bodyEnd = end;
  });
}

/** A name, a rank and a button (榫头, 退休教师, 关注) over the text of the next post; answers where that begins. */
function panelUnderButtons(blocks: readonly Block[], from: number, end: number): number {
  const between = blocks.slice(from, end);
  // Where nothing else is written 顶 is the post.
  const reply = between.findIndex(({ line }) => line.replies > 0 && line.replies === line.tokens && line.first?.text !== "关注");
  if (reply >= 0 && !between.some((block) => !block.chrome && block.line.hard === undefined && !isPanelLine(block))) return from + reply;
  let text = end;
  while (text > from && (blocks[text - 1]!.chrome || blocks[text - 1]!.line.hard !== undefined)) text--;
  let last = from;
  for (let i = from; i < Math.min(text - 1, from + LONGEST_PANEL) && i - last <= MOST_OTHERS; i++) {
    const block = blocks[i]!;
    if (block.sentence || size(block) > LONGEST_PANEL_LINE || block.line.marks + block.line.commas > 0) break;
    if (isPanelLine(block) || isFullField(block) || (isButtons(block) && (block.line.replies === 0 || block.line.first?.text === "关注")) || (i > from && last === i && isCounter(block))) last = i + 1;
  }
  return last;
}

/** Two lines of buttons or counters and more, one below the other, wherever they stand between two posts: 8, 15, 转发, 评论. */
function markButtons(blocks: readonly Block[], from: number, end: number): void {
  for (let i = from; i < end; ) {
    let to = i;
    let buttons = 0;
    for (; to < end && blocks[to]!.chrome && blocks[to]!.line.replies === 0; to++) if (isButtons(blocks[to]!)) buttons++;
    if (buttons >= 2) for (let j = i; j < to; j++) remove(blocks[j]!, 2, threadFamily(blocks[j]!, "ui.action"), "buttons between two posts");
    i = to + 1;
  }
}

/** 中级吧友 and below it 8, wherever they stand between two posts. */
function markRanks(blocks: readonly Block[], from: number, end: number): void {
  for (let i = from; i < end; i++) {
    const block = blocks[i]!;
    const rank = block.line.replies === 0 && block.line.tokens === 1 && (block.line.mask & PANEL) !== 0 && block.line.first!.text.length >= 4 && isPanelLine(block);
    if (rank || (i > from && isCounter(block) && blocks[i - 1]!.level > 0 && (blocks[i - 1]!.line.mask & PANEL) !== 0)) remove(block, 2, threadFamily(block, "user.panel"), "the rank of a writer");
  }
}
