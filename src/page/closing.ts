import { isButtons } from "./buttons.ts";
import { speaksOfSite, textOf, type Block, type Page } from "./model.ts";

/** So many lines behind the first buttons are looked at. */
const LONGEST_LAST = 200;

const SHORTEST_PROSE = 5;
/** A list that a writer puts under a heading of his own has at most this many lines. */
const LONGEST_LIST = 8;

/** Families of the lines that end the last post. */
export const ENDINGS: ReadonlySet<string> = new Set(["nav.thread", "ui.login", "ui.form", "footer.powered", "footer.legal", "footer.disclaimer", "promo.related", "promo.app", "nav.menu", "ui.share", "nav.prevnext"]);

/** Families of the lines that a forum puts above the text of a post. */
const ABOVE_TEXT: ReadonlySet<string> = new Set(["attach.notice", "post.edited", "post.moderation"]);

/** The first line of buttons behind which no prose comes, or a line that ends posts whatever comes. */
export function findClosing(blocks: readonly Block[], from: number, end: number, last: boolean): number {
  let prose = -1;
  for (let i = end - 1; i >= from; i--) {
    if (isProse(blocks[i]!)) {
      prose = i;
      break;
    }
  }
  for (let i = from; i < end; i++) {
    const { line, chrome } = blocks[i]!;
    // 下载附件 stands inside the text, the notice of attachments above it, with an x that closes the notice.
    if ((line.hard !== undefined && ABOVE_TEXT.has(line.hard.family)) || (line.first?.family === "attach.notice" && line.hard === undefined && (line.first.text.length >= 4 || blocks[i - 1]?.line.hard?.family === "attach.notice"))) continue;
    const hard = line.hard;
    if (hard !== undefined && ENDINGS.has(hard.family) && (last || i > prose)) return i;
    if (line.heading !== undefined && i > from && (last || i > prose || !proseFollows(blocks, i, end))) return i;
    if (i > from && ((line.weak?.match === "start" && ENDINGS.has(line.weak.family)) || speaksOfSite(line)) && (last || i > prose)) return i;
    // 顶端 Posted: 2012-03-04 10:20 | 1 楼 stands under a post of phpwind.
    if (i > from && line.first?.text === "顶端" && line.tokens >= 2 && !last) return i;
    if (line.tokens === 0 || !chrome || isLabelWithColon(blocks[i]!) || (i === from && (line.replies === line.tokens || isReply(blocks[i]!)))) continue;
    if (i <= prose && (standsAboveText(blocks, from, i, prose) || (!isClosingRun(blocks, i, end) && !(last && (isButtons(blocks[i]!) || line.tokens >= 2))))) continue;
    return i;
  }
  return end;
}

/** 感謝大大: words of two characters at most without a blank, one of them a reply; 支持 反对 are buttons. */
function isReply({ line }: Block): boolean {
  return line.replies > 0 && line.numbers === 0 && line.end - line.start <= 2 * line.tokens;
}

/** 展开全部 right below the head of a post: nothing is written above it, and prose below it before anything ends the posts. */
function standsAboveText(blocks: readonly Block[], from: number, at: number, prose: number): boolean {
  for (let i = from; i < at; i++) if (!blocks[i]!.chrome) return false;
  for (let i = at + 1; i <= prose; i++) {
    if (ENDINGS.has(blocks[i]!.line.hard?.family ?? "") || blocks[i]!.line.heading !== undefined) return false;
    if (isProse(blocks[i]!)) return true;
  }
  return false;
}

/**
 * Behind the last post anything may follow, prose too. But where a line that closed the posts before stands further down and prose
 * in between, the buttons above that prose (展开全部) do not close it.
 */
export function findLastClosing(page: Page, from: number, closers: ReadonlySet<string>): number {
  const { blocks } = page;
  const end = blocks.length;
  const first = findClosing(blocks, from, end, true);
  if (first === end || closers.size === 0 || closers.has(textOf(page, blocks[first]!))) return first;
  for (let i = first + 1, prose = false; i < Math.min(end, first + LONGEST_LAST); i++) {
    if (prose && closers.has(textOf(page, blocks[i]!))) return findClosing(blocks, first + 1, end, true);
    if (blocks[i]!.sentence) prose = true;
    if (ENDINGS.has(blocks[i]!.line.hard?.family ?? "")) break;
  }
  return first;
}

/** A sentence, even one of a few words. */
function isProse({ sentence, chrome, line }: Block): boolean {
  return (sentence && !speaksOfSite(line)) || (!chrome && line.closed && line.han >= SHORTEST_PROSE && line.hard === undefined && line.weak === undefined && line.tokens === 0 && line.other === line.han);
}

/** Prose among the lines behind a heading: the writer's own 相关链接, not a list of the site's. */
function proseFollows(blocks: readonly Block[], heading: number, end: number): boolean {
  for (let i = heading + 1; i < Math.min(end, heading + 1 + LONGEST_LIST); i++) if (blocks[i]!.sentence) return true;
  return false;
}

/** 引用: opens something. */
function isLabelWithColon({ line }: Block): boolean {
  return line.fields === 0 && line.opens;
}

/** Three lines of labels in a row, two of them of buttons: no post goes on behind that. */
function isClosingRun(blocks: readonly Block[], from: number, end: number): boolean {
  if (from + 3 > end) return false;
  let buttons = 0;
  for (let i = from; i < from + 3; i++) {
    if (!blocks[i]!.chrome) return false;
    if (isButtons(blocks[i]!)) buttons++;
  }
  return buttons >= 2;
}
