import type { Draft, Reader } from "./draft.ts";
import type { Amount } from "./measured.ts";
import { draftOf } from "./not-a-number.ts";
import { isDigit } from "./numeral.ts";
import { isHan } from "./ordinal.ts";
import { isLatinLetter } from "./unit.ts";

/** > | C919  PM2.5  5G  LV.9   Letters touch the number: a code. `i` is its first digit; where the code ends. */
export function codeEnd(reader: Reader, i: number): number {
  const { key, end } = reader;
  let j = i;
  while (j < end && (isDigit(key.charCodeAt(j)) || isLatinLetter(key.charCodeAt(j)) || (isJoint(key[j]!) && j + 1 < end && (isDigit(key.charCodeAt(j + 1)) || isLatinLetter(key.charCodeAt(j + 1)))))) j++;
  return j;
}

function isJoint(character: string): boolean {
  return character === "." || character === "-" || character === "_" || character === "/" || character === "·";
}

/** > | https://a.cn/2024/05/1.html   www.a.cn   a.com/2024   `i` is the colon, the first w or the point; where the address ends, or `i`. */
export function urlEnd(reader: Reader, i: number): number {
  const { key, raw, end } = reader;
  const begins = key[i] === "." ? reader.words.trailing.domain.matchAt(key, i) !== 0 : key.startsWith(key[i] === "w" ? "www." : "://", i);
  if (!begins || i === 0 && key[i] !== "w") return i;
  let j = i;
  while (j < end && isAddressUnit(raw.charCodeAt(j))) j++;
  return j;
}

/** Printable ASCII but blanks, quotes and angle brackets. */
function isAddressUnit(unit: number): boolean {
  return unit > 32 && unit < 127 && unit !== 34 && unit !== 60 && unit !== 62;
}

export function touchesLetter(reader: Reader, i: number): boolean {
  const { key } = reader;
  const before = key.charCodeAt(i - 1);
  if (!(before < 0x3000)) return false; // most numbers stand behind a word
  if (isLatinLetter(before) || key[i - 1] === "@") return true;
  return (key[i - 1] === "." || key[i - 1] === "-" || key[i - 1] === "_" || key[i - 1] === "·") && i > 1 && isLatinLetter(key.charCodeAt(i - 2));
}

/** > | “2+3+N”  1+9  3+3+X   Sums of numbers and letters name policies. Where it ends, or `i`. */
export function sumEnd(reader: Reader, i: number): number {
  const { key, end } = reader;
  let j = i;
  let sums = 0;
  for (;;) {
    const from = j;
    while (j < end && isDigit(key.charCodeAt(j)) && j - from < 6) j++;
    if (j === from && j < end && isLatinLetter(key.charCodeAt(j)) && !isLatinLetter(key.charCodeAt(j + 1))) j++;
    if (j === from) return i;
    if (key[j] !== "+") break;
    const next = key.charCodeAt(j + 1);
    if (!(isDigit(next) || (isLatinLetter(next) && !isLatinLetter(key.charCodeAt(j + 2))))) break;
    sums++;
    j++;
  }
  return sums > 0 ? j : i;
}

/** > | 524国道   3号线   985工程   Where the name ends that the number before `stop` begins; `stop` when there is none. */
export function isNamed(reader: Reader, stop: number): number {
  return stop + (reader.words.namedAfter.longestAt(reader.key, stop, reader.end)?.length ?? 0);
}

/** > | 附件1   邮编:200000   验证码是482913   A word before the number says that it identifies. */
export function isLabelled(reader: Reader, i: number): boolean {
  const { key } = reader;
  let at = i;
  if (key[at - 1] === " ") at--;
  if (":为是".includes(key[at - 1] ?? " ")) at--;
  if (key[at - 1] === " ") at--;
  return reader.words.leading.label.match(key, at, reader.last) !== 0;
}

/** > | 地铁1|、2号线   A number in a list whose last member is a name. */
export function isListedName(reader: Reader, stop: number): boolean {
  const { key } = reader;
  let at = stop;
  for (let members = 0; members < 6 && (key[at] === "、" || key[at] === "和") && isDigit(key.charCodeAt(at + 1)); members++) {
    at++;
    while (isDigit(key.charCodeAt(at))) at++;
  }
  return at > stop && key[at] === "号" && isNamed(reader, at) > at;
}

/**
 * > | 四方科技(603339)   百度(9888)升0.2%   Digits alone in brackets behind a name, as the exchanges number shares: six that begin like
 * those of the mainland, or four or five with 升, 跌 or the like behind them, as newspapers of Taiwan and Hong Kong print them.
 */
export function isShareCode({ key }: Reader, i: number, stop: number): boolean {
  const name = key[i - 2] === " " ? i - 3 : i - 2;
  if (key[i - 1] !== "(" || key[stop] !== ")" || !isHan(key[name] ?? " ")) return false;
  if (stop - i === 6) return /^(00[0-3]|20|30[0-3]|4[03]|60[0135]|68[89]|8[378]|9[02])/.test(key.slice(i, i + 3));
  return (stop - i === 4 || stop - i === 5) && TRADED.test(key.slice(stop + 1, stop + 4));
}

/** What is told of a share right behind its number. */
const TRADED = /^(\s?[升跌涨挫收报股今昨去]|公布|宣布|指出|表示)/;

/** A number that no unit counts, or a classifier at most, and what stands around it says that it is a name. */
export function bareCode(reader: Reader, i: number, amount: Amount): Draft | undefined {
  const { key } = reader;
  const { draft, unit, numeral } = amount;
  const stop = draft.end;
  const whole = numeral.value.scale === 0;
  const before = key[i - 1] ?? "";
  // > | 歼-20   神舟-15号   The dash behind a Han character joins; a difference has a verb before it or a unit behind.
  if (before === "-" && whole && isHan(key[i - 2] ?? " ") && !"为是达至到了于降跌".includes(key[i - 2]!)) return draftOf(i, codeEnd(reader, numeral.end - 1), "code", "numerals/code.letters");
  // > | MD—80   F—16: as older newspapers print the dash
  if (before === "—" && whole && isLatinLetter(key.charCodeAt(i - 2)) && (unit === undefined || unit.unit.kind === "classifier")) return draftOf(i, codeEnd(reader, numeral.end - 1), "code", "numerals/code.letters");
  if (unit !== undefined) return undefined;
  // > | 03 11 17   007   No amount begins with a zero.
  if (whole && key[i] === "0" && isDigit(key.charCodeAt(i + 1))) return draftOf(i, numeral.end, "code", "numerals/code.id");
  // > | Windows 11   骁龙8 Gen 3   ISO 9001   USB 3.0, but CPI 101.2
  if (before === " " && isLatinLetter(key.charCodeAt(i - 2)) && (whole || reader.raw[i - 2] === key[i - 2] || (numeral.end - i === 3 && key.startsWith(".0", i + 1)))) return draftOf(i, codeEnd(reader, i), "code", "numerals/code.letters");
  // > | 马|2进3|   车|8平5|   A move of chess.
  if (whole && stop - i === 1 && "车马炮兵卒相象士仕帅将".includes(before || " ") && "进退平".includes(key[stop] ?? " ") && isDigit(key.charCodeAt(stop + 1))) return draftOf(i, stop + 2, "code", "numerals/code.named");
  // > | 《长津湖2》   “天问1”
  const closing = key[stop] ?? "";
  if (whole && isHan(before) && (closing === "》" || closing === "〉" || ((closing === "”" || closing === "」") && numeral.end - i <= 3 && !"为是达至到于有约超".includes(before)))) return draftOf(i, stop, "name", "numerals/name.title");
  // > | 工业4.0   治理2.0版   A generation is written with one figure and a zero, and no verb before it; 评分为8.0 is a value.
  if (numeral.end - i === 3 && key.startsWith(".0", i + 1) && GENERATIONS.some((word) => key.startsWith(word, stop))) return draftOf(i, stop, "code", "numerals/code.named");
  if (isHan(before) && numeral.end - i === 3 && key.startsWith(".0", i + 1) && !"为是达至到于了约值率数分近增长降跌升左右".includes(before)) return draftOf(i, stop, "code", "numerals/code.named");
  // > | 301路   夜32路   A line of buses; 16路视频 are channels.
  if (whole && closing === "路" && !numeral.pointed && (stop - i === 3 || "夜快环".includes(before || " "))) return draftOf(i, stop + 1, "code", "numerals/code.named");
  // > | 90后   00后   85后   8090后
  if (closing === "后" && (stop === i + 2 || (stop === i + 4 && key[i + 1] === key[i + 3])) && (key[i + 1] === "0" || key[i + 1] === "5") && (before === "" || !"天日小年".includes(before))) return draftOf(i, stop + 1, "name", "numerals/name");
  // > | 9·11事件   6·18大促
  if (isDatePoint(key, i, stop) && key[stop] !== "." && isDigit(key.charCodeAt(stop + 1))) return draftOf(i, codeEnd(reader, i), "name", "numerals/name");
  // > | 110、119或12348   GB/T 7714—2015: what goes on with a code is one
  const last = reader.previous;
  if (last !== undefined && last.end === i - 1) {
    if (last.type === "phone" && "、或和及/,".includes(before) && numeral.end - i >= 3) return draftOf(i, numeral.end, "phone", last.rule!);
    if (last.type === "phone" && before === "转" && whole) return draftOf(i, stop, "phone", last.rule!); // 021-58881234转8001
    if (last.type === "code" && "-–—:/.".includes(before)) return draftOf(i, codeEnd(reader, i), "code", last.rule!);
  }
  // > | 3号楼1501   3号楼2单元
  if (last !== undefined && last.end === i && last.rule === "numerals/code.named" && whole && isNamed(reader, numeral.end) === numeral.end) return draftOf(i, numeral.end, "code", last.rule);
  if (key.startsWith("单元", stop) && last !== undefined && last.end === i) return draftOf(i, stop + 2, "code", "numerals/code.named");
  return undefined;
}

/** Behind the figure of a generation: 2.0|版本. */
const GENERATIONS = ["版", "时代", "模式", "阶段"];

/** > | “3·15”   “9.11”   Between month and day. */
export function isDatePoint(key: string, i: number, j: number): boolean {
  return (key[j] === "·" || key[j] === "•" || key[j] === "・" || key[j] === ".") && j > i && j - i <= 2 && isDigit(key.charCodeAt(j + 1)) && !isDigit(key.charCodeAt(j + 3));
}

/** > | 国发〔2023〕12号   财税[2019]13号   (2023)苏05民终1234号   The number of a document, from its year on; `i` when there is none. */
export function documentEnd(reader: Reader, i: number): number {
  const { key, end } = reader;
  const opening = key[i - 1];
  if (opening !== "〔" && opening !== "[" && opening !== "(" && opening !== "【") return i;
  let j = i;
  while (j < end && isDigit(key.charCodeAt(j))) j++;
  const closing = key[j];
  if (j - i !== 4 || (closing !== "〕" && closing !== "]" && closing !== ")" && closing !== "】")) return i;
  let court = false;
  for (let at = j + 1; at < end && at - j <= LONGEST_DOCUMENT; at++) {
    if (isDigit(key.charCodeAt(at))) continue;
    if (key[at] === "号" && at > j + 1) return opening !== "(" || court ? at + 1 : i;
    court ||= "民刑行执商知破字".includes(key[at]!);
    if (!isHan(key[at]!) || (opening !== "(" && key[at] !== "第")) return i;
  }
  return i;
}

/** Between the year and 号: 苏0508刑初1234. */
const LONGEST_DOCUMENT = 14;

/** > | 1.2.3   1-1-1-1   192.168.1.1   3/4/5   Joined parts without a unit: a version, an address, a code. */
export function isChain(reader: Reader, i: number, stop: number): boolean {
  const { key } = reader;
  if (isChainJoint(key[stop]) && isDigit(key.charCodeAt(stop + 1))) return true;
  return isChainJoint(key[i - 1]) && i > 1 && isDigit(key.charCodeAt(i - 2));
}

function isChainJoint(character: string | undefined): boolean {
  return character === "." || character === "-" || character === "/" || character === "_" || character === ":";
}
