import { findByline } from "./byline.ts";
import { isFieldName } from "./article-title.ts";
import { isLead, isPerson } from "./lead.ts";
import { readCounts } from "./counts.ts";
import { fieldsOf, readFields, trimmed } from "./fields.ts";
import { readTime, type PageTime } from "./dates.ts";
import { NumberShape } from "./numbers.ts";
import type { Block, Page } from "./model.ts";
import { blockText, size } from "./model.ts";

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
  const published = { sure: false };
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
  const updated = page.kind === "article" && out.publishedAt === undefined ? readUpdated(page) : undefined;
  if (out.publishedAt === undefined && updated === undefined && page.kind === "article") {
    for (let i = Math.max(0, page.title - 3); i < Math.min(blocks.length, Math.max(page.title, 0) + 6) && out.publishedAt === undefined; i++) {
      const block = blocks[i]!;
      if (block.sentence || (i !== page.title && size(block) > (block.line.tokens >= MANY_LABELS ? 120 : 60)) || isToday(page, block)) continue;
      const time = readTime(text, block.line.start, block.line.end);
      if (time !== undefined) out.publishedAt = time;
    }
  }
  if (out.publishedAt === undefined && updated !== undefined) out.publishedAt = updated;
  const day = out.publishedAt === undefined && page.kind === "article" ? (readDayOfPaper(page) ?? readDayBelow(page)) : undefined;
  if (day !== undefined) out.publishedAt = day;
  readWechat(page, out);
  readByline(page, out);
  if (out.author === undefined || out.editor === undefined) readLeadAuthor(page, out);
  return out;
}

/** 2022年03月08日 星期二 over the links of an electronic newspaper. */
function readDayOfPaper({ text, blocks, title, profile }: Page): PageTime | undefined {
  if (profile !== "newspaper" && !blocks.some(({ line }) => line.hard?.family === "nav.epaper")) return undefined;
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
  const label = /^(?:標題|标题|标\s{0,4}题|標\s{0,4}題|本页主题|预设|預設|主題|主题)\s?[:：]?\s{0,4}/u.exec(raw);
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

function readByline(page: Page, out: Writable): void {
  if (page.kind !== "article" || (out.author !== undefined && out.source !== undefined)) return;
  const { author, source } = findByline(page);
  if (out.author === undefined && author !== undefined) out.author = author;
  if (out.source === undefined && source !== undefined) out.source = source;
}

/** 原创 author account time: the line under the title of a WeChat article. */
function readWechat(page: Page, out: Writable): void {
  for (let i = Math.max(0, page.title); i < Math.min(page.blocks.length, page.title + 4); i++) {
    const { line } = page.blocks[i]!;
    const found = /^原[创創]\s?[:：]?\s(\S{1,20})\s(\S{1,24})(?=\s|$)/u.exec(page.text.slice(line.start, line.end));
    if (found === null) continue;
    const author = line.start + found[0].indexOf(found[1]!);
    const source = line.start + found[0].length - found[2]!.length;
    out.author = { text: found[1]!, start: author, end: author + found[1]!.length };
    out.source = { text: found[2]!, start: source, end: source + found[2]!.length };
    return;
  }
  readAccount(page, out);
}

/** The writer and the account on lines of their own between the title and the time of a WeChat article; the account alone when there is one line. */
function readAccount(page: Page, out: Writable): void {
  if (page.profile !== "wechat" || page.title < 0) return;
  const { blocks } = page;
  const names: Block[] = [];
  for (const block of blocks.slice(page.title + 1, page.title + 5)) {
    const { line } = block;
    if ((line.shape & NumberShape.DATE) !== 0) {
      const account = names.at(-1);
      const writer = names.length === 2 ? names[0] : undefined;
      if (account !== undefined) out.source ??= trimmed(page.text, account.line.start, account.line.end);
      if (writer !== undefined) out.author ??= trimmed(page.text, writer.line.start, writer.line.end);
      return;
    }
    // 原创
    if (line.tokens > 0 && line.other === 0) continue;
    if (block.sentence || line.fields !== 0 || line.hard !== undefined || size(block) > LONGEST_ACCOUNT) return;
    names.push(block);
  }
}

const LONGEST_ACCOUNT = 16;

const AUTHORS: readonly RegExp[] = [
  // Counties of Taiwan stand behind the name without a mark: 中央社記者林石花蓮1日電.
  /中央社記者(\p{Script=Han}{2,3}?)(?:[台臺][北中南東]|新[北竹]|桃園|高雄|基隆|苗栗|彰化|南投|雲林|嘉義|屏東|宜蘭|花蓮|澎湖|金門|馬祖)/u,
  /(?:记者|記者)\s?([\p{Script=Han}、\s]{2,16}?)(?=\s?(?:通讯员|通訊員|实习生|编辑|編輯|摄影|攝影|报道|報道|報導|[)）／/:：]))/u,
  /^[□◎]\s?([\p{Script=Han}\s、]{2,16})$/u,
  /(?:记者|記者)\s?([\p{Script=Han}、]{2,12})$/u,
];
const EDITOR = /(?:编辑|編輯|责编|責編)\s([\p{Script=Han}]{2,4})(?=\s|$)/u;

/** 本报讯（记者 沈岚 通讯员 周启明） at the head of the body; □ 盛峥 雷霖; 新京报记者 沈一舟 编辑 林小满; a name alone in a newspaper. */
function readLeadAuthor(page: Page, out: Writable): void {
  const { text, blocks } = page;
  for (let i = Math.max(page.title, 0); i < Math.min(blocks.length, page.title + 8); i++) {
    const block = blocks[i]!;
    const { start } = block.line;
    if (!isLead(text, block.line)) {
      if (i !== page.title + 1 || page.title < 0 || !isPerson(text, block.line) || readDayOfPaper(page) === undefined) continue;
      out.author ??= { text: blockText(page, block), start, end: block.line.end };
      return;
    }
    const raw = blockText(page, block).slice(0, 60);
    const found = AUTHORS.map((pattern) => pattern.exec(raw)).find((each) => each !== null);
    if (found === undefined || found === null) continue;
    const at = start + found.index + found[0].indexOf(found[1]!);
    out.author ??= { text: found[1]!.trim(), start: at, end: at + found[1]!.trimEnd().length };
    const editor = EDITOR.exec(raw);
    if (editor !== null) out.editor ??= { text: editor[1]!, start: start + editor.index + editor[0].length - editor[1]!.length, end: start + editor.index + editor[0].length };
    return;
  }
}
