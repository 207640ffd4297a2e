import { EditSet } from "../text/edits.ts";
import { openUnits, type Port } from "../text/ports.ts";

/** Units held at a time of the text and of what became of it: typed arrays are read several times as fast as strings. */
const BLOCK = 8192;

interface Window {
  readonly units: Uint16Array;
  /** The same two by two. */
  readonly pairs: Uint32Array;
  readonly port: Port;
}

function makeWindow(): Window {
  const units = new Uint16Array(BLOCK);
  return { units, pairs: new Uint32Array(units.buffer), port: openUnits(units) };
}

/** One pair for all: whoever compares does so to the end before anybody else runs. */
let windows: readonly [source: Window, target: Window] | undefined;

/**
 * The columns of an edit set in which nearly every edit exchanges one unit. A traditional page has an edit for every third
 * unit; the general builder takes ten times as long as the conversion itself.
 */
export class UnitColumns {
  #starts = new Uint32Array(0);
  #ends = new Uint32Array(0);
  #insertedEnds = new Uint32Array(0);
  #rules = new Uint16Array(0);
  #size = 0;
  #inserted = new Uint16Array(0);
  #length = 0;
  readonly #text: string;
  readonly #out: string;
  readonly #source: Window;
  readonly #target: Window;
  // What the windows hold: text[#start, #end), and as much of the output from #start + #shift on.
  #start = 0;
  #end = 0;
  #shift = 0;

  constructor(text: string, out: string) {
    this.#text = text;
    this.#out = out;
    [this.#source, this.#target] = windows ??= [makeWindow(), makeWindow()];
  }

  /** `out` at position + shift holds what text[start, end) became: an edit for each character that differs. Called with rising positions. */
  compare(start: number, end: number, shift: number): void {
    const source = this.#source.units;
    const target = this.#target.units;
    const sourcePairs = this.#source.pairs;
    const targetPairs = this.#target.pairs;
    for (let at = start; at < end; ) {
      if (at < this.#start || at >= this.#end || shift !== this.#shift) this.#load(at, shift);
      const offset = this.#start;
      const stop = Math.min(end, this.#end) - offset;
      // Room for every unit of a block, so that the loop below need not ask.
      this.#reserve(at, stop - (at - offset));
      const starts = this.#starts;
      const ends = this.#ends;
      const insertedEnds = this.#insertedEnds;
      const inserted = this.#inserted;
      let size = this.#size;
      let length = this.#length;
      let i = at - offset;
      while (i < stop) {
        if ((i & 3) === 0 && sourcePairs[i >> 1] === targetPairs[i >> 1] && sourcePairs[(i >> 1) + 1] === targetPairs[(i >> 1) + 1]) {
          i += 4;
          continue;
        }
        const unit = target[i]!;
        const before = source[i]!;
        if ((before & 0xf800) === 0xd800 && unit !== before) break;
        // Written whether the unit changed or not, and kept if it did: nobody can guess which units change, the processor neither.
        starts[size] = offset + i++;
        ends[size] = offset + i;
        inserted[length] = unit;
        insertedEnds[size] = length + 1;
        const changed = ((before ^ unit) + 0xffff) >>> 16;
        size += changed;
        length += changed;
      }
      i = Math.min(i, stop);
      this.#size = size;
      this.#length = length;
      at = i < stop ? this.#comparePair(offset + i, start, end, shift) : offset + stop;
    }
  }

  /** A surrogate pair is exchanged whole, whichever half differs. Returns the position behind it. */
  #comparePair(at: number, start: number, end: number, shift: number): number {
    const text = this.#text;
    const first = (text.charCodeAt(at) & 0xfc00) === 0xdc00 && at > start && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at;
    const pair = first + 1 < end && (text.charCodeAt(first) & 0xfc00) === 0xd800 && (text.charCodeAt(first + 1) & 0xfc00) === 0xdc00;
    const stop = first + (pair ? 2 : 1);
    this.replace(first, stop, this.#out.slice(first + shift, stop + shift), 0);
    return stop;
  }

  replace(start: number, end: number, text: string, rule: number): void {
    this.#reserve(start, Math.max(1, text.length));
    const size = this.#size++;
    for (let i = 0; i < text.length; i++) this.#inserted[this.#length++] = text.charCodeAt(i);
    this.#starts[size] = start;
    this.#ends[size] = end;
    this.#rules[size] = rule;
    this.#insertedEnds[size] = this.#length;
  }

  /** Says what made the edits in text[start, end): rule 0 otherwise. */
  attribute(start: number, end: number, rule: number): void {
    let low = 0;
    let high = this.#size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! < start) low = middle + 1;
      else high = middle;
    }
    for (; low < this.#size && this.#starts[low]! < end; low++) this.#rules[low] = rule;
  }

  finish(ruleNames: readonly string[]): EditSet {
    const size = this.#size;
    const sourceLength = this.#text.length;
    if (size === 0) return EditSet.empty(sourceLength);
    return EditSet.fromColumns(sourceLength, {
      starts: narrow(this.#starts, size),
      ends: narrow(this.#ends, size),
      insertedEnds: narrow(this.#insertedEnds, size),
      inserted: openUnits(this.#inserted).drain(0, this.#length),
      rules: narrow(this.#rules, size),
      ruleNames,
    });
  }

  #load(start: number, shift: number): void {
    this.#start = start;
    this.#end = Math.min(start + BLOCK, this.#text.length, this.#out.length - shift);
    this.#shift = shift;
    this.#source.port.fill(this.#text, start, this.#end);
    this.#target.port.fill(this.#out, start + shift, this.#end + shift);
    // Units behind the last are compared with its four.
    for (let i = this.#end - start; i & 3; i++) this.#source.units[i] = this.#target.units[i] = 0;
  }

  /** Makes room for so many more edits and units; what is left of the text is expected to hold as many edits as what was read up to `at`. */
  #reserve(at: number, count: number): void {
    const needed = Math.max(this.#size, this.#length) + count;
    if (needed <= this.#starts.length && needed <= this.#inserted.length) return;
    // At the beginning room for the first block alone, or for all of a text that is shorter: records are.
    const expected = at === 0 ? 0 : Math.ceil((Math.max(this.#size, this.#length) / at) * this.#text.length * 1.05) + BLOCK;
    const capacity = Math.max(needed, expected, this.#size + (this.#size >> 1));
    this.#starts = widen(this.#starts, capacity);
    this.#ends = widen(this.#ends, capacity);
    this.#insertedEnds = widen(this.#insertedEnds, capacity);
    this.#rules = widen(this.#rules, capacity);
    this.#inserted = widen(this.#inserted, capacity);
  }
}

type Column = Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

function widen<T extends Column>(old: T, capacity: number): T {
  const wide = new (old.constructor as new (length: number) => T)(capacity);
  wide.set(old);
  return wide;
}

/** The head of a column: a view where little is left over, else a copy. */
function narrow<T extends Column>(column: T, size: number): T {
  return (size > column.length - (column.length >> 2) ? column.subarray(0, size) : column.slice(0, size)) as T;
}
