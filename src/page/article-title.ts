import { familyBit } from "./labels.ts";
import { isBlank } from "./lines.ts";
import { isByline, isPersons, isPressName } from "./lead.ts";
import { isMetaLine } from "./meta-line.ts";
import { isText, size, textOf, type Block, type Page } from "./model.ts";
import { NumberShape } from "./numbers.ts";

const ARTICLE = familyBit("meta.article");
const COUNTERS = familyBit("meta.counts") | familyBit("meta.post");
export const LONGEST_CREDIT = 24;
/** So many sentences may stand above the line of fields: a summary, a slogan. */
const MOST_LEADS = 2;

/** Who wrote a poem, and when, in the form of the key; the name is group 1 or 2. */
export const POET = /^(?:(\p{Script=Han}{2,4})\s?[〔[(](?:先秦|[两秦]汉|[西东]?汉|魏晋|[西东]?晋|南北朝|隋|唐|五代|[北南]?宋|金|元|明|清|近现?代|现代|当代)[代朝]?[〕\])]|[〔[(](?:先秦|两汉|魏晋|南北朝|隋|唐|五代|宋|金|元|明|清|近现代|现代)[代朝]?[〕\])]\s?(\p{Script=Han}{2,4}))$/u;

/** 澎湃新闻记者 沈一舟; 南江网记者 沈一 发自河湾; 聯合報/ 記者林曉/台南; 责任编辑 林晓 报导; 生活中心/林曉報導; 沈岚 河湾记事 今天; 临湖医学 2017年34期 */
const NAMES = /记者(?:\s?\S{2,4})?$|^\p{Script=Han}{0,8}(?:记者|责任编辑|编辑|撰文)\s\p{Script=Han}{2,4}(?:\s|$)|\/\s?记者\S{2,4}\/|\/\p{Script=Han}{2,4}(?:报导|报道)$|\s(?:今天|昨天)$|\d{4}年第?\d{1,3}期$/u;

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
  if (block.family === "nav.breadcrumb") return false;
  if (isChapter(page, block)) return true;
  if (line.tokens >= 2 && line.other <= 2 * line.tokens) return false;
  // A sentence that says so, a line of verse, a heading of a list.
  if (page.key.endsWith("。", line.end) || page.key.endsWith(",", line.end) || (line.opens && size(block) <= LONGEST_LABEL)) return false;
  // 河边人 发表在 博客 留言(2) 人气(1024)
  if (line.tokens >= 2 && line.numbers > 0 && (line.mask & COUNTERS) !== 0) return false;
  // IP属地: 福建; 江城日报 2012年05月18日
  if (line.tokens > 0 && line.value > 0 && line.other === 0) return false;
  if ((line.shape & NumberShape.DATE) !== 0 && line.other <= 8) return false;
  // 澎湃新闻记者 沈一舟; 新京报记者 沈一舟 编辑 林小满; 王维〔唐代〕
  if ((size(block) <= LONGEST_CREDIT && NAMES.test(textOf(page, block))) || isByline(page.text, line) || isPersons(page.text, line) || POET.test(textOf(page, block).slice(0, LONGEST_CREDIT))) return false;
  // 一、前言; A.水循环; 2.3. 归档区域
  if (/^(?:[一二三四五六七八九十]{1,3}、|[a-d][.、]|\d{1,2}\.\d{1,2}[.\s])/u.test(page.key.slice(line.start, line.start + 6))) return false;
  // 以下文章来源于胶片爱好者
  if (line.weak?.match === "start" && line.weak.family === "promo.app") return false;
  // 文 | 周游
  if (isCredit(block) && /^.{1,6}\|/u.test(textOf(page, block))) return false;
  return line.hard === undefined && !block.chrome && line.han >= 2 && size(block) <= 100 && line.heading === undefined && !isMetaLine(block) && line.fields === 0;
}

export function findTitle(page: Page, path: number, meta: number): number {
  const { blocks } = page;
  if (page.headline >= 0) return page.headline;
  const board = findBoardTitle(page);
  if (board >= 0) return board;
  const last = path < 0 ? "" : (textOf(page, blocks[path]!).split(/[>›»→]/u).at(-1) ?? "").trim();
  if (last.length >= SHORTEST_CELL) for (let i = path + 1; i < Math.min(blocks.length, path + NEAR_PATH); i++) if (textOf(page, blocks[i]!) === last && isTitleLike(page, blocks[i]!)) return i;
  const mirror = blocks.slice(0, BOARD_HEADER).findIndex((block) => /^看板.{1,40}作者.{1,40}时间/u.test(textOf(page, block)));
  if (mirror > 0 && isTitleLike(page, blocks[mirror - 1]!)) return mirror - 1;
  if (meta >= 0) {
    // WeChat: title, 原创, author, account, time.
    for (let i = meta - 1; i > Math.max(path, meta - 5, 0); i--) if (isOriginal(page, blocks[i]!) && isTitleLike(page, blocks[i - 1]!)) return titleOver(page, i - 1, path);
    for (let i = meta - 1; i > path; i--) {
      if (!isTitleLike(page, blocks[i]!) || isRowOfFields(page, i) || (i > 0 && isFieldName(blocks[i - 1]!))) continue;
      const longer = titleOver(page, i, path);
      const over = longer === i ? overName(page, i, path) : longer;
      // 萌寵, the time, and the title below it.
      return size(blocks[over]!) <= LONGEST_PERSON && isTimeAlone(blocks[meta]!) && isTitleBelow(page, meta) ? meta + 1 : over;
    }
    // 原创 老街的早市, and nothing above it.
    if (meta - 1 > path && isOriginal(page, blocks[meta - 1]!)) return meta - 1;
  }
  const twice = findTwice(page);
  if (twice >= 0) return twice;
  if (path >= 0) {
    for (let i = path + 1; i < blocks.length; i++) {
      if (isTitleLike(page, blocks[i]!)) return isRepeatedBelow(page, i) ? i + 1 : i;
      if (blocks[i]!.sentence) return -1;
    }
    return -1;
  }
  const first = firstProse(page);
  for (let i = Math.max(0, first - ECHO_LOOK); i < first; i++) if (isTitleLike(page, blocks[i]!) && (isEchoed(page, i, first) || isDefined(page, i, first))) return i;
  for (let i = first - 1; i >= Math.max(0, first - TITLE_LOOK); i--) {
    if (!isTitleLike(page, blocks[i]!) || isOverFollow(blocks, i) || (i > 0 && isSubtitle(page, blocks[i]!) && isTitleLike(page, blocks[i - 1]!))) continue;
    const over = titleOver(page, i, -1);
    return over === i && (blocks[i + 1]?.line.shape ?? 0) !== 0 ? overName(page, i, -1) : over;
  }
  return -1;
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

/** Names of writers and accounts between the title and the line of fields. */
const MOST_NAMES = 3;
const SHORT_NAME = 8;
const SURE_TITLE = 10;

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
/** 石拱桥, and the text begins 石拱桥是…. */
function isDefined({ key, blocks }: Page, index: number, first: number): boolean {
  const text = blocks[first];
  return text !== undefined && size(blocks[index]!) >= 2 && size(text) > 2 * size(blocks[index]!) && key.startsWith(key.slice(blocks[index]!.line.start, blocks[index]!.line.end), text.line.start);
}

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

/** The last cell of a path that is the title, and so near below stands the title. */
const SHORTEST_CELL = 4;
const NEAR_PATH = 8;
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
