/**
 * `npm run check:pages`: how well the own pages of test/page/pages are cleaned, and what the innocent texts of test/page/negatives
 * lose. A line begins with `=` content, `-` boilerplate, `?` names, times and leftovers (neither gain nor loss). Characters count,
 * white space does not. Fails when content is lost.
 */
import { readdirSync, readFileSync } from "node:fs";
import { readPage, stripBoilerplate, type Mode } from "../src/page/index.ts";

const MODES: readonly Mode[] = ["conservative", "standard", "aggressive"];
const folder = (name: string): [string, string][] => {
  const url = new URL(`../test/page/${name}/`, import.meta.url);
  return readdirSync(url).map((file) => [file, readFileSync(new URL(file, url), "utf8").trimEnd()]);
};
const sizeOf = (text: string): number => text.replaceAll(/\s/gu, "").length;

interface Counts {
  content: number;
  contentKept: number;
  chrome: number;
  chromeKept: number;
}

function count(marked: string, mode: Mode): Counts {
  const lines = marked.split("\n");
  const text = lines.map((line) => line.slice(1)).join("\n");
  const { removed } = readPage(text, { mode });
  const out: Counts = { content: 0, contentKept: 0, chrome: 0, chromeKept: 0 };
  let at = 0;
  for (const line of lines) {
    const size = sizeOf(line.slice(1));
    const kept = removed.some(({ start, end }) => start <= at && at < end) ? 0 : size;
    if (line.startsWith("=")) {
      out.content += size;
      out.contentKept += kept;
    } else if (line.startsWith("-")) {
      out.chrome += size;
      out.chromeKept += kept;
    }
    at += line.length;
  }
  return out;
}

const percent = (part: number, whole: number): string => (whole === 0 ? "–" : ((100 * part) / whole).toFixed(1));
const pages = folder("pages");
let lost = 0;
console.log(`${pages.length} pages\n\n| mode | precision | recall | F1 | boilerplate removed |\n| --- | --- | --- | --- | --- |`);
for (const mode of MODES) {
  const sum: Counts = { content: 0, contentKept: 0, chrome: 0, chromeKept: 0 };
  for (const [file, marked] of pages) {
    const counts = count(marked, mode);
    for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name];
    if (mode !== "aggressive" && counts.contentKept < counts.content) {
      lost += counts.content - counts.contentKept;
      console.error(`${file}, ${mode}: ${counts.content - counts.contentKept} characters of content lost`);
    }
  }
  const precision = sum.contentKept / (sum.contentKept + sum.chromeKept);
  const recall = sum.contentKept / sum.content;
  console.log(`| ${mode} | ${(100 * precision).toFixed(1)} | ${(100 * recall).toFixed(1)} | ${((200 * precision * recall) / (precision + recall)).toFixed(1)} | ${percent(sum.chrome - sum.chromeKept, sum.chrome)} |`);
}
const innocent = folder("negatives");
const changed = innocent.filter(([, text]) => MODES.some((mode) => stripBoilerplate(text, { mode }) !== text));
console.log(`\n${innocent.length} innocent texts, ${changed.length} changed${changed.map(([file]) => ` ${file}`).join("")}`);
if (lost > 0 || changed.length > 0) process.exitCode = 1;
