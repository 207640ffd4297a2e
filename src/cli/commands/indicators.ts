import { columns, extractIndicators, toCsv, toJsonl, toMarkdown, toRows, type IndicatorRow } from "../../report/index.ts";
import { terminalSafe } from "../../node/errors.ts";
import { standardOutput } from "../../node/output.ts";
import type { Command } from "../command.ts";
import { documentRows, readTexts } from "../documents.ts";
import { DONE, INPUT_FAILED } from "../exit.ts";

const SHOWN = ["file", "year", "indicator", "kind", "value", "unit", "cmp", "status", "period"] as const satisfies readonly (typeof columns)[number][];

/** The figures of many reports as one table. */
export const command: Command = {
  usage: ["guiyi indicators [OPTIONS] [FILE…]"],
  about: "Reads indicators out of reports: name, exact value, unit, growth, rank, actual or target, with file, year and source sentence.",
  options: [
    { name: "format", kind: "choice", choices: ["table", "csv", "jsonl", "markdown"], default: "table", summary: "how to write them" },
    { name: "year", kind: "count", summary: "the year that 今年 means; read from the text when not given" },
    ...documentRows,
  ],
  examples: [["guiyi indicators --format csv 2023.txt 2024.txt", "one table of two reports"]],
  async run(args, io) {
    const { documents, failed } = readTexts(args, io);
    const told = args.number("year");
    const rows: IndicatorRow[] = [];
    for await (const { path, text } of documents) {
      const year = told ?? yearOf(path);
      const facts = extractIndicators(text, year === undefined ? {} : { year });
      for (const row of toRows(facts, { source: text, file: path, ...(year === undefined ? {} : { year }) })) rows.push(row);
    }
    const write = { table: toTable, csv: toCsv, jsonl: toJsonl, markdown: toMarkdown }[args.text("format") as "table" | "csv" | "jsonl" | "markdown"];
    await standardOutput().write(Buffer.from(write(rows)));
    return failed() ? INPUT_FAILED : DONE;
  },
};

/** A year in the name of the file, such as work-report-2024.txt: the way folders of reports are kept. */
function yearOf(path: string): number | undefined {
  const years = [...path.slice(path.lastIndexOf("/") + 1).matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)];
  return years.length === 1 ? Number(years[0]![0]) : undefined;
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
