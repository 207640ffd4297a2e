import { compatibilityPairs, ideographRows, phoneticRows, symbolRows } from "../generated/repair-gbk.ts";

/**
 * Windows-936 ("GBK") both ways. A pair is one number: lead byte * 256 + trail byte.
 *
 * Every pair 8140-FEFE (trail not 7F) has a unit: 21,791 have a character, the other 2,149 a private-use unit U+E000-U+E864,
 * as Windows and the web's decoders give it. TextDecoder("gbk") cannot be trusted for this: newer platforms read gb18030.
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
  readonly low: number;
  readonly high: number;
}

let table: Gbk | undefined;

/** The table. Shared: do not write to it. */
export function loadGbk(): Gbk {
  if (table !== undefined) return table;
  const unitOf = new Uint16Array(0x10000);
  fillRows(unitOf, symbolRows, 0xa1, 0xa1, 0xfe);
  fillRows(unitOf, phoneticRows, 0xa8, 0x40, 0xfe);
  fillRows(unitOf, ideographRows, 0xb0, 0xa1, 0xfe);
  fillRows(unitOf, compatibilityPairs.slice(0, 5), 0xfd, 0x9c, 0xa0);
  fillRows(unitOf, compatibilityPairs.slice(5), 0xfe, 0x40, 0x4f);
  fillIdeographs(unitOf);
  fillPrivateUse(unitOf);
  const pairOf = new Uint16Array(0x10000);
  for (let pair = 0xffff; pair >= 0x8140; pair--) if (unitOf[pair] !== 0) pairOf[unitOf[pair]!] = pair;
  return (table = { unitOf, pairOf, privateRows: findPrivateRows(unitOf) });
}

function findPrivateRows(unitOf: Uint16Array): PrivateRow[] {
  const out: PrivateRow[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x81; trail <= 0xfe; trail++) {
      const low = trail;
      while (trail <= 0xfe && isPrivateUse(unitOf[(lead << 8) | trail]!)) trail++;
      if (trail > low) out.push({ lead, low, high: trail - 1 });
    }
  }
  return out;
}

export function isTrail(byte: number): boolean {
  return byte >= 0x40 && byte !== 0x7f && byte !== 0xff;
}

export function isLead(byte: number): boolean {
  return byte > 0x80 && byte !== 0xff;
}

let inGb2312: Uint8Array | undefined;

/** Is it one of the 6,763 ideographs of GB 2312, 1980? */
export function isGb2312(unit: number): boolean {
  inGb2312 ??= markUnits(ideographRows);
  return inGb2312[unit] === 1;
}

function markUnits(units: string): Uint8Array {
  const marks = new Uint8Array(0x10000);
  for (let i = 0; i < units.length; i++) marks[units.charCodeAt(i)] = 1;
  return marks;
}

/** Is this unit private use, the place of a pair without a character? */
export function isPrivateUse(unit: number): boolean {
  return unit >= 0xe000 && unit <= 0xf8ff;
}

/** ！ ； ？ 。 and their halfwidth forms: in front of their bytes the byte string may be cut. */
export function isCutMark(unit: number): boolean {
  return unit === 0x21 || unit === 0x3b || unit === 0x3f || unit === 0xff01 || unit === 0xff1b || unit === 0xff1f || unit === 0x3002;
}

function fillRows(unitOf: Uint16Array, cells: string, lead: number, firstTrail: number, lastTrail: number): void {
  let row = lead;
  let trail = firstTrail;
  for (let i = 0; i < cells.length; i++) {
    unitOf[(row << 8) | trail] = cells.charCodeAt(i);
    if (++trail === 0x7f) trail++;
    if (trail > lastTrail) {
      row++;
      trail = firstTrail;
    }
  }
}

/** Rows 81-A0, then AA-FE with low trails: the ideographs U+4E00-U+9FA5 that GB 2312 lacks, in code point order. */
function fillIdeographs(unitOf: Uint16Array): void {
  const taken = markUnits(ideographRows);
  let unit = 0x4e00;
  const fill = (lead: number, lastTrail: number): void => {
    for (let trail = 0x40; trail <= lastTrail; trail++) {
      if (trail === 0x7f) continue;
      while (unit <= 0x9fa5 && taken[unit] === 1) unit++;
      if (unit > 0x9fa5) return;
      unitOf[(lead << 8) | trail] = unit++;
    }
  };
  for (let lead = 0x81; lead <= 0xa0; lead++) fill(lead, 0xfe);
  for (let lead = 0xaa; lead <= 0xfe; lead++) fill(lead, 0xa0);
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
