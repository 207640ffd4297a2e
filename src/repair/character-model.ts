/**
 * What repair asks of a language model: how likely a run of characters is. `loadModel()` of `guiyi/repair/model` makes one;
 * any object with this method will do.
 */
export interface CharacterModel {
  /** Natural logarithm of the probability of `text`, after `before`. Simplified and traditional forms count as the same. */
  score(text: string, before?: string): number;
}
