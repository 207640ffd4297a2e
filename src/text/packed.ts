/**
 * Numbers packed into printable ASCII, so that a table costs little in a bundle whatever the bundler does to Han characters
 * (esbuild writes them as \uXXXX unless told otherwise). One digit for 0 to 59, two digits up to 2607, four up to 753,570.
 * `scripts/pack.ts` is the other direction.
 */
const FIRST = 35; // "#", behind the quotation mark
const BACKSLASH = 92;

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
    let head = packed.charCodeAt(i) - FIRST;
    if (head > BACKSLASH - FIRST) head--;
    if (head < 60) {
      out[size++] = head;
      i += 1;
    } else if (head < 88) {
      out[size++] = 60 + (head - 60) * 91 + digit(packed, i + 1);
      i += 2;
    } else {
      out[size++] = digit(packed, i + 1) * 8281 + digit(packed, i + 2) * 91 + digit(packed, i + 3);
      i += 4;
    }
  }
  return out.subarray(0, size);
}

/**
 * Calls `each(from, to)` for packed pairs of code points. They are sorted by target; a row is the step of the target and the
 * zigzag step of the source. The numbers are read in place: this runs before any code is hot, and takes half as long as a list of them would.
 */
export function eachPair(packed: string, each: (from: number, to: number) => void): void {
  let from = 0;
  let to = 0;
  let isSource = false;
  for (let i = 0; i < packed.length; ) {
    let number = packed.charCodeAt(i++) - FIRST;
    if (number > BACKSLASH - FIRST) number--;
    if (number >= 88) {
      number = digit(packed, i) * 8281 + digit(packed, i + 1) * 91 + digit(packed, i + 2);
      i += 3;
    } else if (number >= 60) number = 60 + (number - 60) * 91 + digit(packed, i++);
    if (isSource) {
      from += (number >> 1) ^ -(number & 1);
      each(from, to);
    } else to += number;
    isSource = !isSource;
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

/** A copy with twice the room. */
export function widened<T extends Uint8Array | Uint16Array | Uint32Array>(old: T): T {
  const wide = new (old.constructor as new (length: number) => T)(old.length * 2);
  wide.set(old);
  return wide;
}
