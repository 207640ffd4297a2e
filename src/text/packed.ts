import { openUnits } from "./ports.ts";

/**
 * Numbers packed into printable ASCII, so that a table costs little in a bundle whatever the bundler does to Han characters
 * (esbuild writes them as \uXXXX unless told otherwise). One digit for 0 to 59, two digits up to 2243, three up to 51,929, four up to 805,500.
 * `scripts/pack.ts` is the other direction.
 */
const FIRST = 35; // "#", behind the quotation mark
const BACKSLASH = 92;
/** The first digit says how many there are: below these one, two, three. */
const TWO = 60;
const THREE = 84;
const FOUR = 90;
/** What the shortest numbers of two, three and four digits stand for. */
const OF_TWO = TWO;
const OF_THREE = OF_TWO + (THREE - TWO) * 91;
const OF_FOUR = OF_THREE + (FOUR - THREE) * 8281;

/** A digit's value: its place among the 91 characters from # to ~ without the backslash. */
function digit(packed: string, at: number): number {
  const unit = packed.charCodeAt(at);
  return unit - FIRST - (unit > BACKSLASH ? 1 : 0);
}

/** The numbers of a packed string. */
export function unpackNumbers(packed: string): Int32Array {
  const out = new Int32Array(packed.length);
  let size = 0;
  for (let i = 0; i < packed.length; ) {
    // Most numbers are one digit. Written out: tables are read once, before any code is hot, where a call costs more than the work.
    let head = packed.charCodeAt(i++) - FIRST;
    if (head > BACKSLASH - FIRST) head--;
    if (head >= TWO) {
      if (head < THREE) head = OF_TWO + (head - TWO) * 91 + digit(packed, i++);
      else if (head < FOUR) {
        head = OF_THREE + (head - THREE) * 8281 + digit(packed, i) * 91 + digit(packed, i + 1);
        i += 2;
      } else {
        head = OF_FOUR + digit(packed, i) * 8281 + digit(packed, i + 1) * 91 + digit(packed, i + 2);
        i += 3;
      }
    }
    out[size++] = head;
  }
  return out.subarray(0, size);
}

/**
 * Calls `each(from, to)` for packed pairs of code points, sorted by target: the steps of the targets, a blank, the zigzag steps of
 * the sources. Apart, they compress better by a twelfth: nearly all steps of targets are one digit.
 */
export function eachPair(packed: string, each: (from: number, to: number) => void): void {
  const blank = packed.indexOf(" ");
  const steps = unpackNumbers(packed.slice(0, blank));
  const sources = unpackNumbers(packed.slice(blank + 1));
  let from = 0;
  let to = 0;
  for (let i = 0; i < steps.length; i++) {
    from += (sources[i]! >> 1) ^ -(sources[i]! & 1);
    to += steps[i]!;
    each(from, to);
  }
}

/** So many units of an alphabet, the most frequent, are spelt with one digit, the others with two. */
const ONE_DIGIT = 36;

/** The units of an alphabet in the order of their numbers; it holds zigzag steps. */
export function unpackAlphabet(packed: string): Uint16Array {
  const steps = unpackNumbers(packed);
  const units = new Uint16Array(steps.length);
  let unit = 0;
  for (let i = 0; i < steps.length; i++) units[i] = unit += (steps[i]! >> 1) ^ -(steps[i]! & 1);
  return units;
}

/** Writes the units that packed[start, end) spells to `out`, and tells how many. Text is a fifth smaller this way, compressed as well, than as it stands. */
export function spell(alphabet: Uint16Array, packed: string, start: number, end: number, out: Uint16Array): number {
  let size = 0;
  for (let i = start; i < end; ) {
    let number = packed.charCodeAt(i++) - FIRST;
    if (number > BACKSLASH - FIRST) number--;
    if (number >= ONE_DIGIT) number = ONE_DIGIT + (number - ONE_DIGIT) * 91 + digit(packed, i++);
    out[size++] = alphabet[number]!;
  }
  return size;
}

/** What a packed text spells. */
export function spellText(alphabet: Uint16Array, packed: string): string {
  const units = new Uint16Array(packed.length);
  const size = spell(alphabet, packed, 0, packed.length, units);
  return openUnits(units).drain(0, size);
}

/** A copy with twice the room. */
export function widened<T extends Uint8Array | Uint16Array | Uint32Array>(old: T): T {
  const wide = new (old.constructor as new (length: number) => T)(old.length * 2);
  wide.set(old);
  return wide;
}
