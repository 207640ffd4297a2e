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

const GATE_FAMILIES = families.filter((family) => family !== "time" && family !== "ago" && family !== "ui.word" && family !== "nav.channel");

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

/** So much of the head and of the foot of a text is read line by line when its line beginnings say too little. */
const HEAD_UNITS = 800;
const FOOT_UNITS = 2400;
/** Beside one self-evident line so many lines of labels make a page. */
const FEWEST_LABELLED = 4;
const LONGEST_LINE = 420;
/** Words that say nothing of a page when nothing else stands in the line: 体育, 立即. */
const WORDS = familyBit("nav.channel") | familyBit("ui.word");

interface Evidence {
  /** Points of self-evident lines. */
  points: number;
  /** Is there a notice that alone may be an announcement? */
  notice: boolean;
}

/**
 * Does the text hold enough self-evident lines to be looked at as a page? One look at the first characters of each line; only
 * lines that begin like a label are scanned, and at last the head and the foot of the text, where one self-evident line among
 * lines of labels is enough. Self-evident lines are removed in every mode: what is left no longer passes, which makes stripping
 * idempotent.
 *
 * @param named Did the caller name the kind of page?
 */
export function passesGate(text: string, named = false): boolean {
  // Who names the kind of the page has said that it is one: one self-evident line is enough.
  const found: Evidence = { points: named ? 1 : 0, notice: false };
  return beginningsPass(text, found) || edgesPass(text, found, named);
}

function isEnough({ points, notice }: Evidence): boolean {
  // A notice counts beside a self-evident line only.
  return points >= GATE || (points > 0 && notice);
}

function note(found: Evidence, line: Line): void {
  if (line.hard === undefined) return;
  if (line.points > 0) found.points += line.points;
  else if (NO_POINTS.has(line.hard.family)) found.notice = true;
}

function beginningsPass(text: string, found: Evidence): boolean {
  const length = text.length;
  let bar = -1;
  for (let from = 0; from < length; ) {
    let newline = text.indexOf("\n", from);
    if (newline < 0) newline = length;
    // A row of keywords between bars may begin with anything.
    if (bar < from) bar = nextBar(text, from);
    if (mayBeLabelled(text, from, newline, bar < newline)) {
      note(found, scanText(text, from, newline));
      if (isEnough(found)) return true;
    }
    from = newline + 1;
  }
  return false;
}

/** The first and the last lines: labels inside them count too, and lines that hold nothing but labels. */
function edgesPass(text: string, found: Evidence, named: boolean): boolean {
  let labelled = 0;
  let bar = -1;
  const foot = Math.max(HEAD_UNITS, text.length - FOOT_UNITS);
  for (let from = 0; from < text.length; ) {
    if (from >= HEAD_UNITS && from < foot) {
      const newline = text.indexOf("\n", foot);
      if (newline < 0) break;
      from = newline + 1;
      continue;
    }
    let newline = text.indexOf("\n", from);
    if (newline < 0) newline = text.length;
    if (bar < from) bar = nextBar(text, from);
    if (newline - from <= LONGEST_LINE) {
      const line = scanText(text, from, newline);
      if (line.hard === undefined) {
        if (line.tokens > 0 && line.other + line.value + line.replies === 0 && line.fields === 0 && (line.mask & ~WORDS) !== 0) labelled += line.tokens >= 3 ? 2 : 1;
      } else if (!mayBeLabelled(text, from, newline, bar < newline)) note(found, line);
      if (isEnough(found) || (found.points > 0 && !named && labelled >= FEWEST_LABELLED) || (found.notice && labelled > FEWEST_LABELLED)) return true;
    }
    from = newline + 1;
  }
  return false;
}

/** Does text[from, newline) begin like a self-evident line, past indentation and the marks in front of a label? */
function mayBeLabelled(text: string, from: number, newline: number, barred: boolean): boolean {
  const kinds = loadKinds();
  const deltas = loadKeyDeltas();
  let i = from;
  let steps = 0;
  let first = 0;
  for (; i < newline && steps < 40; i++, steps++) {
    const unit = text.charCodeAt(i);
    first = unit ^ deltas[unit]!;
    const kind = kinds[first]!;
    if (kind !== Kind.SEPARATOR && kind !== Kind.ARROW) break;
    if (first === 0xa9) break;
  }
  return i < newline && newline - i <= LONGEST_LINE && (barred || mayBegin(text, i, newline, first, loadPairs(), deltas, kinds));
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
