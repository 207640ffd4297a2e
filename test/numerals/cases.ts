import { readFileSync } from "node:fs";

/** Lines of a table of cases beside this file: ⏎ is a line break, `#` lines are comments. */
export function readCases(name: string): { readonly line: number; readonly cells: readonly string[] }[] {
  return readFileSync(new URL(name, import.meta.url), "utf8")
    .split("\n")
    .map((text, index) => ({ line: index + 1, cells: text.replaceAll("⏎", "\n").split("\t") }))
    .filter(({ cells }) => cells.length > 1 && !cells[0]!.startsWith("#"));
}
