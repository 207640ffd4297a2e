import type { Command } from "../command.ts";

/** A command is a file in this folder that exports `command`, and a line here. It is loaded when it is called. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<{ readonly command: Command }>;
}

export const defaultCommand: CommandEntry["load"] = () => import("./clean.ts");

export const commands: readonly CommandEntry[] = [
  { name: "quantities", summary: "every quantity, a line of JSON each", load: () => import("./quantities.ts") },
  { name: "indicators", summary: "the figures of reports as one table", load: () => import("./indicators.ts") },
  { name: "page", summary: "metadata, articles and posts of pages, a line of JSON each", load: () => import("./page.ts") },
  { name: "site", summary: "learns what repeats over the pages of a site, for --site", load: () => import("./site.ts") },
  { name: "jsonl", summary: "one field of each record, one line in, one line out", load: () => import("./jsonl.ts") },
  { name: "run", summary: "whole shards into a folder, each written whole or not at all; resumable", load: () => import("./run.ts") },
  { name: "explain", summary: "what was changed, by which rule and why; --html for a report", load: () => import("./explain.ts") },
  { name: "check", summary: "what would change? exits 1 if anything; --diff shows it", load: () => import("./check.ts") },
  { name: "rules", summary: "every rule with its example", load: () => import("./rules.ts") },
];
