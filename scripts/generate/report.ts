/** src/generated/report-tables.ts: the words of the indicator grammar, one string of words for each kind. */
import { packTexts } from "../pack.ts";
import { readTable } from "../tsv.ts";

export function generate(): Record<string, string> {
  const kinds = new Map<string, string[]>();
  const seen = new Map<string, string>();
  for (const { word, kind, line } of readTable("report-words.tsv")) {
    const other = seen.get(word!);
    if (other !== undefined) throw new Error(`${line}: ${word} stands in ${other} already`);
    seen.set(word!, line);
    kinds.set(kind!, [...(kinds.get(kind!) ?? []), word!]);
  }
  const prose = new Map<string, string[]>();
  for (const { word, place, not_after: unless } of readTable("report-prose.tsv")) prose.set(place!, [...(prose.get(place!) ?? []), `${word!}${unless ? `/${unless}` : ""}`]);
  const list = (name: string): string[] => readTable(name).map(({ word }) => word!);
  const { alphabet, texts } = packTexts([[...kinds.values(), ...prose.values(), list("report-stops.tsv"), list("report-deeds.tsv"), list("report-chrome.tsv")].map((words) => words.join(" ")).join("\n")]);
  return {
    "report-tables.ts": [
      "/** Kinds of words: data/report-words.tsv. */",
      `export const reportKinds: readonly string[] = ${JSON.stringify([...kinds.keys()])};`,
      "/** Places in a name: data/report-prose.tsv. */",
      `export const reportPlaces: readonly string[] = ${JSON.stringify([...prose.keys()])};`,
      "/**",
      " * Lists of words with blanks between them, a line for each, spelt with the alphabet (text/packed.ts): of each kind; for each place in a",
      " * name what no name of an indicator holds there, behind a slash the characters that make another word of it (申|请); words with another",
      " * role that end a name on the right of its number (data/report-stops.tsv); verbs before what is counted (data/report-deeds.tsv); field names of pages (data/report-chrome.tsv).",
      " */",
      `export const reportAlphabet = ${JSON.stringify(alphabet)};`,
      `export const reportLists = ${JSON.stringify(texts[0])};`,
      "",
    ].join("\n"),
  };
}
