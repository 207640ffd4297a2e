/** src/generated/page-tables.ts: the interface strings (page-labels.tsv), the kinds of page (page-profiles.tsv) and the rules (page-rules.tsv) of the page stage; words and surnames (page-surnames.tsv). */
import { packTexts } from "../pack.ts";
import { readTable } from "../tsv.ts";

export function generate(): Record<string, string> {
  const labels = readTable("page-labels.tsv").map(({ family, class: strength, match, profile, phrases, comment, line }) => {
    if (phrases === undefined || phrases === "") throw new Error(`${line}: no phrases`);
    const list = [...new Set(phrases.split(" ; ").map((phrase) => phrase.trim()).filter((phrase) => phrase !== "" && phrase !== "…"))];
    return { row: [family, strength, match, profile, match === "field" || match === "notice" ? comment : ""], phrases: list.join("\t") };
  });
  const { alphabet, texts } = packTexts([labels.map(({ phrases }) => phrases).join("\n")]);
  const rules = readTable("page-rules.tsv").map(({ family, level, summary, before, after, counter, default: initial, source, line }) => {
    if (!before || !counter) throw new Error(`${line}: a rule needs an example and a counter-example`);
    return [family, level, summary, unescape(before), unescape(after ?? ""), unescape(counter), initial, source];
  });
  const profiles = readTable("page-profiles.tsv").map(({ profile, grammar, least, families, phrases, line }) => {
    if (phrases === undefined || phrases === "") throw new Error(`${line}: no phrases`);
    const cells = (list: string | undefined): string => (list ?? "").split(" ; ").map((cell) => cell.trim()).filter((cell) => cell !== "").join("\t");
    return [profile, grammar, least, cells(families), cells(phrases)];
  });
  const surnames = readTable("page-surnames.tsv").map(({ surnames: list }) => list!).join("");
  return {
    "page-words.ts": `${wordPairs()}/** Characters that names begin with. */\nexport const surnames = ${JSON.stringify(surnames)};\n`,
    "page-tables.ts": [
      "/** family, class, match, profile, field group. */",
      `export const labelRows: readonly (readonly [string, string, string, string, string])[] = ${JSON.stringify(labels.map(({ row }) => row))};`,
      "/** The phrases, separated by tabs, a line for each of these rows; spelt with the alphabet, see text/packed.ts. */",
      `export const labelAlphabet = ${JSON.stringify(alphabet)};`,
      `export const labelPhrases = ${JSON.stringify(texts[0])};`,
      "/** family, gentlest mode, summary, example before, example after, counter-example, default, source. */",
      `export const ruleRows: readonly (readonly [string, string, string, string, string, string, string, string])[] = ${JSON.stringify(rules, null, 1)};`,
      "/** profile, thread or article, how many different phrases tell it, families of weak labels that go, phrases. */",
      `export const profileRows: readonly (readonly [string, string, string, string, string])[] = ${JSON.stringify(profiles, null, 1)};`,
      "",
    ].join("\n"),
  };
}

const FEWEST_PAIR = 2000;
const FEWEST_RATIO = 4;
const FEWEST_CHARACTER = 2000;
/** log2 of how much rather a character goes on in a word than ends it, or stands in it than begins it. */
const OFTEN = 1.2;
const NEARLY_ALWAYS = 3;

/**
 * What the frequencies of data/words.tsv say of a line end between the characters a and b: pairs that rather stand inside one word
 * than at the end of one and the beginning of the next, count(ab within words) * total >= 4 * count(words that end in a) *
 * count(words that begin with b), and the characters that seldom end or begin a word.
 */
function wordPairs(): string {
  const begins = new Counter();
  const ends = new Counter();
  const within = new Counter();
  const goesOn = new Counter();
  const stands = new Counter();
  let total = 0;
  for (const { first, words } of readTable("words.tsv")) {
    for (const [, rest, level] of words!.matchAll(/([^\d ]*)(\d+)/gu)) {
      const word = [...first! + rest!];
      const frequency = 2 ** (Number(level) / 1.5);
      total += frequency;
      begins.add(word[0]!, frequency);
      ends.add(word.at(-1)!, frequency);
      for (let i = 1; i < word.length; i++) {
        within.add(word[i - 1]! + word[i]!, frequency);
        goesOn.add(word[i - 1]!, frequency);
        stands.add(word[i]!, frequency);
      }
    }
  }
  const followers = new Map<string, string>();
  for (const [pair, frequency] of within.sorted()) {
    const [a, b] = [...pair] as [string, string];
    if (frequency >= FEWEST_PAIR && frequency * total >= FEWEST_RATIO * ends.of(a) * begins.of(b)) followers.set(a, (followers.get(a) ?? "") + b);
  }
  const seldom = (inner: Counter, outer: Counter, least: number): string =>
    inner.sorted().filter(([character, count]) => count + outer.of(character) >= FEWEST_CHARACTER && Math.log2((count + 50) / (outer.of(character) + 50)) >= least).map(([character]) => character).join("");
  return [
    "/** A character and those that follow it inside words. */",
    `export const wordPairs = ${JSON.stringify([...followers].map(([a, list]) => a + list).join(" "))};`,
    "/** Characters that seldom end a word, and among them those that nearly never do. */",
    `export const seldomEnd = ${JSON.stringify([seldom(goesOn, ends, OFTEN), seldom(goesOn, ends, NEARLY_ALWAYS)])};`,
    "/** Characters that seldom begin a word, and among them those that nearly never do. */",
    `export const seldomBegin = ${JSON.stringify([seldom(stands, begins, OFTEN), seldom(stands, begins, NEARLY_ALWAYS)])};`,
    "",
  ].join("\n");
}

class Counter {
  readonly #counts = new Map<string, number>();
  add(key: string, count: number): void {
    this.#counts.set(key, this.of(key) + count);
  }
  of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }
  sorted(): [string, number][] {
    return [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

function unescape(cell: string): string {
  return cell.replaceAll("\\n", "\n");
}
