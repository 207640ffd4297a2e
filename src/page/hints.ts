import { GuiyiError } from "../error.ts";
import type { BlockHint } from "../stage.ts";
import type { Block } from "./model.ts";

/** A line of which so much is links is a row of links. */
const LINKS = 0.8;
/** A headline is no longer than this. */
const LONGEST_HEADLINE = 100;

export function checkHints(hints: unknown): void {
  const isHint = (hint: unknown): boolean => typeof hint === "object" && hint !== null && "start" in hint && "end" in hint;
  if (hints !== undefined && !(Array.isArray(hints) && hints.every(isHint))) throw new GuiyiError("not-hints", "hints must be a list of { start, end, linkDensity?, heading? }, such as readHtml(html).blocks");
}

/**
 * The hint of each block, by place: both lists are in the order of the text, so one pass is enough. Answers the headline: the
 * only h1 of the text, or -1. Marks rows of links as chrome: that takes no line by itself, it counts where lines of labels count.
 */
export function applyHints(blocks: readonly Block[], hints: readonly BlockHint[]): number {
  let k = 0;
  let headline = -1;
  let headings = 0;
  blocks.forEach((block, i) => {
    while (k < hints.length && hints[k]!.end <= block.line.start) k++;
    const hint = hints[k];
    if (hint === undefined || hint.start > block.line.start) return;
    if ((hint.linkDensity ?? 0) >= LINKS && !block.sentence && block.line.marks + block.line.commas === 0) block.chrome = true;
    if (hint.heading === 1 && block.line.hard === undefined && block.line.han >= 2 && block.line.end - block.line.start <= LONGEST_HEADLINE) {
      headings++;
      headline = i;
    }
  });
  return headings === 1 ? headline : -1;
}
