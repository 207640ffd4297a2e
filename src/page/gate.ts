import { loadKeyDeltas, matchKey } from "../text/key.ts";
import { families, familyBit, loadLabels } from "./labels.ts";
import { labelRows } from "../generated/page-tables.ts";
import { NO_POINTS } from "./hard.ts";
import { LONGEST_SCANNED, isBlank, loadKinds, Kind, type Line } from "./lines.ts";
import { scanLine } from "./scan.ts";

/** A page is looked at only when its lines bring this many points: two self-evident lines, or one path with a label. */
export const GATE = 2;

/** pairs[hash of the first two folded units of a line] = 1 when a self-evident line may begin so. */
let pairs: Uint8Array | undefined;
const PAIRS = 1 << 15;

function pairSlot(first: number, second: number): number {
  return (Math.imul(first, 0x9e35) ^ Math.imul(second, 0x79b1)) & (PAIRS - 1);
}

const GATE_FAMILIES = families.filter((family) => family !== "time" && family !== "ago");

function loadPairs(): Uint8Array {
  if (pairs !== undefined) return pairs;
  const table = new Uint8Array(PAIRS);
  for (const [family, strength, match, , , phrases] of labelRows) {
    if (!GATE_FAMILIES.includes(family)) continue;
    const counts = (familyBit(family) & (familyBit("meta.counts") | familyBit("meta.post"))) !== 0;
    if (!(strength === "H" && match !== "in" && match !== "end") && !(counts || match === "home")) continue;
    for (const phrase of matchKey(phrases).split("\t")) {
      const units = [...phrase.replace(/[\s…]/gu, "")].filter((unit) => loadKinds()[unit.charCodeAt(0)] !== Kind.SEPARATOR || unit === "©");
      if (units.length === 0) continue;
      table[pairSlot(units[0]!.charCodeAt(0), units[1]?.charCodeAt(0) ?? 0)] = 1;
    }
  }
  return (pairs = table);
}

/**
 * Does the text hold enough self-evident lines to be looked at as a page? One look at the first characters of each line; only
 * lines that begin like a label are scanned. Those lines are removed in every mode: what is left no longer passes, which makes
 * stripping idempotent.
 */
export function passesGate(text: string, enough: number = GATE): boolean {
  const table = loadPairs();
  const kinds = loadKinds();
  const deltas = loadKeyDeltas();
  const length = text.length;
  let points = 0;
  let notices = 0;
  let bar = -1;
  for (let from = 0; from < length; ) {
    let newline = text.indexOf("\n", from);
    if (newline < 0) newline = length;
    let i = from;
    let steps = 0;
    let first = 0;
    // Past indentation and the marks in front of a label.
    for (; i < newline && steps < 40; i++, steps++) {
      const unit = text.charCodeAt(i);
      first = unit ^ deltas[unit]!;
      const kind = kinds[first]!;
      if (kind !== Kind.SEPARATOR && kind !== Kind.ARROW) break;
      if (first === 0xa9) break;
    }
    // A row of keywords between bars may begin with anything.
    if (bar < from) bar = nextBar(text, from);
    if (i < newline && newline - i <= 420 && (bar < newline || mayBegin(text, i, newline, first, table, deltas, kinds))) {
      const line = scanText(text, from, newline);
      if (line.hard !== undefined && line.points > 0) points += line.points;
      else if (line.hard !== undefined && NO_POINTS.has(line.hard.family)) notices = 1;
      // A notice alone may be an announcement; beside a self-evident line it counts.
      if (points >= enough || (points > 0 && points + notices >= enough)) return true;
    }
    from = newline + 1;
  }
  return false;
}

function mayBegin(text: string, at: number, end: number, first: number, table: Uint8Array, deltas: Uint16Array, kinds: Uint8Array): boolean {
  let i = at + 1;
  let second = 0;
  while (i < end && i - at < 16) {
    const unit = text.charCodeAt(i);
    second = unit ^ deltas[unit]!;
    if (second === 0x28) return true; // a gloss: 當(dāng)前
    if (kinds[second] !== Kind.SEPARATOR) break;
    i++;
    second = 0;
  }
  return table[pairSlot(first, second)] === 1 || table[pairSlot(first, 0)] === 1;
}

function nextBar(text: string, from: number): number {
  const found = text.indexOf("|", from);
  return found < 0 ? text.length : found;
}

function scanText(text: string, from: number, newline: number): Line {
  let start = from;
  let end = newline;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  const key = matchKey(text.slice(start, Math.min(end, start + LONGEST_SCANNED * 2)));
  return scanLine(key, { from: 0, to: key.length, start: 0, end: key.length }, loadLabels());
}
