import { FEW, type Column, type EditColumns } from "../text/columns.ts";
import { CHUNK, openUnits, type Port } from "../text/ports.ts";

/**
 * Compares a chunk of a text with what it became. As in the kernel, the arrays are made together with the loop, which runs
 * three times as fast as over arrays it is handed.
 */
interface Comparer {
  readonly source: Port;
  readonly target: Port;
  /** Where units differ, from `at` on, and what they became: so many as `compare` tells. */
  readonly starts: Uint32Array;
  readonly inserted: Uint16Array;
  /** Compares the first `length` units of both sides. */
  readonly compare: (at: number, length: number) => number;
}

/** One for all: whoever compares reads the result before anybody else runs. */
let comparer: Comparer | undefined;

function loadComparer(): Comparer {
  return (comparer ??= makeComparer());
}

function makeComparer(): Comparer {
  const source = new Uint16Array(CHUNK);
  const target = new Uint16Array(CHUNK);
  const starts = new Uint32Array(CHUNK + 1);
  const inserted = new Uint16Array(CHUNK + 1);
  const compare = (at: number, length: number): number => {
    let size = 0;
    // Each unit is noted whether it changed or not, and the note kept if it did: nobody can guess which units change, the processor neither.
    for (let i = 0; i < length; i++) {
      const unit = target[i]!;
      starts[size] = at + i;
      inserted[size] = unit;
      size += ((source[i]! ^ unit) + 0xffff) >>> 16;
    }
    return size;
  };
  return { source: openUnits(source), target: openUnits(target), starts, inserted, compare };
}

/** Starts and written units of edits, as many as `capacity`. */
class Room {
  readonly capacity: number;
  readonly starts: Uint32Array;
  readonly inserted: Uint16Array;
  readonly port: Port;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.starts = new Uint32Array(capacity);
    this.inserted = new Uint16Array(capacity);
    this.port = openUnits(this.inserted);
  }

  widened(capacity: number): Room {
    const wide = new Room(capacity);
    wide.starts.set(this.starts);
    wide.inserted.set(this.inserted);
    return wide;
  }
}

/** More than two blocks need: what a short text takes. */
const SPARE = 2 * CHUNK;
/** Room of that size, of the last text that did with it: a short text would pay more for new arrays than for its conversion. */
let spare: Room | undefined;

/**
 * The columns of an edit set in which nearly every edit exchanges one unit: a traditional page has one for every third unit.
 * Of such an edit only the place and the new unit are noted; the other columns follow from them.
 */
export class UnitColumns {
  readonly #text: string;
  readonly #out: string;
  #room: Room;
  #size = 0;
  /** How many units the edits wrote besides one each. */
  #extra = 0;
  /** Edits that are not one unit for one: index, end, units written. */
  readonly #moves: number[] = [];

  constructor(text: string, out: string) {
    this.#text = text;
    this.#out = out;
    this.#room = spare ?? new Room(SPARE);
    spare = undefined;
  }

  /** An edit for each unit of text[start, end) that differs from the one `shift` further on in what the text became. */
  compare(start: number, end: number, shift: number): void {
    const { source, target, starts, inserted, compare } = loadComparer();
    for (let at = start; at < end; at += CHUNK) {
      const stop = Math.min(at + CHUNK, end);
      source.fill(this.#text, at, stop);
      target.fill(this.#out, at + shift, stop + shift);
      const count = compare(at, stop - at);
      if (count === 0) continue;
      this.#reserve(at, count);
      this.#room.starts.set(starts.subarray(0, count), this.#size);
      this.#room.inserted.set(inserted.subarray(0, count), this.#size + this.#extra);
      this.#size += count;
    }
  }

  /** text[start, end) became this, whatever its length. */
  replaced(start: number, end: number, text: string): void {
    this.#reserve(start, text.length + 1);
    const { starts, inserted } = this.#room;
    for (let i = 0; i < text.length; i++) inserted[this.#size + this.#extra + i] = text.charCodeAt(i);
    this.#moves.push(this.#size, end, text.length);
    starts[this.#size++] = start;
    this.#extra += text.length - 1;
  }

  /** The columns; `decided` tells which stretches have another rule than the first. */
  finish(ruleNames: readonly string[], decided: readonly Stretch[]): EditColumns {
    const room = this.#room;
    const size = this.#size;
    const starts = headOf(room.starts, size);
    const inserted = room.port.drain(0, size + this.#extra);
    if (room.capacity === SPARE && size <= FEW) spare = room;
    return { starts, ...this.#endsOf(starts), inserted, rules: rulesOf(starts, decided), ruleNames };
  }

  #endsOf(starts: Column): { readonly ends: Column; readonly insertedEnds: Column } {
    const size = starts.length;
    const ends = newColumn(size, Uint32Array);
    const insertedEnds = newColumn(size, Uint32Array);
    const moves = this.#moves;
    let written = 0;
    for (let i = 0, m = 0; i < size; m += 3) {
      for (const stop = moves[m] ?? size; i < stop; i++) {
        ends[i] = starts[i]! + 1;
        insertedEnds[i] = ++written;
      }
      if (i === size) break;
      ends[i] = moves[m + 1]!;
      insertedEnds[i++] = written += moves[m + 2]!;
    }
    return { ends, insertedEnds };
  }

  /** Room for so many more edits and units; what is left of the text is expected to hold as many edits as what was read up to `at`. */
  #reserve(at: number, count: number): void {
    const used = this.#size + Math.max(this.#extra, 0);
    const old = this.#room;
    if (used + count <= old.capacity) return;
    const expected = Math.ceil((used / Math.max(at, 1)) * this.#text.length * 1.05) + SPARE;
    this.#room = old.widened(Math.max(used + count, expected, used + (used >> 1)));
    if (old.capacity === SPARE) spare = old;
  }
}

/** What a rule decided: text[start, end). */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly rule: number;
}

/** The rule of each edit: that of the stretch it begins in, else 0. Both lists rise. */
function rulesOf(starts: Column, decided: readonly Stretch[]): Column {
  const rules = newColumn(starts.length, Uint16Array);
  let i = 0;
  for (const { start, end, rule } of decided) {
    if (rule === 0) continue;
    while (i < starts.length && starts[i]! < start) i++;
    for (; i < starts.length && starts[i]! < end; i++) rules[i] = rule;
  }
  return rules;
}

let zeros: number[] | undefined;

/** A column of zeros. */
function newColumn(size: number, many: typeof Uint32Array | typeof Uint16Array): number[] | Uint32Array | Uint16Array {
  if (size > FEW) return new many(size);
  return (zeros ??= Array.from({ length: FEW }, () => 0)).slice(0, size); // three times as fast as a list that grows
}

/** The head of a column: a list when it is short, a view where little is left over, else a copy. */
function headOf(column: Uint32Array, size: number): Column {
  if (size > FEW) return size > column.length - (column.length >> 2) ? column.subarray(0, size) : column.slice(0, size);
  const list = newColumn(size, Uint32Array);
  for (let i = 0; i < size; i++) list[i] = column[i]!;
  return list;
}
