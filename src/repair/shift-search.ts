import { isCutMark, isPrivateUse, loadGbk } from "./gbk.ts";
import type { PageModel } from "./page-model.ts";
import { canBeSpelt, charactersRead, type Syllable } from "./readings.ts";

/**
 * Reads a run of shifted bytes back. In the run every visible character is the second byte of one character and the first
 * byte of the next:
 *
 *     original   績     為     全     省               bytes  BF83 9EE9 C8AB CAA1
 *     marked     BF 83 (jī) 9E (yōu) E9 C8 AB CA A1   839E is 優: its reading is put between the bytes of 為
 *     shown      績    (jī) ?yōu)    槿     …          9E 28 is no pair: "?" and the bracket is gone; E9C8 is 槿
 *
 * so a hypothesis is the lead byte that waits for its trail byte; each token of the run completes a character and leaves the
 * next lead byte. The run ends where a trail byte shows as what it is: an ASCII letter, "€", or a "?" in front of a reading
 * ("(" eaten), of a mark (the byte string was cut there), of the end.
 */
export interface Token {
  readonly unit: number;
  /** Offset of the unit, and of what follows it and its reading. */
  readonly start: number;
  readonly end: number;
  /** The reading behind it: of the unit, or for a "?" of the character that was broken there. */
  readonly reading: Syllable | undefined;
  readonly broken: boolean;
}

export interface Hypothesis {
  readonly score: number;
  /** The characters read so far. */
  readonly text: string;
  /** Last unit, for the language model. */
  readonly last: number;
  /** The waiting lead byte lies in this range; one byte when low = high. */
  readonly low: number;
  readonly high: number;
  /** Pairs that must have been dropped. */
  readonly drops: number;
  /** Was something put between the waiting byte and the next? Then the character may go without the page's reading. */
  readonly split: boolean;
}

/** A way to read the run: what stands for tokens[0, next). */
export interface Reading {
  readonly score: number;
  readonly text: string;
  readonly next: number;
  readonly drops: number;
  /** An ASCII character was swallowed: the "?" that stands for it stays. */
  readonly swallowed: boolean;
}

/** Hypotheses kept at each token for each number of dropped pairs, dropped pairs in one gap and in a run. */
const WIDTH = 60;
const MOST_DROPS_IN_GAP = 2;
const MOST_DROPS = 5;
/** Readings kept of those that end at the same token. */
const MOST_ENDS = 100;
/** A hypothesis so many nats behind the best of its kind is given up. */
const BEAM = 25;
/** Hypotheses that a second pair in the same gap starts from. */
const WIDTH_IN_GAP = 8;

export function searchRun(tokens: readonly Token[], first: readonly Hypothesis[], page: PageModel): Reading[] {
  const found: Found = { best: -Infinity, readings: [] };
  let states = first;
  for (let i = 0; i < tokens.length && states.length > 0; i++) {
    const before = found.readings.length;
    found.best = -Infinity;
    const withDrops = page.privateUseKept ? states : dropPairs(states, page);
    const next: Hypothesis[] = [];
    for (const state of withDrops) readToken(state, tokens, i, page, next, found);
    states = prune(next);
    // They end at the same token, so the best of them are the best whatever follows.
    if (found.readings.length > before + MOST_ENDS) found.readings.push(...found.readings.splice(before).sort((a, b) => b.score - a.score).slice(0, MOST_ENDS));
  }
  return found.readings;
}

/** Readings that reach the end of the run; the best that ends at this token sets the mark for the others. */
interface Found {
  best: number;
  readonly readings: Reading[];
}

/** The hypotheses themselves, and with one or two dropped pairs in this gap. */
function dropPairs(states: readonly Hypothesis[], page: PageModel): Hypothesis[] {
  const { privateRows } = loadGbk();
  const out = [...states];
  let layer = states;
  for (let n = 0; n < MOST_DROPS_IN_GAP; n++) {
    const next: Hypothesis[] = [];
    for (const state of layer) {
      if (state.drops >= MOST_DROPS) continue;
      for (const { lead, low, high } of privateRows) complete(state, lead, low, high, page, 1, false, next);
    }
    const near = prune(next);
    for (const state of near) out.push(state);
    layer = near.sort((a, b) => b.score - a.score).slice(0, WIDTH_IN_GAP);
  }
  return out;
}

/** Completes the waiting lead byte with `trail`; the new waiting byte lies in low…high. */
export function complete(state: Hypothesis, trail: number, low: number, high: number, page: PageModel, drops: number, split: boolean, out: Hypothesis[]): void {
  const { unitOf } = loadGbk();
  for (let lead = state.low; lead <= state.high; lead++) {
    const unit = unitOf[(lead << 8) | trail]!;
    if (unit === 0 || isPrivateUse(unit)) continue;
    // Bytes that stood together would carry the page's reading.
    if (!state.split && page.table.has(unit)) continue;
    out.push({ score: state.score + page.step(state.last, unit), text: state.text + String.fromCharCode(unit), last: unit, low, high, drops: state.drops + drops, split });
  }
}

/** Completes the waiting byte and ends the run there. */
function finish(state: Hypothesis, trail: number, fits: (unit: number) => boolean, page: PageModel, rest: string, next: number, swallowed: boolean, found: Found): void {
  const { unitOf } = loadGbk();
  for (let lead = state.low; lead <= state.high; lead++) {
    const unit = unitOf[(lead << 8) | trail]!;
    if (unit === 0 || isPrivateUse(unit) || !fits(unit)) continue;
    const score = state.score + page.step(state.last, unit);
    if (score < found.best - BEAM) continue;
    found.best = Math.max(found.best, score);
    found.readings.push({ score, text: state.text + String.fromCharCode(unit) + rest, next, drops: state.drops, swallowed });
  }
}

function readToken(state: Hypothesis, tokens: readonly Token[], i: number, page: PageModel, out: Hypothesis[], found: Found): void {
  const { unit, reading, broken } = tokens[i]!;
  const unmarked = (character: number): boolean => state.split || !page.table.has(character);
  if (broken) {
    const read = reading!;
    for (let trail = 0x81; trail <= 0xfe; trail++) finish(state, trail, (character) => fitsReading(character, read, page), page, "", i + 1, false, found);
    return;
  }
  // A trail byte that shows as an ASCII letter, or as the Euro sign, byte 80.
  const ascii = unit >= 0xff20 && unit <= 0xff5e ? 0 : unit;
  if ((ascii >= 0x40 && ascii <= 0x7e) || unit === 0x20ac) {
    const trail = unit === 0x20ac ? 0x80 : ascii;
    finish(state, trail, reading === undefined ? unmarked : (character) => fitsReading(character, reading, page), page, "", i + 1, false, found);
  }
  if (unit === 0x3f) readQuestionMark(state, tokens, i, page, unmarked, found);
  const pair = pairOf(unit, page);
  if (pair === 0) return;
  if (reading === undefined ? page.table.has(unit) : !canBeSpelt(unit, reading.letters)) return;
  const trail = pair >> 8;
  const lead = pair & 0xff;
  if (lead >= 0x81) complete(state, trail, lead, lead, page, 0, reading !== undefined, out);
  // The second byte is a letter of the original: 的A → 的's trail byte and "A" made a pair.
  else if (lead >= 0x40 && lead < 0x7f && reading === undefined) finish(state, trail, unmarked, page, String.fromCharCode(lead), i + 1, false, found);
}

function readQuestionMark(state: Hypothesis, tokens: readonly Token[], i: number, page: PageModel, unmarked: (unit: number) => boolean, found: Found): void {
  const next = tokens[i + 1]?.unit ?? 0x0a;
  const cut = isCutMark(next) || next === 0x0a;
  // Cut, or a swallowed character: digits, blanks, line ends have no pair with any lead byte.
  for (let trail = 0x81; trail <= 0xfe; trail++) finish(state, trail, unmarked, page, cut ? "" : "?", i + 1, !cut, found);
}

/** The two bytes of what a page shows; 0 for what has none. */
export function pairOf(unit: number, page: PageModel): number {
  // A digit that is seen is never taken for half of something else.
  if (unit >= 0x21 && unit <= 0x7e) return page.halfwidth && !(unit >= 0x30 && unit <= 0x39) ? 0xa380 + unit : 0;
  return loadGbk().pairOf[unit]!;
}

/** On a page a character has one reading; a character that the page never marks may have any of its own. */
export function fitsReading(unit: number, reading: Syllable, page: PageModel): boolean {
  const own = page.table.get(unit);
  if (own !== undefined) return own.letters === reading.letters && own.tone === reading.tone;
  return page.count(unit) === 0 && canBeSpelt(unit, reading.letters);
}

/** Characters that the page may mark with this reading: its own first. */
export function markedWith(reading: Syllable, page: PageModel): readonly number[] {
  return charactersRead({ letters: reading.letters, tone: 0 }).filter((unit) => fitsReading(unit, reading, page));
}

/** The best of each number of dropped pairs. */
function prune(states: readonly Hypothesis[]): Hypothesis[] {
  const best = new Float64Array(MOST_DROPS + 1).fill(-Infinity);
  for (const { score, drops } of states) if (score > best[drops]!) best[drops] = score;
  const near = states.filter(({ score, drops }) => score > best[drops]! - BEAM);
  if (near.length <= WIDTH) return near;
  near.sort((a, b) => b.score - a.score);
  const kept = new Uint16Array(MOST_DROPS + 1);
  return near.filter(({ drops }) => kept[drops]!++ < WIDTH);
}
