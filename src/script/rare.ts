import { rarePairs } from "../generated/script-rare.ts";
import { loadKernel, SPECIAL } from "./kernel.ts";
import { KEEP, MATCH, type Match, type Pass } from "./walk.ts";

let pass: Pass | undefined;

/** OpenCC's TSCharactersExt: characters whose simplified form most fonts lack (䥯 → 𫔆). OpenCC converts them, opencc-js leaves them out. */
export function loadRarePass(): Pass {
  if (pass !== undefined) return pass;
  const { number, deltas } = loadKernel().newTable();
  const targets = new Map<string, string>();
  const characters = [...rarePairs];
  for (let i = 0; i < characters.length; i += 2) {
    targets.set(characters[i]!, characters[i + 1]!);
    deltas[characters[i]!.charCodeAt(0)] = SPECIAL;
  }
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
