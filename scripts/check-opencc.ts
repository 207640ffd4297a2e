/**
 * Is every configuration equal to opencc-js, byte for byte? `npm run check:opencc [-- --megabytes 100 --fuzz 60000]`.
 *
 * Text is generated from a seed: words and parts of words of all of OpenCC's dictionaries, single characters, punctuation, lone
 * surrogates, compatibility ideographs. `--megabytes` of UTF-8 in pieces of about one megabyte, the same pieces for every
 * configuration, then short strings. Exits 1 at the first difference of each configuration, with its surroundings.
 */
import * as OpenCC from "opencc-js";
import { createConverter } from "../src/script/index.ts";
import { CONFIG_NAMES } from "../src/script/opencc.ts";
import { readDictionary } from "./opencc.ts";

const option = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const DICTIONARIES = [
  "TSPhrases", "STPhrases", "STPhrases_GeneratedFromRegionalPhrases", "TWPhrases", "TWPhrasesRev", "HKPhrases", "HKPhrasesRev", "TWVariantsPhrases",
  "TWVariantsRevPhrases", "HKVariantsPhrases", "HKVariantsRevPhrases", "JPShinjitaiPhrases", "TSCharacters", "STCharacters",
];
const ODD = ["，", "。", "\n", " ", "a", "0", "\ud840", "\udc00", "\u{20000}", "\u{e0100}", "⿰虫", "\uf900", "\u{2f81a}", "(", "\u200b", "\u0000", "ǎ", "の"];

/** opencc-js's two halves of a configuration's name: "s2twp" → cn, twp. */
function localesOf(config: string): { from: string; to: string } {
  const [left = "", right = ""] = config.split("2");
  const simplified = right.startsWith("s");
  const from = left === "s" ? "cn" : right === "sp" ? `${left}p` : left;
  return { from, to: simplified ? "cn" : right };
}

/** A generator of numbers below n, the same for the same seed (xorshift). */
function numbers(seed: number): (n: number) => number {
  let state = seed | 1;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
}

const words = DICTIONARIES.map((name) => [...readDictionary(name)].flat());
function makeText(units: number, next: (n: number) => number): string {
  let text = "";
  while (text.length < units) {
    const kind = next(12);
    const list = words[next(words.length)]!;
    const word = list[next(list.length)]!;
    text += kind < 8 ? word : kind < 11 ? word.slice(0, 1 + next(3)) : ODD[next(ODD.length)]!;
  }
  // Nested descriptions cost opencc-js exponential time.
  return text.replace(/[⿰-⿿]+(?=[^]{0,8}[⿰-⿿])/gu, "");
}

/** The first place where two texts differ, for a person to read. */
function difference(source: string, ours: string, theirs: string): string {
  let at = 0;
  while (ours[at] === theirs[at]) at++;
  const show = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 12), at + 12));
  return `at ${at}: guiyi ${show(ours)}, opencc-js ${show(theirs)}, near ${show(source)}`;
}

const megabytes = option("megabytes", 100);
const fuzz = option("fuzz", 60_000);
let failed = 0;
for (const config of CONFIG_NAMES) {
  const ours = createConverter({ config });
  const theirs = (OpenCC as unknown as { Converter: (options: { from: string; to: string }) => (text: string) => string }).Converter(localesOf(config));
  const next = numbers(20260101);
  let bytes = 0;
  let found: string | undefined;
  const compare = (text: string): void => {
    const [a, b] = [ours(text), theirs(text)];
    if (a !== b) found ??= difference(text, a, b);
  };
  while (bytes < megabytes * 1e6 && found === undefined) {
    const text = makeText(350_000, next);
    bytes += Buffer.byteLength(text);
    compare(text);
  }
  for (let i = 0; i < fuzz && found === undefined; i++) compare(makeText(1 + next(40), next));
  if (found !== undefined) failed++;
  console.log(`${config.padEnd(6)} ${(bytes / 1e6).toFixed(0)} MB and ${fuzz} strings: ${found === undefined ? "equal" : found}`);
}
if (failed > 0) process.exitCode = 1;
