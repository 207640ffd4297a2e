import { FIRST_LEAD, FIRST_TRAIL, LAST_LEAD, loadGbPairs, NOTHING, TRAILS } from "../read/code-tables.ts";

/**
 * Windows-936 ("GBK") both ways. A pair is one number: lead byte * 256 + trail byte.
 *
 * Every pair 8140-FEFE (trail not 7F) has a unit: 21,791 have a character, the other 2,149 a private-use unit U+E000-U+E864,
 * as Windows gives it. The characters are those that the platform's TextDecoder has for GB 18030, less the pairs that GB 18030
 * filled later; a test holds them against the table of Windows. Private use differs from platform to platform and is counted out here.
 */
export interface Gbk {
  /** unitOf[pair]: the unit; 0 where there is no such pair. */
  readonly unitOf: Uint16Array;
  /** pairOf[unit]: the pair; 0 where GBK has no such character. */
  readonly pairOf: Uint16Array;
  /** Where the private-use units are: of each lead byte the stretches of second bytes that a lead byte could be. */
  readonly privateRows: readonly PrivateRow[];
}

export interface PrivateRow {
  readonly lead: number;
  readonly stretches: readonly Stretch[];
}

/** Bytes from low to high. */
export interface Stretch {
  readonly low: number;
  readonly high: number;
}

let table: Gbk | undefined;

/** The table. Shared: do not write to it. */
export function loadGbk(): Gbk {
  if (table !== undefined) return table;
  const unitOf = new Uint16Array(0x10000);
  const characters = loadGbPairs();
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead++) {
    for (let place = 0; place < TRAILS; place++) {
      const pair = (lead << 8) | (FIRST_TRAIL + place);
      const unit = characters[(lead - FIRST_LEAD) * TRAILS + place]!;
      if (unit !== NOTHING && (unit < 0xe000 || unit > 0xf8ff)) unitOf[pair] = unit;
    }
  }
  const pairOf = new Uint16Array(0x10000);
  if (unitOf[0xb0a1] === 0) return (table = { unitOf, pairOf, privateRows: [] }); // no such decoder here: nothing can be read back
  for (const [first, last] of LATER) unitOf.fill(0, first, last + 1);
  fillPrivateUse(unitOf);
  for (let pair = 0xffff; pair >= 0x8140; pair--) if (unitOf[pair] !== 0) pairOf[unitOf[pair]!] = pair;
  return (table = { unitOf, pairOf, privateRows: findPrivateRows(unitOf) });
}

function findPrivateRows(unitOf: Uint16Array): PrivateRow[] {
  const out: PrivateRow[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    const stretches: Stretch[] = [];
    for (let trail = 0x81; trail <= 0xfe; trail++) {
      const low = trail;
      while (trail <= 0xfe && isPrivateUse(unitOf[(lead << 8) | trail]!)) trail++;
      if (trail > low) stretches.push({ low, high: trail - 1 });
    }
    if (stretches.length > 0) out.push({ lead, stretches });
  }
  return out;
}

export function isTrail(byte: number): boolean {
  return byte >= 0x40 && byte !== 0x7f && byte !== 0xff;
}

export function isLead(byte: number): boolean {
  return byte > 0x80 && byte !== 0xff;
}

/** Pairs that GB 18030 gave a character, first and last: €, forms for vertical text, ḿ ǹ, description characters, components. */
const LATER = [[0xa2e3, 0xa2e3], [0xa3a0, 0xa3a0], [0xa6d9, 0xa6df], [0xa6ec, 0xa6ed], [0xa6f3, 0xa6f3], [0xa8bc, 0xa8bc], [0xa8bf, 0xa8bf], [0xa989, 0xa995], [0xfe50, 0xfea0]] as const;

/** Is this unit private use, the place of a pair without a character? */
export function isPrivateUse(unit: number): boolean {
  return unit >= 0xe000 && unit <= 0xf8ff;
}

/** ！ ； ？ 。 and their halfwidth forms: in front of their bytes the byte string may be cut. */
export function isCutMark(unit: number): boolean {
  return unit === 0x21 || unit === 0x3b || unit === 0x3f || unit === 0xff01 || unit === 0xff1b || unit === 0xff1f || unit === 0x3002;
}

/** The three user-defined areas, then the holes of the table in code order. */
function fillPrivateUse(unitOf: Uint16Array): void {
  let unit = 0xe000;
  const fill = (leads: readonly [number, number], trails: readonly [number, number]): void => {
    for (let lead = leads[0]; lead <= leads[1]; lead++) {
      for (let trail = trails[0]; trail <= trails[1]; trail++) {
        const pair = (lead << 8) | trail;
        if (trail !== 0x7f && unitOf[pair] === 0) unitOf[pair] = unit++;
      }
    }
  };
  fill([0xaa, 0xaf], [0xa1, 0xfe]);
  fill([0xf8, 0xfe], [0xa1, 0xfe]);
  fill([0xa1, 0xa7], [0x40, 0xa0]);
  fill([0x81, 0xfe], [0x40, 0xfe]);
}
