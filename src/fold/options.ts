import { checkChoice, checkOptionNames, unknownName } from "../error.ts";
import { rules, turns } from "../generated/fold-rules.ts";
import type { RuleChoice } from "../stage.ts";

/** Options of `fold`. */
export interface FoldOptions {
  /** Punctuation beside Han characters to fullwidth or halfwidth; "keep" (default) leaves it as written. */
  readonly punctuation?: "keep" | "full" | "half" | undefined;
  /** "half": fullwidth Latin letters and digits become ASCII, ＵＳＢ３．０ → USB3.0. Default "keep". */
  readonly width?: "keep" | "half" | undefined;
  /** "fold": every blank of another width (U+3000, U+2003 …) becomes a plain blank. Default "keep"; no-break spaces are folded in any case. */
  readonly space?: "keep" | "fold" | undefined;
  /** Rules to switch on or off by id; they win over the other options. */
  readonly rules?: RuleChoice | undefined;
}

/** Is the rule with this id on? */
export type RuleTest = (id: string) => boolean;

let defaults: ReadonlySet<string> | undefined;
const loadDefaults = (): ReadonlySet<string> => (defaults ??= new Set(rules.filter((rule) => rule.default === "on").map(({ id }) => id)));

/** The ids of the rules that are on. Checks options by name and value; throws GuiyiError. */
export function readOptions(options: FoldOptions | undefined): ReadonlySet<string> {
  const byDefault = loadDefaults();
  if (options === undefined) return byDefault;
  checkOptionNames(options, ["punctuation", "width", "space", "rules"]);
  checkChoice("punctuation", options.punctuation, ["keep", "full", "half"]);
  checkChoice("width", options.width, ["keep", "half"]);
  checkChoice("space", options.space, ["keep", "fold"]);
  const on = new Set(byDefault);
  for (const name of ["punctuation", "width", "space"] as const) {
    const rule = turns[`${name}=${options[name]}`];
    if (rule !== undefined) on.add(rule);
  }
  const { rules: choice = {} } = options;
  checkOptionNames(choice, ["on", "off"], `key of option "rules"`);
  for (const id of choice.on ?? []) on.add(known(id));
  for (const id of choice.off ?? []) on.delete(known(id));
  return on;
}

function known(id: string): string {
  if (!rules.some((rule) => rule.id === id)) throw unknownName("rule", id, rules.map((rule) => rule.id));
  return id;
}
