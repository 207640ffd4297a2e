import { readTime } from "./dates.ts";
import type { MetaText } from "./metadata.ts";
import { size, type Page } from "./model.ts";
import { NumberShape } from "./numbers.ts";

/** What lines without labels say of a text. */
export interface Byline {
  author?: MetaText;
  source?: MetaText;
}

/** Lines that print the name in a place of its own; the name is group 1. Each ends a name at a blank. */
const NAMED: readonly RegExp[] = [
  // posted @ 2020-05-06 22:13  慢慢走  阅读(1024)
  /^posted @ [\d-]{8,10} [\d:]{4,8}\s{1,4}(\S{1,24})(?:\s|$)/u,
  // whitecat 發表在 痞客邦 留言(2) 人氣(1,024)
  /^(\S{1,24}) (?:發表在|发表在) 痞客邦/u,
  // 看板Live作者whitecat (白貓)時間…
  /^看板[^作]{1,40}作者(\S{1,20})\s?\(/u,
  // 2022-10-30 15:10 聯合報／ 記者林小英／新北即時報導
  /^\d{4}.{4,24}[／/]\s?[记記]者\s?(\p{Script=Han}{2,4})\s?[／/]/u,
  // 木头 评论 山行 2016-08-21 13:05:22
  /^(\S{1,16}) (?:评论|評論) .{1,40} \d{4}-\d{1,2}-\d{1,2}/u,
];
const LONGEST_BYLINE = 120;
const LONGEST_NAME = 16;
/** A name of a paper, a site or a station. */
const PRESS = /^[\p{Script=Han}A-Za-z·]{1,14}(?:报|報|网|網|社|台|臺|在线|在線|新闻|新聞|周刊|週刊|杂志|雜誌|客户端|日报网)$/u;
/** Lines below the title among which a byline stands. */
const LOOK = 6;

/** The author and the source where the software prints them without a label, near the title or at the foot of the text. */
export function findByline(page: Page): Byline {
  const { text, blocks } = page;
  const out: Byline = {};
  for (const { line } of blocks) {
    if (line.end - line.start > LONGEST_BYLINE || line.shape === 0 || out.author !== undefined) continue;
    const raw = text.slice(line.start, line.end);
    for (const pattern of NAMED) {
      const found = pattern.exec(raw);
      if (found === null) continue;
      const start = line.start + found[0].lastIndexOf(found[1]!, found[0].length);
      out.author = spanOf(text, found[0].startsWith(found[1]!) ? line.start : start, found[1]!.length);
      break;
    }
  }
  const from = Math.max(0, page.title + 1);
  for (let i = from; i < Math.min(blocks.length, from + LOOK) && out.source === undefined; i++) {
    const { line, sentence } = blocks[i]!;
    if (sentence || line.fields !== 0 || (line.shape & NumberShape.DATE) === 0) continue;
    const time = readTime(text, line.start, line.end);
    if (time === undefined) continue;
    // 2014年09月12日07:22   某某晚报  我有话说
    const rest = text.slice(time.end, line.end);
    const cell = /[^\s|·／/]{2,16}/u.exec(rest);
    if (cell !== null && PRESS.test(cell[0])) out.source = spanOf(text, time.end + cell.index, cell[0].length);
    // 2022-04-18 19:30·老街手艺人
    const name = /^\s?·\s?([^\s·|:：]{2,16})$/u.exec(rest);
    if (name !== null && out.author === undefined) out.author = spanOf(text, line.end - name[1]!.length, name[1]!.length);
  }
  // A name over a button to follow its owner, right below the title.
  const name = blocks[page.title + 1];
  if (out.author === undefined && page.title >= 0 && name !== undefined && /^\+?关注$/u.test(blocks[page.title + 2]?.line.first?.text ?? "") && size(name) <= LONGEST_NAME && name.line.tokens + name.line.marks + name.line.numbers === 0) {
    out.author = spanOf(text, name.line.start, size(name));
  }
  return out;
}

function spanOf(text: string, start: number, length: number): MetaText {
  return { text: text.slice(start, start + length), start, end: start + length };
}
