import { checkText } from "../error.ts";
import { TSCharacters, TSPhrases } from "../generated/script-t2s.ts";
import { hanPairs } from "../generated/text-tables.ts";
import { eachPair } from "../text/packed.ts";
import { loadCompatibilityPass } from "./compatibility.ts";
import { convertThrough } from "./convert.ts";
import { dictionaryPass } from "./dictionary-pass.ts";
import type { Pass } from "./walk.ts";

let pass: Pass | undefined;

/** The dictionaries of OpenCC's t2s, searched as one. */
export function loadT2s(): Pass {
  return (pass ??= dictionaryPass([TSPhrases, TSCharacters], { pairs: (set) => eachPair(hanPairs, set) }));
}

/**
 * OpenCC's t2s, the same bytes as createConverter({ config: "t2s" }), and nothing else: for a page that loads no other table.
 *
 * t2s("他看著那本著名的書") === "他看著那本著名的书"
 */
export function t2s(text: string): string {
  checkText(text, "t2s");
  return convertThrough(text, loadT2s(), loadCompatibilityPass);
}
