import { findClosing, findLastClosing } from "./closing.ts";
import { findCommentAbove, findComments } from "./comments.ts";
import { findFeet, findFirstText, firstRun, markFeet } from "./feet.ts";
import { findHeads } from "./heads.ts";
import { blockText, isSiteNotice, remove, textOf, threadFamily, type Block, type Page, type PostHead } from "./model.ts";
import { markOwnText } from "./own-text.ts";
import { isCounter, isFullField, isPanelLine, markPanel } from "./panel.ts";
import { findAuthor, findNamesBelow } from "./post-author.ts";
import { findThreadTitle } from "./thread-title.ts";

const LONGEST_SIGNATURE = 5;

/** A thread: chrome* title (panel* head body closing*)* footer. Answers false when the page has no posts; when the page is `told` to be a thread a single head is enough. */
export function markThread(page: Page, told: boolean): boolean {
  const heads = findHeads(page, told);
  if (heads.length === 0) return false;
  page.kind = "thread";
  page.heads = heads;
  const feet = findFeet(page, heads);
  let first = heads[0]!.first;
  const own = feet.size === 0 && markOwnText(page, first);
  if (!own) page.title = findThreadTitle(page, feet.has(heads[0]!) ? firstRun(page, heads[0]!) : first).index;
  if (feet.has(heads[0]!)) {
    const run = firstRun(page, heads[0]!);
    first = page.title >= 0 ? findFirstText(page, first) : run;
    for (let i = first; i < run; i++) if (isPanelLine(page.blocks[i]!) || isFullField(page.blocks[i]!) || (page.blocks[i]!.chrome && page.blocks[i]!.line.tokens > 1)) remove(page.blocks[i]!, 2, threadFamily(page.blocks[i]!, "user.panel"), "the writer of the first post");
  }
  for (let i = 0; i < first && !own; i++) {
    const block = page.blocks[i]!;
    if (i !== page.title) remove(block, i > page.title && isClause(block) ? 3 : block.sentence ? 2 : 1, threadFamily(block, "nav.menu"), "before the first post");
  }
  if (feet.size > 0) {
    markFeet(page, heads, feet, first);
    // The writer's name and rank stand above the text.
    heads.forEach((head, i) => findAuthor(page, head, i === 0 ? page.title + 1 : Math.min(head.from ?? heads[i - 1]!.last + 1, heads[i - 1]!.last + 1)));
  } else {
    const closers = new Set<string>();
    heads.forEach((head, i) => {
      markPost(page, head, heads[i + 1], heads[i + 2]?.first ?? page.blocks.length, closers);
      findAuthor(page, head, heads[i - 1]?.bodyEnd ?? page.title + 1);
      markNameBelow(page, head);
    });
    findNamesBelow(page, heads);
  }
  for (const head of heads) {
    for (let i = head.first; i <= head.last; i++) {
      const { line, chrome } = page.blocks[i]!;
      if (line.shape === 0 && line.other + line.value + line.replies === 0 && (line.tokens > 0 || (chrome && line.numbers === 0))) remove(page.blocks[i]!, 2, "meta.post", "a link in the head of a post");
    }
  }
  page.bodyStart = first;
  page.bodyEnd = Math.max(heads.at(-1)!.bodyEnd, heads.at(-1)!.last + 1);
  return true;
}

/** 老街12号，距码头300米: below the title of what is discussed, and no label. */
function isClause({ line }: Block): boolean {
  return line.commas + line.marks > 0 && line.han >= SHORTEST_CLAUSE && line.hard === undefined && line.weak === undefined && line.tokens === 0;
}

const SHORTEST_CLAUSE = 6;

/** `after` is where the text of the next post ends; `closers` the lines that closed the posts before. */
function markPost(page: Page, head: PostHead, next: PostHead | undefined, after: number, closers: Set<string>): void {
  const { blocks } = page;
  const end = next === undefined ? blocks.length : next.first;
  const from = markPanel(page, head, end);
  let closing = next === undefined ? findLastClosing(page, from, closers) : findClosing(blocks, from, end, false);
  if (closing < end) closers.add(textOf(page, blocks[closing]!));
  // Counters under a post: 8 / 15 / 55.
  while (closing > from + 1 && closing < end && isCounter(blocks[closing - 1]!) && (hasNumber(blocks[closing - 1]!) || (isCounter(blocks[closing - 2]!) && hasNumber(blocks[closing - 2]!)))) closing--;
  head.bodyEnd = closing;
  for (let i = from; i < closing; i++) {
    const block = blocks[i]!;
    if (block.chrome && block.line.tokens >= 2 && block.line.replies < block.line.tokens) remove(block, 2, threadFamily(block, "ui.action"), "a line of buttons inside a thread");
    else if (blocks[i - 1]?.line.hard?.family === "attach.notice" && /^[x×]$/u.test(textOf(page, block))) remove(block, 2, "attach.notice", "closes the notice above it");
    else if (block.chrome && block.line.first?.family === "attach.notice" && block.line.first.text.length >= 4) remove(block, 2, "attach.notice", "a link to an attachment");
  }
  markRuledSignature(page, from, closing);
  const comments = findComments(blocks, closing, end, next === undefined);
  const stop = next === undefined ? end : findCommentAbove(blocks, next, closing, after);
  for (let i = closing; i < stop; i++) {
    const block = blocks[i]!;
    if (comments.has(i)) continue;
    remove(block, block.sentence && !isSiteNotice(block) ? 2 : 1, threadFamily(block, next === undefined ? "nav.menu" : "user.panel"), "after the text of a post");
  }
}

/** phpBB says who wrote a post above it, and once more below it, over his rank and the number of his posts. */
function markNameBelow(page: Page, head: PostHead): void {
  const { blocks, text } = page;
  const name = blocks[head.bodyEnd - 1];
  const panel = blocks[head.bodyEnd];
  if (head.author === undefined || name === undefined || panel === undefined || head.bodyEnd - 1 <= head.last + 1 || !isPanelLine(panel) || text.slice(head.author.start, head.author.end) !== blockText(page, name)) return;
  head.bodyEnd--;
  remove(name, 2, "user.panel", "the name of the writer below the post");
}

function hasNumber({ line }: Block): boolean {
  return line.numbers > 0;
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
