/** The report's style sheet and script with their hashes, and the reasons of rules in Chinese. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Generated } from "../generate.ts";
import { readTable } from "../tsv.ts";

/** Without indentation and comments of a line: every report carries it. */
const read = (name: string): string => readFileSync(new URL(`../../src/explain/${name}`, import.meta.url), "utf8").trim().replace(/^\s*\/\/.*\n/gmu, "").replace(/^[ \t]+/gmu, "");
const hash = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;

export function generate(): Generated {
  const style = read("report.css");
  const script = read("report.client.js");
  const reasons = readTable("rules-zh.tsv").map((row) => `  ${JSON.stringify(row["rule"])}: ${JSON.stringify(row["reason"])},\n`);
  const notes = readTable("reasons-zh.tsv").map((row) => `  ${JSON.stringify(row["text"])}: ${JSON.stringify(row["zh"])},\n`);
  return {
    "report-assets.ts": `export const style = ${JSON.stringify(style)};\nexport const styleHash = ${JSON.stringify(hash(style))};\nexport const script = ${JSON.stringify(script)};\nexport const scriptHash = ${JSON.stringify(hash(script))};\n`,
    "rule-reasons.ts": `/** Id of a rule → what it does and why, in Chinese. */\nexport const ruleReasonsZh: Readonly<Record<string, string>> = {\n${reasons.join("")}};\n\n/** Evidence and notes in English → Chinese; … stands for a part that varies. */\nexport const notesZh: Readonly<Record<string, string>> = {\n${notes.join("")}};\n`,
  };
}
