import { decodeGb2312 } from "../read/code-tables.ts";
import { isRareHan } from "./plausible.ts";
import { maySpaced } from "./spaced.ts";
import { CharClass, loadClasses } from "../text/classes.ts";
import { scanUnits } from "../text/scan.ts";

/**
 * What a text must hold for a pass to have work there. CharClass is too coarse for that: the middle dot of 奥黛丽·赫本 and the
 * letters of GDP are in most clean pages. A pass whose trigger does not occur is not called. The bits above those of CharClass:
 * one table holds both, and one scan of a text tells both.
 */
export const Trigger = {
  /** & begins an entity. */
  ENTITY: 256,
  /** ( （ [ ［ 【 〔 ? ？: a note, or what is left of one. */
  NOTE: 512,
  /** A vowel with a tone mark, or zhuyin. */
  TONE: 1024,
  /** Beyond ASCII and not Chinese: a byte of a wrong decoding. */
  BYTE: 2048,
  /** Control, zero-width, private use, variation selector, surrogate. */
  DEBRIS: 4096,
  /** U+FFFD, and the first characters of 锟斤拷 烫烫烫 屯屯屯. */
  LOST: 8192,
  /** \\ % begin an escape; read only when asked. */
  ESCAPE: 16384,
  /** A Han character that hardly any text shows, and that wrong decodings are full of. */
  RARE: 32768,
  /** Han characters with a blank on either side, many of them: no matter of units, see maySpaced. */
  SPACED: 65536,
} as const;

/** Any of them. */
export const TRIGGERS = 0x1ff00;

let table: Uint16Array | undefined;

/** CharClass and Trigger of each unit. Shared: do not write to it. */
export function loadTriggers(): Uint16Array {
  if (table !== undefined) return table;
  const classes = loadClasses();
  const made = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    if ((classes[unit]! & CharClass.DAMAGE) !== 0 && unit !== 0x26 && !(unit >= 0xa0 && unit <= 0xbf && unit !== 0xad)) made[unit] = Trigger.DEBRIS;
    if (unit >= 0x80 && unit < 0x800) made[unit]! |= Trigger.BYTE;
    if (unit >= 0xc0 && (classes[unit]! & CharClass.LATIN) !== 0 && unit < 0xff00) made[unit]! |= Trigger.TONE;
  }
  // The middle dot is Chinese punctuation; the degree, plus-minus, multiplication, section and division signs stand alone in prose.
  for (const character of "·°±×§÷") made[character.charCodeAt(0)] = 0;
  made[0x26] = Trigger.ENTITY;
  for (const character of "(（[［【〔?？") made[character.charCodeAt(0)] = Trigger.NOTE;
  for (const character of "\\%") made[character.charCodeAt(0)] = Trigger.ESCAPE;
  for (const character of "\ufffd锟烫屯") made[character.charCodeAt(0)]! |= Trigger.LOST;
  const common = new Uint8Array(0x10000);
  const gb2312 = decodeGb2312();
  for (let i = 0; i < gb2312.length; i++) common[gb2312.charCodeAt(i)] = 1;
  for (let unit = 0x4e00; unit <= 0x9fa5; unit++) if (common[unit] === 0 && isRareHan(unit)) made[unit]! |= Trigger.RARE;
  // What GBK shows for a pair without a character.
  for (let unit = 0xe000; unit <= 0xe864; unit++) made[unit]! |= Trigger.RARE;
  for (let unit = 0; unit < 0x10000; unit++) made[unit]! |= classes[unit]!;
  return (table = made);
}

/** CharClass and Trigger of a text, ORed. */
export function scanTriggers(text: string): number {
  const flags = scanUnits(text, 0, text.length, loadTriggers());
  return (flags & CharClass.HAN) !== 0 && maySpaced(text, flags) ? flags | Trigger.SPACED : flags;
}
