import { FIRST_LEAD, FIRST_TRAIL, LAST_LEAD, loadBig5Pairs, NOTHING, TRAILS } from "../read/code-tables.ts";
import { isPrivateUse, loadGbk } from "./gbk.ts";

/** table[lead << 8 | trail]: the unit; 0: none. */
export type PairTable = Uint16Array;

let gbkPairs: PairTable | undefined;
let big5Pairs: PairTable | undefined;

/** Windows-936 without private use. */
export function loadGbkPairs(): PairTable {
  return (gbkPairs ??= loadGbk().unitOf.map((unit) => (isPrivateUse(unit) ? 0 : unit)));
}

/** Big5 without the rows that HKSCS added. */
export function loadBig5PairTable(): PairTable {
  if (big5Pairs !== undefined) return big5Pairs;
  const units = loadBig5Pairs();
  const table = new Uint16Array(0x10000);
  for (let lead = 0xa1; lead <= 0xf9; lead++) {
    for (let trail = FIRST_TRAIL; trail <= LAST_LEAD; trail++) {
      const unit = units[(lead - FIRST_LEAD) * TRAILS + trail - FIRST_TRAIL]!;
      if (unit !== NOTHING) table[(lead << 8) | trail] = unit;
    }
  }
  return (big5Pairs = table);
}
