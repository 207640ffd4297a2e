import { CHUNK, loadScratch } from "./ports.ts";

/** Below this the way through the array costs more than it saves. */
const SHORT = 64;

/**
 * The entries of all code units of text[start, end), ORed: what a table of flags says of a text.
 *
 * Long texts go through an array of units in chunks: charCodeAt takes three times as long as the rest of the loop.
 */
export function scanUnits(text: string, start: number, end: number, table: Uint8Array | Uint16Array): number {
  const { units, port, isBulk } = loadScratch();
  let flags = 0;
  if (!isBulk || end - start < SHORT) {
    for (let i = start; i < end; i++) flags |= table[text.charCodeAt(i)]!;
    return flags;
  }
  for (let from = start; from < end; from += CHUNK) {
    const to = Math.min(end, from + CHUNK);
    port.fill(text, from, to);
    flags |= orUnits(units, to - from, table);
  }
  return flags;
}

/**
 * The first place in text[from, end) whose unit has one of the flags in `mask`; `end` when there is none.
 *
 * A pass asks this for its next candidate instead of looking at every unit itself: V8 compiles a loop that runs once a text while
 * it runs, without knowing what the rare branch does, and falls back to the interpreter for long stretches when that is taken.
 */
export function nextUnit(text: string, from: number, end: number, table: Uint8Array | Uint16Array, mask: number): number {
  let at = from;
  while (at < end && (table[text.charCodeAt(at)]! & mask) === 0) at++;
  return at;
}

// In a function of its own: V8 keeps the arrays' addresses in registers.
function orUnits(units: Uint16Array, length: number, table: Uint8Array | Uint16Array): number {
  let flags = 0;
  let other = 0; // two chains of ORs: neither waits for the other
  let i = 0;
  for (; i + 3 < length; i += 4) {
    flags |= table[units[i]!]! | table[units[i + 1]!]!;
    other |= table[units[i + 2]!]! | table[units[i + 3]!]!;
  }
  for (; i < length; i++) flags |= table[units[i]!]!;
  return flags | other;
}
