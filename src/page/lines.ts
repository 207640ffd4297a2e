import type { Label } from "./labels.ts";

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
  /** Does it end with a colon? */
  opens: boolean;
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
  /** Of the tokens, links that only the menu of a site has: 网站地图, 隐私政策. */
  sites: number;
  /** What a notice of the site speaks of: bits of NoticeGroup. */
  notices: number;
}

/** Longer lines are prose: only their beginning is looked up. */
export const LONGEST_SCANNED = 240;

/** The lines of a text, blank ones too. A line ends with \n, \r\n or a lone \r. */
export function splitLines(text: string): { from: number; to: number; start: number; end: number }[] {
  const lines: { from: number; to: number; start: number; end: number }[] = [];
  for (let from = 0; from < text.length; ) {
    let newline = text.indexOf("\n", from);
    if (newline < 0) newline = text.length;
    const to = Math.min(newline + 1, text.length);
    let start = from;
    let end = newline;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    lines.push({ from, to, start, end });
    from = to;
  }
  return lines;
}

/** Blank, tab, no-break and ideographic space, zero-width characters, byte order mark, carriage return. */
export function isBlank(unit: number): boolean {
  return unit === 0x20 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200f) || unit === 0x202f || unit === 0xfeff || unit === 0x2028 || unit === 0x2029;
}

/** Where all blanks are. */
const BLANKS = [[0, 0xa0], [0x2000, 0x202f], [0x3000, 0x3000], [0xfeff, 0xfeff]] as const;

export const Kind = { NONE: 0, SEPARATOR: 1, ARROW: 2, COMMA: 3, MARK: 4, OPEN: 5, CLOSE: 6, DIGIT: 7 } as const;
let kinds: Uint8Array | undefined;

/** What a unit of the key is between labels. */
export function loadKinds(): Uint8Array {
  if (kinds !== undefined) return kinds;
  const table = new Uint8Array(0x10000);
  const set = (units: string, kind: number): void => {
    for (const unit of units) table[unit.charCodeAt(0)] = kind;
  };
  for (const [from, to] of BLANKS) for (let unit = from; unit <= to; unit++) if (isBlank(unit)) table[unit] = Kind.SEPARATOR;
  set("|/·•‧・-–—_:;*#@+=~^\\[](){}<‹«【】〔〕〖〗■□◆◇●○★☆▲△▼▽※→←↑↓©®™✕×…&%$`'\"丨︱︳｜│┃┊┆▏", Kind.SEPARATOR);
  set(">›»", Kind.ARROW);
  set(",、", Kind.COMMA);
  set("。!?｡", Kind.MARK);
  set("“「『《‘", Kind.OPEN);
  set("”」』》’", Kind.CLOSE);
  set("0123456789", Kind.DIGIT);
  table[0x2e] = Kind.SEPARATOR;
  return (kinds = table);
}

/** Only blanks, digits and marks between `p` and `end`: `全部评论 (2)`. */
export function restIsDecor(key: string, p: number, end: number): boolean {
  const table = loadKinds();
  for (let i = p; i < end; i++) if (table[key.charCodeAt(i)] === 0) return false;
  return true;
}

/** The place behind a colon that follows at `p`, past blanks; 0 when there is none. */
export function colonAfter(key: string, p: number, limit: number): number {
  let i = p;
  while (i < limit && isBlank(key.charCodeAt(i))) i++;
  return i < limit && key.charCodeAt(i) === 0x3a ? i + 1 : 0;
}

/** Where the value of a field begins whose label stands at key[start, end): behind a colon, or behind the bracket around the label (【发布单位】河湾区园林局); 0 when there is none. */
export function valueAfter(key: string, start: number, end: number, limit: number): number {
  const colon = colonAfter(key, end, limit);
  if (colon > 0 || start === 0 || end + 1 >= limit) return colon;
  const around = key[start - 1]! + key[end]!;
  const next = key.charCodeAt(end + 1);
  return (around === "【】" || around === "[]") && !isBlank(next) && !"【[:".includes(key[end + 1]!) ? end + 1 : 0;
}

/** Date, source, author, views. */
const TELLING = 23;

/** How many kinds of fields of the line tell of a text. */
export function countTelling({ fields }: Line): number {
  let count = 0;
  for (let rest = fields & TELLING; rest !== 0; rest &= rest - 1) count++;
  return count;
}
