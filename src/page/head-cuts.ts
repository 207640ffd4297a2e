/** Lines of name and time that look like heads of posts, and are moods, comments or dates of other pages beside them. */
import { isSecondFloor, type Candidate } from "./floors.ts";
import { isButtons } from "./buttons.ts";
import { isBare } from "./head-kinds.ts";
import { isText, textOf, type Block, type Page } from "./model.ts";
import { NumberShape } from "./numbers.ts";

/** Beside strong heads a name and a time are a mood (昨天 20:58) or a comment, unless they are many more, or one opens the thread that goes on with 2楼. */
export function withoutWeak(page: Page, candidates: readonly Candidate[]): readonly Candidate[] {
  const { blocks } = page;
  const strong = candidates.filter(({ index, strong: known }) => blocks[index]!.line.hard !== undefined || isBare(blocks[index]!) || (known && (blocks[index]!.line.shape & NumberShape.DATE) !== 0));
  if (strong.length === 0 || strong.length * 3 < candidates.length) return candidates;
  const first = strong[0]!.index;
  // One look back for all candidates: a page may have thousands.
  const isSecond = isSecondFloor(page, first);
  const above = blocks.slice(0, first);
  const last = above.findLastIndex(isSecond ? ({ chrome, line }) => !chrome && line.hard === undefined : isButtons);
  const opening = candidates.findLast(({ index }) => (isSecond ? index < last : index + 1 < last && isTextBelow(blocks, index)));
  const heads = strong.length === 1 ? withFollowers(blocks, candidates, strong[0]!) : strong;
  return opening === undefined ? heads : [opening, ...heads];
}

/** Only the first post says 发表于: what follows are posts when buttons close it and each of them. */
function withFollowers(blocks: readonly Block[], candidates: readonly Candidate[], only: Candidate): readonly Candidate[] {
  const heads = candidates.slice(candidates.indexOf(only));
  return heads.every((_, k) => isClosed(blocks, heads, k)) ? heads : [only];
}

/** A sentence right below the candidate, that no label and no time claims, or a few words below a day and a clock. */
function isTextBelow(blocks: readonly Block[], index: number): boolean {
  const below = blocks[index + 1]!;
  if (below.line.weak?.match === "start" || (below.line.shape & (NumberShape.DATE | NumberShape.TIME)) !== 0) return false;
  const isDated = (blocks[index]!.line.shape & NumberShape.DATE) !== 0 && (blocks[index]!.line.shape & NumberShape.TIME) !== 0;
  const isWords = isDated && below.line.hard === undefined && (below.line.tokens === 0 || below.line.replies === below.line.tokens) && below.line.han > 0 && !below.line.opens;
  return (isText(below) && below.line.weak === undefined) || isWords;
}

/** Is the candidate followed by a line of buttons before the next one? */
function isClosed(blocks: readonly Block[], candidates: readonly Candidate[], k: number): boolean {
  const { index } = candidates[k]!;
  const end = Math.min(candidates[k + 1]?.index ?? blocks.length, index + 40);
  for (let i = index + 1; i < end; i++) if (isButtons(blocks[i]!)) return true;
  return false;
}

export function countClosed(blocks: readonly Block[], candidates: readonly Candidate[]): number {
  return candidates.reduce((count, _, k) => count + (isClosed(blocks, candidates, k) ? 1 : 0), 0);
}

/** Candidates behind a heading of related pages or a footer are dates of other pages, unless strong ones are among them. */
export function cutTrailing(page: Page, candidates: readonly Candidate[]): readonly Candidate[] {
  return cutBehindEnding(page, cutBehindRelated(page.blocks, candidates));
}

function firstWeak(candidates: readonly Candidate[]): number {
  let last = candidates.length - 1;
  while (last >= 0 && !candidates[last]!.strong) last--;
  return Math.max(1, last + 1);
}

function cutBehindRelated(blocks: readonly Block[], candidates: readonly Candidate[]): readonly Candidate[] {
  for (let k = firstWeak(candidates); k < candidates.length; k++) {
    if (blocks[candidates[k]!.index]!.line.other < 4) continue;
    for (let i = candidates[k - 1]!.index + 1; i < candidates[k]!.index; i++) if (isRelated(blocks[i]!)) return candidates.slice(0, k);
  }
  return candidates;
}

function cutBehindEnding(page: Page, candidates: readonly Candidate[]): readonly Candidate[] {
  const { blocks } = page;
  const first = firstWeak(candidates);
  if (first >= candidates.length) return candidates;
  // How many of the candidates from k on are closed.
  const closedFrom = Array.from({ length: candidates.length + 1 }, () => 0);
  for (let k = candidates.length - 1; k >= 0; k--) closedFrom[k] = closedFrom[k + 1]! + (isClosed(blocks, candidates, k) ? 1 : 0);
  const gaps = new Map<string, number>();
  for (let k = 1; k < candidates.length; k++) {
    const inGap = new Set<string>();
    for (let i = candidates[k - 1]!.index + 1; i < candidates[k]!.index; i++) if (isEnding(blocks[i]!)) inGap.add(textOf(page, blocks[i]!));
    for (const text of inGap) gaps.set(text, (gaps.get(text) ?? 0) + 1);
  }
  for (let k = first; k < candidates.length; k++) {
    if (closedFrom[k]! * 2 >= candidates.length - k) continue;
    // What stands between other posts too is part of their template; behind 其他回答 answers go on.
    const start = blocks.slice(candidates[k - 1]!.index + 1, candidates[k]!.index).findLastIndex(isAnswers);
    for (let i = candidates[k - 1]!.index + 2 + start; i < candidates[k]!.index; i++) if (isEnding(blocks[i]!) && (gaps.get(textOf(page, blocks[i]!)) ?? 0) < 2) return candidates.slice(0, k);
  }
  return candidates;
}

/** 其他类似问题, 相关推荐: dates below it are those of other pages, whatever buttons stand there. 最新评论 opens comments. */
function isRelated({ line }: Block): boolean {
  return line.heading !== undefined && /^(?:相关|其他类似|推荐|猜你|热门)/u.test(line.heading.text) && !/[评论回复答帖]/u.test(line.heading.text);
}

/** 最佳答案, 其他回答, 全部回答(3) */
export function isAnswers({ line }: Block): boolean {
  return line.other + line.value === 0 && /^(?:(?:其[他它]|全部|更多|网友|最新)(?:网友)?回答|(?:最佳|满意|推荐|精选)答案)$/u.test((line.heading ?? line.first)?.text ?? "");
}

function isEnding({ line }: Block): boolean {
  return line.heading !== undefined || (line.hard !== undefined && /^(?:footer|ui\.form|nav\.thread)/u.test(line.hard.family));
}
