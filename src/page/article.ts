import { markTail } from "./article-tail.ts";
import { findMeta } from "./article-fields.ts";
import { findTitle, isEchoed } from "./article-title.ts";
import { isTitleLike } from "./title-like.ts";
import { headlineOver, isFirst } from "./headline.ts";
import { isLinkRow } from "./link-row.ts";
import { isButtons } from "./buttons.ts";
import { isMetaLine } from "./meta-line.ts";
import { familyOf, remove, size, speaksOfSite, textOf, type Block, type Page } from "./model.ts";

const CRUMB = "nav.breadcrumb";
/** A sentence this long above the path is no slogan. */
const LONG_SENTENCE = 40;

/** An article page: chrome* path? title meta* body (editor, notices, related, footer)*. */
export function markArticle(page: Page): void {
  const path = findPath(page);
  const meta = findMeta(page, path);
  page.title = findTitle(page, path, meta);
  const headline = headlineOver(page, path, page.title < 0);
  if (headline >= 0 && (page.title < 0 || isFirst(page, headline))) page.title = headline;
  markHead(page, path, meta, headline);
  markMeta(page, meta);
  markTail(page, Math.max(page.title, meta, path));
}

/** The last path of the page head; one below the fields of the text stands under its title. */
function findPath(page: Page): number {
  const { blocks } = page;
  let prose = 0;
  let found = -1;
  for (let i = 0; i < blocks.length; i++) {
    if (isMetaLine(blocks[i]!) && blocks[i]!.line.tokens >= 2 && blocks.slice(Math.max(0, i - NEAR_TITLE), i).some((block) => size(block) >= SURE_TEXT && isTitleLike(page, block))) break;
    if (blocks[i]!.line.hard?.family === CRUMB) found = i;
    else if (blocks[i]!.sentence && size(blocks[i]!) >= 40 && ++prose >= (found < 0 ? 3 : 1)) break;
  }
  return found;
}

/** A link of a menu is no longer than this, with its marks, and has fewer Han characters. */
const LONGEST_LINK = 7;
/** A longer line between the path and the title is rather text (a question over its answers) than a link. */
const SURE_TEXT = 10;
/** So many lines above the title may be the title itself, or belong to it. */
const NEAR_TITLE = 3;

const NO_LINES: ReadonlySet<string> = new Set();

/** Everything before the title, when something says that there is a head at all. */
function markHead(page: Page, path: number, meta: number, headline: number): void {
  const { blocks } = page;
  const anchored = path >= 0 || meta >= 0 || (page.title >= 0 && isEchoed(page, page.title, page.title));
  let end = page.title;
  if (end < 0) end = path >= 0 ? path + 1 : headOfNotices(blocks);
  let labels = 0;
  let prose = 0;
  let after = 0;
  for (let i = 0; i < end; i++) {
    if (blocks[i]!.chrome || (isLinkRow(page, blocks[i]!) && blocks[i]!.line.tokens > 0)) labels++;
    if (blocks[i]!.sentence && !beginsWithMenu(blocks[i]!)) prose += size(blocks[i]!);
  }
  for (let i = end; i < blocks.length; i++) if (blocks[i]!.sentence) after += size(blocks[i]!);
  if (!anchored && labels < 2 && !blocks.slice(0, end).some(isLogin)) return;
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
    if (i === headline || (path < 0 && isOverButtons(page, i))) continue;
    // Lines between the path and the title are kickers when they are few.
    if (path >= 0 && i > path && !block.chrome && (end - path <= 3 || (size(block) >= SURE_TEXT && block.line.hard === undefined && block.line.arrows + block.line.fields === 0 && (block.line.tokens === 0 || block.line.other >= SURE_TEXT) && !block.line.opens))) continue;
    if (block.sentence) remove(block, speaksOfSite(block.line) || beginsWithMenu(block) || i < path && !(block.line.closed && size(block) >= LONG_SENTENCE) ? 2 : 3, "nav.menu", "before the path");
    else if (block.chrome) remove(block, 1, familyOf(block, "nav.menu"), "labels before the title");
    // Without a path or fields nothing says which of the lines above the text is the title.
    else if (!anchored && i >= epaper && !isLinkRow(page, block) && (i >= menu || size(block) > LONGEST_LINK || block.line.han >= LONGEST_LINK || (end - i <= NEAR_TITLE && isTitleLike(page, block))) && !below.has(textOf(page, block))) continue;
    else if (page.title >= 0 || path >= 0) remove(block, anchored ? 1 : 2, "nav.menu", path >= 0 ? "before the path" : "before the title");
  }
}

/** Behind the last two lines of labels in a row, a line of several, or the button to log in: up to there words between labels are links of the menu. */
function endOfMenu(blocks: readonly Block[], end: number): number {
  // 阅读 1,024 and 字数 345 stand under a title.
  const isLink = (i: number): boolean => blocks[i]!.chrome && blocks[i]!.line.numbers === 0 && (blocks[i]!.line.tokens > 0 || blocks[i]!.line.hard !== undefined);
  for (let i = end - 1; i >= 0; i--) if (isLink(i) && ((i > 0 && isLink(i - 1)) || blocks[i]!.line.tokens > 2 || isLogin(blocks[i]!))) return i;
  return 0;
}

/** 登入 / 註冊 */
function isLogin({ line }: Block): boolean {
  return line.hard?.family === "ui.login" || /^(?:登[录入]|注册)$/u.test(line.first?.text ?? "");
}

/** 加入收藏 | 设为首页 | 会员中心 | …, a site that tells all about itself! */
function beginsWithMenu({ line }: Block): boolean {
  return line.tokens >= 3 && line.replies === 0 && line.first?.family === "nav.menu";
}

/** 园林设计师 over 8千-1.2万 and 收藏: what stands over buttons and figures, up to the title, is of the text too. */
function isOverButtons(page: Page, index: number): boolean {
  const { blocks, title } = page;
  if (title < 0 || title - index > NEAR_BUTTONS || size(blocks[index]!) < SHORTEST_TITLE || !isTitleLike(page, blocks[index]!) || isLinkRow(page, blocks[index]!)) return false;
  const between = blocks.slice(index + 1, title);
  return between.some(isButtons) && between.every((block) => isButtons(block) || block.line.numbers > 0);
}

const NEAR_BUTTONS = 5;
const SHORTEST_TITLE = 4;

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
