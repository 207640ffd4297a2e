import type { Range } from "../text/edits.ts";
import { blockText, size, type Block, type Page, type PostHead } from "./model.ts";
import { familyBit } from "./labels.ts";
import { isCounter, isPanelLine } from "./panel.ts";

const PANEL = familyBit("user.panel");

const LONGEST_NAME = 24;
/** A name, counters and ranks stand in so many lines above a head. */
const LOOK = 40;

/** Heads that name their writer themselves; the name is group 1. */
const NAMED: readonly RegExp[] = [
  // 由 wangmu » 2012-09-03 19:22; 作者：河边人 时间：…
  /^(?:(?:文章\s?)?由\s|(?:作者|楼主|樓主|发帖人|網友|网友)\s?[:：]\s?)(\S{1,24})(?=\s)/u,
  // 河边人 楼主| 发表于 2019-4-14
  /^(\S{1,24})\s+(?:楼主\s?\|\s?|樓主\s?\|\s?|\|\s?)?(?:发表于|發表於|发布于|發佈於|回复于|回覆於|回答于)/u,
  // 小满 | 2020-03-11 10:40; 追风 2020-03-12
  /^([^\s\d:：|·]\S{0,19})\s(?:[|·]\s)?\d{4}[-/.]\d/u,
];

/** What stands in the place of a name and is none: 发表于 2019-4-14, 楼主| 发表于. */
const NO_NAME = /^(?:《|发表|發表|发布|發佈|發布|回复|回覆|回答|编辑|編輯|更新|创建|评论|今天|昨天|前天|最后|最後|旧|舊|预设|預設|posted|[|#[【])/iu;

/** The name of who wrote the post: in the head, above the counters and ranks of its writer, or the line above it that is no label, or the line that says 当前离线. */
export function findAuthor(page: Page, head: PostHead, from: number): void {
  if (head.author !== undefined) return;
  const { blocks, text } = page;
  const { line } = blocks[head.first]!;
  const raw = line.other === 0 && line.value === 0 ? "" : text.slice(line.start, Math.min(line.end, line.start + 80));
  for (const pattern of NAMED) {
    const found = pattern.exec(raw);
    if (found === null || NO_NAME.test(found[1]!) || /^(?:楼主|樓主)\|?$/u.test(found[1]!)) continue;
    const start = line.start + found[0].indexOf(found[1]!);
    head.author = { start, end: start + found[1]!.length };
    return;
  }
  const name = offlineName(page, head, from) ?? nameAbove(page, head, from);
  if (name !== undefined) head.author = name;
}

/** 阿東 目前離線 */
function offlineName({ blocks, text }: Page, head: PostHead, from: number): Range | undefined {
  const isStatus = ({ line }: Block): boolean => line.hard?.match === "end";
  const above = blocks.slice(Math.max(from, head.first - LOOK), Math.max(from, head.first));
  const status = blocks.slice(head.last + 1, head.last + 4).find(isStatus) ?? above.findLast(isStatus);
  if (status === undefined) return undefined;
  const { start, end } = status.line;
  const name = /^(\S{1,24}?)(?:\s+\1)?\s+(?:当前|當前|目前)/u.exec(text.slice(start, end));
  return name === null ? undefined : { start, end: start + name[1]!.length };
}

/** The first name above counters and ranks, or else the line nearest to the head that could be one. */
function nameAbove(page: Page, head: PostHead, from: number): Range | undefined {
  const { blocks, text } = page;
  const top = Math.max(from, head.first - LOOK);
  // 媽咪A, and 媽咪A again over his rank.
  let found = blocks.slice(top, head.first - 1).findIndex((block, k) => isName(page, block) && top + k !== page.title && blockText(page, block) === blockText(page, blocks[top + k + 1]!));
  if (found >= 0) found += top;
  for (let i = top; i < head.first - 1 && found < 0; i++) if (isName(page, blocks[i]!) && i !== page.title && ((isPanelLine(blocks[i + 1]!) && (blocks[i + 1]!.line.mask & PANEL) !== 0) || isCounter(blocks[i + 1]!))) found = i;
  for (let i = head.first - 1; i >= top && found < 0; i--) {
    const block = blocks[i]!;
    if (block.chrome || block.line.hard !== undefined || isPanelLine(block) || block.line.value > 0) continue;
    if (!isName(page, block) || i === page.title) return undefined;
    found = i;
  }
  if (found < 0) return undefined;
  const { start, end } = blocks[found]!.line;
  // 鱼干楼主: the name of who began the thread, and its mark.
  const mark = /(?<=\S{2})(?:楼主|樓主)$/u.exec(text.slice(start, end));
  const gone = /^(?:关闭|關閉|楼主|樓主|\d{1,5}\s?[楼樓])\s+/u.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: start + gone, end: mark === null ? end : start + mark.index };
}

/** A short line without marks and labels. */
function isName({ text }: Page, block: Block): boolean {
  const { line } = block;
  return !NO_NAME.test(text.slice(line.start, Math.min(line.end, line.start + 8))) && !block.sentence && !block.chrome && !/^\d[\d,.]*\s/u.test(text.slice(line.start, line.start + 8)) && line.hard === undefined && !isPanelLine(block) && size(block) <= LONGEST_NAME && line.marks + line.commas + line.value === 0 && !line.opens && (line.tokens === 0 || line.other >= 2 * line.tokens);
}

/**
 * The names where each stands on the first line below its head, as no other line says who wrote: in every post there is one, and
 * something more below it.
 */
export function findNamesBelow(page: Page, heads: readonly PostHead[]): void {
  const own = heads.map((head) => page.blocks.slice(head.last + 1, head.bodyEnd).filter(({ level }) => level === 0));
  const open = heads.filter(({ author }) => author === undefined);
  if (open.length < 2 || open.length * 2 < heads.length || own.some((lines) => lines.length < 2 || !isName(page, lines[0]!))) return;
  heads.forEach((head, k) => {
    const { start, end } = own[k]![0]!.line;
    head.author ??= { start, end };
  });
}
