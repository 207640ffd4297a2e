/** Where the title of an article stands, place by place. */
import { isTimeAlone } from "./article-fields.ts";
import { isBlank } from "./lines.ts";
import { isPressName } from "./lead.ts";
import { isText, size, textOf, type Block, type Page } from "./model.ts";
import { isTitleLike, LONGEST_CREDIT, MOST_NAMES, SURE_TITLE } from "./title-like.ts";

/** The index of the title when it stands there, or -1. `path` and `meta` are the path and the line of fields above the text, or -1. */
type Place = (page: Page, path: number, meta: number) => number;

/** In this order; the first place with a title decides. */
const PLACES: readonly Place[] = [
  ({ headline }) => headline,
  findBoardTitle,
  findLastCell,
  findOverMirror,
  findOverOriginal,
  findOverFields,
  findOriginal,
  findTwice,
  findBelowPath,
  findEchoed,
  findAboveText,
];

export function findTitle(page: Page, path: number, meta: number): number {
  for (const find of PLACES) {
    const found = find(page, path, meta);
    if (found >= 0) return found;
  }
  return -1;
}

/** The last cell of a path that is the title, and so near below stands the title. */
const SHORTEST_CELL = 4;
const NEAR_PATH = 8;
/** The header of a board has so many lines. */
const BOARD_HEADER = 14;

/** The line below 標題 where a board prints the names of its fields on lines of their own. */
function findBoardTitle(page: Page): number {
  const { blocks } = page;
  const label = blocks.slice(0, BOARD_HEADER).findIndex((block, i) => textOf(page, block) === "标题" && /^(?:作者|看板)/u.test(i > 0 ? textOf(page, blocks[i - 1]!) : ""));
  return label >= 0 && blocks[label + 1] !== undefined && isTitleLike(page, blocks[label + 1]!) ? label + 1 : -1;
}

function findLastCell(page: Page, path: number): number {
  const { blocks } = page;
  const last = path < 0 ? "" : (textOf(page, blocks[path]!).split(/[>›»→]/u).at(-1) ?? "").trim();
  if (last.length >= SHORTEST_CELL) for (let i = path + 1; i < Math.min(blocks.length, path + NEAR_PATH); i++) if (textOf(page, blocks[i]!) === last && isTitleLike(page, blocks[i]!)) return i;
  return -1;
}

/** A mirror of a board prints its fields in one line below the title: 看板Live作者whitecat (白貓)時間…. */
function findOverMirror(page: Page): number {
  const mirror = page.blocks.slice(0, BOARD_HEADER).findIndex((block) => /^看板.{1,40}作者.{1,40}时间/u.test(textOf(page, block)));
  return mirror > 0 && isTitleLike(page, page.blocks[mirror - 1]!) ? mirror - 1 : -1;
}

/** WeChat: title, 原创, author, account, time. */
function findOverOriginal(page: Page, path: number, meta: number): number {
  const { blocks } = page;
  for (let i = meta - 1; i > Math.max(path, meta - 5, 0); i--) if (isOriginal(page, blocks[i]!) && isTitleLike(page, blocks[i - 1]!)) return titleOver(page, i - 1, path);
  return -1;
}

function findOverFields(page: Page, path: number, meta: number): number {
  const { blocks } = page;
  for (let i = meta - 1; i > path; i--) {
    if (!isTitleLike(page, blocks[i]!) || isRowOfFields(page, i) || (i > 0 && isFieldName(blocks[i - 1]!))) continue;
    const longer = titleOver(page, i, path);
    const over = longer === i ? overName(page, i, path) : longer;
    // 萌寵, the time, and the title below it.
    return size(blocks[over]!) <= LONGEST_PERSON && isTimeAlone(blocks[meta]!) && isTitleBelow(page, meta) ? meta + 1 : over;
  }
  return -1;
}

/** 原创 老街的早市, and nothing above it. */
function findOriginal(page: Page, path: number, meta: number): number {
  return meta - 1 > path && isOriginal(page, page.blocks[meta - 1]!) ? meta - 1 : -1;
}

/** The last cell of a path whose cells stand on lines of their own, and right below it the title. */
export function findTwice(page: Page): number {
  const { blocks } = page;
  for (let i = 2; i < Math.min(blocks.length, PATH_LINES) && !blocks[i]!.sentence; i++) {
    if (/^[>›»/]$/u.test(textOf(page, blocks[i - 2]!)) && textOf(page, blocks[i]!) === textOf(page, blocks[i - 1]!) && isTitleLike(page, blocks[i]!)) return i;
  }
  return -1;
}

const PATH_LINES = 40;

function findBelowPath(page: Page, path: number): number {
  const { blocks } = page;
  if (path < 0) return -1;
  for (let i = path + 1; i < blocks.length; i++) {
    if (isTitleLike(page, blocks[i]!)) return isRepeatedBelow(page, i) ? i + 1 : i;
    if (blocks[i]!.sentence) return -1;
  }
  return -1;
}

/** Without a path: a line that stands once more on the page, or that the text begins to define. */
function findEchoed(page: Page, path: number): number {
  if (path >= 0) return -1;
  const first = firstProse(page);
  for (let i = Math.max(0, first - ECHO_LOOK); i < first; i++) if (isTitleLike(page, page.blocks[i]!) && (isEchoed(page, i, first) || isDefined(page, i, first))) return i;
  return -1;
}

function findAboveText(page: Page, path: number): number {
  const { blocks } = page;
  if (path >= 0) return -1;
  const first = firstProse(page);
  for (let i = first - 1; i >= Math.max(0, first - TITLE_LOOK); i--) {
    if (!isTitleLike(page, blocks[i]!) || isOverFollow(blocks, i) || (i > 0 && isSubtitle(page, blocks[i]!) && isTitleLike(page, blocks[i - 1]!))) continue;
    const over = titleOver(page, i, -1);
    return over === i && (blocks[i + 1]?.line.shape ?? 0) !== 0 ? overName(page, i, -1) : over;
  }
  return -1;
}

/** 原创, alone or with the writer and the account behind it: 原创 阿禾 小城味道. */
function isOriginal({ key }: Page, { line }: Block): boolean {
  return key.startsWith("原创", line.start) && (line.end - line.start === 2 || (line.end - line.start <= LONGEST_CREDIT && isBlank(key.charCodeAt(line.start + 2)) && line.marks + line.commas === 0));
}

function isSubtitle(page: Page, block: Block): boolean {
  return page.text.startsWith("——", block.line.start);
}

/** [ 发布机构 ]: what stands below it is its value. */
export function isFieldName({ line }: Block): boolean {
  return line.tokens === 1 && line.other + line.value + line.numbers === 0 && line.first?.match === "field" && line.first.family === "meta.article";
}

/** 文档格式：.doc beside 大小：45.50K: a row of fields that no label knows. */
function isRowOfFields(page: Page, index: number): boolean {
  const isRow = (block: Block | undefined): boolean => block !== undefined && block.line.fields === 0 && size(block) <= LONGEST_CREDIT && ROW.test(textOf(page, block));
  return isRow(page.blocks[index]) && (isRow(page.blocks[index - 1]) || isRow(page.blocks[index + 1]));
}

const ROW = /^[\p{Script=Han}a-z/]{2,6}\s?:\s?\S/u;

/** A title right below the time, longer than a name. */
function isTitleBelow(page: Page, meta: number): boolean {
  const below = page.blocks[meta + 1];
  return below !== undefined && !below.sentence && size(below) >= SHORTEST_ECHO && isTitleLike(page, below);
}

const SHORT_NAME = 8;

/** The name of the source, of the writer, or a subtitle behind dashes stands between the title and the line of fields. */
function titleOver(page: Page, index: number, path: number): number {
  const { blocks } = page;
  if (isSubtitle(page, blocks[index]!)) return index - 1 > path && isTitleLike(page, blocks[index - 1]!) ? index - 1 : index;
  let longest = 0;
  for (let i = index; i > Math.max(path + 1, index - MOST_NAMES, 0); i--) {
    const press = isPressName(textOf(page, blocks[i]!));
    longest = Math.max(longest, press ? 0 : size(blocks[i]!));
    const above = blocks[i - 1]!;
    if (longest > SHORT_NAME || above.chrome || above.line.hard !== undefined) break;
    if (!isTitleLike(page, above)) continue;
    if (size(above) >= SURE_TITLE || (longest <= LONGEST_PERSON && size(above) > LONGEST_PERSON)) return i - 1;
  }
  return index;
}

/** 搬家记, and below it the name of its writer: as short, and nearer to the time. */
function overName(page: Page, index: number, path: number): number {
  const above = page.blocks[index - 1];
  return index - 1 > path && above !== undefined && size(page.blocks[index]!) <= LONGEST_PERSON && !above.chrome && isTitleLike(page, above) && !isPressName(textOf(page, above)) ? index - 1 : index;
}

/** 纸上书, 逛了两百家书店的人, 关注: the name and the motto of the writer below a title. */
function isOverFollow(blocks: readonly Block[], index: number): boolean {
  const isFollow = (block: Block | undefined): boolean => block !== undefined && block.line.other === 0 && /^\+?关注$/u.test(block.line.first?.text ?? "");
  return isFollow(blocks[index + 1]) || (isFollow(blocks[index + 2]) && size(blocks[index]!) <= SHORT_NAME);
}

/** 答案 蒸馒头为什么会塌, and below it the title without what stands before it. */
function isRepeatedBelow(page: Page, index: number): boolean {
  const below = page.blocks[index + 1];
  return below !== undefined && isTitleLike(page, below) && size(below) >= SHORT_NAME && size(below) < size(page.blocks[index]!) && textOf(page, page.blocks[index]!).endsWith(textOf(page, below));
}

/** The first long sentence, or the first of two in a row, or else the first of all; short sentences right above it are text too. */
function firstProse({ key, blocks }: Page): number {
  const sure = blocks.findIndex((block, i) => isText(block) && (size(block) >= 30 || blocks.slice(i + 1, i + 1 + NEXT_TEXT).some(isText)));
  const found = sure >= 0 ? sure : blocks.findIndex(isText);
  let first = found;
  for (let i = found - 1; i >= Math.max(0, found - TITLE_LOOK); i--) if (key.endsWith("。", blocks[i]!.line.end) && blocks[i]!.line.hard === undefined) first = i;
  return first;
}

/** Sentences so near are of one text, with headings between them. */
const NEXT_TEXT = 3;
/** Without a path or fields the title stands at most so many lines above the text. */
const TITLE_LOOK = 6;
/** A title stands among so many lines above the text. */
const ECHO_LOOK = 16;
const SHORTEST_ECHO = 8;

/** 石拱桥, and the text begins 石拱桥是…. */
function isDefined({ key, blocks }: Page, index: number, first: number): boolean {
  const text = blocks[first];
  return text !== undefined && size(blocks[index]!) >= 2 && size(text) > 2 * size(blocks[index]!) && key.startsWith(key.slice(blocks[index]!.line.start, blocks[index]!.line.end), text.line.start);
}

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

/** The name of a person; a title that short under a longer line stays as well, for nothing below the title goes. */
const LONGEST_PERSON = 4;
