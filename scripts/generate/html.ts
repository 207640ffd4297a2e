/** src/generated/html-tables.ts: kinds of elements. */
import { readTable } from "../tsv.ts";

export function generate(): Record<string, string> {
  const lines = readTable("html-elements.tsv").map(({ kind, elements }) => `export const ${kind}Elements = ${JSON.stringify(elements)};`);
  return { "html-tables.ts": lines.join("\n") };
}
