import { loadClasses } from "../text/classes.ts";
import type { Label, LabelTrie } from "./labels.ts";
import { readNumber, NumberShape } from "./numbers.ts";
import { hardOf } from "./hard.ts";

/** What one line is made of. Offsets are UTF-16 units of the text; a blank line has start === end. */
export interface Line {
  /** With its line end: the lines tile the text. */
  readonly from: number;
  readonly to: number;
  /** Without white space at either side. */
  readonly start: number;
  readonly end: number;
  /** Labels that fill cells of the line. */
  tokens: number;
  /** Of those, labels that could be a reply of their own (顶, 支持). */
  replies: number;
  /** Families of the tokens. */
  mask: number;
  /** Units outside labels, numbers and separators. */
  other: number;
  /** Units that follow a field label and its colon. */
  value: number;
  numbers: number;
  /** Date, clock time, relative time (3 天前): NumberShape flags, ORed. */
  shape: number;
  /** Field groups (1 date, 2 source, 4 author, 8 editor, 16 views, 32 other) that stand with a colon. */
  fields: number;
  /** Sentence marks 。！？ and commas. */
  marks: number;
  commas: number;
  /** Cells between separators, and > » › separators. */
  cells: number;
  arrows: number;
  /** Han characters, of the first 120 units. */
  han: number;
  /** Does it end like a sentence, with or without a closing quote? */
  closed: boolean;
  /** The first label of the line, whatever it is. */
  first: Label | undefined;
  /** A label whose place in the line is enough: class H. */
  hard: Label | undefined;
  /** What the line adds to the gate. */
  points: number;
  /** A weak label that begins the line or fills it. */
  weak: Label | undefined;
  /** A heading of a block after the article. */
  heading: Label | undefined;
  /** Labels found anywhere in the line, and the first of them. */
  inside: number;
  insideLabel: Label | undefined;
  /** Keywords of hijacked pages. */
  seo: number;
}

/** Longer lines are prose: only their beginning is looked up. */
export const LONGEST_SCANNED = 240;
const LONGEST_VALUE = 40;
/** A label at the end (… 当前离线) counts in a line of at most this length. */
const LONGEST_ENDING = 60;

/** The lines of a text, blank ones too. A line ends with \n, \r\n or a lone \r. */
export function* splitLines(text: string): Generator<{ from: number; to: number; start: number; end: number }> {
  for (let from = 0; from < text.length; ) {
    let newline = text.indexOf("\n", from);
    if (newline < 0) newline = text.length;
    const to = Math.min(newline + 1, text.length);
    let start = from;
    let end = newline;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    yield { from, to, start, end };
    from = to;
  }
}

/** Blank, tab, no-break and ideographic space, zero-width characters, byte order mark, carriage return. */
export function isBlank(unit: number): boolean {
  return unit === 0x20 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200f) || unit === 0x202f || unit === 0xfeff || unit === 0x2028 || unit === 0x2029;
}

export const Kind = { NONE: 0, SEPARATOR: 1, ARROW: 2, COMMA: 3, MARK: 4, OPEN: 5, CLOSE: 6, DIGIT: 7 } as const;
let kinds: Uint8Array | undefined;

/** What a unit of the key is between labels. */
export function loadKinds(): Uint8Array {
  if (kinds !== undefined) return kinds;
  const table = new Uint8Array(0x10000);
  const set = (units: string, kind: number): void => {
    for (const unit of units) table[unit.charCodeAt(0)] = kind;
  };
  for (let unit = 0; unit < 0x10000; unit++) if (isBlank(unit)) table[unit] = Kind.SEPARATOR;
  set("|/·•‧・-–—_:;*#@+=~^\\[](){}<‹«【】〔〕〖〗■□◆◇●○★☆▲△▼▽※→←↑↓©®™✕×…&%$`'\"丨︱︳｜", Kind.SEPARATOR);
  set(">›»", Kind.ARROW);
  set(",、", Kind.COMMA);
  set("。!?｡", Kind.MARK);
  set("“「『《‘", Kind.OPEN);
  set("”」』》’", Kind.CLOSE);
  set("0123456789", Kind.DIGIT);
  table[0x2e] = Kind.SEPARATOR;
  return (kinds = table);
}

/** Scans one line of the key. */
export function scanLine(key: string, bounds: { from: number; to: number; start: number; end: number }, trie: LabelTrie): Line {
  const { from, to, start, end } = bounds;
  const line: Line = {
    from, to, start, end, tokens: 0, replies: 0, mask: 0, other: 0, value: 0, numbers: 0, shape: 0, fields: 0, marks: 0, commas: 0, cells: 0, arrows: 0, han: 0, closed: false,
    first: undefined, hard: undefined, points: 0, weak: undefined, heading: undefined, inside: 0, insideLabel: undefined, seo: 0,
  };
  if (start === end) return line;
  line.closed = endsSentence(key, start, end);
  const limit = Math.min(end, start + LONGEST_SCANNED);
  scanCells(key, line, limit, trie);
  hardOf(key, line, limit, trie);
  return line;
}

function scanCells(key: string, line: Line, limit: number, trie: LabelTrie): void {
  const table = loadKinds();
  const classes = loadClasses();
  let atCell = true;
  let inValue = false;
  let depth = 0;
  for (let p = line.start; p < limit; ) {
    const unit = key.charCodeAt(p);
    const kind = table[unit]!;
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
    if ((classes[unit]! & 1) !== 0) line.han++;
    const count = trie.begins(unit) ? trie.match(key, p, limit) : 0;
    if (count > 0 && depth === 0) {
      for (let k = 0; k < count; k++) if (trie.found[k]!.anywhere.length > 0) noteAnywhere(key, line, trie.found[k]!.anywhere, trie.ends[k]!);
      const chosen = atCell ? chooseToken(key, trie, count, limit, classes) : -1;
      if (chosen >= 0) {
        const entry = trie.found[chosen]!;
        const label = entry.token!;
        line.first ??= label;
        line.tokens++;
        if (label.strength === "w") line.replies++;
        line.mask |= entry.mask;
        if (label.family === "ago" && (line.numbers > 0 || label.text.length === 2)) line.shape |= NumberShape.RELATIVE;
        line.cells++;
        const colon = colonAfter(key, trie.ends[chosen]!, limit);
        inValue = colon > 0;
        if (inValue) line.fields |= entry.fields;
        p = inValue ? colon : trie.ends[chosen]!;
        atCell = true;
        continue;
      }
    }
    if (atCell) line.cells++;
    if (inValue && line.value < LONGEST_VALUE) line.value++;
    else line.other++;
    p++;
    // Han characters follow one another without separators: a label behind an unknown character is part of a longer word.
    atCell = false;
  }
}

/** The longest token among the matches whose end is the end of a word. */
function chooseToken(key: string, trie: LabelTrie, count: number, limit: number, classes: Uint8Array): number {
  for (let i = count - 1; i >= 0; i--) {
    if (trie.found[i]!.token === undefined) continue;
    const end = trie.ends[i]!;
    if (end < limit && isWord(key.charCodeAt(end), classes) && isWord(key.charCodeAt(end - 1), classes)) continue;
    return i;
  }
  return -1;
}

function noteAnywhere(key: string, line: Line, labels: readonly Label[], end: number): void {
  for (const label of labels) {
    if (label.match === "seo") line.seo++;
    else if (label.match === "in") {
      line.inside++;
      line.insideLabel ??= label;
    } else if (line.end - line.start <= LONGEST_ENDING && restIsDecor(key, end, line.end)) line.insideLabel = label;
  }
}

/** Only blanks, digits and marks between `p` and `end`: `全部评论 (2)`. */
export function restIsDecor(key: string, p: number, end: number): boolean {
  const table = loadKinds();
  for (let i = p; i < end; i++) if (table[key.charCodeAt(i)] === 0) return false;
  return true;
}

/** A Latin letter: 'top' is no label in 'topic'. */
function isWord(unit: number, classes: Uint8Array): boolean {
  return (classes[unit]! & 32) !== 0;
}

/** The place behind a colon that follows at `p`, past blanks; 0 when there is none. */
export function colonAfter(key: string, p: number, limit: number): number {
  let i = p;
  while (i < limit && isBlank(key.charCodeAt(i))) i++;
  return i < limit && key.charCodeAt(i) === 0x3a ? i + 1 : 0;
}

/** Ends with 。！？… or with one of them and a closing quote or bracket. */
function endsSentence(key: string, start: number, end: number): boolean {
  let i = end - 1;
  while (i > start && "”」』’)】\"'".includes(key[i]!)) i--;
  const unit = key.charCodeAt(i);
  return unit === 0x3002 || unit === 0x21 || unit === 0x3f || unit === 0x2026 || unit === 0x3b;
}
