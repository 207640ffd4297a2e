import { FEW } from "../text/columns.ts";
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

/** Columns that are being filled, with room for as many edits and written units. */
class Room {
  readonly capacity: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly insertedEnds: Uint32Array;
  /** Zero behind the last edit. */
  readonly rules: Uint16Array;
  readonly inserted: Uint16Array;
  readonly port: Port;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.starts = new Uint32Array(capacity);
    this.ends = new Uint32Array(capacity);
    this.insertedEnds = new Uint32Array(capacity);
    this.rules = new Uint16Array(capacity);
    this.inserted = new Uint16Array(capacity);
    this.port = openUnits(this.inserted);
  }

  widened(capacity: number): Room {
    const wide = new Room(capacity);
    for (const name of ["starts", "ends", "insertedEnds", "rules", "inserted"] as const) wide[name].set(this[name]);
    return wide;
  }
}

/** Room for a block, of the last text that did with it: a short text would pay more for five new arrays than for its conversion. */
let spare: Room | undefined;

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
  #room: Room | undefined;
  #size = 0;
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
    const room = this.#reserve(start, Math.max(1, text.length));
    const size = this.#size++;
    for (let i = 0; i < text.length; i++) room.inserted[this.#length++] = text.charCodeAt(i);
    room.starts[size] = start;
    room.ends[size] = end;
    room.rules[size] = rule;
    room.insertedEnds[size] = this.#length;
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
    const { starts, ends, insertedEnds, inserted } = this.#reserve(from, to - from);
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
  #attribute({ starts, rules }: Room, start: number, end: number, rule: number): void {
    let low = 0;
    let high = this.#size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < start) low = middle + 1;
      else high = middle;
    }
    for (; low < this.#size && starts[low]! < end; low++) rules[low] = rule;
  }

  finish(ruleNames: readonly string[]): EditSet {
    const room = this.#room;
    const size = this.#size;
    const sourceLength = this.#text.length;
    if (room === undefined) return EditSet.empty(sourceLength);
    for (let i = 0; i < this.#decided.length; i += 3) this.#attribute(room, this.#decided[i]!, this.#decided[i + 1]!, this.#decided[i + 2]!);
    const head = size > FEW ? narrow : listed;
    const columns = { starts: head(room.starts, size), ends: head(room.ends, size), insertedEnds: head(room.insertedEnds, size), inserted: room.port.drain(0, this.#length), rules: head(room.rules, size), ruleNames };
    if (head === listed) this.#leave(room);
    return EditSet.fromColumns(sourceLength, columns);
  }

  /** Gives the room to the next text, if it is of the usual size. */
  #leave(room: Room): void {
    if (room.capacity !== BLOCK) return;
    room.rules.fill(0, 0, this.#size);
    spare = room;
  }

  /** Room for so many more edits and units; what is left of the text is expected to hold as many edits as what was read up to `at`. */
  #reserve(at: number, count: number): Room {
    const needed = Math.max(this.#size, this.#length) + count;
    const old = this.#room;
    if (old !== undefined && needed <= old.capacity) return old;
    if (old === undefined) {
      const first = spare !== undefined && needed <= BLOCK ? spare : new Room(Math.max(needed, BLOCK));
      if (first === spare) spare = undefined;
      return (this.#room = first);
    }
    const expected = Math.ceil((Math.max(this.#size, this.#length) / Math.max(at, 1)) * this.#text.length * 1.05) + BLOCK;
    const wide = old.widened(Math.max(needed, expected, this.#size + (this.#size >> 1)));
    this.#leave(old);
    return (this.#room = wide);
  }
}

/** The head of a column: a view where little is left over, else a copy. */
function narrow<T extends Uint32Array | Uint16Array>(column: T, size: number): T {
  return (size > column.length - (column.length >> 2) ? column.subarray(0, size) : column.slice(0, size)) as T;
}

function listed(column: Uint32Array | Uint16Array, size: number): number[] {
  const list: number[] = [];
  list.length = size; // pushed one by one, they take twice as long
  for (let i = 0; i < size; i++) list[i] = column[i]!;
  return list;
}
