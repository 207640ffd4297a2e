import { loadCosts } from "../read/likelihood.ts";
import { loadKeyDeltas } from "../text/key.ts";

/** Cost from which on a Han character is rare: neither it nor its simplified form is one of the 3,000 or so in use. */
const RARE = 13;
/** Kana in a text that is shown is nothing odd: a page in Japanese is not damaged. */
const KANA = 5;

/**
 * How odd a character is in Chinese text, in nats: what tells 请输入 from 璇疯緭鍏. The same figures tell one encoding from another
 * when bytes are read. One figure a code unit; shared: do not write to it.
 */
export function loadOddness(): Float32Array {
  return loadCosts();
}

let shown: Float32Array | undefined;

/** The same for text as it stands, which may be Japanese. */
export function loadOddnessShown(): Float32Array {
  return (shown ??= loadCosts().slice().fill(KANA, 0x3041, 0x30ff));
}

/** Is this a Han character that texts hardly ever show, not even in its simplified form? */
export function isRareHan(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fa5 && loadOddness()[unit ^ loadKeyDeltas()[unit]!]! >= RARE;
}
