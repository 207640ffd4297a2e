import { DescriptionReader, isDescription, keepDescription } from "./ids.ts";
import { loadKernel, SPECIAL } from "./kernel.ts";
import { KEEP, MATCH, type Match, type Pass } from "./walk.ts";

/**
 * CJK compatibility ideographs (豈 U+F900) → their unified characters: OpenCC's first step. Unicode's canonical decomposition
 * says the same as OpenCC's table, so no table is shipped. Only these characters are normalized, never the text around them.
 */
export const COMPATIBILITY_RULE = 0;
/** Rule names of this pass: it has one rule, for what the table exchanges as for what `resolve` decides. */
export const COMPATIBILITY_RULES: readonly string[] = ["script/compatibility"];

/** First half of the supplementary ones, U+2F800 to U+2FA1F. */
const HIGH = 0xd87e;

let pass: Pass | undefined;

export function loadCompatibilityPass(): Pass {
  if (pass !== undefined) return pass;
  const { number, deltas } = loadKernel().newTable();
  for (let unit = 0xf900; unit < 0xfb00; unit++) {
    const unified = String.fromCharCode(unit).normalize("NFC");
    deltas[unit] = unified.length === 1 ? unit ^ unified.charCodeAt(0) : SPECIAL;
  }
  deltas[HIGH] = SPECIAL;
  deltas.fill(SPECIAL, 0x2ff0, 0x3000);
  const descriptions = new DescriptionReader();
  const resolve = (text: string, position: number, _floor: number, limit: number, match: Match): number => {
    if (isDescription(text.charCodeAt(position))) return keepDescription(descriptions, text, position, limit, match);
    const unified = unifiedAt(text, position);
    const end = position + (text.charCodeAt(position) === HIGH ? 2 : 1);
    if (unified === undefined || end > limit) return KEEP;
    match.start = position;
    match.end = end;
    match.text = unified;
    match.rule = COMPATIBILITY_RULE;
    return MATCH;
  };
  return (pass = { table: number, reach: 0, resolve });
}

/** Makes compatibility ideographs specials of another pass, where they are not exchanged anyway. */
export function markCompatibility(deltas: Uint16Array): void {
  for (let unit = 0xf900; unit < 0xfb00; unit++) deltas[unit] ||= SPECIAL;
  deltas[HIGH] = SPECIAL;
}

/** Does a compatibility ideograph stand at `position`? */
export function isCompatibility(text: string, position: number): boolean {
  return unifiedAt(text, position) !== undefined;
}

const known = new Map<number, string | undefined>();

/** What the compatibility ideograph at `position` is unified to; undefined where none stands. */
function unifiedAt(text: string, position: number): string | undefined {
  const unit = text.charCodeAt(position);
  if (unit !== HIGH && !(unit >= 0xf900 && unit <= 0xfaff)) return undefined;
  const point = text.codePointAt(position)!;
  if (!known.has(point)) {
    const character = String.fromCodePoint(point);
    const target = character.normalize("NFC");
    known.set(point, target === character ? undefined : target);
  }
  return known.get(point);
}
