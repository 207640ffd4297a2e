/** What the lines of a text say of it: is it a page? */
import { NO_POINTS } from "./hard.ts";
import { familyBit } from "./labels.ts";
import { countTelling, type Line } from "./lines.ts";
import { NumberShape } from "./numbers.ts";

/** A page is looked at only when its lines bring this many points: two self-evident lines, or one path with a label. */
export const GATE = 2;
/** What lines of labels weigh beside one self-evident line to make a page, and beside a notice. A line alone weighs 1, one in a row of such lines 2, several labels 4. */
const FEWEST_LABELLED = 6;
const LABELLED_BY_NOTICE = 7;

/** Words that say nothing of a page when nothing else stands in the line: 体育, 立即; 描述, 选项, 作者, 关键字 are headings of a manual. */
const WORDS = familyBit("nav.channel") | familyBit("ui.word") | familyBit("ui.form") | familyBit("meta.article") | familyBit("meta.post");

export interface Evidence {
  /** Points of self-evident lines. */
  points: number;
  /** How many points make a page. */
  enough: number;
  /** Is there a notice that alone may be an announcement? */
  notice: boolean;
  /** Have lines been counted that stand once on a page: fields of an article, a row of links to share it? */
  fields: boolean;
  share: boolean;
  /** Different headings of blocks after an article, and the last of them. */
  headings: number;
  heading: string;
  /** Lines of labels, and how many the last ones are in a row. */
  labelled: number;
  run: number;
  /** The floor of the last post whose number stands alone on its line, or behind its time. */
  floor: number;
  /** Was the line before a day and a clock, and nothing else? */
  timed: boolean;
  /** Notices of rights that have been counted: © and the like. */
  rights: boolean;
  /** Heads of printed posts: 作者: 老杆 时间: 2022-10-9 08:30. */
  printed: number;
  /** Pages of a newspaper on lines one below the other so far. */
  editions: number;
}

export function noEvidence(points: number, enough: number): Evidence {
  return { points, enough, notice: false, fields: false, share: false, rights: false, headings: 0, heading: "", labelled: 0, run: 0, floor: 0, timed: false, printed: 0, editions: 0 };
}

export function isEnough({ points, enough, notice }: Evidence): boolean {
  // A notice counts beside a self-evident line only.
  return points >= enough || (points > 0 && notice && enough === GATE);
}

/** A manual names everybody who has rights in it, at its head: whose they are counts once, and where a site says it. */
const RIGHTS = /^(?:copyrights?|©|\(c\)|版权|all rights)/u;

/** Is the line of the last third of the text, or near its end? */
export function isLate(text: string, newline: number): boolean {
  return newline * 3 >= text.length * 2 || text.length - newline <= LONGEST_FOOT;
}

const LONGEST_FOOT = 300;

export function note(found: Evidence, line: Line, isLate: boolean): void {
  if (line.hard === undefined) return;
  if (line.points === 0) found.notice ||= NO_POINTS.has(line.hard.family);
  else if (line.hard.family !== "footer.legal" || !RIGHTS.test(line.hard.text)) found.points += line.points;
  else if (!found.rights && isLate) {
    found.rights = true;
    found.points += line.points;
  }
}

/** Beside a self-evident line, or beside a notice, so many lines of labels make a page. */
export function areLabelsEnough({ points, notice, labelled }: Evidence, named: boolean): boolean {
  return (points > 0 && !named && labelled >= FEWEST_LABELLED) || (notice && labelled >= LABELLED_BY_NOTICE);
}

/** A label alone between other lines may be a heading (打印, 目录); those of a frame stand in rows and in columns. */
export function noteLabels(found: Evidence, line: Line): void {
  if (line.start === line.end) return;
  found.run = isOfFrame(line) ? found.run + 1 : 0;
  if (found.run > 0 && line.tokens >= 3 && line.end - line.start >= 2 * line.tokens) found.labelled += 4;
  else if (found.run > 0) found.labelled += [1, 3, 2][Math.min(found.run, 3) - 1]!; // the second makes the first one count
}

/** Labels of a frame and nothing else. */
function isOfFrame({ tokens, other, value, replies, fields, mask, han, hard }: Line): boolean {
  return hard === undefined && tokens > 0 && other + value + replies + fields === 0 && (mask & ~WORDS) !== 0 && (han > 0 || tokens >= 3);
}

const DAY_AND_CLOCK = NumberShape.DATE | NumberShape.TIME;
const SHARE = familyBit("ui.share");
/** So many headings of blocks after an article are no headings of a text. */
const HEADINGS = 2;
/** So many heads of printed posts make a thread. */
const PRINTED = 2;

/** What no label gives away: 发布时间：… 来源：… 阅读：…, 分享：微信 微博, two headings like 热门新闻, and #1, #2, #3 on lines of their own. */
export function noteShape(text: string, line: Line, from: number, newline: number, found: Evidence): void {
  if (tellsOfArticle(line) && !found.fields) {
    found.fields = true;
    found.points++;
  }
  if (offersToShare(line) && !found.share) {
    found.share = true;
    found.points++;
  }
  if (isPrintedHead(line) && ++found.printed === PRINTED) found.points++;
  if (line.heading !== undefined && line.heading.text !== found.heading) {
    found.heading = line.heading.text;
    if (++found.headings === HEADINGS) found.points++;
  }
  noteEdition(text, from, newline, found);
  noteFloor(text.slice(from, Math.min(newline, from + LONGEST_HEAD)), line, newline - from, found);
}

/** 发布时间：… 来源：… 阅读：… */
function tellsOfArticle(line: Line): boolean {
  return countTelling(line) >= 3 && line.marks === 0 && (line.shape & NumberShape.DATE) !== 0;
}

/** 分享：微信 微博 */
function offersToShare({ tokens, other, value, mask, first }: Line): boolean {
  return tokens >= 3 && other + value === 0 && (mask & SHARE) !== 0 && first?.text.startsWith("分享") === true;
}

/** The bits of fields for the date and the author. */
const DATE_AND_AUTHOR = 5;

/** 作者: 老杆 时间: 2022-10-9 08:30 */
function isPrintedHead({ fields, other, shape }: Line): boolean {
  return (fields & DATE_AND_AUTHOR) === DATE_AND_AUTHOR && other === 0 && (shape & DAY_AND_CLOCK) === DAY_AND_CLOCK;
}

/** So many pages of a newspaper make a list of them. */
const EDITIONS = 3;
const LONGEST_EDITION = 24;
const EDITION = /^\s*第(?:[A-Z]\d{1,2}|0\d)版(?:\s?[:：]|\s*$)/u;

/** 第01版：头版, 第02版：综合新闻: such a list stands at the head of a page and at its foot. 第2版 is one of a book. */
function noteEdition(text: string, from: number, newline: number, found: Evidence): void {
  found.editions = newline - from <= LONGEST_EDITION && EDITION.test(text.slice(from, newline)) ? found.editions + 1 : 0;
  if (found.editions === EDITIONS) found.points++;
}

/** So many posts in a row with their numbers make a thread. */
const FLOORS = 3;
const LONGEST_FLOOR = 12;
const LONGEST_HEAD = 40;
/** Numbers of posts: behind a time, alone below a time, alone. */
const FLOOR_BEHIND = /\s#(\d{1,5})\s*$/u;
const FLOOR_BELOW = /^\s*#?(\d{1,5})\s*$/u;
const FLOOR_ALONE = /^\s*(?:#\s?(\d{1,5})|(\d{1,5})\s?[楼樓#])\s*$/u;

/** #1, 1楼 on a line of its own counts one point when 2 and 3 follow; with the time of the post beside it or above, where it may be a bare number, it counts two. */
function noteFloor(text: string, line: Line, length: number, found: Evidence): void {
  const isTime = line.other + line.value === 0 && (line.shape & DAY_AND_CLOCK) === DAY_AND_CLOCK;
  const floor = line.numbers === 0 || length > LONGEST_HEAD ? 0 : floorOf(text, isTime, line.numbers === 1 && length <= LONGEST_FLOOR, found.timed);
  if (floor > 0 && floor === found.floor + 1 && ++found.floor === FLOORS) found.points += isTime || found.timed ? 2 : 1;
  found.timed = isTime;
}

function floorOf(text: string, isTime: boolean, isAlone: boolean, isBelowTime: boolean): number {
  const pattern = isTime ? FLOOR_BEHIND : isBelowTime ? FLOOR_BELOW : FLOOR_ALONE;
  const found = isTime || isAlone ? pattern.exec(text) : null;
  return Number(found?.[1] ?? found?.[2] ?? 0);
}
