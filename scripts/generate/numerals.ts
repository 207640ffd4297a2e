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
      table("wordRows", "word, kind, value, side, mode, guard", readTable("numeral-words.tsv"), ["word", "kind", "value", "side", "mode", "guard"]),
      boundWords(readTable("not-numerals.tsv")),
      table("contextRows", "word, kind", readTable("numeral-contexts.tsv"), ["word", "kind"]),
      table("eraRows", "name, offset", readTable("numeral-eras.tsv"), ["name", "offset"]),
    ].join("\n"),
  };
}

/** Words that hold a numeral and are none, by kind, in the order of their characters: half the table would say "idiom". */
function boundWords(rows: readonly Row[]): string {
  const kinds = new Map<string, Map<string, string>>();
  const seen = new Map<string, string>();
  for (const { word, kind, unless, line } of rows) {
    if (seen.has(word!)) throw new Error(`${line}: ${JSON.stringify(word)} stands in ${seen.get(word!)} too`);
    seen.set(word!, line);
    if (!kinds.has(kind!)) kinds.set(kind!, new Map());
    kinds.get(kind!)!.set(word!, unless!);
  }
  const listOf = (words: ReadonlyMap<string, string>): string => [...words].sort(([a], [b]) => (a < b ? -1 : 1)).map(([word, unless]) => (unless === "" ? word : `${word}\t${unless}`)).join("\n");
  return `/** Kind → words, one a line; behind a tab what must not follow. */\nexport const boundWords: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries([...kinds].map(([kind, words]) => [kind, listOf(words)])), undefined, 1)};`;
}

/** One string: rows end with a newline, cells are separated by tabs, empty cells at the end of a row are left out. */
function table(name: string, columns: string, rows: readonly Row[], keep: readonly string[]): string {
  const seen = new Map<string, string>();
  for (const row of rows) {
    const key = row[keep[0]!]! + (name === "wordRows" || name === "contextRows" ? ` ${row["kind"]} ${row["side"]}` : "");
    if (seen.has(key)) throw new Error(`${row.line}: ${JSON.stringify(row[keep[0]!])} stands in ${seen.get(key)} too`);
    seen.set(key, row.line);
  }
  const text = rows.map((row) => keep.map((column) => row[column]!).join("\t").replace(/\t+$/, "")).join("\n");
  return `/** ${columns}. */\nexport const ${name} = ${JSON.stringify(text)};`;
}
