import { ENDINGS, findClosing } from "./closing.ts";
import { isSecondFloor } from "./floors.ts";
import { isButtons } from "./buttons.ts";
import { hasTime, remove, size, threadFamily, type Block, type Page } from "./model.ts";
import { isPanelLine } from "./panel.ts";
import { findThreadTitle } from "./thread-title.ts";

/** So much prose above the first post is a text of its own: an article with comments, a question with answers. */
const LEAST_PROSE = 24;
/** Names and numbers of readers stand in lines of at most this length. */
const LONGEST_NAME = 16;

/**
 * The thread's own text when no head opens it: prose between the title and the first post. Marks what stands around it and
 * answers true; false when there is none.
 */
export function markOwnText(page: Page, first: number): boolean {
  const { blocks, key } = page;
  // [求助] and » open a title, even one that ends with a question mark.
  // What stands above 2楼 is the first post, however short, and the line above 2楼 no title but a name.
  const isSecond = isSecondFloor(page, first);
  const isProse = (block: Block): boolean => isSentence(block) && !/^(?:[›»‹>]|\[\p{Script=Han}{1,6}\]|【\p{Script=Han}{1,6}】)/u.test(key.slice(block.line.start, block.line.start + 9));
  const opening = isSecond ? blocks.slice(0, first).findIndex(isProse) : -1;
  const title = findThreadTitle(page, opening < 0 ? first : opening);
  let prose = -1;
  let length = 0;
  for (let i = title.anchored ? title.index + 1 : 0; i < first; i++) {
    if (!isProse(blocks[i]!)) continue;
    if (prose < 0) prose = i;
    length += size(blocks[i]!);
  }
  if (length === 0 || (length < LEAST_PROSE && !isSecond)) return false;
  page.title = title.anchored ? title.index : titleAbove(page, prose);
  for (let i = 0; i < prose; i++) {
    const block = blocks[i]!;
    if (i === page.title) continue;
    if (i > page.title && page.title >= 0 && !block.chrome && block.line.hard === undefined && !isPanelLine(block) && !hasTime(block.line)) continue;
    remove(block, 1, threadFamily(block, "nav.menu"), "before the text of the thread");
  }
  const closing = findClosing(blocks, prose, first, false);
  for (let i = prose; i < closing; i++) if (isButtons(blocks[i]!) && blocks[i]!.line.replies < blocks[i]!.line.tokens) remove(blocks[i]!, 2, threadFamily(blocks[i]!, "ui.action"), "buttons inside the text of the thread");
  for (let i = closing; i < first; i++) if (!blocks[i]!.sentence) remove(blocks[i]!, blocks[i]!.chrome ? 1 : 2, threadFamily(blocks[i]!, "nav.thread"), "between the text and the posts");
  return true;
}

function isSentence({ line, sentence }: Block): boolean {
  return sentence && line.hard === undefined && (line.weak === undefined || !ENDINGS.has(line.weak.family));
}

/** The title of a text without anchors: the best candidate above it, or else the last line that could be one. */
function titleAbove(page: Page, prose: number): number {
  const { index } = findThreadTitle(page, prose);
  if (index >= 0) return index;
  for (let i = prose - 1; i >= Math.max(0, prose - 6); i--) {
    const { line, chrome } = page.blocks[i]!;
    if (!chrome && line.hard === undefined && line.tokens === 0 && line.han >= 2 && line.end - line.start > LONGEST_NAME / 2) return i;
  }
  return -1;
}
