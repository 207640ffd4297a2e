import { CharClass, loadClasses } from "../text/classes.ts";
import { EditBuilder } from "../text/edit-builder.ts";
import type { EditSet } from "../text/edits.ts";
import type { StageContext } from "../stage.ts";

const RULE = "fold/composition";
/** UAX #15, Stream-Safe Text Format: no text in any language needs more marks on one letter. Ordering a million of them is not linear. */
const MOST_MARKS = 30;
const MARK = /^\p{M}/u;

/**
 * Second pass: NFC, a piece at a time. A piece is a character and the marks that follow it:
 *
 *     l u ̈ ̌ s h ī
 *       ^^^     piece: u and two marks → ǚ, one edit
 *
 * Normalizing the pieces normalizes the text, because a character that is no mark never composes with what stands before it.
 */
export function compose(text: string, report?: StageContext["report"]): EditSet {
  const classes = loadClasses();
  const out = new EditBuilder(text);
  for (let i = 0; i < text.length; i++) {
    if ((classes[text.charCodeAt(i)]! & CharClass.FOLD) === 0 || markLength(text, i) === 0) continue;
    const start = Math.max(out.position, previous(text, i));
    let marks = 0;
    let end = i;
    for (let length = markLength(text, end); length > 0; length = markLength(text, end)) {
      end += length;
      marks++;
    }
    if (marks <= MOST_MARKS) replaceDifference(out, text, start, end);
    else report?.({ ruleId: RULE, start, end, reason: `${marks} combining marks on one character: left as they are`, actual: text.slice(start, Math.min(end, start + 4)) });
    i = end - 1;
  }
  return out.finish();
}

/** UTF-16 length of the mark at `position`; 0 when there is none. */
function markLength(text: string, position: number): number {
  const unit = text.charCodeAt(position);
  if (Number.isNaN(unit) || (loadClasses()[unit]! & CharClass.FOLD) === 0) return 0;
  if ((unit & 0xf800) === 0xd800) {
    const code = text.codePointAt(position)!;
    return code > 0xffff && (MARK.test(String.fromCodePoint(code)) || isKiratRaiVowel(code)) ? 2 : 0;
  }
  return isComposingJamo(unit) || MARK.test(text.charAt(position)) ? 1 : 0;
}

/** Hangul vowels and finals are letters, and compose with the letter before. */
function isComposingJamo(unit: number): boolean {
  return (unit >= 0x1161 && unit <= 0x1175) || (unit >= 0x11a8 && unit <= 0x11c2);
}

/** The only other letters that do (Unicode 16): KIRAT RAI VOWEL SIGN E and AI. */
function isKiratRaiVowel(code: number): boolean {
  return code === 0x16d67 || code === 0x16d68;
}

/** Start of the character before `position`. */
function previous(text: string, position: number): number {
  if (position === 0) return 0;
  return position > 1 && (text.codePointAt(position - 2) ?? 0) > 0xffff ? position - 2 : position - 1;
}

/** One edit from the first to the last unit that NFC changes in text[start, end). */
function replaceDifference(out: EditBuilder, text: string, start: number, end: number): void {
  const piece = text.slice(start, end);
  const composed = piece.normalize("NFC");
  if (composed === piece) return;
  const shorter = Math.min(piece.length, composed.length);
  let head = 0;
  while (head < shorter && piece.charCodeAt(head) === composed.charCodeAt(head)) head++;
  if (head > 0 && isHigh(piece.charCodeAt(head - 1))) head--;
  let tail = 0;
  while (tail < shorter - head && piece.charCodeAt(piece.length - 1 - tail) === composed.charCodeAt(composed.length - 1 - tail)) tail++;
  if (tail > 0 && isLow(piece.charCodeAt(piece.length - tail))) tail--;
  out.replace(start + head, end - tail, composed.slice(head, composed.length - tail), RULE);
}

function isHigh(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

function isLow(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}
