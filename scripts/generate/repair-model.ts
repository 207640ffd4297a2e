/** src/generated/repair-model.ts: the words of guiyi/repair/model. */
import { createRequire } from "node:module";
import { readDictionary } from "../opencc.ts";
import { packNumbers } from "../pack.ts";
import { readTable } from "../tsv.ts";
import { keyTable } from "./text.ts";

const require = createRequire(import.meta.url);

export function generate(): Record<string, string> {
  const fold = keyTable(readDictionary("TSCharacters"));
  const key: Key = (text) => text.replace(/[^]/g, (unit) => String.fromCharCode(fold.get(unit.charCodeAt(0)) ?? unit.charCodeAt(0)));
  const words = readWords(key);
  return { "repair-model.ts": [packWords(words), packPairs(words, key), formTable()].join("\n") };
}

/** Shared characters that one digit can say. */
const MOST_SHARED = 9;

type Word = readonly [word: string, level: number];
/** A text as it is compared. */
type Key = (text: string) => string;

/** data/words.tsv in order of the words as they are compared: 乾隆 stands as 干隆. Of words that are then the same the most frequent counts. */
function readWords(key: Key): readonly Word[] {
  const words = new Map<string, number>();
  for (const { first, words: list, line } of readTable("words.tsv")) {
    for (const entry of list!.split(" ")) {
      const digits = /\d+$/.exec(entry);
      if (digits === null) throw new Error(`${line}: ${entry} has no frequency level`);
      const word = key(first! + entry.slice(0, digits.index));
      words.set(word, Math.max(words.get(word) ?? 0, Number(digits[0])));
    }
  }
  return [...words].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * data/words.tsv as one string, words in order, front coded. Each word is a small letter for its frequency level, a digit for
 * the number of characters it shares with the word before, if any, and the rest of its characters.
 */
function packWords(words: readonly Word[]): string {
  let out = "";
  let before = "";
  for (const [word, level] of words) {
    let shared = 0;
    while (shared < MOST_SHARED && shared < before.length && shared < word.length && before[shared] === word[shared]) shared++;
    out += String.fromCharCode((level < 26 ? 97 : 65 - 26) + level) + (shared > 0 ? shared : "") + word.slice(shared);
    before = word;
  }
  return `/** Level of a word in order of frequency: a-z, A-Z; then a digit, how many characters it shares with the word before; then the others. */\nexport const words = ${JSON.stringify(out)};`;
}

/**
 * data/word-pairs.tsv as numbers: marks first, then words by frequency. For each word that has followers the step from the word
 * before, their number, and of each follower the step from the one before and its level.
 */
function packPairs(words: readonly Word[], key: Key): string {
  const rows = readTable("word-pairs.tsv").map(({ before, behind, line }) => ({ before: key(before!), behind: behind!.split(" ").map((entry) => readFollower(entry, key, line)) }));
  const known = new Set(words.map(([word]) => word));
  const marks = [...new Set(rows.flatMap(({ before, behind }) => [before, ...behind.map(([word]) => word)]))].filter((word) => !known.has(word)).sort();
  if (marks.some((mark) => mark.length !== 1)) throw new Error(`word-pairs.tsv has words that words.tsv lacks: ${marks.join(" ")}`);
  const byRank = [...words].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const numberOf = new Map([...marks, ...byRank.map(([word]) => word)].map((word, i) => [word, i]));
  const followers = new Map<number, Map<number, number>>();
  for (const { before, behind } of rows) {
    const row = followers.get(numberOf.get(before)!) ?? new Map<number, number>();
    for (const [word, level] of behind) row.set(numberOf.get(word)!, Math.max(level, row.get(numberOf.get(word)!) ?? 0));
    followers.set(numberOf.get(before)!, row);
  }
  const numbers: number[] = [];
  let last = 0;
  for (const [number, row] of [...followers].sort(([a], [b]) => a - b)) {
    numbers.push(number - last, row.size);
    last = number;
    let before = 0;
    for (const [second, level] of [...row].sort(([a], [b]) => a - b)) {
      numbers.push(second - before, level);
      before = second;
    }
  }
  return `/** What stands beside words in pairs: marks, and 0 for numbers. */\nexport const pairMarks = ${JSON.stringify(marks.join(""))};\n/** See packPairs of scripts/generate/repair-model.ts. */\nexport const wordPairs = ${JSON.stringify(packNumbers(numbers))};`;
}

/** 工厂:3 */
function readFollower(entry: string, key: Key, line: string): Word {
  const colon = entry.lastIndexOf(":");
  if (colon <= 0) throw new Error(`${line}: ${entry} has no frequency level`);
  return [key(entry.slice(0, colon)), Number(entry.slice(colon + 1))];
}

/**
 * Forms a traditional page hardly ever shows: simplified ones, and variants outside the 5,401 common characters of Big5
 * (爲 衆 羣). Membership is read from iconv-lite's cp950 table (MIT).
 */
function formTable(): string {
  const simplified = readDictionary("TSCharacters");
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
