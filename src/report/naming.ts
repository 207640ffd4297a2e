import type { Quantity } from "../numerals/types.ts";
import type { Left } from "./left-parts.ts";
import type { ClauseState, Memory, Reading } from "./memory.ts";
import type { Token } from "./tokens.ts";

/** A figure with what stands around it, while its name is made. */
export interface Figure {
  readonly tokens: readonly Token[];
  /** First token that the name may have, the token of the number, the next number and the end of the clause. */
  readonly zone: number;
  readonly at: number;
  readonly next: number;
  readonly to: number;
  readonly q: Quantity;
  readonly left: Left;
  readonly state: ClauseState;
  readonly memory: Memory;
  readonly reading: Reading;
  /** A noun stands right behind the number. */
  readonly followed: boolean;
  /** 、 or 和 ties it to the figure before. */
  readonly coordinated: boolean;
  /** 或 or 即 leads to the same in another measure. */
  readonly alternative: boolean;
  readonly growing: boolean;
  readonly relative: boolean;
}

/** A name, on which side of the number it stands, and how sure it is that it is an indicator. */
export interface Naming {
  readonly name: string;
  readonly right: boolean;
  readonly tier: "A" | "B";
  /** It is a deed and no noun: 10人|捐献造血干细胞. */
  readonly acted: boolean;
}
