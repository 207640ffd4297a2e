/**
 * Two lines that follow each other: is the second the rest of a sentence that the first begins? Only marks and words at the line
 * end, and the shape of both lines, are looked at here; broken.ts weighs what they say of the whole page.
 */
import { CharClass, loadClasses } from "../text/classes.ts";
import { foldUnit } from "../text/key.ts";
import { isWithinWord, reachesMargin } from "./broken.ts";
import type { Piece } from "./join.ts";
import { isLead } from "./lead.ts";

/** A line at least this long, or one with a full stop inside, is prose. */
const PROSE = 36;
/** Two lines shorter than this together may be verse. */
const VERSE = 44;
/** Headlines of two clauses with a comma may be this long. */
const LONGEST_HEADING = 42;

const { HAN, DIGIT } = CharClass;

/** NO and YES are sure; with MAYBE, COMMA and MARGIN the page as a whole tells. */
export const Joint = { NO: 0, MAYBE: 1, COMMA: 2, MARGIN: 3, YES: 4 } as const;
export type Joint = (typeof Joint)[keyof typeof Joint];

/** Is `b` the rest of the sentence that `a` begins? `margin`: width at which the page breaks its lines, or 0. */
export function jointOf(text: string, a: Piece, b: Piece, after: Piece | undefined, margin: number): Joint {
  const last = foldUnit(text.charCodeAt(a.end - 1));
  const first = foldUnit(text.charCodeAt(b.start));
  if (isEnded(last) || a.length < 8 || isFace(text, a)) return Joint.NO;
  const classes = loadClasses();
  const around = classes[last]! | classes[first]!;
  if (a.counts.latin * 2 > a.length || b.counts.latin * 2 > b.length) return Joint.NO;
  if (a.counts.stops > 0 && isCloser(first) && a.length + b.length >= VERSE) return Joint.YES;
  const isInWord = isWithinWord(last, first);
  const isNumber = (classes[last]! & DIGIT) !== 0 && isMeasure(text, b.start);
  if ((around & HAN) === 0 && !isInWord && !isNumber) return Joint.NO;
  if (isItem(text, b) || isSigned(text, a) || (b.indent && !a.indent && !isCloser(first))) return Joint.NO;
  if (reachesMargin(text, a.ranges.at(-1)!, margin)) return Joint.MARGIN;
  if (b.length < 2 || (a.length + b.length < VERSE && !(isInWord && a.counts.stops > 0))) return Joint.NO;
  if ((isLabelled(text, b) && !(a.counts.stops > 0 && isSaying(text, b))) || (after !== undefined && isLead(text, after) && b.counts.marks === 0)) return Joint.NO;
  const prose = a.counts.stops > 0 || a.length >= PROSE;
  const goesOn = b.counts.marks > 0 || b.counts.commas > 0 || b.length >= PROSE;
  if (!goesOn && !(isEnded(foldUnit(text.charCodeAt(b.end - 1))) && b.length >= 4)) return Joint.NO;
  if (isCloser(first)) return Joint.YES;
  if (a.counts.open > 0 && (prose || b.length >= PROSE)) return Joint.YES;
  if (isComma(last)) return prose || b.counts.marks > 0 || b.length >= PROSE ? Joint.COMMA : Joint.NO;
  if (isConnective(last) && (prose || b.length >= PROSE)) return Joint.YES;
  if (isNumber) return Joint.YES;
  if (isInWord) return Joint.MAYBE;
  if (isHeading(text, a)) return Joint.NO;
  // A full stop inside and none at the end: no heading looks like that. Nor does one begin with 本报讯.
  if (a.counts.stops > 0 || isLead(text, a)) return Joint.MAYBE;
  return a.counts.commas > 0 && b.counts.marks > 0 && (a.length >= LONGEST_HEADING || a.counts.commas >= 3) ? Joint.MAYBE : Joint.NO;
}

/** ，，，and ：（ end comments. */
function isFace(text: string, piece: Piece): boolean {
  return /[，,、]\s*[，,、]$|[：:;；]-?[（(]$/u.test(text.slice(piece.end - 3, piece.end));
}

/** Names after dashes: ——编者. And a line of names: 新华社记者王永治. */
function isSigned(text: string, piece: Piece): boolean {
  const tail = text.slice(Math.max(piece.start, piece.end - 12), piece.end);
  return /(?:——|──|--)[^，,。—─-]{1,10}$/u.test(tail) || (piece.length <= PROSE && piece.counts.commas + piece.counts.marks === 0 && /^(?:新华社|新華社|中新社|本报|本報)?(?:记者|記者|通讯员|通訊員|特约|高级)/u.test(text.slice(piece.start, piece.start + 8)));
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
  const body = text.slice(piece.start, piece.end);
  return isOpener(text, piece) || (piece.length <= 40 && /[\s　]/u.test(body));
}

/** 。！？；：… and closing quotes or brackets behind them. */
export function isEnded(unit: number): boolean {
  return "。!?;:…”」』》）)】—~.".includes(String.fromCharCode(unit));
}

export function isComma(unit: number): boolean {
  return unit === 0x2c || unit === 0x3001;
}

function isCloser(unit: number): boolean {
  return "。,、;:!?”」』》)】%℃".includes(String.fromCharCode(unit));
}

/** Words that need something behind them. Not 的, 以 (可以), 因 (原因), 有 (没有): comments end in them. */
function isConnective(unit: number): boolean {
  return "和与及在对为把被将从向或由于这该其并而但且若使让给跟按据每各某第是不".includes(String.fromCharCode(unit));
}

/** A digit, or a unit that a number needs: 2021|年, 3|.5, 20|万. */
function isMeasure(text: string, at: number): boolean {
  const unit = text[at]!;
  return /[\d.．%％年月日时時分秒点點万萬亿億千百十个個名人家项項次元吨噸公米亩畝平件条條所座处處起岁歲届屆号號户戶度倍只隻届套台臺辆輛]/u.test(unit);
}
