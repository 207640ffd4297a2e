import { GuiyiError, unknownName } from "../error.ts";
import { chain, type Chain, type Step } from "./chain.ts";
import { hk, hkp, hkpReverse, hkReverse, jp, jpReverse, ts, tsPhrases, tw, twp, twpReverse, twReverse, twWords } from "./groups.ts";

/** opencc-js's names of what a text is written in: mainland, OpenCC's own traditional, Taiwan (p: with its vocabulary), Hong Kong, Japan. */
export type Locale = "cn" | "t" | "tw" | "twp" | "hk" | "hkp" | "jp";
export const LOCALES: readonly Locale[] = ["cn", "t", "tw", "twp", "hk", "hkp", "jp"];

/** OpenCC's configurations, to the letter of opencc-js 1.4.2 (`configs` in its preset/full.js). Made when asked for: a bundle that asks for none holds none. */
const CONFIGS: Readonly<Record<string, () => Chain>> = {
  t2s: () => chain([ts]),
  tw2s: () => chain([twReverse, ts], tsPhrases),
  tw2sp: () => chain([twpReverse, ts], tsPhrases),
  hk2s: () => chain([hkReverse, ts], tsPhrases),
  hk2sp: () => chain([hkpReverse, ts], tsPhrases),
  s2t: () => chain(["words"]),
  s2tw: () => chain(["words", tw], "words"),
  s2twp: () => chain(["words", twp], "words"),
  s2hk: () => chain(["words", hk], "words"),
  s2hkp: () => chain(["words", hkp], "words"),
  t2tw: () => chain([tw]),
  t2hk: () => chain([hk]),
  t2jp: () => chain([jp]),
  tw2t: () => chain([twReverse]),
  hk2t: () => chain([hkReverse]),
  jp2t: () => chain([jpReverse]),
};
export const CONFIG_NAMES: readonly string[] = /* @__PURE__ */ Object.keys(CONFIGS);

/** Pairs of locales that are no configuration: opencc-js joins the two halves, without borders and without unifying. */
const FROM: Readonly<Record<Locale, readonly Step[]>> = { cn: ["words-plain"], t: [], tw: [twReverse], twp: [twpReverse], hk: [hkReverse], hkp: [hkpReverse], jp: [jpReverse] };
const TO: Readonly<Record<Locale, readonly Step[]>> = { cn: [ts], t: [], tw: [tw], twp: [twWords, tw], hk: [hk], hkp: [hkp], jp: [jp] };

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
  return found();
}

export function chainBetween(from: string, to: string): Chain {
  for (const [option, locale] of [["from", from], ["to", to]] as const) {
    if (typeof locale !== "string") throw new GuiyiError("missing-option", `createConverter needs "${option}": one of ${LOCALES.join(", ")}`);
    if (!LOCALES.includes(locale as Locale)) throw unknownName(`locale in option "${option}":`, locale, LOCALES);
  }
  return CONFIGS[configOf(from as Locale, to as Locale)]?.() ?? { steps: [...FROM[from as Locale], ...TO[to as Locale]], unify: false };
}
