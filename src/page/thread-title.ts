import { findTwice } from "./article-title.ts";
import { familyBit } from "./labels.ts";
import type { Line } from "./lines.ts";
import { size, textOf, type Block, type Page } from "./model.ts";
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

/** The bit of author fields: 楼主：书虫 时间：…. */
const AUTHOR = 4;
/** The name of the site or of a board. */
const SITE = /(?:论坛|社区|讨论区|贴吧|[网吧])$/u;

export interface ThreadTitle {
  /** Index of the block, or -1. */
  readonly index: number;
  /** Does the page say that it is the title: by its path, its counters, a button for its address? */
  readonly anchored: boolean;
}

/** A line above the posts that may be the title, with what stands around it. */
interface Candidate {
  readonly block: Block;
  readonly line: Line;
  /** Its key. */
  readonly text: string;
  readonly above: Block | undefined;
  readonly below: Block | undefined;
  /** Is the line the last one above the head of the first post? */
  readonly isLast: boolean;
  /** Does the head of the first post name its writer? Then the line above is no name. */
  readonly named: boolean;
  /** Has the line stood above already, alone or at the end of a longer one? */
  readonly repeated: boolean;
  /** Key of the path above, or empty. */
  readonly path: string;
}

/** Points, and what earns them. */
type Clue = readonly [points: number, holds: (candidate: Candidate) => boolean];

/** What the line itself looks like. */
const OWN: readonly Clue[] = [
  [-3, ({ block, line }) => size(block) > LONGEST_TITLE || line.cells >= 6],
  [-4, ({ line }) => line.first?.family === "meta.post" && line.first.text.length > 1],
  [-4, ({ text }) => /^[›»‹>]/u.test(text)],
  // A name has no such marks.
  [1, ({ text }) => OPENS_TITLE.test(text)],
  [-2, ({ text, line }) => line.other < 4 && !OPENS_TITLE.test(text)],
  [8, ({ text }) => /^(?:本页)?主题:/u.test(text)],
  [3, ({ text }) => text.startsWith("标题:")],
  // The title of a question.
  [2, ({ text }) => text.endsWith("?")],
];

/** What the page around it says; a line that earns four points of these and more is sure. */
const AROUND: readonly Clue[] = [
  // A title stands in the window bar, in the path and above the text.
  [5, ({ repeated }) => repeated],
  // The name of who wrote the first post, and what he says of himself above 关注.
  [-2, ({ repeated, isLast, block, named, below }) => !repeated && ((isLast && size(block) <= LONGEST_NAME && !named) || below?.line.first?.text === "关注")],
  // 所属:旅行车论坛 below the fields of a user panel.
  [-4, ({ text, above }) => /^\p{Script=Han}{2,4}:/u.test(text) && above !== undefined && isOfPanel(above)],
  // A name over his numbers.
  [-2, ({ block, below }) => size(block) <= LONGEST_NAME && below !== undefined && isCounter(below) && below.line.numbers > 0],
  // A name over the panel of its writer.
  [-4, ({ block, below }) => size(block) <= LONGEST_NAME && below !== undefined && isOfPanel(below) && (below.line.first?.text.length ?? 0) > 1],
  [8, ({ text, path }) => text.length >= SHORTEST_CELL && path.includes(text)],
  [6, ({ above }) => above?.line.hard?.family === "meta.counts" || above?.line.hard?.text === "打印上一主题下一主题"],
  [6, ({ below }) => below?.line.hard?.text === "[复制链接]" || below?.line.hard?.text === "复制链接"],
  [4, ({ above }) => above?.line.hard?.family === "nav.breadcrumb"],
  // Tieba offers below it to show the first writer's posts only.
  [4, ({ below }) => below?.line.first?.text === "只看楼主" && below.chrome],
  // XenForo tells below it who began the thread.
  [6, ({ below }) => /^(?:主题发起人|开始时间|发起时间|开始日期)$/u.test(below?.line.first?.text ?? "")],
];

const LONGEST_TITLE = 70;
const OPENS_TITLE = /^[[【《]/u;
/** A cell of the path that is the title. */
const SHORTEST_CELL = 4;
/** A line that stands twice is no word of a menu from here on. */
const SHORTEST_REPEATED = 6;
/** The least that a line has to earn, and what makes it sure. */
const LEAST = 3;
const SURE = 4;

function isOfPanel(block: Block): boolean {
  return isPanelLine(block) && (block.line.mask & PANEL) !== 0;
}

function weigh(clues: readonly Clue[], candidate: Candidate): number {
  let sum = 0;
  for (const [points, holds] of clues) if (holds(candidate)) sum += points;
  return sum;
}

/** The title stands behind the counters or the path, before 复制链接, or is the last cell of the path again. */
export function findThreadTitle(page: Page, first: number): ThreadTitle {
  const { blocks, key } = page;
  if (page.headline >= 0 && page.headline < first) return { index: page.headline, anchored: true };
  const named = ((blocks[first]?.line.fields ?? 0) & AUTHOR) !== 0 || ((blocks[first]?.line.other ?? 0) >= 2 && !/^(?:发[布表]于|编辑于|更新于|\d)/u.test(textOf(page, blocks[first]!).slice(0, 4)));
  const twice = findTwice(page);
  if (twice >= 0 && twice < first) return { index: twice, anchored: true };
  let path = "";
  let best = -1;
  let anchored = false;
  let score = LEAST;
  /** The best of the lines that hold hardly a label. */
  let only = -1;
  let onlyScore = 0;
  const seen = new Set<string>();
  for (let i = 0; i < first; i++) {
    const block = blocks[i]!;
    const { line } = block;
    if (line.hard?.family === "nav.breadcrumb" || block.family === "nav.breadcrumb") path = key.slice(line.start, line.end);
    if (!mayBeTitle(key, block)) continue;
    const text = key.slice(line.start, line.end);
    const above = blocks[i - 1];
    const isLast = i === first - 1;
    const again = seen.has(text) && (!isLast || text.length > LONGEST_NAME);
    const repeated = text.length >= SHORTEST_REPEATED && (again || (above !== undefined && endsWith(key, above.line, text)));
    seen.add(text);
    const candidate: Candidate = { block, line, text, above, below: blocks[i + 1], isLast, named, repeated, path };
    const around = weigh(AROUND, candidate);
    const value = Math.min(size(block), 24) / 12 + (4 * i) / first + weigh(OWN, candidate) + around;
    if (value > score) {
      score = value;
      best = i;
      anchored = around >= SURE;
    }
    const isPlain = line.tokens === 0 || (line.tokens === 1 && line.other >= FEWEST_OTHER);
    if (value > 0 && isPlain && !SITE.test(text) && (!isLast || named || size(block) >= LONGEST_NAME) && (only < 0 || value - line.tokens > onlyScore)) {
      only = i;
      onlyScore = value - line.tokens;
    }
  }
  // With little above the posts nothing sets the title apart, and nothing else can be it; a longer line is better kept than lost.
  return { index: best < 0 && (first <= SHORT_HEAD || (only >= 0 && size(blocks[only]!) >= SURE_TITLE)) ? only : best, anchored };
}

function mayBeTitle(key: string, { line, chrome }: Block): boolean {
  if (chrome || line.arrows >= 2 || line.hard !== undefined || line.han < 2 || line.heading !== undefined) return false;
  // A field without a value of its own, unless it is called the title.
  return line.fields === 0 || line.other > 0 || /^(?:(?:本页)?主题|标题)[:：]/u.test(key.slice(line.start, line.start + 6));
}

/** 答案 蒸馒头为什么会塌: the line above is longer and ends with the title. */
function endsWith(key: string, { start, end }: Line, text: string): boolean {
  return end - start > text.length && end - start <= 2 * text.length && key.endsWith(text, end);
}
