/** src/generated/repair-*.ts: readings of traditional characters, entity names, rules. */
import { createRequire } from "node:module";
import { polyphonic } from "pinyin-pro";
import { readDictionary } from "../opencc.ts";
import { packNumbers } from "../pack.ts";
import { readTable } from "../tsv.ts";

const require = createRequire(import.meta.url);

export function generate(): Record<string, string> {
  return {
    "repair-readings.ts": readingsTable(),
    "repair-tables.ts": [entityTable(), glyphTable(), zhuyinTable(), convertedTable()].join("\n"),
    "repair-rules.ts": rulesTable(),
    "repair-rule-ids.ts": ruleIds(),
  };
}

/**
 * All readings (pinyin-pro, MIT) of every character that OpenCC's TSCharacters changes and GBK has, and of 著: those of hanPairs in
 * text-tables.ts, which is why they are not listed again. Toned syllables are numbered; each character, in code point
 * order, lists its numbers as two digits each. The first digit of a further reading of the same character is FURTHER higher.
 */
function readingsTable(): string {
  const simplified = readDictionary("TSCharacters");
  const characters = [...simplified].filter(([from, to]) => to.length === 1 && from !== to && /^[\u4e00-\u9fa5]$/.test(from)).map(([from]) => from);
  if (!characters.includes("著")) characters.push("著");
  characters.sort();
  const readings = characters.map((character) => (polyphonic(character, { type: "array" })[0] ?? []).filter((reading) => /^[a-zü\u00e0-\u01ff]+$/.test(reading)));
  const empty = characters[readings.findIndex((list) => list.length === 0)];
  if (empty !== undefined) throw new Error(`no reading of ${empty}`);
  const bare = (reading: string): string => reading.normalize("NFD").replace(/[\u0300\u0301\u0304\u030c]/gu, "").normalize("NFC");
  const tone = (reading: string): string => String("\u0304\u0301\u030c\u0300".indexOf(/[\u0300\u0301\u0304\u030c]/u.exec(reading.normalize("NFD"))?.[0] ?? "none") + 1);
  const toned = [...new Set(readings.flat().map((reading) => `${bare(reading)} ${tone(reading)}`))].sort();
  const number = new Map(toned.map((syllable, i) => [syllable, i]));
  const tones = new Map<string, string>();
  for (const [letters, digit] of toned.map((syllable) => syllable.split(" ") as [string, string])) tones.set(letters, (tones.get(letters) ?? "") + digit);
  const spell = (reading: string, further: boolean): string => {
    const n = number.get(`${bare(reading)} ${tone(reading)}`)!;
    const first = Math.floor(n / RADIX);
    if (first >= FURTHER) throw new Error(`${toned.length} syllables are too many`);
    return packNumbers([first + (further ? FURTHER : 0), n % RADIX]);
  };
  return [
    "/** Syllables in alphabetical order, each with the tones that occur; 0: neutral. */",
    `export const syllables = ${JSON.stringify([...tones].map(([letters, digits]) => letters + digits).join(" "))};`,
    "/** Readings of each character: numbers of toned syllables, two digits each, `further` added to the first digit of all but a character's first. */",
    `export const readingDigits = ${JSON.stringify({ radix: RADIX, further: FURTHER })};`,
    `export const readingNumbers = ${JSON.stringify(readings.map((list) => list.map((reading, i) => spell(reading, i > 0)).join("")).join(""))};`,
  ].join("\n");
}

/** packNumbers writes 0 to 59 as one character: 30 * 32 syllables at most. */
const RADIX = 32;
const FURTHER = 30;

function entityTable(): string {
  const { decodeHTMLStrict } = require("entities") as { decodeHTMLStrict: (text: string) => string };
  const rows = readTable("entities.tsv");
  const names = rows.map(({ name, line }) => {
    const character = decodeHTMLStrict(`&${name};`);
    if (character.length !== 1) throw new Error(`${line}: ${name} is not an entity of one unit`);
    return [name!, character.charCodeAt(0)] as const;
  });
  names.sort(([, a], [, b]) => a - b);
  return [
    "/** Entity names in order of their characters, and of each the step from the character before. */",
    `export const entityNames = ${JSON.stringify(names.map(([name]) => name).join(" "))};`,
    `export const entitySteps = ${JSON.stringify(packNumbers(names.map(([, unit], i) => unit - (names[i - 1]?.[1] ?? 0))))};`,
    `export const bareEntities = ${JSON.stringify(rows.filter(({ bare }) => bare === "yes").map(({ name }) => name))};`,
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

/** What a run needs of the rules; their examples are for those who read about them. */
function ruleIds(): string {
  const ids = (wanted: string): string => JSON.stringify(readTable("repair-rules.tsv").filter((row) => row["default"] === wanted).map(({ id }) => id));
  return `export const onByDefault: readonly string[] = ${ids("on")};\nexport const offByDefault: readonly string[] = ${ids("off")};`;
}

/** Private-use glyphs of symbol fonts → the character they show. */
function glyphTable(): string {
  const glyphs = readTable("glyphs.tsv").map(({ glyph, character }) => String.fromCharCode(parseInt(glyph!, 16)) + character!);
  return ["/** Pairs: private-use unit of a symbol font, what it shows. */", `export const symbolGlyphs = ${JSON.stringify(glyphs.join(""))};`].join("\n");
}

/** Words of pages that a program turned into traditional characters. */
function convertedTable(): string {
  return `export const convertedWords: readonly string[] = ${JSON.stringify(readTable("converted-words.tsv").map(({ word }) => word))};`;
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
