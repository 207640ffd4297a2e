import { EditSet } from "../text/edits.ts";
import { openUnits } from "../text/ports.ts";

/**
 * The columns of an edit set in which nearly every edit exchanges one unit. A traditional page has an edit for every third
 * unit; the general builder takes ten times as long as the conversion itself.
 */
export class UnitColumns {
  #starts = new Uint32Array(1024);
  #ends = new Uint32Array(1024);
  #insertedEnds = new Uint32Array(1024);
  #rules = new Uint16Array(1024);
  #size = 0;
  #inserted = new Uint16Array(1024);
  #length = 0;

  /** `out` at position + shift holds what text[start, end) became: an edit for each character that differs. */
  compare(text: string, start: number, end: number, out: string, shift: number, rule: number): void {
    for (let at = start; at < end; at++) {
      const unit = out.charCodeAt(at + shift);
      const before = text.charCodeAt(at);
      if (unit === before) continue;
      // A surrogate pair is exchanged whole, whichever half differs.
      if ((before & 0xf800) === 0xd800) {
        const first = (before & 0xfc00) === 0xdc00 && at > start && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at;
        if (first + 1 < end && (text.charCodeAt(first) & 0xfc00) === 0xd800 && (text.charCodeAt(first + 1) & 0xfc00) === 0xdc00) {
          this.replace(first, first + 2, out.slice(first + shift, first + shift + 2), rule);
          at = first + 1;
          continue;
        }
      }
      const size = this.#size++;
      if (size === this.#starts.length) this.#grow();
      if (this.#length === this.#inserted.length) this.#inserted = widen(this.#inserted, 2 * this.#length);
      this.#starts[size] = at;
      this.#ends[size] = at + 1;
      this.#rules[size] = rule;
      this.#inserted[this.#length++] = unit;
      this.#insertedEnds[size] = this.#length;
    }
  }

  replace(start: number, end: number, text: string, rule: number): void {
    const size = this.#size++;
    if (size === this.#starts.length) this.#grow();
    if (this.#length + text.length > this.#inserted.length) this.#inserted = widen(this.#inserted, 2 * (this.#length + text.length));
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

  #grow(): void {
    const capacity = 2 * this.#starts.length;
    this.#starts = widen(this.#starts, capacity);
    this.#ends = widen(this.#ends, capacity);
    this.#insertedEnds = widen(this.#insertedEnds, capacity);
    this.#rules = widen(this.#rules, capacity);
  }
}

function widen<T extends Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>>(old: T, capacity: number): T {
  const wide = new (old.constructor as new (length: number) => T)(capacity);
  wide.set(old);
  return wide;
}
