import { hasTime, remove, size, type Block, type Page, type PostHead } from "./classify.ts";
import { familyBit } from "./labels.ts";
import { NumberShape } from "./numbers.ts";

const POST = familyBit("meta.post");
const ACTION = familyBit("ui.action");

/** A thread: chrome* title (panel* head body closing*)* footer. Answers false when the page has no posts. */
export function markThread(page: Page): boolean {
  const heads = findHeads(page.blocks);
  if (heads.length === 0) return false;
  page.kind = "thread";
  page.heads = heads;
  const first = heads[0]!.first;
  page.title = findThreadTitle(page, first);
  for (let i = 0; i < first; i++) {
    if (i === page.title) continue;
    const block = page.blocks[i]!;
    remove(block, block.sentence ? 2 : 1, block.line.weak?.family ?? "nav.menu", "before the first post");
  }
  heads.forEach((head, i) => markPost(page, head, heads[i + 1]));
  page.bodyStart = first;
  return true;
}

function findHeads(blocks: readonly Block[]): PostHead[] {
  const heads: PostHead[] = [];
  let actions = 0;
  for (const block of blocks) if (block.chrome && (block.line.mask & ACTION) !== 0) actions++;
  for (let i = 0; i < blocks.length; i++) {
    const kind = headKind(blocks[i]!);
    if (kind === 0) continue;
    if (kind === 1 && actions < 2) continue;
    heads.push({ first: i, last: i, bodyEnd: i });
  }
  return heads;
}

/** 2: a head by its labels (发表于 … 只看该作者); 1: a line of a name and a time. */
function headKind(block: Block): number {
  const { line } = block;
  if (size(block) > 100 || line.marks > 0) return 0;
  const timed = (line.shape & NumberShape.TIME) !== 0 && (line.shape & NumberShape.DATE) !== 0;
  if ((line.mask & POST) !== 0 && line.tokens >= 2 && (timed || (line.shape & NumberShape.DATE) !== 0) && line.other <= 24 && line.fields === 0) return line.first?.family === "meta.post" ? 2 : 1;
  if ((timed || (line.shape & NumberShape.RELATIVE) !== 0) && line.other <= 16 && hasTime(line)) return 1;
  return 0;
}

function findThreadTitle(page: Page, first: number): number {
  const { blocks } = page;
  let best = -1;
  for (let i = 0; i < first; i++) {
    const block = blocks[i]!;
    if (block.chrome || block.line.hard !== undefined || block.line.han < 3) continue;
    const previous = blocks[i - 1];
    const next = blocks[i + 1];
    if (previous?.line.hard?.family === "meta.counts" || next?.line.hard?.text === "[复制链接]" || previous?.line.hard?.family === "nav.breadcrumb") best = i;
  }
  return best;
}

function markPost(page: Page, head: PostHead, next: PostHead | undefined): void {
  const { blocks } = page;
  const end = next === undefined ? blocks.length : next.first;
  const closing = findClosing(blocks, head.last + 1, end, next === undefined);
  head.bodyEnd = closing;
  for (let i = closing; i < end; i++) {
    const block = blocks[i]!;
    remove(block, block.sentence ? 2 : 1, block.line.weak?.family ?? (next === undefined ? "nav.menu" : "user.panel"), "after the post");
  }
}

/** The first line of buttons behind which no prose comes before `end`. */
function findClosing(blocks: readonly Block[], from: number, end: number, last: boolean): number {
  let prose = 0;
  for (let i = end - 1; i >= from; i--) if (blocks[i]!.sentence) { prose = i; break; }
  for (let i = Math.max(from, last ? from : prose + 1); i < end; i++) {
    const block = blocks[i]!;
    if (!block.chrome && block.line.weak === undefined && block.line.hard === undefined) continue;
    if (i === from && block.line.hard === undefined && block.line.replies === block.line.tokens) continue;
    if (block.line.hard === undefined && block.line.tokens === 0) continue;
    return i;
  }
  return end;
}
