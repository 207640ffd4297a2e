/** Reads the tables that people edit. A table is UTF-8 text: `#` lines are comments, the first other line names the columns, cells are separated by one TAB. */
import { readFileSync } from "node:fs";

export type Row = Readonly<Record<string, string>> & { readonly line: string };

/** Rows of data/NAME. Throws with file and line number when a row has more cells than the header, or an empty first cell. */
export function readTable(name: string): readonly Row[] {
  const lines = readFileSync(new URL(`../data/${name}`, import.meta.url), "utf8").split("\n");
  let columns: readonly string[] | undefined;
  const rows: Row[] = [];
  lines.forEach((text, index) => {
    if (text === "" || text.startsWith("#")) return;
    const cells = text.split("\t");
    if (columns === undefined) {
      columns = cells;
      return;
    }
    if (cells.length > columns.length || cells[0] === "") throw new Error(`data/${name}:${index + 1}: ${JSON.stringify(text)} does not fit the columns ${columns.join(", ")}`);
    rows.push(Object.assign(Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""])), { line: `data/${name}:${index + 1}` }));
  });
  return rows;
}
