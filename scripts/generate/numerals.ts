/** src/generated/numeral-tables.ts: characters, units, currencies, classifiers, words around numerals and words that are none. */
import { readTable, type Row } from "../tsv.ts";

export function generate(): Record<string, string> {
  return {
    "numeral-tables.ts": [
      table("characterRows", "character, value, kind, style", readTable("numeral-characters.tsv"), ["character", "value", "kind", "style"]),
      table("unitRows", "name, code, dimension, factor, not before", readTable("numeral-units.tsv"), ["name", "code", "dimension", "factor", "not_before"]),
      table("durationRows", "name, code, dimension, factor, not before", readTable("numeral-durations.tsv"), ["name", "code", "dimension", "factor", "not_before"]),
      table("currencyRows", "name, code, side, minor, not before", readTable("numeral-currencies.tsv"), ["name", "code", "side", "minor", "not_before"]),
      table("classifierRows", "word, licence of a single Han digit, not before", readTable("numeral-classifiers.tsv"), ["word", "han", "not_before"]),
      grouped("wordGroups", "\"comparator gt before\", \"change decrease before to\" → words; behind a tab the guard", readTable("numeral-words.tsv"), ["kind", "value", "side", "mode"], "guard"),
      grouped("boundWords", "Kind → words; behind a tab what must not follow", readTable("not-numerals.tsv"), ["kind"], "unless"),
      grouped("contextWords", "Kind → words", readTable("numeral-contexts.tsv"), ["kind"]),
      table("eraRows", "name, offset", readTable("numeral-eras.tsv"), ["name", "offset"]),
    ].join("\n"),
  };
}

/** Group → words, one a line in the order of their characters: most cells of such a table say the same. */
function grouped(name: string, comment: string, rows: readonly Row[], by: readonly string[], note?: string): string {
  const groups = new Map<string, Map<string, string>>();
  const seen = new Map<string, string>();
  for (const row of rows) {
    const word = row["word"]!;
    const group = by.map((column) => row[column]!).join(" ").trimEnd();
    // A bound word is of one kind; the others may stand before a number as one thing and behind it as another.
    const place = name === "boundWords" ? word : `${word} ${row["kind"]} ${row["side"]}`;
    if (seen.has(place)) throw new Error(`${row.line}: ${JSON.stringify(word)} stands in ${seen.get(place)} too`);
    seen.set(place, row.line);
    if (!groups.has(group)) groups.set(group, new Map());
    groups.get(group)!.set(word, note === undefined ? "" : row[note]!);
  }
  const listOf = (words: ReadonlyMap<string, string>): string => [...words].sort(([a], [b]) => (a < b ? -1 : 1)).map(([word, text]) => (text === "" ? word : `${word}\t${text}`)).join("\n");
  return `/** ${comment}. One word a line. */\nexport const ${name}: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries([...groups].map(([group, words]) => [group, listOf(words)])), undefined, 1)};`;
}

/** One string: rows end with a newline, cells are separated by tabs, empty cells at the end of a row are left out. */
function table(name: string, columns: string, rows: readonly Row[], keep: readonly string[]): string {
  const seen = new Map<string, string>();
  for (const row of rows) {
    const key = row[keep[0]!]!;
    if (seen.has(key)) throw new Error(`${row.line}: ${JSON.stringify(row[keep[0]!])} stands in ${seen.get(key)} too`);
    seen.set(key, row.line);
  }
  const text = rows.map((row) => keep.map((column) => row[column]!).join("\t").replace(/\t+$/, "")).join("\n");
  return `/** ${columns}. */\nexport const ${name} = ${JSON.stringify(text)};`;
}
