/** src/generated/repair-*.ts: readings of traditional characters, entity names, rules. */
import { createRequire } from "node:module";
import { polyphonic } from "pinyin-pro";
import { readDictionary } from "../opencc.ts";
import { readTable } from "../tsv.ts";

const require = createRequire(import.meta.url);

export async function generate(): Promise<Record<string, string>> {
  return {
    "repair-readings.ts": await readingsTable(),
    "repair-tables.ts": [entityTable(), glyphTable(), zhuyinTable()].join("\n"),
    "repair-rules.ts": rulesTable(),
  };
}

/**
 * All readings (pinyin-pro, MIT) of every character that OpenCC's TSCharacters changes and GBK has. Toned syllables are
 * numbered by frequency; each character, in code point order, lists its numbers as base-90 digit pairs, "!" between characters.
 */
async function readingsTable(): Promise<string> {
  const simplified = await readDictionary("TSCharacters");
  const characters = [...simplified.keys(), "著"].filter((character) => character.length === 1 && /[\u4e00-\u9fa5]/.test(character)).sort();
  const readings = characters.map((character) => (polyphonic(character, { type: "array" })[0] ?? []).filter((reading) => /^[a-zü\u00e0-\u01ff]+$/.test(reading)));
  const count = new Map<string, number>();
  for (const list of readings) for (const reading of list) count.set(reading, (count.get(reading) ?? 0) + 1);
  const syllables = [...count].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([syllable]) => syllable);
  const number = new Map(syllables.map((syllable, i) => [syllable, i]));
  const digit = (value: number): string => String.fromCharCode(35 + value + (35 + value >= 92 ? 1 : 0));
  const gaps = characters.map((character, i) => character.charCodeAt(0) - (i === 0 ? 0x4e00 : characters[i - 1]!.charCodeAt(0)));
  return [
    "/** Toned syllables, commonest first. */",
    `export const syllables = ${JSON.stringify(syllables.join(" "))};`,
    "/** Code points of the characters: gaps from U+4E00. */",
    `export const readingGaps = ${JSON.stringify(gaps)};`,
    "/** Readings of each character: numbers of syllables, two digits each. */",
    `export const readingNumbers = ${JSON.stringify(readings.map((list) => list.map((reading) => digit(Math.floor(number.get(reading)! / 90)) + digit(number.get(reading)! % 90)).join("")).join("!"))};`,
  ].join("\n");
}

function entityTable(): string {
  const { decodeHTMLStrict } = require("entities") as { decodeHTMLStrict: (text: string) => string };
  const names = readTable("entities.tsv").map(({ name, line }) => {
    const character = decodeHTMLStrict(`&${name};`);
    if (character.length !== 1) throw new Error(`${line}: ${name} is not an entity of one unit`);
    return [name!, character] as const;
  });
  return [
    "/** Entity names and their characters: \"name character\" joined by blanks. */",
    `export const entityNames = ${JSON.stringify(names.map(([name]) => name).join(" "))};`,
    `export const entityCharacters = ${JSON.stringify(names.map(([, character]) => character).join(""))};`,
  ].join("\n");
}

function rulesTable(): string {
  const rules = readTable("repair-rules.tsv").map(({ id, default: on, before, after, counterExample, summary, source }) => ({
    id: id!,
    summary: summary!,
    example: { before: unescape(before!), after: unescape(after!) },
    counterExample: unescape(counterExample!),
    default: on as "on" | "off",
    ...(source === "" ? {} : { source: source! }),
  }));
  return [`import type { RuleInfo } from "../stage.ts";`, "", `export const rules: readonly RuleInfo[] = ${JSON.stringify(rules, null, 2)};`].join("\n");
}

/** Private-use glyphs of symbol fonts → the character they show. */
function glyphTable(): string {
  const glyphs = readTable("glyphs.tsv").map(({ glyph, character }) => String.fromCharCode(parseInt(glyph!, 16)) + character!);
  return ["/** Pairs: private-use unit of a symbol font, what it shows. */", `export const symbolGlyphs = ${JSON.stringify(glyphs.join(""))};`].join("\n");
}

/** Zhuyin symbols and what they spell, split into initials and finals. */
function zhuyinTable(): string {
  const rows = readTable("zhuyin.tsv");
  const part = (column: "initial" | "final"): string => {
    const chosen = rows.filter((row) => row[column] !== "");
    return JSON.stringify({ symbols: chosen.map(({ symbol }) => symbol).join(""), letters: chosen.map((row) => row[column]) });
  };
  const type = "{ readonly symbols: string; readonly letters: readonly string[] }";
  return [`export const zhuyinInitials: ${type} = ${part("initial")};`, `export const zhuyinFinals: ${type} = ${part("final")};`].join("\n");
}

/** Cells may write invisible characters as \uXXXX. */
function unescape(cell: string): string {
  return cell.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
