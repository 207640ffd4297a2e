import { fromFirstFloor, isNumbered, isSecondFloor, LONGEST_HEAD, numberBelow, type Candidate } from "./floors.ts";
import { familyBit } from "./labels.ts";
import { isMetaLine } from "./meta-line.ts";
import { isText, size, textOf, type Block, type Page, type PostHead } from "./model.ts";
import { NumberShape } from "./numbers.ts";

const PANEL = familyBit("user.panel");
const POST = familyBit("meta.post");
const BUTTONS = familyBit("ui.action") | familyBit("nav.thread") | familyBit("ui.share");
const PROMO = familyBit("promo.related");
/** Families that only forums have. */
const FORUM: ReadonlySet<string> = new Set(["meta.counts", "post.edited", "post.moderation", "attach.notice", "nav.thread", "user.panel", "meta.post"]);

/** Labels that stand in the head of a post and nowhere else. */
const LINKS: ReadonlySet<string> = new Set(["显示全部楼层", "只看该作者", "只看楼主", "只看此人", "发表于"]);

/** The heads of the posts; none when the page is no thread. `told`: the caller says that it is one. */
export function findHeads(page: Page, told: boolean): PostHead[] {
  const { blocks } = page;
  const candidates: Candidate[] = [];
  let forum = 0;
  let article = false;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.line.hard !== undefined && FORUM.has(block.line.hard.family)) forum++;
    if (candidates.length === 0 && !isPrinted(block) && (block.line.fields & 3) !== 0 && isMetaLine(block)) article = true;
    const below = numberBelow(page, i, candidates);
    const kind = isFile(page, block) ? 0 : headKind(page, block) || (below > 0 ? 1 : 0);
    // The time of a question over 最佳答案.
    if (kind === 0 || isPanelDate(page, block, blocks[i - 1]) || (kind === 1 && candidates.length === 0 && blocks[i + 1] !== undefined && isAnswers(blocks[i + 1]!))) continue;
    candidates.push({ index: i, strong: kind === 2, below });
  }
  const own = cutTrailing(page, withoutWeak(page, fromFirstFloor(page, candidates)));
  const strong = own.filter((candidate) => candidate.strong).length;
  if (!told && (strong === 0 || (strong < 2 && forum === 0))) {
    const printed = own.filter(({ index }) => isPrinted(blocks[index]!)).length;
    if (((article || (printed === 1 && hasPath(blocks))) && printed < 2) || own.length < 2 || (forum === 0 && own.some(({ index }) => isDay(blocks[index]!)) && hasPath(blocks))) return [];
    // The time of an article above its title and once more below it.
    if (strong === 0 && own.every(({ index, below }) => below === 0 && (blocks[index]!.line.shape & NumberShape.TIME) !== 0 && textOf(page, blocks[index]!) === textOf(page, blocks[own[0]!.index]!))) return [];
    // An archive page has no buttons, but says 发表于 in every head.
    const labelled = (forum > 0 || printed >= 3) && own.every(({ index }) => (blocks[index]!.line.mask & POST) !== 0 || isPrinted(blocks[index]!));
    if (strong === 0 && !labelled && !isNumbered(page, own) && !areNamed(page, own) && countClosed(blocks, own) * 2 < own.length) return [];
  }
  const heads: PostHead[] = [];
  own.forEach(({ index, below }, k) => {
    const last = extendHead(page, index, own[k + 1]?.index ?? blocks.length, heads.length, below);
    const previous = heads.at(-1);
    if (previous !== undefined && index - previous.last <= 1) heads[heads.length - 1] = { ...previous, last: Math.max(last, previous.last) };
    else heads.push({ first: index, last, bodyEnd: last });
  });
  return heads;
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

/** 已加入, or 用餐日期, and below it 2019-03-11: the day is the user's, or that of a field. */
function isPanelDate(page: Page, { line }: Block, above: Block | undefined): boolean {
  if (line.tokens + line.other > 0 || above === undefined || above.line.numbers > 0) return false;
  return (above.line.other === 0 && JOINED.test(above.line.first?.text ?? "")) || (size(above) <= LONGEST_FIELD && DAY_OF.test(textOf(page, above)));
}

const LONGEST_FIELD = 8;
/** The name of a field for a day, but not the one over a post. */
const DAY_OF = /^(?!发|回复|评论|留言|时间|日期).+(?:日期|时间)\s?:?$/u;

/** 注册: 2012-09-01 10:00 stands in a user panel. */
const JOINED = /加入|注册|登录|登入/u;
const FLOOR = /^(?:来自.{1,12})?(?:第?\s?\d{1,5}\s?[楼#]|楼主|沙发|板凳|地板)/u;

/** Groups of fields in the head of a printed post: date, author, views and others (点击, 回复). */
const PRINTED = 1 | 4 | 16 | 32;

/** 作者: 老杆子 时间: 2019-4-14 20:31 heads each post of a printed thread. */
function isPrinted({ line }: Block): boolean {
  const named = (line.fields & 4) !== 0 || /^(?:楼主|发帖人|网友|作者)$/u.test(line.first?.text ?? "");
  return named && (line.fields & 1) !== 0 && (line.fields & ~PRINTED) === 0 && line.other === 0 && (line.shape & NumberShape.DATE) !== 0 && line.value <= 40;
}

/** Beside strong heads a name and a time are a mood (昨天 20:58) or a comment, unless they are many more, or one opens the thread that goes on with 2楼. */
function withoutWeak(page: Page, candidates: readonly Candidate[]): readonly Candidate[] {
  const { blocks } = page;
  const strong = candidates.filter(({ index, strong: known }) => blocks[index]!.line.hard !== undefined || isBare(blocks[index]!) || (known && (blocks[index]!.line.shape & NumberShape.DATE) !== 0));
  if (strong.length === 0 || strong.length * 3 < candidates.length) return candidates;
  const first = strong[0]!.index;
  // One look back for all candidates: a page may have thousands.
  const isSecond = isSecondFloor(page, first);
  const above = blocks.slice(0, first);
  const last = above.findLastIndex(isSecond ? ({ chrome, line }) => !chrome && line.hard === undefined : isButtons);
  const opening = candidates.findLast(({ index }) => (isSecond ? index < last : index + 1 < last && isTextBelow(blocks, index)));
  const heads = strong.length === 1 ? withFollowers(blocks, candidates, strong[0]!) : strong;
  return opening === undefined ? heads : [opening, ...heads];
}

/** Only the first post says 发表于: what follows are posts when buttons close it and each of them. */
function withFollowers(blocks: readonly Block[], candidates: readonly Candidate[], only: Candidate): readonly Candidate[] {
  const heads = candidates.slice(candidates.indexOf(only));
  return heads.every((_, k) => isClosed(blocks, heads, k)) ? heads : [only];
}

/** A sentence right below the candidate, that no label and no time claims, or a few words below a day and a clock. */
function isTextBelow(blocks: readonly Block[], index: number): boolean {
  const below = blocks[index + 1]!;
  if (below.line.weak?.match === "start" || (below.line.shape & (NumberShape.DATE | NumberShape.TIME)) !== 0) return false;
  const isDated = (blocks[index]!.line.shape & NumberShape.DATE) !== 0 && (blocks[index]!.line.shape & NumberShape.TIME) !== 0;
  const isWords = isDated && below.line.hard === undefined && (below.line.tokens === 0 || below.line.replies === below.line.tokens) && below.line.han > 0 && !below.line.opens;
  return (isText(below) && below.line.weak === undefined) || isWords;
}

/** 发表于 2016-11-20 21:40, the name on the line above, as phones show it. */
function isBare({ line }: Block): boolean {
  return (line.first?.text === "发表于" || line.first?.text === "回复于") && line.other === 0 && line.fields === 0 && (line.shape & NumberShape.DATE) !== 0;
}

/** 截图2022-11-15 下午1.23.30.jpg */
function isFile({ key }: Page, { line }: Block): boolean {
  const ending = key.slice(Math.max(line.start, line.end - 6), line.end);
  return ending.includes(".") && /\.(?:jpe?g|png|gif|bmp|webp|rar|zip|7z|pdf|docx?|xlsx?|pptx?|txt|mp[34])$/u.test(ending);
}

/** 2: a head by its labels (发表于 … 只看该作者); 1: a line of a name and a time. */
function headKind({ key }: Page, block: Block): 0 | 1 | 2 {
  const { line } = block;
  // 顶端 Posted: 2009-03-01 20:11 | 1 楼 stands under a post of phpwind.
  if (line.first?.text === "顶端" && line.hard === undefined) return 0;
  // 主题发起人 riverside 开始时间 2019/5/2 stands under the title of XenForo.
  if (/^(?:主题发起人|开始时间|发起时间|开始日期)$/u.test(line.first?.text ?? "")) return 0;
  // 引用: 河边人 发表于 2024-5-10 12:30 quotes a post.
  if (line.first?.text === "引用" || line.first?.family === "post.quote") return 0;
  if (size(block) > LONGEST_HEAD || line.marks > 0 || (line.hard !== undefined && line.hard.family !== "meta.post")) return 0;
  // 張貼日：112-09-20: a field that no label knows.
  if (line.tokens === 0 && line.numbers > 0 && /^\p{Script=Han}{2,6}\s?:\s?\d/u.test(key.slice(line.start, line.start + 12))) return 0;
  const dated = (line.shape & NumberShape.DATE) !== 0;
  const timed = (line.shape & NumberShape.TIME) !== 0;
  const ago = (line.shape & NumberShape.RELATIVE) !== 0;
  if (line.hard?.family === "meta.post") return 2;
  const own = line.first?.family === "meta.post";
  if (own && (dated || timed || ago) && line.other <= 20 && (line.fields & ~33) === 0 && (line.tokens >= 2 || (dated && timed && LINKS.has(line.first!.text)))) return 2;
  // 2楼2019-05-06 18:31, 楼主 2019-05-06 18:31
  if (dated && timed && line.other === 0 && line.fields === 0 && FLOOR.test(key.slice(line.start, line.end))) return 2;
  if (isPrinted(block) || isDayAndPlace(key, block)) return 1;
  // 注册时间: 2009-05-11 stands in a user panel, 2024-04-11 广告 above an advertisement.
  if ((line.fields & ~1) !== 0 || (line.first?.family === "user.panel" && line.other === 0) || (!own && (line.mask & PANEL) !== 0 && line.other === 0 && (!timed || JOINED.test(line.first!.text))) || (line.mask & PROMO) !== 0) return 0;
  if (((dated && timed) || ago) && line.other + line.value <= 24 && line.numbers <= 8) return 1;
  // 2021-10-19 · 某某领域创作者
  return dated && line.other <= 16 && (line.shape & NumberShape.YEAR) === 0 && size(block) <= 40 && line.tokens <= 3 ? 1 : 0;
}

/** 06-07 · 江苏: the day without its year, and where it was written. */
function isDayAndPlace(key: string, block: Block): boolean {
  const { line } = block;
  return line.numbers === 1 && size(block) <= LONGEST_DAY && /^(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])\s?·\s?\p{Script=Han}{2,6}$/u.test(key.slice(line.start, line.end));
}

const LONGEST_DAY = 16;

/** Is the candidate followed by a line of buttons before the next one? */
function isClosed(blocks: readonly Block[], candidates: readonly Candidate[], k: number): boolean {
  const { index } = candidates[k]!;
  const end = Math.min(candidates[k + 1]?.index ?? blocks.length, index + 40);
  for (let i = index + 1; i < end; i++) if (isButtons(blocks[i]!)) return true;
  return false;
}

function countClosed(blocks: readonly Block[], candidates: readonly Candidate[]): number {
  return candidates.reduce((count, _, k) => count + (isClosed(blocks, candidates, k) ? 1 : 0), 0);
}

export function isButtons(block: Block): boolean {
  return block.chrome && (block.line.mask & BUTTONS) !== 0;
}

/** Candidates behind a heading of related pages or a footer are dates of other pages, unless strong ones are among them. */
function cutTrailing(page: Page, candidates: readonly Candidate[]): readonly Candidate[] {
  return cutBehindEnding(page, cutBehindRelated(page.blocks, candidates));
}

function firstWeak(candidates: readonly Candidate[]): number {
  let last = candidates.length - 1;
  while (last >= 0 && !candidates[last]!.strong) last--;
  return Math.max(1, last + 1);
}

function cutBehindRelated(blocks: readonly Block[], candidates: readonly Candidate[]): readonly Candidate[] {
  for (let k = firstWeak(candidates); k < candidates.length; k++) {
    if (blocks[candidates[k]!.index]!.line.other < 4) continue;
    for (let i = candidates[k - 1]!.index + 1; i < candidates[k]!.index; i++) if (isRelated(blocks[i]!)) return candidates.slice(0, k);
  }
  return candidates;
}

function cutBehindEnding(page: Page, candidates: readonly Candidate[]): readonly Candidate[] {
  const { blocks } = page;
  const first = firstWeak(candidates);
  if (first >= candidates.length) return candidates;
  // How many of the candidates from k on are closed.
  const closedFrom = Array.from({ length: candidates.length + 1 }, () => 0);
  for (let k = candidates.length - 1; k >= 0; k--) closedFrom[k] = closedFrom[k + 1]! + (isClosed(blocks, candidates, k) ? 1 : 0);
  const gaps = new Map<string, number>();
  for (let k = 1; k < candidates.length; k++) {
    const inGap = new Set<string>();
    for (let i = candidates[k - 1]!.index + 1; i < candidates[k]!.index; i++) if (isEnding(blocks[i]!)) inGap.add(textOf(page, blocks[i]!));
    for (const text of inGap) gaps.set(text, (gaps.get(text) ?? 0) + 1);
  }
  for (let k = first; k < candidates.length; k++) {
    if (closedFrom[k]! * 2 >= candidates.length - k) continue;
    // What stands between other posts too is part of their template; behind 其他回答 answers go on.
    const start = blocks.slice(candidates[k - 1]!.index + 1, candidates[k]!.index).findLastIndex(isAnswers);
    for (let i = candidates[k - 1]!.index + 2 + start; i < candidates[k]!.index; i++) if (isEnding(blocks[i]!) && (gaps.get(textOf(page, blocks[i]!)) ?? 0) < 2) return candidates.slice(0, k);
  }
  return candidates;
}

/** 其他类似问题, 相关推荐: dates below it are those of other pages, whatever buttons stand there. 最新评论 opens comments. */
function isRelated({ line }: Block): boolean {
  return line.heading !== undefined && /^(?:相关|其他类似|推荐|猜你|热门)/u.test(line.heading.text) && !/[评论回复答帖]/u.test(line.heading.text);
}

/** 最佳答案, 其他回答, 全部回答(3) */
function isAnswers({ line }: Block): boolean {
  return line.other + line.value === 0 && /^(?:(?:其[他它]|全部|更多|网友|最新)(?:网友)?回答|(?:最佳|满意|推荐|精选)答案)$/u.test((line.heading ?? line.first)?.text ?? "");
}

function isEnding({ line }: Block): boolean {
  return line.heading !== undefined || (line.hard !== undefined && /^(?:footer|ui\.form|nav\.thread)/u.test(line.hard.family));
}
