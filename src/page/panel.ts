import { isButtons } from "./buttons.ts";
import { familyBit } from "./labels.ts";
import { remove, size, threadFamily, type Block, type Page, type PostHead } from "./model.ts";

const PANEL = familyBit("user.panel");
const POST = familyBit("meta.post");
const COUNTS = familyBit("meta.counts");
/** A user panel between the head of a post and its text ends within this many lines. */
export const LONGEST_PANEL = 14;
export const LONGEST_PANEL_LINE = 28;
/** Name, rank and title stand among the fields of a panel, not more. */
export const MOST_OTHERS = 3;
const LONGEST_USER = 24;

/** The user panel and the buttons between the head of a post and its text; answers where the text begins. */
export function markPanel(page: Page, head: PostHead, end: number): number {
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

/** The last line of a panel that begins at `start`: label lines, and up to three others (name, rank) where two fields with values follow, or two ranks. */
function findPanel(blocks: readonly Block[], start: number, end: number): number {
  let last = start - 1;
  let others = 0;
  let valued = 0;
  for (let i = start; i < Math.min(end, start + LONGEST_PANEL); i++) {
    const block = blocks[i]!;
    if (block.sentence || size(block) > LONGEST_PANEL_LINE || (block.line.opens && isQuoteLabel(block))) break;
    if (i > start && isValueBelow(block, blocks[i - 1]!)) {
      valued++;
      if (last === i - 1 || valued >= 2) {
        last = i;
        others = 0;
      }
    } else if (isCounter(block)) {
      continue;
    } else if (i === start && isCounts(block)) {
      last = i;
    } else if (last >= start && last === i - 1 && isFollow(block)) {
      last = i;
    } else if (isPanelLine(block) || isFullField(block)) {
      if (others > 0 && isButtons(block)) break;
      if (isValued(block) || isStatistic(blocks[i - 1]) || isRank(block) || (i > 0 && isCounter(blocks[i - 1]!) && i - 1 >= start)) valued++;
      // Behind the fields a name is the beginning of the text: only a field with its value leads on.
      if (others === 0 || (valued >= 2 && (last < start || isValued(block)))) {
        last = i;
        others = 0;
      }
    } else if (!(isStatistic(blocks[i + 1]) && blocks[i + 2] !== undefined && isPanelLine(blocks[i + 2]!)) && (block.line.hard !== undefined || block.line.marks + block.line.commas > 0 || ++others > MOST_OTHERS)) break;
  }
  return last;
}

/** A value under the name of its field: Jun 2010 under 註冊日期, 1,203 under 文章. */
function isValueBelow({ line }: Block, { line: above }: Block): boolean {
  const isField = above.tokens === 1 && above.other + above.value + above.numbers + above.replies === 0 && (above.mask & PANEL) !== 0;
  return isField && line.numbers > 0 && line.tokens === 0 && line.other <= MOST_LETTERS && line.han === 0 && line.marks === 0;
}

/** The name of a month. */
const MOST_LETTERS = 4;

/** 帖子:2帖|11回 */
export function isFullField({ line }: Block): boolean {
  return line.hard === undefined && line.first?.family === "user.panel" && line.fields === 0 && line.numbers > 0 && line.value > 0 && line.other <= line.numbers && line.marks + line.commas + line.replies === 0;
}

/** 35回复/ 12亮 只看楼主 right below the head: labels and numbers. */
function isCounts({ line, sentence }: Block): boolean {
  return !sentence && line.tokens >= 2 && line.numbers > 0 && line.other <= 1 && line.marks + line.commas + line.replies + line.fields === 0 && (line.mask & (COUNTS | POST)) !== 0;
}

/** 新手上路, 註冊會員: the rank of a writer, no field. */
function isRank({ line }: Block): boolean {
  return line.tokens === 1 && line.numbers === 0 && line.first?.family === "user.panel" && line.first.text.length >= SHORTEST_RANK;
}

const SHORTEST_RANK = 4;

/** 关注 and 展开全部 right below a panel: the text comes after them. */
function isFollow({ line }: Block): boolean {
  return line.tokens === 1 && line.other === 0 && /^(?:关注|\+?加关注|展开全部|展开全文)$/u.test(line.first?.text ?? "");
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
  for (let i = from; i < to; i++) if (isPanelLine(blocks[i]!) || isFullField(blocks[i]!)) count++;
  return count;
}

export function isPanelLine(block: Block): boolean {
  const { line } = block;
  if (line.hard !== undefined) return line.hard.family === "user.panel";
  if (line.other > 0 || line.tokens === 0 || line.replies > 0) return false;
  return block.chrome || (line.mask & (PANEL | POST)) !== 0;
}

/** 回答量：4932 */
function isStatistic(block: Block | undefined): boolean {
  return block !== undefined && block.line.numbers > 0 && (block.line.mask & PANEL) !== 0 && isPanelLine(block);
}

/** Numbers and marks alone. */
export function isCounter({ line }: Block): boolean {
  return line.tokens === 0 && line.other === 0 && line.han === 0 && line.shape === 0;
}
