import type { Quantity } from "../numerals/types.ts";
import type { WordKind } from "./lexicon.ts";

/** Marks of a clause besides its words. `date` is a year, date or period; `q` a quantity that may be a fact. */
export type TokenKind = WordKind | "n" | "q" | "date" | "dun" | "comma" | "semi" | "colon" | "quote" | "open" | "close";

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** Its key: cut out once, asked for many times. */
  readonly word: string;
  readonly q: Quantity | undefined;
}
