import { CharClass, loadClasses } from "../text/classes.ts";
import { openUnits, type Port } from "../text/ports.ts";
import { foldUnit, loadKeyDeltas, matchKey } from "../text/key.ts";
import { loadLabelRows } from "./label-rows.ts";
import { loadLabels } from "./label-trie.ts";
import { ANYWHERE, TOKENS } from "./labels.ts";
import { Kind, loadKinds } from "./lines.ts";

/**
 * By what units labels begin. Nearly all lines of nearly all texts hold no label: one look a unit tells so, and the trie is not asked.
 * Two units of a label say enough; separators between them are left out, as they are passed over in a line.
 */
interface Beginnings {
  /** UnitFlag by the unit of the text, not of the key. */
  readonly flags: Uint8Array;
  /** PairFlag by a hash of two units of the key; the second is 0 where a self-evident label is one unit long. */
  readonly pairs: Uint8Array;
}

const UnitFlag = {
  /** Alone it fills a cell: 楼 页. */
  TOKEN: 1,
  /** Alone it begins a label that goes on behind a gap, or it is the colon of a field: a line that begins so is read. */
  GAPPED: 2,
  /** A longer label begins so. */
  HEAD: 4,
  /** A label that counts anywhere in a line begins so. */
  INSIDE: 8,
  /** The second unit of a label that counts anywhere, or what may stand between the two: INSIDE << 1. */
  SECOND: 16,
  ARROW: 32,
  /** A mark, a blank or a digit: it stands between labels. */
  MARK: 64,
} as const;

const PairFlag = {
  /** A self-evident line begins so. */
  EVIDENT: 1,
  /** A label begins so. */
  LABEL: 2,
  /** A label that counts anywhere in a line begins so. */
  INSIDE: 4,
  /** A label begins so behind a mark of its own: [本帖最后由. */
  MARKED: 8,
} as const;
type PairFlag = (typeof PairFlag)[keyof typeof PairFlag];

const SLOTS = 1 << 16;
/** Separators that are looked past between the two units. */
const WIDEST_GAP = 15;
/** Marks and blanks that are looked past in front of a self-evident label. */
const LONGEST_LEAD = 40;
const COPYRIGHT = 0xa9;
const COLON = 0x3a;
const OPEN_BRACKET = 0x28;

function hash(first: number, second: number): number {
  return Math.imul(Math.imul(first, 0x9e3779b1) + second, 0x85ebca6b);
}

/** PairFlags of two units of the key: each pair is in two slots, and what holds of it stands in both. */
function flagsOf(pairs: Uint8Array, first: number, second: number): number {
  const both = hash(first, second);
  return pairs[both >>> 16]! & pairs[both & 0xffff]!;
}

const COUNTED: ReadonlySet<string> = new Set(["meta.counts", "meta.post"]);
/** Families that say nothing of a page by themselves. */
const SILENT: ReadonlySet<string> = new Set(["time", "ago", "ui.word", "nav.channel"]);

let beginnings: Beginnings | undefined;

function loadBeginnings(): Beginnings {
  if (beginnings !== undefined) return beginnings;
  const kinds = loadKinds();
  const byKey = new Uint8Array(0x10000);
  const pairs = new Uint8Array(SLOTS);
  const addPair = (first: number, second: number, flag: number): void => {
    if (first === 0) return;
    const both = hash(first, second);
    pairs[both >>> 16]! |= flag;
    pairs[both & 0xffff]! |= flag;
  };
  for (let unit = 0; unit < 0x10000; unit++) {
    const kind = kinds[unit]!;
    if (kind !== Kind.NONE) byKey[unit] = UnitFlag.MARK | (kind === Kind.ARROW ? UnitFlag.ARROW : kind === Kind.SEPARATOR ? UnitFlag.SECOND : 0);
  }
  for (const { family, strength, match, phrases } of loadLabelRows()) {
    const isInside = ANYWHERE.has(match) && match !== "notice"; // what a notice speaks of makes no line self-evident
    const isToken = TOKENS.has(match);
    const isEvident = !SILENT.has(family) && ((strength === "H" && match !== "in" && match !== "numbered" && match !== "end") || COUNTED.has(family) || match === "home");
    for (const phrase of phrases) {
      if (isEvident) {
        const at = nextUnit(kinds, phrase, 0, phrase.length, COPYRIGHT);
        addPair(unitAt(phrase, at), unitAt(phrase, nextUnit(kinds, phrase, at + 1, phrase.length, COPYRIGHT)), PairFlag.EVIDENT);
      }
      const gap = phrase.indexOf("…");
      const end = gap < 0 ? phrase.length : gap;
      let start = 0;
      while (start < end && kinds[phrase.charCodeAt(start)] !== Kind.NONE) start++;
      if (start === end) {
        if (!isToken) byKey[unitAt(phrase, 0)]! |= UnitFlag.GAPPED; // ©… begins with a mark
        continue;
      }
      const first = phrase.charCodeAt(start);
      const next = nextUnit(kinds, phrase, start + 1, end, 0);
      if (next === end) byKey[first]! |= isToken ? UnitFlag.TOKEN : UnitFlag.GAPPED;
      else {
        byKey[first]! |= isInside ? UnitFlag.HEAD | UnitFlag.INSIDE : UnitFlag.HEAD;
        if (isInside) byKey[phrase.charCodeAt(next)]! |= UnitFlag.SECOND;
        addPair(first, phrase.charCodeAt(next), PairFlag.LABEL | (isInside ? PairFlag.INSIDE : 0) | (start > 0 ? PairFlag.MARKED : 0));
      }
    }
  }
  byKey[COLON]! |= UnitFlag.GAPPED;
  const deltas = loadKeyDeltas();
  const flags = new Uint8Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) flags[unit] = byKey[unit ^ deltas[unit]!]!;
  return (beginnings = { flags, pairs });
}

/** The place of the next unit that does not merely stand between labels, or `end`; `kept` counts whatever it is. */
function nextUnit(kinds: Uint8Array, phrase: string, from: number, end: number, kept: number): number {
  let i = from;
  while (i < end && kinds[phrase.charCodeAt(i)] === Kind.SEPARATOR && phrase.charCodeAt(i) !== kept) i++;
  return Math.min(i, end);
}

/** The unit there, 0 behind the end. */
function unitAt(phrase: string, at: number): number {
  return at < phrase.length ? phrase.charCodeAt(at) : 0;
}

/** May a label of this kind begin at `at`, whose unit of the key is `first`? */
function mayBegin(text: string, at: number, end: number, first: number, flag: PairFlag): boolean {
  const { pairs } = loadBeginnings();
  const kinds = loadKinds();
  const deltas = loadKeyDeltas();
  let i = at + 1;
  let second = 0;
  for (; i < end; i++) {
    const unit = text.charCodeAt(i);
    second = unit ^ deltas[unit]!;
    if (second === OPEN_BRACKET || i - at > WIDEST_GAP) return true; // a gloss: 當(dāng)前
    if (kinds[second] !== Kind.SEPARATOR) break;
  }
  return ((flagsOf(pairs, first, i < end ? second : 0) | flagsOf(pairs, first, 0)) & flag) !== 0;
}

/** Does text[from, newline) begin like a self-evident line, past indentation and the marks in front of a label? */
export function beginsEvident(text: string, from: number, newline: number): boolean {
  const kinds = loadKinds();
  const deltas = loadKeyDeltas();
  const end = Math.min(newline, from + LONGEST_LEAD);
  let i = from;
  let first = 0;
  for (; i < end; i++) {
    const unit = text.charCodeAt(i);
    first = unit ^ deltas[unit]!;
    const kind = kinds[first]!;
    if ((kind !== Kind.SEPARATOR && kind !== Kind.ARROW) || first === COPYRIGHT) break;
  }
  return i < newline && mayBegin(text, i, newline, first, PairFlag.EVIDENT);
}

/** Longer lines are no business of the gate. */
const LONGEST_LINE = 511;

/** One line, and a zero behind it. */
let line: { readonly units: Uint16Array; readonly port: Port } | undefined;

function loadLine(): { readonly units: Uint16Array; readonly port: Port } {
  if (line !== undefined) return line;
  const units = new Uint16Array(LONGEST_LINE + 1);
  return (line = { units, port: openUnits(units) });
}

/**
 * Is text[from, newline) prose, as far as labels go: no label begins it or fills its first cells, none counts inside it, and there is
 * no arrow? `scanLine` finds in such a line neither a self-evident label nor labels alone.
 */
export function isProse(text: string, from: number, newline: number): boolean {
  if (newline - from > LONGEST_LINE) return false;
  const { flags } = loadBeginnings();
  const { units, port } = loadLine();
  port.fill(text, from, newline);
  units[newline - from] = 0;
  return beginsWithWord(text, from, newline, units, flags) && holdsNoLabel(text, from, newline, units, flags);
}

/**
 * Does a unit come first that is no label and belongs to none? Digits, marks and labels that fill cells are passed over.
 *
 *     > | 2023年，青石县        > | 教育系统
 *                 ^                   ^
 */
function beginsWithWord(text: string, from: number, newline: number, units: Uint16Array, flags: Uint8Array): boolean {
  let key: string | undefined;
  for (let i = 0; i < newline - from; i++) {
    const unit = units[i]!;
    const flag = flags[unit]!;
    if ((flag & UnitFlag.GAPPED) !== 0) return false;
    if ((flag & UnitFlag.HEAD) !== 0 && mayBegin(text, from + i, newline, foldUnit(unit), PairFlag.LABEL)) {
      const end = mayBegin(text, from + i, newline, foldUnit(unit), PairFlag.MARKED) ? -1 : cellEnd((key ??= matchKey(text.slice(from, newline))), i);
      if (end < 0) return false;
      if (end > i) {
        i = end - 1;
        continue;
      }
    }
    if ((flag & (UnitFlag.TOKEN | UnitFlag.MARK)) === 0) return true;
  }
  return false;
}

/** The end of the longest label at `at`, `at` itself when there is none; -1 when one does more than fill a cell, or may be part of a word. */
function cellEnd(key: string, at: number): number {
  const trie = loadLabels();
  const count = trie.match(key, at, key.length);
  for (let k = 0; k < count; k++) if (!trie.found[k]!.labels.every(({ match }) => match !== "home" && TOKENS.has(match))) return -1;
  const end = count === 0 ? at : trie.ends[count - 1]!;
  return end > at && (loadClasses()[key.charCodeAt(end - 1)]! & CharClass.LATIN) !== 0 ? -1 : end;
}

function holdsNoLabel(text: string, from: number, newline: number, units: Uint16Array, flags: Uint8Array): boolean {
  const length = newline - from;
  let flag = flags[units[0]!]!;
  for (let i = 0; i < length; i++) {
    const next = flags[units[i + 1]!]!;
    // One branch that hardly ever goes the other way: first units of labels are frequent, and a processor guesses wrong at every one.
    const isFound = (flag & UnitFlag.ARROW) | ((flag & UnitFlag.INSIDE) << 1 & next);
    flag = next;
    if (isFound === 0) continue;
    if ((isFound & UnitFlag.ARROW) !== 0 || mayBegin(text, from + i, newline, foldUnit(units[i]!), PairFlag.INSIDE)) return false;
  }
  return true;
}
