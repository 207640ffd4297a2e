import { ENDINGS } from "./closing.ts";
import { isButtons } from "./buttons.ts";
import { familyBit } from "./labels.ts";
import type { Line } from "./lines.ts";
import { size, textOf, type Block, type Page, type PostHead } from "./model.ts";
import { NumberShape } from "./numbers.ts";
import { isPanelLine } from "./panel.ts";

const PANEL = familyBit("user.panel");
const BUTTONS = familyBit("ui.action") | familyBit("nav.thread") | familyBit("ui.share");
/** A comment has at most this many lines. */
const LONGEST_COMMENT = 12;
const LONGEST_TIME = 40;
const LONGEST_NAME = 16;

/**
 * The lines of comments between the end of a post and the next one: what stands right above a time with a button
 * (银月: 感谢整理 / 07-03 19:40 / 赞). They are content, whatever stands around them.
 */
export function findComments(blocks: readonly Block[], from: number, end: number, last: boolean): ReadonlySet<number> {
  const found = new Set<number>();
  for (let i = from; i < end; i++) {
    const { line } = blocks[i]!;
    if (last && ((line.hard !== undefined && ENDINGS.has(line.hard.family)) || line.heading !== undefined)) break;
    if (isRemark(blocks, i)) found.add(i);
    if (!isTimeBelow(blocks[i]!, blocks[i + 1])) continue;
    let first = i;
    while (first > from && i - first < LONGEST_COMMENT && isText(blocks[first - 1]!)) first--;
    if (first === i - 1 && isName(blocks[first]!) && (first === from || isButtons(blocks[first - 1]!) || !isPanelLike(blocks[first - 1]!))) continue;
    for (let j = first; j < i; j++) found.add(j);
  }
  return found;
}

/**
 * Is the next head only the time below a comment? Nothing but labels and numbers follows it, and prose stands right above.
 * Answers where the comment begins, or where the head does.
 */
export function findCommentAbove(blocks: readonly Block[], next: PostHead, from: number, end: number): number {
  for (let i = next.last + 1; i < end; i++) {
    const { line, chrome } = blocks[i]!;
    // 2 樓 oldplayer heads the next post.
    if ((line.hard !== undefined && ENDINGS.has(line.hard.family)) || (line.first?.text === "楼" && line.numbers > 0) || isButtons(blocks[i]!)) break;
    if (!chrome && line.hard === undefined && !isPlace(line)) return next.first;
  }
  let i = next.first;
  while (i > from && next.first - i < LONGEST_COMMENT && blocks[i - 1]!.sentence && isText(blocks[i - 1]!)) i--;
  // A few words under a name: 水草, 鐵靴按鍵要切到手斷.
  return i === next.first && i - 1 > from && isText(blocks[i - 1]!) && isText(blocks[i - 2]!) && isName(blocks[i - 2]!) ? i - 1 : i;
}

/**
 * What readers wrote under an article: the lines below a name and a time, between a heading of comments (留言列表, 网友评论) and
 * the next heading or footer.
 */
export function findReaderComments(page: Page, from: number): ReadonlySet<number> {
  const { blocks } = page;
  const found = new Set<number>();
  let inComments = false;
  let open = false;
  for (let i = from; i < blocks.length; i++) {
    const block = blocks[i]!;
    const { line } = block;
    const label = line.heading ?? line.hard ?? (line.other === 0 ? line.first : undefined);
    if (isCommentsOf(page, block)) {
      inComments = true;
      open = false;
    } else if (label !== undefined && /评论|留言|回应|回复/u.test(label.text + label.rest.join("")) && !/^(?:热门|网友|精彩|新闻)/u.test(label.text)) {
      if (line.heading !== undefined || line.hard !== undefined || line.numbers > 0) inComments = true;
      open = false;
    } else if (line.heading !== undefined || line.hard !== undefined) {
      inComments = inComments && line.hard !== undefined && !/^(?:footer|promo)/u.test(line.hard.family);
      open = false;
    } else if (inComments && isNameAndTime(block)) {
      open = true;
      // The text stands above its time: 灯芯草, 舍不得，小时候的书都是那里买的, 21-3-4 10:31.
      const above = blocks[i - 1];
      const isBelow = blocks[i + 1] !== undefined && (isButtons(blocks[i + 1]!) || (isPlace(blocks[i + 1]!.line) && blocks[i + 2] !== undefined && isButtons(blocks[i + 2]!)));
      if (isBelow && line.other === 0 && above !== undefined && i - 1 > from && isText(above) && blocks[i - 2] !== undefined && (isName(blocks[i - 2]!) || isButtons(blocks[i - 2]!)) && !found.has(i - 2)) {
        found.add(i - 1);
        open = false;
      }
    }
    else if (block.chrome) open &&= line.numbers > 0 && isNameAndTime(blocks[i - 1]!); // 120 有用, between the time and the text
    else if (open) found.add(i);
  }
  return found;
}

/** 河边的日子的短评 · · · (全部 3021 条): a heading behind the name of what is discussed. */
function isCommentsOf(page: Page, block: Block): boolean {
  return !block.chrome && block.line.marks === 0 && size(block) <= LONGEST_TIME && COMMENTS_OF.test(textOf(page, block));
}

const COMMENTS_OF = /的(?:短评|影评|书评|点评|评论|评价|留言|讨论)[\s·]*(?:\(\s?(?:全部|共)?\s?\d+\s?[条则篇个]?\s?\))?$/u;

/** 来自江苏, IP属地：浙江 */
function isPlace({ first, start, end }: Line): boolean {
  return end - start <= LONGEST_NAME && /^(?:来自|发布于|ip属地)$/u.test(first?.text ?? "");
}

/** 灯芯草 2021-3-5 08:00; 3小时前 */
function isNameAndTime(block: Block): boolean {
  const { line } = block;
  return size(block) <= LONGEST_TIME && line.marks === 0 && (line.shape & (NumberShape.DATE | NumberShape.RELATIVE)) !== 0;
}

/** 07-03 19:40, and a button behind it or below; 1周前 评论. */
function isTimeBelow(block: Block, next: Block | undefined): boolean {
  const { line } = block;
  if (line.hard !== undefined || line.marks > 0 || size(block) > LONGEST_TIME || line.other > 4 || line.value > 4) return false;
  const timed = (line.shape & NumberShape.TIME) !== 0 && ((line.shape & NumberShape.DATE) !== 0 || line.numbers >= 2);
  if ((line.shape & NumberShape.RELATIVE) === 0 && !timed) return false;
  return (line.mask & BUTTONS) !== 0 || (next !== undefined && isButtons(next));
}

/** 谢谢  发表于 2018-12-2 17:12 under 点评: what Discuz! prints of remarks on a post. */
function isRemark(blocks: readonly Block[], at: number): boolean {
  const { line, chrome } = blocks[at]!;
  if ((chrome && line.replies === 0) || line.hard !== undefined || (line.shape & NumberShape.DATE) === 0 || line.other + line.replies === 0 || line.first?.text === "发表于") return false;
  for (let i = at - 1; i >= Math.max(0, at - REMARKS); i--) if (blocks[i]!.line.first?.text === "点评" && blocks[i]!.line.other === 0) return true;
  return false;
}

/** So many lines below the heading are remarks. */
const REMARKS = 10;

/** One short line without marks behind buttons: who wrote what follows. */
function isName(block: Block): boolean {
  const { line } = block;
  return size(block) <= LONGEST_NAME && line.marks + line.commas === 0 && line.cells <= 2;
}

function isText(block: Block): boolean {
  const { line } = block;
  return !block.chrome && line.hard === undefined && line.heading === undefined && !isPanelLike(block);
}

/** A line of a user panel; 版主 3.1k 声望 has more in it than labels. */
function isPanelLike(block: Block): boolean {
  const { line } = block;
  return isPanelLine(block) || ((line.mask & PANEL) !== 0 && line.numbers > 0 && line.marks === 0 && size(block) <= LONGEST_TIME);
}
