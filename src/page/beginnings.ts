import { labelRows } from "../generated/page-tables.ts";
import { foldUnit, loadKeyDeltas, matchKey } from "../text/key.ts";
import { ANYWHERE, TOKENS, type LabelMatch } from "./labels.ts";
import { Kind, loadKinds } from "./lines.ts";

/**
 * By what units labels begin. Nearly all lines of nearly all texts hold no label: one look a unit tells so, and the trie is not asked.
 * Two units of a label say enough; separators between them are left out, as they are passed over in a line.
 */
interface Beginnings {
  /** UnitFlag by the unit of the text, not of the key. */
  readonly units: Uint8Array;
  /** PairFlag by a hash of two units of the key; the second is 0 where a self-evident label is one unit long. */
  readonly pairs: Uint8Array;
}

const UnitFlag = {
  /** Alone it fills a cell: 楼 页. */
  TOKEN: 1,
  /** Alone it begins a label that goes on behind a gap: a line that begins so is read. */
  GAPPED: 2,
  /** A longer label begins so. */
  HEAD: 4,
  /** A label that counts anywhere in a line begins so. */
  INSIDE: 8,
  ARROW: 16,
} as const;

const PairFlag = {
  /** A self-evident line begins so. */
  EVIDENT: 1,
  /** A label begins so. */
  LABEL: 2,
  /** A label that counts anywhere in a line begins so. */
  INSIDE: 4,
} as const;
type PairFlag = (typeof PairFlag)[keyof typeof PairFlag];

const SLOTS = 1 << 15;
/** Separators that are looked past between the two units. */
const WIDEST_GAP = 15;
/** Marks and blanks that are looked past in front of a self-evident label. */
const LONGEST_LEAD = 40;
const COLON = 0x3a;
const COPYRIGHT = 0xa9;
const OPEN_BRACKET = 0x28;

function slotOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e35) ^ Math.imul(second, 0x79b1)) & (SLOTS - 1);
}

const COUNTED: ReadonlySet<string> = new Set(["meta.counts", "meta.post"]);
/** Families that say nothing of a page by themselves. */
const SILENT: ReadonlySet<string> = new Set(["time", "ago", "ui.word", "nav.channel"]);

let beginnings: Beginnings | undefined;

function loadBeginnings(): Beginnings {
  if (beginnings !== undefined) return beginnings;
  const kinds = loadKinds();
  const kindOf = (unit: string): number => kinds[unit.charCodeAt(0)]!;
  const byKey = new Uint8Array(0x10000);
  const pairs = new Uint8Array(SLOTS);
  const addUnit = (unit: string, flag: number): void => {
    byKey[unit.charCodeAt(0)]! |= flag;
  };
  const addPair = ([first, second]: readonly string[], flag: number): void => {
    if (first !== undefined) pairs[slotOf(first.charCodeAt(0), second?.charCodeAt(0) ?? 0)]! |= flag;
  };
  kinds.forEach((kind, unit) => {
    if (kind === Kind.ARROW) byKey[unit] = UnitFlag.ARROW;
  });
  for (const [family, strength, match, , , phrases] of labelRows) {
    const isInside = ANYWHERE.has(match as LabelMatch);
    const isToken = TOKENS.has(match as LabelMatch);
    const isEvident = !SILENT.has(family) && ((strength === "H" && match !== "in" && match !== "end") || COUNTED.has(family) || match === "home");
    for (const phrase of matchKey(phrases).split("\t")) {
      if (isEvident) addPair([...phrase.replace(/[\s…]/gu, "")].filter((unit) => kindOf(unit) !== Kind.SEPARATOR || unit === "©"), PairFlag.EVIDENT);
      const head = [...phrase.split("…")[0]!];
      const start = head.findIndex((unit) => kindOf(unit) === Kind.NONE);
      if (start < 0) {
        if (!isToken) addUnit(head[0] ?? "…", UnitFlag.GAPPED); // ©… begins with a mark
        continue;
      }
      const units = head.slice(start).filter((unit) => kindOf(unit) !== Kind.SEPARATOR);
      if (units.length === 1) addUnit(units[0]!, isToken ? UnitFlag.TOKEN : UnitFlag.GAPPED);
      else {
        addUnit(units[0]!, isInside ? UnitFlag.HEAD | UnitFlag.INSIDE : UnitFlag.HEAD);
        addPair(units, isInside ? PairFlag.LABEL | PairFlag.INSIDE : PairFlag.LABEL);
      }
    }
  }
  const deltas = loadKeyDeltas();
  return (beginnings = { units: byKey.map((_, unit) => byKey[unit ^ deltas[unit]!]!), pairs });
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
  return ((pairs[slotOf(first, i < end ? second : 0)]! | pairs[slotOf(first, 0)]!) & flag) !== 0;
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

/**
 * Is text[from, newline) prose, as far as labels go: no label begins it or fills its first cells, none counts inside it, and there is
 * no arrow? `scanLine` finds in such a line neither a self-evident label nor labels alone.
 */
export function isProse(text: string, from: number, newline: number): boolean {
  return beginsWithWord(text, from, newline) && holdsNoLabel(text, from, newline);
}

/**
 * Digits, marks and cells of one unit are passed over: the first unit behind them that begins no label is outside labels.
 *
 *     > | 2023年，青石县
 *                 ^
 */
function beginsWithWord(text: string, from: number, newline: number): boolean {
  const { units } = loadBeginnings();
  const kinds = loadKinds();
  const deltas = loadKeyDeltas();
  for (let i = from; i < newline; i++) {
    const unit = text.charCodeAt(i);
    const flags = units[unit]!;
    const first = unit ^ deltas[unit]!;
    if ((flags & UnitFlag.GAPPED) !== 0 || first === COLON) return false; // what follows the colon of a field is its value
    if (kinds[first] !== Kind.NONE) continue;
    if ((flags & UnitFlag.HEAD) !== 0 && mayBegin(text, i, newline, first, PairFlag.LABEL)) return false;
    if ((flags & UnitFlag.TOKEN) === 0) return true;
  }
  return false;
}

function holdsNoLabel(text: string, from: number, newline: number): boolean {
  const { units } = loadBeginnings();
  for (let i = from; i < newline; i++) {
    const unit = text.charCodeAt(i);
    const flags = units[unit]! & (UnitFlag.ARROW | UnitFlag.INSIDE);
    if (flags !== 0 && (flags === UnitFlag.ARROW || mayBegin(text, i, newline, foldUnit(unit), PairFlag.INSIDE))) return false;
  }
  return true;
}
