import { unitSigns } from "../text/unit-signs.ts";

/**
 * What the unit right before or right behind a number may lead to. Most numbers stand between units that lead to nothing:
 * a rule that begins with one look at this table costs them nothing more.
 */
export const Around = {
  /** Behind the first number of a date or time. 大年三十 and 大年初四 have it behind them. */
  DATE: 1,
  /** Behind the first number of a range: a sign, a word, a bracket, a blank. */
  RANGE: 2,
  /** Before a number: a minus, or what it may end with. */
  MINUS: 4,
  /** Before a number, between it and the verb of change: 增长|了, 提高|为. */
  FILL: 8,
  /** Before the speed that 时速 names, over a comparator. */
  SPEED: 16,
} as const;

let table: Uint8Array | undefined;

export function loadAround(): Uint8Array {
  return (table ??= unitSigns([
    ["年月日号时点季世财学十/.:-–—~―至到∼〜‐‑", Around.DATE],
    [" (±和与至到-–—~―∼〜‐‑", Around.RANGE],
    ["—–的下-负", Around.MINUS],
    ["了为达 出", Around.FILL],
    ["速为达到约高超过", Around.SPEED],
  ]));
}
