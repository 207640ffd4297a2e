/** A text through the steps of a configuration, one after the other. */
import { EditSet } from "../text/edits.ts";
import { between, bordersOf, shiftBorders } from "./borders.ts";
import { COMPATIBILITY_RULES, loadCompatibilityPass } from "./compatibility.ts";
import { convertThrough, editsOf, traceThrough } from "./convert.ts";
import type { Group } from "./groups.ts";
import { walk, type Trace } from "./walk.ts";
import { loadWords, walkWords } from "./word-walk.ts";

/** What a text goes through. `words`: OpenCC's simplified words, with or without those made from regional phrases. */
export type Step = Group | "words" | "words-plain";

export interface Chain {
  readonly steps: readonly Step[];
  /** Compatibility ideographs are unified first. */
  readonly unify: boolean;
  /** The words of this dictionary are borders that no later step reads across. */
  readonly segments?: "words" | Group;
}

/** A configuration of OpenCC. */
export function chain(steps: readonly Step[], segments?: "words" | Group): Chain {
  return { steps, unify: true, ...(segments === undefined ? {} : { segments }) };
}

/** Runs a text through a chain; `seen` is told of each step's edits. */
export function runChain(text: string, { steps, unify, segments }: Chain, seen?: (edits: EditSet) => void): string {
  let current = text;
  const whole = unify && seen === undefined && typeof steps[0] === "object" ? steps[0].whole : undefined;
  if (whole !== undefined) return convertThrough(text, whole(), loadCompatibilityPass);
  if (unify && steps[0] === "words" && steps.length === 1 && seen === undefined) {
    const out = walkWords(text, loadWords(true), false);
    if (out !== undefined) return out;
  }
  if (unify && /[\uf900-\ufaff\ud87e]/.test(text)) current = step(current, loadCompatibilityPass(), seen);
  let borders: number[] | undefined;
  if (typeof segments === "object") {
    const trace: Trace = [];
    walk(current, segments.load(), 0, current.length, trace);
    borders = bordersOf(trace);
  }
  for (const each of steps) {
    if (typeof each === "string") {
      const put: Trace = [];
      const made: number[] | undefined = segments === "words" ? [] : undefined;
      const next = walkWords(current, loadWords(each === "words"), true, made === undefined && seen === undefined ? undefined : { put, ...(made === undefined ? {} : { borders: made }) }) ?? current;
      seen?.(editsOf(current, next, put, ["script/opencc"]));
      borders = made;
      current = next;
      continue;
    }
    // Compatibility ideographs were unified above, or stay.
    const pass = each.load();
    const bounded = borders === undefined || borders.length === 0 ? pass : between(pass, borders);
    const trace = seen !== undefined || (borders !== undefined && borders.length > 0) ? ([] as Trace) : undefined;
    const next = walk(current, bounded, 0, current.length, trace) ?? current;
    if (trace !== undefined) seen?.(editsOf(current, next, trace, OPENCC_RULES));
    if (trace !== undefined && borders !== undefined) borders = shiftBorders(borders, trace);
    current = next;
  }
  return current;
}

const OPENCC_RULES = ["script/opencc", "script/opencc"];

function step(text: string, pass: ReturnType<typeof loadCompatibilityPass>, seen?: (edits: EditSet) => void): string {
  const trace: Trace = [];
  const out = walk(text, pass, 0, text.length, trace) ?? text;
  seen?.(editsOf(text, out, trace, COMPATIBILITY_RULES));
  return out;
}

/** The edits of a whole chain. */
export function editsOfChain(text: string, chain: Chain): EditSet {
  const [first] = chain.steps;
  if (chain.unify && chain.steps.length === 1 && chain.segments === undefined && typeof first === "object" && first.whole !== undefined) return traceThrough(text, first.whole(), loadCompatibilityPass, OPENCC_RULES);
  let edits = EditSet.empty(text.length);
  runChain(text, chain, (next) => {
    edits = edits.compose(next);
  });
  return edits;
}
