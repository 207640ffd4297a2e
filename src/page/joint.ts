/**
 * Two lines that follow each other: is the second the rest of a sentence that the first begins? Only marks and words at the line
 * end, and the shape of both lines, are looked at here; broken.ts weighs what they say of the whole page.
 */
import { CharClass, loadClasses } from "../text/classes.ts";
import type { Range } from "../text/edits.ts";
import { foldUnit } from "../text/key.ts";
import { isCut, isWithinWord, weighLineEnd } from "./broken.ts";
import type { Piece } from "./join.ts";
import { indentOf, LONGEST_REPEATED, reachesMargin, type Layout } from "./columns.ts";
import { isByline, isLead } from "./lead.ts";
import { isCloser, isComma, isEndedAt, unitSet } from "./marks.ts";

/** A line at least this long, or one with a full stop inside, is prose. */
const PROSE = 36;
/** Two lines shorter than this together may be verse. */
const VERSE = 44;
/** Headlines of two clauses with a comma may be this long. */
const LONGEST_HEADING = 42;

/** A clause of a headline is no longer than this. */
const LONGEST_CLAUSE = 14;

const { HAN, DIGIT, LATIN } = CharClass;

/** NO and YES are sure; with the others the page as a whole tells. GUESS needs a page that is broken, and says nothing of it itself. */
export const Joint = { NO: 0, GUESS: 1, MAYBE: 2, COMMA: 3, MARGIN: 4, YES: 5 } as const;
export type Joint = (typeof Joint)[keyof typeof Joint];

/** Is `b` the rest of the sentence that `a` begins? */
export function jointOf(text: string, a: Piece, b: Piece, after: Piece | undefined, layout: Layout): Joint {
  const last = foldUnit(text.charCodeAt(a.end - 1));
  const first = foldUnit(text.charCodeAt(b.start));
  if (isEndedAt(text, a.end) || a.length < 8 || isFace(text, a)) return Joint.NO;
  const classes = loadClasses();
  const around = classes[last]! | classes[first]!;
  if (a.counts.latin * 2 > a.length || b.counts.latin * 2 > b.length || isFolio(text, a) || isFolio(text, b)) return Joint.NO;
  if (a.counts.stops > 0 && isCloser(first) && a.length + b.length >= VERSE) return Joint.YES;
  // A full stop inside, or lines above: no headline, no cell.
  const isFirm = a.counts.stops > 0 || a.ranges.length > 1 || a.counts.commas >= 3;
  const isPlain = !isFirm && a.counts.marks + a.counts.commas === 0;
  const isInWord = isCut(text, a.end, b.start) && !(isPlain && (classes[last]! & DIGIT) !== 0);
  const isNumber = !isPlain && (classes[last]! & DIGIT) !== 0 && isMeasure(text, b.start);
  // Two words of letters, where both lines are Chinese: only at a margin.
  const isLetters = (around & HAN) === 0 && !isInWord && !isNumber && !isComma(last);
  if (isLetters && (layout.margin === 0 || isPlain || (classes[last]! & classes[first]! & LATIN) === 0)) return Joint.NO;
  if (isItem(text, b) || isSigned(text, a) || isRunningHead(text, a, layout) || isRunningHead(text, b, layout) || isRow(text, a) || isRow(text, b) || (!isCloser(first) && beginsParagraph(text, a, b, layout))) return Joint.NO;
  const weight = weighLineEnd(last, first, false);
  const isOpen = isFirm || isInWord || (!isPlain && (PARTICLES.has(last) || hasProseClause(text, a) || isOpening(text, a)));
  const mayGoOn = isOpen || (!hasGap(text, a) && !hasClauses(text, a) && weight >= (isPlain || a.length <= LONGEST_CLAUSE * 2 ? 2 : 1));
  const goesOn = b.counts.marks > 0 || b.counts.commas > 0 || b.length >= PROSE;
  const isReply = isLabelled(text, b) && !(a.counts.stops > 0 && isSaying(text, b));
  if (isReply && !isOpen) return Joint.NO;
  if ((mayGoOn || (!isPlain && !hasGap(text, a) && !hasClauses(text, a))) && reachesMargin(text, a.ranges.at(-1)!, b, layout.margin, isOpen ? layout.ragged : layout.slack)) return Joint.MARGIN;
  if (isReply || isLetters) return Joint.NO;
  if (layout.indents && a.indent > 0 && b.indent === 0 && (b.counts.stops > 0 || a.ranges.length > 1)) return Joint.YES;
  if (b.length < 2 || (a.length + b.length < VERSE && !(isInWord && a.counts.stops > 0))) return Joint.NO;
  if (after !== undefined && isLead(text, after) && b.counts.marks === 0) return Joint.NO;
  const prose = a.counts.stops > 0 || a.length >= PROSE;
  if (!goesOn && !(isEndedAt(text, b.end) && b.length >= 4)) return Joint.NO;
  if (isCloser(first) && (!isPlain || prose)) return Joint.YES;
  if (a.counts.open > 0 && (prose || b.length >= PROSE)) return Joint.YES;
  if (isComma(last)) return prose || b.counts.marks > 0 || b.length >= PROSE ? Joint.COMMA : Joint.NO;
  if (CONNECTIVES.has(last) && !isWithinWord(foldUnit(text.charCodeAt(a.end - 2)), last) && !isPlain && (prose || b.length >= PROSE)) return Joint.YES;
  if (!isFirm && isOpening(text, b)) return Joint.NO;
  if (isNumber) return Joint.YES;
  if (isInWord) return Joint.MAYBE;
  if (isHeading(text, a)) return Joint.NO;
  if (a.counts.stops > 0 || isLead(text, a)) return Joint.MAYBE;
  if (b.counts.marks > 0 && a.counts.commas > 0 && (a.length >= LONGEST_HEADING || a.counts.commas >= 3)) return Joint.MAYBE;
  return mayGoOn && b.counts.stops > 0 ? Joint.GUESS : Joint.NO;
}

/** Is the second line set in? Text behind the number of an item hangs below it, and so does what follows a full line. */
function beginsParagraph(text: string, a: Piece, b: Piece, layout: Layout): boolean {
  if (b.indent === 0) return false;
  const above = indentOf(text, a.ranges.at(-1)!);
  const isFull = text.charCodeAt(b.start - 1) === 0x3000;
  if (b.indent > above) return isFull || !(isItem(text, a) || reachesMargin(text, a.ranges.at(-1)!, b, layout.margin, 0));
  return layout.indents || (layout.isMixed && isFull);
}

/** 9月3日，… 据了解，… 魏少军表示，…: a clause that leads to a sentence. Headlines leave such clauses out. */
function hasProseClause(text: string, piece: Piece): boolean {
  return /(?:[日年月时時后後前中上下间間来來说說称稱示悉绍紹息讯訊此外然]|了解|认为|認為|指出)[，,]/u.test(text.slice(piece.start, piece.end));
}

/** 9月3日，… 近日，… 据…: so paragraphs begin, seldom what follows in a sentence. */
function isOpening(text: string, piece: Piece): boolean {
  return /^(?:\d{1,4}年|\d{1,2}月|\d{1,2}日|近日|日前|[昨今][天日]|目前|据|據|此外|同时|同時|然而|不过|不過|其实|其實|实际上|實際上|事实上|事實上|.{2,12}[讯訊电電][（( ])/u.test(text.slice(piece.start, Math.min(piece.end, piece.start + 14)));
}

/** Cells: no sentence, and two gaps or more. */
export function isRow(text: string, piece: Piece): boolean {
  if (piece.length > LONGEST_HEADING * 2 || piece.counts.stops > 0 || piece.ranges.length > 1 || !mayHoldGap(text, piece)) return false;
  const cells = text.slice(piece.start, piece.end).split(/[\t|]|[\s　]{2,}/u);
  return cells.length >= 3 || (piece.counts.commas === 0 && /(?:\s[\d.%,-]{1,12}){2}$/u.test(text.slice(Math.max(piece.start, piece.end - 26), piece.end)));
}

/** Headlines of two clauses: both are short, and neither is much longer than the other. */
function hasClauses(text: string, piece: Piece): boolean {
  const clauses = text.slice(piece.start, piece.end).split(/[，,、]/u).map(({ length }) => length);
  return clauses.length === 2 && Math.max(...clauses) <= LONGEST_CLAUSE && Math.max(...clauses) <= Math.min(...clauses) * 2;
}

/** A line without marks that stands on the page more than once. */
function isRunningHead(text: string, piece: Piece, { repeated }: Layout): boolean {
  return repeated.size > 0 && piece.ranges.length === 1 && piece.length <= LONGEST_REPEATED && repeated.has(text.slice(piece.start, piece.end));
}

/** The number of a page: — 12 —, 第 3 页 共 20 页, 12 / 20. */
export function isFolio(text: string, { start, end }: Range): boolean {
  return end - start <= 20 && /^[\s—–\-·.~第共页頁/／,，()（）\d]+$/u.test(text.slice(start, end)) && /\d/u.test(text.slice(start, end)) && !/^[,，)）]/u.test(text[start]!);
}

/** ，，，and ：（ end comments. */
function isFace(text: string, piece: Piece): boolean {
  return /[，,、]\s*[，,、]$|[：:;；]-?[（(]$/u.test(text.slice(piece.end - 3, piece.end));
}

/** Names after dashes: ——编者. And a line of names: 新华社记者王永治. */
function isSigned(text: string, piece: Piece): boolean {
  const tail = text.slice(Math.max(piece.start, piece.end - 12), piece.end);
  if (isByline(text, piece) || isCredit(tail)) return true;
  return /(?:——|──|--)[^，,。—─-]{1,10}$/u.test(tail) || (piece.length <= PROSE && piece.counts.commas + piece.counts.marks === 0 && /^(?:(?:新华社|新華社|中新社|本报|本報).{0,8})?(?:记者|記者|通讯员|通訊員|特约|高级)/u.test(text.slice(piece.start, piece.start + 16)));
}

/** … 周斌 摄, …公安分局供图 华龙网: who took the picture. */
function isCredit(tail: string): boolean {
  return /(?:摄|攝|摄影|攝影|供图|供圖|制图|製圖)(?:[\s　]\S{2,6})?$/u.test(tail);
}

/** 一、 (一) 1. 第三章 ① □ ▲ ● 本报讯: a new item, article or caption begins here. */
function isItem(text: string, piece: Piece): boolean {
  const head = text.slice(piece.start, Math.min(piece.end, piece.start + 12));
  return /^(?:[一二三四五六七八九十]{1,3}、|[（(](?:[一二三四五六七八九十\d]{1,3}[）)]|\d{4}年)|\d{1,2}[、.．)）](?!\d)|第[一二三四五六七八九十百\d]{1,4}[章节節条條款篇部回]|[①-⑳■□◆◇●○▲△▼※·•*★☆◎→－-]|——|【)/u.test(head) || isLead(text, piece);
}

/** A short label and a colon: a speaker, a field. */
function isLabelled(text: string, piece: Piece): boolean {
  return /^[^，,。：:]{1,6}[：:]/u.test(text.slice(piece.start, Math.min(piece.end, piece.start + 12)));
}

function isOpener(text: string, piece: Piece): boolean {
  return isItem(text, piece) || isLabelled(text, piece);
}

/** 的马素湘说：“…: a colon in the middle of a sentence, no speaker's label. */
function isSaying(text: string, piece: Piece): boolean {
  return /^[^，,。：:]{0,5}(?:说|說|道|问|問|称|稱|表示|指出|介绍|介紹|认为|認為)[：:]/u.test(text.slice(piece.start, Math.min(piece.end, piece.start + 10)));
}

/** No full stop inside and an item number in front, or two clauses with a blank between: a heading. */
function isHeading(text: string, piece: Piece): boolean {
  if (piece.counts.stops > 0 || isLead(text, piece)) return false;
  return (isOpener(text, piece) && (piece.counts.commas === 0 || piece.length < LONGEST_HEADING)) || hasGap(text, piece);
}

/** A blank between two Chinese characters: clauses of a headline, names, cells. */
function hasGap(text: string, piece: Piece): boolean {
  return piece.length <= 40 && mayHoldGap(text, piece) && /[^\sA-Za-z\d.%][\s　]+[^\sA-Za-z\d]/u.test(text.slice(piece.start, piece.end));
}

/** Is there a blank of any kind, or a bar? Most lines hold none, and no pattern need be tried on them. */
function mayHoldGap(text: string, { start, end }: Range): boolean {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit <= 0x20 || unit === 0x7c || unit === 0xa0 || unit === 0x3000 || unit === 0x1680 || unit === 0xfeff || (unit >= 0x2000 && unit <= 0x205f)) return true;
  }
  return false;
}

/** Words that need something behind them. Not 的, 以 (可以), 因 (原因), 有 (没有): comments end in them. */
const CONNECTIVES = unitSet("和与及在对为把被将从向或由于这该其并而但且若使让给跟按据每各某第是不");

/** Behind these a noun or a verb follows, and no headline ends with them; comments do (挺好的). */
const PARTICLES = unitSet("的地得之所");

/** A digit, or a unit that a number needs: 2021|年, 3|.5, 20|万. */
function isMeasure(text: string, at: number): boolean {
  const unit = text[at]!;
  return /[\d.．%％年月日时時分秒点點万萬亿億千百十个個名人家项項次元吨噸公米亩畝平件条條所座处處起岁歲届屆号號户戶度倍只隻届套台臺辆輛]/u.test(unit);
}
