import type { JsonlStats } from "../node/jsonl.ts";
import type { Args } from "./options.ts";

/** By --on-error; what "fail" stops is told elsewhere. */
const WHAT_BECAME: Readonly<Record<string, string>> = { emit: "they went out as they came, with guiyi.error", drop: "they were left out" };

/** What a person should know of the records at the end, a line each. `--stats` tells the counts itself. */
export function recordMessages(args: Args, stats: JsonlStats): string[] {
  const lines: string[] = [];
  const { illFormed, firstIllFormed, html } = stats;
  if (illFormed > 0) lines.push(`${illFormed} lines are not UTF-8${firstIllFormed === undefined ? "" : `, the first is line ${firstIllFormed}`}${args.flag("strict") ? "" : "; what could not be read became U+FFFD"}`);
  if (args.flag("stats")) return lines;
  const codes = Object.entries(stats.errors).sort(([, a], [, b]) => b - a);
  const bad = codes.reduce((sum, [, count]) => sum + count, 0);
  if (bad > 0 && !stats.isStopped) lines.push(`bad records: ${bad} of ${stats.lines} (${codes.map(([code, count]) => `${count} ${code}`).join(", ")}); ${WHAT_BECAME[args.text("on-error")!]!}`);
  if (html > 0 && !args.given("input")) lines.push(`${html} of ${stats.lines} records look like HTML and were read as plain text; --input html reads what a reader sees`);
  return lines;
}
