import { matchKey } from "../text/key.ts";
import { markAggressive } from "./aggressive.ts";
import { markArticle } from "./article.ts";
import { markBbs } from "./bbs.ts";
import { applyHints } from "./hints.ts";
import type { BlockHint } from "../stage.ts";
import { loadLabels } from "./label-trie.ts";
import { familyBit } from "./labels.ts";
import { isBlank, splitLines, type Line } from "./lines.ts";
import { scanLine } from "./scan.ts";
import type { Site } from "./site.ts";
import { markRepeated } from "./site-lines.ts";
import { markThread } from "./thread.ts";
import { familyOf, remove, size, textOf, type Block, type Page } from "./model.ts";
import { detectProfile, grammarOf, markProfile } from "./profiles.ts";
import { noiseAtEnd, noiseAtStart, type Noise } from "./noise.ts";

const CHROME_FAMILIES =
  familyBit("nav.menu") | familyBit("nav.thread") | familyBit("nav.prevnext") | familyBit("nav.epaper") | familyBit("ui.login") | familyBit("ui.action") | familyBit("ui.form") | familyBit("ui.toolbar") |
  familyBit("ui.share") | familyBit("user.panel") | familyBit("attach.notice") | familyBit("promo.related") | familyBit("meta.counts") | familyBit("nav.breadcrumb") | familyBit("footer.legal") | familyBit("nav.channel");

export interface ClassifyOptions {
  readonly profile?: string | undefined;
  /** What is known of the site's other pages. */
  readonly site?: Site | undefined;
  /** Families that are switched off. */
  readonly off?: ReadonlySet<string> | undefined;
  /** What HTML says of the blocks. */
  readonly hints?: readonly BlockHint[] | undefined;
  /** Is what only aggressive mode takes wanted too? Default: yes. */
  readonly aggressive?: boolean | undefined;
}

/** Classifies the lines of a page. Pure: the same text and options give the same page. */
export function classify(text: string, { profile, site, off, hints, aggressive = true }: ClassifyOptions = {}): Page {
  const key = matchKey(text);
  const trie = loadLabels();
  const blocks: Block[] = [];
  for (const bounds of splitLines(text)) {
    if (bounds.start === bounds.end) continue;
    const noise = findNoise(text, bounds.start, bounds.end);
    const line = scanLine(key, noise.length === 0 ? bounds : withoutNoise(text, bounds, noise), trie);
    blocks.push({
      line,
      noise,
      level: 0,
      family: "",
      evidence: NO_EVIDENCE,
      sentence: isSentence(line),
      chrome: isChrome(line),
      repeated: site === undefined ? 0 : site.share(text.slice(line.start, line.end)),
    });
  }
  const page: Page = { text, key, blocks, kind: "article", profile: profile ?? "generic", title: -1, headline: -1, bodyStart: 0, bodyEnd: blocks.length, heads: [], warnings: [] };
  for (const block of blocks) if (block.noise.length > 0 && block.line.start >= block.line.end) remove(block, 1, "jammer", "nothing but anti-copy noise");
  for (const block of blocks) if (block.line.hard !== undefined) remove(block, 1, block.line.hard.family, block.line.hard.text === "" ? "shape" : `label ${block.line.hard.text}`);
  if (hints !== undefined) page.headline = applyHints(blocks, hints);
  markPaths(page);
  markCells(page);
  const grammar = grammarOf(profile);
  if (grammar === "article" || (!markBbs(page) && !markThread(page, grammar === "thread"))) markArticle(page);
  if (profile === undefined && page.profile !== "bbs") page.profile = detectProfile(page, page.kind === "thread" ? "forum" : "generic");
  markProfile(page);
  markTemplates(page);
  markLists(page);
  if (site !== undefined) markRepeated(page, site);
  if (aggressive) markAggressive(page);
  if (off !== undefined) switchOff(blocks, off);
  return page;
}

const FEWEST_TITLE = 4;
const PATH_LOOK = 12;
const LONGEST_PATH = 120;

/** Code and placeholders: # echo "…" >> /etc/rc.local, <版本号>_<架构>.deb. */
const NO_CELL = /^$|[<"'$=]|^[._/]/u;

/** 墨香书屋 > 历史小说 > 盐道 > 第十二章 夜渡, and the last cell again on a line below: a path without a home page. */
function markPaths({ key, blocks }: Page): void {
  for (let i = 0; i < blocks.length; i++) {
    const { line } = blocks[i]!;
    if (line.arrows === 0 || line.marks > 0 || line.end - line.start > LONGEST_PATH || line.hard !== undefined) continue;
    const cells = key.slice(line.start, line.end).split(/[>›»]/u);
    const title = cells.at(-1)!.trim();
    if (title.length < FEWEST_TITLE || cells.some((cell) => NO_CELL.test(cell))) continue;
    const isTitle = ({ start, end }: Line): boolean => key.startsWith(title, start) && end - start === title.length;
    // 江上刀 > 第九章 断桥: of two cells the last has to be the whole title.
    const below = blocks.slice(i + 1, i + PATH_LOOK).some(({ line: other }) => (line.arrows === 1 ? isTitle(other) : key.startsWith(title, other.start) || key.startsWith(title, other.end - title.length)));
    if (below) remove(blocks[i]!, 2, "nav.breadcrumb", "a path whose last cell is the title");
  }
}

const LONGEST_CELL = 16;
const ARROW_ENDS = /[>›»]$/u;

/** 首页 >, and its next cells on lines of their own: 高中地理 >, 题目详情. The line behind the last arrow may be the title, unless it says what every page is. */
function markCells(page: Page): void {
  const { blocks } = page;
  const endsInArrow = (block: Block): boolean => ARROW_ENDS.test(textOf(page, block).slice(-1));
  blocks.forEach((block, i) => {
    const above = blocks[i - 1];
    if (above?.family !== "nav.breadcrumb" || !endsInArrow(above) || block.line.hard !== undefined || size(block) > LONGEST_CELL || block.line.marks > 0) return;
    if (endsInArrow(block) || /^(?:.{0,2}正文|.{0,4}详情)$/u.test(textOf(page, block))) remove(block, 1, "nav.breadcrumb", "a cell of the path above");
  });
}

const FEWEST_LISTED = 3;
const LONGEST_LISTED = 24;
/** Lines that a site prints one below the other: 第01版：头版, 第02版：综合新闻, the pages of a newspaper; 2017年(1), 2012年6月(12), the archive of a blog. */
const LISTS: readonly { readonly pattern: RegExp; readonly family: string; readonly evidence: string }[] = [
  { pattern: /^第?\s?[a-z]?\d{1,3}\s?版(?!\d)[^。!?,]{0,16}$/u, family: "nav.epaper", evidence: "a list of the pages of a newspaper" },
  { pattern: /^\d{4}年(?:\d{1,2}月)?\s?\(\d{1,4}\)$/u, family: "nav.menu", evidence: "a list of months with the number of their texts" },
];

/** 第, a digit or a letter. */
function mayBeListed(first: number): boolean {
  return first === 0x7b2c || (first >= 0x30 && first <= 0x39) || (first >= 0x61 && first <= 0x7a);
}

function markLists(page: Page): void {
  for (const { pattern, family, evidence } of LISTS) {
    let run: Block[] = [];
    const flush = (): void => {
      if (run.length >= FEWEST_LISTED) for (const block of run) remove(block, 2, family, evidence);
      run = [];
    };
    for (const block of page.blocks) {
      const { start, end } = block.line;
      if (end - start <= LONGEST_LISTED && mayBeListed(page.key.charCodeAt(start)) && pattern.test(page.key.slice(start, end))) run.push(block);
      else flush();
    }
    flush();
  }
}

/** What a switched-off rule would have taken stays. */
function switchOff(blocks: readonly Block[], off: ReadonlySet<string>): void {
  for (const block of blocks) {
    if (off.has(block.family)) block.level = 0;
    if (off.has("jammer")) block.noise = NO_NOISE;
  }
}

const NO_EVIDENCE: readonly string[] = [];
const NO_NOISE: readonly Noise[] = [];

function findNoise(text: string, start: number, end: number): readonly Noise[] {
  const last = text.charCodeAt(end - 1);
  const tail = last >= 0x3f && last <= 0x7e && text.charCodeAt(end - 2) === 0x20 ? noiseAtEnd(text, start, end) : undefined;
  if (tail !== undefined && tail.start <= start + 1) return [{ start, end }];
  const second = text.charCodeAt(start + 1);
  const third = text.charCodeAt(start + 2);
  const head = (second === 0x20 && third >= 0x3f && third <= 0x7e) || third === 0x20 ? noiseAtStart(text, start, end) : undefined;
  if (head === undefined) return tail === undefined ? NO_NOISE : [tail];
  return tail === undefined || tail.start < head.end ? [head] : [head, tail];
}

/** The bounds of what is left of the line; a line that is all noise keeps its own. */
function withoutNoise<Bounds extends { from: number; to: number; start: number; end: number }>(text: string, bounds: Bounds, noise: readonly Noise[]): Bounds {
  let { start, end } = bounds;
  for (const span of noise) {
    if (span.start <= start) start = span.end;
    else end = span.start;
  }
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { ...bounds, start, end };
}

/** A label that fills three lines of one page or more is part of its template: 更多, 展开全文. 说明： heads what its writer explains. */
function markTemplates(page: Page): void {
  const counts = new Map<string, Block[]>();
  for (const block of page.blocks) {
    if (!(block.chrome || isNearlyLabel(block.line)) || block.line.hard !== undefined || block.line.tokens === 0 || block.line.replies > 0 || block.line.fields > 0 || block.line.opens) continue;
    const text = page.key.slice(block.line.start, block.line.end);
    const list = counts.get(text);
    if (list === undefined) counts.set(text, [block]);
    else list.push(block);
  }
  for (const list of counts.values()) if (list.length >= 3) for (const block of list) remove(block, 2, familyOf(block, "nav.menu"), "the same label on three lines or more");
}

/** Two labels and a word or two: 回覆時引用此篇文章. */
function isNearlyLabel({ tokens, other, marks, commas }: Line): boolean {
  return tokens >= 2 && other <= 2 * tokens && marks + commas === 0;
}

/** Prose: ends like a sentence, or is long and has commas. */
function isSentence(line: Line): boolean {
  const size = line.end - line.start;
  if (line.hard !== undefined) return false;
  if (line.closed) return size >= 16 || (size >= 8 && line.commas > 0);
  // ： ， ， ， 视频 小程序 赞 ，: hardly anything but marks.
  return size >= 40 && line.commas + line.marks >= 2 && (line.commas + line.marks) * 3 <= size;
}

const MENU_FAMILIES = familyBit("nav.menu") | familyBit("nav.channel") | familyBit("nav.breadcrumb") | familyBit("nav.thread");
const FEWEST_CELLS = 4;
const MOST_OTHER = 8;
/** A longer row may hold so many units a label that are none, when half of its words are labels. */
const OTHER_A_LABEL = 4;

/** 首页 政务公开 互动交流 走进河城; 本站简介 | About Us | 广告服务 | 联系我们 | 招聘信息 | 会员注册. */
function isMenuRow({ tokens, other, cells, value, marks, commas, mask, shape }: Line): boolean {
  if (tokens < FEWEST_CELLS || value > 0 || marks + commas > 0 || shape !== 0 || (mask & MENU_FAMILIES) === 0) return false;
  return other <= MOST_OTHER || (tokens > FEWEST_CELLS && tokens * 2 >= cells && other <= tokens * OTHER_A_LABEL);
}

/** Only labels, numbers and marks; in a row of links a few other words too. */
function isChrome(line: Line): boolean {
  if (line.hard !== undefined) return true;
  if (isMenuRow(line)) return true;
  if (line.other > 0 || line.value > 0) return false;
  if (line.tokens === 0) return line.han === 0;
  // 谢谢。 is written, no button.
  if (line.closed && line.replies > 0) return false;
  return (line.mask & CHROME_FAMILIES) !== 0;
}
