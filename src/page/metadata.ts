import { findByline } from "./byline.ts";
import { isLead } from "./lead.ts";
import { loadLabels } from "./labels.ts";
import { colonAfter, isBlank } from "./lines.ts";
import { readTime, type PageTime } from "./dates.ts";
import type { Block, Page } from "./model.ts";
import { blockText } from "./model.ts";

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
  blocks.forEach((block, i) => {
    if (block.line.hard?.family === "nav.breadcrumb" && out.breadcrumbs === undefined) out.breadcrumbs = readPath(page, block);
    if (block.line.hard?.family === "meta.counts" || (block.line.tokens >= 2 && block.line.numbers >= 1 && (block.line.other === 0 || (block.line.fields & 16) !== 0))) readCounts(page, block, out, first !== undefined && i > first.last);
    if (out.platform === undefined && block.line.hard?.family.startsWith("footer.")) setPlatform(page, block, out);
    if (block.line.fields !== 0 && (page.kind === "article" || i < (first?.first ?? 0))) readFields(page, block, out, i, published);
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
      if (block.sentence || (i !== page.title && block.line.end - block.line.start > 60) || isToday(page, block)) continue;
      const time = readTime(text, block.line.start, block.line.end);
      if (time !== undefined) out.publishedAt = time;
    }
  }
  if (out.publishedAt === undefined && updated !== undefined) out.publishedAt = updated;
  readWechat(page, out);
  readByline(page, out);
  if (out.author === undefined) readLeadAuthor(page, out);
  return out;
}

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

function trimmed(text: string, start: number, end: number): MetaText {
  const raw = text.slice(start, end);
  const lead = raw.length - raw.trimStart().length;
  const body = raw.trim();
  return { text: body, start: start + lead, end: start + lead + body.length };
}

const VIEWS: ReadonlySet<string> = new Set(["查看", "浏览", "点击", "阅读", "浏览次数", "点击数", "点击量", "阅读次数", "阅读量", "阅读数", "点阅数", "点阅次数", "点阅率", "浏览人次", "观看次数", "人气", "访问量", "访问次数", "浏览数", "浏览量", "查看次数", "次浏览", "次阅读", "次点击", "次查看"]);
const REPLIES: ReadonlySet<string> = new Set(["回复", "个回复", "条回复", "回复数", "评论数", "条评论", "个回答"]);
/** Replies to an article; in a thread they may be those to one post. */
const COMMENTS: ReadonlySet<string> = new Set(["评论", "留言", "则留言", "则回应", "则评论"]);

/** 查看: 66|回复: 0 and 2 个回复, 1024 次浏览; 12 点赞 3 回复: where a line begins with a number and ends with a word, each stands before its word. */
function readCounts(page: Page, block: Block, out: Writable, isBelow: boolean): void {
  const { key } = page;
  const trie = loadLabels();
  const { start, end } = block.line;
  const isBefore = /^\d/u.test(page.text.slice(start, start + 1)) && !/[\d)）]$/u.test(page.text.slice(end - 1, end));
  for (let p = start; p < end; p++) {
    const count = trie.begins(key.charCodeAt(p)) ? trie.match(key, p, end) : 0;
    for (let k = count - 1; k >= 0; k--) {
      const label = trie.found[k]!.labels.find(({ text }) => VIEWS.has(text) || REPLIES.has(text) || (page.kind === "article" && COMMENTS.has(text)));
      // 点赞 3 回复 1 under a post counts what belongs to that post.
      if (label === undefined || (isBelow && !isUnit(label.text))) continue;
      const name = VIEWS.has(label.text) ? "views" : "replies";
      const number = (isBefore || isUnit(label.text) ? numberBefore(page.text, p, start) : undefined) ?? (isUnit(label.text) ? undefined : numberAfter(page.text, trie.ends[k]!, end));
      if (number !== undefined && out[name] === undefined) out[name] = number;
      p = trie.ends[k]! - 1;
      break;
    }
  }
}

/** 次浏览, 个回复: the number stands before it. */
function isUnit(label: string): boolean {
  return /^[次个条则]/u.test(label);
}

function numberAfter(text: string, from: number, end: number): MetaCount | undefined {
  const found = /^[\s:：(（]{0,6}(\d{1,3}(?:,\d{3})+|\d{1,12})(?!\d|[.万萬wk])/u.exec(text.slice(from, end));
  if (found === null) return undefined;
  const start = from + found[0].length - found[1]!.length;
  return { text: found[1]!, start, end: start + found[1]!.length, number: Number(found[1]!.replaceAll(",", "")) };
}

/** The longest number with its commas: 123,456,789,012. */
const LONGEST_NUMBER = 15;

function numberBefore(text: string, at: number, start: number): MetaCount | undefined {
  let end = at;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  let from = end;
  while (from > start && end - from < LONGEST_NUMBER && /[\d,]/u.test(text[from - 1]!)) from--;
  if (!/^\d{1,3}(?:,\d{3})+$/u.test(text.slice(from, end))) from += text.slice(from, end).lastIndexOf(",") + 1;
  if (from === end) return undefined;
  const number = text.slice(from, end);
  return { text: number, start: from, end, number: Number(number.replaceAll(",", "")) };
}

interface Field {
  readonly group: string;
  readonly label: string;
  readonly value: MetaText;
}

/** `label: value` pairs of one line: a value ends at the next label, at a bar or at a wide gap. */
function fieldsOf(page: Page, block: Block): Field[] {
  const { key, text } = page;
  const trie = loadLabels();
  const { start } = block.line;
  const end = Math.min(block.line.end, start + 400);
  const marks: { group: string; label: string; at: number; value: number }[] = [];
  for (let p = start; p < end; p++) {
    const count = trie.begins(key.charCodeAt(p)) ? trie.match(key, p, end) : 0;
    for (let k = count - 1; k >= 0; k--) {
      const label = trie.found[k]!.labels.find(({ match, family }) => match === "field" && family === "meta.article");
      const colon = label === undefined ? 0 : colonAfter(key, trie.ends[k]!, end);
      if (label === undefined || colon === 0) continue;
      marks.push({ group: label.field, label: label.text, at: p, value: colon });
      p = colon - 1;
      break;
    }
  }
  return marks.map(({ group, label, value }, i) => {
    let to = marks[i + 1]?.at ?? end;
    const cut = text.slice(value, to).search(/[|｜丨\]】)）]|\S[\s　]{2,}\S/u);
    if (cut > 0 && group !== "date") to = value + cut + (/[|｜丨\]】)）]/u.test(text[value + cut]!) ? 0 : 1);
    const whole = trimmed(text, value, to);
    return { group, label, value: group === "source" || group === "author" || group === "editor" ? withoutTime(text, whole) : whole };
  });
}

/** Marks between a name and its time. */
const OPENS_TIME = "(（[【|/·,，";

/** 临湖日报 2024-03-05 09:10 and 2024-03-05 临湖日报: the time beside a name is no part of it. */
function withoutTime(text: string, value: MetaText): MetaText {
  const time = readTime(text, value.start, value.end);
  if (time !== undefined) {
    const before = trimmed(text, value.start, time.start);
    const name = before.text === "" ? trimmed(text, time.end, value.end) : before;
    let end = name.end;
    while (end > name.start && (isBlank(text.charCodeAt(end - 1)) || OPENS_TIME.includes(text[end - 1]!))) end--;
    return trimmed(text, name.start, end);
  }
  const clock = /\s\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$/u.exec(value.text);
  return clock === null ? value : trimmed(text, value.start, value.start + clock.index);
}

/** 周小雨 报道 */
function withoutRole(value: MetaText): MetaText {
  const role = /\s(?:报道|報道|報導|报导|摄|攝|撰文|整理)$/u.exec(value.text);
  return role === null ? value : { text: value.text.slice(0, role.index), start: value.start, end: value.end - role[0].length };
}

/** The value of a label whose line ends with the colon: the next line, when it is one. */
function valueBelow({ text, blocks }: Page, index: number, group: string): MetaText | undefined {
  const next = blocks[index + 1];
  if (next === undefined || next.sentence || next.line.fields !== 0 || next.line.hard !== undefined || next.line.opens) return undefined;
  const { start, end, other } = next.line;
  if (group === "date") return readTime(text, start, end) !== undefined && other <= 4 ? trimmed(text, start, end) : undefined;
  // 来源: in a list of fields, where the next label follows.
  return (blocks[index + 2]?.line.opens ?? false) ? trimmed(text, start, end) : undefined;
}

function readFields(page: Page, block: Block, out: Writable, index: number, published: { sure: boolean }): void {
  const fields = fieldsOf(page, block);
  for (const { group, label, value: beside } of fields) {
    const value = beside.text === "" && fields.length === 1 ? (valueBelow(page, index, group) ?? beside) : beside;
    if (value.text === "" || value.text.length > 60) continue;
    // The fields of a footer speak of the site.
    if (index >= page.bodyEnd && group !== "editor" && group !== "author" && group !== "source") continue;
    if (group === "date" && !/更新|修改|成文|生成|实施|废止|生效/u.test(label)) {
      const time = readTime(page.text, value.start, value.end);
      const sure = /发布|发表|发稿|刊登|公布|出版/u.test(label);
      if (time?.iso !== undefined && (out.publishedAt?.iso === undefined || (sure && !published.sure) || (sure === published.sure && time.iso.length > out.publishedAt.iso.length))) {
        out.publishedAt = time;
        published.sure = sure;
      }
    } else if (group === "source" && out.source === undefined) {
      out.source = value;
    } else if (group === "author" && out.author === undefined) {
      out.author = withoutRole(value);
    } else if (group === "editor" && out.editor === undefined) {
      out.editor = value;
    } else if (group === "views" && out.views === undefined) {
      const number = numberAfter(page.text, value.start, value.end);
      if (number !== undefined) out.views = number;
    }
  }
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
}

/** 本报讯（记者 沈岚 通讯员 周启明） at the head of the body; □ 盛峥 雷霖. */
function readLeadAuthor(page: Page, out: Writable): void {
  for (let i = Math.max(page.title, 0); i < Math.min(page.blocks.length, page.title + 8); i++) {
    const block = page.blocks[i]!;
    if (!isLead(page.text, block.line)) continue;
    const raw = blockText(page, block).slice(0, 60);
    const found = /(?:记者|記者)\s?([\p{Script=Han}、\s]{2,16}?)(?=\s?(?:通讯员|通訊員|实习生|报道|報道|報導|[)）／/:：]))/u.exec(raw) ?? /^[□◎]\s?([\p{Script=Han}\s、]{2,16})$/u.exec(raw);
    if (found === null) continue;
    const start = block.line.start + found.index + found[0].indexOf(found[1]!);
    out.author = { text: found[1]!.trim(), start, end: start + found[1]!.trimEnd().length };
    return;
  }
}
