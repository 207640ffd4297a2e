import type { Reader } from "./draft.ts";
import type { Amount } from "./measured.ts";
import { boundWord } from "./not-a-number.ts";
import { isHan } from "./ordinal.ts";
import { Kind } from "./tables.ts";
import { isSum } from "./told.ts";

/** > | 涨了|三个点   毛利率提高|一个点   but 讲三个点, 第一个点: rates move by points, speeches and pictures have them. */
const RATES = /[涨跌升降增减加高低调让返扣抽差落缩扩税占][了到至约近超]?$/;
const LONGEST_RATE = 4;
const COUNTING = "共约计达超近逾满破";
/** Before the points of a match or an examination; 投中三分 is a shot. */
const SCORED = "得获扣加丢失砍差";

/** Han numerals count only with a licence: a unit, a magnitude, a comparator before them. A single 一 with a classifier is an article. */
export function hasLicence(reader: Reader, amount: Amount): boolean {
  const { key, end } = reader;
  const { numeral, unit, draft } = amount;
  const length = numeral.end - numeral.start;
  const previous = key[numeral.start - 1] ?? "";
  if (draft.type === "ratio") return true;
  if (draft.type === "fraction" || draft.type === "percent") return true;
  if (numeral.tail && boundWord(reader, numeral.end - 1) !== undefined) return false; // 三百|一样, 五百|三角形
  if (unit === undefined) {
    if (numeral.digits || numeral.pair) return false;
    if (previous === "负" && isPhraseEnd(key[numeral.end], numeral.end >= end)) return !"担肩欺胜抱辜自正".includes(key[numeral.start - 2] ?? " "); // 负二点七
    if (length >= 3 && (numeral.tail || numeral.pointed) && isPhraseEnd(key[numeral.end], numeral.end >= end)) return true; // 均价三万二
    if (length >= 3 && numeral.tail && key[numeral.end - 1] !== "一") return true; // 八百五卖不卖, but 三百一起
    const counted = previous !== "" && (COUNTING.includes(previous) || comparesBefore(reader, numeral.start) || isSum(reader, numeral.start));
    if (numeral.bare && length === 1) return (counted || "上过".includes(previous)) && previous !== "" && isPhraseEnd(key[numeral.end], numeral.end >= end);
    if (numeral.places >= 4) return !(numeral.bare && /^(不|别|要|记)/.test(key.slice(numeral.end, numeral.end + 1)));
    if (length === 1) return false;
    if ((numeral.more !== undefined || numeral.high !== undefined) && isPhraseEnd(key[numeral.end], numeral.end >= end)) return true; // 考了六百八十多, 加起来五六百
    if (previous === "减" && reader.last === numeral.start - 1) return true; // 满三百减四十
    if (comparesBehind(reader, numeral.end)) return true; // 三千左右的手机
    return counted || (isPhraseEnd(key[numeral.end], numeral.end >= end) && (!isHanBefore(previous) || (length >= 3 && isAlone(reader, numeral.start, numeral.end))));
  }
  const { kind } = unit.unit;
  const single = length === 1;
  // 二类地区, 二级响应, 二次供水: of two the count is 两, but in 二次以上.
  if (single && key[numeral.start] === "二" && "类级等档代次度班".includes(unit.unit.name) && !comparesBehind(reader, draft.end)) return false;
  if (numeral.digits && kind !== "discount" && kind !== "quantity") return false;
  if (numeral.bare && single && numeral.value.digits > 10n) {
    return (previous !== "" && (COUNTING.includes(previous) || "上过".includes(previous))) || draft.comparator !== undefined || numeral.more !== undefined || comparesBefore(reader, numeral.start) || comparesBehind(reader, draft.end); // 千年以上
  }
  if (single && unit.unit.name === "个点") return RATES.test(key.slice(Math.max(0, numeral.start - LONGEST_RATE), numeral.start));
  if (single && numeral.value.digits === 1n && !numeral.bare) return isOneLicensed(reader, amount);
  if (kind === "classifier") {
    if (single && "头张口支步班回面首节对".includes(unit.unit.name) && isPairOfWords(reader, draft.end)) return false;
    if (draft.type === "duration") return true; // 五分三十秒
    if (single && unit.unit.name === "分" && previous !== "" && SCORED.includes(previous)) return true; // 各得两分
    if (single && unit.unit.name === "点") return isPointOfSpeech(reader, numeral.start, draft.end);
    if (single && !unit.unit.licence) return false;
    return true;
  }
  if (kind === "money" && single && unit.unit.name === "分") return false;
  if (kind === "money" && single && unit.unit.name === "角" && isHan(key[draft.end] ?? " ") && draft.end === unit.end && !"元价收付卖涨跌降各每了".includes(previous || " ")) return false; // 六角恐龙
  return true;
}

/** > | 七张|八嘴   三头|六臂   A second digit with a word that nothing is counted in: the four belong together. */
function isPairOfWords({ key, end, tables }: Reader, at: number): boolean {
  if (tables.kinds[key.charCodeAt(at)] !== Kind.DIGIT || at + 1 >= end) return false;
  return isHan(key[at + 1]!) && tables.kinds[key.charCodeAt(at + 1)] === 0 && tables.units.longestAt(key, at + 1, end) === undefined;
}

/** > | 讲|三点|   |两点|建议   Points of a speech or a list, when a word of speaking or of what is listed stands beside them. */
function isPointOfSpeech({ key, last, words: { leading, trailing } }: Reader, start: number, end: number): boolean {
  return leading.point.match(key, start, last) !== 0 || trailing.point.matchAt(key, end) !== 0;
}

/** A comparator of two characters and more: 不超过六千. */
function comparesBefore(reader: Reader, at: number): boolean {
  const { before } = reader.words;
  const match = before.match(reader.key, at, Math.max(0, at - 4));
  return match !== 0 && before.lengthOf(match) >= 2;
}

/** A comparator of two characters and more behind the number: 三十或者以上. */
function comparesBehind({ key, end, words: { after } }: Reader, at: number): boolean {
  const match = after.matchAt(key, at, end);
  return match !== 0 && after.lengthOf(match) >= 2;
}

/** > | 买了肉|三十六|,   酒席一桌|一千六百八十八|。   A number of three characters that ends its phrase; not 卷三十六, 其一百零八. */
function isAlone({ key }: Reader, start: number, end: number): boolean {
  return !isHan(key[end] ?? " ") && !"卷篇册其之号第年届初回折".includes(key[start - 1]!);
}

function isPhraseEnd(next: string | undefined, atEnd: boolean): boolean {
  return atEnd || next === undefined || !isHan(next) || "的是在和与及而或大关了".includes(next);
}

function isHanBefore(previous: string): boolean {
  return previous !== "" && isHan(previous) && !"是有为到至和与及等于达共约计超近逾满破得数了剩卖给转出收付找还欠花".includes(previous);
}

/** 一年 in 过去一年 and 一公里 count; 一天 in 有一天 does not. */
function isOneLicensed(reader: Reader, amount: Amount): boolean {
  const { key, options } = reader;
  const { numeral, unit, draft } = amount;
  const kind = unit!.unit.kind;
  const previous = key[numeral.start - 1] ?? " ";
  const next = key[draft.end] ?? " ";
  if (kind === "classifier") return draft.type === "duration" || options.indefinite === true || (options.pairs === true && (unit!.code === "对" || unit!.code === "双"));
  if (kind === "duration" && "前次翌".includes(previous) && !"提之以".includes(key[numeral.start - 2] ?? " ")) return false; // 前一日, not 提前一日
  if (kind === "duration" && previous === "的" && !"内里中以之后前来多半".includes(next)) return false; // 极不平凡的一年
  if (kind === "duration") return !"这那某每有哪另同新又头第统".includes(previous) && !"又一".includes(next) && !(unit!.unit.name === "天" && "到天".includes(next));
  if (kind === "quantity") return unit!.unit.name !== "度" && unit!.unit.name !== "方" && unit!.unit.name !== "节" && unit!.unit.name !== "转";
  if (numeral.capital) return true;
  if (kind === "money" && draft.end > unit!.end) return true; // 一块二角
  if (kind === "money") return options.indefinite === true || !"块毛角".includes(unit!.unit.name) || next === "钱" || unit!.unit.name.endsWith("钱");
  if (kind === "tenths" || kind === "discount") return true;
  return true;
}
