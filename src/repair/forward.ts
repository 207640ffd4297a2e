import { isLead, isPrivateUse, isTrail, loadGbk } from "./gbk.ts";

/**
 * The damage, forward: what a page shows of `original` after the program that marks it has worked on its GBK bytes.
 *
 * 1. Each entry of `readings` is searched in the *bytes*, and "(reading)" put behind every hit. A hit may lie across two
 *    characters, 績為 = BF[83 9E]E9; then the reading parts the bytes of one.
 * 2. The bytes are cut at `cuts`, and the pieces decoded one by one: a pair that cannot be is one "?", and both its bytes are
 *    gone; so is a lone lead byte at the end of a piece.
 *
 * Returns undefined when GBK lacks a character of `original`.
 */
export function showDamaged(original: string, readings: Iterable<readonly [pair: number, reading: string]>, cuts: readonly number[]): string | undefined {
  const bytes = encode(original);
  if (bytes === undefined) return undefined;
  const behind = new Map<number, string>(); // byte index → what stands between it and the next
  for (const [pair, reading] of readings) {
    for (let i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] !== pair >> 8 || bytes[i + 1] !== (pair & 0xff) || behind.has(i) || cuts.includes(i + 1)) continue;
      behind.set(i + 1, `(${reading})${behind.get(i + 1) ?? ""}`);
    }
  }
  let out = "";
  let waiting = 0; // a lead byte
  const { unitOf } = loadGbk();
  const read = (byte: number): void => {
    if (waiting !== 0) {
      out += isTrail(byte) ? String.fromCharCode(unitOf[(waiting << 8) | byte]!) : "?";
      waiting = 0;
    } else if (isLead(byte)) waiting = byte;
    else out += byte === 0x80 ? "€" : String.fromCharCode(byte);
  };
  bytes.forEach((byte, i) => {
    if (cuts.includes(i) && waiting !== 0) {
      out += "?";
      waiting = 0;
    }
    read(byte);
    for (const character of behind.get(i) ?? "") {
      // Only the first character of a reading can meet a waiting byte: "(" is no trail byte.
      if (character === "(" && waiting !== 0) read(0x28);
      else out += character;
    }
  });
  return waiting !== 0 ? `${out}?` : out;
}

/** What a crawler makes of it: private use dropped, fullwidth ASCII halfwidth. */
export function crawl(text: string, dropPrivateUse: boolean): string {
  let out = "";
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (dropPrivateUse && isPrivateUse(unit)) continue;
    out += unit >= 0xff01 && unit <= 0xff5e ? String.fromCharCode(unit - 0xfee0) : text[i]!;
  }
  return out;
}

/** GBK bytes, fullwidth marks as they were before the crawl: halfwidth , : ; ! ? ( ) between Han were fullwidth. */
function encode(text: string): number[] | undefined {
  const { pairOf } = loadGbk();
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes.push(unit);
    else if (pairOf[unit] !== 0) bytes.push(pairOf[unit]! >> 8, pairOf[unit]! & 0xff);
    else return undefined;
  }
  return bytes;
}
