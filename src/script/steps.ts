import * as regions from "../generated/script-regions.ts";
import { TSCharacters, TSPhrases } from "../generated/script-t2s.ts";
import { hanPairs } from "../generated/text-tables.ts";
import { eachPair } from "../text/packed.ts";
import { dictionaryPass, PHRASE_RULE, type Dictionary } from "./dictionary-pass.ts";
import { loadT2s } from "./t2s.ts";
import type { Pass, Trace } from "./walk.ts";

/** A group of OpenCC dictionaries that is searched as one. */
export type GroupName = "ts" | "ts-plain" | "ts-phrases" | "tw-rev" | "twp-rev" | "hk-rev" | "hkp-rev" | "tw" | "twp" | "tw-words" | "hk" | "hkp" | "jp" | "jp-rev";

const GROUPS: Readonly<Record<Exclude<GroupName, "ts">, () => readonly Dictionary[]>> = {
  "ts-plain": () => [TSPhrases, TSCharacters],
  "ts-phrases": () => [TSPhrases],
  "tw-rev": () => [regions.TWVariantsRevPhrases, regions.TWVariantsRev],
  "twp-rev": () => [regions.TWPhrasesRev, regions.TWVariantsRevPhrases, regions.TWVariantsRev],
  "hk-rev": () => [regions.HKVariantsRevPhrases, regions.HKVariantsRev],
  "hkp-rev": () => [regions.HKPhrasesRev, regions.HKVariantsRevPhrases, regions.HKVariantsRev],
  tw: () => [regions.TWVariantsPhrases, regions.TWVariants],
  twp: () => [regions.TWPhrases, regions.TWVariantsPhrases, regions.TWVariants],
  "tw-words": () => [regions.TWPhrases],
  hk: () => [regions.HKVariantsPhrases, regions.HKVariants],
  hkp: () => [regions.HKPhrases, regions.HKVariantsPhrases, regions.HKVariants],
  jp: () => [regions.JPShinjitaiCharactersRev],
  "jp-rev": () => [regions.JPShinjitaiPhrases, regions.JPShinjitaiCharacters],
};

const passes = new Map<GroupName, Pass>();

export function loadGroup(name: GroupName): Pass {
  if (name === "ts") return loadT2s();
  let pass = passes.get(name);
  if (pass === undefined) {
    const pairs = name === "ts-plain" ? { pairs: (set: (from: number, to: number) => void) => eachPair(hanPairs, set) } : {};
    pass = dictionaryPass(GROUPS[name](), { ...pairs, abortOnCompatibility: false });
    passes.set(name, pass);
  }
  return pass;
}

/** The pass kept within borders: no match reads across one. `borders` is sorted. */
export function between(pass: Pass, borders: readonly number[]): Pass {
  let next = 0; // the first border behind the position asked for last
  return {
    ...pass,
    resolve: (text, position, floor, limit, match) => {
      while (next > 0 && borders[next - 1]! > position) next--;
      while (next < borders.length && borders[next]! <= position) next++;
      return pass.resolve(text, position, Math.max(floor, next > 0 ? borders[next - 1]! : 0), Math.min(limit, borders[next] ?? limit), match);
    },
  };
}

/** Where the phrases of a trace begin and end. */
export function bordersOf(trace: Trace): number[] {
  const borders: number[] = [];
  trace.rules.forEach((rule, i) => {
    if (rule === PHRASE_RULE) borders.push(trace.starts[i]!, trace.ends[i]!);
  });
  return borders;
}

/** Borders of a text where they are in its output. */
export function shiftBorders(borders: readonly number[], trace: Trace): number[] {
  let i = 0;
  let shift = 0;
  return borders.map((border) => {
    for (; i < trace.starts.length && trace.ends[i]! <= border; i++) shift += trace.texts[i]!.length - (trace.ends[i]! - trace.starts[i]!);
    return border + shift;
  });
}
