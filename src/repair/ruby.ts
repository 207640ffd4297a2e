import { CharClass, loadClasses } from "../text/classes.ts";
import type { Range } from "../text/edits.ts";
import { nextUnit } from "../text/scan.ts";
import { canBeRead, parseSyllable, readingsOf } from "./readings.ts";

/** A reading is at most six letters long: zhuāng. */
const LONGEST = 6;

/**
 * Readings of a flattened <ruby>: 漢hàn字zì是shì語yǔ素sù. Nothing when the text does not look so as a whole: at least eight
 * readings, with tone marks, most of them with a character right behind, on nearly every occurrence of the characters.
 * "长cháng短、长zhǎng大" is a lesson and stays.
 */
export function findRuby(text: string): readonly Range[] {
  const classes = loadClasses();
  const found: (Range & { readonly unit: number; readonly reading: string })[] = [];
  let follow = 0;
  let fitting = 0;
  for (let i = 1; (i = nextUnit(text, i, text.length, classes, CharClass.LATIN)) < text.length; i++) {
    const start = i;
    while (i < text.length && (classes[text.charCodeAt(i)]! & CharClass.LATIN) !== 0) i++;
    const unit = text.charCodeAt(start - 1);
    if (i - start > LONGEST || (classes[unit]! & CharClass.HAN) === 0) continue;
    const syllable = parseSyllable(text.slice(start, i));
    if (syllable === undefined || syllable.tone === 0) continue;
    found.push({ start, end: i, unit, reading: text.slice(start, i) });
    if (readingsOf(unit) === undefined || canBeRead(unit, syllable)) fitting++;
    if (i < text.length && (classes[text.charCodeAt(i)]! & CharClass.HAN) !== 0) follow++;
  }
  if (found.length < 8 || fitting < found.length * 0.95 || follow < found.length * 0.6) return [];
  const readings = new Map<number, string>();
  let twofold = 0;
  for (const { unit, reading } of found) {
    const known = readings.get(unit);
    if (known === undefined) readings.set(unit, reading);
    else if (known !== reading) twofold++;
  }
  if (twofold > found.length * 0.05) return [];
  let occurrences = 0;
  for (let i = 0; i < text.length; i++) if (readings.has(text.charCodeAt(i))) occurrences++;
  return found.length >= occurrences * 0.9 ? found : [];
}
