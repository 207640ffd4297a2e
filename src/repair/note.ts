import { CharClass, loadClasses } from "../text/classes.ts";
import { loadOddness } from "./plausible.ts";
import { canBeRead, parseSyllable, readingsOf, type Syllable } from "./readings.ts";
import { parseZhuyin } from "./zhuyin.ts";

/**
 * Readings in brackets behind a single character, and what is left of them where the bytes were shifted:
 *
 *     區(qū)    區（qū）   區 (qu1)   漢(ㄏㄢˋ)        ?yōu)    the "(" was eaten with the byte in front of it
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
  const notes: Note[] = [];
  const starts = new Starts(text);
  contents ??= new Contents();
  for (let i = starts.from(1); i < text.length; i = starts.from(i)) {
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
  const isFollowed = ({ kind, end }: Note): boolean => (kind === "pinyin" || kind === "zhuyin") && text.charCodeAt(end) === 0x20;
  const followed = notes.filter(isFollowed).length;
  return followed < LEAST_BLANKS || followed < BLANK_SHARE * notes.length ? notes : notes.map((note) => (isFollowed(note) ? { ...note, end: note.end + 1 } : note));
}

const STARTS = "(（?？";

/** Where a note may start, left to right. The engine's own search for one unit is many times faster than a loop. */
class Starts {
  readonly #text: string;
  /** For each of STARTS the next place that is not behind us. */
  readonly #next = [-1, -1, -1, -1];

  constructor(text: string) {
    this.#text = text;
  }

  /** The first start at or after `position`; the length of the text when there is none. */
  from(position: number): number {
    let first = this.#text.length;
    for (let k = 0; k < STARTS.length; k++) {
      if (this.#next[k]! < position) {
        const found = this.#text.indexOf(STARTS[k]!, position);
        this.#next[k] = found < 0 ? Infinity : found;
      }
      if (this.#next[k]! < first) first = this.#next[k]!;
    }
    return first;
  }
}

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
  const close = closing(text, open + 1);
  if (close < 0) return undefined;
  const { written, syllable: reading, zhuyin } = contents.read(text, open + 1, close);
  if (reading === undefined || (!han && reading.tone === 0)) return undefined;
  return { kind: !han ? "trail" : zhuyin ? "zhuyin" : "pinyin", start: host + 1, end: close + 1, host, reading, written, toned: zhuyin || (reading.tone > 0 && !isDigit(written.charCodeAt(written.length - 1))) };
}

function broken(text: string, mark: number, contents: Contents): Note | undefined {
  const close = closing(text, mark + 1);
  if (close < 0) return undefined;
  const { written, syllable: reading, zhuyin } = contents.read(text, mark + 1, close);
  return reading !== undefined && !zhuyin && reading.tone > 0 && written.length === close - mark - 1 ? { kind: "broken", start: mark, end: close + 1, host: mark, reading, written, toned: true } : undefined;
}

/** Offset of the closing bracket of a note that begins at `from`, or -1. */
function closing(text: string, from: number): number {
  for (let i = from; i < text.length && i <= from + LONGEST; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x29 || unit === 0xff09) return i > from ? i : -1;
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

/** What the notes of a page tell: figures, and the verdict on them. */
export interface NoteEvidence {
  /** Whole notes. */
  readonly notes: number;
  /** Notes of the form ?py). */
  readonly broken: number;
  /** Different characters that are marked. */
  readonly types: number;
  /** Different marked characters whose reading nobody needs to be told: common ones, read as they mostly are, 個(gè). */
  readonly needless: number;
  /** Share of the notes whose character differs from its simplified form and can be read so. */
  readonly fitting: number;
  /** Share of the occurrences of the marked characters that are marked. */
  readonly cover: number;
  /** Share of the marked characters that are marked with two readings. */
  readonly twofold: number;
  /** Share of the notes with a Han character right behind them. */
  readonly follow: number;
  /** Share of the notes in items of a list, 一條(tiáo)魚、一張(zhāng)紙. */
  readonly listed: number;
  /** Share of all Han characters that are marked. */
  readonly density: number;
  /** Were they set by a machine on the whole page? */
  readonly verdict: boolean;
}

/**
 * A machine marks every occurrence of a fixed set of characters that differ from their simplified form, always with the same
 * reading, in the middle of running text. People mark a rare character once, a character with two readings twice, or all.
 */
export function weighNotes(text: string, notes: readonly Note[]): NoteEvidence {
  const classes = loadClasses();
  const whole = notes.filter(({ kind }) => kind === "pinyin" || kind === "zhuyin");
  const readings = new Map<number, { readonly reading: Syllable; readonly fits: boolean }>();
  const twofold = new Set<number>();
  let fitting = 0;
  let follow = 0;
  let listed = 0;
  let toned = 0;
  // The tone is not compared: 績 is jī in some dictionaries, jì in others.
  for (const { host, end, reading, toned: withTone } of whole) {
    const unit = text.charCodeAt(host);
    if (withTone) toned++;
    if (isListed(text, host, end, classes)) listed++;
    if (end < text.length && (classes[text.charCodeAt(end)]! & CharClass.HAN) !== 0) follow++;
    // Notes that are written alike share one syllable, so the first comparison decides nearly always.
    let known = readings.get(unit);
    const same = known?.reading === reading;
    if (known === undefined) readings.set(unit, (known = { reading, fits: fits(unit, reading, classes) }));
    else if (!same && (known.reading.letters !== reading.letters || known.reading.tone !== reading.tone)) twofold.add(unit);
    if (same ? known.fits : fits(unit, reading, classes)) fitting++;
  }
  const { marked, occurrences, han } = countMarked(text, whole, readings);
  const share = (part: number, all: number): number => (all === 0 ? 0 : part / all);
  const figures = {
    notes: whole.length,
    broken: notes.filter(({ kind }) => kind === "broken").length,
    types: readings.size,
    needless: countNeedless(readings),
    fitting: share(fitting, whole.length),
    cover: share(marked, occurrences),
    twofold: share(twofold.size, readings.size),
    follow: share(follow, whole.length),
    listed: share(listed, whole.length),
    density: share(whole.length, han),
  };
  return { ...figures, verdict: isMachineMade(figures, toned) };
}

function fits(unit: number, reading: Syllable, classes: Uint8Array): boolean {
  return (classes[unit]! & CharClass.TRADITIONAL) !== 0 && (canBeRead(unit, { ...reading, tone: 0 }) || readingsOf(unit) === undefined);
}

/** Characters of the first two classes of frequency that carry the first reading of the dictionary. */
function countNeedless(readings: ReadonlyMap<number, { readonly reading: Syllable }>): number {
  let count = 0;
  for (const [unit, { reading }] of readings) {
    const usual = readingsOf(unit)?.[0];
    if (usual !== undefined && loadOddness()[unit]! <= COMMON && usual.letters === reading.letters && usual.tone === reading.tone) count++;
  }
  return count;
}

const LONGEST_ITEM = 4;

/** Is this note in a row of items as drills have them, a few characters between 、 ； and blanks? */
function isListed(text: string, host: number, end: number, classes: Uint8Array): boolean {
  let from = host;
  while (from > 0 && host - from < LONGEST_ITEM && (classes[text.charCodeAt(from - 1)]! & CharClass.HAN) !== 0) from--;
  let to = end;
  while (to < text.length && to - end < LONGEST_ITEM && (classes[text.charCodeAt(to)]! & CharClass.HAN) !== 0) to++;
  return host - from + to - end < LONGEST_ITEM && (separatesItems(text.charCodeAt(from - 1)) || separatesItems(text.charCodeAt(to)));
}

function separatesItems(unit: number): boolean {
  return unit === 0x3001 || unit === 0xff1b || unit === 0x3b || unit === 0x20 || unit === 0x3000;
}

/** By unit; all zero but for the time of a count. */
let isMarked: Uint8Array | undefined;

function countMarked(text: string, notes: readonly Note[], readings: ReadonlyMap<number, unknown>): { marked: number; occurrences: number; han: number } {
  if (notes.length === 0) return { marked: 0, occurrences: 0, han: 0 };
  const classes = loadClasses();
  // Made once: a new array would cost a short record more than all the rest.
  isMarked ??= new Uint8Array(0x10000);
  for (const unit of readings.keys()) isMarked[unit] = 1;
  let occurrences = 0;
  let han = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((classes[unit]! & CharClass.HAN) === 0) continue;
    han++;
    occurrences += isMarked[unit]!;
  }
  for (const unit of readings.keys()) isMarked[unit] = 0;
  return { marked: notes.length, occurrences, han };
}

/** Oddness of the 1,000 characters or so that every text is made of. */
const COMMON = 8;
/** So many different ones, in so small a share of the text. */
const LEAST_NEEDLESS = 3;
const SPARSE = 0.05;

function isMachineMade(page: Omit<NoteEvidence, "verdict">, toned: number): boolean {
  if (page.fitting < 0.97 || page.cover < 0.9 || page.twofold > 0.05 || page.density > 0.65 || page.listed >= 0.7) return false;
  // Nobody tells a reader how 個 and 動 are read here and there in a text, every time; who teaches them marks more of it.
  const often = page.needless >= 2 && page.notes - page.types >= 2;
  if ((page.needless >= LEAST_NEEDLESS || often) && toned === page.notes && page.follow >= 0.2 && page.density <= SPARSE) return true;
  if (page.density < 0.01 || page.follow < 0.4) return false;
  // Tone numbers and bare letters were never met in the wild: they take more to convince.
  if (toned < page.notes * 0.9) return page.notes >= 12;
  if (page.notes >= 8) return true;
  // A short page: the same characters come again, each time marked; or bytes are shifted, which no person does.
  return (page.broken > 0 && page.notes >= 3) || (page.notes >= 4 && page.types >= 2 && page.notes - page.types >= 2);
}
