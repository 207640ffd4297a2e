/** The line of fields of an article, above its text: 发布时间：… 来源：…, or its day alone. */
import { isMetaLine } from "./meta-line.ts";
import { size, textOf, type Block, type Page } from "./model.ts";
import { NumberShape } from "./numbers.ts";
import { isTitleLike, MOST_NAMES, SURE_TITLE } from "./title-like.ts";

/** So many sentences may stand above the line of fields: a summary, a slogan. */
const MOST_LEADS = 2;

/** A line of fields before the body: 发布时间：… 来源：…, or a date and time with a short source. */
export function findMeta(page: Page, path: number): number {
  const { blocks } = page;
  let prose = 0;
  for (let i = path + 1; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (isMetaLine(block) && proseFollows(blocks, i)) return isTimeAlone(block) ? sameBelow(page, i) : i;
    if (block.sentence && (size(block) >= 60 || ++prose > MOST_LEADS)) break;
    // What ends a text has no fields of it below.
    if (prose > 0 && (block.line.heading !== undefined || block.line.hard?.family === "nav.prevnext")) break;
  }
  return findDay(page, path);
}

/** 2022年11月20日 alone on its line, and a title not far above. */
function findDay(page: Page, path: number): number {
  const { blocks } = page;
  for (let i = path + 1; i < blocks.length && !blocks[i]!.sentence; i++) {
    const { line } = blocks[i]!;
    if ((line.shape & DAY) !== DAY || line.tokens + line.other + line.fields > 0 || !proseFollows(blocks, i)) continue;
    if (blocks.slice(Math.max(path + 1, i - MOST_NAMES), i).some((block) => size(block) >= SURE_TITLE && isTitleLike(page, block))) return i;
  }
  return -1;
}

const DAY = NumberShape.DATE | NumberShape.YEAR;

export function isTimeAlone({ line }: Block): boolean {
  return line.shape !== 0 && line.other + line.value === 0;
}

/** The same time once more a few lines below, before any prose: the title stands between them. */
function sameBelow(page: Page, index: number): number {
  const { blocks } = page;
  const time = textOf(page, blocks[index]!);
  for (let i = index + 1; i < Math.min(blocks.length, index + SAME_LOOK) && !blocks[i]!.sentence; i++) if (textOf(page, blocks[i]!) === time) return i;
  return index;
}

const SAME_LOOK = 4;

function proseFollows(blocks: readonly Block[], from: number): boolean {
  for (let i = from + 1; i < Math.min(blocks.length, from + 16); i++) if (blocks[i]!.sentence) return true;
  return false;
}
