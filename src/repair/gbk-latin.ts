import { openUnits } from "../text/ports.ts";
import { mayStand, opened, opens, utf8Byte, utf8Length } from "./lenient-utf8.ts";
import { loadGbkPairs, type PairTable } from "./pair-tables.ts";
import { loadOddness } from "./plausible.ts";
import { byteOf, loadSingleBytes } from "./single-byte.ts";

/** What the two-byte characters in a cluster of single bytes say. */
export interface PairReading {
  readonly text: string;
  /** Characters read, and how odd they are in the mean. */
  readonly characters: number;
  readonly oddness: number;
  /** Units beyond ASCII that stay as they are. */
  readonly literals: number;
}

/**
 * In tenths of a nat, so that sums are whole numbers, which V8 need not box: oddness of a unit that stays as it is, what is added
 * for one that is no byte, and oddness of U+0080-U+00FF being two bytes: C2 and C3 begin few characters. A no-break space is
 * hardly ever 聽, its two bytes.
 */
const LITERAL = 140;
const LITERAL_HAN = 50;
const MERGED = 25;
const MERGED_BLANK = 90;
/** Units after which a reading that makes no sense is given up, and the mean oddness of one. */
const PROBE = 64;
const HOPELESS = 115;
const UNREACHED = 0x3fffffff;

let tenths: Uint8Array | undefined;

function loadTenths(): Uint8Array {
  return (tenths ??= Uint8Array.from(loadOddness(), (oddness) => Math.round(oddness * 10)));
}

/**
 * The text whose GBK (Big5) bytes these units are. A unit is one byte of Latin-1 or Windows-1252; where the decoder took UTF-8
 * wherever the bytes happened to be valid, `mixed`, it may be two or three:
 *
 *     学习 = D1A7 CFB0, shown Ñ§Ï° (one byte a unit), or ѧϰ where D1A7 and CFB0 were taken for UTF-8
 *
 * All ways are followed and the least odd text wins.
 */
export function readPairs(shown: string, table: PairTable, mixed: boolean): PairReading | undefined {
  return new PairSearch(shown, table, mixed).read();
}

/**
 * Where a way to read the units so far may stand. Of two ways in the same state only the less odd one can win, so a unit has
 * one column of five states, and the search is Viterbi's.
 *
 *     READY        no byte waits               READY_OPEN, LEAD_OPEN: the same, but UTF-8 may go on here: see `mayStand`
 *     LEAD         the unit is one byte, a lead byte that waits for its trail byte
 *     LAST         the unit is UTF-8, and the last of its bytes waits
 */
const READY = 0;
const READY_OPEN = 1;
const LEAD = 2;
const LEAD_OPEN = 3;
const LAST = 4;
const STATES = 5;

/** How a way came over a unit: it stays as it is, is one byte, or is the bytes of its UTF-8. In a step: kind * 8 + state before. */
const KEPT = 0;
const BYTE = 1;
const UTF8 = 2;
const NO_STEP = 0xff;

/** Sums over one way for each state. */
class Column {
  readonly oddness: Int32Array = new Int32Array(STATES);
  readonly literalOddness: Int32Array = new Int32Array(STATES);
  readonly characters: Int32Array = new Int32Array(STATES);
  readonly literals: Int32Array = new Int32Array(STATES);
  /** The byte that waits in LEAD and LAST, and what is open in the states named so. */
  lead = 0;
  last = 0;
  open = 0;
}

class PairSearch {
  readonly #table: PairTable;
  readonly #mixed: boolean;
  readonly #bytes = loadSingleBytes();
  readonly #oddness = loadTenths();
  /** Code points. */
  readonly #points: Uint32Array;
  #length = 0;
  /** steps[at * STATES + state] */
  readonly #steps: Uint8Array;
  #now = new Column();
  #next = new Column();

  constructor(shown: string, table: PairTable, mixed: boolean) {
    this.#table = table;
    this.#mixed = mixed;
    this.#points = new Uint32Array(shown.length);
    for (let i = 0; i < shown.length; i++) {
      const four = table === loadGbkPairs() ? readFour(shown, i) : 0;
      const point = four > 0 ? four : shown.codePointAt(i)!;
      this.#points[this.#length++] = point;
      if (four > 0) i += 3;
      else if (point > 0xffff) i++;
    }
    this.#steps = new Uint8Array(this.#length * STATES).fill(NO_STEP);
    this.#now.oddness.fill(UNREACHED);
    this.#now.oddness[READY] = 0;
  }

  read(): PairReading | undefined {
    for (let at = 0; at < this.#length; at++) {
      this.#readUnit(at);
      [this.#now, this.#next] = [this.#next, this.#now];
      if (at % PROBE === PROBE - 1 && this.#isHopeless()) return undefined;
    }
    const { oddness, literalOddness, characters, literals } = this.#now;
    const best = oddness[READY_OPEN]! < oddness[READY]! ? READY_OPEN : READY;
    if (oddness[best] === UNREACHED || characters[best] === 0) return undefined;
    return { text: this.#spell(best), characters: characters[best]!, oddness: (oddness[best]! - literalOddness[best]!) / 10 / characters[best]!, literals: literals[best]! };
  }

  #isHopeless(): boolean {
    const { oddness, characters, literals } = this.#now;
    for (let state = 0; state < STATES; state++) if (oddness[state] !== UNREACHED && oddness[state]! <= HOPELESS * (characters[state]! + literals[state]! + 1)) return false;
    return true;
  }

  /** Leads every way over the unit at `at`, from this column to the next. */
  #readUnit(at: number): void {
    const point = this.#points[at]!;
    const now = this.#now;
    const next = this.#next;
    const byte = point < 0x10000 ? this.#bytes[point]! : 0;
    for (let state = 0; state < STATES; state++) next.oddness[state] = UNREACHED; // fill() takes longer for so few
    next.lead = byte;
    next.last = 0x80 | (point & 0x3f);
    next.open = this.#mixed ? opened(now.open, byte) : 0;
    // Of ways that are as odd the first stays: one that has a byte waiting for this unit.
    for (let state = STATES - 1; state >= 0; state--) {
      if (now.oddness[state] === UNREACHED) continue;
      const waiting = leadOf(now, state);
      if (point < 0x80) {
        if (waiting === 0) this.#step(at, READY, KEPT, state, 0, 0, 0);
        else if (point >= 0x40) this.#readByte(at, point, state, waiting, 0);
        continue;
      }
      if (waiting === 0) {
        const isByte = point < 0x800;
        this.#step(at, READY, KEPT, state, isByte || point > 0xffff ? LITERAL : this.#oddness[point]! + LITERAL_HAN, 0, isByte ? 1 : 0);
      }
      const open = isOpen(state) ? now.open : 0;
      if (byte >= 0x80 && (!this.#mixed || mayStand(open, byte))) this.#readByte(at, byte, state, waiting, this.#mixed ? opens(open, byte) : 0);
      if (this.#mixed) this.#readUtf8(at, point, state, waiting);
    }
  }

  #readByte(at: number, byte: number, state: number, waiting: number, open: number): void {
    if (waiting === 0) {
      if (isLeadByte(byte)) this.#step(at, open === 0 ? LEAD : LEAD_OPEN, BYTE, state, 0, 0, 0);
      return;
    }
    const unit = this.#table[(waiting << 8) | byte]!;
    if (unit !== 0) this.#step(at, open === 0 ? READY : READY_OPEN, BYTE, state, this.#oddness[unit]!, 1, 0);
  }

  #readUtf8(at: number, point: number, state: number, waiting: number): void {
    let oddness = point === 0xa0 ? MERGED_BLANK : point < 0x100 ? MERGED : 0;
    let characters = 0;
    let lead = waiting;
    for (let size = utf8Length(point), k = 0; k < size; k++) {
      const byte = utf8Byte(point, size, k);
      if (lead === 0) {
        if (!isLeadByte(byte)) return;
        lead = byte;
        continue;
      }
      const unit = this.#table[(lead << 8) | byte]!;
      if (unit === 0) return;
      oddness += this.#oddness[unit]!;
      characters++;
      lead = 0;
    }
    // Where the unit's one byte and its last one are the same, so are the states.
    this.#step(at, lead === 0 ? READY : lead === this.#next.lead ? LEAD : LAST, UTF8, state, oddness, characters, 0);
  }

  #step(at: number, to: number, kind: number, from: number, oddness: number, characters: number, literals: number): void {
    const now = this.#now;
    const next = this.#next;
    const sum = now.oddness[from]! + oddness;
    // As odd, and more of it read: in ß@˜ÓÖv an ASCII letter that stays is not paid for.
    if (sum > next.oddness[to]! || (sum === next.oddness[to] && now.characters[from]! + characters <= next.characters[to]!)) return;
    next.oddness[to] = sum;
    next.literalOddness[to] = now.literalOddness[from]! + (kind === KEPT ? oddness : 0);
    next.characters[to] = now.characters[from]! + characters;
    next.literals[to] = now.literals[from]! + literals;
    this.#steps[at * STATES + to] = (kind << 3) | from;
  }

  /** The text of the way that ends in `state`, from its end to its beginning. */
  #spell(state: number): string {
    const units = new Uint16Array(this.#length * 2); // a way over a unit puts down two at most
    let start = units.length;
    const column = new Column();
    for (let at = this.#length - 1; at >= 0; at--) {
      const step = this.#steps[at * STATES + state]!;
      const kind = step >> 3;
      const point = this.#points[at]!;
      state = step & 7;
      const before = at === 0 ? 0 : this.#points[at - 1]!;
      column.lead = before < 0x10000 ? this.#bytes[before]! : 0;
      column.last = 0x80 | (before & 0x3f);
      let lead = leadOf(column, state);
      if (kind === KEPT) {
        if (point > 0xffff) units[--start] = 0xdc00 | (point & 0x3ff);
        units[--start] = point > 0xffff ? 0xd7c0 + (point >> 10) : point;
      } else if (kind === BYTE) {
        if (lead !== 0) units[--start] = this.#table[(lead << 8) | this.#bytes[point]!]!;
      } else {
        const size = utf8Length(point);
        // A lead byte in front takes the first byte; from then on they go two by two.
        for (let k = lead === 0 ? size - (size % 2) : size - ((size + 1) % 2); k > 0; k -= 2) units[--start] = this.#table[k === 1 ? (lead << 8) | utf8Byte(point, size, 0) : (utf8Byte(point, size, k - 2) << 8) | utf8Byte(point, size, k - 1)]!;
      }
    }
    return openUnits(units).drain(start, units.length);
  }
}

/** The Han character beyond GBK that four bytes of GB 18030 write, 95 34 B2 35 for 𠮷; 0 for others. No pair has a digit in it. */
function readFour(shown: string, at: number): number {
  const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
  if (!isDigit(shown.charCodeAt(at + 1)) || !isDigit(shown.charCodeAt(at + 3))) return 0;
  const bytes = Uint8Array.from([0, 1, 2, 3], (k) => byteOf(shown.charCodeAt(at + k)));
  if (!isLeadByte(bytes[0]!) || !isLeadByte(bytes[2]!)) return 0;
  const point = new TextDecoder("gb18030").decode(bytes).codePointAt(0)!;
  return (point >= 0x3400 && point < 0xa000) || point >= 0x20000 ? point : 0;
}

function leadOf(column: Column, state: number): number {
  return state <= READY_OPEN ? 0 : state === LAST ? column.last : column.lead;
}

function isOpen(state: number): boolean {
  return state === READY_OPEN || state === LEAD_OPEN;
}

function isLeadByte(byte: number): boolean {
  return byte > 0x80 && byte < 0xff;
}
