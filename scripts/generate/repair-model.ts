/** src/generated/repair-model.ts: the words of guiyi/repair/model. */
import { createRequire } from "node:module";
import { readDictionary } from "../opencc.ts";
import { readTable } from "../tsv.ts";

const require = createRequire(import.meta.url);

export async function generate(): Promise<Record<string, string>> {
  return { "repair-model.ts": [packWords(), await formTable()].join("\n") };
}

/** Shared characters that one digit can say. */
const MOST_SHARED = 9;

/**
 * data/words.tsv as one string, words in order, front coded. Each word is a small letter for its frequency level, a digit for
 * the number of characters it shares with the word before, if any, and the rest of its characters.
 */
function packWords(): string {
  const words: (readonly [word: string, level: number])[] = [];
  for (const { first, words: list, line } of readTable("words.tsv")) {
    for (const entry of list!.split(" ")) {
      const digits = /\d+$/.exec(entry);
      if (digits === null) throw new Error(`${line}: ${entry} has no frequency level`);
      words.push([first! + entry.slice(0, digits.index), Number(digits[0])]);
    }
  }
  let out = "";
  let before = "";
  for (const [word, level] of words.sort(([a], [b]) => (a < b ? -1 : 1))) {
    let shared = 0;
    while (shared < MOST_SHARED && shared < before.length && shared < word.length && before[shared] === word[shared]) shared++;
    out += String.fromCharCode((level < 26 ? 97 : 65 - 26) + level) + (shared > 0 ? shared : "") + word.slice(shared);
    before = word;
  }
  return `/** Level of a word in order of frequency: a-z, A-Z; then a digit, how many characters it shares with the word before; then the others. */\nexport const words = ${JSON.stringify(out)};`;
}

/**
 * Forms a traditional page hardly ever shows: simplified ones, and variants outside the 5,401 common characters of Big5
 * (爲 衆 羣). Membership is read from iconv-lite's cp950 table (MIT).
 */
async function formTable(): Promise<string> {
  const simplified = await readDictionary("TSCharacters");
  const common = new Set<string>();
  for (const [start, ...parts] of require("iconv-lite/encodings/tables/cp950.json") as [string, ...(string | number)[]][]) {
    const at = parseInt(start, 16);
    if (at < 0xa440 || at > 0xc67e) continue;
    for (const part of parts) if (typeof part === "string") for (const character of part) common.add(character);
  }
  const uncommon = (characters: Iterable<string>): string => [...new Set(characters)].filter((character) => !common.has(character) && /^[\u4e00-\u9fa5]$/.test(character)).sort().join("");
  const variants = uncommon(simplified.keys());
  return [
    "/** Simplified forms that no traditional text uses. */",
    `export const simplifiedOnly = ${JSON.stringify(uncommon([...simplified.values()].filter((character) => !variants.includes(character))))};`,
    "/** Traditional forms that are rare variants. */",
    `export const rareVariants = ${JSON.stringify(variants)};`,
  ].join("\n");
}
