import { FIRST_LEAD, FIRST_TRAIL, loadBig5Pairs, NOTHING, TRAILS } from "../read/code-tables.ts";
import { isPrivateUse, loadGbk } from "./gbk.ts";
import { loadOddness, loadOddnessShown } from "./plausible.ts";

/**
 * Big5 read as GBK and GBK read as Big5. Both write a character in two bytes of nearly the same range, so each character shown
 * stands for exactly one:
 *
 *     original   學    生    宿    舍        bytes  BEC7  A5CD  B14A  AAD9      in Big5
 *     shown      厩    ネ    盝    (dropped)         BEC7  A5CD  B14A  AAD9      in GBK
 */

/** What every unit shown stands for. */
export interface Swap {
  /** The unit meant; 0 where there is none. */
  readonly meant: Uint16Array;
  /** Nats by which the unit meant is less odd than the one shown, less TOLL; IMPOSSIBLE where there is none. */
  readonly gains: Float32Array;
}

let big5AsGbk: Swap | undefined;
let gbkAsBig5: Swap | undefined;

/** For each unit of GBK the unit of Big5 with the same bytes. */
export function loadBig5AsGbk(): Swap {
  if (big5AsGbk !== undefined) return big5AsGbk;
  const { unitOf } = loadGbk();
  const table = new Uint16Array(0x10000);
  eachPair((pair, unit) => {
    if (unitOf[pair] !== 0) table[unitOf[pair]!] = unit;
  });
  return (big5AsGbk = { meant: table, gains: gainsOf(table) });
}

/** For each unit of Big5 the unit of GBK with the same bytes. */
export function loadGbkAsBig5(): Swap {
  if (gbkAsBig5 !== undefined) return gbkAsBig5;
  const { unitOf } = loadGbk();
  const table = new Uint16Array(0x10000);
  eachPair((pair, unit) => {
    if (table[unit] === 0 && unitOf[pair] !== 0 && !isPrivateUse(unitOf[pair]!)) table[unit] = unitOf[pair]!;
  });
  return (gbkAsBig5 = { meant: table, gains: gainsOf(table) });
}

function gainsOf(meant: Uint16Array): Float32Array {
  const oddness = loadOddness();
  const shown = loadOddnessShown();
  return Float32Array.from(meant, (other, unit) => (other === 0 || isKana(other) ? IMPOSSIBLE : shown[unit]! - oddness[other]! - TOLL));
}

function eachPair(put: (pair: number, big5: number) => void): void {
  const units = loadBig5Pairs();
  for (let lead = 0xa1; lead <= 0xf9; lead++) {
    for (let trail = FIRST_TRAIL; trail <= 0xfe; trail++) {
      const unit = units[(lead - FIRST_LEAD) * TRAILS + trail - FIRST_TRAIL]!;
      if (unit !== NOTHING) put((lead << 8) | trail, unit);
    }
  }
}

export interface SwapReading {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Fewer characters than these can be read both ways by chance. */
const LEAST_CHARACTERS = 4;
/** Nats by which the characters meant must be less odd than those shown: each, and all of them besides. */
const LEAST_GAIN_EACH = 2.7;
const LEAST_GAIN = 6;
/** What a katakana alone among other characters is shown with: no Japanese word is one. */
const LONE_KATAKANA = 10;
const MOST_ODDNESS = 8.6;
/** What every character must gain for a stretch to go on, and how far behind its best it may fall. */
const TOLL = 1;
const IMPOSSIBLE = -Infinity;
const MOST_LOSS = 12;
const MOST_ASCII = 12;

/** The stretch in text[start, end) that is clearly better Chinese when each unit is read as the one it stands for: the best one. */
export function readSwapped(text: string, start: number, end: number, { meant, gains }: Swap): SwapReading | undefined {
  const oddness = loadOddness();
  let bestGain = 0;
  let bestStart = 0;
  let bestEnd = 0;
  let gain = 0;
  let from = start;
  let ascii = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      if (++ascii > MOST_ASCII) gain = 0;
      continue;
    }
    ascii = 0;
    if (gain <= 0) {
      gain = 0;
      from = i;
    }
    const step = gains[unit]!;
    // 撳撳撳囖: who writes a character once may write it again.
    const isRepeated = step > 0 && i > from && unit === text.charCodeAt(i - 1);
    if (step === IMPOSSIBLE) gain = -1;
    else if (!isRepeated) gain += unit >= 0x30a1 && unit <= 0x30fa && isLoneKatakana(text, i) ? step + LONE_KATAKANA - loadOddnessShown()[unit]! : step;
    if (gain > bestGain) {
      bestGain = gain;
      bestStart = from;
      bestEnd = i + 1;
    } else if (gain < bestGain - MOST_LOSS) break;
  }
  if (bestGain === 0) return undefined;
  let characters = 0;
  let sum = 0;
  for (let i = bestStart; i < bestEnd; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80 || (i > bestStart && unit === text.charCodeAt(i - 1))) continue;
    characters++;
    sum += oddness[meant[unit]!]!;
  }
  if (characters < LEAST_CHARACTERS || bestGain < LEAST_GAIN + characters * (LEAST_GAIN_EACH - TOLL) || sum > characters * MOST_ODDNESS) return undefined;
  bestStart = reach(text, bestStart, start, -1, meant);
  bestEnd = reach(text, bestEnd, end, 1, meant);
  let out = "";
  for (let i = bestStart; i < bestEnd; i++) out += text.charCodeAt(i) < 0x80 ? text[i]! : String.fromCharCode(meant[text.charCodeAt(i)]!);
  return { start: bestStart, end: bestEnd, text: out };
}

function isKana(unit: number): boolean {
  return unit >= 0x3041 && unit <= 0x30fe;
}

function isLoneKatakana(text: string, i: number): boolean {
  const unit = text.charCodeAt(i);
  return unit >= 0x30a1 && unit <= 0x30fa && !isKana(text.charCodeAt(i - 1)) && !isKana(text.charCodeAt(i + 1));
}

/** A few characters on, when the stretch ends there: 彆 is 别 written otherwise, but behind 萇趕瘍鎢脤戙賦 it is 果. */
const REACH = 4;
/** Nats by which they may be odder as they are meant: 叫安虫恶 in front of 糶猔種ㄆ兜 is 請假單填. One character of good text loses more. */
const MOST_ODDER = 6;

function reach(text: string, from: number, bound: number, step: 1 | -1, meant: Uint16Array): number {
  const oddness = loadOddness();
  const shown = loadOddnessShown();
  let i = from;
  let odd = 0;
  for (let n = 0; n <= REACH && i !== bound; n++, i += step) {
    const unit = text.charCodeAt(step > 0 ? i : i - 1);
    const other = meant[unit]!;
    if (unit < 0x80 || other === 0 || isKana(other)) return i;
    odd += oddness[other]! - shown[unit]!;
    if (n === REACH || odd > MOST_ODDER) return from;
  }
  return i;
}
