import { Phrases } from "./phrases.ts";

/**
 * A set of phrases with values, looked up by where they end: which one stands right before this place? Like `Phrases`, in time
 * bounded by the longest phrase, and nothing is cut out of the text. A match is a number, 0 when there is none.
 */
export class Suffixes<Value> {
  readonly #reversed: Phrases<Value>;

  constructor(entries: Iterable<readonly [phrase: string, value: Value]>) {
    const list: (readonly [string, Value])[] = [];
    for (const [phrase, value] of entries) list.push([reversed(phrase), value]);
    this.#reversed = new Phrases(list);
  }

  /** The value of this phrase. */
  get(phrase: string): Value | undefined {
    return this.#reversed.get(reversed(phrase));
  }

  /** The longest phrase that ends at `end` and begins at `floor` or behind it. */
  match(text: string, end: number, floor: number = 0): number {
    return this.#reversed.matchBefore(text, end, floor);
  }

  lengthOf(match: number): number {
    return this.#reversed.lengthOf(match);
  }

  valueOf(match: number): Value {
    return this.#reversed.valueOf(match);
  }

  /** The next shorter phrase that ends at the same place; 0 when there is none. */
  shorter(match: number): number {
    return this.#reversed.shorter(match);
  }
}

/** Code unit by code unit: halves of surrogate pairs change places, as in the look-up. */
function reversed(phrase: string): string {
  let out = "";
  for (let i = phrase.length - 1; i >= 0; i--) out += phrase[i]!;
  return out;
}
