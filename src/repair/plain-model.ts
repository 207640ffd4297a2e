import type { CharacterModel } from "./character-model.ts";
import { loadOddness } from "./plausible.ts";

/**
 * What stands in for the language model where none is given: how common a character is, and nothing of its neighbours. Enough
 * to see that a reading is the only one with ordinary characters; never enough to choose between two that are.
 */
export const plainModel: CharacterModel = {
  step: (_before, unit) => -loadOddness()[unit]!,
  score(text) {
    let score = 0;
    for (let i = 0; i < text.length; i++) score -= loadOddness()[text.charCodeAt(i)]!;
    return score;
  },
  form: () => 0,
};
