import { ColumnBuilder, EditSet } from "../text/edits.ts";
import { COMPATIBILITY_RULES } from "./compatibility.ts";
import { UnitColumns } from "./unit-columns.ts";
import { walk, walkInto, type Pass, type Trace } from "./walk.ts";

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
  const columns = new UnitColumns(text);
  return walkInto(columns, text, pass, 0, text.length) ? columns.finish(ruleNames) : undefined;
}

/** The edits from `text` to `out`: what a trace holds, and between two of its entries every unit that differs. */
export function editsOf(text: string, out: string, trace: Trace, ruleNames: readonly string[]): EditSet {
  if (out === text) return EditSet.empty(text.length);
  const columns = new UnitColumns(text);
  let at = 0;
  let shift = 0;
  for (let i = 0; i < trace.starts.length; i++) {
    const start = trace.starts[i]!;
    const end = trace.ends[i]!;
    const replacement = trace.texts[i]!;
    if (end - start === replacement.length) continue;
    columns.compare(out, at, start, shift);
    columns.replaced(start, end, replacement, trace.rules[i]!);
    shift += replacement.length - (end - start);
    at = end;
  }
  columns.compare(out, at, text.length, shift);
  for (let i = 0; i < trace.starts.length; i++) columns.decided(trace.starts[i]!, trace.ends[i]!, "", trace.rules[i]!);
  return columns.finish(ruleNames);
}

/** The edits but for those that `drop` names. */
export function without(edits: EditSet, drop: (edit: { readonly start: number; readonly text: string; readonly rule: string }) => boolean): EditSet {
  const out = new ColumnBuilder(edits.sourceLength);
  for (const edit of edits) if (!drop(edit)) out.add(edit.start, edit.end, edit.text, edit.rule);
  return EditSet.fromColumns(edits.sourceLength, out.finish());
}
