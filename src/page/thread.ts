import { remove, size, type Block, type Page, type PostHead } from "./model.ts";
import { isMetaLine } from "./meta-line.ts";
import { familyBit } from "./labels.ts";
import { NumberShape } from "./numbers.ts";

const POST = familyBit("meta.post");
const BUTTONS = familyBit("ui.action") | familyBit("nav.thread") | familyBit("ui.share");
const PANEL = familyBit("user.panel");
/** Families that only forums have. */
const FORUM: ReadonlySet<string> = new Set(["meta.counts", "post.edited", "post.moderation", "attach.notice", "nav.thread", "user.panel", "meta.post"]);
/** Lines that end the last post. */
const ENDINGS: ReadonlySet<string> = new Set(["nav.thread", "ui.login", "ui.form", "footer.powered", "footer.legal", "footer.disclaimer", "promo.related", "promo.app", "nav.menu", "ui.share", "nav.prevnext"]);

/** A thread: chrome* title (panel* head body closing*)* footer. Answers false when the page has no posts. */
export function markThread(page: Page): boolean {
  const heads = findHeads(page);
  if (heads.length === 0) return false;
  page.kind = "thread";
  page.heads = heads;
  const first = heads[0]!.first;
  page.title = findThreadTitle(page, first);
  for (let i = 0; i < first; i++) {
    if (i === page.title) continue;
    const block = page.blocks[i]!;
    remove(block, block.sentence ? 2 : 1, familyOf(block, "nav.menu"), "before the first post");
  }
  heads.forEach((head, i) => markPost(page, head, heads[i + 1]));
  page.bodyStart = first;
  page.bodyEnd = heads.at(-1)!.bodyEnd;
  return true;
}

export function familyOf(block: Block, otherwise: string): string {
  return block.line.weak?.family ?? block.line.heading?.family ?? (block.line.mask & PANEL ? "user.panel" : otherwise);
}

interface Candidate {
  readonly index: number;
  readonly strong: boolean;
}

function findHeads(page: Page): PostHead[] {
  const { blocks } = page;
  const candidates: Candidate[] = [];
  let forum = 0;
  let article = false;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.line.hard !== undefined && FORUM.has(block.line.hard.family)) forum++;
    if (candidates.length === 0 && (block.line.fields & 3) !== 0 && isMetaLine(block)) article = true;
    const kind = headKind(block);
    if (kind > 0) candidates.push({ index: i, strong: kind === 2 });
  }
  const strong = candidates.filter((candidate) => candidate.strong).length;
  if (strong === 0 || (strong < 2 && forum === 0)) {
    if (article || candidates.length < 2) return [];
    if (countClosed(blocks, candidates) * 2 < candidates.length && strong === 0) return [];
  }
  const heads: PostHead[] = [];
  for (const { index } of candidates) {
    const previous = heads.at(-1);
    if (previous !== undefined && index - previous.last <= 1) (previous as { last: number }).last = index;
    else heads.push({ first: index, last: index, bodyEnd: index });
  }
  return cutTrailing(blocks, heads, new Set(candidates.filter((candidate) => candidate.strong).map(({ index }) => index)));
}

/** 2: a head by its labels (发表于 … 只看该作者); 1: a line of a name and a time. */
function headKind(block: Block): number {
  const { line } = block;
  if (size(block) > 80 || line.marks > 0 || (line.hard !== undefined && line.hard.family !== "meta.post")) return 0;
  const dated = (line.shape & NumberShape.DATE) !== 0;
  const timed = (line.shape & NumberShape.TIME) !== 0;
  const ago = (line.shape & NumberShape.RELATIVE) !== 0;
  if (line.hard?.family === "meta.post") return 2;
  if ((line.mask & POST) !== 0 && line.first?.family === "meta.post" && (dated || timed || ago) && line.other <= 20 && (line.fields & ~33) === 0 && line.tokens >= 2) return 2;
  if ((line.fields & ~1) !== 0) return 0;
  if (((dated && timed) || ago) && line.other + line.value <= 24 && line.numbers <= 8) return 1;
  // 2021-10-19 · 某某领域创作者
  return dated && line.other <= 16 && (line.shape & NumberShape.YEAR) === 0 && size(block) <= 40 && line.tokens <= 3 ? 1 : 0;
}

/** How many candidates are followed by a line of buttons before the next one. */
function countClosed(blocks: readonly Block[], candidates: readonly Candidate[]): number {
  let closed = 0;
  candidates.forEach(({ index }, k) => {
    const end = Math.min(candidates[k + 1]?.index ?? blocks.length, index + 40);
    for (let i = index + 2; i < end; i++) {
      if (isButtons(blocks[i]!)) {
        closed++;
        break;
      }
    }
  });
  return closed;
}

function isButtons(block: Block): boolean {
  return block.chrome && (block.line.mask & BUTTONS) !== 0;
}

/** Heads behind a heading of related pages are dates of other pages, unless strong heads follow. */
function cutTrailing(blocks: readonly Block[], heads: PostHead[], strong: ReadonlySet<number>): PostHead[] {
  for (let k = 1; k < heads.length; k++) {
    if (heads.slice(k).some((head) => strong.has(head.first) || strong.has(head.last))) continue;
    for (let i = heads[k - 1]!.last + 1; i < heads[k]!.first; i++) {
      const block = blocks[i]!;
      if ((block.line.heading !== undefined && block.line.heading.strength === "T") || (block.line.hard !== undefined && /^(?:footer|ui\.form|nav\.thread)/u.test(block.line.hard.family))) {
        const closed = heads.slice(k).filter((head, n) => {
          const end = heads[k + n + 1]?.first ?? blocks.length;
          for (let j = head.last + 2; j < Math.min(end, head.last + 30); j++) if (isButtons(blocks[j]!)) return true;
          return false;
        }).length;
        if (closed * 2 < heads.length - k) return heads.slice(0, k);
      }
    }
  }
  return heads;
}

/** The title stands behind the counters or the path, before 复制链接, or is the last cell of the path again. */
function findThreadTitle(page: Page, first: number): number {
  const { blocks, key } = page;
  let path = "";
  let best = -1;
  let score = 0;
  for (let i = 0; i < first; i++) {
    const block = blocks[i]!;
    if (block.line.hard?.family === "nav.breadcrumb") path = key.slice(block.line.start, block.line.end);
    if (block.chrome || block.line.hard !== undefined || block.line.han < 2 || block.line.heading !== undefined || (block.line.fields !== 0 && block.line.other === 0)) continue;
    const text = key.slice(block.line.start, block.line.end);
    const previous = blocks[i - 1]?.line.hard;
    const next = blocks[i + 1]?.line.hard;
    let value = Math.min(size(block), 30) / 10 + (i * 2) / first;
    if (path !== "" && text.length >= 4 && path.includes(text)) value += 8;
    if (previous?.family === "meta.counts" || previous?.text === "打印上一主题下一主题") value += 6;
    if (next?.text === "[复制链接]" || next?.text === "复制链接") value += 6;
    if (previous?.family === "nav.breadcrumb") value += 4;
    if (block.line.closed) value += 1;
    if (value > score) {
      score = value;
      best = i;
    }
  }
  return best;
}

function markPost(page: Page, head: PostHead, next: PostHead | undefined): void {
  const { blocks } = page;
  const end = next === undefined ? blocks.length : next.first;
  let from = head.last + 1;
  // Buttons right under the head, before any text.
  while (from < end && blocks[from]!.chrome && blocks[from]!.line.replies === 0 && blocks[from]!.line.tokens > 0 && from - head.last <= 4 && !isButtons(blocks[from]!)) {
    remove(blocks[from]!, 2, familyOf(blocks[from]!, "ui.action"), "between the head and the text of a post");
    from++;
  }
  const closing = findClosing(blocks, from, end, next === undefined);
  head.bodyEnd = closing;
  for (let i = from; i < closing; i++) {
    const block = blocks[i]!;
    if (block.chrome && block.line.tokens >= 2 && block.line.replies < block.line.tokens) remove(block, 2, familyOf(block, "ui.action"), "a line of buttons inside a thread");
  }
  for (let i = closing; i < end; i++) {
    const block = blocks[i]!;
    remove(block, block.sentence ? 2 : 1, familyOf(block, next === undefined ? "nav.menu" : "user.panel"), "after the text of a post");
  }
}

/** The first line of buttons behind which no prose comes, or a line that ends posts whatever comes. */
function findClosing(blocks: readonly Block[], from: number, end: number, last: boolean): number {
  let prose = -1;
  for (let i = end - 1; i >= from; i--) {
    if (blocks[i]!.sentence) {
      prose = i;
      break;
    }
  }
  for (let i = from; i < end; i++) {
    const { line, chrome } = blocks[i]!;
    const hard = line.hard;
    if (hard !== undefined && ENDINGS.has(hard.family) && (last || i > prose || hard.family !== "nav.menu")) return i;
    if (line.heading !== undefined && i > from) return i;
    if (i <= prose && !last) continue;
    if (line.tokens === 0 || !chrome) {
      if (line.weak !== undefined && line.weak.match !== "token" && i > from) return i;
      continue;
    }
    if (line.replies === line.tokens && i === from) continue;
    if (last && i <= prose && !(isButtons(blocks[i]!) || line.tokens >= 2)) continue;
    return i;
  }
  return end;
}
