import { familyBit } from "./labels.ts";
import { familyOf, hasTime, isSiteNotice, remove, size, speaksOfSite, textOf, type Block, type Page } from "./model.ts";
import { NumberShape } from "./numbers.ts";
import { findReaderComments } from "./comments.ts";
import { isBlank } from "./lines.ts";
import { isMetaLine } from "./meta-line.ts";

const CRUMB = "nav.breadcrumb";
/** A sentence this long above the path is no slogan. */
const LONG_SENTENCE = 40;
const ARTICLE = familyBit("meta.article");
const COUNTERS = familyBit("meta.counts") | familyBit("meta.post");
const TAIL_FAMILIES: ReadonlySet<string> = new Set(["nav.prevnext", "nav.thread", "footer.powered", "footer.legal", "footer.disclaimer", "ui.login", "ui.form", "ui.share", "ui.toolbar", "promo.related", "promo.app", "nav.menu"]);

/** Self-evident lines that stand between paragraphs too: an invitation to read on, a row of share buttons. */
const INSIDE: ReadonlySet<string> = new Set(["promo.app", "ui.share", "ui.toolbar", "ui.login", "ui.form"]);

/** An article page: chrome* path? title meta* body (editor, notices, related, footer)*. */
export function markArticle(page: Page): void {
  const { blocks } = page;
  const path = findPath(blocks);
  const meta = findMeta(blocks, path);
  page.title = findTitle(page, path, meta);
  markHead(page, path, meta);
  markMeta(page, meta);
  markTail(page, Math.max(page.title, meta, path));
}

/** The last path of the page head. */
function findPath(blocks: readonly Block[]): number {
  let prose = 0;
  let found = -1;
  for (let i = 0; i < blocks.length; i++) {
    if (blocks[i]!.line.hard?.family === CRUMB) found = i;
    else if (blocks[i]!.sentence && size(blocks[i]!) >= 40 && ++prose >= (found < 0 ? 3 : 1)) break;
  }
  return found;
}

/** So many sentences may stand above the line of fields: a summary, a slogan. */
const MOST_LEADS = 2;

/** A line of fields before the body: 发布时间：… 来源：…, or a date and time with a short source. */
function findMeta(blocks: readonly Block[], path: number): number {
  let prose = 0;
  for (let i = path + 1; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (isMetaLine(block) && proseFollows(blocks, i)) return i;
    if (block.sentence && (size(block) >= 60 || ++prose > MOST_LEADS)) return -1;
    // What ends a text has no fields of it below.
    if (prose > 0 && (block.line.heading !== undefined || block.line.hard?.family === "nav.prevnext")) return -1;
  }
  return -1;
}

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

function isTitleLike(page: Page, block: Block): boolean {
  const { line } = block;
  if (isOriginal(page, block) || (line.first?.family === "meta.post" && line.first.text.length >= 3 && line.other <= 4)) return false;
  if (line.tokens >= 2 && line.other <= 2 * line.tokens) return false;
  // A sentence that says so, a heading of a list.
  if (page.key.endsWith("。", line.end) || (line.opens && size(block) <= LONGEST_LABEL)) return false;
  // 河边人 发表在 博客 留言(2) 人气(1024)
  if (line.tokens >= 2 && line.numbers > 0 && (line.mask & COUNTERS) !== 0) return false;
  // IP属地: 福建; 江城日报 2012年05月18日
  if (line.tokens > 0 && line.value > 0 && line.other === 0) return false;
  if ((line.shape & NumberShape.DATE) !== 0 && line.other <= 8) return false;
  // 文 | 周游
  if (isCredit(block) && /^.{1,6}\|/u.test(textOf(page, block))) return false;
  return line.hard === undefined && !block.chrome && line.han >= 2 && size(block) <= 100 && line.heading === undefined && !isMetaLine(block) && line.fields === 0;
}

function findTitle(page: Page, path: number, meta: number): number {
  const { blocks } = page;
  if (page.headline >= 0) return page.headline;
  const board = findBoardTitle(page);
  if (board >= 0) return board;
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
  for (let i = first - 1; i >= Math.max(0, first - TITLE_LOOK); i--) if (isTitleLike(page, blocks[i]!) && !(i > 0 && isSubtitle(page, blocks[i]!) && isTitleLike(page, blocks[i - 1]!))) return i;
  return -1;
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
function isEchoed({ key, blocks }: Page, index: number, text: number): boolean {
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

/** The name of a person; a title that short under a longer line stays as well, for nothing below the title goes. */
const LONGEST_PERSON = 4;
/** A link of a menu is no longer than this. */
const LONGEST_LINK = 7;
/** So many lines above the title may be the title itself, or belong to it. */
const NEAR_TITLE = 3;

const NO_LINES: ReadonlySet<string> = new Set();

/** Everything before the title, when something says that there is a head at all. */
function markHead(page: Page, path: number, meta: number): void {
  const { blocks } = page;
  const anchored = path >= 0 || meta >= 0 || (page.title >= 0 && isEchoed(page, page.title, page.title));
  let end = page.title;
  if (end < 0) end = path >= 0 ? path + 1 : headOfNotices(blocks);
  let labels = 0;
  let prose = 0;
  let after = 0;
  for (let i = 0; i < end; i++) {
    if (blocks[i]!.chrome || (isLinkRow(page, blocks[i]!) && blocks[i]!.line.tokens > 0)) labels++;
    if (blocks[i]!.sentence) prose += size(blocks[i]!);
  }
  for (let i = end; i < blocks.length; i++) if (blocks[i]!.sentence) after += size(blocks[i]!);
  if (!anchored && labels < 2) return;
  if (prose * 3 > after) return;
  const menu = anchored ? end : endOfMenu(blocks, end);
  // A line that stands below once more is a link to it.
  const below = anchored ? NO_LINES : new Set(blocks.slice(end).map((block) => textOf(page, block)));
  // Titles between the links of an electronic newspaper are links too.
  const title = page.title >= 0 ? textOf(page, blocks[page.title]!) : "";
  const epaper = blocks.slice(0, end).findLastIndex(({ line }) => line.hard?.family === "nav.epaper");
  for (let i = 0; i < end; i++) {
    const block = blocks[i]!;
    if (title !== "" && i >= epaper && textOf(page, block) === title) continue;
    // Lines between the path and the title are kickers when they are few.
    if (path >= 0 && i > path && !block.chrome && end - path <= 3) continue;
    if (block.sentence) remove(block, speaksOfSite(block.line) || i < path && !(block.line.closed && size(block) >= LONG_SENTENCE) ? 2 : 3, "nav.menu", "before the path");
    else if (block.chrome) remove(block, 1, familyOf(block, "nav.menu"), "labels before the title");
    // Without a path or fields nothing says which of the lines above the text is the title.
    else if (!anchored && i >= epaper && !isLinkRow(page, block) && (i >= menu || size(block) > LONGEST_LINK || (end - i <= NEAR_TITLE && isTitleLike(page, block))) && !below.has(textOf(page, block))) continue;
    else if (page.title >= 0 || path >= 0) remove(block, anchored ? 1 : 2, "nav.menu", path >= 0 ? "before the path" : "before the title");
  }
}

/** Behind the last two lines of labels in a row, or a line of several: up to there words between labels are links of the menu. */
function endOfMenu(blocks: readonly Block[], end: number): number {
  // 阅读 1,024 and 字数 345 stand under a title.
  const isLink = (i: number): boolean => blocks[i]!.chrome && blocks[i]!.line.numbers === 0 && (blocks[i]!.line.tokens > 0 || blocks[i]!.line.hard !== undefined);
  for (let i = end - 1; i >= 0; i--) if (isLink(i) && ((i > 0 && isLink(i - 1)) || blocks[i]!.line.tokens > 2)) return i;
  return 0;
}

/** 主页 | 新闻公报; 国务院 总理 新闻 政策 互动; not 关于甲项工作的通知, whose cells are of one word. */
function isLinkRow(page: Page, block: Block): boolean {
  const { line } = block;
  return line.marks + line.commas === 0 && line.cells >= 2 && (line.tokens > 0 || line.cells >= 4) && /[\s|·>-]/u.test(textOf(page, block));
}

/** Behind the last self-evident line above the first prose: there a novel site puts its advertisements. */
function headOfNotices(blocks: readonly Block[]): number {
  let end = 0;
  for (let i = 0; i < blocks.length && !blocks[i]!.sentence; i++) if (blocks[i]!.line.hard !== undefined) end = i + 1;
  return end;
}

/** Buttons, share lines and counters between the title and the body. */
function markMeta(page: Page, meta: number): void {
  const { blocks } = page;
  const from = Math.max(page.title, 0);
  if (page.title < 0) return;
  for (let i = from + 1; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.sentence || (i > meta && isTitleLike(page, block) && size(block) > 12 && !isReporter(page, block))) break;
    const empty = block.line.fields !== 0 && block.line.other + block.line.value + block.line.numbers === 0;
    if (empty || (block.chrome && (block.line.tokens > 0 || block.line.hard !== undefined || block.line.numbers > 0))) remove(block, 2, familyOf(block, "ui.toolbar"), empty ? "a field without a value" : "buttons under the title");
  }
}

/** 聯合報 記者周明遠／台南即時報導 */
function isReporter({ key }: Page, { line }: Block): boolean {
  return line.end - line.start <= 40 && /记者|报导$|报道$/u.test(key.slice(line.start, line.end));
}

/** The block that opens the tail: a heading of related pages, a footer, previous and next, the responsible editor. */
function markTail(page: Page, head: number): void {
  const { blocks } = page;
  let before = 0;
  let total = 0;
  const lastButtons = findLastButtons(blocks);
  // Behind a heading of related pages sentences are those of other pages.
  for (let i = head + 1; i < blocks.length && !(total > 0 && blocks[i]!.line.heading !== undefined && !bodyGoesOn(blocks, i)); i++) if (isText(blocks[i]!)) total += size(blocks[i]!);
  const above = new Set(blocks.slice(0, Math.max(head, 0)).filter(isRow).map((block) => textOf(page, block)));
  page.bodyStart = head + 1;
  for (let i = head + 1; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (isText(block)) {
      before += size(block);
      continue;
    }
    if (before === 0) continue;
    const strength = Math.max(tailStrength(block), isRow(block) && above.has(textOf(page, block)) ? 2 : 0);
    if (strength === 0 || (strength === 1 && (isContactOfText(blocks, i) || isSigned(blocks, i) || (block.line.weak?.match !== "start" && !leadsToChrome(blocks, i))))) continue;
    // The same buttons stand under the next answer too.
    const label = buttonsOf(block);
    if (label !== undefined && blocks.slice(i + 1, Math.min(lastButtons.get(label) ?? 0, i + 40)).some((each) => !each.chrome && each.line.heading === undefined)) {
      remove(block, 2, familyOf(block, "ui.action"), "buttons that come again");
      continue;
    }
    const after = total - before;
    if (strength === 2 && INSIDE.has(block.line.hard?.family ?? "") && isBody(blocks[i + 1])) continue;
    if (strength === 3 ? bodyGoesOn(blocks, i) : after > before * (strength === 2 ? 0.5 : 0.15) || bodyGoesOn(blocks, i)) continue;
    page.bodyEnd = extendBack(blocks, i, page.bodyStart);
    const comments = findReaderComments(blocks, page.bodyEnd);
    for (let j = page.bodyEnd; j < blocks.length; j++) {
      const each = blocks[j]!;
      if (each.level === 1 || each.line.hard !== undefined || comments.has(j)) continue;
      remove(each, each.sentence && !isSiteNotice(each) ? 2 : strength >= 2 ? 1 : 2, familyOf(each, "promo.related"), `after ${block.line.hard?.text ?? block.line.heading?.text ?? block.line.weak?.text ?? "the body"}`);
    }
    return;
  }
}

const SHORTEST_ROW = 8;

/** A line of several labels. */
function isRow(block: Block): boolean {
  return block.chrome && block.line.tokens >= 2 && block.line.replies === 0 && size(block) >= SHORTEST_ROW;
}

/** A sentence that is no notice of the site. */
function isText(block: Block): boolean {
  return block.sentence && !speaksOfSite(block.line);
}

/** A paragraph that begins with no notice. */
function isBody(block: Block | undefined): boolean {
  return block !== undefined && block.sentence && block.line.weak === undefined;
}

/** The label that begins a line of buttons, or 本回答由 … 提供. */
function buttonsOf({ line, chrome }: Block): string | undefined {
  const label = line.hard ?? line.first;
  if (label === undefined || !chrome) return undefined;
  return (label.family === "ui.action" && line.tokens >= 2) || label.text === "本回答由" ? label.text : undefined;
}

function findLastButtons(blocks: readonly Block[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  blocks.forEach((block, i) => {
    const label = buttonsOf(block);
    if (label !== undefined) last.set(label, i);
  });
  return last;
}

/** 完, and below it the date: an announcement is signed. */
function isSigned(blocks: readonly Block[], at: number): boolean {
  const next = blocks[at + 1];
  return next !== undefined && next.line.hard === undefined && (next.line.shape & NumberShape.DATE) !== 0 && (next.line.shape & NumberShape.TIME) === 0 && next.line.fields === 0 && next.line.other <= 4 && blocks[at]!.line.tokens === 1 && size(blocks[at]!) <= 4;
}

/** So many lines of a link's length between two lines of buttons above the tail belong to it too. */
const LONGEST_GAP = 6;
const LONGEST_GAP_LINE = 24;
const CONTACT: ReadonlySet<string> = new Set(["联系人", "联络人", "联系电话", "联络电话", "电话", "地址", "传真", "邮箱", "电子邮箱", "邮编", "邮政编码", "投稿邮箱", "e-mail", "email", "微信号", "qq", "热线"]);
/** What a page says of its text below it, where buttons follow. */
const CREDIT_FIELDS = /关键词|关键字|标签|编辑|责编|原标题|栏目|分类|审核|校对|终审|初审|复审/u;

/** Buttons and notices directly before the tail belong to it, and so do the links and credits between them. */
function extendBack(blocks: readonly Block[], tail: number, start: number): number {
  let first = tail;
  for (let i = tail - 1, gap = 0; i >= start && gap <= LONGEST_GAP; i--) {
    const block = blocks[i]!;
    if (isText(block)) break;
    if (isContact(block) && blocks[i + 1]?.line.hard === undefined) break;
    if ((block.chrome && block.line.shape === 0 && (gap === 0 || block.line.tokens > block.line.replies)) || tailStrength(block) > 0 || isCreditField(block)) {
      first = i;
      gap = 0;
    } else if (isLink(block) && !isContact(block)) gap++;
    else break;
  }
  return first;
}

/** 文章关键词： 早市 老街 */
function isCreditField(block: Block): boolean {
  return block.line.fields !== 0 && size(block) <= LONGEST_CREDIT * 2 && block.line.marks === 0 && CREDIT_FIELDS.test(block.line.first?.text ?? "");
}

/** 联系电话：000-00000000: of the text, or of the site where its licence stands below. */
function isContact({ line }: Block): boolean {
  return line.first !== undefined && CONTACT.has(line.first.text) && (line.value > 0 || line.numbers > 0);
}

/** A line to get in touch below which no line of the site's own follows the others of its kind. */
function isContactOfText(blocks: readonly Block[], at: number): boolean {
  let i = at;
  while (i < blocks.length && isContact(blocks[i]!)) i++;
  return i > at && blocks[i]?.line.hard === undefined;
}

/** A few words without marks or a date. */
function isLink(block: Block): boolean {
  const { line } = block;
  return size(block) <= LONGEST_GAP_LINE && line.marks + line.commas + line.fields === 0 && line.shape === 0 && !line.opens;
}

/** 3: a heading that only stands after articles; 2: a self-evident line of a footer; 1: buttons. */
function tailStrength(block: Block): number {
  const { line } = block;
  if (line.hard !== undefined) return TAIL_FAMILIES.has(line.hard.family) ? 2 : 0;
  if (line.heading !== undefined) return 3;
  if (speaksOfSite(line)) return 2;
  if ((line.fields & 8) !== 0 && size(block) <= 60) return 2;
  if (line.weak !== undefined && (TAIL_FAMILIES.has(line.weak.family) || line.weak.family === "ui.action") && (line.weak.match === "start" || (line.other === 0 && line.tokens >= 1))) return 1;
  return 0;
}

const LONGEST_CREDIT = 24;
/** How many lines behind a weak label tell whether the page ends there. */
const TAIL_LOOK = 12;

/** 一般 or 图片 may be a heading of the text: a weak label opens the tail only where more labels follow it, and they are most of what follows. */
function leadsToChrome(blocks: readonly Block[], at: number): boolean {
  const next = blocks[at + 1];
  if (next === undefined) return true;
  if (!isTailLine(next) && blocks[at]!.line.tokens < 3) return false;
  let chrome = 0;
  const end = Math.min(blocks.length, at + 1 + TAIL_LOOK);
  for (let i = at + 1; i < end; i++) if (isTailLine(blocks[i]!)) chrome++;
  return chrome * 2 >= end - at - 1;
}

function isTailLine(block: Block): boolean {
  return block.chrome || tailStrength(block) > 0 || isCredit(block);
}

/** 编辑 | 周周 */
function isCredit(block: Block): boolean {
  return (block.line.mask & ARTICLE) !== 0 && size(block) <= LONGEST_CREDIT && block.line.marks + block.line.commas === 0;
}

/** Three paragraphs in a row after the heading: it stood inside the body. */
function bodyGoesOn(blocks: readonly Block[], from: number): boolean {
  let run = 0;
  for (let i = from + 1; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.sentence && size(block) >= 40 && !hasTime(block.line) && !speaksOfSite(block.line)) {
      if (++run >= 3) return true;
    } else if (!block.sentence) run = 0;
  }
  return false;
}
