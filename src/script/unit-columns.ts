import { EditSet } from "../text/edits.ts";
import { openUnits, type Port } from "../text/ports.ts";
import { CHUNK, loadKernel } from "./kernel.ts";
import type { Sink } from "./walk.ts";

/** Units held at a time of the text and of what became of it: typed arrays are read several times as fast as strings. */
const BLOCK = CHUNK;

interface Window {
  readonly units: Uint16Array;
  /** The same two by two. */
  readonly pairs: Uint32Array;
  readonly port: Port;
}

function windowOf(units: Uint16Array): Window {
  return { units, pairs: new Uint32Array(units.buffer), port: openUnits(units) };
}

function makeWindow(): Window {
  return windowOf(new Uint16Array(BLOCK));
}

function fill({ units, port }: Window, text: string, start: number, end: number): void {
  port.fill(text, start, end);
  for (let i = end - start; i & 3; i++) units[i] = 0; // units behind the last are compared with its four
}

/** Two for all: whoever compares does so to the end before anybody else runs. */
let windows: readonly [source: Window, target: Window] | undefined;
/** The kernel's units. */
let converted: Window | undefined;

/**
 * The columns of an edit set in which nearly every edit exchanges one unit. A traditional page has an edit for every third
 * unit; the general builder takes ten times as long as the conversion itself.
 *
 * They are filled by a walk, from what the kernel holds, or from a text that is converted already.
 */
export class UnitColumns implements Sink {
  #starts = new Uint32Array(0);
  #ends = new Uint32Array(0);
  #insertedEnds = new Uint32Array(0);
  #rules = new Uint16Array(0);
  #size = 0;
  #inserted = new Uint16Array(0);
  #length = 0;
  readonly #text: string;
  readonly #source: Window;
  readonly #target: Window;
  // What the windows hold: text[#start, #end), and as much of the output from #start + #shift on; no shift: the kernel holds that.
  #start = 0;
  #end = 0;
  #shift: number | undefined = undefined;
  /** Stretches that a rule other than 0 decided: start, end, rule. */
  readonly #decided: number[] = [];

  constructor(text: string) {
    this.#text = text;
    [this.#source, this.#target] = windows ??= [makeWindow(), makeWindow()];
  }

  decided(start: number, end: number, _text: string, rule: number): void {
    if (rule !== 0) this.#decided.push(start, end, rule);
  }

  exchanged(at: number, from: number, to: number): void {
    converted ??= windowOf(loadKernel().units);
    if (this.#start !== at || this.#end < to || this.#shift !== undefined) {
      this.#start = at;
      this.#end = Math.min(at + BLOCK, this.#text.length);
      this.#shift = undefined;
      fill(this.#source, this.#text, at, this.#end);
    }
    this.#differ(converted, from, to);
  }

  replaced(start: number, end: number, text: string, rule: number): void {
    if (text.length === end - start) return this.compare(text, start, end, -start);
    this.#reserve(start, Math.max(1, text.length));
    const size = this.#size++;
    for (let i = 0; i < text.length; i++) this.#inserted[this.#length++] = text.charCodeAt(i);
    this.#starts[size] = start;
    this.#ends[size] = end;
    this.#rules[size] = rule;
    this.#insertedEnds[size] = this.#length;
  }

  /** `out` at position + shift holds what text[start, end) became: an edit for each character that differs. Called with rising positions. */
  compare(out: string, start: number, end: number, shift: number): void {
    for (let at = start; at < end; ) {
      if (at < this.#start || at >= this.#end || shift !== this.#shift) {
        this.#start = at;
        this.#end = Math.min(at + BLOCK, end);
        if (this.#end < end && (this.#text.charCodeAt(this.#end - 1) & 0xfc00) === 0xd800) this.#end--; // a pair is seen whole
        this.#shift = shift;
        fill(this.#source, this.#text, at, this.#end);
        fill(this.#target, out, at + shift, this.#end + shift);
      }
      const stop = Math.min(end, this.#end);
      this.#differ(this.#target, at, stop);
      at = stop;
    }
  }

  /** An edit for each character of text[from, to) that is another in `target`. Both windows begin at #start. */
  #differ({ units: target, pairs: targetPairs }: Window, from: number, to: number): void {
    const { units: source, pairs: sourcePairs } = this.#source;
    const offset = this.#start;
    // Room for every unit, so that the loop need not ask.
    this.#reserve(from, to - from);
    const starts = this.#starts;
    const ends = this.#ends;
    const insertedEnds = this.#insertedEnds;
    const inserted = this.#inserted;
    const begin = from - offset;
    const stop = to - offset;
    let size = this.#size;
    let length = this.#length;
    for (let i = begin; i < stop; ) {
      if ((i & 3) === 0 && sourcePairs[i >> 1] === targetPairs[i >> 1] && sourcePairs[(i >> 1) + 1] === targetPairs[(i >> 1) + 1]) {
        i += 4;
        continue;
      }
      const unit = target[i]!;
      const before = source[i]!;
      if ((before & 0xf800) === 0xd800 && unit !== before) {
        // A surrogate pair is exchanged whole, whichever half differs.
        if ((before & 0xfc00) === 0xdc00 && i > begin && (source[i - 1]! & 0xfc00) === 0xd800) i--;
        starts[size] = offset + i;
        inserted[length++] = target[i++]!;
        if ((source[i - 1]! & 0xfc00) === 0xd800 && i < stop && (source[i]! & 0xfc00) === 0xdc00) inserted[length++] = target[i++]!;
        ends[size] = offset + i;
        insertedEnds[size++] = length;
        continue;
      }
      // Written whether the unit changed or not, and kept if it did: nobody can guess which units change, the processor neither.
      starts[size] = offset + i++;
      ends[size] = offset + i;
      inserted[length] = unit;
      insertedEnds[size] = length + 1;
      const changed = ((before ^ unit) + 0xffff) >>> 16;
      size += changed;
      length += changed;
    }
    this.#size = size;
    this.#length = length;
  }

  /** Says what made the edits in text[start, end): rule 0 otherwise. */
  #attribute(start: number, end: number, rule: number): void {
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
    for (let i = 0; i < this.#decided.length; i += 3) this.#attribute(this.#decided[i]!, this.#decided[i + 1]!, this.#decided[i + 2]!);
    return EditSet.fromColumns(sourceLength, {
      starts: narrow(this.#starts, size),
      ends: narrow(this.#ends, size),
      insertedEnds: narrow(this.#insertedEnds, size),
      inserted: openUnits(this.#inserted).drain(0, this.#length),
      rules: narrow(this.#rules, size),
      ruleNames,
    });
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
