/** The parts of an EditSet: an edit, where it stands, and the flat columns that hold ten thousand of them. */

export interface Range {
  /** First UTF-16 code unit. */
  readonly start: number;
  /** One past the last UTF-16 code unit. */
  readonly end: number;
}

export interface Edit extends Range {
  /** What stands in the output instead of source[start, end). */
  readonly text: string;
  /** Id of the rule that made the edit; several, joined by " + ", where stages changed the same place one after another. */
  readonly rule: string;
}

/** An edit with its place in the output as well. */
export interface Change extends Edit {
  readonly outputStart: number;
  readonly outputEnd: number;
}

/** One number an edit. An array for a few, for its making costs less; a typed one for many, for it takes half the room or less. */
export type Column = readonly number[] | Uint32Array | Uint16Array;

/** More edits than this are many. */
export const FEW = 4096;

/** The flat columns of an EditSet. Writers that make millions of edits fill them directly. */
export interface EditColumns {
  readonly starts: Column;
  readonly ends: Column;
  /** insertedEnds[i]: end of edit i's text in `inserted`; it begins where edit i - 1's ends. */
  readonly insertedEnds: Column;
  readonly inserted: string;
  /** Index into ruleNames. */
  readonly rules: Column;
  readonly ruleNames: readonly string[];
}

export const NO_COLUMNS: EditColumns = {
  starts: [],
  ends: [],
  insertedEnds: [],
  inserted: "",
  rules: [],
  ruleNames: [],
};

/** Columns that are being written. What is left in them of an earlier text is written over. */
interface Room {
  readonly starts: number[] | Uint32Array;
  readonly ends: number[] | Uint32Array;
  readonly insertedEnds: number[] | Uint32Array;
  readonly rules: number[] | Uint16Array;
}

/** Room for so many edits; the first of them are those of a room that has become too small. */
function roomFor(count: number, first?: Room): Room {
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  const insertedEnds = new Uint32Array(count);
  const rules = new Uint16Array(count);
  if (first !== undefined) {
    starts.set(first.starts);
    ends.set(first.ends);
    insertedEnds.set(first.insertedEnds);
    rules.set(first.rules);
  }
  return { starts, ends, insertedEnds, rules };
}

/** The room of the last builder that finished with a few edits: a short text would pay more for a new one than for its edits. */
let spare: Room | undefined;

/** Collects edits left to right into flat columns. `EditBuilder` is the form stages use. */
export class ColumnBuilder {
  readonly #sourceLength: number;
  #room: Room | undefined;
  /** Edits that the room has place for. */
  #capacity = FEW;
  #size = 0;
  #last = 0;
  #length = 0;
  #inserted: string[] = [];
  readonly #ruleNames: string[] = [];
  #ruleIndex: Map<string, number> | undefined;
  /** The rule of the last edit, and its index. */
  #rule: string | undefined;
  #index = 0;

  /** `most`: no more edits will be added, where that is known. */
  constructor(sourceLength: number, most = 0) {
    this.#sourceLength = sourceLength;
    if (most > FEW) {
      this.#room = roomFor(most);
      this.#capacity = most;
    }
  }

  get size(): number {
    return this.#size;
  }

  /** End of the last edit: the next one may not begin before it. */
  get position(): number {
    return this.#last;
  }

  add(start: number, end: number, text: string, rule: string): void {
    if (!(start >= this.#last && end >= start && end <= this.#sourceLength)) throw new RangeError(`edit must follow the previous one and lie in the text (start: ${start}, end: ${end}, previous end: ${this.#last}, length: ${this.#sourceLength})`);
    if (start === end && text === "") return;
    const room = this.#size < this.#capacity ? (this.#room ?? this.#open()) : this.#widen(this.#size + 1);
    const size = this.#size++;
    if (rule !== this.#rule) this.#choose(rule);
    this.#length += text.length;
    room.starts[size] = start;
    room.ends[size] = end;
    room.insertedEnds[size] = this.#length;
    room.rules[size] = this.#index;
    if (text !== "") this.#inserted.push(text);
    this.#last = end;
  }

  /** Adds columns[from, to), all of them moved by `shift`: as `add` of each, but a long run costs little more than a copy. */
  addRun(columns: EditColumns, from: number, to: number, shift: number): void {
    if (from === to) return;
    const start = columns.starts[from]! + shift;
    const end = columns.ends[to - 1]! + shift;
    if (!(start >= this.#last && end <= this.#sourceLength)) throw new RangeError(`edits must follow the previous one and lie in the text (start: ${start}, end: ${end}, previous end: ${this.#last}, length: ${this.#sourceLength})`);
    const all = this.#size + to - from;
    const { starts, ends, insertedEnds, rules } = all <= this.#capacity ? (this.#room ?? this.#open()) : this.#widen(all);
    const written = from === 0 ? 0 : columns.insertedEnds[from - 1]!;
    const moved = this.#length - written;
    let known = -1; // neighbours share a rule mostly
    for (let i = from; i < to; i++) {
      const size = this.#size++;
      if (columns.rules[i] !== known) this.#choose(columns.ruleNames[(known = columns.rules[i]!)]!);
      starts[size] = columns.starts[i]! + shift;
      ends[size] = columns.ends[i]! + shift;
      insertedEnds[size] = columns.insertedEnds[i]! + moved;
      rules[size] = this.#index;
    }
    const stop = columns.insertedEnds[to - 1]!;
    if (stop > written) this.#inserted.push(columns.inserted.slice(written, stop));
    this.#length += stop - written;
    this.#last = end;
  }

  /** The columns. The builder is empty then, and takes no more. */
  finish(): EditColumns {
    const room = this.#room;
    const size = this.#size;
    if (room === undefined || size === 0) return NO_COLUMNS;
    this.#room = undefined;
    this.#size = 0;
    this.#last = Infinity;
    const inserted = this.#inserted.join("");
    const ruleNames = this.#ruleNames;
    if (Array.isArray(room.starts)) spare = room;
    return { starts: room.starts.slice(0, size), ends: room.ends.slice(0, size), insertedEnds: room.insertedEnds.slice(0, size), inserted, rules: room.rules.slice(0, size), ruleNames };
  }

  #open(): Room {
    this.#room = spare ?? { starts: [], ends: [], insertedEnds: [], rules: [] };
    spare = undefined;
    return this.#room;
  }

  /** Typed room for so many edits and as many more, with those made so far. */
  #widen(count: number): Room {
    this.#capacity = 2 * count;
    return (this.#room = roomFor(this.#capacity, this.#size === 0 ? undefined : this.#room));
  }

  #choose(rule: string): void {
    this.#ruleIndex ??= new Map();
    let index = this.#ruleIndex.get(rule);
    if (index === undefined) {
      index = this.#ruleNames.push(rule) - 1;
      this.#ruleIndex.set(rule, index);
    }
    this.#rule = rule;
    this.#index = index;
  }
}
