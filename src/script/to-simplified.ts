import { loadCompatibilityPass } from "./compatibility.ts";
import { loadDefaultTables } from "./default-pass.ts";
import { convertThrough, traceThrough } from "./convert.ts";
import type { EditSet } from "../text/edits.ts";

const RULE_NAMES = ["script/characters", "script/context", "script/compatibility", "script/default"];

function convert(text: string): string {
  return convertThrough(text, loadDefaultTables().pass, loadCompatibilityPass);
}

function edits(text: string): EditSet {
  return traceThrough(text, loadDefaultTables().pass, loadCompatibilityPass, RULE_NAMES);
}

/**
 * Simplified Chinese as it is written on the mainland, right in context and safe on text that is simplified already.
 *
 * toSimplified("他看著這部名著") === "他看着这部名著"
 */
export const toSimplified: ToSimplified = /* @__PURE__ */ Object.assign((text: string): string => convert(text), { edits });

export interface ToSimplified {
  (text: string): string;
  /** The same as an EditSet: every change with its place and the rule that made it. */
  readonly edits: (text: string) => EditSet;
}
