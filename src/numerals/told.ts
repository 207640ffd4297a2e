import type { Reader } from "./draft.ts";
import type { Numeral } from "./numeral.ts";
import { isHan } from "./ordinal.ts";

/** > | 年薪|30   花了|3   A word that money is said of stands before the number. */
export function isSum({ key, last, words: { leading } }: Reader, at: number): boolean {
  const from = key[at - 1] === "了" ? at - 1 : at;
  return leading.money.match(key, from, last) !== 0 || leading.sum.match(key, from, last) !== 0;
}

/** Below this many places a number with a magnitude is no money by the word alone: 售价3999 stays a number, 彩礼十八万八 does not. */
const LARGE = 4;

/** > | 营收|2600亿   三大法人合计买超|130.1亿、|45亿|   So many 万 or 亿 that a word of money stands before, or that go on with a list of them. */
export function isToldOfMoney(reader: Reader, numeral: Numeral): boolean {
  const { start, places, tail } = numeral;
  if (places < LARGE && !tail) return false;
  const { previous, last, key } = reader;
  if (previous?.type === "money" && previous.unitText === undefined && last === start - 1 && "、和与及,".includes(key[last]!)) return true;
  return followsMoney(reader, start) || isMoneyOfText(reader, numeral);
}

/** Hundreds of millions: below it, a number without a unit counts people and things as often. */
const HUNDRED_MILLIONS = 8;

/** > | 包括罷免公投|15.4億|、各縣市補助款   A phrase that ends with 億 in a text that writes 億元 elsewhere, as newspapers of Taiwan do; 用戶達3億 is a count. */
function isMoneyOfText(reader: Reader, { end, start, places }: Numeral): boolean {
  const { key, raw, tables } = reader;
  if (places < HUNDRED_MILLIONS || raw[end - 1] !== "億") return false;
  const next = key[end] === "、" ? key.charCodeAt(end + 1) : 0;
  if (isHan(key[end] ?? " ") || tables.kinds[next]! > 0 || /[量数口民户员次者人众生株股球国][为达至到有超逾约近突破过已的]{0,3}$/.test(key.slice(Math.max(0, start - 4), start))) return false;
  return (reader.hundredMillions ??= key.includes("亿元", key.indexOf("亿元") + 1) && key.includes("亿元"));
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
