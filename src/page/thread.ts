import { findHeads, isButtons } from "./heads.ts";
import { familyBit } from "./labels.ts";
import { familyOf, remove, size, type Block, type Page, type PostHead } from "./model.ts";
import { NumberShape } from "./numbers.ts";

const PANEL = familyBit("user.panel");
const COUNTS = familyBit("meta.counts");
const POST = familyBit("meta.post");
/** Families of the lines that end the last post. */
const ENDINGS: ReadonlySet<string> = new Set(["nav.thread", "ui.login", "ui.form", "footer.powered", "footer.legal", "footer.disclaimer", "promo.related", "promo.app", "nav.menu", "ui.share", "nav.prevnext"]);
/** A user panel between the head of a post and its text ends within this many lines. */
const LONGEST_PANEL = 14;
const LONGEST_PANEL_LINE = 28;
/** Name, rank and title stand among the fields of a panel, not more. */
const MOST_OTHERS = 3;
const LONGEST_USER = 24;
const LONGEST_SIGNATURE = 5;
/** A shorter line right above the head of a post is the name of its writer. */
const LONGEST_NAME = 8;
/** A page with at most this many lines above the first post was copied from the title on. */
const SHORT_HEAD = 4;

/** A thread: chrome* title (panel* head body closing*)* footer. Answers false when the page has no posts. */
export function markThread(page: Page): boolean {
  const heads = findHeads(page);
  if (heads.length === 0) return false;
  page.kind = "thread";
  page.heads = heads;
  if (page.profile === "generic") page.profile = "forum";
  const feet = areFeet(page, heads);
  let first = heads[0]!.first;
  page.title = findThreadTitle(page, feet ? firstRun(page, heads[0]!) : first);
  if (feet && isFoot(page, heads[0]!, undefined)) first = page.title >= 0 ? findFirstText(page, first) : firstRun(page, heads[0]!);
  for (let i = 0; i < first; i++) {
    const block = page.blocks[i]!;
    if (i !== page.title) remove(block, block.sentence ? 2 : 1, threadFamily(block, "nav.menu"), "before the first post");
  }
  if (feet) {
    markFeet(page, heads);
  } else {
    heads.forEach((head, i) => {
      markPost(page, head, heads[i + 1]);
      findAuthor(page, head, heads[i - 1]?.bodyEnd ?? page.title + 1);
    });
  }
  for (const head of heads) {
    for (let i = head.first; i <= head.last; i++) {
      const { line, chrome } = page.blocks[i]!;
      if (line.shape === 0 && line.other + line.value + line.replies === 0 && (line.tokens > 0 || (chrome && line.numbers === 0))) remove(page.blocks[i]!, 2, "meta.post", "a link in the head of a post");
    }
  }
  page.bodyStart = first;
  page.bodyEnd = heads.at(-1)!.bodyEnd;
  return true;
}

function threadFamily(block: Block, otherwise: string): string {
  return familyOf(block, (block.line.mask & PANEL) !== 0 ? "user.panel" : otherwise);
}

/** The title stands behind the counters or the path, before 复制链接, or is the last cell of the path again. */
function findThreadTitle(page: Page, first: number): number {
  const { blocks, key } = page;
  let path = "";
  let best = -1;
  let score = 3;
  let only = -1;
  let onlyScore = 0;
  const seen = new Map<string, number>();
  for (let i = 0; i < first; i++) {
    const block = blocks[i]!;
    const { line } = block;
    if (line.hard?.family === "nav.breadcrumb") path = key.slice(line.start, line.end);
    if (block.chrome || line.hard !== undefined || line.han < 2 || line.heading !== undefined || (line.fields !== 0 && line.other === 0)) continue;
    const text = key.slice(line.start, line.end);
    const previous = blocks[i - 1]?.line.hard;
    const next = blocks[i + 1]?.line.hard;
    let value = Math.min(size(block), 24) / 12 + (4 * i) / first;
    if (size(block) > 70 || line.cells >= 6) value -= 3;
    if (line.first?.family === "meta.post") value -= 4;
    if (line.other < 4) value -= 2;
    if (/^[[【]/u.test(text)) value += 1;
    if (text.startsWith("本页主题")) value += 8;
    // The title of a question.
    if (text.endsWith("?")) value += 2;
    // A title stands in the window bar, in the path and above the text.
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    if (count > 1 && text.length >= 6) value += 5;
    if (path !== "" && text.length >= 4 && path.includes(text)) value += 8;
    if (previous?.family === "meta.counts" || previous?.text === "打印上一主题下一主题") value += 6;
    if (next?.text === "[复制链接]" || next?.text === "复制链接") value += 6;
    if (previous?.family === "nav.breadcrumb") value += 4;
    if (value > score) {
      score = value;
      best = i;
    }
    if (value > 0 && line.tokens === 0 && (i < first - 1 || size(block) >= LONGEST_NAME) && (only < 0 || value > onlyScore)) {
      only = i;
      onlyScore = value;
    }
  }
  // With little above the posts nothing sets the title apart, and nothing else can be it.
  return best < 0 && first <= SHORT_HEAD ? only : best;
}

function markPost(page: Page, head: PostHead, next: PostHead | undefined): void {
  const { blocks } = page;
  const end = next === undefined ? blocks.length : next.first;
  const from = markPanel(page, head, end);
  let closing = findClosing(blocks, from, end, next === undefined);
  // Counters under a post: 8 / 15 / 55.
  while (closing > from + 1 && closing < end && isCounter(blocks[closing - 1]!)) closing--;
  head.bodyEnd = closing;
  for (let i = from; i < closing; i++) {
    const block = blocks[i]!;
    if (block.chrome && block.line.tokens >= 2 && block.line.replies < block.line.tokens) remove(block, 2, threadFamily(block, "ui.action"), "a line of buttons inside a thread");
  }
  markRuledSignature(page, from, closing);
  for (let i = closing; i < end; i++) {
    const block = blocks[i]!;
    remove(block, block.sentence ? 2 : 1, threadFamily(block, next === undefined ? "nav.menu" : "user.panel"), "after the text of a post");
  }
}

/** Numbers and marks alone. */
function isCounter({ line }: Block): boolean {
  return line.tokens === 0 && line.other === 0 && line.han === 0 && line.shape === 0;
}

/** The user panel and the buttons between the head of a post and its text; answers where the text begins. */
function markPanel(page: Page, head: PostHead, end: number): number {
  const { blocks } = page;
  const start = head.last + 1;
  const last = findPanel(blocks, start, end);
  if (last < start) return start;
  // A post may be nothing but a button's word: then what looks like its panel closes it.
  const text = blocks.slice(last + 1, end).some((block) => !block.chrome && block.line.hard === undefined);
  if (!text) return start;
  const panel = countPanel(blocks, start, last + 1);
  for (let i = start; i <= last; i++) remove(blocks[i]!, panel >= 3 ? 1 : 2, threadFamily(blocks[i]!, "user.panel"), "between the head and the text of a post");
  if (head.author === undefined && panel >= 2 && !isPanelLine(blocks[start]!) && size(blocks[start]!) <= LONGEST_USER) head.author = { start: blocks[start]!.line.start, end: blocks[start]!.line.end };
  return last + 1;
}

/** The last line of a panel that begins at `start`: label lines, and up to three others (name, rank) where two fields with values follow. */
function findPanel(blocks: readonly Block[], start: number, end: number): number {
  let last = start - 1;
  let others = 0;
  let valued = 0;
  for (let i = start; i < Math.min(end, start + LONGEST_PANEL); i++) {
    const block = blocks[i]!;
    if (block.sentence || size(block) > LONGEST_PANEL_LINE || (block.line.opens && isQuoteLabel(block))) break;
    if (isCounter(block)) continue;
    if (isPanelLine(block)) {
      if (others > 0 && isButtons(block)) break;
      if (isValued(block) || isStatistic(blocks[i - 1]) || (i > 0 && isCounter(blocks[i - 1]!) && i - 1 >= start)) valued++;
      // Behind the fields a name is the beginning of the text: only a field with its value leads on.
      if (others === 0 || (valued >= 2 && (last < start || isValued(block)))) {
        last = i;
        others = 0;
      }
    } else if (!(isStatistic(blocks[i + 1]) && blocks[i + 2] !== undefined && isPanelLine(blocks[i + 2]!)) && (block.line.hard !== undefined || block.line.marks + block.line.commas > 0 || ++others > MOST_OTHERS)) break;
  }
  return last;
}

/** 引用: opens the text of a post. */
function isQuoteLabel({ line }: Block): boolean {
  return line.first?.text === "引用" || line.first?.family === "post.quote";
}

/** 注册日期: Sep 2010; 文章: 322 */
function isValued({ line }: Block): boolean {
  return (line.mask & PANEL) !== 0 && (line.value > 0 || line.numbers > 0 || line.shape !== 0);
}

function countPanel(blocks: readonly Block[], from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (isPanelLine(blocks[i]!)) count++;
  return count;
}

function isPanelLine(block: Block): boolean {
  const { line } = block;
  if (line.hard !== undefined) return line.hard.family === "user.panel";
  if (line.other > 0 || line.tokens === 0 || line.replies > 0) return false;
  return block.chrome || (line.mask & (PANEL | POST)) !== 0;
}

/** 回答量：4932 */
function isStatistic(block: Block | undefined): boolean {
  return block !== undefined && block.line.numbers > 0 && (block.line.mask & PANEL) !== 0 && isPanelLine(block);
}

/** `__________________` and the lines under it. */
function markRuledSignature(page: Page, from: number, end: number): void {
  for (let i = from + 1; i < end; i++) {
    const { line } = page.blocks[i]!;
    if (line.end - line.start < 8 || !/^_+$/u.test(page.text.slice(line.start, line.end))) continue;
    if (end - i > LONGEST_SIGNATURE + 1) return;
    for (let j = i; j < end; j++) remove(page.blocks[j]!, 2, "user.signature", "under a rule at the end of a post");
    return;
  }
}

/** The first line of buttons behind which no prose comes, or a line that ends posts whatever comes. */
function findClosing(blocks: readonly Block[], from: number, end: number, last: boolean): number {
  let prose = -1;
  for (let i = end - 1; i >= from; i--) {
    if (blocks[i]!.sentence) {
      prose = i;
      break;
    }
  }
  for (let i = from; i < end; i++) {
    const { line, chrome } = blocks[i]!;
    const hard = line.hard;
    if (hard !== undefined && ENDINGS.has(hard.family) && (last || i > prose)) return i;
    if (line.heading !== undefined && i > from) return i;
    if (i > from && line.weak !== undefined && line.weak.match === "start" && ENDINGS.has(line.weak.family) && (last || i > prose)) return i;
    if (line.tokens === 0 || !chrome || isLabelWithColon(blocks[i]!) || (line.replies === line.tokens && i === from)) continue;
    if (i <= prose && !isClosingRun(blocks, i, end) && !(last && (isButtons(blocks[i]!) || line.tokens >= 2))) continue;
    return i;
  }
  return end;
}

/** 引用: opens something. */
function isLabelWithColon({ line }: Block): boolean {
  return line.fields === 0 && line.opens;
}

/** Three lines of labels in a row, two of them of buttons: no post goes on behind that. */
function isClosingRun(blocks: readonly Block[], from: number, end: number): boolean {
  if (from + 3 > end) return false;
  let buttons = 0;
  for (let i = from; i < from + 3; i++) {
    if (!blocks[i]!.chrome) return false;
    if (isButtons(blocks[i]!)) buttons++;
  }
  return buttons >= 2;
}

/** Does the line of name and time stand under the text of most posts, before their buttons? */
function areFeet(page: Page, heads: readonly PostHead[]): boolean {
  const feet = heads.filter((head, k) => isFoot(page, head, heads[k - 1]));
  return feet.length >= 2 && feet.length * 2 >= heads.length;
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
function firstRun({ blocks }: Page, head: PostHead): number {
  let i = head.first;
  while (i > 0 && isLabelled(blocks[i - 1]!)) i--;
  while (i > 0 && !blocks[i - 1]!.chrome && !isPanelLine(blocks[i - 1]!)) i--;
  return i > 0 ? i : head.first;
}

/** Where the text of the first post begins when its time stands below it: behind the labels under the title. */
function findFirstText(page: Page, foot: number): number {
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
function markFeet(page: Page, heads: readonly PostHead[]): void {
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

/** The name of who wrote the post: in the head, or the line above it that is no label, or the line that says 当前离线. */
function findAuthor(page: Page, head: PostHead, from: number): void {
  if (head.author !== undefined) return;
  const { blocks, text } = page;
  const near = [...span(head.last + 1, Math.min(blocks.length, head.last + 4)), ...span(Math.max(from, head.first - 26), head.first).reverse()];
  for (const i of near) {
    const { line } = blocks[i]!;
    if (line.hard?.match !== "end") continue;
    const name = /^(\S{1,24}?)(?:\s+\1)?\s+(?:当前|當前|目前)/u.exec(text.slice(line.start, line.end));
    if (name !== null) head.author = { start: line.start, end: line.start + name[1]!.length };
    if (head.author !== undefined) return;
  }
  for (let i = head.first - 1; i >= Math.max(from, head.first - 26); i--) {
    const block = blocks[i]!;
    if (block.chrome || block.line.hard !== undefined || isPanelLine(block) || block.line.value > 0) continue;
    if (!block.sentence && size(block) <= 24 && block.line.marks + block.line.commas === 0) {
      const gone = /^(?:关闭|關閉|楼主|樓主|\d{1,5}\s?[楼樓])\s+/u.exec(text.slice(block.line.start, block.line.end))?.[0].length ?? 0;
      head.author = { start: block.line.start + gone, end: block.line.end };
    }
    return;
  }
}

function span(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
