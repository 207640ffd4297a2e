import { matchKey } from "../text/key.ts";
import { beginsEvident, isProse } from "./beginnings.ts";
import { loadLabels } from "./label-trie.ts";
import { familyBit } from "./labels.ts";
import { NO_POINTS } from "./hard.ts";
import { countTelling, LONGEST_SCANNED, isBlank, type Line } from "./lines.ts";
import { NumberShape } from "./numbers.ts";
import { scanLine } from "./scan.ts";

/** A page is looked at only when its lines bring this many points: two self-evident lines, or one path with a label. */
export const GATE = 2;

/** A manual of hundreds of pages has a line or two that look like a site's: so many units need one point more. */
const UNITS_A_POINT = 30_000;
const LONG_EDGE = 8_000;

/** So much of the head and of the foot of a text is read line by line when its line beginnings say too little. */
const HEAD_UNITS = 800;
const FOOT_UNITS = 2400;
/** Beside one self-evident line so many lines of labels make a page. */
const FEWEST_LABELLED = 4;
const LONGEST_LINE = 420;
/** So much of the text above a last line tells how it ends. */
const LONGEST_LEFT = 40;
/** Words that say nothing of a page when nothing else stands in the line: 体育, 立即; 描述, 选项, 作者, 关键字 are headings of a manual. */
const WORDS = familyBit("nav.channel") | familyBit("ui.word") | familyBit("ui.form") | familyBit("meta.article") | familyBit("meta.post");

interface Evidence {
  /** Points of self-evident lines. */
  points: number;
  /** How many points make a page. */
  enough: number;
  /** Is there a notice that alone may be an announcement? */
  notice: boolean;
  /** Have lines been counted that stand once on a page: fields of an article, a row of links to share it? */
  fields: boolean;
  share: boolean;
  /** Headings of blocks after an article. */
  headings: number;
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

/**
 * Does the text hold enough self-evident lines to be looked at as a page? One look at the first characters of each line; only
 * lines that begin like a label are scanned, and at last the head and the foot of the text, where one self-evident line among
 * lines of labels is enough. Self-evident lines are removed in every mode: what is left no longer passes, which makes stripping
 * idempotent.
 *
 * @param named Did the caller name the kind of page?
 */
export function passesGate(text: string, named = false): boolean {
  // Who names the kind of the page has said that it is one: one self-evident line is enough.
  const found: Evidence = { points: named ? 1 : 0, enough: GATE + Math.floor(text.length / UNITS_A_POINT), notice: false, fields: false, share: false, rights: false, headings: 0, floor: 0, timed: false, printed: 0, editions: 0 };
  if (beginningsPass(text, found)) return true;
  if (found.enough > GATE) {
    // What a long text holds far inside tells little: its head and foot have to speak for themselves.
    found.points = named ? 1 : 0;
    found.enough = GATE;
    found.notice = false;
    noteEdges(text, found);
    if (isEnough(found)) return true;
  }
  return edgesPass(text, found, named) || (found.points > 0 && edgePasses(text));
}

/** What a frame puts under a text, and over it, in one line: enough alone when the text beside it is whole sentences. */
const UNDER: ReadonlySet<string> = new Set(["footer.legal", "ui.toolbar", "ui.share", "ui.form"]);
const OVER: ReadonlySet<string> = new Set(["post.edited"]);
/** A text of whole sentences ends so; one that quotes the line below it ends in a colon. */
const ENDS_SENTENCE = /[。！？!?…][”’」』"')）】]*\s*$/u;
const FEWEST_UNITS = 80;

/** 版权所有 © 2020 … below an article, 本帖最后由 … 编辑 above a post: the one line of its frame that a text has kept. */
function edgePasses(text: string): boolean {
  const body = text.trim();
  if (body.length < FEWEST_UNITS) return false;
  const last = body.lastIndexOf("\n");
  const first = body.indexOf("\n");
  if (last < 0) return false;
  return (ENDS_SENTENCE.test(body.slice(Math.max(0, last - LONGEST_LEFT), last)) && standsAs(UNDER, body, last + 1, body.length)) || standsAs(OVER, body, 0, first);
}

function standsAs(families: ReadonlySet<string>, text: string, from: number, to: number): boolean {
  if (to - from > LONGEST_LINE || isProse(text, from, to)) return false;
  const { hard, points } = scanText(text, from, to);
  return hard !== undefined && points > 0 && families.has(hard.family);
}

function isEnough({ points, enough, notice }: Evidence): boolean {
  // A notice counts beside a self-evident line only.
  return points >= enough || (points > 0 && notice && enough === GATE);
}

/** A manual names everybody who has rights in it: whose they are counts once. */
const RIGHTS = /^(?:copyrights?|©|\(c\)|版权|all rights)/u;

function note(found: Evidence, line: Line): void {
  if (line.hard === undefined) return;
  if (line.points === 0) found.notice ||= NO_POINTS.has(line.hard.family);
  else if (line.hard.family !== "footer.legal" || !RIGHTS.test(line.hard.text)) found.points += line.points;
  else if (!found.rights) {
    found.rights = true;
    found.points += line.points;
  }
}

/** The beginnings of the lines near the head and the foot of a long text. */
function noteEdges(text: string, found: Evidence): void {
  const head = text.indexOf("\n", LONG_EDGE);
  const foot = text.indexOf("\n", text.length - LONG_EDGE);
  if (head < 0 || foot < 0 || foot <= head) return;
  if (!beginningsPass(text.slice(0, head), found)) beginningsPass(text.slice(foot + 1), found);
}

function beginningsPass(text: string, found: Evidence): boolean {
  const length = text.length;
  let bar = -1;
  for (let from = 0; from < length; ) {
    let newline = text.indexOf("\n", from);
    if (newline < 0) newline = length;
    // A row of keywords between bars may begin with anything.
    if (bar < from) bar = nextBar(text, from);
    if (mayBeEvident(text, from, newline, bar < newline) && !isComment(text, from)) {
      note(found, scanText(text, from, newline));
      if (isEnough(found)) return true;
    }
    from = newline + 1;
  }
  return false;
}

/** The first and the last lines: labels inside them count too, and lines that hold nothing but labels. */
function edgesPass(text: string, found: Evidence, named: boolean): boolean {
  let labelled = 0;
  let bar = -1;
  const foot = Math.max(HEAD_UNITS, text.length - FOOT_UNITS);
  for (let from = 0; from < text.length; ) {
    if (from >= HEAD_UNITS && from < foot) {
      const newline = text.indexOf("\n", foot);
      if (newline < 0) break;
      from = newline + 1;
      continue;
    }
    let newline = text.indexOf("\n", from);
    if (newline < 0) newline = text.length;
    if (bar < from) bar = nextBar(text, from);
    if (newline - from <= LONGEST_LINE && !isProse(text, from, newline) && !isComment(text, from)) {
      const line = scanText(text, from, newline);
      if (line.hard === undefined) {
        noteShape(text, line, from, newline, found);
        if (isOfFrame(line)) labelled += line.tokens >= 3 ? 2 : 1;
      } else if (!mayBeEvident(text, from, newline, bar < newline)) note(found, line);
      if (isEnough(found) || (found.points > 0 && !named && labelled >= FEWEST_LABELLED) || (found.notice && labelled > FEWEST_LABELLED)) return true;
    }
    from = newline + 1;
  }
  return false;
}

/** Labels of a frame and nothing else. */
function isOfFrame({ tokens, other, value, replies, fields, mask, han }: Line): boolean {
  return tokens > 0 && other + value + replies + fields === 0 && (mask & ~WORDS) !== 0 && (han > 0 || tokens >= 3);
}

/** ## 快速导航, # Copyright (C) 2021: a heading that somebody wrote in Markdown, a comment in code. */
function isComment(text: string, from: number): boolean {
  let i = from;
  while (text.charCodeAt(i) === HASH) i++;
  return i > from && text.charCodeAt(i) === 0x20 && !(text.charCodeAt(i + 1) <= 0x39);
}

const HASH = 0x23;

/** So many posts in a row with their numbers make a thread. */
const FLOORS = 3;
/** So many headings of blocks after an article are no headings of a text. */
const HEADINGS = 2;
const SHARE = familyBit("ui.share");

/** What no label gives away: 发布时间：… 来源：… 阅读：…, 分享：微信 微博, two headings like 热门新闻, and #1, #2, #3 on lines of their own. */
function noteShape(text: string, line: Line, from: number, newline: number, found: Evidence): void {
  if (countTelling(line) >= 3 && line.marks === 0 && (line.shape & NumberShape.DATE) !== 0 && !found.fields) {
    found.fields = true;
    found.points++;
  }
  if (line.tokens >= 3 && line.other + line.value === 0 && (line.mask & SHARE) !== 0 && line.first?.text.startsWith("分享") === true && !found.share) {
    found.share = true;
    found.points++;
  }
  if ((line.fields & 5) === 5 && line.other === 0 && (line.shape & DAY_AND_CLOCK) === DAY_AND_CLOCK && ++found.printed === PRINTED) found.points++;
  if (line.heading !== undefined && ++found.headings === HEADINGS) found.points++;
  // 第01版：头版, 第02版：综合新闻: such a list stands at the head of a page and at its foot. 第2版 is one of a book.
  found.editions = newline - from <= LONGEST_EDITION && /^\s*第(?:[A-Z]\d{1,2}|0\d)版(?:\s?[:：]|\s*$)/u.test(text.slice(from, newline)) ? found.editions + 1 : 0;
  if (found.editions === EDITIONS) found.points++;
  noteFloor(text.slice(from, Math.min(newline, from + LONGEST_HEAD)), line, newline - from, found);
}

/** #1, 1楼 on a line of its own counts one point when 2 and 3 follow; with the time of the post beside it or above, where it may be a bare number, it counts two. */
function noteFloor(text: string, line: Line, length: number, found: Evidence): void {
  const isTime = line.other + line.value === 0 && (line.shape & DAY_AND_CLOCK) === DAY_AND_CLOCK;
  const floor = length > LONGEST_HEAD || line.numbers === 0 ? null : isTime ? /\s#(\d{1,5})\s*$/u.exec(text) : length > LONGEST_FLOOR || line.numbers > 1 ? null : (found.timed ? /^\s*#?(\d{1,5})\s*$/u : /^\s*(?:#\s?(\d{1,5})|(\d{1,5})\s?[楼樓#])\s*$/u).exec(text);
  if (floor !== null && Number(floor[1] ?? floor[2]) === found.floor + 1 && ++found.floor === FLOORS) found.points += isTime || found.timed ? 2 : 1;
  found.timed = isTime;
}

/** So many heads of printed posts make a thread. */
const PRINTED = 2;
const DAY_AND_CLOCK = NumberShape.DATE | NumberShape.TIME;
const LONGEST_FLOOR = 12;
const LONGEST_HEAD = 40;
/** So many pages of a newspaper make a list of them. */
const EDITIONS = 3;
const LONGEST_EDITION = 24;

function mayBeEvident(text: string, from: number, newline: number, isBarred: boolean): boolean {
  return newline - from <= LONGEST_LINE && (isBarred || beginsEvident(text, from, newline));
}

function nextBar(text: string, from: number): number {
  const found = text.indexOf("|", from);
  return found < 0 ? text.length : found;
}

function scanText(text: string, from: number, newline: number): Line {
  let start = from;
  let end = newline;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  const key = matchKey(text.slice(start, Math.min(end, start + LONGEST_SCANNED * 2)));
  return scanLine(key, { from: 0, to: key.length, start: 0, end: key.length }, loadLabels());
}
