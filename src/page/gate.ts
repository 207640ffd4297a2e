import { matchKey } from "../text/key.ts";
import { beginsEvident, isProse } from "./beginnings.ts";
import { loadLabels } from "./label-trie.ts";
import { areLabelsEnough, GATE, isEnough, isLate, note, noteLabels, noteShape, noEvidence, type Evidence } from "./gate-evidence.ts";
import { LONGEST_SCANNED, isBlank, type Line } from "./lines.ts";
import { scanLine } from "./scan.ts";

/** A manual of hundreds of pages has a line or two that look like a site's: so many units need one point more. */
const UNITS_A_POINT = 30_000;
const LONG_EDGE = 8_000;

/** So much of the head and of the foot of a text is read line by line when its line beginnings say too little. */
const HEAD_UNITS = 800;
const FOOT_UNITS = 2400;
const LONGEST_LINE = 420;
/** So much of the text above a last line tells how it ends. */
const LONGEST_LEFT = 40;
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
  const found = noEvidence(named ? 1 : 0, GATE + Math.floor(text.length / UNITS_A_POINT));
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
      note(found, scanText(text, from, newline), isLate(text, newline));
      if (isEnough(found)) return true;
    }
    from = newline + 1;
  }
  return false;
}

/** The first and the last lines: labels inside them count too, and lines that hold nothing but labels. */
function edgesPass(text: string, found: Evidence, named: boolean): boolean {
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
    if (newline - from > LONGEST_LINE || isProse(text, from, newline) || isComment(text, from)) found.run = 0;
    else {
      const line = scanText(text, from, newline);
      if (!startsWithNumber(text, from)) noteLabels(found, line);
      if (line.hard === undefined) noteShape(text, line, from, newline, found);
      else if (!mayBeEvident(text, from, newline, bar < newline)) note(found, line, isLate(text, newline));
      if (isEnough(found) || areLabelsEnough(found, named)) return true;
    }
    from = newline + 1;
  }
  return false;
}

/** ## 快速导航, # Copyright (C) 2021: a heading that somebody wrote in Markdown, a comment in code. */
function isComment(text: string, from: number): boolean {
  let i = from;
  while (text.charCodeAt(i) === HASH) i++;
  return i > from && text.charCodeAt(i) === 0x20 && !(text.charCodeAt(i + 1) <= 0x39);
}

const HASH = 0x23;

const LONGEST_NUMBER = 12;

/** 3.2. 工具菜单: the heading of a section. */
function startsWithNumber(text: string, from: number): boolean {
  return /^\s{0,8}\d{1,3}\.[\d\s]/u.test(text.slice(from, from + LONGEST_NUMBER));
}

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
