import { loadLabels } from "./label-trie.ts";
import { colonAfter, isBlank } from "./lines.ts";
import type { MetaCount, PageMetadata } from "./metadata.ts";
import { size, type Block, type Page } from "./model.ts";
import { NumberShape } from "./numbers.ts";

type Counts = { -readonly [Name in "views" | "replies"]?: PageMetadata[Name] };

const VIEWS: ReadonlySet<string> = new Set(["查看", "浏览", "点击", "阅读", "浏览次数", "点击数", "点击量", "点击次数", "阅读次数", "阅读量", "阅读数", "点阅数", "点阅次数", "点阅率", "浏览人次", "观看次数", "人气", "访问量", "访问次数", "浏览数", "浏览量", "查看次数", "次浏览", "次阅读", "次点击", "次查看", "被浏览", "人阅读", "人浏览", "人看过"]);
const REPLIES: ReadonlySet<string> = new Set(["回复", "回覆", "个回复", "个回覆", "则回覆", "条回复", "回复数", "回帖", "评论数", "条评论", "个回答", "条回应"]);
/** Replies to an article; in a thread, below its head, they may be those to one post. */
const COMMENTS: ReadonlySet<string> = new Set(["评论", "留言", "则留言", "则回应", "则评论"]);

const LONGEST_LINE = 120;
/** Lines below the title of an article among which its counters stand. */
const LOOK = 8;

/** The counters of the page: views, replies; of two the first. Those below a post are its own. */
export function readCounts(page: Page, out: Counts): void {
  const { blocks } = page;
  const first = page.heads[0];
  const near = first === undefined ? Math.max(page.title + LOOK, page.bodyStart) : firstText(page, first.last + 1);
  blocks.forEach((block, i) => {
    const { line } = block;
    if (line.numbers === 0 && i < near && i !== page.title && isCountLabel(block) && isCountAlone(blocks[i + 1])) {
      readNumberBelow(page, block, blocks[i + 1]!, out);
      return;
    }
    const sure = line.hard?.family === "meta.counts" || (line.tokens >= 2 && line.numbers >= 1 && (line.other === 0 || (line.fields & 16) !== 0));
    const isNear = i < near && i !== page.title && !block.sentence && line.tokens >= 1 && line.numbers >= 1 && line.marks === 0 && size(block) <= LONGEST_LINE;
    if (sure || isNear) readLine(page, block, out, first !== undefined && i >= near, i < near);
  });
}

/** Where the text of the first post begins: above it counters are the thread's. */
function firstText({ blocks, title }: Page, from: number): number {
  let i = from;
  while (i < blocks.length && i !== title && (blocks[i]!.chrome || isCounts(blocks[i]!))) i++;
  return i;
}

/** 35回复/ 12亮 只看楼主: labels and numbers, and a word that is none. */
function isCounts({ sentence, line }: Block): boolean {
  return !sentence && line.tokens > 0 && line.numbers > 0 && line.other <= 2 && line.marks === 0;
}

/** 被浏览, and 98,211 below it. */
function isCountLabel({ line }: Block): boolean {
  return line.tokens === 1 && line.other + line.value === 0 && line.first !== undefined && VIEWS.has(line.first.text) && line.first.text.length > 2;
}

function isCountAlone(block: Block | undefined): boolean {
  return block !== undefined && block.line.numbers === 1 && block.line.tokens + block.line.other + block.line.shape === 0;
}

function readNumberBelow({ text }: Page, label: Block, { line }: Block, out: Counts): void {
  const number = numberAfter(text, line.start, line.end);
  if (number !== undefined && label.line.first !== undefined) out.views ??= number;
}

/**
 * 查看: 66|回复: 0 and 2 个回复, 1024 次浏览; 12 点赞 3 回复, 35回复/ 12亮: where the first word stands right behind a number, or
 * a line begins with a number and ends with a word, each number stands before its word.
 */
function readLine(page: Page, block: Block, out: Counts, isBelow: boolean, isNear: boolean): void {
  const { key, text } = page;
  const trie = loadLabels();
  const { start, end } = block.line;
  let isBefore = (block.line.shape & NumberShape.DATE) === 0 && /^\d/u.test(text.slice(start, start + 1)) && !/[\d)）]$/u.test(text.slice(end - 1, end));
  let seen = false;
  for (let p = start; p < end; p++) {
    const count = trie.begins(key.charCodeAt(p)) ? trie.match(key, p, end) : 0;
    for (let k = count - 1; k >= 0; k--) {
      const label = trie.found[k]!.labels.find(({ text: name }) => VIEWS.has(name) || REPLIES.has(name) || ((page.kind === "article" || isNear) && COMMENTS.has(name)));
      // 点赞 3 回复 1 under a post counts what belongs to that post.
      if (label === undefined || (isBelow && !isUnit(label.text))) continue;
      if (!seen && p > start && /\d/u.test(text[p - 1]!) && colonAfter(key, trie.ends[k]!, end) === 0) isBefore = true;
      seen = true;
      const name = VIEWS.has(label.text) ? "views" : "replies";
      const isNumbered = isUnit(label.text) || (isBefore && colonAfter(key, trie.ends[k]!, end) === 0);
      const number = isNumbered ? numberBefore(text, p, start) : numberAfter(text, trie.ends[k]!, end);
      if (number !== undefined) out[name] ??= number;
      p = trie.ends[k]! - 1;
      break;
    }
  }
}

/** 次浏览, 个回复, 人阅读: the number stands before it. */
function isUnit(label: string): boolean {
  return /^(?:[次个条则]|人[阅浏看])/u.test(label);
}

/** The number that follows a label, its gloss and its colon; not 1.2万, which is no exact one. */
export function numberAfter(text: string, from: number, end: number): MetaCount | undefined {
  const found = /^(?:[(（]\p{Script=Latin}{1,7}[)）])?[\s:：(（]{0,6}(\d{1,3}(?:,\d{3})+|\d{1,12})(?!\d|[.万萬wk]|\s?分[钟鐘])/u.exec(text.slice(from, Math.min(end, from + LONGEST_LINE)));
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
  // 1.2万 and 3.5 are no exact numbers, and 15 in 2021/03/15阅读 is a day.
  if (from === end || (from > start && "./-:：年月".includes(text[from - 1]!))) return undefined;
  const number = text.slice(from, end);
  return { text: number, start: from, end, number: Number(number.replaceAll(",", "")) };
}
