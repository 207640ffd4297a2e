import { checkOptionNames, checkText } from "../error.ts";
import type { RuleChoice, StageContext } from "../stage.ts";
import { loadClasses } from "../text/classes.ts";
import { EditBuilder } from "../text/edit-builder.ts";
import { EditSet, type Range } from "../text/edits.ts";
import { foldUnit } from "../text/key.ts";
import { isLead } from "./lead.ts";
import { isBlank } from "./lines.ts";
import { checkRules } from "./rules.ts";

/**
 * Joins lines that columns or a PDF broke inside a sentence, across blank lines too. Only on hard evidence: a missing full stop
 * alone is none (headings, verse, lists and tables have none either).
 *
 * joinLines("今年全区生产总值增长5%,其中工业企\n\n业贡献了一半以上。") === "今年全区生产总值增长5%,其中工业企业贡献了一半以上。"
 */
export function joinLines(text: string, options?: JoinOptions): string {
  checkText(text, "joinLines");
  return joinWith(text, options).apply(text);
}

joinLines.edits = (text: string, options?: JoinOptions, _context?: StageContext): EditSet => {
  checkText(text, "joinLines.edits");
  return joinWith(text, options);
};

export interface JoinOptions {
  /** Which rules run: `{ off: ["page/join.line"] }` leaves every line as it is. */
  readonly rules?: RuleChoice | undefined;
}

function joinWith(text: string, options: JoinOptions | undefined): EditSet {
  if (options === undefined) return joinEdits(text);
  checkOptionNames(options, ["rules"]);
  return checkRules(options.rules)?.has(JOIN_FAMILY) === true ? EditSet.empty(text.length) : joinEdits(text);
}

const JOIN_FAMILY = "join.line";
const JOIN_RULE = `page/${JOIN_FAMILY}`;

/** A paragraph: one line, or several that were joined. */
export interface Piece extends Range {
  /** Space before the first character: two or more full blanks begin a paragraph. */
  readonly indent: boolean;
  readonly length: number;
  /** One for each line; a piece that grows adds to its own. */
  readonly ranges: Range[];
  readonly counts: Counts;
}

interface Counts {
  /** Quotes and brackets that are still open at the end. */
  readonly open: number;
  /** 。！？ inside, and commas. */
  readonly marks: number;
  readonly stops: number;
  readonly commas: number;
  readonly latin: number;
}

/** A line at least this long, or one with a full stop inside, is prose. */
const PROSE = 36;
/** Two lines shorter than this together may be verse. */
const VERSE = 44;
/** Headlines of two clauses with a comma may be this long. */
const LONGEST_HEADING = 42;

const HAN = 1;
const LATIN = 32;

function joinEdits(text: string): EditSet {
  if (!hasUnended(text)) return EditSet.empty(text.length);
  const paragraphs = joinAll(text, readPieces(text));
  const out = new EditBuilder(text);
  for (const { ranges } of paragraphs) {
    for (let i = 1; i < ranges.length; i++) {
      const start = ranges[i - 1]!.end;
      const end = ranges[i]!.start;
      out.replace(start, end, needsBlank(text.charCodeAt(start - 1), text.charCodeAt(end)) ? " " : "", JOIN_RULE);
    }
  }
  return out.finish();
}

/** A paragraph of one line or of several that belong together. */
export interface Paragraph {
  readonly ranges: readonly Range[];
  /** Full stops inside. */
  readonly stops: number;
  readonly length: number;
}

/** The most times that the list is gone through: a join can show that what looked like a heading was half a sentence. */
const MOST_PASSES = 8;

export function joinPieces(text: string, pieces: readonly Piece[]): Paragraph[] {
  return joinAll(text, pieces).map(({ ranges, counts, length }) => ({ ranges, stops: counts.stops, length }));
}

function joinAll(text: string, pieces: readonly Piece[]): readonly Piece[] {
  let list = pieces;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = joinOnce(text, list);
    if (next.length === list.length) break;
    list = next;
  }
  return list;
}

/** One look at the last character of every line: is there one that could go on in the next? */
function hasUnended(text: string): boolean {
  const classes = loadClasses();
  for (let from = 0; from < text.length; ) {
    let newline = text.indexOf("\n", from);
    if (newline < 0) return false;
    let end = newline;
    while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
    if (end - from >= 8 && !isEnded(foldUnit(text.charCodeAt(end - 1))) && ((classes[text.charCodeAt(end - 1)]! & (HAN | LATIN | 4)) !== 0 || isComma(foldUnit(text.charCodeAt(end - 1))))) return true;
    from = newline + 1;
  }
  return false;
}

function readPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let from = 0; from < text.length; ) {
    let newline = text.indexOf("\n", from);
    if (newline < 0) newline = text.length;
    let start = from;
    let end = newline;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    if (end > start) pieces.push(readPiece(text, start, end, text.slice(from, start).includes("　") || start - from >= 4));
    from = newline + 1;
  }
  return pieces;
}

/** What a code unit counts as in a piece; 0, most of them, as nothing. */
const Mark = { LATIN: 1, STOP: 2, MARK: 3, COMMA: 4, OPEN: 5, CLOSE: 6 } as const;

let marks: Uint8Array | undefined;

function loadMarks(): Uint8Array {
  if (marks !== undefined) return marks;
  const classes = loadClasses();
  const table = new Uint8Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    if ((classes[unit]! & HAN) !== 0) continue;
    if ((classes[unit]! & LATIN) !== 0) table[unit] = Mark.LATIN;
    else if (isComma(foldUnit(unit))) table[unit] = Mark.COMMA;
  }
  for (const [kind, characters] of [[Mark.STOP, "。"], [Mark.MARK, "！？；"], [Mark.OPEN, "“「『《（(【"], [Mark.CLOSE, "”」』》）)】"]] as const) for (const character of characters) table[character.charCodeAt(0)] = kind;
  return (marks = table);
}

export function readPiece(text: string, start: number, end: number, indent: boolean): Piece {
  return new Line(text, start, end, indent);
}

/** A piece of one line. Its marks are counted when they are first asked for: most lines end with a full stop, and that says all. */
class Line implements Piece {
  readonly #text: string;
  readonly start: number;
  readonly end: number;
  readonly indent: boolean;
  #counts: Counts | undefined;

  constructor(text: string, start: number, end: number, indent: boolean) {
    this.#text = text;
    this.start = start;
    this.end = end;
    this.indent = indent;
  }

  get length(): number {
    return this.end - this.start;
  }
  get ranges(): Range[] {
    return [{ start: this.start, end: this.end }];
  }
  get counts(): Counts {
    return (this.#counts ??= countMarks(this.#text, this.start, this.end));
  }
}

function countMarks(text: string, start: number, end: number): Counts {
  const counts = { open: 0, marks: 0, stops: 0, commas: 0, latin: 0 };
  const kinds = loadMarks();
  for (let i = start; i < end; i++) {
    const kind = kinds[text.charCodeAt(i)]!;
    if (kind === 0) continue;
    if (kind === Mark.LATIN) counts.latin++;
    else if (kind === Mark.COMMA) counts.commas++;
    else if (kind === Mark.OPEN) counts.open++;
    else if (kind === Mark.CLOSE) {
      if (counts.open > 0) counts.open--;
    } else {
      counts.marks++;
      if (kind === Mark.STOP) counts.stops++;
    }
  }
  return counts;
}

function joinOnce(text: string, pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let current: Piece | undefined;
  pieces.forEach((piece, i) => {
    if (current !== undefined && belongs(text, current, piece, pieces[i + 1])) out[out.length - 1] = current = joined(current, piece);
    else out.push((current = piece));
  });
  return out;
}

function joined(a: Piece, b: Piece): Piece {
  const counts = { open: Math.max(0, a.counts.open + b.counts.open), marks: a.counts.marks + b.counts.marks, stops: a.counts.stops + b.counts.stops, commas: a.counts.commas + b.counts.commas, latin: a.counts.latin + b.counts.latin };
  const ranges = a.ranges;
  for (const range of b.ranges) ranges.push(range);
  return { start: a.start, end: b.end, indent: a.indent, length: a.length + b.length, ranges, counts };
}

/** Is `b` the rest of the sentence that `a` begins? */
function belongs(text: string, a: Piece, b: Piece, after: Piece | undefined): boolean {
  const last = foldUnit(text.charCodeAt(a.end - 1));
  const first = foldUnit(text.charCodeAt(b.start));
  if (isEnded(last) || a.length < 8 || b.length < 2) return false;
  const classes = loadClasses();
  const around = classes[last]! | classes[first]!;
  if (a.counts.latin * 2 > a.length || b.counts.latin * 2 > b.length) return false;
  if (a.counts.stops > 0 && isCloser(first) && a.length + b.length >= VERSE) return true;
  if ((around & HAN) === 0) return false;
  if ((isOpener(text, b) && !(a.counts.stops > 0 && isSaying(text, b))) || (after !== undefined && isLead(text, after) && b.counts.marks === 0)) return false;
  if (a.length + b.length < VERSE) return false;
  const prose = a.counts.stops > 0 || a.length >= PROSE;
  const goesOn = b.counts.marks > 0 || b.counts.commas > 0 || b.length >= PROSE;
  if (!goesOn && !(isEnded(foldUnit(text.charCodeAt(b.end - 1))) && b.length >= 4)) return false;
  if (isCloser(first)) return true;
  if (b.indent && !a.indent) return false;
  if (a.counts.open > 0 && (prose || b.length >= PROSE)) return true;
  if (isComma(last)) return prose || b.counts.marks > 0 || b.length >= PROSE;
  if (isConnective(last) && (prose || b.length >= PROSE)) return true;
  if ((classes[last]! & 4) !== 0 && isMeasure(text, b.start)) return true;
  if (isHeading(text, a)) return false;
  // A full stop inside and none at the end: no heading looks like that. Nor does one begin with 本报讯.
  if (a.counts.stops > 0 || isLead(text, a)) return true;
  return a.counts.commas > 0 && b.counts.marks > 0 && (a.length >= LONGEST_HEADING || a.counts.commas >= 3);
}

/** 一、 (一) 1. 第三章 ① □ ▲ ●: a new item, article or caption begins here. */
function isOpener(text: string, piece: Piece): boolean {
  const head = text.slice(piece.start, Math.min(piece.end, piece.start + 12));
  return (
    /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．)）](?!\d)|第[一二三四五六七八九十百\d]{1,4}[章节條条款篇部回]|[①-⑳■□◆◇●○▲△▼※·•*★☆◎→－-]|——|【)/u.test(head) ||
    /^[^，,。：:]{1,6}[：:]/u.test(head) ||
    isLead(text, piece)
  );
}

/** 的马素湘说：“…: a colon in the middle of a sentence, no speaker's label. */
function isSaying(text: string, piece: Piece): boolean {
  return /^[^，,。：:]{0,5}(?:说|說|道|问|問|称|稱|表示|指出|介绍|介紹|认为|認為)[：:]/u.test(text.slice(piece.start, Math.min(piece.end, piece.start + 10)));
}

/** No full stop inside and an item number in front, or two clauses with a blank between: a heading. */
function isHeading(text: string, piece: Piece): boolean {
  if (piece.counts.stops > 0 || isLead(text, piece)) return false;
  const body = text.slice(piece.start, piece.end);
  return isOpener(text, piece) || (piece.length <= 40 && /[\s　]/u.test(body));
}

/** 。！？；：… and closing quotes or brackets behind them. */
function isEnded(unit: number): boolean {
  return "。!?;:…”」』》）)】—~.".includes(String.fromCharCode(unit));
}

function isComma(unit: number): boolean {
  return unit === 0x2c || unit === 0x3001;
}

function isCloser(unit: number): boolean {
  return "。,、;:!?”」』》)】%℃".includes(String.fromCharCode(unit));
}

/** Words that need something behind them. */
function isConnective(unit: number): boolean {
  return "的和与及在对为把被将从向以或由于这该其并而但且因若使让给跟同按据每各某第".includes(String.fromCharCode(unit));
}

/** A digit, or a unit that a number needs: 2021|年, 3|.5, 20|万. */
function isMeasure(text: string, at: number): boolean {
  const unit = text[at]!;
  return /[\d.．%％年月日时時分秒点點万萬亿億千百十个個名人家项項次元吨噸公米亩畝平件条條所座处處起岁歲届屆号號户戶度倍只隻届套台臺辆輛]/u.test(unit);
}

function needsBlank(before: number, after: number): boolean {
  const classes = loadClasses();
  return (classes[before]! & (LATIN | 4)) !== 0 && (classes[after]! & (LATIN | 4)) !== 0 && (classes[before]! & LATIN) + (classes[after]! & LATIN) > 0;
}
