import { isCredit, LONGEST_CREDIT } from "./title-like.ts";
import { findReaderComments } from "./comments.ts";
import { familyBit } from "./labels.ts";
import { familyOf, hasTime, isSiteNotice, isText, remove, size, speaksOfSite, textOf, type Block, type Page } from "./model.ts";
import { NumberShape } from "./numbers.ts";

const TAIL_FAMILIES: ReadonlySet<string> = new Set(["nav.prevnext", "nav.thread", "footer.powered", "footer.legal", "footer.disclaimer", "ui.login", "ui.form", "ui.share", "ui.toolbar", "promo.related", "promo.app", "nav.menu"]);

/** Families that hardly ever stand above text that goes on: more prose may follow them before they are taken for a line inside the text. */
const FINAL: ReadonlySet<string> = new Set(["nav.prevnext", "footer.legal", "footer.powered", "footer.disclaimer"]);

/** Self-evident lines that stand between paragraphs too: an invitation to read on, a row of share buttons. */
const INSIDE: ReadonlySet<string> = new Set(["promo.app", "ui.share", "ui.toolbar", "ui.login", "ui.form"]);

/** The block that opens the tail: a heading of related pages, a footer, previous and next, the responsible editor. */
export function markTail(page: Page, head: number): void {
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
    if (strength === 3 ? bodyGoesOn(blocks, i) || (before < SHORTEST_BODY && proseBehind(blocks, i) > before) : after > before * (strength === 2 ? (block.line.hard !== undefined && FINAL.has(block.line.hard.family) ? 1.5 : 0.5) : 0.15) || bodyGoesOn(blocks, i)) continue;
    page.bodyEnd = extendBack(blocks, i, page.bodyStart);
    const comments = findReaderComments(page, page.bodyEnd);
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
const CONTACT: ReadonlySet<string> = new Set(["联系人", "联络人", "联系方式", "联系电话", "联络电话", "电话", "地址", "传真", "邮箱", "电子邮箱", "邮编", "邮政编码", "投稿邮箱", "e-mail", "email", "微信号", "qq", "热线"]);
/** What a page says of its text below it, where buttons follow. */
const CREDIT_FIELDS = /关键词|关键字|标签|编辑|责编|原标题|栏目|分类|审核|校对|终审|初审|复审/u;

/** Buttons and notices directly before the tail belong to it, and so do the links and credits between them. */
function extendBack(blocks: readonly Block[], tail: number, start: number): number {
  let first = tail;
  for (let i = tail - 1, gap = 0; i >= start && gap <= LONGEST_GAP; i--) {
    const block = blocks[i]!;
    if (isText(block)) break;
    if (isContact(block)) {
      const top = topOfContacts(blocks, i, start);
      if (first !== i + 1 || !isOfSite(blocks[i + 1]) || isOfText(blocks, top)) break;
      first = i = top;
      gap = 0;
      continue;
    }
    if ((block.chrome && block.line.shape === 0 && (gap === 0 || block.line.tokens > block.line.replies)) || tailStrength(block) > 0 || isCreditField(blocks, i)) {
      first = i;
      gap = 0;
    } else if (isLink(block)) gap++;
    else break;
  }
  return first;
}

/** 文章关键词： 早市 老街; not the 关键词 under the 摘要 of a paper. */
function isCreditField(blocks: readonly Block[], at: number): boolean {
  const block = blocks[at]!;
  if (block.line.first?.text.startsWith("关键") === true && blocks[at - 1]?.line.first?.text.endsWith("摘要") === true) return false;
  return block.line.fields !== 0 && size(block) <= LONGEST_CREDIT * 2 && block.line.marks === 0 && CREDIT_FIELDS.test(block.line.first?.text ?? "");
}

/** 联系电话：000-00000000: of the text, or of the site where its licence stands below. */
function isContact({ line }: Block): boolean {
  return line.first !== undefined && CONTACT.has(line.first.text) && (line.value > 0 || line.numbers > 0);
}

function topOfContacts(blocks: readonly Block[], at: number, start: number): number {
  let top = at;
  while (top > start && isContact(blocks[top - 1]!)) top--;
  return top;
}

/** 联系人：王老师, or 地址：… below 名称：…: the text says whom to ask, whatever licence of the site follows. */
function isOfText(blocks: readonly Block[], top: number): boolean {
  const above = blocks[top - 1];
  return /^(?:联系|联络)/u.test(blocks[top]!.line.first?.text ?? "") || (above !== undefined && (above.line.fields !== 0 || above.line.opens) && !above.chrome && above.line.hard === undefined);
}

/** A line to get in touch below which no line of the site's own follows the others of its kind. */
function isContactOfText(blocks: readonly Block[], at: number): boolean {
  let i = at;
  while (i < blocks.length && isContact(blocks[i]!)) i++;
  return i > at && (!isOfSite(blocks[i]) || isOfText(blocks, topOfContacts(blocks, at, 0)));
}

/** A self-evident line; but 上一条 and the like stand right below a text, and what the site says of itself below them. */
function isOfSite(block: Block | undefined): boolean {
  return block?.line.hard !== undefined && block.line.hard.family !== "nav.prevnext";
}

/** A few words without marks or a date. */
function isLink(block: Block): boolean {
  const { line } = block;
  return size(block) <= LONGEST_GAP_LINE && line.marks + line.commas + line.fields === 0 && line.shape === 0 && !line.opens;
}

const BUTTONS = familyBit("ui.toolbar") | familyBit("ui.share") | familyBit("ui.action");

/** 3: a heading that only stands after articles; 2: a self-evident line of a footer; 1: buttons. */
function tailStrength(block: Block): number {
  const { line } = block;
  if (line.hard !== undefined) return TAIL_FAMILIES.has(line.hard.family) ? 2 : 0;
  if (line.heading !== undefined) return 3;
  if (speaksOfSite(line)) return 2;
  if ((line.fields & 8) !== 0 && size(block) <= 60 && line.marks === 0 && line.other <= MOST_BEFORE_EDITOR) return 2;
  if (line.weak !== undefined && (TAIL_FAMILIES.has(line.weak.family) || line.weak.family === "ui.action") && (line.weak.match === "start" || (line.other === 0 && line.tokens >= 1))) return 1;
  // 【评论】【推荐】【打印】【关闭】: whatever the first of them is.
  return isButtonRow(block) && (line.mask & BUTTONS) !== 0 ? 1 : 0;
}

/** 报纸编辑：黄旭; not a sentence whose last words are 编辑：黄旭. */
const MOST_BEFORE_EDITOR = 12;
/** How many lines behind a weak label tell whether the page ends there. */
const TAIL_LOOK = 12;

/** 一般 or 图片 may be a heading of the text: a weak label opens the tail only where more labels follow it, and they are most of what follows. */
function leadsToChrome(blocks: readonly Block[], at: number): boolean {
  const next = blocks[at + 1];
  if (next === undefined) return true;
  if (!isTailLine(next) && blocks[at]!.line.tokens < 3) return false;
  if (isButtonRow(blocks[at]!) && isNearFooter(blocks, at)) return true;
  let chrome = 0;
  const end = Math.min(blocks.length, at + 1 + TAIL_LOOK);
  for (let i = at + 1; i < end; i++) if (isTailLine(blocks[i]!)) chrome++;
  return chrome * 2 >= end - at - 1;
}

/** 【评论】【推荐】【打印】【关闭】 */
function isButtonRow({ line, chrome }: Block): boolean {
  return chrome && line.tokens - line.replies >= 3 && line.other + line.numbers === 0;
}

/** So many units between a row of buttons and the footer are forms and addresses of the site. */
const FORM_UNITS = 200;

/** Nothing but a few words without sentences stands between the line and a self-evident line of the footer. */
function isNearFooter(blocks: readonly Block[], at: number): boolean {
  let units = 0;
  for (let i = at + 1; i < Math.min(blocks.length, at + 1 + TAIL_LOOK); i++) {
    const block = blocks[i]!;
    if (FINAL.has(block.line.hard?.family ?? "")) return true;
    units += size(block);
    if (isText(block) || units > FORM_UNITS) return false;
  }
  return false;
}

function isTailLine(block: Block): boolean {
  return block.chrome || tailStrength(block) > 0 || isCredit(block);
}

/** A motto of a blogger is shorter: 静下来，定好方向，好好干。 above 文章分类. */
const SHORTEST_BODY = 30;

/** Characters of the paragraphs behind a heading that are no notices and bear no time. */
function proseBehind(blocks: readonly Block[], from: number): number {
  let sum = 0;
  for (let i = from + 1; i < blocks.length; i++) if (isText(blocks[i]!) && size(blocks[i]!) >= 40 && !hasTime(blocks[i]!.line)) sum += size(blocks[i]!);
  return sum;
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
