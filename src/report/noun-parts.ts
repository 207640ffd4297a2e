import type { Quantity } from "../numerals/types.ts";
import { CharClass, classOf } from "../text/index.ts";
import type { WordKind } from "./lexicon.ts";

/** A suffix that makes a noun of the verb before it: 增加值, 完成率, 办结量; not when 量 and 数 begin a word of their own. */
const NOMINAL = "率值额";
const AMOUNT_UNLESS = "产子质化";
const COUNT_UNLESS = "字据控智码学";

/** Parts of a day that stand inside names: 家庭|夜间|照护床位. */
const DAY_PARTS = new Set(["夜间", "白天", "假期", "暑期", "汛期", "早晨", "上午", "下午", "凌晨", "赛季", "财年", "年度"]);
/** Nouns whose verb tells them apart, behind other words of the name: 独角兽|培育企业. */
const AGENTS = new Set(["企业", "人员", "机构", "对象", "基地", "病例", "用房", "犯罪", "领域", "环节"]);
/** 创建|县, 投放|点: one character behind a verb and the noun before it is the head of the noun; these lead to the number. */
const LEADING = "了的达超约近共至到有为是各均逾仅";
/** Nouns that a verb qualifies: 销售价格, 建设规模. */
const MEASURES = new Set(["价格", "面积", "收入", "支出", "成本", "能力", "总量", "总额", "金额", "规模", "人数", "水平", "指数", "费用", "总值", "标准", "业务", "里程", "用地", "数量", "人次", "条件", "进度", "服务", "制度", "体系", "计划", "方案", "时限", "时间", "环节", "流程"]);

/** 成交量|缩|15%, right before its number: 压缩, 紧缩 and the like are words of their own. */
export function shrinks(key: string, from: number, at: number): boolean {
  return key[at - 1] === "缩" && at - from > 2 && !"压浓萎收紧伸卷退畏蜷微".includes(key[at - 2]!);
}

/** 指数|收|6737点: how it closed, right before its number; 税收, 丰收 and the like are words of their own. */
export function closes(key: string, from: number, at: number): boolean {
  return key[at - 1] === "收" && (at - from > 2 || at - from === 1) && !"税营征回签丰验吸招接没创增秋夏查抢歉".includes(key[at - 2] ?? " ");
}

function isHan(key: string, at: number): boolean {
  return at < key.length && (classOf(key.charCodeAt(at)) & CharClass.HAN) !== 0;
}

/** Is the word of `length` units at `at`, of the kind `value`, a part of the noun around it? The text before it that is no word yet begins at `textStart`, or -1. */
export function standsInNoun(key: string, at: number, value: WordKind, length: number, textStart: number, limit: number): boolean {
  if (value === "noun") return true;
  const after = at + length;
  const verb = value === "verb" || value === "keep";
  if (textStart >= 0) {
    if (length === 2 && key[at] === "以") return true; // 区级以上, 规模以上
    if (value === "time" && DAY_PARTS.has(key.slice(at, after))) return true;
    if (value === "scope" && key.startsWith("公司", at) && length === 2 && "国性".includes(key[at - 1]!)) return true; // 跨国|公司
    if (verb && AGENTS.has(key.slice(after, after + 2))) return true;
    if (value === "up" && key.startsWith("贡献", after)) return true; // 工业增长|贡献份额
    // 示范|创建|县|2个, 垃圾分类|投放|点|15处: right before its number.
    if (value === "verb" && length > 1 && isHan(key, after) && !LEADING.includes(key[after]!) && (after + 1 === limit || key[after + 1] === "、")) return true;
  }
  if (value === "time" && key[at - 1] === "、" && key[at - 2] === "间" && key.startsWith("夜间", at)) return true; // 昼间、夜间|达标率
  // 辉达|跌3%, 那斯达克: a name; 达|5亿元 and 达|到 lead to a number.
  if (value === "link" && length === 1 && key[at] === "达" && textStart >= 0 && after < limit && !"约近到成每了其各".includes(key[after]!)) return true;
  // 每股|2.3元 leads to a number, 每股盈利 is a name.
  if (value === "link" && key[at] === "每" && after < limit && !"派配发".includes(key[after]!)) return true;
  return nominal(key, after, value, limit);
}

/** 发放|价格补贴, 配备|标准化灶具: the noun of a measure begins another word. */
const NOT_MEASURED = /^(?:化|型|补[贴助]|奖励)/;
/** 累计建成|面积, 共完成: said of what was done, no part of a name. */
const TOLD = /^(?:累计|合计|预计|计划)..$|新.$/;

function nominal(key: string, at: number, kind: WordKind, limit: number): boolean {
  if ((kind === "scope" || kind === "rankscope") && at < limit && (key[at] === "性" || key.startsWith("以上", at))) return true; // 全市性会议, 市级以上人才
  if (at >= limit || kind === "time" || kind === "scope" || kind === "rankscope" || kind === "base") return false;
  // 销售价格, 竣工面积: a verb before the noun of a measure is a part of its name.
  if ((kind === "keep" || kind === "verb" || key.startsWith("控制", at - 2)) && at + 2 <= limit && MEASURES.has(key.slice(at, at + 2)) && !NOT_MEASURED.test(key.slice(at + 2, at + 4))) return !TOLD.test(key.slice(at - 4, at));
  const suffix = key[at]!;
  if (suffix === "量") return !AMOUNT_UNLESS.includes(key[at + 1] ?? " ");
  if (suffix === "数") return !COUNT_UNLESS.includes(key[at + 1] ?? " ");
  return NOMINAL.includes(suffix);
}

/** 三轮汽车, 七大水系, 十种有色金属: a small Han count before its noun is a part of the noun. */
export function looseCount(q: Quantity, key: string, end: number): boolean {
  if (q.type !== "cardinal" || (q.notation !== "han" && q.notation !== "han-capital") || /[万亿萬億千百]/.test(q.text) || q.comparator !== undefined || q.range !== undefined) return false;
  return q.end < end && (classOf(key.charCodeAt(q.end)) & CharClass.HAN) !== 0 && !"和与及以之的多余".includes(key[q.end]!) && q.unitText !== undefined && q.text.length <= 4;
}
