import { unknownName } from "../error.ts";
import type { RuleChoice } from "../stage.ts";

/** The ids of this stage's rules. What they do is told in rules.ts, which no converter carries along. */
export const RULE_IDS: readonly string[] = ["script/characters", "script/context", "script/default", "script/compatibility", "script/rare", "script/opencc", "script/dictionary"];

/** The ids that are switched off; GuiyiError with the nearest id when one is unknown. */
export function checkRules(choice: RuleChoice | undefined): ReadonlySet<string> {
  for (const id of [...(choice?.on ?? []), ...(choice?.off ?? [])]) if (!RULE_IDS.includes(id)) throw unknownName("rule", id, RULE_IDS);
  return new Set(choice?.off);
}
