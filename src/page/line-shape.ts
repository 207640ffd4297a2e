/**
 * What a single line looks like, whatever stands around it: a row of a table, a headline of two clauses, the number of a page, an item of a
 * list, names. The text is in simplified characters (`foldScript`).
 */
import type { Range } from "../text/edits.ts";
import type { Piece } from "./join.ts";
import { isByline, isLead } from "./lead.ts";
import { unitSet } from "./marks.ts";

/** A line at least this long, or one with a full stop inside, is prose. */
export const PROSE = 36;
/** Headlines of two clauses with a comma may be this long. */
export const LONGEST_HEADING = 42;
/** A clause of a headline is no longer than this. */
export const LONGEST_CLAUSE = 14;

/** 9月3日，… 据了解，… 魏少军表示，…: a clause that leads to a sentence. Headlines leave such clauses out. */
export function hasProseClause(text: string, { start, end }: Range): boolean {
  return /(?:[日年月时后前中上下间来说称示悉绍息讯此外然]|了解|认为|指出)[，,]/u.test(text.slice(start, end));
}

/** 9月3日，… 近日，… 据…: so paragraphs begin, seldom what follows in a sentence. */
export function isOpening(text: string, { start, end }: Range): boolean {
  return /^(?:\d{1,4}年|\d{1,2}月|\d{1,2}日|近日|日前|[昨今][天日]|目前|据|此外|同时|然而|不过|其实|实际上|事实上|.{2,12}[讯电][（( ])/u.test(text.slice(start, Math.min(end, start + 14)));
}

/** Cells: no sentence, and two gaps or more. */
export function isRow(text: string, piece: Piece): boolean {
  if (piece.length > LONGEST_HEADING * 2 || piece.counts.stops > 0 || piece.ranges.length > 1 || !mayHoldGap(text, piece)) return false;
  const cells = text.slice(piece.start, piece.end).split(/[\t|]|[\s　]{2,}/u);
  return cells.length >= 3 || (piece.counts.commas === 0 && /(?:\s[\d.%,-]{1,12}){2}$/u.test(text.slice(Math.max(piece.start, piece.end - 26), piece.end)));
}

/** Headlines of two clauses: both are short, and neither is much longer than the other. */
export function hasClauses(text: string, { start, end }: Range): boolean {
  const clauses = text.slice(start, end).split(/[，,、]/u).map(({ length }) => length);
  return clauses.length === 2 && Math.max(...clauses) <= LONGEST_CLAUSE && Math.max(...clauses) <= Math.min(...clauses) * 2;
}

/** The number of a page: — 12 —, 12 / 20; 第 3 页 共 20 页, with a name beside it. */
export function isFolio(text: string, { start, end }: Range): boolean {
  if (end - start > LONGEST_FOLIO) return false;
  return /第\s?\d{1,4}\s?页\s?[/／，,]?\s?共\s?\d{1,4}\s?页/u.test(text.slice(start, end)) || (end - start <= 20 && /^[\s—–\-·.~第共页/／,，()（）\d]+$/u.test(text.slice(start, end)) && /\d/u.test(text.slice(start, end)) && !/^[,，)）]/u.test(text[start]!));
}

const LONGEST_FOLIO = 60;

/** ## 三、讨论, ![图](a.png), [](https://…), <figure>, ```: a line of its own in Markdown or HTML. */
export function isMarkup(text: string, { start, end }: Range): boolean {
  return MARKUP.has(text.charCodeAt(start)) && /^(?:#{1,6}\s|!?\[[^\]]{0,9}\]\(|<[a-z/!]|```)/iu.test(text.slice(start, Math.min(end, start + LONGEST_MARKUP)));
}

const MARKUP: ReadonlySet<number> = unitSet("#![<`");
const LONGEST_MARKUP = 14;

/** ，，，and ：（ end comments. */
export function isFace(text: string, { end }: Range): boolean {
  return /[，,、]\s*[，,、]$|[：:;；]-?[（(]$/u.test(text.slice(end - 3, end));
}

/** Names after dashes: ——编者. And a line of names: 新华社记者王永治. */
export function isSigned(text: string, piece: Piece): boolean {
  const tail = text.slice(Math.max(piece.start, piece.end - 12), piece.end);
  if (isByline(text, piece) || isCredit(tail)) return true;
  return /(?:——|──|--)[^，,。—─-]{1,10}$/u.test(tail) || (piece.length <= PROSE && piece.counts.commas + piece.counts.marks === 0 && /^(?:(?:新华社|中新社|本报).{0,8})?(?:记者|通讯员|特约|高级)/u.test(text.slice(piece.start, piece.start + 16)));
}

/** … 周斌 摄, …公安分局供图 华龙网: who took the picture. */
function isCredit(tail: string): boolean {
  return /(?:摄|摄影|供图|制图)(?:[\s　]\S{2,6})?$/u.test(tail);
}

/** 一、 (一) 1. 第三章 ① □ ▲ ● 本报讯: a new item, article or caption begins here. */
export function isItem(text: string, piece: Range): boolean {
  const head = text.slice(piece.start, Math.min(piece.end, piece.start + 12));
  return /^(?:[一二三四五六七八九十]{1,3}、|[（(](?:[一二三四五六七八九十\d]{1,3}[）)]|\d{4}年)|\d{1,2}[、.．)）](?!\d)|第[一二三四五六七八九十百\d]{1,4}[章节条款篇部回]|[①-⑳■□◆◇●○▲△▼※·•★☆◎→－-]|\*(?!\*)|——|【)/u.test(head) || isLead(text, piece);
}

/** A short label and a colon: a speaker, a field. */
export function isLabelled(text: string, { start, end }: Range): boolean {
  return /^[^，,。：:]{1,6}[：:]/u.test(text.slice(start, Math.min(end, start + 12)));
}

/** 的马素湘说：“…: a colon in the middle of a sentence, no speaker's label. */
export function isSaying(text: string, { start, end }: Range): boolean {
  return /^[^，,。：:]{0,5}(?:说|道|问|称|表示|指出|介绍|认为)[：:]/u.test(text.slice(start, Math.min(end, start + 10)));
}

/** No full stop inside and an item number in front, or two clauses with a blank between: a heading. */
export function isHeading(text: string, piece: Piece): boolean {
  if (piece.counts.stops > 0 || isLead(text, piece)) return false;
  return ((isItem(text, piece) || isLabelled(text, piece)) && (piece.counts.commas === 0 || piece.length < LONGEST_HEADING)) || hasGap(text, piece);
}

/** A blank between two Chinese characters: clauses of a headline, names, cells. */
export function hasGap(text: string, piece: Piece): boolean {
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
