import { CharClass, loadClasses } from "../text/classes.ts";
import { nextUnit } from "../text/scan.ts";
import { parseSyllable, type Syllable } from "./readings.ts";
import { loadTriggers, Trigger } from "./triggers.ts";
import { parseZhuyin } from "./zhuyin.ts";

/**
 * Readings in brackets behind a single character, and what is left of them where the bytes were shifted:
 *
 *     區(qū)    區（qū）   區 (qu1)   漢[ㄏㄢˋ]        ?yōu)    the "(" was eaten with the byte in front of it
 *      ^start                                         ^start
 *     ^(qū)    "trail": 區 itself is gone, only its last byte 5E is left
 *      ^start
 */
export interface Note {
  readonly kind: "pinyin" | "zhuyin" | "broken" | "trail";
  /** First unit to remove; blanks between character and bracket belong to the note. */
  readonly start: number;
  readonly end: number;
  /** Offset of the character it belongs to; of the "?" in a broken one. */
  readonly host: number;
  readonly reading: Syllable;
  /** The reading as it is written. */
  readonly written: string;
  /** Is the tone written? */
  readonly toned: boolean;
}

/** Longest content of the brackets that is looked at: "zhuāng", a tone number and two blanks. */
const LONGEST = 9;

/** All notes of the text, in order. One pass over the brackets. */
export function findNotes(text: string): Note[] {
  const classes = loadClasses();
  const triggers = loadTriggers();
  const notes: Note[] = [];
  contents ??= new Contents();
  for (let i = 1; (i = nextUnit(text, i, text.length, triggers, Trigger.NOTE)) < text.length; ) {
    const note = isQuestion(text.charCodeAt(i)) ? broken(text, i, contents) : bracketed(text, i, classes, contents);
    if (note !== undefined) notes.push(note);
    i = note === undefined ? i + 1 : note.end;
  }
  return withBlanks(text, notes);
}

/** Notes and share of them with a blank behind, from which on the blanks belong to the notes: 現(xiàn) 在, 區(qū) 委會(huì) 議. */
const LEAST_BLANKS = 8;
const BLANK_SHARE = 0.9;

function withBlanks(text: string, notes: Note[]): Note[] {
  const isFollowed = (note: Note): boolean => text.charCodeAt(note.end) === 0x20 && isWhole(note);
  let followed = 0;
  for (const note of notes) if (isFollowed(note)) followed++;
  return followed < LEAST_BLANKS || followed < BLANK_SHARE * notes.length ? notes : notes.map((note) => (isFollowed(note) ? { ...note, end: note.end + 1 } : note));
}

/** Are its character and its brackets both there? */
export function isWhole({ kind }: Note): boolean {
  return kind === "pinyin" || kind === "zhuyin";
}

const OPENING = "(（[［【〔";
/** What closes each of them, in its fullwidth form; the halfwidth one will do. */
const CLOSING = "））］］】〕";
let contents: Contents | undefined;

/** What stands in brackets, and what it reads; without a syllable it reads nothing. */
interface Content {
  readonly written: string;
  readonly syllable: Syllable | undefined;
  readonly zhuyin: boolean;
}

/** Places for contents; a power of two. */
const PLACES = 256;

/**
 * Reads contents. A machine writes the same few over and over: what was read last in a place is known again without a new string, in
 * the next text too.
 */
class Contents {
  readonly #known: (Content | undefined)[] = [];

  /** text[from, to) without blanks around it. */
  read(text: string, from: number, to: number): Content {
    let start = from;
    let end = to;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    let hash = 0;
    for (let i = start; i < end; i++) hash = Math.imul(hash, 31) + text.charCodeAt(i);
    const place = (hash ^ (hash >>> 9)) & (PLACES - 1);
    const known = this.#known[place];
    return known !== undefined && known.written.length === end - start && text.startsWith(known.written, start) ? known : (this.#known[place] = parse(text.slice(start, end)));
  }
}

function parse(written: string): Content {
  const zhuyin = parseZhuyin(written);
  return { written, syllable: zhuyin ?? parseSyllable(written), zhuyin: zhuyin !== undefined };
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0xa0 || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200a);
}

function bracketed(text: string, open: number, classes: Uint8Array, contents: Contents): Note | undefined {
  let host = open - 1;
  if (text.charCodeAt(host) === 0x20 && host > 0) host--;
  const unit = text.charCodeAt(host);
  const han = (classes[unit]! & CharClass.HAN) !== 0;
  if (!han && !(isTrailLetter(unit) && host === open - 1)) return undefined;
  const close = closing(text, open + 1, CLOSING.charCodeAt(OPENING.indexOf(text[open]!)));
  if (close < 0) return undefined;
  const { written, syllable: reading, zhuyin } = contents.read(text, open + 1, close);
  if (reading === undefined || (!han && reading.tone === 0)) return undefined;
  return { kind: !han ? "trail" : zhuyin ? "zhuyin" : "pinyin", start: host + 1, end: close + 1, host, reading, written, toned: zhuyin || (reading.tone > 0 && !isDigit(written.charCodeAt(written.length - 1))) };
}

function broken(text: string, mark: number, contents: Contents): Note | undefined {
  const close = closing(text, mark + 1, FULLWIDTH + 0x29);
  if (close < 0) return undefined;
  const { written, syllable: reading, zhuyin } = contents.read(text, mark + 1, close);
  return reading !== undefined && !zhuyin && reading.tone > 0 && written.length === close - mark - 1 ? { kind: "broken", start: mark, end: close + 1, host: mark, reading, written, toned: true } : undefined;
}

/** From an ASCII character to its fullwidth form. */
const FULLWIDTH = 0xfee0;

/** Offset of the closing bracket of a note that begins at `from`, or -1: `mark` or its halfwidth form. */
function closing(text: string, from: number, mark: number): number {
  for (let i = from; i < text.length && i <= from + LONGEST; i++) {
    const unit = text.charCodeAt(i);
    if (unit === mark || unit === mark - FULLWIDTH) return i > from ? i : -1;
    if (unit < 0x20 || unit === 0x28 || (unit >= 0x3200 && unit < 0xff10)) return -1;
  }
  return -1;
}

/** An ASCII character that may be the second byte of a pair, or its fullwidth form; € is byte 80. */
function isTrailLetter(unit: number): boolean {
  return (unit >= 0x40 && unit <= 0x7e) || (unit >= 0xff20 && unit <= 0xff5e) || unit === 0x20ac;
}

function isQuestion(unit: number): boolean {
  return unit === 0x3f || unit === 0xff1f;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
