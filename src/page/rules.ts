import { unknownName } from "../error.ts";
import { ruleRows } from "../generated/page-tables.ts";
import type { RuleChoice, RuleInfo } from "../stage.ts";

/** Every rule of the page stage, from data/page-rules.tsv. */
export const rules: readonly RuleInfo[] = /* @__PURE__ */ ruleRows.map(([family, level, summary, before, after, counterExample, initial, source]) => ({
  id: `page/${family}`,
  summary: `${summary} From ${level} mode on.`,
  example: { before, after },
  counterExample,
  default: initial === "off" ? "off" : "on",
  ...(source === "" ? {} : { source }),
}));

/** The families that `rules` switches off; undefined when all run. Other stages' rules are none of our business. */
export function checkRules(choice: RuleChoice | undefined): ReadonlySet<string> | undefined {
  if (choice === undefined) return undefined;
  const named = [...(choice.on ?? []), ...(choice.off ?? [])];
  if (named.length === 0) return undefined;
  const known = rules.map(({ id }) => id);
  for (const id of named) if (!known.includes(id)) throw unknownName("rule", id, known);
  const off = (choice.off ?? []).map((id) => id.slice("page/".length));
  return off.length === 0 ? undefined : new Set(off);
}
