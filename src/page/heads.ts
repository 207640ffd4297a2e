/** The heads of the posts of a thread: lines that say who wrote what follows, and when. */
import { fromFirstFloor, isNumbered, numberBelow, type Candidate } from "./floors.ts";
import { countClosed, cutTrailing, isAnswers, withoutWeak } from "./head-cuts.ts";
import { headKind, isFile, isPanelDate, isPrinted } from "./head-kinds.ts";
import { familyBit } from "./labels.ts";
import { isMetaLine } from "./meta-line.ts";
import { textOf, type Block, type Page, type PostHead } from "./model.ts";
import { NumberShape } from "./numbers.ts";

const POST = familyBit("meta.post");
/** Families that only forums have. */
const FORUM: ReadonlySet<string> = new Set(["meta.counts", "post.edited", "post.moderation", "attach.notice", "nav.thread", "user.panel", "meta.post"]);

/** The heads of the posts; none when the page is no thread. `told`: the caller says that it is one. */
export function findHeads(page: Page, told: boolean): PostHead[] {
  const candidates = findCandidates(page);
  const own = cutTrailing(page, withoutWeak(page, fromFirstFloor(page, candidates)));
  if (!told && !areOfThread(page, own, candidates)) return [];
  const heads: PostHead[] = [];
  own.forEach(({ index, below }, k) => {
    const last = extendHead(page, index, own[k + 1]?.index ?? page.blocks.length, heads.length, below);
    const previous = heads.at(-1);
    if (previous !== undefined && index - previous.last <= 1) heads[heads.length - 1] = { ...previous, last: Math.max(last, previous.last) };
    else heads.push({ first: index, last, bodyEnd: last });
  });
  return heads;
}

function findCandidates(page: Page): Candidate[] {
  const { blocks } = page;
  const candidates: Candidate[] = [];
  blocks.forEach((block, i) => {
    const below = numberBelow(page, i, candidates);
    const kind = isFile(page, block) ? 0 : headKind(page, block) || (below > 0 ? 1 : 0);
    if (kind === 0 || isPanelDate(page, block, blocks[i - 1])) return;
    // The time of a question over 最佳答案.
    if (kind === 1 && candidates.length === 0 && blocks[i + 1] !== undefined && isAnswers(blocks[i + 1]!)) return;
    candidates.push({ index: i, strong: kind === 2, below });
  });
  return candidates;
}

/** Does something beside their names and times speak for posts: labels that only they have, buttons, numbers in order? */
function areOfThread(page: Page, own: readonly Candidate[], all: readonly Candidate[]): boolean {
  const { blocks } = page;
  const strong = own.filter((candidate) => candidate.strong).length;
  const isForum = blocks.some(({ line }) => line.hard !== undefined && FORUM.has(line.hard.family));
  if (strong >= 2 || (strong > 0 && isForum)) return true;
  const printed = own.filter(({ index }) => isPrinted(blocks[index]!)).length;
  if (own.length < 2 || speakForArticle(page, own, all, printed, isForum)) return false;
  return strong > 0 || areLabelled(page, own, isForum || printed >= 3) || isNumbered(page, own) || areNamed(page, own) || countClosed(blocks, own) * 2 >= own.length;
}

/** Fields of an article above the first of them, a day alone under a path, or the time of an article above its title and once more below it. */
function speakForArticle(page: Page, own: readonly Candidate[], all: readonly Candidate[], printed: number, isForum: boolean): boolean {
  const { blocks } = page;
  const isUnderPath = hasPath(blocks);
  if (printed < 2 && ((printed === 1 && isUnderPath) || hasFieldsAbove(blocks, all[0]?.index ?? blocks.length))) return true;
  if (!isForum && isUnderPath && own.some(({ index }) => isDay(blocks[index]!))) return true;
  return !own.some(({ strong }) => strong) && areOneTime(page, own);
}

/** 发布时间：… 来源：… */
function hasFieldsAbove(blocks: readonly Block[], first: number): boolean {
  return blocks.slice(0, first + 1).some((block) => !isPrinted(block) && (block.line.fields & DATE_AND_SOURCE) !== 0 && isMetaLine(block));
}

const DATE_AND_SOURCE = 3;

function areOneTime(page: Page, own: readonly Candidate[]): boolean {
  const first = textOf(page, page.blocks[own[0]!.index]!);
  return own.every(({ index, below }) => below === 0 && (page.blocks[index]!.line.shape & NumberShape.TIME) !== 0 && textOf(page, page.blocks[index]!) === first);
}

/** An archive page has no buttons, but says 发表于 in every head. */
function areLabelled({ blocks }: Page, own: readonly Candidate[], isSure: boolean): boolean {
  return isSure && own.every(({ index }) => (blocks[index]!.line.mask & POST) !== 0 || isPrinted(blocks[index]!));
}

/** 2007/04/20: a day and nothing else. */
function isDay({ line }: Block): boolean {
  return line.shape === NumberShape.DATE && line.tokens + line.other === 0;
}

function hasPath(blocks: readonly Block[]): boolean {
  return blocks.some(({ line }) => line.hard?.family === "nav.breadcrumb");
}

/** Lines above a head among which the name stands once more. */
const NAME_LOOK = 3;

/** lampwick, 1, and then lampwick 2021-03-04 10:30: the name beside the picture and in the head of most posts. */
function areNamed({ blocks, key }: Page, candidates: readonly Candidate[]): boolean {
  let named = 0;
  for (const { index } of candidates) {
    const { line } = blocks[index]!;
    const above = blocks.slice(Math.max(0, index - NAME_LOOK), index);
    if (above.some(({ line: { start, end } }) => end - start >= 2 && end - start <= 24 && key.startsWith(`${key.slice(start, end)} `, line.start))) named++;
  }
  return named >= 2 && named * 2 >= candidates.length;
}

/** The words for the first floors, in the form of the key. */
const FLOORS = ["楼主", "沙发", "板凳", "地板", "地下室"];

/** A head goes on over lines of its own kind: `|`, 显示全部楼层, #3, the word for the floor that it is. */
function extendHead({ blocks, key }: Page, index: number, end: number, floor: number, below: number): number {
  let last = index;
  for (let i = index + 1; i < end; i++) {
    const { line } = blocks[i]!;
    const text = key.slice(line.start, Math.min(line.end, line.start + 8));
    const bar = line.tokens === 0 && line.han === 0 && line.other === 0 && (line.numbers === 0 ? text === "|" : /^#\s?\d+$/u.test(text) || (below > 0 && i === index + 1 && text === String(below)));
    const own = line.other === 0 && line.value === 0 && line.tokens > 0 && line.replies === 0 && (line.mask & POST) !== 0 && line.first?.family === "meta.post" && line.numbers === 0 && text.length >= 4;
    const floorWord = text === FLOORS[floor] && i + 1 < end && !blocks[i + 1]!.chrome;
    if (!bar && !own && !floorWord) break;
    last = i;
  }
  return last;
}
