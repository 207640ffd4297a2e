/** Pairs of bytes → UTF-16 code units, read once out of the platform's own TextDecoder: no table of ours to go stale. */
import { hkscsPairs } from "../generated/read-tables.ts";
import { eachPair } from "../text/packed.ts";

/** What stands in a table where no character is. */
export const NOTHING = 0xffff;
export const FIRST_LEAD = 0x81;
export const LAST_LEAD = 0xfe;
export const FIRST_TRAIL = 0x40;
/** Trail bytes counted from FIRST_TRAIL to 0xFE. */
export const TRAILS = 0xff - FIRST_TRAIL;

let gb: Uint16Array | undefined;
let gbFour: Uint16Array | undefined;
let big5: Uint16Array | undefined;
let big5Long: ReadonlyMap<number, string> | undefined;

/** GB 18030's two-byte characters: [(lead - FIRST_LEAD) * TRAILS + trail - FIRST_TRAIL]. */
export function loadGbPairs(): Uint16Array {
  return (gb ??= readPairs("gb18030", (trail) => trail !== 0x7f).units);
}

/** The ideographs of GB 2312, rows B0 to F7, and five private-use units; empty where the platform has no such decoder. Every text is scanned for them, and few need all pairs. */
export function decodeGb2312(): string {
  if (!isKnown("gb18030")) return "";
  const bytes = new Uint8Array((0xf8 - 0xb0) * (0xff - 0xa1) * 2);
  let at = 0;
  for (let lead = 0xb0; lead <= 0xf7; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      bytes[at++] = lead;
      bytes[at++] = trail;
    }
  }
  return new TextDecoder("gb18030").decode(bytes);
}

/** Big5's, with what the platform has of HKSCS. */
export function loadBig5Pairs(): Uint16Array {
  if (big5 !== undefined) return big5;
  ({ units: big5, long: big5Long } = readPairs("big5", (trail) => trail < 0x7f || trail > 0xa0));
  const units = big5;
  // Node shows private use for what Hong Kong adds, browsers do not; 嘅 and 咗 are in every line of written Cantonese.
  eachPair(hkscsPairs, (pair, unit) => {
    const place = ((pair >> 8) - FIRST_LEAD) * TRAILS + (pair & 0xff) - FIRST_TRAIL;
    if (units[place] === NOTHING || (units[place]! >= 0xe000 && units[place]! <= 0xf8ff)) units[place] = unit;
  });
  return units;
}

/** Big5 pairs that are more than one UTF-16 unit: HKSCS has characters of plane 2, and four letters with a mark. */
export function loadBig5Long(): ReadonlyMap<number, string> {
  loadBig5Pairs();
  return big5Long!;
}

/** Four-byte sequences of the BMP, by their number from 81 30 81 30 on. */
export const GB_FOUR_BMP = 39_420;

export function loadGbFour(): Uint16Array {
  if (gbFour !== undefined) return gbFour;
  const bytes = new Uint8Array(GB_FOUR_BMP * 5);
  for (let number = 0, at = 0; number < GB_FOUR_BMP; number++) {
    bytes[at++] = 0x81 + Math.floor(number / 12600);
    bytes[at++] = 0x30 + (Math.floor(number / 1260) % 10);
    bytes[at++] = 0x81 + (Math.floor(number / 10) % 126);
    bytes[at++] = 0x30 + (number % 10);
    bytes[at++] = 0x0a;
  }
  const table = new Uint16Array(GB_FOUR_BMP).fill(NOTHING);
  new TextDecoder("gb18030").decode(bytes).split("\n").forEach((character, number) => {
    // U+FFFD itself has a sequence, 84 31 A4 37; elsewhere it says that there is no character.
    if (number < GB_FOUR_BMP && character.length === 1 && (character !== "\ufffd" || number === GB_FOUR_REPLACEMENT)) table[number] = character.charCodeAt(0);
  });
  return (gbFour = table);
}

const GB_FOUR_REPLACEMENT = (0x84 - 0x81) * 12600 + 1 * 1260 + (0xa4 - 0x81) * 10 + 7;

function readPairs(label: string, isTrail: (trail: number) => boolean): { units: Uint16Array; long: ReadonlyMap<number, string> } {
  const units = new Uint16Array((LAST_LEAD - FIRST_LEAD + 1) * TRAILS).fill(NOTHING);
  const long = new Map<number, string>();
  if (!isKnown(label)) return { units, long };
  const pairs: number[] = [];
  const bytes: number[] = [];
  const places: number[] = [];
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead++) {
    for (let trail = FIRST_TRAIL; trail < FIRST_TRAIL + TRAILS; trail++) {
      if (!isTrail(trail)) continue;
      pairs.push(lead, trail);
      bytes.push(lead, trail, 0x0a);
      places.push((lead - FIRST_LEAD) * TRAILS + trail - FIRST_TRAIL);
    }
  }
  // GB 18030 has a unit for every pair.
  const whole = new TextDecoder(label).decode(Uint8Array.from(pairs));
  if (whole.length === places.length && !whole.includes("\ufffd")) {
    places.forEach((place, i) => (units[place] = whole.charCodeAt(i)));
    return { units, long };
  }
  // A line end after each pair keeps a pair that is no character from eating the next one.
  new TextDecoder(label).decode(Uint8Array.from(bytes)).split("\n").forEach((character, index) => {
    const place = places[index];
    if (place === undefined || character === "" || character.includes("\ufffd")) return;
    if (character.length === 1) units[place] = character.charCodeAt(0);
    else long.set(place, character);
  });
  return { units, long };
}

/** A platform may lack the encodings of East Asia: Node built with small-icu. Its tables stay empty. */
function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== "";
  } catch {
    return false;
  }
}
