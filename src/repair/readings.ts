import { readingDigits, readingNumbers, syllables } from "../generated/repair-readings.ts";
import { hanPairs } from "../generated/text-tables.ts";
import { eachPair, unpackNumbers } from "../text/packed.ts";

/** A reading as written: letters without tone mark, and the tone, 0 when none is written (or the neutral tone). */
export interface Syllable {
  readonly letters: string;
  readonly tone: number;
}

/** Vowel with tone mark → vowel, tone. The rows are the five tones; ü is written ü, v or u: in wrong readings of ü. */
const MARKED = ["āáǎà", "ēéěè", "īíǐì", "ōóǒò", "ūúǔù", "ǖǘǚǜ", "ńňǹ"];
const PLAIN = "aeiouün";

let tones: ReadonlyMap<number, Syllable> | undefined;
let readings: Map<number, readonly Syllable[]> | undefined;
let known: Set<string> | undefined;

/** The syllable that these letters write ("yōu", "you1", "you", "lv4"), or undefined when they write none. */
export function parseSyllable(text: string): Syllable | undefined {
  const marks = (tones ??= markedVowels());
  let letters = "";
  let tone = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const mark = marks.get(unit);
    if (mark !== undefined && tone === 0) {
      letters += mark.letters;
      tone = mark.tone;
    } else if (unit >= 0x61 && unit <= 0x7a) letters += unit === 0x76 ? "ü" : text[i]!;
    else if (unit === 0xfc) letters += "ü";
    else if (unit === 0x251) letters += "a"; // ɑ and ɡ of pinyin fonts
    else if (unit === 0x261) letters += "g";
    else if (unit >= 0x30 && unit <= 0x35 && i === text.length - 1 && i > 0 && tone === 0) tone = unit === 0x35 ? 0 : unit - 0x30;
    else return undefined;
  }
  loadReadings();
  return known!.has(letters) ? { letters, tone } : undefined;
}

/** The readings of a traditional character; undefined for a character that is not in the table. */
export function readingsOf(unit: number): readonly Syllable[] | undefined {
  return loadReadings().get(unit);
}

/** Can this character be read so? A syllable without a tone fits every tone. */
export function canBeRead(unit: number, syllable: Syllable): boolean {
  const list = readingsOf(unit);
  return list !== undefined && list.some(({ letters, tone }) => letters === syllable.letters && (syllable.tone === 0 || tone === 0 || tone === syllable.tone));
}

/** Can this character be read so in some tone? Dictionaries differ in tones: 績 is jī in some, jì in others. */
export function canBeSpelt(unit: number, letters: string): boolean {
  const list = readingsOf(unit);
  return list !== undefined && list.some((reading) => reading.letters === letters);
}

/** Every traditional character that can be read so in some tone. */
export function charactersSpelt(letters: string): readonly number[] {
  return [...loadReadings().keys()].filter((unit) => canBeSpelt(unit, letters));
}

function markedVowels(): ReadonlyMap<number, Syllable> {
  const map = new Map<number, Syllable>();
  MARKED.forEach((row, i) => {
    for (let j = 0; j < row.length; j++) map.set(row.charCodeAt(j), { letters: PLAIN[i]!, tone: i === 6 ? j + 2 : j + 1 });
  });
  return map;
}

function loadReadings(): ReadonlyMap<number, readonly Syllable[]> {
  if (readings !== undefined) return readings;
  const list: Syllable[] = [];
  for (const row of syllables.split(" ")) {
    const end = row.search(/\d/);
    const letters = row.slice(0, end);
    for (const tone of row.slice(end)) list.push({ letters, tone: Number(tone) });
  }
  known = new Set(list.map(({ letters }) => letters));
  readings = new Map();
  const { radix, further } = readingDigits;
  const numbers = unpackNumbers(readingNumbers);
  let at = 0;
  for (const unit of listedUnits()) {
    const own = [list[numbers[at++]! * radix + numbers[at++]!]!];
    while (numbers[at]! >= further) own.push(list[(numbers[at++]! - further) * radix + numbers[at++]!]!);
    readings.set(unit, own);
  }
  return readings;
}

/** The characters whose readings are listed, in code order: what OpenCC simplifies, and 著. */
function listedUnits(): readonly number[] {
  const units = new Set([0x8457]);
  eachPair(hanPairs, (from) => {
    if (from >= 0x4e00 && from <= 0x9fa5) units.add(from);
  });
  return [...units].sort((a, b) => a - b);
}
