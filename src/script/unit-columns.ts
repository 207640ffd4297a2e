import { EditSet } from "../text/edits.ts";
import { openUnits } from "../text/ports.ts";

/** Units compared at a time. */
const BLOCK = 512;

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

  /** `out` at position + shift holds what text[start, end) became: an edit for each character that differs. */
  compare(text: string, start: number, end: number, out: string, shift: number, rule: number): void {
    for (let at = start; at < end; ) {
      // Room for every unit of a block, so that the loop below need not ask.
      const stop = Math.min(at + BLOCK, end);
      this.#reserve(stop - at);
      const starts = this.#starts;
      const ends = this.#ends;
      const insertedEnds = this.#insertedEnds;
      const rules = this.#rules;
      const inserted = this.#inserted;
      let size = this.#size;
      let length = this.#length;
      for (; at < stop; at++) {
        const unit = out.charCodeAt(at + shift);
        const before = text.charCodeAt(at);
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
