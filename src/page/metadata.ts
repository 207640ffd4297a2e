import { isNewspaper, readNames } from "./byline.ts";
import { isFieldName } from "./article-title.ts";
import { readCounts } from "./counts.ts";
import { fieldsOf, readFields, trimmed } from "./fields.ts";
import { readTime, type PageTime } from "./dates.ts";
import { NumberShape } from "./numbers.ts";
import type { Block, Page } from "./model.ts";
import { size } from "./model.ts";

/** A value of the page with its source span. */
export interface MetaText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface MetaCount extends MetaText {
  readonly number: number;
}

export interface PageMetadata {
  readonly title?: MetaText;
  readonly author?: MetaText;
  readonly publishedAt?: PageTime;
  readonly editedAt?: PageTime;
  readonly source?: MetaText;
  readonly editor?: MetaText;
  readonly views?: MetaCount;
  readonly replies?: MetaCount;
  /** Cells of the path, from the home page down. */
  readonly breadcrumbs?: readonly MetaText[];
  /** Software of the site, where its footer names it. */
  readonly platform?: string;
}

type Writable = { -readonly [Name in keyof PageMetadata]: PageMetadata[Name] };

/** Reads what the page says about itself. Every value is a span of the source. */
export function readMetadata(page: Page): PageMetadata {
  const out: Writable = {};
  const published = { sure: false, edited: false };
  const { text, blocks } = page;
  if (page.title >= 0) out.title = titleOf(page, blocks[page.title]!);
  const first = page.heads[0];
  readCounts(page, out);
  blocks.forEach((block, i) => {
    if (block.line.hard?.family === "nav.breadcrumb" && out.breadcrumbs === undefined) out.breadcrumbs = readPath(page, block);
    if (out.platform === undefined && block.line.hard?.family.startsWith("footer.")) setPlatform(page, block, out);
    if ((block.line.fields !== 0 || isFieldName(block)) && (page.kind === "article" || i < (first?.first ?? 0))) readFields(page, block, out, i, published);
    if (block.line.hard?.family === "post.edited" && out.editedAt === undefined) {
      const time = readTime(text, block.line.start, block.line.end);
      if (time !== undefined) out.editedAt = time;
    }
  });
  if (page.kind === "thread" && first !== undefined) readPostHead(page, out);
  const updated = page.kind === "article" ? readUpdated(page) : undefined;
  if (out.publishedAt === undefined && updated === undefined && page.kind === "article") {
    for (let i = Math.max(0, page.title - 3); i < Math.min(blocks.length, Math.max(page.title, 0) + 6) && out.publishedAt === undefined; i++) {
      const block = blocks[i]!;
      if (block.sentence || (i !== page.title && size(block) > (block.line.tokens >= MANY_LABELS ? 120 : 60)) || isToday(page, block)) continue;
      const time = readTime(text, block.line.start, block.line.end);
      if (time !== undefined) out.publishedAt = time;
    }
  }
  if (updated !== undefined) {
    if (out.publishedAt === undefined) out.publishedAt = updated;
    else if (out.publishedAt.start !== updated.start) out.editedAt ??= updated;
  }
  const day = out.publishedAt === undefined && page.kind === "article" ? (readDayOfPaper(page) ?? readDayBelow(page)) : undefined;
  if (day !== undefined) out.publishedAt = day;
  if (page.kind === "article") readNames(page, out);
  return out;
}

/** 2022年03月08日 星期二 over the links of an electronic newspaper. */
function readDayOfPaper(page: Page): PageTime | undefined {
  const { text, blocks, title } = page;
  if (!isNewspaper(page)) return undefined;
  for (const block of blocks.slice(0, Math.max(title, 0))) {
    if ((block.line.shape & NumberShape.DATE) === 0 || size(block) > LONGEST_DAY) continue;
    const time = readTime(text, block.line.start, block.line.end);
    if (time !== undefined) return time;
  }
  return undefined;
}

const LONGEST_DAY = 40;
/** A text is signed with its day in one of so many last lines. */
const SIGNED = 6;

/** 2023年5月10日 at the end of a notice, below who signs it. */
function readDayBelow({ text, blocks, bodyStart, bodyEnd }: Page): PageTime | undefined {
  for (let i = bodyEnd - 1; i >= Math.max(bodyStart, bodyEnd - SIGNED); i--) {
    const { line } = blocks[i]!;
    if ((line.shape & NumberShape.DATE) !== 0 && line.other + line.value + line.fields === 0 && size(blocks[i]!) <= LONGEST_DAY) return readTime(text, line.start, line.end);
  }
  return undefined;
}

/** A longer line that tells the time, with so many labels: 看板 … 作者 … 時間 … 推噓 … 留言70則. */
const MANY_LABELS = 4;

/** 今天是：2019年3月4日 is the reader's day. */
function isToday({ key }: Page, { line }: Block): boolean {
  return /^(?:今天|现在)是/u.test(key.slice(line.start, Math.min(line.end, line.start + 3)));
}

/** 更新时间：2018-10-9 above the text: many systems print no other time. */
function readUpdated(page: Page): PageTime | undefined {
  for (const block of page.blocks.slice(0, Math.max(page.bodyStart, page.title + 6))) {
    if ((block.line.fields & 1) === 0 || block.sentence) continue;
    for (const { group, label, value } of fieldsOf(page, block)) if (group === "date" && /更新|修改/u.test(label)) return readTime(page.text, value.start, value.end);
  }
  return undefined;
}

function titleOf(page: Page, block: Block): MetaText {
  let { start, end } = block.line;
  const raw = page.text.slice(start, end);
  const label = /^(?:原创\s|原創\s|標題|标题|标\s{0,4}题|標\s{0,4}題|本页主题|预设|預設|主題|主题|主旨)\s?[:：]?\s{0,4}/u.exec(raw);
  if (label !== null) start += label[0].length;
  // The buttons behind it: 打印 | 加为IE收藏; [复制链接]; [打印本页].
  const buttons = /\s打印\s|\s?\[(?:复制链接|複製連結|打印本页|打印本頁)\]$/u.exec(page.text.slice(start, end));
  if (buttons !== null && buttons.index > 0) end = start + buttons.index;
  while (end > start && /\s/u.test(page.text[end - 1]!)) end--;
  return { text: page.text.slice(start, end), start, end };
}

function readPath(page: Page, block: Block): MetaText[] {
  const { start, end } = block.line;
  const raw = page.text.slice(start, end);
  const label = /^[^>›»‹→:：]{1,16}[:：]\s{0,8}/u.exec(raw);
  let from = start + (label?.[0].length ?? 0);
  const cells: MetaText[] = [];
  for (let i = from; i <= end; i++) {
    if (i < end && !/[>›»‹→]/u.test(page.text[i]!)) continue;
    const cell = trimmed(page.text, from, i);
    if (cell.text !== "") cells.push(cell);
    from = i + 1;
  }
  return cells;
}

function readPostHead(page: Page, out: Writable): void {
  const head = page.heads[0]!;
  for (let i = head.first; i <= head.last; i++) {
    const { line } = page.blocks[i]!;
    const time = out.publishedAt === undefined ? readTime(page.text, line.start, line.end) : undefined;
    if (time !== undefined) out.publishedAt = time;
  }
  if (head.author !== undefined) out.author = { ...head.author, text: page.text.slice(head.author.start, head.author.end) };
}

const PLATFORMS = ["discuz!", "phpwind", "phpbb", "vbulletin", "xenforo", "flarum", "nodebb", "bbs-go", "dedecms", "wordpress", "homeland"];

function setPlatform(page: Page, block: Block, out: Writable): void {
  const key = page.key.slice(block.line.start, block.line.end);
  for (const name of PLATFORMS) {
    if (key.includes(name)) {
      out.platform = name.replace("!", "");
      return;
    }
  }
}
