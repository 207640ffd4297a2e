import { tidyName } from "./name.ts";

const LONGEST_HEAD = 24;

/** 火灾占总数比重 → 火灾: a share is not divided again, and no name grows with every row. */
export function undivided(name: string): string {
  const at = name.search(/[占佔]/);
  return at > 1 ? name.slice(0, at) : name.slice(0, LONGEST_HEAD);
}

/** 火灾 + 占 + 总数 → 火灾占总数比重. */
export function wholeOf(head: string, sign: string, of: string): string {
  return tidyName(`${head}${sign}${of}${SAYS_SHARE.test(of) ? "" : "比重"}`);
}

/** 占营收比, 占营业收入比例的平均值: the word of the share is there already. */
export const SAYS_SHARE = /(?:比例?|比重|份[额額])(?:的?(?:平均值?|均值|中位[数數]))?$/;

/** 第一产业占生产总值的比重: the name without 的, and the whole it is a share of. */
export function dividedName(head: string): readonly [string, string] {
  const word = head.slice(-2);
  const at = head.search(/[占佔]/);
  if (at < 0 || (word !== "比重" && word !== "比例" && word !== "份额") || at + 3 > head.length - 2) return [head, ""];
  const of = head.slice(at + 1, -2).replace(/的$/, "");
  return [head.slice(0, at + 1) + of + word, of];
}
