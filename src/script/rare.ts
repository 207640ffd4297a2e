import { rarePairs } from "../generated/script-rare.ts";
import { eachPair } from "../text/packed.ts";
import { loadKernel, SPECIAL } from "./kernel.ts";
import { KEEP, MATCH, type Match, type Pass } from "./walk.ts";

let pass: Pass | undefined;

/** OpenCC's TSCharactersExt: characters whose simplified form most fonts lack (䥯 → 𫔆). OpenCC converts them, opencc-js leaves them out. */
export function loadRarePass(): Pass {
  if (pass !== undefined) return pass;
  const { number, deltas } = loadKernel().newTable();
  const targets = new Map<string, string>();
  eachPair(rarePairs, (from, to) => {
    const source = String.fromCodePoint(from);
    targets.set(source, String.fromCodePoint(to));
    deltas[source.charCodeAt(0)] = SPECIAL;
  });
  const resolve = (text: string, position: number, _floor: number, limit: number, match: Match): number => {
    const character = String.fromCodePoint(text.codePointAt(position)!);
    const target = targets.get(character);
    if (target === undefined || position + character.length > limit) return KEEP;
    match.start = position;
    match.end = position + character.length;
    match.text = target;
    match.rule = 0;
    return MATCH;
  };
  return (pass = { table: number, reach: 0, resolve });
}
