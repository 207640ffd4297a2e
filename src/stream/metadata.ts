import type { Analysis } from "../normalize.ts";
import { offsetMap, type OffsetUnit } from "../text/units.ts";

/** What a record tells of its cleaning, under the key `guiyi`. */
export type Emit = "none" | "summary" | "edits" | "quantities" | "indicators";
export const emits: readonly Emit[] = ["none", "summary", "edits", "quantities", "indicators"];

/**
 * The value of the key `guiyi`: `{ changed, rules }` for "summary", and on top of it lists with offsets, with the unit they
 * are counted in. As in an Analysis, `start` and `end` are places in the text as it came; those in the clean text stand under `output`.
 */
export function describe(analysis: Analysis, emit: readonly Emit[], unit: OffsetUnit): string {
  const out: Record<string, unknown> = { changed: analysis.text !== analysis.source };
  if (emit.includes("summary")) out["rules"] = countRules(analysis);
  if (emit.some((name) => name !== "summary")) out["unit"] = unit;
  if (emit.includes("edits")) out["edits"] = listEdits(analysis);
  if (emit.includes("quantities")) out["quantities"] = analysis.quantities();
  if (emit.includes("indicators")) out["indicators"] = analysis.indicators();
  return JSON.stringify(unit === "utf16" ? out : inUnit(out, analysis, unit));
}

function countRules({ edits }: Analysis): Record<string, number> {
  const { rules, ruleNames } = edits.columns;
  const counts = new Map<string, number>();
  for (let i = 0; i < edits.size; i++) counts.set(ruleNames[rules[i]!]!, (counts.get(ruleNames[rules[i]!]!) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function listEdits({ source, edits }: Analysis): readonly object[] {
  return Array.from(edits.changes(), ({ start, end, text, rule, outputStart, outputEnd }) => ({ start, end, was: source.slice(start, end), text, rule, output: { start: outputStart, end: outputEnd } }));
}

/** Every `start` and `end` in another unit, of the clean text below a key `output`, of the source elsewhere. */
function inUnit(value: unknown, { source, text }: Analysis, unit: OffsetUnit): unknown {
  const maps = { source: offsetMap(source, unit), output: offsetMap(text, unit) };
  const walk = (item: unknown, where: keyof typeof maps): unknown => {
    if (Array.isArray(item)) return item.map((element) => walk(element, where));
    if (typeof item !== "object" || item === null) return item;
    if ("toJSON" in item && typeof item.toJSON === "function") return item;
    const copy: Record<string, unknown> = {};
    for (const [key, element] of Object.entries(item)) copy[key] = (key === "start" || key === "end") && typeof element === "number" ? maps[where].fromUtf16(element) : walk(element, key === "output" ? "output" : where);
    return copy;
  };
  return walk(value, "source");
}
