import { familyBit } from "./labels.ts";
import type { Line } from "./lines.ts";
import { size, textOf, type Page } from "./model.ts";
import { isCounter, isPanelLine } from "./panel.ts";

const PANEL = familyBit("user.panel");

/** A shorter line right above the head of a post is the name of its writer. */
const LONGEST_NAME = 8;
/** A page with at most this many lines above the first post was copied from the title on. */
const SHORT_HEAD = 4;
/** No name and hardly a link of the menu is that long. */
const SURE_TITLE = 7;
/** Beside a word that is a label too (更新后字体发虚) a title has so many other characters. */
const FEWEST_OTHER = 5;

/** The name of the site or of a board. */
const SITE = /(?:论坛|社区|讨论区|贴吧|[网吧])$/u;

export interface ThreadTitle {
  /** Index of the block, or -1. */
  readonly index: number;
  /** Does the page say that it is the title: by its path, its counters, a button for its address? */
  readonly anchored: boolean;
}

/** The title stands behind the counters or the path, before 复制链接, or is the last cell of the path again. */
export function findThreadTitle(page: Page, first: number): ThreadTitle {
  const { blocks, key } = page;
  if (page.headline >= 0 && page.headline < first) return { index: page.headline, anchored: true };
  let path = "";
  // The head itself says who wrote the first post: the line above it is no name.
  const named = (blocks[first]?.line.other ?? 0) >= 2 && !/^(?:发[布表]于|编辑于|更新于|\d)/u.test(textOf(page, blocks[first]!).slice(0, 4));
  let best = -1;
  let anchored = false;
  let score = 3;
  let only = -1;
  let onlyScore = 0;
  const seen = new Map<string, number>();
  for (let i = 0; i < first; i++) {
    const block = blocks[i]!;
    const { line } = block;
    if (line.hard?.family === "nav.breadcrumb" || block.family === "nav.breadcrumb") path = key.slice(line.start, line.end);
    if (block.chrome || line.arrows >= 2 || line.hard !== undefined || line.han < 2 || line.heading !== undefined || (line.fields !== 0 && line.other === 0 && !/^(?:(?:本页)?主题|标题)[:：]/u.test(key.slice(line.start, line.start + 6)))) continue;
    const text = key.slice(line.start, line.end);
    const previous = blocks[i - 1]?.line.hard;
    const next = blocks[i + 1]?.line.hard;
    let value = Math.min(size(block), 24) / 12 + (4 * i) / first;
    if (size(block) > 70 || line.cells >= 6) value -= 3;
    if (line.first?.family === "meta.post" && line.first.text.length > 1) value -= 4;
    if (/^[›»‹>]/u.test(text)) value -= 4;
    // A name has no such marks.
    if (/^[[【《]/u.test(text)) value += 1;
    else if (line.other < 4) value -= 2;
    if (/^(?:本页)?主题:/u.test(text)) value += 8;
    if (text.startsWith("标题:")) value += 3;
    // The title of a question.
    if (text.endsWith("?")) value += 2;
    const before = value;
    // A title stands in the window bar, in the path and above the text.
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    if ((count > 1 && text.length >= 6 && (i < first - 1 || text.length > LONGEST_NAME)) || (i > 0 && text.length >= 6 && endsWith(key, blocks[i - 1]!.line, text))) value += 5;
    // The name of who wrote the first post, and what he says of himself above 关注.
    else if ((i === first - 1 && size(block) <= LONGEST_NAME && !named) || blocks[i + 1]?.line.first?.text === "关注") value -= 2;
    // 所属:旅行车论坛 below the fields of a user panel.
    if (i > 0 && /^\p{Script=Han}{2,4}:/u.test(text) && isPanelLine(blocks[i - 1]!) && (blocks[i - 1]!.line.mask & PANEL) !== 0) value -= 4;
    // A name over his numbers.
    if (size(block) <= LONGEST_NAME && blocks[i + 1] !== undefined && isCounter(blocks[i + 1]!) && blocks[i + 1]!.line.numbers > 0) value -= 2;
    // A name over the panel of its writer.
    if (size(block) <= LONGEST_NAME && blocks[i + 1] !== undefined && isPanelLine(blocks[i + 1]!) && (blocks[i + 1]!.line.mask & PANEL) !== 0 && (blocks[i + 1]!.line.first?.text.length ?? 0) > 1) value -= 4;
    if (path !== "" && text.length >= 4 && path.includes(text)) value += 8;
    if (previous?.family === "meta.counts" || previous?.text === "打印上一主题下一主题") value += 6;
    if (next?.text === "[复制链接]" || next?.text === "复制链接") value += 6;
    if (previous?.family === "nav.breadcrumb") value += 4;
    // Tieba offers below it to show the first writer's posts only.
    if (blocks[i + 1]?.line.first?.text === "只看楼主" && blocks[i + 1]!.chrome) value += 4;
    // XenForo tells below it who began the thread.
    if (/^(?:主题发起人|开始时间|发起时间|开始日期)$/u.test(blocks[i + 1]?.line.first?.text ?? "")) value += 6;
    if (value > score) {
      score = value;
      best = i;
      anchored = value - before >= 4;
    }
    if (value > 0 && !SITE.test(text) && (line.tokens === 0 || (line.tokens === 1 && line.other >= FEWEST_OTHER)) && (i < first - 1 || named || size(block) >= LONGEST_NAME) && (only < 0 || value - line.tokens > onlyScore)) {
      only = i;
      onlyScore = value - line.tokens;
    }
  }
  // With little above the posts nothing sets the title apart, and nothing else can be it; a longer line is better kept than lost.
  return { index: best < 0 && (first <= SHORT_HEAD || (only >= 0 && size(blocks[only]!) >= SURE_TITLE)) ? only : best, anchored };
}

/** 答案 蒸馒头为什么会塌: the line above is longer and ends with the title. */
function endsWith(key: string, { start, end }: Line, text: string): boolean {
  return end - start > text.length && end - start <= 2 * text.length && key.endsWith(text, end);
}
