import { CharClass, loadClasses } from "../text/classes.ts";
import { hasNamedDay } from "./dates.ts";
import { hardOf } from "./hard.ts";
import { Look, type LabelTrie } from "./label-trie.ts";
import { GROUP_BITS, type Label } from "./labels.ts";
import { colonAfter, Kind, LONGEST_SCANNED, restIsDecor, valueAfter, type Line } from "./lines.ts";
import { unitSet } from "./marks.ts";
import { NumberShape, readNumber } from "./numbers.ts";

/** A line with a date in English is no longer than this. */
const LONGEST_DATED = 80;
const LONGEST_VALUE = 40;
/** A label at the end (… 当前离线) counts in a line of at most this length. */
const LONGEST_ENDING = 60;

/** Scans one line of the key. */
export function scanLine(key: string, bounds: { from: number; to: number; start: number; end: number }, trie: LabelTrie): Line {
  const { from, to, start, end } = bounds;
  const line: Line = {
    from, to, start, end, tokens: 0, replies: 0, mask: 0, other: 0, value: 0, numbers: 0, shape: 0, fields: 0, marks: 0, commas: 0, cells: 0, arrows: 0, han: 0, closed: false, opens: false,
    first: undefined, hard: undefined, points: 0, weak: undefined, heading: undefined, inside: 0, insideLabel: undefined, seo: 0, sites: 0, notices: 0,
  };
  if (start === end) return line;
  line.closed = endsSentence(key, start, end);
  line.opens = key.charCodeAt(end - 1) === 0x3a;
  const limit = Math.min(end, start + LONGEST_SCANNED);
  scanCells(key, line, limit, trie);
  if (line.numbers >= 2 && (line.shape & NumberShape.DATE) === 0 && end - start <= LONGEST_DATED && hasNamedDay(key, start, end)) line.shape |= NumberShape.DATE | NumberShape.YEAR;
  hardOf(key, line, limit, trie);
  return line;
}

function scanCells(key: string, line: Line, limit: number, trie: LabelTrie): void {
  const classes = loadClasses();
  const { looks } = trie;
  let atCell = true;
  let inValue = false;
  let depth = 0;
  let other = 0;
  let value = 0;
  let han = 0;
  for (let p = line.start; p < limit; ) {
    const unit = key.charCodeAt(p);
    const look = looks[unit]!;
    const kind = look & Look.KIND;
    if (kind !== 0) {
      if (kind === Kind.DIGIT) {
        const read = readNumber(key, p, limit);
        line.numbers++;
        line.shape |= read.shape;
        if (atCell) line.cells++;
        p = read.end;
        atCell = true;
        continue;
      }
      if (kind === Kind.MARK) line.marks++;
      else if (kind === Kind.COMMA) line.commas++;
      else if (kind === Kind.ARROW) line.arrows++;
      else if (kind === Kind.OPEN) depth++;
      else if (kind === Kind.CLOSE && depth > 0) depth--;
      if (inValue && (unit === 0x7c || kind === Kind.MARK)) inValue = false;
      p++;
      atCell = true;
      continue;
    }
    if ((look & Look.NO_HAN) === 0) han++;
    // Behind an unknown character most labels are part of a longer word, and what stands between quotes is nobody's label.
    if (depth === 0 && (atCell ? (look & Look.LABEL) !== 0 : (look & Look.INSIDE) !== 0 && (looks[key.charCodeAt(p + 1)]! & Look.SECOND) !== 0)) {
      const count = trie.match(key, p, limit);
      for (let k = 0; k < count; k++) if (trie.found[k]!.anywhere.length > 0) noteAnywhere(key, line, trie.found[k]!.anywhere, trie.ends[k]!);
      const chosen = atCell ? chooseToken(key, trie, count, limit, classes) : -1;
      if (chosen >= 0) {
        const entry = trie.found[chosen]!;
        const label = entry.token!;
        line.first ??= label;
        line.tokens++;
        if (label.strength === "w") line.replies++;
        if (label.match === "site") line.sites++;
        line.mask |= entry.mask;
        if (label.family === "ago" && (line.numbers > 0 || label.text.length === 2)) line.shape |= NumberShape.RELATIVE;
        line.cells++;
        const colon = valueAfter(key, p, trie.ends[chosen]!, limit);
        inValue = colon > 0;
        if (inValue) line.fields |= entry.fields;
        p = inValue ? colon : trie.ends[chosen]!;
        atCell = true;
        continue;
      }
      // 稿件来源：城南学院发布时间：2011-04-08: the label of a field ends the value before it.
      const glued = !atCell && line.marks === 0 && line.commas <= 1 ? gluedField(key, trie, count, limit, other) : -1;
      if (glued >= 0) {
        line.tokens++;
        line.mask |= trie.found[glued]!.mask;
        line.fields |= trie.found[glued]!.fields;
        inValue = true;
        p = colonAfter(key, trie.ends[glued]!, limit);
        atCell = true;
        continue;
      }
    }
    if (atCell) line.cells++;
    const end = endOfRun(key, p + 1, limit, looks);
    han += end - p - 1;
    const part = inValue ? Math.min(end - p, LONGEST_VALUE - value) : 0;
    value += part;
    other += end - p - part;
    p = end;
    atCell = false;
  }
  line.other = other;
  line.value = value;
  line.han = han;
}

/** A field label of three characters and more behind anything, or of two behind a few (报纸编辑：黄旭), when a colon follows. */
function gluedField(key: string, trie: LabelTrie, count: number, limit: number, before: number): number {
  for (let i = count - 1; i >= 0; i--) {
    const { fields, token } = trie.found[i]!;
    if (fields === 0 || token === undefined || token.text.length < (before <= MOST_BEFORE ? 2 : 3)) continue;
    if (colonAfter(key, trie.ends[i]!, limit) > 0) return i;
  }
  return -1;
}

const MOST_BEFORE = 4;

/** Where Han characters that begin no label inside a line end: most of a line of prose is one run. A branch for each first unit of a label would be guessed wrong too often. */
function endOfRun(key: string, from: number, limit: number, looks: Uint8Array): number {
  if (from >= limit) return limit;
  let look = looks[key.charCodeAt(from)]!;
  let i = from;
  for (; i + 1 < limit; i++) {
    const next = looks[key.charCodeAt(i + 1)]!;
    if (((look & (Look.KIND | Look.NO_HAN)) | ((look & Look.INSIDE) << 1 & next)) !== 0) return i;
    look = next;
  }
  return (look & (Look.KIND | Look.NO_HAN)) === 0 ? limit : i;
}

/** The longest token among the matches whose end is the end of a word: 大 is a button in 大 中 小 and 大中小, not in 大巴. */
function chooseToken(key: string, trie: LabelTrie, count: number, limit: number, classes: Uint8Array): number {
  for (let i = count - 1; i >= 0; i--) {
    if (trie.found[i]!.token === undefined) continue;
    const end = trie.ends[i]!;
    if (end < limit && isWord(key.charCodeAt(end), classes) && isWord(key.charCodeAt(end - 1), classes)) continue;
    if (end < limit && isPartOfWord(key, end, classes, trie)) continue;
    return i;
  }
  return -1;
}

/** A single character that no digit stands before, and behind it one that begins no label. */
function isPartOfWord(key: string, end: number, classes: Uint8Array, trie: LabelTrie): boolean {
  const { HAN, DIGIT } = CharClass;
  const isHan = (at: number): boolean => (classes[key.charCodeAt(at)]! & HAN) !== 0;
  return isHan(end) && isHan(end - 1) && !isHan(end - 2) && (classes[key.charCodeAt(end - 2)]! & DIGIT) === 0 && !trie.begins(key.charCodeAt(end));
}

/** Units behind the name of a licence within which its number begins. */
const NUMBER_REACH = 16;

function noteAnywhere(key: string, line: Line, labels: readonly Label[], end: number): void {
  for (const label of labels) {
    if (label.match === "seo") line.seo++;
    else if (label.match === "notice") line.notices |= GROUP_BITS[label.field];
    else if (label.match === "numbered" && !/\d/.test(key.slice(end, Math.min(line.end, end + NUMBER_REACH)))) continue;
    else if (label.match === "in" || label.match === "numbered") {
      line.inside++;
      line.insideLabel ??= label;
    } else if (line.end - line.start <= LONGEST_ENDING && restIsDecor(key, end, line.end)) line.insideLabel = label;
  }
}

/** A Latin letter: 'top' is no label in 'topic'. */
function isWord(unit: number, classes: Uint8Array): boolean {
  return (classes[unit]! & 32) !== 0;
}

const CLOSERS = unitSet("”」』’)】\"'");

/** Ends with 。！？… or with one of them and a closing quote or bracket. */
function endsSentence(key: string, start: number, end: number): boolean {
  let i = end - 1;
  while (i > start && CLOSERS.has(key.charCodeAt(i))) i--;
  const unit = key.charCodeAt(i);
  return unit === 0x3002 || unit === 0x21 || unit === 0x3f || unit === 0x2026 || unit === 0x3b;
}
