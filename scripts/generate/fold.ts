/** src/generated/fold-tables.ts: radicals, forms of punctuation, kana; src/generated/fold-rules.ts: what the rules say of themselves. */
import { readTable, type Row } from "../tsv.ts";

export function generate(): Record<string, string> {
  return { "fold-tables.ts": tables(), "fold-rules.ts": rules() };
}

function tables(): string {
  const radicals = readTable("radicals.tsv").filter(({ fold, line }) => {
    if (fold !== "yes" && fold !== "no") throw new Error(`${line}: fold is yes or no`);
    return fold === "yes";
  });
  return [
    "/** radical, unified ideograph, radical, … */",
    `export const radicals = ${pairs(radicals, "unified")};`,
    "/** The same for texts in traditional characters, where that differs. */",
    `export const traditionalRadicals = ${pairs(radicals.filter(({ traditional }) => traditional !== ""), "traditional")};`,
    "/** halfwidth, small and vertical punctuation: form, meant character, … */",
    ...["halfwidth", "small", "vertical"].map((kind) => `export const ${kind}Forms = ${pairs(readTable("forms.tsv").filter((row) => row["kind"] === kind), "form")};`),
    "/** halfwidth katakana, full form, … */",
    `export const kana = ${pairs(readTable("kana.tsv"), "form")};`,
  ].join("\n");
}

/** Keys are one unit; a value may be a surrogate pair, so cells are split by blanks where there is one. */
function pairs(rows: readonly Row[], column: string): string {
  for (const { character, line } of rows) if (character?.length !== 1) throw new Error(`${line}: the key must be one UTF-16 unit`);
  return JSON.stringify(rows.map((row) => row["character"]! + row[column]!).join(" "));
}

function rules(): string {
  const list = readTable("fold-rules.tsv").map(({ id, turn, before, after, counter, summary, source }) => ({
    id,
    summary,
    example: { before: unescape(before!), after: unescape(after!) },
    counterExample: unescape(counter!),
    default: turn === "" ? "on" : "off",
    ...(source === "" || source === undefined ? {} : { source }),
  }));
  const turns = readTable("fold-rules.tsv").filter(({ turn }) => turn!.includes("=")).map(({ id, turn }) => [turn, id]);
  return [
    `import type { RuleInfo } from "../stage.ts";`,
    "",
    `export const rules: readonly RuleInfo[] = ${JSON.stringify(list, null, 2)};`,
    "/** Option value → the rule it switches on. */",
    `export const turns: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(turns))};`,
  ].join("\n");
}

function unescape(cell: string): string {
  return cell.replace(/\\u([0-9A-F]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
