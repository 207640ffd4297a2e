/** src/generated/page-tables.ts: the interface strings (page-labels.tsv) and the rules (page-rules.tsv) of the page stage. */
import { readTable } from "../tsv.ts";

export function generate(): Record<string, string> {
  const labels = readTable("page-labels.tsv").map(({ family, class: strength, match, profile, phrases, comment, line }) => {
    if (phrases === undefined || phrases === "") throw new Error(`${line}: no phrases`);
    const list = [...new Set(phrases.split(" ; ").map((phrase) => phrase.trim()).filter((phrase) => phrase !== "" && phrase !== "…"))];
    return [family, strength, match, profile, match === "field" ? comment : "", list.join("\t")];
  });
  const rules = readTable("page-rules.tsv").map(({ family, level, summary, before, after, counter, default: initial, source, line }) => {
    if (!before || !counter) throw new Error(`${line}: a rule needs an example and a counter-example`);
    return [family, level, summary, unescape(before), unescape(after ?? ""), unescape(counter), initial, source];
  });
  return {
    "page-tables.ts": [
      "/** family, class, match, profile, field group, phrases separated by tabs. */",
      `export const labelRows: readonly (readonly [string, string, string, string, string, string])[] = ${JSON.stringify(labels, null, 1)};`,
      "/** family, gentlest mode, summary, example before, example after, counter-example, default, source. */",
      `export const ruleRows: readonly (readonly [string, string, string, string, string, string, string, string])[] = ${JSON.stringify(rules, null, 1)};`,
      "",
    ].join("\n"),
  };
}

function unescape(cell: string): string {
  return cell.replaceAll("\\n", "\n");
}
