/**
 * Character properties that engines do not offer, behind one file: the only importer of `unicode-properties`.
 *
 * Its data is Unicode 12.0: later characters answer "Cc" (unassigned) there. Han ideographs added since are wide all the same,
 * so membership of the script is asked of the engine.
 */
import unicode from "unicode-properties";

const HAN = /^\p{Script=Han}$/u;

/**
 * How many columns a terminal gives a text (UAX #11): wide and fullwidth characters two, combining marks and format
 * characters none, everything else one.
 *
 * displayWidth("GDP增长") === 7
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += columnsOf(character.codePointAt(0)!, character);
  return width;
}

function columnsOf(codePoint: number, character: string): 0 | 1 | 2 {
  if (codePoint < 0x300) return codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0) || codePoint === 0xad ? 0 : 1;
  const category = unicode.getCategory(codePoint);
  if (category === "Mn" || category === "Me" || category === "Cf") return 0;
  const width = unicode.getEastAsianWidth(codePoint);
  return width === "W" || width === "F" || HAN.test(character) ? 2 : 1;
}
