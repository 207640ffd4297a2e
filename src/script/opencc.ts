import { GuiyiError, unknownName } from "../error.ts";
import { EditSet } from "../text/edits.ts";
import { COMPATIBILITY_RULES, loadCompatibilityPass } from "./compatibility.ts";
import { convertThrough, editsOf, traceThrough } from "./convert.ts";
import { between, bordersOf, loadGroup, shiftBorders, type GroupName } from "./steps.ts";
import { walk, type Trace } from "./walk.ts";
import { loadWords, walkWords } from "./word-walk.ts";

/** opencc-js's names of what a text is written in: mainland, OpenCC's own traditional, Taiwan (p: with its vocabulary), Hong Kong, Japan. */
export type Locale = "cn" | "t" | "tw" | "twp" | "hk" | "hkp" | "jp";
export const LOCALES: readonly Locale[] = ["cn", "t", "tw", "twp", "hk", "hkp", "jp"];

/** What a text goes through. `words`: OpenCC's simplified words, with or without those made from regional phrases. */
type Step = GroupName | "words" | "words-plain";

export interface Chain {
  readonly steps: readonly Step[];
  /** Compatibility ideographs are unified first. */
  readonly unify: boolean;
  /** The words of this dictionary are borders that no later step reads across. */
  readonly segments?: "words" | "ts-phrases";
}

const chain = (steps: readonly Step[], segments?: "words" | "ts-phrases"): Chain => ({ steps, unify: true, ...(segments === undefined ? {} : { segments }) });

/** OpenCC's configurations, to the letter of opencc-js 1.4.2 (`configs` in its preset/full.js). */
const CONFIGS: Readonly<Record<string, Chain>> = {
  t2s: chain(["ts"]),
  tw2s: chain(["tw-rev", "ts"], "ts-phrases"),
  tw2sp: chain(["twp-rev", "ts"], "ts-phrases"),
  hk2s: chain(["hk-rev", "ts"], "ts-phrases"),
  hk2sp: chain(["hkp-rev", "ts"], "ts-phrases"),
  s2t: chain(["words"]),
  s2tw: chain(["words", "tw"], "words"),
  s2twp: chain(["words", "twp"], "words"),
  s2hk: chain(["words", "hk"], "words"),
  s2hkp: chain(["words", "hkp"], "words"),
  t2tw: chain(["tw"]),
  t2hk: chain(["hk"]),
  t2jp: chain(["jp"]),
  tw2t: chain(["tw-rev"]),
  hk2t: chain(["hk-rev"]),
  jp2t: chain(["jp-rev"]),
};
export const CONFIG_NAMES: readonly string[] = Object.keys(CONFIGS);

/** Pairs of locales that are no configuration: opencc-js joins the two halves, without borders and without unifying. */
const FROM: Readonly<Record<Locale, readonly Step[]>> = { cn: ["words-plain"], t: [], tw: ["tw-rev"], twp: ["twp-rev"], hk: ["hk-rev"], hkp: ["hkp-rev"], jp: ["jp-rev"] };
const TO: Readonly<Record<Locale, readonly Step[]>> = { cn: ["ts"], t: [], tw: ["tw"], twp: ["tw-words", "tw"], hk: ["hk"], hkp: ["hkp"], jp: ["jp"] };

/** opencc-js's name for a pair. */
function configOf(from: Locale, to: Locale): string {
  if (from === "cn") return `s2${to}`;
  if (to !== "cn") return `${from}2${to}`;
  return from === "hkp" ? "hk2sp" : from === "twp" ? "tw2sp" : `${from}2s`;
}

/** The chain of a configuration's name; GuiyiError with the nearest name when there is none. */
export function chainOf(config: string): Chain {
  const found = Object.hasOwn(CONFIGS, config) ? CONFIGS[config] : undefined;
  if (found === undefined) throw unknownName("OpenCC configuration", config, CONFIG_NAMES);
  return found;
}

export function chainBetween(from: string, to: string): Chain {
  for (const [option, locale] of [["from", from], ["to", to]] as const) {
    if (typeof locale !== "string") throw new GuiyiError("missing-option", `createConverter needs "${option}": one of ${LOCALES.join(", ")}`);
    if (!LOCALES.includes(locale as Locale)) throw unknownName(`locale in option "${option}":`, locale, LOCALES);
  }
  return CONFIGS[configOf(from as Locale, to as Locale)] ?? { steps: [...FROM[from as Locale], ...TO[to as Locale]], unify: false };
}

/** Runs a text through a chain; `seen` is told of each step's edits. */
export function runChain(text: string, { steps, unify, segments }: Chain, seen?: (edits: EditSet) => void): string {
  let current = text;
  if (unify && steps[0] === "ts" && seen === undefined) return convertThrough(text, loadGroup("ts"), loadCompatibilityPass);
  if (unify && steps[0] === "words" && steps.length === 1 && seen === undefined) {
    const out = walkWords(text, loadWords(true), false);
    if (out !== undefined) return out;
  }
  if (unify && /[\uf900-\ufaff\ud87e]/.test(text)) current = step(current, loadCompatibilityPass(), seen);
  let borders: number[] | undefined;
  if (segments === "ts-phrases") {
    const trace = newTrace();
    walk(current, loadGroup("ts-phrases"), 0, current.length, trace);
    borders = bordersOf(trace);
  }
  for (const name of steps) {
    if (name === "words" || name === "words-plain") {
      const unequal = newTrace();
      const made: number[] | undefined = segments === "words" ? [] : undefined;
      const next = walkWords(current, loadWords(name === "words"), true, made === undefined && seen === undefined ? undefined : { unequal, ...(made === undefined ? {} : { borders: made }) }) ?? current;
      seen?.(editsOf(current, next, unequal, ["script/opencc"]));
      borders = made;
      current = next;
      continue;
    }
    // Compatibility ideographs were unified above, or stay.
    const pass = loadGroup(name === "ts" ? "ts-plain" : name);
    const bounded = borders === undefined || borders.length === 0 ? pass : between(pass, borders);
    const trace = seen !== undefined || (borders !== undefined && borders.length > 0) ? newTrace() : undefined;
    const next = walk(current, bounded, 0, current.length, trace) ?? current;
    if (trace !== undefined) seen?.(editsOf(current, next, trace, OPENCC_RULES));
    if (trace !== undefined && borders !== undefined) borders = shiftBorders(borders, trace);
    current = next;
  }
  return current;
}

const OPENCC_RULES = ["script/opencc", "script/opencc"];

function step(text: string, pass: ReturnType<typeof loadCompatibilityPass>, seen?: (edits: EditSet) => void): string {
  const trace = newTrace();
  const out = walk(text, pass, 0, text.length, trace) ?? text;
  seen?.(editsOf(text, out, trace, COMPATIBILITY_RULES));
  return out;
}

function newTrace(): Trace {
  return { starts: [], ends: [], texts: [], rules: [] };
}

/** The edits of a whole chain. */
export function editsOfChain(text: string, chain: Chain): EditSet {
  if (chain.unify && chain.steps.length === 1 && chain.steps[0] === "ts" && chain.segments === undefined) return traceThrough(text, loadGroup("ts"), loadCompatibilityPass, OPENCC_RULES);
  let edits = EditSet.empty(text.length);
  runChain(text, chain, (next) => {
    edits = edits.compose(next);
  });
  return edits;
}
