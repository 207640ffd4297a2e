import { EditBuilder } from "../text/edit-builder.ts";
import { EditSet } from "../text/edits.ts";
import { CharClass, isHan } from "../text/classes.ts";
import { loadOddness } from "./plausible.ts";

/**
 * Text that a PDF spaced out, character by character: 我 们 的 工 作 ， 取 得 了 新 的 进 展 。 A line is such a text when it
 * is long, nearly all of its words are one character, its marks show clauses, and words that hold a sentence together are among
 * them. What people space out is short (目 录, 姓 名, a line of a poem) or a list (a row of characters to practise has no clauses).
 */
export const SPACED = "repair/space.spaced";

/** Single characters that a line must have: two lines of a poem have fourteen. */
const LEAST_SINGLES = 16;
/** Share of single characters among the words of a line that are no marks, and characters for each mark. */
const LEAST_SHARE = 0.85;
const LEAST_CLAUSE = 3;
/** Oddness of 的 是 在 and their like, and how many different ones a line must have. */
const FREQUENT = 6;
const LEAST_FREQUENT = 2;
const ENDS = "，。；！？,;!?";
const MARKS = `${ENDS}、：:“”‘’（）()《》「」『』【】…—`;
/** The blanks that PDFs and word processors put in: ordinary, no-break, ideographic. */
const BLANKS = [0x20, 0xa0, 0x3000];

/** May a text with these CharClass flags hold such a line? Counts Han characters with a blank on either side: a mark at a third of them leaves at least half. */
export function maySpaced(text: string, flags: number): boolean {
  return BLANKS.some((blank) => {
    if (blank === 0xa0 && (flags & CharClass.DAMAGE) === 0) return false;
    let singles = 0;
    const mark = String.fromCharCode(blank);
    for (let i = text.indexOf(mark); i >= 0; i = text.indexOf(mark, i + 1)) if (text.charCodeAt(i + 2) === blank && isHan(text.charCodeAt(i + 1)) && ++singles >= LEAST_SINGLES / 2) return true;
    return false;
  });
}

export function closeSpaced(text: string, isOn: (rule: string) => boolean): EditSet {
  if (!isOn(SPACED)) return EditSet.empty(text.length);
  const builder = new EditBuilder(text);
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    if (isSpacedLine(text, start, end)) {
      const digits = !/\d\d/.test(text.slice(start, end)); // 2 0 1 5 年 beside 15 人 is no number spaced out
      const isSpacedOut = (at: number): boolean => isChinese(text, at) || (digits && isDigit(text.charCodeAt(at)));
      for (let i = start + 1; i < end - 1; i++) if (isBlank(text.charCodeAt(i)) && isSpacedOut(i - 1) && isSpacedOut(i + 1)) builder.delete(i, i + 1, SPACED);
    }
    start = end + 1;
  }
  return builder.finish();
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || (unit > 0x7f && BLANKS.includes(unit));
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isChinese(text: string, at: number): boolean {
  return isHan(text.charCodeAt(at)) || MARKS.includes(text[at]!);
}

function isSpacedLine(text: string, start: number, end: number): boolean {
  let singles = 0;
  let others = 0;
  let marks = 0;
  const frequent = new Set<number>();
  const clauses = new Set<number>(); // their lengths: those of a poem are one
  let clauseFrom = 0;
  for (let from = start; from < end; ) {
    let to = from;
    while (to < end && !isBlank(text.charCodeAt(to))) to++;
    if (to === from + 1 && isDigit(text.charCodeAt(from))) {
      from = to + 1; // half of a number, or all of it
      continue;
    }
    const han = to - from <= 3 ? onlyHan(text, from, to) : NONE;
    if (han === NONE && to > from) others++;
    for (let i = from; i < to && han !== NONE; i++) {
      if (i === han) {
        singles++;
        if (loadOddness()[text.charCodeAt(i)]! <= FREQUENT) frequent.add(text.charCodeAt(i));
      } else {
        marks++;
        if (!ENDS.includes(text[i]!)) continue;
        clauses.add(singles - clauseFrom);
        clauseFrom = singles;
      }
    }
    from = to + 1;
  }
  if (singles < LEAST_SINGLES || singles < LEAST_SHARE * (singles + others) || singles < LEAST_CLAUSE * marks) return false;
  return clauses.size > 0 && (clauses.size > 1 || clauseFrom < singles) && frequent.size >= LEAST_FREQUENT;
}

const NONE = -1;
const MARKS_ALONE = -2;

/** Offset of the one Han character of a word that has marks besides; MARKS_ALONE without one, NONE where anything else stands. */
function onlyHan(text: string, from: number, to: number): number {
  let han = MARKS_ALONE;
  for (let i = from; i < to; i++) {
    if (MARKS.includes(text[i]!)) continue;
    if (han >= 0 || !isHan(text.charCodeAt(i))) return NONE;
    han = i;
  }
  return han;
}
