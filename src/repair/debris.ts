import { symbolGlyphs } from "../generated/repair-tables.ts";
import { CharClass, loadClasses } from "../text/classes.ts";
import { EditBuilder } from "../text/edit-builder.ts";
import { EditSet } from "../text/edits.ts";
import { nextUnit } from "../text/scan.ts";

/**
 * Characters that nobody sees and every search stumbles over. Each rule names a class of units; the neighbours decide where
 * the same unit is meant: ZERO WIDTH JOINER in 👩‍🌾, ZERO WIDTH NON-JOINER in نمی‌دانم, VARIATION SELECTOR-16 in ✔️.
 */
export const BOM = "repair/debris.byte-order-mark";
export const ZERO_WIDTH = "repair/debris.zero-width";
export const BIDI = "repair/debris.bidi";
export const SOFT_HYPHEN = "repair/debris.soft-hyphen";
export const TERMINAL = "repair/debris.terminal-escape";
export const CONTROL = "repair/debris.control";
export const VARIATION = "repair/debris.variation-selector";
export const GLYPH = "repair/debris.glyph";
/** Half of a pair: no character, and no UTF-8 can hold it. Replaced, not deleted (UTR 36, 3.5: deletion can join what a filter kept apart). */
export const LONE_SURROGATE = "repair/surrogate.lone";

let glyphs: ReadonlyMap<number, string> | undefined;

function loadGlyphs(): ReadonlyMap<number, string> {
  if (glyphs !== undefined) return glyphs;
  const map = new Map<number, string>();
  for (let i = 0; i < symbolGlyphs.length; i += 2) map.set(symbolGlyphs.charCodeAt(i), symbolGlyphs[i + 1]!);
  return (glyphs = map);
}

export function clearDebris(text: string, isOn: (rule: string) => boolean): EditSet {
  const classes = loadClasses();
  const builder = new EditBuilder(text);
  const seen: Seen = { rightToLeft: undefined, tagged: -1 };
  for (let i = 0; (i = nextUnit(text, i, text.length, classes, CharClass.DAMAGE)) < text.length; ) i = clearAt(text, i, builder, isOn, seen);
  return builder.finish();
}

/** What was found out about the text so far. */
interface Seen {
  /** Has it right-to-left letters? Found out when it is first asked. */
  rightToLeft: boolean | undefined;
  /** Where the next tag of a flag may stand. */
  tagged: number;
}

/** Clears what begins at `i`. The end of what was looked at. */
function clearAt(text: string, i: number, builder: EditBuilder, isOn: (rule: string) => boolean, seen: Seen): number {
  const unit = text.charCodeAt(i);
  if (unit >= 0xd800 && unit <= 0xdfff) {
    const low = text.charCodeAt(i + 1);
    if (unit > 0xdbff || !isLowSurrogate(low)) {
      if (isOn(LONE_SURROGATE)) builder.replace(i, i + 1, "\ufffd", LONE_SURROGATE);
      return i + 1;
    }
    // VARIATION SELECTOR-17 … 256, U+E0100-U+E01EF, choose a glyph of an ideograph.
    if (unit === 0xdb40 && low >= 0xdd00 && low <= 0xddef && isOn(VARIATION)) builder.delete(i, i + 2, VARIATION);
    // Tags, U+E0000-U+E007F, spell the region of a flag, and otherwise what no reader shall see.
    if (unit === 0xdb40 && low <= 0xdc7f && i !== seen.tagged && isOn(ZERO_WIDTH)) builder.delete(i, i + 2, ZERO_WIDTH);
    if ((unit === 0xd83c && low === 0xdff4) || (unit === 0xdb40 && i === seen.tagged)) seen.tagged = i + 2;
    return i + 2;
  }
  const escape = unit === 0x1b ? escapeLength(text, i) : 0;
  if (escape > 0 && isOn(TERMINAL)) {
    builder.delete(i, i + escape, TERMINAL);
    return i + escape;
  }
  const rule = ruleOf(text, i, unit, seen);
  if (rule !== undefined && isOn(rule)) {
    if (rule === GLYPH) builder.replace(i, i + 1, loadGlyphs().get(unit)!, rule);
    else builder.delete(i, i + 1, rule);
  }
  return i + 1;
}

/** Parameters of a control sequence are a few small numbers; what is longer is none. */
const LONGEST_ESCAPE = 32;

/**
 * Length of the control sequence at `i`, colours and the like, or 0: ESC [, parameters, intermediates, a final letter.
 *
 * > | ESC[1;31m红色
 *     ^^^^^^^^^
 */
function escapeLength(text: string, i: number): number {
  if (text.charCodeAt(i + 1) !== 0x5b) return 0;
  let at = i + 2;
  const end = Math.min(text.length, i + LONGEST_ESCAPE);
  while (at < end && text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x3f) at++;
  while (at < end && text.charCodeAt(at) >= 0x20 && text.charCodeAt(at) <= 0x2f) at++;
  const final = at < end ? text.charCodeAt(at) : 0;
  return final >= 0x40 && final <= 0x7e ? at + 1 - i : 0;
}

function ruleOf(text: string, i: number, unit: number, seen: Seen): string | undefined {
  switch (unit) {
    case 0xfeff:
      return BOM;
    case 0x200b:
    case 0x2060:
      return ZERO_WIDTH;
    case 0x200c:
    case 0x200d:
      return joins(text, i) ? undefined : ZERO_WIDTH;
    case 0xad:
      // What a table of characters shows in a cell of its own.
      return text.charCodeAt(i - 1) === 0x09 && text.charCodeAt(i + 1) === 0x09 ? undefined : SOFT_HYPHEN;
    case 0x34f:
    case 0x180e:
      return ZERO_WIDTH;
  }
  if (unit >= 0xfe00 && unit <= 0xfe0f) return unit === 0xfe0f || unit === 0xfe0e ? (followsHan(text, i) ? VARIATION : undefined) : VARIATION;
  if (unit === 0x61c || unit === 0x200e || unit === 0x200f || (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069)) {
    // In a text with right-to-left letters they may be needed.
    seen.rightToLeft ??= hasRightToLeft(text);
    return seen.rightToLeft ? undefined : BIDI;
  }
  if ((unit >= 0x2061 && unit <= 0x2064) || (unit >= 0x206a && unit <= 0x206f)) return ZERO_WIDTH;
  if (unit < 0x20 || (unit >= 0x7f && unit <= 0x9f && unit !== 0x85)) return CONTROL;
  if (unit >= 0xfff0 && unit <= 0xfffb && unit !== 0xfffc) return CONTROL; // interlinear annotation marks
  if (unit >= 0xf000 && unit <= 0xf0ff && loadGlyphs().has(unit)) return GLYPH;
  return undefined;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Does the joiner stand between emoji, or between letters of a script that joins (Arabic, Indic, Mongolian …)? */
function joins(text: string, i: number): boolean {
  const before = text.charCodeAt(i - 1);
  const after = text.charCodeAt(i + 1);
  const joining = (unit: number): boolean => (unit >= 0x600 && unit <= 0x1fff && !(unit >= 0x1100 && unit <= 0x11ff)) || (unit >= 0xd800 && unit <= 0xdfff) || (unit >= 0x2190 && unit <= 0x2bff) || unit === 0xfe0f || (unit >= 0xfb50 && unit <= 0xfdff) || (unit >= 0xa800 && unit <= 0xabff);
  return joining(before) && (joining(after) || before < 0x2000);
}

function followsHan(text: string, i: number): boolean {
  return i > 0 && (loadClasses()[text.charCodeAt(i - 1)]! & CharClass.HAN) !== 0;
}

function hasRightToLeft(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((unit >= 0x590 && unit <= 0x8ff) || (unit >= 0xfb1d && unit <= 0xfdff) || (unit >= 0xfe70 && unit <= 0xfefe)) return true;
  }
  return false;
}
