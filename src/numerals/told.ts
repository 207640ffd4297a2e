import type { Reader } from "./draft.ts";
import type { Numeral } from "./numeral.ts";

/** > | 年薪|30   花了|3   A word that money is said of stands before the number. */
export function isSum({ key, last, words: { leading } }: Reader, at: number): boolean {
  const from = key[at - 1] === "了" ? at - 1 : at;
  return leading.money.match(key, from, last) !== 0 || leading.sum.match(key, from, last) !== 0;
}

/** A magnitude alone makes no money of a number below this many places: 售价3999 stays a number. */
const LARGE = 4;

/** > | 营收|2600亿   三大法人合计买超|130.1亿、|45亿|   So many 万 or 亿 that a word of money stands before, or that go on with a list of them. */
export function isToldOfMoney(reader: Reader, { start, places }: Numeral): boolean {
  if (places < LARGE) return false;
  const { previous, last, key } = reader;
  if (previous?.type === "money" && previous.unitText === undefined && last === start - 1 && "、和与及,".includes(key[last]!)) return true;
  return followsMoney(reader, start);
}

/** Words and blanks that may stand between the noun and its number: 营收|较去年增加约|12亿 has two. */
const BETWEEN = 4;

/** Does a word of money stand before `at`, over the verbs and comparators between them? */
function followsMoney({ key, last, words: { before, changes, leading } }: Reader, at: number): boolean {
  let from = at;
  for (let step = 0; step <= BETWEEN && from > last; step++) {
    if (leading.money.match(key, from, last) !== 0) return true;
    const compared = before.match(key, from, last);
    const length = compared === 0 ? changes.lengthOf(changes.match(key, from, last)) : before.lengthOf(compared);
    if (length > 0) from -= length;
    else if ("了为达到至共仅是有估各 ".includes(key[from - 1]!)) from--;
    else return false;
  }
  return false;
}
