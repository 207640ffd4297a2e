import { simplified } from "./memory.ts";
import { sectorOf } from "./sector.ts";

/** A list longer than this is prose. */
export const LONGEST_LIST = 16;
const INDICATOR_SUFFIX = /(?:[率额量值数价比费度額數價費]|收入|支出|投资|投資|利润|利潤|指数|指數|人口|GDP|营收|營收|面积|面積|产能|規模|规模|人次|成本|需求|资金|資金|贷款|貸款|存款|补贴|补助|养老金|保险金|标准|贸易|税|就业|病例|费用|費用)$/;

/** 城镇, 房地产业, 规模以上: what only tells a member of a list apart. */
const LONGEST_MODIFIER = 3;

/** Words that the last member of a list carries for all: 猪、牛、羊、家禽|出栏. */
const SHARED = ["保险参保覆盖率", "参保覆盖率", "参保率", "覆盖率", "处理率", "达标率", "完成率", "合格率", "入学率", "增加值", "总产值", "产值", "产量", "总产量", "进出口", "出口", "进口", "旅客", "游客", "住客", "贸易额", "零售额", "销售额", "进出口额", "出栏", "存栏", "出栏量", "存栏量", "减排量", "排放量", "增加额", "投资", "收入", "支出", "面积", "营业额", "市场份额", "所占比重", "占比", "比重", "参保人数", "人数", "利润", "税收", "浓度", "价格", "余额", "贷款余额", "存款余额"].sort((a, b) => b.length - a.length);

const SECTORS = ["制造业", "服务业", "产业", "工业", "行业"];

/** 小学学生|辍学率, 大鹅|饲养量 */
const RATE = /.[^率]{2}率$|.[^量][^量数产总容销质能]量$/;

/** What the last member carries for all; 装备和高技术|制造业增加值 with the sector, when the first is that short. */
function sharedTail(last: string, head: string): string | undefined {
  const first = head.length;
  const tail = SHARED.find((word) => last.endsWith(word) && last.length > word.length && !(word.startsWith("保险") && /保[险險]$/.test(head))) ?? (RATE.test(last) ? last.slice(-3) : undefined);
  if (tail === undefined) return undefined;
  const rest = last.slice(0, -tail.length);
  if (rest.endsWith("总") && rest.length > first) return `总${tail}`; // 昼间、夜间|总达标率
  const sector = /[业業]$/.test(head) ? undefined : SECTORS.find((word) => rest.endsWith(word) && rest.length > word.length); // 工业和第三产业: each is a sector
  return sector !== undefined && rest.length - first > 1 && rest.length - sector.length - first <= 1 ? sector + tail : tail;
}

/** 第一、二、三产业: each 第. */
function ordinals(parts: readonly string[]): string[] | null {
  const last = parts.at(-1)!;
  if (!/^第[一二三四五六七八九十]/.test(parts[0]!) || !/^第?[一二三四五六七八九十]./.test(last)) return null;
  const noun = last.replace(/^第?./, "");
  if (!parts.slice(1, -1).every((part) => /^第?[一二三四五六七八九十]$/.test(part)) || parts[0]!.length !== 2) return null;
  return parts.map((part) => `第${part.replace(/^第/, "").slice(0, 1)}${noun}`);
}

/** 用于农业、教育和就业|的支出: what each has, said once. */
function owned(parts: readonly string[]): string[] | null {
  const last = parts.at(-1)!;
  const word = SHARED.find((noun) => simplified(last).endsWith(`的${noun}`));
  return word === undefined ? null : parts.map((part, i) => (i < parts.length - 1 && !simplified(part).endsWith(`的${word}`) ? part + last.slice(-word.length - 1) : part).replace(/^用[于於]/, ""));
}

/** 0-17岁、18-34岁、60岁及以上|户籍人口: ages, and whose they are. */
const AGE = /^\d{1,3}(?:[-—~至]\d{1,3})?(?:周?[岁歲])(?:及?以[上下])?/;

function ages(parts: readonly string[]): string[] | null {
  if (!parts.every((part) => AGE.test(part)) || !parts.slice(0, -1).every((part) => part.replace(AGE, "") === "")) return null;
  const whose = parts.at(-1)!.replace(AGE, "");
  return whose.length < 2 ? null : parts.map((part) => AGE.exec(part)![0] + whose);
}

/** 金融机构存、贷款余额, 城、乡居民收入: one character against another, and what they share on both sides. */
/** 一般公共预算|收入、支出, 存款余额、贷款余额: the second has what stands before the first. */
const COUNTERPARTS: readonly (readonly [string, string])[] = [["收入", "支出"], ["存款余额", "贷款余额"], ["存款", "贷款"]];

/** The name that a bare word is the counterpart of, with the word in it: 一般公共预算收入, 支出 → 一般公共预算支出. */
export function counterpart(name: string, word: string): string | null {
  const pair = COUNTERPARTS.find(([first, second]) => word === second && name.endsWith(first) && name.length > first.length + 1);
  return pair === undefined ? null : name.slice(0, -pair[0].length) + word;
}

const OPPOSITES = ["存贷", "进出", "城乡", "男女", "内外", "水陆", "公私", "产销", "增减", "收支"];

function opposites(parts: readonly string[]): string[] | null {
  const [first, second] = parts as readonly [string, string];
  if (parts.length !== 2 || second.length < 2) return null;
  const other = counterpart(first, second);
  if (other !== null) return [first, other];
  if (!OPPOSITES.includes(simplified(first.slice(-1) + second[0]!))) return null;
  return [first + second.slice(1), first.slice(0, -1) + second];
}

/** What a branch has, said bare behind the first. */
const OF_BRANCH = /^(?:实?[缴交]?税[金收]|上[缴交]税金|增加值|产值|总产值|利润|利税|利润总额|营业收入|销售收入|销售产值)$/;

/** 民营经济|营业收入、增加值、实缴税金: all of one branch. */
function ofOneBranch(parts: readonly string[]): string[] | null {
  const branch = sectorOf(parts[0]!);
  return branch === null || branch === parts[0] || !parts.slice(1).every((part) => OF_BRANCH.test(part)) ? null : parts.map((part, i) => (i === 0 ? part : branch + part));
}

/** 餐饮、旅游、运输等服务业|净利润: what they are is said behind 等, and then the noun that all have. */
function ofOneSort(parts: readonly string[]): string[] | null {
  const last = parts.at(-1)!;
  const closes = last.indexOf("等");
  const sort = closes < 1 ? null : /^.{0,6}?(?:业|業|地区|国家|领域)/.exec(last.slice(closes + 1));
  if (sort === null) return null;
  const noun = last.slice(closes + 1 + sort[0].length);
  return noun.length < 2 ? null : [...parts.slice(0, -1), last.slice(0, closes)].map((part) => part + noun);
}

/** 村卫生所、社区卫生机构|覆盖率: of whatever length. */
const LONGEST_RATED = 8;

/** 猪、牛、羊|出栏: members as long as one another, none of them a name of its own. */
function sharingTail(parts: readonly string[]): string[] | null {
  const last = parts.at(-1)!;
  const word = sharedTail(simplified(last), parts[0]!);
  if (word === undefined) return null;
  const own = last.length - word.length;
  const isModifier = (part: string): boolean => (Math.abs(part.length - own) <= 1 || (word.endsWith("率") && part.length <= LONGEST_RATED)) && !SHARED.some((noun) => simplified(part).endsWith(noun)) && !INDICATOR_SUFFIX.test(part);
  const heads = parts.slice(0, -1);
  return heads.every(isModifier) ? [...heads.map((part) => part + last.slice(own)), last] : null;
}

/** 城镇和农村|居民人均可支配收入: the last member carries what all share, behind the character they end in or as long as its partner. */
function modifying(parts: readonly string[]): string[] | null {
  const last = parts.at(-1)!;
  const heads = parts.slice(0, -1);
  const first = parts[0]!;
  // 基础养老金…和月平均养老金: each is whole.
  if (heads.some((part) => INDICATOR_SUFFIX.test(part))) return null;
  const final = heads.at(-1)!.at(-1)!;
  const alike = heads.every((part) => part.at(-1) === final);
  // 制造业和房地产业|所占比重
  const same = alike ? last.indexOf(final, 1) : -1;
  const agreed = same > 0 && same < last.length - 2 && !last.endsWith(first.at(-1)!);
  if (!agreed && (last.length <= first.length + 1 || (first.length > 2 && first.at(-1) === last.at(-1)))) return null;
  // 国家级绿色工厂、工业产品绿色设计示范企业: what is that long is a noun of its own.
  if (same < 0 && heads.some((part) => part.length > LONGEST_MODIFIER)) return null;
  const shared = last.slice(same > 0 && same + 1 < last.length ? same + 1 : heads.at(-1)!.length);
  return shared.length < 2 && same > 0 ? null : [...heads.map((part) => part + shared), last];
}

/** How a list may be made whole, in the order in which they are tried. */
const WAYS = [opposites, ofOneBranch, ofOneSort, ordinals, owned, sharingTail, modifying];

/** 福州、厦门、泉州|三个城市|住宅价格 */
const COUNTED_PLACES = /(、[^、]{2,4}?)[两兩三四五六七八九十]个?(?:城市|地区|行业|县市)(?=.{2})/;

/**
 * The members of a list of names, each whole: 城镇和农村居民人均可支配收入 → 城镇居民人均可支配收入, 农村居民人均可支配收入.
 * The name alone when it is no list.
 */
export function listedNames(name: string): string[] {
  const parts = name.replace(COUNTED_PLACES, "$1").split(/[、和与及與]|以及/).map((part) => part.trim());
  if (parts.length < 2 || parts.length > LONGEST_LIST || parts.some((part) => part === "")) return [name];
  for (const way of WAYS) {
    const names = way(parts);
    if (names !== null) return names;
  }
  return parts;
}

/** 环保、社会保障和就业等方面的|支出 */
const SPENT_ON = /^(.+?)(?:等?(?:方面|领域)的?|等的?)(支出|投入|投资|收入|贷款|消费|产值|增加值)$/;

/** The members of a list that `count` figures are told of; the list as it reads best when there are not so many. */
export function membersOf(name: string, count: number): string[] {
  const spent = name.includes("、") ? SPENT_ON.exec(name) : null;
  if (spent !== null) for (const mark of [/、/, /[、和与及與]|以及/]) {
    const parts = spent[1]!.split(mark);
    if (parts.length === count && !parts.includes("")) return parts.map((part) => part + spent[2]!);
  }
  const listed = listedNames(name);
  if (listed.length === count) return listed;
  // 日本、东盟、中国大陆与香港: three where 、 parts them and 与 joins two.
  const parts = name.split("、");
  if (listed.length > count && parts.length === count) return ages(parts) ?? owned(parts) ?? parts;
  return count === 2 && listed.length === 1 ? (twofold(name) ?? listed) : listed;
}

/** 城乡居民收入, 存贷款余额: two in one word. */
const TWOFOLD: readonly (readonly [RegExp, string, string])[] = [[/城[乡鄉]/, "城镇", "农村"], [/存[贷貸]款/, "存款", "贷款"], [/省市(?:两级)?(?=级|重点|重大|属)/, "省", "市"]];

/** 城乡居民收入从25475元和8892元增加到…: the two that a name speaks of. */
export function namesOfTwo(name: string): readonly string[] | null {
  const listed = listedNames(name);
  return listed.length === 2 ? listed : listed.length === 1 ? twofold(name) : null;
}

export function twofold(name: string): string[] | null {
  for (const [word, first, second] of TWOFOLD) if (word.test(name)) return name.includes("鄉") ? [name.replace(word, "城鎮"), name.replace(word, "農村")] : [name.replace(word, first), name.replace(word, second)];
  return null;
}
