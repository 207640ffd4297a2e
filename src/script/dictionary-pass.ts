import { isCompatibility, markCompatibility } from "./compatibility.ts";
import { DescriptionReader, isDescription, keepDescription } from "./ids.ts";
import { PhraseIndex } from "./phrase-index.ts";
import { loadKernel, SPECIAL } from "./kernel.ts";
import { ABORT, KEEP, MATCH, type Match, type Pass } from "./walk.ts";

/** One OpenCC dictionary as it is shipped: `units` are pairs of single code units, `phrases` all the rest. */
export interface Dictionary {
  /** Sources at even places, targets at odd ones. */
  readonly units: string;
  /** "key value|key value"; a key alone stands for itself. */
  readonly phrases: string;
  /** At least one of these is in each phrase. */
  readonly triggers: string;
}

export interface PassOptions {
  /** Pairs of code units that are packed elsewhere. */
  readonly pairs?: (set: (from: number, to: number) => void) => void;
  /** Give up at a compatibility ideograph, so that the caller can unify them first. */
  readonly abortOnCompatibility?: boolean;
}

/** Rule index of a phrase of a dictionary. */
export const PHRASE_RULE = 1;

/**
 * A group of dictionaries searched as one, the way OpenCC does: the longest key at each place, and of equal keys the one in the
 * dictionary named first.
 */
export function dictionaryPass(dictionaries: readonly Dictionary[], { pairs, abortOnCompatibility = true }: PassOptions = {}): Pass {
  const { number, deltas } = loadKernel().newTable();
  const set = (from: number, to: number): void => {
    deltas[from] = from ^ to;
  };
  pairs?.(set);
  const phrases = new Map<string, string>();
  let triggers = "";
  for (const dictionary of [...dictionaries].reverse()) {
    for (let i = 0; i < dictionary.units.length; i += 2) {
      set(dictionary.units.charCodeAt(i), dictionary.units.charCodeAt(i + 1));
      phrases.delete(dictionary.units[i]!);
    }
    for (const [key, value] of entriesOf(dictionary.phrases)) phrases.set(key, value);
    triggers += dictionary.triggers;
  }
  const index = new PhraseIndex(phrases, triggers);
  // A trigger by itself is exchanged as its delta says; `alone` is what the loop would have done.
  const alone = new Map<number, number>();
  for (const unit of index.units()) {
    if (deltas[unit] !== 0) alone.set(unit, unit ^ deltas[unit]!);
    deltas[unit] = SPECIAL;
  }
  deltas.fill(SPECIAL, 0x2ff0, 0x3000);
  if (abortOnCompatibility) markCompatibility(deltas);
  const descriptions = new DescriptionReader();
  const resolve = (text: string, position: number, floor: number, limit: number, match: Match): number => {
    const phrase = index.find(text, position, floor, limit);
    if (phrase !== undefined) {
      match.start = position - phrase.offset;
      match.end = match.start + phrase.key.length;
      match.text = phrase.value;
      match.rule = PHRASE_RULE;
      return MATCH;
    }
    const unit = text.charCodeAt(position);
    if (isDescription(unit)) return keepDescription(descriptions, text, position, limit, match);
    return alone.get(unit) ?? (abortOnCompatibility && isCompatibility(text, position) ? ABORT : KEEP);
  };
  return { table: number, reach: index.reach, resolve };
}

/** The entries of "key value|key value|key". */
export function* entriesOf(packed: string): Generator<[key: string, value: string]> {
  if (packed === "") return;
  for (const entry of packed.split("|")) {
    const blank = entry.indexOf(" ");
    yield blank < 0 ? [entry, entry] : [entry.slice(0, blank), entry.slice(blank + 1)];
  }
}
