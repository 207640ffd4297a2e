import { checkOptionNames, GuiyiError } from "../error.ts";
import type { Fact } from "./types.ts";

/** The columns of a table of indicators, in order. New ones are only ever added at the end. */
export const columns = [
  "file", "year", "indicator", "kind", "value", "unit", "cmp", "direction", "status", "period", "min", "max", "base", "scope", "of", "parent", "from",
  "rank_scope", "rank_by", "tier", "text", "start", "end", "clause", "sentence", "rule",
] as const;

/** One row: every column is a string, empty when there is nothing to say. */
export type IndicatorRow = Readonly<Record<(typeof columns)[number], string>>;

export interface RowOptions {
  /** The text the facts were read from: gives the `clause` and `sentence` columns. */
  readonly source?: string;
  /** Fills the `file` column, so that a folder of reports becomes one table. */
  readonly file?: string;
  /** Fills the `year` column: the year of the document. */
  readonly year?: number | string;
}

/**
 * Facts as rows with stable columns.
 *
 * ```ts
 * const text = "进出口总额增长5.2%";
 * toRows(extractIndicators(text), { source: text })[0].sentence; // "进出口总额增长5.2%"
 * ```
 */
export function toRows(facts: readonly Fact[], options: RowOptions = {}): IndicatorRow[] {
  checkList(facts, "toRows", "facts");
  checkOptionNames(options, ["source", "file", "year"]);
  const { source = "", file = "", year = "" } = options;
  const cut = ({ start, end }: { readonly start: number; readonly end: number }): string => source.slice(start, end).replace(/\s+/g, " ").trim();
  return facts.map((fact) => ({
    file, year: String(year),
    indicator: fact.alias ?? fact.indicator, kind: fact.kind, value: fact.value?.text ?? "", unit: fact.unit ?? "", cmp: fact.cmp, direction: fact.dir ?? "", status: fact.status, period: fact.period ?? "",
    min: fact.min?.text ?? "", max: fact.max?.text ?? "", base: fact.base ?? "", scope: fact.scope ?? "", of: fact.of ?? "", parent: fact.parent ?? "", from: fact.from ?? "",
    rank_scope: fact.rank?.scope ?? "", rank_by: fact.rank?.by ?? "", tier: fact.tier, text: fact.text, start: String(fact.start), end: String(fact.end),
    clause: cut(fact.clause), sentence: cut(fact.sentence), rule: fact.rule ?? "",
  }));
}

export interface CsvOptions {
  /** Begin with U+FEFF, so that Excel reads UTF-8. Default false. */
  readonly bom?: boolean;
  /** Write the line of column names. Default true; false to append to a table. */
  readonly header?: boolean;
}

/** RFC 4180: cells with a comma, a quotation mark or a line break are quoted, lines end in CR LF. A cell that a spreadsheet would run as a formula is given a leading apostrophe. */
export function toCsv(rows: readonly IndicatorRow[], options: CsvOptions = {}): string {
  checkList(rows, "toCsv", "rows");
  checkOptionNames(options, ["bom", "header"]);
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(","));
  if (options.header !== false) lines.unshift(columns.join(","));
  return (options.bom === true ? "\u{feff}" : "") + lines.map((line) => `${line}\r\n`).join("");
}

function cell(value: string): string {
  // A signed number and the comparator "=" are data; =1+1, @SUM and +cmd are not.
  const safe = (value.length > 1 && /^[=@\t\r]/.test(value)) || (/^[+-]/.test(value) && !/^[+-]?\d+(?:\.\d+)?$/.test(value)) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One JSON object a line, with the columns as keys. */
export function toJsonl(rows: readonly IndicatorRow[]): string {
  checkList(rows, "toJsonl", "rows");
  return rows.map((row) => `${JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column]])))}\n`).join("");
}

/** The columns that people read. */
const SHOWN = ["indicator", "kind", "value", "unit", "cmp", "direction", "status", "period", "text", "clause"] as const;

/** A Markdown table of the columns that people read, with `file` first when there is one. */
export function toMarkdown(rows: readonly IndicatorRow[]): string {
  checkList(rows, "toMarkdown", "rows");
  const names = rows.some(({ file }) => file !== "") ? (["file", ...SHOWN] as const) : SHOWN;
  const escape = (value: string): string => value.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replace(/[\r\n]+/g, " ");
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  return line(names) + line(names.map(() => "---")) + rows.map((row) => line(names.map((name) => escape(row[name])))).join("");
}

function checkList(list: unknown, name: string, what: string): void {
  if (!Array.isArray(list)) throw new GuiyiError("bad-value", `${name} takes a list of ${what}, got ${list === null ? "null" : typeof list}`);
}
