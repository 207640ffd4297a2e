/**
 * The inner loop and the arrays it runs over.
 *
 * They are made together, once, so that the loop's arrays are constants of its closure: V8 then keeps their addresses in
 * registers (half the time of arguments). For the same reason all tables lie in one array. Units are read two at a time: one
 * load and one store for both. Up to its first change a piece is only read, and behind it written whether it changes or not:
 * which unit of a traditional text changes the processor cannot guess, and a wrong guess costs more than four stores
 * (0.4 ns a unit where nothing changes, 0.7 elsewhere).
 */
export interface Kernel {
  /** The code units at work. */
  readonly units: Uint16Array;
  /** Where specials stand in `units`: found[0], found[1] … `found[CHUNK]` of them. */
  readonly found: Int32Array;
  /** A new table of 65,536 zeros to write XOR deltas to. Its number is `exchange`'s first argument. */
  readonly newTable: () => { readonly number: number; readonly deltas: Uint16Array };
  /**
   * Exchanges units[0, length) in place: unit ^ deltas[unit]; a delta of SPECIAL leaves the unit and notes its place in `found`.
   * Returns the OR of all other deltas, 0 when nothing changed.
   */
  readonly exchange: (table: number, length: number) => number;
}

/** Units held at a time. Larger chunks leave the processor's cache, smaller ones pay more for each call. */
export const CHUNK = 8192;
/**
 * Units that one call of the inner loop takes. V8 replaces a function in the middle of a long loop by code that does not know
 * its closure's constants, and then may never replace that (half as fast); a short loop is replaced between two calls.
 */
export const PIECE = 512;
/** The delta that marks a special unit. No table exchanges a unit for its complement. */
export const SPECIAL = 0xffff;
/** Which of the two units in 32 bits comes first: as the processor has it. */
const LOW = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 0 : 1;
const HIGH = 1 - LOW;
/** One for each group of dictionaries, and some to spare. */
const TABLES = 24;

let kernel: Kernel | undefined;

/** The one kernel. Shared: whoever fills its units drains them before anybody else runs. */
export function loadKernel(): Kernel {
  return (kernel ??= makeKernel());
}

function makeKernel(): Kernel {
  const units = new Uint16Array(CHUNK);
  const pairs = new Uint32Array(units.buffer);
  const found = new Int32Array(CHUNK + 1);
  const tables = new Uint16Array(TABLES * 0x10000); // memory that is not written to is not taken
  let used = 0;
  const exchangePiece = (base: number, from: number, to: number): number => {
    let seen = 0;
    let count = found[CHUNK]!;
    let quiet = true; // nothing has changed yet
    const end = (to + 1) >> 1;
    for (let i = from >> 1; i < end; i += 2) {
      const one = pairs[i]!;
      const two = pairs[i + 1]!;
      const a = tables[base + (one & 0xffff)]!;
      const b = tables[base + (one >>> 16)]!;
      const c = tables[base + (two & 0xffff)]!;
      const d = tables[base + (two >>> 16)]!;
      if (quiet && (a | b | c | d) === 0) continue;
      if (a !== SPECIAL && b !== SPECIAL && c !== SPECIAL && d !== SPECIAL) {
        quiet = false;
        pairs[i] = one ^ (a | (b << 16));
        pairs[i + 1] = two ^ (c | (d << 16));
        seen |= a | b | c | d;
        continue;
      }
      // Which of the four it is the processor cannot guess either: each is noted, and the note kept if it is one.
      found[count] = 2 * i + LOW;
      count += (a + 1) >>> 16;
      found[count] = 2 * i + HIGH;
      count += (b + 1) >>> 16;
      found[count] = 2 * i + 2 + LOW;
      count += (c + 1) >>> 16;
      found[count] = 2 * i + 2 + HIGH;
      count += (d + 1) >>> 16;
      const newOne = (a === SPECIAL ? 0 : a) | ((b === SPECIAL ? 0 : b) << 16);
      const newTwo = (c === SPECIAL ? 0 : c) | ((d === SPECIAL ? 0 : d) << 16);
      pairs[i] = one ^ newOne;
      pairs[i + 1] = two ^ newTwo;
      seen |= newOne | newTwo;
    }
    found[CHUNK] = count;
    return seen;
  };
  return {
    units,
    found,
    newTable: () => {
      if (used === TABLES) throw new RangeError("no table left");
      return { number: used, deltas: tables.subarray(used * 0x10000, ++used * 0x10000) };
    },
    exchange: (table, length) => {
      for (let i = length; i & 3; i++) units[i] = 0;
      found[CHUNK] = 0;
      let seen = 0;
      for (let from = 0; from < length; from += PIECE) seen |= exchangePiece(table * 0x10000, from, Math.min(from + PIECE, length));
      return seen;
    },
  };
}
