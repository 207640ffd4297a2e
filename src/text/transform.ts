import { CHUNK, loadScratch } from "./ports.ts";

/**
 * Replaces code units by a table, 1:1.
 *
 * The table holds XOR deltas: 0 = unchanged. Most units of most texts are unchanged, so a chunk whose deltas are all zero is
 * never copied, and a text without change is returned as it is.
 */
export function transformUnits(text: string, deltas: Uint16Array): string {
  const { length } = text;
  if (length <= SHORT && isUnchanged(text, deltas)) return text;
  const { units, port } = loadScratch();
  let out = "";
  let kept = 0; // text[kept, …) is not in `out` yet
  for (let from = 0; from < length; from += CHUNK) {
    const to = Math.min(from + CHUNK, length);
    port.fill(text, from, to);
    if (exchange(units, to - from, deltas) === 0) continue;
    if (kept < from) out += text.slice(kept, from);
    out += port.drain(0, to - from);
    kept = to;
  }
  if (kept === 0) return text;
  return kept < length ? out + text.slice(kept) : out;
}

/** The words of a text are asked for one by one, and most are as they are already. */
const SHORT = 40;

function isUnchanged(text: string, deltas: Uint16Array): boolean {
  for (let i = 0; i < text.length; i++) if (deltas[text.charCodeAt(i)] !== 0) return false;
  return true;
}

/** Exchanges units[0, length) in place and answers the OR of their deltas. */
function exchange(units: Uint16Array, length: number, deltas: Uint16Array): number {
  let seen = 0;
  for (let i = 0; i < length; i++) {
    const unit = units[i]!;
    const delta = deltas[unit]!;
    seen |= delta;
    units[i] = unit ^ delta;
  }
  return seen;
}
