import { contexts } from "../generated/script-default.ts";

/** What decides at an ambiguous character: a phrase around it. */
export interface Context {
  /** In the form of `keyOf`: simplified, but for the ambiguous characters. */
  readonly phrase: string;
  /** Place of the character in the phrase. */
  readonly offset: number;
  /** What the character becomes; or the character and what follows it. */
  readonly result: string;
  /** Decides also where the paragraph shows neither script. */
  readonly strong: boolean;
}

/** Contexts of each ambiguous character, by the unit in front of it (negative) or behind it. */
export type ContextIndex = ReadonlyMap<number, ReadonlyMap<number, readonly Context[]>>;

/** Makes the index of data/script-context.tsv and OpenCC's TSPhrases. */
export function indexContexts(): ContextIndex {
  const index = new Map<number, Map<number, Context[]>>();
  for (const row of contexts.split("|")) {
    const [character = "", result = "", strength = "", before = "", after = ""] = row.split(",");
    const unit = character.charCodeAt(0);
    let filed = index.get(unit);
    if (filed === undefined) index.set(unit, (filed = new Map()));
    for (const left of before.split(" ")) {
      for (const right of after.split(" ")) {
        const context = { phrase: left + character + right, offset: left.length, result, strong: strength !== "" };
        const neighbour = left === "" ? right.charCodeAt(0) : -left.charCodeAt(left.length - 1);
        const list = filed.get(neighbour);
        if (list === undefined) filed.set(neighbour, [context]);
        else list.unshift(context); // later rows win
      }
    }
  }
  for (const filed of index.values()) for (const list of filed.values()) list.sort((a, b) => b.phrase.length - a.phrase.length || a.offset - b.offset);
  return index;
}

/**
 * The context that decides at `position`: the longest phrase around it; of two as long the one that begins further right,
 * because a word that begins with the character binds more than one that ends with it (重新|著手, not 新著|手).
 */
export function findContext(filed: ReadonlyMap<number, readonly Context[]>, text: string, position: number, floor: number, limit: number, keyOf: (unit: number) => number): Context | undefined {
  const left = position > floor ? fitting(filed.get(-keyOf(text.charCodeAt(position - 1))), text, position, floor, limit, keyOf) : undefined;
  const right = position + 1 < limit ? fitting(filed.get(keyOf(text.charCodeAt(position + 1))), text, position, floor, limit, keyOf) : undefined;
  if (left === undefined || right === undefined) return left ?? right;
  const winner = left.phrase.length > right.phrase.length ? left : right;
  // Two that agree are as strong as the stronger of them (跟著 + 著我).
  return left.strong && left.result === right.result && left.result.length === 1 ? left : winner;
}

function fitting(list: readonly Context[] | undefined, text: string, position: number, floor: number, limit: number, keyOf: (unit: number) => number): Context | undefined {
  return list?.find(({ phrase, offset }) => {
    const start = position - offset;
    if (start < floor || start + phrase.length > limit) return false;
    for (let i = 0; i < phrase.length; i++) if (keyOf(text.charCodeAt(start + i)) !== phrase.charCodeAt(i)) return false;
    return true;
  });
}
