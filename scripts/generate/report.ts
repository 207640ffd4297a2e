/** src/generated/report-tables.ts: the words of the indicator grammar, one string of words for each kind. */
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
  const list = (name: string): string => JSON.stringify(readTable(name).map(({ word }) => word).join(" "));
  return {
    "report-tables.ts": [
      "/** Kind → its words, with blanks between them: data/report-words.tsv. */",
      `export const reportWords: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries([...kinds].map(([kind, words]) => [kind, words.join(" ")])), undefined, 1)};`,
      "/** Words with another role that end a name on the right of its number: data/report-stops.tsv. */",
      `export const reportStops = ${list("report-stops.tsv")};`,
      "/** Field names of pages: data/report-chrome.tsv. */",
      `export const reportChrome = ${list("report-chrome.tsv")};`,
      "/** Where in a name → words that no name of an indicator holds there: data/report-prose.tsv; behind a slash the characters that make another word of it (申|请). */",
      `export const reportProse: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries([...prose].map(([place, words]) => [place, words.join(" ")])), undefined, 1)};`,
      "",
    ].join("\n"),
  };
}
