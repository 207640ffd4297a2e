import { foldPairs, hanPairs } from "../generated/text-tables.ts";
import { eachPair } from "./packed.ts";
import { transformUnits } from "./transform.ts";

let deltas: Uint16Array | undefined;
let scriptDeltas: Uint16Array | undefined;

/** unit ^ table[unit] is the folded unit. Shared: do not write to it. */
export function loadKeyDeltas(): Uint16Array {
  if (deltas !== undefined) return deltas;
  const table = new Uint16Array(0x10000);
  const set = (from: number, to: number): void => {
    table[from] = from ^ to;
  };
  eachPair(hanPairs, set);
  eachPair(foldPairs, set);
  return (deltas = table);
}

/**
 * A copy of exactly the same length in which every code unit is folded for comparison: traditional → simplified by single
 * character, fullwidth → halfwidth, capitals → small letters, compatibility ideographs → unified, wide spaces → a blank.
 * Lexicons are written once, in this form, and matched on the key: offsets are the text's own.
 *
 * matchKey("發表於 ２０２４－５－１０") === "发表于 2024-5-10"
 *
 * Returns `text` itself when nothing folds. matchKey(matchKey(x)) === matchKey(x).
 */
export function matchKey(text: string): string {
  return transformUnits(text, loadKeyDeltas());
}

/** unit ^ table[unit] is the simplified character for a traditional one, by itself. */
function loadScriptDeltas(): Uint16Array {
  if (scriptDeltas !== undefined) return scriptDeltas;
  const whole = loadKeyDeltas(); // 薴 goes through 苧 to 苎
  const table = new Uint16Array(0x10000);
  eachPair(hanPairs, (from) => void (table[from] = whole[from]!));
  return (scriptDeltas = table);
}

/**
 * A copy of the same length whose traditional characters are simplified, each by itself: what `matchKey` does first. A rule that
 * reads this copy is written once, and says the same of a text in either script; width and capitals are still the text's own.
 *
 * foldScript("發表於 ２０２４ＡＢＣ") === "发表于 ２０２４ＡＢＣ"
 */
export function foldScript(text: string): string {
  return transformUnits(text, loadScriptDeltas());
}

/** Has `foldScript` the same result for both? */
export function sameBesidesScript(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  const folded = foldScript(a);
  return folded === b || folded === foldScript(b);
}

/** One folded code unit. */
export function foldUnit(unit: number): number {
  return unit ^ loadKeyDeltas()[unit]!;
}
