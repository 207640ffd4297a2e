import { familyBit } from "./labels.ts";
import { isBlank } from "./lines.ts";
import { isMetaLine } from "./meta-line.ts";
import { isText, size, textOf, type Block, type Page } from "./model.ts";
import { NumberShape } from "./numbers.ts";

const ARTICLE = familyBit("meta.article");
const COUNTERS = familyBit("meta.counts") | familyBit("meta.post");
export const LONGEST_CREDIT = 24;
/** So many sentences may stand above the line of fields: a summary, a slogan. */
const MOST_LEADS = 2;

/** A line of fields before the body: 发布时间：… 来源：…, or a date and time with a short source. */
export function findMeta(page: Page, path: number): number {
  const { blocks } = page;
  let prose = 0;
  for (let i = path + 1; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (isMetaLine(block) && proseFollows(blocks, i)) return isTimeAlone(block) ? sameBelow(page, i) : i;
    if (block.sentence && (size(block) >= 60 || ++prose > MOST_LEADS)) return -1;
    // What ends a text has no fields of it below.
    if (prose > 0 && (block.line.heading !== undefined || block.line.hard?.family === "nav.prevnext")) return -1;
  }
  return -1;
}

function isTimeAlone({ line }: Block): boolean {
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

function isSubtitle(page: Page, block: Block): boolean {
  return page.text.startsWith("——", block.line.start);
}

/** 原创, alone or with the writer and the account behind it: 原创 阿禾 小城味道. */
function isOriginal({ key }: Page, { line }: Block): boolean {
  return key.startsWith("原创", line.start) && (line.end - line.start === 2 || (line.end - line.start <= LONGEST_CREDIT && isBlank(key.charCodeAt(line.start + 2)) && line.marks + line.commas === 0));
}

/** 第12章 好人终有好报(第2页) */
function isChapter(page: Page, block: Block): boolean {
  return size(block) <= LONGEST_CREDIT * 2 && block.line.marks + block.line.commas === 0 && block.line.hard === undefined && /^第[\d一二三四五六七八九十百千零两]{1,7}[章回]\s?\S/u.test(textOf(page, block));
}

export function isTitleLike(page: Page, block: Block): boolean {
  const { line } = block;
  if (isChapter(page, block)) return true;
  if (isOriginal(page, block) || (line.first?.family === "meta.post" && line.first.text.length >= 3 && line.other <= 4)) return false;
  if (line.tokens >= 2 && line.other <= 2 * line.tokens) return false;
  // A sentence that says so, a heading of a list.
  if (page.key.endsWith("。", line.end) || (line.opens && size(block) <= LONGEST_LABEL)) return false;
  // 河边人 发表在 博客 留言(2) 人气(1024)
  if (line.tokens >= 2 && line.numbers > 0 && (line.mask & COUNTERS) !== 0) return false;
  // IP属地: 福建; 江城日报 2012年05月18日
  if (line.tokens > 0 && line.value > 0 && line.other === 0) return false;
  if ((line.shape & NumberShape.DATE) !== 0 && line.other <= 8) return false;
  // 澎湃新闻记者 沈一舟
  if (size(block) <= LONGEST_CREDIT && /记者\s?\S{2,4}$/u.test(textOf(page, block))) return false;
  // 一、前言
  if (/^[一二三四五六七八九十]{1,3}、/u.test(page.key.slice(line.start, line.start + 5))) return false;
  // 文 | 周游
  if (isCredit(block) && /^.{1,6}\|/u.test(textOf(page, block))) return false;
  return line.hard === undefined && !block.chrome && line.han >= 2 && size(block) <= 100 && line.heading === undefined && !isMetaLine(block) && line.fields === 0;
}

export function findTitle(page: Page, path: number, meta: number): number {
  const { blocks } = page;
  if (page.headline >= 0) return page.headline;
  const board = findBoardTitle(page);
  if (board >= 0) return board;
  const mirror = blocks.slice(0, BOARD_HEADER).findIndex((block) => /^看板.{1,40}作者.{1,40}时间/u.test(textOf(page, block)));
  if (mirror > 0 && isTitleLike(page, blocks[mirror - 1]!)) return mirror - 1;
  if (meta >= 0) {
    // WeChat: title, 原创, author, account, time.
    for (let i = meta - 1; i > Math.max(path, meta - 5, 0); i--) if (isOriginal(page, blocks[i]!) && isTitleLike(page, blocks[i - 1]!)) return i - 1;
    for (let i = meta - 1; i > path; i--) {
      if (!isTitleLike(page, blocks[i]!)) continue;
      // The name of the source, or a subtitle behind dashes, stands between the title and the line of fields.
      const above = blocks[i - 1];
      return i - 1 > path && above !== undefined && isTitleLike(page, above) && ((size(above) >= 10 && (size(blocks[i]!) <= 8 || isSubtitle(page, blocks[i]!))) || (size(blocks[i]!) <= LONGEST_PERSON && size(above) > LONGEST_PERSON)) ? i - 1 : i;
    }
  }
  if (path >= 0) {
    for (let i = path + 1; i < blocks.length; i++) {
      if (isTitleLike(page, blocks[i]!)) return i;
      if (blocks[i]!.sentence) return -1;
    }
    return -1;
  }
  const first = firstProse(page);
  for (let i = Math.max(0, first - ECHO_LOOK); i < first; i++) if (isTitleLike(page, blocks[i]!) && isEchoed(page, i, first)) return i;
  let person = -1;
  for (let i = first - 1; i >= Math.max(0, first - TITLE_LOOK); i--) {
    if (!isTitleLike(page, blocks[i]!) || (i > 0 && isSubtitle(page, blocks[i]!) && isTitleLike(page, blocks[i - 1]!))) continue;
    // A name, of the writer or of a column: a longer line above it is rather the title.
    if (size(blocks[i]!) > LONGEST_PERSON && (person < 0 || size(blocks[i]!) > LONGEST_LABEL)) return i;
    if (person < 0) person = i;
  }
  return person;
}

/** The first long sentence, or the first of two in a row, or else the first of all; short sentences right above it are text too. */
function firstProse({ key, blocks }: Page): number {
  const sure = blocks.findIndex((block, i) => isText(block) && (size(block) >= 30 || (blocks[i + 1] !== undefined && isText(blocks[i + 1]!))));
  const found = sure >= 0 ? sure : blocks.findIndex(isText);
  let first = found;
  for (let i = found - 1; i >= Math.max(0, found - TITLE_LOOK); i--) if (key.endsWith("。", blocks[i]!.line.end) && blocks[i]!.line.hard === undefined) first = i;
  return first;
}

/** Without a path or fields the title stands at most so many lines above the text. */
const TITLE_LOOK = 6;
/** A title stands among so many lines above the text. */
const ECHO_LOOK = 16;
const SHORTEST_ECHO = 8;

/** Does the line stand once more inside a line of the page's own: in the bar of the window or a path above it, or below the text? */
export function isEchoed({ key, blocks }: Page, index: number, text: number): boolean {
  const { start, end } = blocks[index]!.line;
  if (end - start < SHORTEST_ECHO) return false;
  const title = key.slice(start, end);
  if (text < blocks.length && key.includes(title, blocks[text]!.line.end)) return true;
  for (let i = 0; i < index; i++) {
    const { line, level } = blocks[i]!;
    if ((line.hard !== undefined || level > 0) && line.end - line.start > end - start && key.slice(line.start, line.end).includes(title)) return true;
  }
  return false;
}

const BOARD_HEADER = 14;

/** The line below 標題 where a board prints the names of its fields on lines of their own. */
function findBoardTitle(page: Page): number {
  const { blocks } = page;
  const label = blocks.slice(0, BOARD_HEADER).findIndex((block, i) => textOf(page, block) === "标题" && /^(?:作者|看板)/u.test(i > 0 ? textOf(page, blocks[i - 1]!) : ""));
  return label >= 0 && blocks[label + 1] !== undefined && isTitleLike(page, blocks[label + 1]!) ? label + 1 : -1;
}

const LONGEST_LABEL = 8;

/** 编辑 | 周周 */
export function isCredit(block: Block): boolean {
  return (block.line.mask & ARTICLE) !== 0 && size(block) <= LONGEST_CREDIT && block.line.marks + block.line.commas === 0;
}

/** The name of a person; a title that short under a longer line stays as well, for nothing below the title goes. */
const LONGEST_PERSON = 4;
