/**
 * What repair asks of a language model. `loadModel()` of `guiyi/repair/model` makes one; any object with these methods will do.
 * Probabilities are natural logarithms. Simplified and traditional forms count as the same, except in `form`.
 */
export interface CharacterModel {
  /** ln P(unit | the unit before it). */
  step(before: number, unit: number): number;
  /** ln P(text), read as the likeliest row of words. */
  score(text: string): number;
  /** ln of how likely a traditional page writes this form: 0 for the usual one, less for 爲 and 发. */
  form(unit: number): number;
}
