import { ColumnBuilder, EditSet } from "../text/edits.ts";
import { COMPATIBILITY_RULES } from "./compatibility.ts";
import { TracedConversion } from "./traced-conversion.ts";
import { walk, type Pass, type Trace } from "./walk.ts";

/** text through a pass; through the pass of compatibility ideographs first when there are any. */
export function convertThrough(text: string, pass: Pass, compatibility: () => Pass): string {
  const out = walk(text, pass, 0, text.length);
  if (out !== undefined) return out;
  const unified = walk(text, compatibility(), 0, text.length) ?? text;
  return walk(unified, pass, 0, unified.length) ?? unified;
}

/** The same as an EditSet. Rule indices of the passes are indices into `ruleNames`. */
export function traceThrough(text: string, pass: Pass, compatibility: () => Pass, ruleNames: readonly string[]): EditSet {
  const edits = tracePass(text, pass, ruleNames);
  if (edits !== undefined) return edits;
  const unify = tracePass(text, compatibility(), COMPATIBILITY_RULES) ?? EditSet.empty(text.length);
  const unified = unify.apply(text);
  return unify.compose(tracePass(unified, pass, ruleNames) ?? EditSet.empty(unified.length));
}

/** One pass as an EditSet: what `resolve` decided, and between two decisions every unit that differs. Undefined when it aborts. */
export function tracePass(text: string, pass: Pass, ruleNames: readonly string[]): EditSet | undefined {
  const trace: Trace = [];
  const out = walk(text, pass, 0, text.length, trace);
  return out === undefined ? undefined : editsOf(text, out, trace, ruleNames);
}

/** The edits from `text` to `out`: those that `trace` tells of, and every other unit that differs. */
export function editsOf(text: string, out: string, trace: Trace, ruleNames: readonly string[]): EditSet {
  return out === text ? EditSet.empty(text.length) : EditSet.ofConversion(new TracedConversion(text, out, trace, ruleNames));
}

/** The edits but for those that `drop` names. */
export function without(edits: EditSet, drop: (edit: { readonly start: number; readonly text: string; readonly rule: string }) => boolean): EditSet {
  const out = new ColumnBuilder(edits.sourceLength);
  for (const edit of edits) if (!drop(edit)) out.add(edit.start, edit.end, edit.text, edit.rule);
  return EditSet.fromColumns(edits.sourceLength, out.finish());
}
