import { growthBehind } from "./figure-words.ts";
import { readLeft } from "./left.ts";
import type { Left } from "./left-parts.ts";
import { emit, type Memory, type Reading, simplified } from "./memory.ts";
import { GENERIC, nameOf, tidyName } from "./name.ts";
import { isRelative } from "./quantity.ts";
import { rankedByEach } from "./ranked-by.ts";
import type { Token } from "./tokens.ts";
import type { FactKind } from "./types.ts";

/** 满意率, 达标率 is said of what was named before; 森林覆盖率 is a name. */
const LONGEST_SHARED = 4;
/** A list longer than this is prose. */
const LONGEST_LIST = 16;
const INDICATOR_SUFFIX = /(?:[率额量值数价比费度額數價費]|收入|支出|投资|投資|利润|利潤|指数|指數|人口|GDP|营收|營收|面积|面積|产能|規模|规模|人次|成本|需求|资金|資金|贷款|貸款|存款|补贴|补助|养老金|保险金|标准|贸易|税|就业|病例|费用|費用)$/;

/** 城镇, 房地产业, 规模以上: what only tells a member of a list apart. */
const LONGEST_MODIFIER = 4;

/** Words that the last member of a list carries for all: 猪、牛、羊、家禽|出栏. */
const SHARED = ["参保率", "覆盖率", "处理率", "达标率", "完成率", "合格率", "入学率", "增加值", "总产值", "产值", "产量", "总产量", "旅客", "游客", "住客", "贸易额", "零售额", "销售额", "进出口额", "出栏", "存栏", "出栏量", "存栏量", "减排量", "排放量", "增加额", "投资", "收入", "支出", "面积", "营业额", "市场份额", "所占比重", "占比", "比重", "参保人数", "人数", "利润", "税收", "浓度", "价格", "余额"].sort((a, b) => b.length - a.length);

const SECTORS = ["制造业", "服务业", "产业", "工业", "行业"];

/** What the last member carries for all; 装备和高技术|制造业增加值 with the sector, when the first is that short. */
function sharedTail(last: string, head: string): string | undefined {
  const first = head.length;
  const tail = SHARED.find((word) => last.endsWith(word) && last.length > word.length);
  if (tail === undefined) return undefined;
  const rest = last.slice(0, -tail.length);
  if (rest.endsWith("总") && rest.length > first) return `总${tail}`; // 昼间、夜间|总达标率
  const sector = /[业業]$/.test(head) ? undefined : SECTORS.find((word) => rest.endsWith(word) && rest.length > word.length); // 工业和第三产业: each is a sector
  return sector !== undefined && rest.length - first > 1 && rest.length - sector.length - first <= 1 ? sector + tail : tail;
}

/** 用于农业、教育和就业|的支出: what each has, said once. */
function owned(parts: readonly string[]): string[] | null {
  const last = parts.at(-1)!;
  const word = SHARED.find((noun) => simplified(last).endsWith(`的${noun}`));
  return word === undefined ? null : parts.map((part, i) => (i < parts.length - 1 && !simplified(part).endsWith(`的${word}`) ? part + last.slice(-word.length - 1) : part).replace(/^用[于於]/, ""));
}

/** 第一、二、三产业: each 第. */
function ordinals(parts: readonly string[]): string[] | null {
  const last = parts.at(-1)!;
  if (!/^第[一二三四五六七八九十]/.test(parts[0]!) || !/^第?[一二三四五六七八九十]./.test(last)) return null;
  const noun = last.replace(/^第?./, "");
  if (!parts.slice(1, -1).every((part) => /^第?[一二三四五六七八九十]$/.test(part)) || parts[0]!.length !== 2) return null;
  return parts.map((part) => `第${part.replace(/^第/, "").slice(0, 1)}${noun}`);
}

/** 金融机构存、贷款余额, 城、乡居民收入: one character against another, and what they share on both sides. */
const OPPOSITES = ["存贷", "进出", "城乡", "男女", "内外", "水陆", "公私", "产销", "增减", "收支"];

function opposites([first, second]: readonly string[]): string[] | null {
  const pair = simplified(first!.slice(-1) + second!.slice(0, 1));
  return OPPOSITES.includes(pair) && second!.length > 1 ? [first! + second!.slice(1), first!.slice(0, -1) + second!] : null;
}

/**
 * The members of a list of names, each whole: 城镇和农村居民人均可支配收入 → 城镇居民人均可支配收入, 农村居民人均可支配收入.
 * The last member carries the words that all share; the first is only what tells it apart, as long as its partner.
 */
export function listedNames(name: string): string[] {
  const parts = name.replace(COUNTED_PLACES, "$1").split(/[、和与及與]|以及/).map((part) => part.trim());
  if (parts.length < 2 || parts.length > LONGEST_LIST || parts.some((part) => part === "")) return [name];
  const lastPart = parts.at(-1)!;
  const first = parts[0]!;
  const opposed = parts.length === 2 ? opposites(parts) : null;
  if (opposed !== null) return opposed;
  // 餐饮、旅游、运输等服务业|净利润: what they are is said behind 等, and the noun that all have after it.
  const closes = lastPart.indexOf("等");
  const sort = closes < 1 ? null : /^.{0,6}?(?:业|業|地区|国家|领域)/.exec(lastPart.slice(closes + 1));
  if (sort !== null && closes + 3 + sort[0].length <= lastPart.length) return [...parts.slice(0, -1), lastPart.slice(0, closes)].map((part) => part + lastPart.slice(closes + 1 + sort[0].length));
  const ordinal = ordinals(parts);
  if (ordinal !== null) return ordinal;
  const theirs = owned(parts);
  if (theirs !== null) return theirs;
  const tailWord = sharedTail(simplified(lastPart), parts[0]!);
  const tail = tailWord === undefined ? undefined : lastPart.slice(-tailWord.length);
  if (tail !== undefined && parts.slice(0, -1).every((part) => Math.abs(part.length - (lastPart.length - tail.length)) <= 1 && !SHARED.some((word) => simplified(part).endsWith(word)) && !INDICATOR_SUFFIX.test(part))) return [...parts.slice(0, -1).map((part) => part + tail), lastPart];
  // 基础养老金…和月平均养老金: each is whole.
  if (INDICATOR_SUFFIX.test(first)) return parts;
  const lastHead = parts.at(-2)!;
  const agreed = parts.slice(0, -1).every((part) => part.at(-1) === lastHead.at(-1)) && lastPart.indexOf(lastHead.at(-1)!, 1) > 0 && lastPart.indexOf(lastHead.at(-1)!, 1) < lastPart.length - 2 && !lastPart.endsWith(first.at(-1)!);
  if (!agreed && (lastPart.length <= first.length + 1 || (first.length > 2 && first.at(-1) === lastPart.at(-1)))) return parts;
  const heads = parts.slice(0, -1);
  if (heads.some((part) => INDICATOR_SUFFIX.test(part))) return parts;
  // 制造业和房地产业|所占比重: behind the character that the heads end in, else as long as its partner.
  const final = heads.at(-1)!.at(-1)!;
  const same = heads.every((part) => part.at(-1) === final) ? lastPart.indexOf(final, 1) : -1;
  // 国家级绿色工厂、工业产品绿色设计示范企业: what is that long is a noun of its own.
  if (same < 0 && heads.some((part) => part.length > LONGEST_MODIFIER)) return parts;
  const shared = lastPart.slice(same > 0 && same + 1 < lastPart.length ? same + 1 : heads.at(-1)!.length);
  if (shared.length < 2 && same > 0) return parts;
  return [...heads.map((part) => part + shared), lastPart];
}

/** 城乡居民收入, 存贷款余额: two in one word. */
const TWOFOLD: readonly (readonly [RegExp, string, string])[] = [[/城[乡鄉]/, "城镇", "农村"], [/存[贷貸]款/, "存款", "贷款"]];

/** 城乡居民收入从25475元和8892元增加到…: the two that a name speaks of. */
export function namesOfTwo(name: string): readonly string[] | null {
  const listed = listedNames(name);
  return listed.length === 2 ? listed : listed.length === 1 ? twofold(name) : null;
}

function twofold(name: string): string[] | null {
  for (const [word, first, second] of TWOFOLD) if (word.test(name)) return name.includes("鄉") ? [name.replace(word, "城鎮"), name.replace(word, "農村")] : [name.replace(word, first), name.replace(word, second)];
  return null;
}

/**
 * 满意率分别为93.37%、97.02%: k figures in a row for the k heads before them. Returns the number of figures used; 0 when this
 * is no such place. When the counts differ every figure gets the common noun: nothing is guessed.
 */
export function distribute(tokens: readonly Token[], from: number, figures: readonly number[], k: number, to: number, memory: Memory, reading: Reading, clause: readonly [number, number], done: string[]): number {
  const { view } = reading;
  const at = figures[k]!;
  const word = (i: number): string => tokens[i]!.word;
  let marker = -1;
  for (let i = from; i < at; i++) if ((tokens[i]!.kind === "adv" || tokens[i]!.kind === "link" || tokens[i]!.kind === "rank" || tokens[i]!.kind === "verb" || tokens[i]!.kind === "lverb") && /分[别居列]/.test(word(i))) marker = i;
  // 城镇和农村居民收入完成2.9万元、1.7万元: without 分别 only when the names are as many.
  const plain = marker < 0;
  if (plain && !(figures[k + 1] === at + 2 && (tokens[at + 1]!.kind === "dun" || /^[和与及]$/.test(word(at + 1))))) return 0;
  // The row of figures: between two of them only marks and words that lead to a number.
  let count = 1;
  while (count < LONGEST_LIST && figures[k + count] !== undefined && tiesRow(tokens, figures[k + count - 1]!, figures[k + count]!, word)) count++;
  if (count < 2) return 0;
  const rowEnd = figures[k + count - 1]!;
  const q = tokens[rowEnd]!.q!;
  if (plain && isRelative(tokens[at]!.q!) !== isRelative(q)) return 0; // 减少5件、20%: one thing in two measures
  const left = readLeft(tokens, from, at, q, view);
  const behindRow = q.type === "percent" && !isGrowing(left) ? growthBehind(tokens, rowEnd + 1, to, view) : 0; // 以7.4%、5.4%的涨幅
  if (left.bound) return count; // 分别逼近去年的0.13元和5.4%: what they are compared with
  const own = nameOf(tokens, left.from, left.to, view);
  const common = /^(?:比率|其中|(?:[两三四五]年)?(?:平均)?(?:分别|分別)?)$/.test(own) ? "" : own;
  const divided = marker < 0 && memory.group.length !== count ? null : /^[占佔](?:了|到)?(?:全部)?(.{2,})$/.exec(common);
  const listed = common === "" || divided !== null ? [] : listedNames(common);
  // 日本、东盟、中国大陆与香港: three, though 与 joins two of them.
  const loose = listed.length > count && common.split("、").length === count ? (owned(common.split("、")) ?? common.split("、")) : listed;
  const list = count === 2 && listed.length === 1 ? (twofold(common) ?? listed) : loose;
  // 出口6407亿、进口4836亿,增长34.9%及22.6%: of those named just before.
  // 比重分别达到14.8%和85.9%,比上年提高0.9和0.1个百分点: of those that the row before was of.
  const again = memory.group.length === count || done.length === count;
  const behind = plain && common === "" && (((isGrowing(left) || q.type === "multiple") && isRelative(q)) || (left.change !== 0 && q.type === "money")) && (memory.recent.length >= count || (again && (isGrowing(left) || q.type === "multiple")));
  const reached = plain && common === "" && memory.group.length === count && at - from <= 2 && (tokens[from]!.kind === "to" || tokens[from]!.kind === "link"); // 分别升21%及10%,|至549万人次及50万吨
  if (plain && !behind && !reached && divided === null && (list.length !== count || /[、，,]/.test(common) !== common.includes("、"))) return 0;
  let heads: (string | null)[];
  let periods: string[] | null = null;
  const twice = q.type === "rank" && own !== "" ? rankedByEach(own, left.rankBy) : null;
  const twiceOf = twice?.by.length === count ? (twice.head !== "" ? twice.head : (memory.pending ?? memory.head)) : null;
  if (twiceOf !== null) heads = Array.from({ length: count }, () => twiceOf);
  else if (list.length === count) heads = list;
  else {
    const previous = /\d/.test(common) ? null : memory.pendingList.length === count ? memory.pendingList : memory.group.length === count ? memory.group : done.length === count ? done : memory.recent.length === count ? memory.recent : memory.recent.length - memory.segment === count ? memory.recent.slice(memory.segment) : memory.recent.length > count && (isGrowing(left) || divided !== null) ? memory.recent.slice(-count) : countedHead(memory.head, count);
    periods = timesBefore(tokens, from, marker, count, view.text);
    if (periods !== null) {
      const name = timeless(tokens, from, marker, view.text) || memory.pending || memory.head;
      if (name === null || name === "") return 0;
      heads = Array.from({ length: count }, () => name);
    } else if (divided !== null) {
      // 死亡96人,分别占起数和死亡总数的48.9%、49%: each of its own whole.
      const named = previous ?? (memory.head === null ? null : Array.from({ length: count }, () => memory.head!));
      if (named === null) return 0;
      const wholes = listedNames(divided[1]!);
      heads = named.map((name, j) => wholeOf(undivided(name), common[0]!, wholes.length === count ? wholes[j]! : divided[1]!));
    } else if (/^[占佔]$/.test(common)) {
      // 国企和外企…,分别占10%和27%
      const named = previous ?? (memory.head === null ? null : Array.from({ length: count }, () => memory.head!));
      if (named === null) return 0;
      heads = named.map((name) => `${undivided(name)}${common}比`);
    } else if (previous !== null && !(common.length > LONGEST_SHARED && !GENERIC.has(simplified(common)) && !previous.every((name) => name.endsWith(common)) && !isGrowing(left))) heads = previous.map((name) => (common === "" || isGrowing(left) ? name : name.endsWith(common) ? name : name + common));
    else {
      const name = common !== "" ? common : (memory.pending ?? memory.head);
      if (name === null) return 0;
      heads = Array.from({ length: count }, () => name);
    }
  }
  const perUnit = tokens[at]!.q!.unit;
  for (let j = 0; j < count; j++) {
    const index = figures[k + j]!;
    const figure = tokens[index]!.q!;
    // A bare number takes the unit of the last one: 分别为3、5家.
    let measureOf = figure.unit === undefined && figure.type === "cardinal" && q.unit !== undefined && q.type !== "percent" ? { ...figure, type: q.type, unit: q.unit, ...(q.unitText === undefined ? {} : { unitText: q.unitText }) } : figure;
    if (measureOf.type === "money" && perUnit?.startsWith(`${measureOf.unit}/`) === true) measureOf = { ...measureOf, unit: perUnit }; // 每月700元、560元
    const one = rowLeft(left, tokens, figures, k, j, from, reading);
    if (behindRow !== 0 && one.dir === 0) {
      one.dir = behindRow;
      one.mode = "by";
    }
    const relative = isRelative(measureOf);
    const kind: FactKind = left.plan !== null || divided !== null ? "share" : figure.type === "rank" ? "rank" : measureOf.type === "percentage-point" ? "change" : one.mode === "to" ? "level" : relative ? (isGrowing(one) ? "growth" : /(?:占比|比重|比例|份额|份額)$/.test(heads[j]!) ? "share" : "level") : one.change !== 0 || one.dir !== 0 ? "change" : "level";
    const [name, of] = dividedName(heads[j]!);
    emit(measureOf, tidyName(name), kind, one, memory, reading, clause, {
      tier: "A", ...(of === "" ? {} : { of }), rule: "report/list.respectively", ...(periods === null ? {} : { period: periods[j]! }),
      ...(figure.type === "rank" ? { rank: { scope: left.rankScope ?? figure.scope ?? null, position: figure.value?.number ?? 0, ...(twiceOf !== null ? { by: twice!.by[j]! } : left.rankBy === null ? {} : { by: left.rankBy }) } } : {}),
    });
  }
  const distinct = [...new Set(heads as string[])];
  done.push(...distinct);
  if (!GENERIC.has(common) || memory.head === null) memory.head = distinct.at(-1)!;
  return count;
}

const LONGEST_HEAD = 24;

/** 火灾占总数比重 → 火灾: a share is not divided again, and no name grows with every row. */
function undivided(name: string): string {
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

function isGrowing(left: Left): boolean {
  return left.dir !== 0 || left.growthNoun;
}

/** 增长5%和下降3%: a figure of the row may have its own verb. */
function rowLeft(left: Left, tokens: readonly Token[], figures: readonly number[], k: number, j: number, from: number, reading: Reading): Left {
  if (j === 0) return readLeft(tokens, from, figures[k]!, tokens[figures[k]!]!.q!, reading.view);
  const own = readLeft(tokens, figures[k + j - 1]! + 1, figures[k + j]!, tokens[figures[k + j]!]!.q!, reading.view);
  return own.dir === 0 ? { ...left, status: left.status } : { ...left, dir: own.dir, mode: own.mode };
}

function tiesRow(tokens: readonly Token[], left: number, right: number, word: (i: number) => string): boolean {
  let tie = false;
  for (let i = left + 1; i < right; i++) {
    const { kind } = tokens[i]!;
    if (kind === "dun" || kind === "comma") tie = true;
    else if (/^[和与及]$|^以及$/.test(word(i))) tie = true;
    else if (kind !== "link" && kind !== "up" && kind !== "down" && kind !== "quote" && kind !== "to" && !(kind === "stop" && /^以[上下内]$|^左右$/.test(word(i)))) return false;
  }
  return tie;
}

/** 2022年、2023年分别增长: the heads are times. */
function timesBefore(tokens: readonly Token[], from: number, marker: number, count: number, text: string): string[] | null {
  const times: string[] = [];
  for (let i = from; i < marker; i++) if (tokens[i]!.kind === "date" || tokens[i]!.kind === "time") {
    const time = text.slice(tokens[i]!.start, tokens[i]!.end);
    // 今年|一季度和上半年: the year stands before the first of its parts.
    if (i > from && tokens[i - 1]!.kind === "time" && times.length > 0) times[times.length - 1] += time;
    else times.push(time);
  }
  if (times.length === count) return times;
  // 2025-2027年分别为: a year each.
  const span = times.length === 1 ? /^(\d{4})年?[-—~至到](\d{4})年?$/.exec(times[0]!) : null;
  if (span === null || Number(span[2]) - Number(span[1]) + 1 !== count) return null;
  return Array.from({ length: count }, (_, i) => `${Number(span[1]) + i}年`);
}

/** 福州、厦门、泉州|三个城市|住宅价格 */
const COUNTED_PLACES = /(、[^、]{2,4}?)[两兩三四五六七八九十]个?(?:城市|地区|行业|县市)(?=.{2})/;

/** …|五大税种, …|等三项指标 */
const COUNTED = /等?[一二三四五六七八九十两\d]{1,2}[大个個项項种種类類][^、]{1,6}$/;

/** 增值税、营业税和所得税三大税种完成…,分别增长: those that were listed and counted. */
function countedHead(head: string | null, count: number): string[] | null {
  if (head?.includes("、") !== true || !COUNTED.test(head)) return null;
  const names = listedNames(head.replace(COUNTED, ""));
  return names.length === count ? names : null;
}

const NAMING = new Set(["n", "stop", "keep", "share", "upnoun"]);

function timeless(tokens: readonly Token[], from: number, marker: number, text: string): string {
  let name = "";
  for (let i = from; i < marker; i++) if (NAMING.has(tokens[i]!.kind)) {
    const piece = text.slice(tokens[i]!.start, tokens[i]!.end);
    if (!/^[和与及與]$/.test(piece)) name += piece;
  }
  return tidyName(name);
}
