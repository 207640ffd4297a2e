import { checkOptionNames, checkText } from "../error.ts";
import type { RuleChoice, StageContext } from "../stage.ts";
import { CharClass, loadClasses } from "../text/classes.ts";
import { EditBuilder } from "../text/edit-builder.ts";
import { EditSet, type Range } from "../text/edits.ts";
import { foldScript, foldUnit, loadKeyDeltas } from "../text/key.ts";
import { indentOf, type Layout } from "./columns.ts";
import { Joint, jointOf } from "./joint.ts";
import { readLayout } from "./layout.ts";
import { isComma, isEnded } from "./marks.ts";
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
  /** Blanks before the first character, in columns: an ideographic space is two wide. */
  readonly indent: number;
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

const { HAN, LATIN, DIGIT } = CharClass;

function joinEdits(text: string): EditSet {
  if (!hasUnended(text)) return EditSet.empty(text.length);
  const seen = foldScript(text);
  const paragraphs = joinAll(seen, readPieces(seen));
  const out = new EditBuilder(text);
  const spaced = paragraphs.some(({ ranges }) => ranges.length > 1) && setsLettersApart(text);
  for (const { ranges } of paragraphs) {
    for (let i = 1; i < ranges.length; i++) {
      const start = ranges[i - 1]!.end;
      const end = ranges[i]!.start;
      out.replace(start, end, needsBlank(text.charCodeAt(start - 1), text.charCodeAt(end), spaced) ? " " : "", JOIN_RULE);
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

/** @param seen What `foldScript` makes of the text that the pieces were read in. */
export function joinPieces(seen: string, pieces: readonly Piece[]): Paragraph[] {
  return joinAll(seen, pieces).map(({ ranges, counts, length }) => ({ ranges, stops: counts.stops, length }));
}

function joinAll(text: string, pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some(({ length, end }, i) => length >= SHORTEST && i + 1 < pieces.length && isOpenEnd(text.charCodeAt(end - 1)))) return pieces;
  const layout = readLayout(text, pieces);
  if (layout === undefined) return pieces;
  let list = pieces;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = joinOnce(text, list, layout);
    if (next.length === list.length) break;
    list = next;
  }
  return list;
}

/** A shorter line is never joined with the next. */
const SHORTEST = 8;

/** Could a line that ends so go on in the next? */
function isOpenEnd(unit: number): boolean {
  const last = foldUnit(unit);
  return !isEnded(last) && ((loadClasses()[unit]! & (HAN | LATIN | DIGIT)) !== 0 || isComma(last) || last === 0x22 || last === 0x27);
}

/** One look at the last character of every line: is there one that could go on in the next? */
function hasUnended(text: string): boolean {
  for (let from = 0; from < text.length; ) {
    let newline = text.indexOf("\n", from);
    if (newline < 0) return false;
    let end = newline;
    while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
    if (end - from >= SHORTEST && isOpenEnd(text.charCodeAt(end - 1))) return true;
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
    if (end > start) pieces.push(readPiece(text, start, end));
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
  const deltas = loadKeyDeltas();
  const table = new Uint8Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    if ((classes[unit]! & LATIN) !== 0) table[unit] = Mark.LATIN;
    else if ((classes[unit]! & HAN) === 0 && isComma(unit ^ deltas[unit]!)) table[unit] = Mark.COMMA;
  }
  for (const [kind, characters] of [[Mark.STOP, "。"], [Mark.MARK, "！？；"], [Mark.OPEN, "“「『《（(【"], [Mark.CLOSE, "”」』》）)】"]] as const) for (const character of characters) table[character.charCodeAt(0)] = kind;
  return (marks = table);
}

export function readPiece(text: string, start: number, end: number): Piece {
  return new Line(text, start, end);
}

/** A piece of one line. Its marks are counted when they are first asked for: most lines end with a full stop, and that says all. */
class Line implements Piece {
  readonly #text: string;
  readonly start: number;
  readonly end: number;
  #counts: Counts | undefined;

  constructor(text: string, start: number, end: number) {
    this.#text = text;
    this.start = start;
    this.end = end;
  }

  get indent(): number {
    return indentOf(this.#text, this);
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

function isJoined(joint: Joint, layout: Layout): boolean {
  return joint >= Joint.MARGIN || ((joint === Joint.MAYBE || joint === Joint.GUESS) && layout.isBroken) || (joint === Joint.COMMA && !layout.isCareless);
}

function joinOnce(text: string, pieces: readonly Piece[], layout: Layout): Piece[] {
  const out: Piece[] = [];
  let current: Piece | undefined;
  pieces.forEach((piece, i) => {
    const joint = current === undefined ? Joint.NO : jointOf(text, current, piece, pieces[i + 1], layout);
    if (current !== undefined && isJoined(joint, layout)) out[out.length - 1] = current = joined(current, piece);
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

/** A blank goes between two words of letters; between a word and Chinese where the text sets them apart. */
function needsBlank(before: number, after: number, spaced: boolean): boolean {
  const classes = loadClasses();
  const kinds = classes[before]! | classes[after]!;
  if ((kinds & LATIN) === 0) return false;
  if ((classes[before]! & classes[after]! & HAN) !== 0 || (kinds & HAN) !== 0) return spaced && isWordlike(before) && isWordlike(after);
  return (classes[before]! & (LATIN | DIGIT)) !== 0 && (classes[after]! & (LATIN | DIGIT)) !== 0;
}

function isWordlike(unit: number): boolean {
  return (loadClasses()[unit]! & (LATIN | DIGIT | HAN)) !== 0;
}

/** Letters that are looked at for a blank between them and Chinese. */
const MOST_MEETINGS = 64;

/** Does the text write 写着 River 几个字 with blanks, at most places where letters and Chinese meet? */
function setsLettersApart(text: string): boolean {
  const classes = loadClasses();
  let apart = 0;
  let together = 0;
  for (let i = 1; i + 1 < text.length && apart + together < MOST_MEETINGS; i++) {
    if ((classes[text.charCodeAt(i)]! & LATIN) === 0) continue;
    for (const step of [-1, 1]) {
      const beside = text.charCodeAt(i + step);
      if ((classes[beside]! & HAN) !== 0) together++;
      else if (beside === 0x20 && (classes[text.charCodeAt(i + 2 * step)]! & HAN) !== 0) apart++;
    }
  }
  return apart > together;
}
