import { basename } from "node:path";
import { columns, toCsv, toJsonl, toMarkdown, toRows, type IndicatorOptions, type IndicatorRow } from "../../report/index.ts";
import { terminalSafe } from "../../node/errors.ts";
import { standardOutput } from "../../node/output.ts";
import { readAliases } from "../aliases.ts";
import type { Command } from "../command.ts";
import { documentNormalizer } from "../document-normalizer.ts";
import { mixedRows, readTexts } from "../documents.ts";
import { DONE, INPUT_FAILED } from "../exit.ts";
import { normalizerRows, toolRows } from "../normalizer-options.ts";
import type { Args } from "../options.ts";

const SHOWN = ["file", "year", "indicator", "kind", "value", "unit", "cmp", "status", "period"] as const satisfies readonly (typeof columns)[number][];

/** The figures of many reports as one table. */
export const command: Command = {
  usage: ["guiyi indicators [OPTIONS] [FILE|FOLDER…]"],
  about:
    "Reads indicators out of reports: name, exact value, unit, growth, rank, actual or target, with file, year and source sentence.\nThe text is cleaned first, so that one name has one spelling in all files; places and sentences are those of the file,\nof HTML those of the text its reader sees.",
  options: [
    { name: "format", kind: "choice", choices: ["table", "csv", "jsonl", "markdown"], default: "table", summary: "how to write them" },
    { name: "bom", kind: "flag", summary: "begin CSV with U+FEFF, which Excel needs to read it as UTF-8" },
    { name: "aliases", kind: "text", value: "FILE", summary: "names of your own: lines of two cells, the indicator as read and your name for it, with a tab or a comma between" },
    { name: "year", kind: "count", summary: "the year that 今年 means; read from the text when not given, and from the name of the file where the text names none" },
    { name: "currency", kind: "text", value: "CODE", summary: "what a bare 元 is, whatever the text says; when not given CNY, or what the text names" },
    { name: "tiers", kind: "choice", choices: ["A", "AB"], default: "AB", summary: "A: clauses of indicators only; AB: counts beside them as well" },
    ...normalizerRows,
    ...toolRows,
    ...mixedRows,
  ],
  examples: [
    ["guiyi indicators --format csv 2023.txt 2024.txt", "one table of two reports"],
    ["guiyi indicators --format csv reports > reports.csv", "a folder of reports, as text and as HTML"],
    ["guiyi indicators --format csv --bom --aliases names.tsv reports/*.txt", "for Excel, with names of your own"],
  ],
  async run(args, io) {
    const told = args.number("year");
    const options = await readIndicatorOptions(args);
    const normalizerOf = await documentNormalizer(args, "text");
    const { documents, failed } = readTexts(args, io);
    const rows: IndicatorRow[] = [];
    for await (const { path, text } of documents) {
      const named = yearOf(path);
      const year = told ?? (namesYear(text) ? undefined : named);
      const facts = (await normalizerOf(text)).analyze(text).indicators({ ...options, ...(year === undefined ? {} : { year }) });
      for (const row of toRows(facts, { source: text, file: path, year: told ?? named ?? "" })) rows.push(row);
    }
    await standardOutput().write(Buffer.from(print(rows, args)));
    return failed() ? INPUT_FAILED : DONE;
  },
};

async function readIndicatorOptions(args: Args): Promise<IndicatorOptions> {
  const [currency, aliases] = [args.text("currency"), args.text("aliases")];
  return { tiers: args.text("tiers") as "A" | "AB", ...(currency === undefined ? {} : { currency }), ...(aliases === undefined ? {} : { aliases: await readAliases(aliases) }) };
}

function print(rows: readonly IndicatorRow[], args: Args): string {
  const format = args.text("format") as "table" | "csv" | "jsonl" | "markdown";
  return format === "csv" ? toCsv(rows, { bom: args.flag("bom") }) : { table: toTable, jsonl: toJsonl, markdown: toMarkdown }[format](rows);
}

/** A year in the name of the file, such as work-report-2024.txt: the way folders of reports are kept. Some name the year told of, some that of the meeting. */
function yearOf(path: string): number | undefined {
  const years = [...basename(path).matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)];
  return years.length === 1 ? Number(years[0]![0]) : undefined;
}

/** Does a text name a year? It knows better than the name of its file which one 今年 is. */
function namesYear(text: string): boolean {
  return /(?:19|20)\d\d|[一二][九〇零○][〇零○一二三四五六七八九]{2}年/.test(text);
}

/** Columns that stand under each other on a terminal, where a Han character takes two places. */
function toTable(rows: readonly IndicatorRow[]): string {
  const lines = [[...SHOWN], ...rows.map((row) => SHOWN.map((name) => terminalSafe(row[name]).replace(/[\n\t]/g, " ")))];
  const widths = SHOWN.map((_, i) => lines.reduce((most, line) => Math.max(most, places(line[i]!)), 0));
  return lines.map((line) => `${line.map((cell, i) => cell + " ".repeat(widths[i]! - places(cell))).join("  ").trimEnd()}\n`).join("");
}

function places(text: string): number {
  let count = 0;
  for (const character of text) count += character.codePointAt(0)! >= 0x2e80 ? 2 : 1;
  return count;
}
