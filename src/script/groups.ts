/** OpenCC's dictionaries in the groups that are searched as one. Each stands alone, so that a bundle holds only those it converts with. */
import {
  HKPhrases, HKPhrasesRev, HKVariants, HKVariantsPhrases, HKVariantsRev, HKVariantsRevPhrases, JPShinjitaiCharacters, JPShinjitaiCharactersRev, JPShinjitaiPhrases,
  TWPhrases, TWPhrasesRev, TWVariants, TWVariantsPhrases, TWVariantsRev, TWVariantsRevPhrases,
} from "../generated/script-regions.ts";
import { TSCharacters, TSPhrases } from "../generated/script-t2s.ts";
import { hanPairs } from "../generated/text-tables.ts";
import { eachPair } from "../text/packed.ts";
import { dictionaryPass, type Dictionary } from "./dictionary-pass.ts";
import { loadT2s } from "./t2s.ts";
import type { Pass } from "./walk.ts";

export interface Group {
  /** The pass of its dictionaries, built once. */
  readonly load: () => Pass;
  /** The pass that unifies compatibility ideographs as well, for a chain of this one step. */
  readonly whole?: () => Pass;
}

function group(dictionaries: () => readonly Dictionary[], more: { readonly pairs?: (set: (from: number, to: number) => void) => void; readonly whole?: () => Pass } = {}): Group {
  const { whole, ...pairs } = more;
  let pass: Pass | undefined;
  const load = (): Pass => (pass ??= dictionaryPass(dictionaries(), { ...pairs, abortOnCompatibility: false }));
  return whole === undefined ? { load } : { load, whole };
}

export const ts = /* @__PURE__ */ group(() => [TSPhrases, TSCharacters], { pairs: (set) => eachPair(hanPairs, set), whole: loadT2s });
export const tsPhrases = /* @__PURE__ */ group(() => [TSPhrases]);
export const tw = /* @__PURE__ */ group(() => [TWVariantsPhrases, TWVariants]);
export const twp = /* @__PURE__ */ group(() => [TWPhrases, TWVariantsPhrases, TWVariants]);
export const twWords = /* @__PURE__ */ group(() => [TWPhrases]);
export const twReverse = /* @__PURE__ */ group(() => [TWVariantsRevPhrases, TWVariantsRev]);
export const twpReverse = /* @__PURE__ */ group(() => [TWPhrasesRev, TWVariantsRevPhrases, TWVariantsRev]);
export const hk = /* @__PURE__ */ group(() => [HKVariantsPhrases, HKVariants]);
export const hkp = /* @__PURE__ */ group(() => [HKPhrases, HKVariantsPhrases, HKVariants]);
export const hkReverse = /* @__PURE__ */ group(() => [HKVariantsRevPhrases, HKVariantsRev]);
export const hkpReverse = /* @__PURE__ */ group(() => [HKPhrasesRev, HKVariantsRevPhrases, HKVariantsRev]);
export const jp = /* @__PURE__ */ group(() => [JPShinjitaiCharactersRev]);
export const jpReverse = /* @__PURE__ */ group(() => [JPShinjitaiPhrases, JPShinjitaiCharacters]);
