/**
 * The inner loop and the arrays it runs over.
 *
 * They are made together, once, so that the loop's arrays are constants of its closure: V8 then keeps their addresses in
 * registers (half the time of arguments). For the same reason all tables lie in one array. Units are
 * read two at a time: one load and one store for both, and none where both stay (0.7 ns a unit).
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
/** Which half of 32 bits holds the unit that comes first: as the processor has it. */
const FIRST = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 0 : 16;
const SECOND = 16 - FIRST;
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
    for (let i = from >> 1; 2 * i < to; i += 2) {
      const one = pairs[i]!;
      const two = pairs[i + 1]!;
      const a = tables[base + ((one >>> FIRST) & 0xffff)]!;
      const b = tables[base + ((one >>> SECOND) & 0xffff)]!;
      const c = tables[base + ((two >>> FIRST) & 0xffff)]!;
      const d = tables[base + ((two >>> SECOND) & 0xffff)]!;
      if ((a | b | c | d) === 0) continue;
      if (a !== SPECIAL && b !== SPECIAL && c !== SPECIAL && d !== SPECIAL) {
        seen |= a | b | c | d;
        pairs[i] = one ^ ((a << FIRST) | (b << SECOND));
        pairs[i + 1] = two ^ ((c << FIRST) | (d << SECOND));
        continue;
      }
      if (a === SPECIAL) found[count++] = 2 * i;
      else units[2 * i]! ^= a;
      if (b === SPECIAL) found[count++] = 2 * i + 1;
      else units[2 * i + 1]! ^= b;
      if (c === SPECIAL) found[count++] = 2 * i + 2;
      else units[2 * i + 2]! ^= c;
      if (d === SPECIAL) found[count++] = 2 * i + 3;
      else units[2 * i + 3]! ^= d;
      seen |= (a === SPECIAL ? 0 : a) | (b === SPECIAL ? 0 : b) | (c === SPECIAL ? 0 : c) | (d === SPECIAL ? 0 : d);
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
