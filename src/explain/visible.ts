/**
 * Text as a person can see it. Characters without a picture of their own (controls, zero-width marks, direction marks, lone
 * surrogates, private use) are shown by name, so that what a repair removed can be seen, and so that a page can neither
 * steer the terminal nor turn the reading direction of the report.
 */

const LINE_FEED = 0x0a;
const TAB = 0x09;

/** `visible("a\u200Bb\u001B[31m")` → `a⟨U+200B⟩b␛[31m`. Line feeds and tabs stay unless `oneLine` is set: then `⏎` and `⇥`. */
export function visible(text: string, oneLine = false): string {
  const pieces: string[] = [];
  let kept = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isPlain(unit)) continue;
    const low = text.charCodeAt(i + 1);
    if (unit >= 0xd800 && unit < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
      i++;
      continue;
    }
    if (!oneLine && (unit === LINE_FEED || unit === TAB)) continue;
    pieces.push(text.slice(kept, i), nameOf(unit, oneLine));
    kept = i + 1;
  }
  if (pieces.length === 0) return text;
  pieces.push(text.slice(kept));
  return pieces.join("");
}

function isPlain(unit: number): boolean {
  if (unit < 0x20 || (unit >= 0x7f && unit <= 0xa0) || unit === 0xad) return false;
  if (unit < 0x034f) return true;
  if (unit === 0x034f || unit === 0x061c || (unit >= 0x180b && unit <= 0x180e)) return false;
  if ((unit >= 0x200b && unit <= 0x200f) || (unit >= 0x2028 && unit <= 0x202e) || (unit >= 0x2060 && unit <= 0x206f)) return false;
  return !(unit >= 0xd800 && unit <= 0xf8ff) && !(unit >= 0xfe00 && unit <= 0xfe0f) && unit !== 0xfeff && unit < 0xfff0;
}

function nameOf(unit: number, oneLine: boolean): string {
  if (oneLine && unit === LINE_FEED) return "⏎";
  if (oneLine && unit === TAB) return "⇥";
  if (unit < 0x20) return String.fromCharCode(0x2400 + unit); // Unicode's own control pictures: ␀ ␛
  if (unit === 0x7f) return "␡";
  return `⟨U+${unit.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}

/** The first `most` characters on one line, with … when there is more. A surrogate pair stays whole. */
export function excerpt(text: string, most: number): string {
  if (text.length <= most) return visible(text, true);
  const last = text.charCodeAt(most - 1);
  const end = last >= 0xd800 && last < 0xdc00 ? most - 1 : most;
  return `${visible(text.slice(0, end), true)}…`;
}
