import { convertedWords } from "../generated/repair-tables.ts";
import { CharClass, loadClasses } from "../text/classes.ts";
import { isWhole, type Note } from "./note.ts";
import { loadOddness } from "./plausible.ts";
import { canBeSpelt, readingsOf, type Syllable } from "./readings.ts";

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
  /** Those of them that have one reading only, 級(jí): no lesson on characters with two has them either. */
  readonly plain: number;
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
  const marked: Marked[] = [];
  // Made once: a new table would cost a short record more than all the rest.
  const places = (markedPlaces ??= new Uint16Array(0x10000));
  let whole = 0;
  let broken = 0;
  let fitting = 0;
  let follow = 0;
  let listed = 0;
  let toned = 0;
  for (const note of notes) {
    if (note.kind === "broken") broken++;
    if (!isWhole(note)) continue;
    const { host, end, reading } = note;
    const unit = text.charCodeAt(host);
    whole++;
    if (note.toned) toned++;
    if (isListed(text, host, end, classes)) listed++;
    if (end < text.length && (classes[text.charCodeAt(end)]! & CharClass.HAN) !== 0) follow++;
    if (places[unit] === 0) places[unit] = marked.push({ unit, reading, fits: fits(unit, reading, classes), twofold: false });
    const known = marked[places[unit]! - 1]!;
    // Notes that are written alike share one syllable, so the first comparison decides nearly always.
    if (known.reading === reading) fitting += known.fits ? 1 : 0;
    else {
      if (known.reading.letters !== reading.letters || known.reading.tone !== reading.tone) known.twofold = true;
      if (fits(unit, reading, classes)) fitting++;
    }
  }
  const { occurrences, han } = countMarked(text, places, classes);
  let needless = 0;
  let plain = 0;
  let twofold = 0;
  for (const character of marked) {
    if (isNeedless(character)) {
      needless++;
      if (readingsOf(character.unit)!.length === 1) plain++;
    }
    if (character.twofold) twofold++;
    places[character.unit] = 0;
  }
  const figures = {
    verdict: false,
    notes: whole,
    broken,
    types: marked.length,
    needless,
    plain,
    fitting: share(fitting, whole),
    cover: share(whole, occurrences),
    twofold: share(twofold, marked.length),
    follow: share(follow, whole),
    listed: share(listed, whole),
    density: share(whole, han),
  };
  figures.verdict = isMachineMade(figures, toned) || (toned === whole && isNeedlessHere(figures) && isConverted(text));
  return figures;
}

/** A character that carries notes, and the reading of the first of them. */
interface Marked {
  readonly unit: number;
  readonly reading: Syllable;
  /** Is it a character that may be read so? */
  readonly fits: boolean;
  /** Is it marked with another reading elsewhere? */
  twofold: boolean;
}

/** By unit, the number of the marked character, from 1; all zero but for the time of a call. */
let markedPlaces: Uint16Array | undefined;

function share(part: number, all: number): number {
  return all === 0 ? 0 : part / all;
}

function fits(unit: number, reading: Syllable, classes: Uint8Array): boolean {
  return (classes[unit]! & CharClass.TRADITIONAL) !== 0 && (canBeSpelt(unit, reading.letters) || readingsOf(unit) === undefined);
}

/** Is it of the first two classes of frequency, with the first reading of the dictionary? */
function isNeedless({ unit, reading }: Marked): boolean {
  const usual = readingsOf(unit)?.[0];
  return usual !== undefined && loadOddness()[unit]! <= COMMON && usual.letters === reading.letters && usual.tone === reading.tone;
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

function countMarked(text: string, places: Uint16Array, classes: Uint8Array): { occurrences: number; han: number } {
  let occurrences = 0;
  let han = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((classes[unit]! & CharClass.HAN) !== 0) han++;
    if (places[unit] !== 0) occurrences++;
  }
  return { occurrences, han };
}

/** Oddness of the 1,000 characters or so that every text is made of. */
const COMMON = 8;
/** So many different ones, in so small a share of the text. */
const LEAST_NEEDLESS = 3;
const SPARSE = 0.05;

function isMachineMade(page: Omit<NoteEvidence, "verdict">, toned: number): boolean {
  if (page.fitting < 0.97 || page.cover < 0.9 || page.twofold > 0.05 || page.density > 0.65 || page.listed >= 0.7) return false;
  // Nobody tells a reader how 個 and 動 are read here and there in a text, every time; who teaches them marks more of it.
  const often = (page.needless >= 2 || page.plain >= 1) && page.notes - page.types >= 2;
  if ((page.needless >= LEAST_NEEDLESS || often) && toned === page.notes && page.follow >= 0.2 && page.density <= SPARSE) return true;
  if (page.density < 0.01 || page.follow < 0.4) return false;
  // Tone numbers and bare letters were never met in the wild: they take more to convince.
  if (toned < page.notes * 0.9) return page.notes >= 12;
  if (page.notes >= 8) return true;
  // A short page: the same characters come again, each time marked; or bytes are shifted, which no person does.
  return (page.broken > 0 && page.notes >= 3) || (page.notes >= 4 && page.types >= 2 && page.notes - page.types >= 2);
}

/** One character in so many at most. */
const SCATTERED = 0.02;

/** Two or three notes in a long text: most of their characters need none, one of them least of all. */
function isNeedlessHere({ notes, types, needless, plain, fitting, cover, twofold, follow, listed, density }: Omit<NoteEvidence, "verdict">): boolean {
  return notes >= 2 && plain >= 1 && needless * 3 >= types * 2 && fitting === 1 && cover === 1 && twofold === 0 && follow >= 0.5 && listed === 0 && density <= SCATTERED;
}

/** Did a program put the page into traditional characters one by one? Who sets notes by hand writes 然後 and not 然后. */
function isConverted(text: string): boolean {
  let found = 0;
  return convertedWords.some((word) => text.includes(word) && ++found >= 2);
}
