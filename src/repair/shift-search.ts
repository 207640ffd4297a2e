import { isCutMark, isPrivateUse, loadGbk, type Stretch } from "./gbk.ts";
import { fitsReading, type PageModel } from "./page-model.ts";
import { canBeSpelt, type Syllable } from "./readings.ts";
import { Best, Frontier, MOST_DROPS, textOf, type Hypothesis } from "./shift-frontier.ts";

/**
 * Reads a run of shifted bytes back. In the run every visible character is the second byte of one character and the first
 * byte of the next:
 *
 *     original   績     為     全     省               bytes  BF83 9EE9 C8AB CAA1
 *     marked     BF 83 (jī) 9E (yōu) E9 C8 AB CA A1   839E is 優: its reading is put between the bytes of 為
 *     shown      績    (jī) ?yōu)    槿     …          9E 28 is no pair: "?" and the bracket is gone; E9C8 is 槿
 *
 * so a hypothesis (shift-frontier.ts) is the lead byte that waits for its trail byte; each token of the run completes a character and leaves the
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

/** A way to read the run: what stands for tokens[0, next). */
export interface Reading {
  readonly score: number;
  readonly text: string;
  readonly next: number;
  readonly drops: number;
  /** An ASCII character was swallowed: the "?" that stands for it stays. */
  readonly swallowed: boolean;
}

/** Pairs dropped in one gap at most, and hypotheses that the second of them starts from. */
const MOST_DROPS_IN_GAP = 2;
const WIDTH_IN_GAP = 8;
/** Readings kept of those that end at the same token. */
const MOST_ENDS = 100;

export function searchRun(tokens: readonly Token[], first: readonly Hypothesis[], page: PageModel): Reading[] {
  const out: Reading[] = [];
  let states = first;
  for (let i = 0; i < tokens.length && states.length > 0; i++) {
    const next = new Frontier();
    const ends: Ends = new Best(MOST_ENDS);
    const gap = page.privateUseKept ? [...states] : dropPairs(states, page);
    // The best first: what it ends with sets the mark for the others.
    if (tokens[i]!.unit === 0x3f) gap.sort((a, b) => b.score - a.score);
    for (const state of gap) readToken(state, tokens, i, page, next, ends);
    for (const { score, state, unit, rest, swallowed } of ends.list()) out.push({ score, text: textOf(state) + String.fromCharCode(unit) + rest, next: i + 1, drops: state.drops, swallowed });
    states = next.states();
  }
  return out;
}

/** A hypothesis, and the character and more that end the run behind it. */
interface End {
  readonly score: number;
  readonly state: Hypothesis;
  readonly unit: number;
  readonly rest: string;
  readonly swallowed: boolean;
}

/** They end at the same token, so the best of them are the best whatever follows. */
type Ends = Best<End>;

/** The hypotheses themselves, and with one or two dropped pairs in this gap. */
function dropPairs(states: readonly Hypothesis[], page: PageModel): Hypothesis[] {
  const { privateRows } = loadGbk();
  const out = [...states];
  let layer = states;
  for (let n = 0; n < MOST_DROPS_IN_GAP; n++) {
    const next = new Frontier();
    for (const state of layer) if (state.drops < MOST_DROPS) for (const { lead, stretches } of privateRows) complete(state, lead, stretches, page, 1, false, next);
    const near = next.states();
    for (const state of near) out.push(state);
    layer = near.sort((a, b) => b.score - a.score).slice(0, WIDTH_IN_GAP);
  }
  return out;
}

/** Completes the waiting lead byte with `trail`; the new waiting byte lies in one of the stretches. */
export function complete(state: Hypothesis, trail: number, stretches: readonly Stretch[], page: PageModel, drops: number, split: boolean, out: Frontier): void {
  const { unitOf } = loadGbk();
  const sum = state.drops + drops;
  if (!out.isKept(state.score, sum)) return;
  for (let lead = state.low; lead <= state.high; lead++) {
    const unit = unitOf[(lead << 8) | trail]!;
    if (unit === 0 || isPrivateUse(unit)) continue;
    // Bytes that stood together would carry the page's reading.
    if (!state.split && page.table.has(unit)) continue;
    const score = state.score + page.step(state.unit, unit);
    if (!out.isKept(score, sum)) continue;
    for (const { low, high } of stretches) out.add({ score, unit, from: state, low, high, drops: sum, split });
  }
}

/** Completes the waiting byte and ends the run there. */
function finish(state: Hypothesis, trail: number, fits: (unit: number) => boolean, page: PageModel, rest: string, swallowed: boolean, ends: Ends): void {
  const { unitOf } = loadGbk();
  for (let lead = state.low; lead <= state.high; lead++) {
    const unit = unitOf[(lead << 8) | trail]!;
    if (unit !== 0 && !isPrivateUse(unit) && fits(unit)) finishWith(state, unit, page, rest, swallowed, ends);
  }
}

function finishWith(state: Hypothesis, unit: number, page: PageModel, rest: string, swallowed: boolean, ends: Ends): void {
  const score = state.score + page.step(state.unit, unit);
  if (ends.isKept(score)) ends.add({ score, state, unit, rest, swallowed });
}

function readToken(state: Hypothesis, tokens: readonly Token[], i: number, page: PageModel, out: Frontier, ends: Ends): void {
  const { unit, reading, broken } = tokens[i]!;
  const unmarked = (character: number): boolean => state.split || !page.table.has(character);
  // A probability is at most one: no end is better than the hypothesis.
  if (unit === 0x3f && !ends.isKept(state.score)) return;
  if (broken) return finishMarked(state, reading!, page, ends);
  // A trail byte that shows as an ASCII letter, or as the Euro sign, byte 80.
  const ascii = unit >= 0xff20 && unit <= 0xff5e ? 0 : unit;
  if ((ascii >= 0x40 && ascii <= 0x7e) || unit === 0x20ac) {
    const trail = unit === 0x20ac ? 0x80 : ascii;
    finish(state, trail, reading === undefined ? unmarked : (character) => fitsReading(character, reading, page), page, "", false, ends);
  }
  if (unit === 0x3f) readQuestionMark(state, tokens, i, page, unmarked, ends);
  const pair = pairOf(unit, page);
  if (pair === 0) return;
  if (reading === undefined ? page.table.has(unit) : !canBeSpelt(unit, reading.letters)) return;
  const trail = pair >> 8;
  const lead = pair & 0xff;
  if (lead >= 0x81) complete(state, trail, [{ low: lead, high: lead }], page, 0, reading !== undefined, out);
  // The second byte is a letter of the original: 的A → 的's trail byte and "A" made a pair.
  else if (lead >= 0x40 && lead < 0x7f && reading === undefined) finish(state, trail, unmarked, page, String.fromCharCode(lead), false, ends);
}

/** The run ends in front of a broken reading: with a character that is read so and has a lead byte as its second. */
function finishMarked(state: Hypothesis, reading: Syllable, page: PageModel, ends: Ends): void {
  const { pairOf: pairs } = loadGbk();
  for (const unit of page.markedWith(reading)) {
    const pair = pairs[unit]!;
    if (pair >> 8 >= state.low && pair >> 8 <= state.high && (pair & 0xff) >= 0x81) finishWith(state, unit, page, "", false, ends);
  }
}

function readQuestionMark(state: Hypothesis, tokens: readonly Token[], i: number, page: PageModel, unmarked: (unit: number) => boolean, ends: Ends): void {
  const next = tokens[i + 1]?.unit ?? 0x0a;
  const cut = isCutMark(next) || next === 0x0a;
  // Cut, or a swallowed character: digits, blanks, line ends have no pair with any lead byte.
  for (let trail = 0x81; trail <= 0xfe; trail++) finish(state, trail, unmarked, page, cut ? "" : "?", !cut, ends);
}

/** The two bytes of what a page shows; 0 for what has none. */
export function pairOf(unit: number, page: PageModel): number {
  // A digit that is seen is never taken for half of something else.
  if (unit >= 0x21 && unit <= 0x7e) return page.halfwidth && !(unit >= 0x30 && unit <= 0x39) ? 0xa380 + unit : 0;
  return loadGbk().pairOf[unit]!;
}
