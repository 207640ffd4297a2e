/** src/generated/read-tables.ts: labels of encodings, and characters by how common they are. */
import { createRequire } from "node:module";
import { readDictionary } from "../opencc.ts";
import { packNumbers, packPairs } from "../pack.ts";
import { readTable } from "../tsv.ts";

/** Sizes of the second and third class: common and known. */
const COMMON = 700;
const KNOWN = 1600;

export function generate(): Record<string, string> {
  const frequent = new Set(readTable("frequent-characters.tsv").map(({ characters }) => characters!).join(""));
  const ranked = byWords().filter((character) => !frequent.has(character));
  const ranks = new Map([...[...frequent].map((character) => [character, 0] as const), ...ranked.slice(0, COMMON).map((character) => [character, 1] as const), ...ranked.slice(COMMON, COMMON + KNOWN).map((character) => [character, 2] as const)]);
  const units = [...ranks.keys()].map((character) => character.charCodeAt(0)).sort((x, y) => x - y);
  return {
    "read-tables.ts": [
      "/** Label, without blanks and hyphens → encoding. */",
      `export const encodingLabels: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(readTable("encoding-labels.tsv").map(({ label, encoding }) => [label, encoding])))};`,
      "/** Characters by how often they stand in text, in code order, packed by scripts/pack.ts: 3 * step from the one before + rank; 0: function words and the like, 1: in many words, 2: in some. */",
      `export const rankedCharacters = ${JSON.stringify(packNumbers(units.map((unit, i) => 3 * (unit - (i === 0 ? 0 : units[i - 1]!)) + ranks.get(String.fromCharCode(unit))!)))};`,
      "/** Pair of bytes → character of HKSCS, packed by scripts/pack.ts. */",
      `export const hkscsPairs = ${JSON.stringify(packPairs(readHkscs()))};`,
    ].join("\n"),
  };
}

/** U+0FFF in iconv-lite's table: the next two code points are one character. */
const JOINED = "\u0fff";

/** The characters of data/hkscs.tsv with their bytes in Big5-HKSCS, from iconv-lite's table (MIT). */
function readHkscs(): readonly (readonly [pair: number, unit: number])[] {
  const pairs = new Map<string, number[]>();
  for (const [start, ...parts] of createRequire(import.meta.url)("iconv-lite/encodings/tables/big5-added.json") as [string, ...(string | number)[]][]) {
    let pair = parseInt(start, 16);
    let last = "";
    const add = (character: string): void => void pairs.set((last = character), [...(pairs.get(character) ?? []), pair++]);
    for (const part of parts) {
      // A number says how many characters follow the last one in code order.
      if (typeof part === "number") for (let i = 0; i < part; i++) add(String.fromCodePoint(last.codePointAt(0)! + 1));
      else {
        const characters = [...part];
        for (let i = 0; i < characters.length; i++) add(characters[i] === JOINED ? characters[++i]! + characters[++i]! : characters[i]!);
      }
    }
  }
  return readTable("hkscs.tsv").flatMap(({ characters, line }) =>
    [...characters!].flatMap((character) => {
      const own = pairs.get(character);
      if (own === undefined) throw new Error(`${line}: ${character} is not in HKSCS`);
      return own.map((pair): readonly [number, number] => [pair, character.charCodeAt(0)]);
    }),
  );
}

/** Characters by the number of words of OpenCC's simplified dictionary that they stand in. */
function byWords(): readonly string[] {
  const count = new Map<string, number>();
  for (const word of readDictionary("STPhrases").keys()) for (const character of word) if (character.length === 1) count.set(character, (count.get(character) ?? 0) + 1);
  return [...count].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([character]) => character);
}
