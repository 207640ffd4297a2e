import { FIRST_LEAD, FIRST_TRAIL, loadBig5Pairs, NOTHING, TRAILS } from "../read/code-tables.ts";
import { isPrivateUse, loadGbk } from "./gbk.ts";
import { loadOddness } from "./plausible.ts";
import { byteOf } from "./single-byte.ts";

/** What the two-byte characters in a cluster of single bytes say. */
export interface PairReading {
  readonly text: string;
  /** Characters read, and how odd they are in the mean. */
  readonly characters: number;
  readonly oddness: number;
  /** Units beyond ASCII that stay as they are. */
  readonly literals: number;
}

/** (lead << 8 | trail) → unit; 0: none. */
export type PairTable = (pair: number) => number;

export function gbkUnit(pair: number): number {
  const unit = loadGbk().unitOf[pair]!;
  return isPrivateUse(unit) ? 0 : unit;
}

export function big5Unit(pair: number): number {
  const lead = pair >> 8;
  const trail = pair & 0xff;
  if (lead < 0xa1 || lead > 0xf9 || trail < FIRST_TRAIL || trail > 0xfe) return 0;
  const unit = loadBig5Pairs()[(lead - FIRST_LEAD) * TRAILS + trail - FIRST_TRAIL]!;
  return unit === NOTHING ? 0 : unit;
}

/** A way to read the units so far. At each unit the best for each lead byte that may wait. */
interface Path {
  readonly oddness: number;
  /** A lead byte that waits for its trail byte; 0: none. */
  readonly lead: number;
  /** What the last units could have been merged with, had the decoder taken UTF-8 where it could: see `mayStand`. */
  readonly open: number;
  /** The character completed last, and the path it was put behind. */
  readonly point: number;
  readonly before: Path | undefined;
  readonly characters: number;
  readonly literals: number;
  readonly literalOddness: number;
}

/** Oddness of a unit that stays as it is, what is added for one that is no byte, and oddness of U+0080-U+00FF being two bytes: C2 and C3 begin few characters. */
const LITERAL = 14;
const LITERAL_HAN = 5;
const MERGED = 2.5;
/** Units after which a reading that makes no sense is given up. */
const PROBE = 64;
const HOPELESS = 11.5;

/**
 * The text whose GBK (Big5) bytes these units are. A unit is one byte of Latin-1 or Windows-1252; where the decoder took UTF-8
 * wherever the bytes happened to be valid, `mixed`, it may be two or three:
 *
 *     学习 = D1A7 CFB0, shown Ñ§Ï° (one byte a unit), or ѧϰ where D1A7 and CFB0 were taken for UTF-8
 *
 * All ways are followed and the least odd text wins.
 */
export function readPairs(shown: string, unitOf: PairTable, mixed: boolean): PairReading | undefined {
  let paths: Path[] = [{ oddness: 0, lead: 0, open: 0, point: 0, before: undefined, characters: 0, literals: 0, literalOddness: 0 }];
  for (let i = 0; i < shown.length; i++) {
    const next: Path[] = [];
    const point = shown.codePointAt(i)!;
    for (const path of paths) readUnit(path, point, unitOf, mixed, next);
    paths = next;
    if (point > 0xffff) i++;
    if (i % PROBE >= PROBE - 2 && Math.min(...paths.map(({ oddness, characters, literals }) => oddness / (characters + literals + 1))) > HOPELESS) return undefined;
  }
  const best = paths.filter(({ lead }) => lead === 0).sort((a, b) => a.oddness - b.oddness)[0];
  if (best === undefined || best.characters === 0) return undefined;
  return { text: spell(best), characters: best.characters, oddness: (best.oddness - best.literalOddness) / best.characters, literals: best.literals };
}

function readUnit(path: Path, point: number, unitOf: PairTable, mixed: boolean, out: Path[]): void {
  if (point < 0x80) {
    if (path.lead === 0) put({ ...path, open: 0, point, before: path }, out);
    else if (point >= 0x40) feed(path, point, unitOf, 0, out);
    return;
  }
  if (path.lead === 0) {
    const isByte = point < 0x800;
    const oddness = isByte || point > 0xffff ? LITERAL : loadOddness()[point]! + LITERAL_HAN;
    put({ oddness: path.oddness + oddness, lead: 0, open: 0, point, before: path, characters: path.characters, literals: path.literals + (isByte ? 1 : 0), literalOddness: path.literalOddness + oddness }, out);
  }
  const byte = byteOf(point);
  if (byte >= 0x80 && (!mixed || mayStand(path.open, byte))) feed(path, byte, unitOf, opens(path.open, byte), out);
  if (!mixed) return;
  let waiting: Path[] = [path];
  const extra = point < 0x100 ? MERGED : 0;
  for (const each of utf8Bytes(point)) {
    const next: Path[] = [];
    for (const between of waiting) feed(between, each, unitOf, 0, next);
    waiting = next;
  }
  for (const read of waiting) put(extra === 0 ? read : { ...read, oddness: read.oddness + extra }, out);
}

function utf8Bytes(point: number): readonly number[] {
  const last = 0x80 | (point & 0x3f);
  if (point < 0x800) return [0xc0 | (point >> 6), last];
  const third = 0x80 | ((point >> 6) & 0x3f);
  return point < 0x10000 ? [0xe0 | (point >> 12), third, last] : [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f), third, last];
}

/** UTF-8 wherever it is valid: behind a byte C2-DF, or E0-EF and 80-BF, no byte 80-BF can have been left alone. */
function mayStand(open: number, byte: number): boolean {
  return open !== 1 || byte < 0x80 || byte >= 0xc0;
}

/** 1: a byte 80-BF completes a sequence; 2: it goes on with one; 3 and 4: the same behind ED and E0, where not all do. */
function opens(open: number, byte: number): number {
  if (byte >= 0xc2 && byte < 0xe0) return 1;
  if (byte >= 0xe0 && byte < 0xf0) return byte === 0xed ? 3 : byte === 0xe0 ? 4 : 2;
  return byte < 0xc0 && (open === 2 || (open === 3 && byte < 0xa0) || (open === 4 && byte >= 0xa0)) ? 1 : 0;
}

function feed(path: Path, byte: number, unitOf: PairTable, open: number, out: Path[]): void {
  if (path.lead === 0) {
    if (byte > 0x80 && byte < 0xff) put({ ...path, lead: byte, open }, out);
    return;
  }
  const unit = unitOf((path.lead << 8) | byte);
  if (unit !== 0) put({ ...path, oddness: path.oddness + loadOddness()[unit]!, lead: 0, open, point: unit, before: path, characters: path.characters + 1 }, out);
}

/** Of two paths that wait for the same byte only the better one can win. */
function put(path: Path, out: Path[]): void {
  const rival = out.findIndex(({ lead, open }) => lead === path.lead && open === path.open);
  if (rival < 0) out.push(path);
  else if (path.oddness < out[rival]!.oddness) out[rival] = path;
}

function spell(path: Path): string {
  const units: string[] = [];
  for (let at: Path | undefined = path; at?.before !== undefined; at = at.before) units.push(String.fromCodePoint(at.point));
  return units.reverse().join("");
}
