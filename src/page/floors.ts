/** The numbers of posts: 2楼, #2, 2 below the time of the post. */
import type { Block, Page } from "./model.ts";
import { NumberShape } from "./numbers.ts";

export interface Candidate {
  readonly index: number;
  /** Known by its labels, not only by a name and a time. */
  readonly strong: boolean;
  /** The number of the post on a line of its own below its time: 2, #2; 0 when there is none. */
  readonly below: number;
}

export const LONGEST_HEAD = 80;
const FEWEST_NUMBERED = 2;
const LONGEST_FLOOR = 8;

/** #1, #2, #3 or 1楼, 2楼, 3楼 in one head after the other. */
export function isNumbered({ blocks, key }: Page, candidates: readonly Candidate[]): boolean {
  let run = 0;
  let previous = 0;
  for (const { index, below } of candidates) {
    const { line } = blocks[index]!;
    const next = blocks[index + 1];
    const text = key.slice(line.start, next !== undefined && next.line.end - next.line.start <= LONGEST_FLOOR ? next.line.end : line.end);
    const floor = floorAbove(blocks, index, key) ?? /#\s?(\d{1,5})(?!\d)|(?<!\d)(\d{1,5})\s?(?:楼|#(?!\s?\d))/u.exec(text);
    const number = below > 0 ? below : floor === null ? 0 : Number(floor[1] ?? floor[2]);
    run = number > 0 && number === previous + 1 ? run + 1 : 0;
    previous = number;
    if (run >= FEWEST_NUMBERED - 1) return true;
  }
  return false;
}

/** #2 on a line of its own, over the name above the time. */
function floorAbove(blocks: readonly Block[], index: number, key: string): RegExpExecArray | null {
  for (let i = index - 1; i >= Math.max(0, index - 3); i--) {
    const { line } = blocks[i]!;
    const floor = line.end - line.start <= LONGEST_FLOOR ? /^#\s?(\d{1,5})$/u.exec(key.slice(line.start, line.end)) : null;
    if (floor !== null) return floor;
  }
  return null;
}

/** Does the head say, itself or on a line of its own beside it, that it is the second: 2楼, #2, 沙发? */
export function isSecondFloor({ blocks, key }: Page, head: number): boolean {
  for (let i = Math.max(0, head - 1); i <= Math.min(head + 1, blocks.length - 1); i++) {
    const { start, end } = blocks[i]!.line;
    const floor = (i === head || end - start <= LONGEST_FLOOR) && /(?:^|[\s|])(?:第?\s?2\s?[楼#]|#\s?2|沙发)(?:$|[\s|]|\d{4}[-/.年])/u.exec(key.slice(start, Math.min(end, start + LONGEST_HEAD)));
    if (floor) return true;
  }
  return false;
}

/** 2022年1月4日, and below it #1, as XenForo prints the head of a post; below a time 1, 2, 3 in order, as Discourse does. */
export function numberBelow({ key, blocks }: Page, index: number, candidates: readonly Candidate[]): number {
  const { line } = blocks[index]!;
  const next = blocks[index + 1]?.line;
  if (next === undefined || next.end - next.start > LONGEST_FLOOR || line.other + line.value > 0 || (line.shape & (NumberShape.DATE | NumberShape.RELATIVE)) === 0 || line.hard !== undefined) return 0;
  const found = /^(#)?(\d{1,5})$/u.exec(key.slice(next.start, next.end));
  if (found === null) return 0;
  const number = Number(found[2]);
  const inOrder = number === (candidates.at(-1)?.below ?? 0) + 1 && (line.shape & NumberShape.TIME) !== 0;
  return found[1] !== undefined || inOrder ? number : 0;
}

/** 2020-07-19 22:13 #1: a time above the one that says it is the first post is the time of the thread, and no post. */
export function fromFirstFloor({ blocks, key }: Page, candidates: readonly Candidate[]): readonly Candidate[] {
  const numbers = candidates.map(({ index, below }) => {
    if (below > 0) return String(below);
    const { line } = blocks[index]!;
    return line.other + line.tokens === 0 ? /#\s?(\d{1,5})$/u.exec(key.slice(line.start, Math.min(line.end, line.start + LONGEST_HEAD)))?.[1] : undefined;
  });
  const first = numbers.indexOf("1");
  // Above a number on a line of its own a text is a post.
  if (first > 0 && candidates[first]!.below > 0 && blocks.slice(candidates[0]!.index, candidates[first]!.index).some(({ sentence }) => sentence)) return candidates;
  return first > 0 && numbers.slice(0, first).every((number) => number === undefined) && numbers[first + 1] === "2" ? candidates.slice(first) : candidates;
}
