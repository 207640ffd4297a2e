import { EditSet } from "../text/edits.ts";
import { openUnits, type Port } from "../text/ports.ts";

/** Units held at a time of the text and of what became of it: typed arrays are read several times as fast as strings. */
const BLOCK = 8192;

interface Window {
  readonly units: Uint16Array;
  readonly port: Port;
}

function makeWindow(): Window {
  const units = new Uint16Array(BLOCK);
  return { units, port: openUnits(units) };
}

/** Fills a window from `start` on; returns where it ends. */
function load(window: Window, text: string, start: number): number {
  const end = Math.min(start + BLOCK, text.length);
  window.port.fill(text, start, end);
  return end;
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
  readonly #source: Window;
  readonly #target: Window;
  #sourceStart = 0;
  #sourceEnd = 0;
  #targetStart = 0;
  #targetEnd = 0;

  constructor() {
    [this.#source, this.#target] = windows ??= [makeWindow(), makeWindow()];
  }

  /** `out` at position + shift holds what text[start, end) became: an edit for each character that differs. Called with rising positions. */
  compare(text: string, start: number, end: number, out: string, shift: number, rule: number): void {
    for (let at = start; at < end; ) {
      if (at < this.#sourceStart || at >= this.#sourceEnd) this.#sourceEnd = load(this.#source, text, (this.#sourceStart = at));
      if (at + shift < this.#targetStart || at + shift >= this.#targetEnd) this.#targetEnd = load(this.#target, out, (this.#targetStart = at + shift));
      const stop = Math.min(end, this.#sourceEnd, this.#targetEnd - shift);
      // Room for every unit of a block, so that the loop below need not ask.
      this.#reserve(stop - at);
      const source = this.#source.units;
      const target = this.#target.units;
      const toSource = -this.#sourceStart;
      const toTarget = shift - this.#targetStart;
      const starts = this.#starts;
      const ends = this.#ends;
      const insertedEnds = this.#insertedEnds;
      const rules = this.#rules;
      const inserted = this.#inserted;
      let size = this.#size;
      let length = this.#length;
      for (; at < stop; at++) {
        const unit = target[at + toTarget]!;
        const before = source[at + toSource]!;
        if (unit === before) continue;
        if ((before & 0xf800) === 0xd800) break;
        starts[size] = at;
        ends[size] = at + 1;
        rules[size] = rule;
        inserted[length++] = unit;
        insertedEnds[size++] = length;
      }
      this.#size = size;
      this.#length = length;
      if (at < stop) at = this.#comparePair(text, at, start, end, out, shift, rule);
    }
  }

  /** A surrogate pair is exchanged whole, whichever half differs. Returns the position behind it. */
  #comparePair(text: string, at: number, start: number, end: number, out: string, shift: number, rule: number): number {
    const first = (text.charCodeAt(at) & 0xfc00) === 0xdc00 && at > start && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at;
    const pair = first + 1 < end && (text.charCodeAt(first) & 0xfc00) === 0xd800 && (text.charCodeAt(first + 1) & 0xfc00) === 0xdc00;
    const stop = first + (pair ? 2 : 1);
    this.replace(first, stop, out.slice(first + shift, stop + shift), rule);
    return stop;
  }

  replace(start: number, end: number, text: string, rule: number): void {
    this.#reserve(Math.max(1, text.length));
    const size = this.#size++;
    for (let i = 0; i < text.length; i++) this.#inserted[this.#length++] = text.charCodeAt(i);
    this.#starts[size] = start;
    this.#ends[size] = end;
    this.#rules[size] = rule;
    this.#insertedEnds[size] = this.#length;
  }

  finish(sourceLength: number, ruleNames: readonly string[]): EditSet {
    const size = this.#size;
    if (size === 0) return EditSet.empty(sourceLength);
    return EditSet.fromColumns(sourceLength, {
      starts: this.#starts.slice(0, size),
      ends: this.#ends.slice(0, size),
      insertedEnds: this.#insertedEnds.slice(0, size),
      inserted: openUnits(this.#inserted).drain(0, this.#length),
      rules: this.#rules.slice(0, size),
      ruleNames,
    });
  }

  /** Makes room for so many more edits and units. */
  #reserve(count: number): void {
    if (this.#size + count > this.#starts.length) {
      const capacity = Math.max(2 * this.#size, this.#size + count);
      this.#starts = widen(this.#starts, capacity);
      this.#ends = widen(this.#ends, capacity);
      this.#insertedEnds = widen(this.#insertedEnds, capacity);
      this.#rules = widen(this.#rules, capacity);
    }
    if (this.#length + count > this.#inserted.length) this.#inserted = widen(this.#inserted, Math.max(2 * this.#length, this.#length + count));
  }
}

function widen<T extends Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>>(old: T, capacity: number): T {
  const wide = new (old.constructor as new (length: number) => T)(capacity);
  wide.set(old);
  return wide;
}
