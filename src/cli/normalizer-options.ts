import { optionTable, type NormalizeOptions } from "../options.ts";
import type { Args, CliOption } from "./options.ts";

/** The options of `normalize` as rows of the command line: the library's own table and what it holds besides. */
export const normalizerRows: readonly CliOption[] = [
  ...optionTable.map((row): CliOption => ({ name: row.name, kind: "choice", choices: row.choices, default: row.default, summary: row.summary })),
  { name: "profile", kind: "text", value: "NAME", summary: "the kind of page; found by itself when not given" },
  { name: "rules-on", kind: "list", value: "ID,…", summary: "switch rules on by id (guiyi rules lists them)" },
  { name: "rules-off", kind: "list", value: "ID,…", summary: "switch rules off by id" },
];

/** What a normalizer is given besides, and what has to be loaded for it. */
export const toolRows: readonly CliOption[] = [
  { name: "site", kind: "text", value: "FILE", summary: "what guiyi site has learnt of the pages' site" },
  { name: "model", kind: "choice", choices: ["auto", "off"], default: "auto", summary: "language model for bytes shifted by readings; auto: on pages that such readings stand on (0.3 s, 70 MB)" },
];

/** Only what was given: defaults are the library's. */
export function readNormalizerOptions(args: Args): NormalizeOptions {
  const options: Record<string, unknown> = {};
  for (const { name } of optionTable) if (args.given(name)) options[name] = args.text(name);
  if (args.given("profile")) options["profile"] = args.text("profile");
  const on = args.list("rules-on");
  const off = args.list("rules-off");
  if (on.length + off.length > 0) options["rules"] = { on, off };
  return options as NormalizeOptions;
}
