import { CharClass } from "../text/classes.ts";
import { EditBuilder } from "../text/edit-builder.ts";
import { EditSet } from "../text/edits.ts";
import { nextUnit } from "../text/scan.ts";
import { readPairs, type PairReading } from "./gbk-latin.ts";
import { loadBig5PairTable, loadGbkPairs } from "./pair-tables.ts";
import { loadSingleBytes } from "./single-byte.ts";
import { mayLead, readCodePages } from "./utf8-code-page.ts";
import { readUtf8Latin } from "./utf8-latin.ts";

/**
 * Chinese read with a single-byte encoding. Clusters of units that are bytes in Latin-1 or Windows-1252 are read again:
 *
 *     中文 = UTF-8 E4B8AD E69687, shown as ä¸­æ–‡     (perhaps twice over)
 *     中文 = GBK D6D0 CEC4, shown as ÖÐÎÄ
 *
 * Letters with marks stand alone in the languages that have them; four in a row that read as ordinary Chinese are none.
 */
export const UTF8_LATIN = "repair/mojibake.utf8-latin";
export const GBK_LATIN = "repair/mojibake.gbk-latin";
export const GBK_MIXED = "repair/mojibake.gbk-mixed";
export const BIG5_LATIN = "repair/mojibake.big5-latin";

/** Units in a row that a cluster must have. */
const LEAST_ROW = 4;
/** ASCII units between two parts of a cluster, and units that are no byte inside a row: bytes that were valid UTF-8. */
const MOST_ASCII = 16;
const MOST_MERGED = 2;
/** One in so many is a letter: of the bytes of Chinese many are C0 and above. 10 % – 15 % with no-break spaces has none. */
const LEAST_LETTERS = 16;
/** A cluster longer than this is judged by its head: units. */
const LONG = 2048;
/** Mean oddness of the characters read: of two of them, for each one more, and at most. */
const ODDNESS_OF_TWO = 7.7;
const ODDNESS_MORE = 0.2;
const MOST_ODDNESS = 9.3;
/** Big5 and GBK share nearly all pairs: short texts are both. */
const BIG5_BEHIND = 1;

export function repairMojibake(text: string, flags: number, isOn: (rule: string) => boolean): EditSet {
  if ((flags & (CharClass.LATIN | CharClass.DAMAGE)) === 0) return EditSet.empty(text.length);
  const builder = new EditBuilder(text);
  const byteLike = loadByteLike();
  for (let i = 0; (i = nextUnit(text, i, text.length, byteLike, 1)) < text.length; i++) {
    const cluster = clusterAt(text, i);
    if (cluster.row >= LEAST_ROW && cluster.bytes * 2 >= cluster.units && cluster.small * 2 <= cluster.units && cluster.letters * LEAST_LETTERS >= cluster.units) repairCluster(text, i, cluster.end, mergedEnd(text, cluster.end), builder, isOn);
    if (builder.position <= i && isOn(UTF8_LATIN)) repairCodePages(text, i, cluster.end, builder);
    i = Math.max(cluster.end, builder.position) - 1;
  }
  return builder.finish();
}

function repairCodePages(text: string, start: number, end: number, builder: EditBuilder): void {
  for (let i = start; i < end; ) {
    const { end: read, reading } = mayLead(text.charCodeAt(i)) ? readCodePages(text, i) : { end: i + 1, reading: undefined };
    if (reading !== undefined) builder.replace(i, reading.end, reading.text, UTF8_LATIN);
    i = reading?.end ?? read;
  }
}

let byteLikeUnits: Uint8Array | undefined;

/** 1: a unit beyond ASCII that wrong decodings leave, a byte or a two-byte UTF-8 sequence that happened to be valid. */
function loadByteLike(): Uint8Array {
  return (byteLikeUnits ??= loadSingleBytes().map((byte, unit) => Number((unit >= 0x80 && unit <= 0x7ff) || byte >= 0x80)));
}

interface Cluster {
  readonly end: number;
  /** The longest row of units beyond ASCII. */
  readonly row: number;
  /** Units beyond ASCII; those of them that are single bytes, and letters. */
  readonly units: number;
  readonly bytes: number;
  readonly letters: number;
  /** Small ASCII letters between them. */
  readonly small: number;
}

/** The cluster that begins at `start`. */
function clusterAt(text: string, start: number): Cluster {
  let end = start;
  let row = 0;
  let longest = 0;
  let units = 0;
  let bytes = 0;
  let letters = 0;
  let small = 0;
  let waiting = 0;
  const byteLike = loadByteLike();
  for (let i = start; i < text.length && text.charCodeAt(i) !== 0x0a; i++) {
    const unit = text.charCodeAt(i);
    if (byteLike[unit] === 1) {
      // What stood between the last byte and this one belongs to the cluster.
      row = i - end <= MOST_MERGED ? row + i + 1 - end : 1;
      units++;
      if (unit <= 0xff) bytes++; // the quotes of Windows-1252 are in every language
      if (unit >= 0xc0 && unit <= 0x7ff) letters++;
      longest = Math.max(longest, row);
      small += waiting;
      waiting = 0;
      end = i + 1;
    } else if (i - end >= (unit < 0x80 ? MOST_ASCII : MOST_MERGED)) break;
    else if (unit >= 0x61 && unit <= 0x7a) waiting++;
  }
  return { end, row: longest, units, bytes, letters, small };
}

/** Units behind the cluster's last byte that may be bytes too: 设。 is C9E8 A1A3, shown as É衣, U+8863 being E8A1A3. */
function mergedEnd(text: string, end: number): number {
  let at = end;
  while (at < text.length && at < end + MOST_MERGED && text.charCodeAt(at) >= 0x800) at++;
  return at > end && text.charCodeAt(at - 1) >= 0xd800 && text.charCodeAt(at - 1) < 0xdc00 ? at - 1 : at;
}

/** Units behind the cluster's last byte that may stand for its last bytes: U+FFFD, and a blank for the no-break space. */
function patchedEnd(text: string, end: number): number {
  let at = end;
  while (at < end + 2 && (text.charCodeAt(at) === 0xfffd || text.charCodeAt(at) === 0x20)) at++;
  return at;
}

function repairCluster(text: string, start: number, end: number, mergedEnd: number, builder: EditBuilder, isOn: (rule: string) => boolean): void {
  const shown = text.slice(start, end);
  if (isAlphabet(shown)) return;
  const utf8 = isOn(UTF8_LATIN) ? readUtf8Latin(text.slice(start, patchedEnd(text, end))) : undefined;
  if (utf8 !== undefined) {
    builder.replace(start + utf8.from, start + utf8.to, utf8.text, UTF8_LATIN);
    return;
  }
  // A long cluster is in the encoding that its head is in, or in none.
  const isLong = end - start > LONG;
  const head = isLong ? bestReading(text, start, start + LONG, start + LONG, isOn) : undefined;
  if (isLong && head === undefined) return;
  const best = bestReading(text, start, end, mergedEnd, head === undefined ? isOn : (rule) => rule === head.rule);
  if (best !== undefined) builder.replace(start, best.end, best.reading.text, best.rule);
}

/** The best of the readings in pairs, if it makes sense. */
function bestReading(text: string, start: number, end: number, mergedEnd: number, isOn: (rule: string) => boolean): { readonly rule: string; readonly end: number; readonly reading: PairReading } | undefined {
  // The last byte may be an ASCII letter: 法 is AA6B in Big5.
  const pairsEnd = text.charCodeAt(end) >= 0x40 && text.charCodeAt(end) <= 0x7e ? end + 1 : end;
  const pairs = text.slice(start, pairsEnd);
  const plain = isOn(GBK_LATIN) ? readPairs(pairs, loadGbkPairs(), false) : undefined;
  const mixed = isOn(GBK_MIXED) ? readPairs(text.slice(start, mergedEnd), loadGbkPairs(), true) : undefined;
  const best = better(plain, mixed) ? mixed! : plain;
  const big5 = isOn(BIG5_LATIN) ? readPairs(pairs, loadBig5PairTable(), false) : undefined;
  if (big5 !== undefined && isText(big5) && big5.characters >= LEAST_ROW && (best === undefined || big5.oddness + big5.literals < best.oddness + best.literals - BIG5_BEHIND)) return { rule: BIG5_LATIN, end: pairsEnd, reading: big5 };
  if (best === undefined || !isText(best)) return undefined;
  return best === plain ? { rule: GBK_LATIN, end: pairsEnd, reading: best } : { rule: GBK_MIXED, end: mergedEnd, reading: best };
}

/** Is the second reading better: fewer units left over, or less odd? */
function better(first: PairReading | undefined, second: PairReading | undefined): boolean {
  if (first === undefined || second === undefined) return second !== undefined;
  return second.characters * (second.oddness - MOST_ODDNESS) + second.literals * MOST_ODDNESS < first.characters * (first.oddness - MOST_ODDNESS) + first.literals * MOST_ODDNESS;
}

function isText({ characters, oddness, literals }: PairReading): boolean {
  return characters >= 2 && literals * 5 <= characters && oddness <= Math.min(MOST_ODDNESS, ODDNESS_OF_TWO + (characters - 2) * ODDNESS_MORE);
}

/** A list of letters, ÀÁÂÃÄÅ, or one letter over and over, ÅÅÅÅ-MM-DD. */
function isAlphabet(shown: string): boolean {
  let steps = 0;
  let units = 0;
  const different = new Set<number>();
  for (let i = 0; i < shown.length; i++) {
    const unit = shown.charCodeAt(i);
    if (loadByteLike()[unit] !== 1) continue;
    units++;
    if (different.size <= 2) different.add(unit);
    const step = unit - shown.charCodeAt(i - 1);
    if (step === 1 || step === 0 || step === 2) steps++;
  }
  return different.size <= 2 || steps * 2 >= units;
}
