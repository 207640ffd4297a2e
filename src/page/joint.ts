/**
 * Two lines that follow each other: is the second the rest of a sentence that the first begins? Only marks and words at the line
 * end, and the shape of both lines, are looked at here; broken.ts weighs what they say of the whole page.
 */
import { CharClass, loadClasses } from "../text/classes.ts";
import { foldUnit } from "../text/key.ts";
import { isCut, isWithinWord, weighLineEnd } from "./broken.ts";
import { indentOf, LONGEST_REPEATED, reachesMargin, type Layout } from "./columns.ts";
import type { Piece } from "./join.ts";
import { isWithinParagraph } from "./parting.ts";
import { isLead } from "./lead.ts";
import { hasClauses, hasGap, hasProseClause, isFace, isFolio, isHeading, isItem, isLabelled, isMarkup, isOpening, isRow, isSaying, isSigned, LONGEST_CLAUSE, LONGEST_HEADING, PROSE } from "./line-shape.ts";
import { isCloser, isComma, isEndedAt, unitSet } from "./marks.ts";

const { HAN, DIGIT, LATIN } = CharClass;

/** NO and YES are sure; with the others the page as a whole tells. GUESS needs a page that is broken, and says nothing of it itself. */
export const Joint = { NO: 0, GUESS: 1, MAYBE: 2, COMMA: 3, MARGIN: 4, YES: 5 } as const;
export type Joint = (typeof Joint)[keyof typeof Joint];

/** A shorter line has no rest. */
const SHORTEST = 8;
/** Two lines shorter than this together may be verse. */
const VERSE = 44;
/** No line of verse is longer. */
const LONGEST_VERSE = 24;

/** Words that need something behind them. Not 的, 以 (可以), 因 (原因), 有 (没有): comments end in them. */
const CONNECTIVES = unitSet("和与及在对为把被将从向或由于这该其并而但且若使让给跟按据每各某第是不");
/** Behind these a noun or a verb follows, and no headline ends with them; comments do (挺好的). */
const PARTICLES = unitSet("的地得之所");
/** Closing marks that have an opening one. */
const CLOSING = unitSet("”」』》）)】");
/** A digit, or a unit that a number needs: 2021|年, 3|.5, 20|万. */
const MEASURES = unitSet("0123456789.%年月日时分秒点万亿千百十个名人家项次元吨公米亩平件条所座处起岁届号户度倍只套台辆");

/** Where line `a` ends and line `b` begins. What several clues ask for is worked out once, when the first asks. */
class Seam {
  readonly text: string;
  readonly a: Piece;
  readonly b: Piece;
  readonly after: Piece | undefined;
  readonly layout: Layout;
  /** The last unit of `a` and the first of `b`, folded. */
  readonly last: number;
  readonly first: number;
  /** Does `a` end like a sentence? */
  readonly isEnded: boolean;
  /** A full stop inside, or lines above: no headline, no cell. */
  readonly isFirm: boolean;
  /** No mark at all inside. */
  readonly isPlain: boolean;
  /** Does a word or a number run over the line end? A number alone on its line is whole. */
  readonly isInWord: boolean;
  /** 2021|年 */
  readonly isNumber: boolean;
  /** Two words of letters, where both lines are Chinese. */
  readonly isLetters: boolean;
  #isOpen: boolean | undefined;
  #isDivided: boolean | undefined;
  #isReply: boolean | undefined;

  constructor(text: string, a: Piece, b: Piece, after: Piece | undefined, layout: Layout) {
    this.text = text;
    this.a = a;
    this.b = b;
    this.after = after;
    this.layout = layout;
    this.last = foldUnit(text.charCodeAt(a.end - 1));
    this.first = foldUnit(text.charCodeAt(b.start));
    this.isEnded = isEndedAt(text, a.end);
    const { stops, commas, marks } = a.counts;
    const classes = loadClasses();
    const endsInDigit = (classes[this.last]! & DIGIT) !== 0;
    this.isFirm = stops > 0 || a.ranges.length > 1 || commas >= 3;
    this.isPlain = !this.isFirm && marks + commas === 0;
    this.isInWord = isCut(text, a.end, b.start) && !(this.isPlain && endsInDigit);
    this.isNumber = !this.isPlain && endsInDigit && MEASURES.has(this.first);
    this.isLetters = ((classes[this.last]! | classes[this.first]!) & HAN) === 0 && !this.isInWord && !this.isNumber && !isComma(this.last);
  }

  /** Does `a` show that its sentence goes on, by what it is made of or by the word that the line end cuts? */
  get isOpen(): boolean {
    return (this.#isOpen ??= this.isFirm || this.isInWord || ((!this.isPlain || this.a.length >= PROSE) && (PARTICLES.has(this.last) || hasProseClause(this.text, this.a) || isOpening(this.text, this.a))));
  }
  /** Two parts with a gap or one comma between them, as headlines have. */
  get isDivided(): boolean {
    return (this.#isDivided ??= hasGap(this.text, this.a) || hasClauses(this.text, this.a));
  }
  /** A speaker, a field: what follows is said or filled in. */
  get isReply(): boolean {
    return (this.#isReply ??= isLabelled(this.text, this.b) && !(this.a.counts.stops > 0 && isSaying(this.text, this.b)));
  }
  /** Does the page part its paragraphs, and not here? A line without an end that stands alone between two of them is a headline. */
  get isWithin(): boolean {
    return isWithinParagraph(this.text, this.a, this.b, this.layout.parting) && !(this.isEnded && this.b.counts.marks === 0 && this.after !== undefined && !isWithinParagraph(this.text, this.b, this.after, this.layout.parting));
  }
  /** How seldom a sentence ends so and the next begins so. */
  get weight(): number {
    return weighLineEnd(this.last, this.first, false);
  }
  get isOneLong(): boolean {
    return this.a.counts.stops > 0 || this.a.length >= PROSE || this.b.length >= PROSE;
  }
}

/** What it says, and when it holds. */
type Clue = readonly [joint: Joint, holds: (seam: Seam) => boolean];

/** Asked in this order; the first that holds decides. */
const CLUES: readonly Clue[] = [
  [Joint.NO, ({ text, a, b }) => isMarkup(text, a) || isMarkup(text, b)],
  // “那就等一等。 | ”他说: the end of a quotation that is open.
  [Joint.YES, ({ isEnded, first, a }) => isEnded && CLOSING.has(first) && a.counts.open > 0],
  // Behind the end of a sentence only the paragraphs of the page tell; behind a bracket or a quoted word a margin is enough.
  [Joint.NO, (seam) => seam.isEnded && !seam.isWithin && !isSoftEnd(seam.text, seam.a)],
  [Joint.NO, ({ text, a }) => isFace(text, a)],
  // Code, addresses; the number of a page.
  [Joint.NO, ({ text, a, b }) => isForeign(a) || isForeign(b) || isFolio(text, a) || isFolio(text, b)],
  [Joint.YES, ({ a, b, first }) => a.counts.stops > 0 && isCloser(first) && a.length + b.length >= VERSE],
  // Two words of letters: only at a margin.
  [Joint.NO, ({ isLetters, isPlain, layout, last, first }) => isLetters && (layout.margin === 0 || isPlain || !areLatin(last, first))],
  [Joint.NO, ({ text, b }) => isItem(text, b)],
  [Joint.NO, ({ text, a }) => isSigned(text, a)],
  [Joint.NO, ({ text, a, b, layout }) => isRunningHead(text, a, layout) || isRunningHead(text, b, layout)],
  [Joint.NO, ({ text, a, b }) => isRow(text, a) || isRow(text, b)],
  [Joint.NO, ({ text, a, b, first, layout }) => !isCloser(first) && beginsParagraph(text, a, b, layout)],
  [Joint.NO, (seam) => seam.isReply && (seam.isEnded || !seam.isOpen)],
  [Joint.MARGIN, (seam) => isAtMargin(seam) && (seam.isOpen || seam.isWithin || (!seam.isDivided && (!seam.isPlain || seam.weight >= 2)))],
  [Joint.NO, ({ isEnded, isReply, isLetters }) => isEnded || isReply || isLetters],
  // Paragraphs are set in, and what goes on is not.
  [Joint.YES, ({ a, b, layout }) => layout.indents && a.indent > 0 && b.indent === 0 && (b.counts.stops > 0 || a.ranges.length > 1)],
  [Joint.NO, ({ a, b, isInWord, isPlain }) => b.length < 2 || (a.length + b.length < VERSE && !(isInWord && (a.counts.stops > 0 || (a.length > LONGEST_VERSE && !isPlain))))],
  // The headline of an article.
  [Joint.NO, ({ text, b, after }) => after !== undefined && b.counts.marks === 0 && isLead(text, after)],
  // A headline, a cell: neither a sentence nor the end of one.
  [Joint.NO, ({ text, b }) => b.counts.marks + b.counts.commas === 0 && b.length < PROSE && !(isEndedAt(text, b.end) && b.length >= 4)],
  [Joint.YES, ({ a, first, isPlain }) => isCloser(first) && (!isPlain || a.length >= PROSE)],
  [Joint.YES, ({ a, isOneLong }) => a.counts.open > 0 && isOneLong],
  [Joint.COMMA, ({ last, b, isOneLong }) => isComma(last) && (isOneLong || b.counts.marks > 0)],
  [Joint.NO, ({ last }) => isComma(last)],
  [Joint.YES, ({ text, a, last, isPlain, isOneLong }) => isOneLong && !isPlain && CONNECTIVES.has(last) && !isWithinWord(foldUnit(text.charCodeAt(a.end - 2)), last)],
  [Joint.NO, ({ text, b, isFirm }) => !isFirm && isOpening(text, b)],
  [Joint.YES, ({ isNumber }) => isNumber],
  [Joint.MAYBE, ({ isInWord }) => isInWord],
  [Joint.NO, ({ text, a }) => isHeading(text, a)],
  [Joint.MAYBE, ({ text, a }) => a.counts.stops > 0 || isLead(text, a)],
  [Joint.MAYBE, ({ a, b }) => b.counts.marks > 0 && (a.counts.commas >= 3 || (a.counts.commas > 0 && a.length >= LONGEST_HEADING))],
  [Joint.GUESS, (seam) => seam.b.counts.stops > 0 && (seam.isOpen || (!seam.isDivided && seam.weight >= (seam.isPlain || seam.a.length <= LONGEST_CLAUSE * 2 ? 2 : 1)))],
];

/** Is `b` the rest of the sentence that `a` begins? */
export function jointOf(text: string, a: Piece, b: Piece, after: Piece | undefined, layout: Layout): Joint {
  if (a.length < SHORTEST || (layout.margin === 0 && isEndedAt(text, a.end) && !CLOSING.has(text.charCodeAt(b.start)))) return Joint.NO;
  const seam = new Seam(text, a, b, after, layout);
  for (const [joint, holds] of CLUES) if (holds(seam)) return joint;
  return Joint.NO;
}

/** Letters take up more than half of the line: two of them are as wide as a Chinese character. */
export function isForeign({ counts, length }: Piece): boolean {
  return counts.latin * 3 > length * 2;
}

/** A bracket, a title or a quoted word at the line end, or a semicolon: 向“的哥”|们介绍. No sentence ends before it. */
function isSoftEnd(text: string, { end, counts }: Piece): boolean {
  const last = foldUnit(text.charCodeAt(end - 1));
  return (last === 0x3b || CLOSING.has(last)) && !isEndedAt(text, end - 1) && counts.marks + counts.commas > 0;
}

function areLatin(last: number, first: number): boolean {
  const classes = loadClasses();
  return (classes[last]! & classes[first]! & LATIN) !== 0;
}

function isAtMargin({ text, a, b, layout, isOpen }: Seam): boolean {
  return layout.margin > 0 && reachesMargin(text, a.ranges.at(-1)!, b, layout.margin, isOpen ? layout.ragged : layout.slack);
}

/** Is the second line set in? Text behind the number of an item hangs below it, and so does what follows a full line. */
function beginsParagraph(text: string, a: Piece, b: Piece, layout: Layout): boolean {
  if (b.indent === 0) return false;
  const above = indentOf(text, a.ranges.at(-1)!);
  const isFull = text.charCodeAt(b.start - 1) === 0x3000;
  if (b.indent > above) return isFull || !(isItem(text, a) || reachesMargin(text, a.ranges.at(-1)!, b, layout.margin, 0));
  return layout.indents || (layout.isMixed && isFull);
}

/** A line without marks that stands on the page more than once. */
function isRunningHead(text: string, piece: Piece, { repeated }: Layout): boolean {
  return repeated.size > 0 && piece.ranges.length === 1 && piece.length <= LONGEST_REPEATED && repeated.has(text.slice(piece.start, piece.end));
}
