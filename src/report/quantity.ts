import type { Exact, Quantity } from "../numerals/types.ts";
import { CharClass, classOf } from "../text/index.ts";
import type { FactComparator } from "./types.ts";

/** What a quantity is to a clause: a figure, a time, or part of the words around it. */
export type QuantityRole = "fact" | "time" | "text";

/** Classifiers that number things instead of counting them: 三级, 二期, 第七届, 30周年, 500强. */
const NUMBERING = new Set(["级", "届", "期", "批", "号", "代", "版", "章", "强", "周年", "世纪", "星级", "星", "线", "维", "型", "路", "号线", "号楼", "楼", "幢", "单元", "卷", "页", "弄", "室", "频道", "中全会", "大"]);
/** Where a duration is a figure: behind a name of time, or a verb that changes it. */
const DURATION_NAMES = ["时间", "时长", "逗留", "停留", "留宿", "寿命", "年限", "周期", "天数", "时限", "工期", "年龄", "历时", "用时", "耗时", "期限", "成绩", "周转", "日数", "小时数", "时数", "工时"];
/** How far before the last number of a row its name stands. */
const LONGEST_ROW = 14;
const DURATION_VERBS = ["缩短", "压缩", "延长", "缩减", "提前", "推迟", "减少", "增加", "降至", "增至", "缩至", "提高到", "提高至", "到", "至", "为", "达", "达到", "增", "减"];
/** What happens over a span of years: 五年|新增. */
const SPANNED = ["新增", "累计", "平均", "翻", "共", "年均", "增长", "增加", "减少", "下降", "提高", "上升", "投入", "投资", "完成", "实现", "新建", "建成", "取消", "破获", "引进", "筹集", "争取", "净增", "发放", "解决", "改造", "培训", "安排", "合计", "总投资"];
/** 100米决赛, 200米自由泳, 10公里跑: a length that names an event. */
const EVENTS = ["制程", "工艺", "芯片", "晶片", "决赛", "半决赛", "预赛", "赛", "跑", "栏", "接力", "自由泳", "蛙泳", "蝶泳", "仰泳", "混合泳", "障碍", "短跑", "气手枪", "气步枪", "跳台", "跳板", "高台", "口径"];
/** 60岁以上老年人接种率: an age before a noun belongs to the name. */
const AGES = ["年龄", "寿命", "岁数", "龄"];
/** 74.8岁|提高到78.2岁: what an age that is a figure does. */
const AGE_MOVES = ["提高", "上升", "增加", "延长", "增长", "升", "下降", "降", "提升"];
/** 超过2%警戒线: what the line is, no figure. */
const LIMITS = ["警戒线", "红线", "门槛", "警戒值"];
/** 千亿|产业, 百亿|园区: a class named after its size. */
const CLASSED = ["产业", "集群", "园区", "板块", "赛道", "俱乐部", "方阵", "县", "强县", "大关", "门槛", "目标", "企业", "上市公司", "项目", "市场", "平台", "能级"];
const TIMES = new Set(["date", "datetime", "year", "period", "time"]);

/** 五年|累计投资; 三年行动计划 is a name. */
const OVER_YEARS = /^(?![来间期级内前后制行攻专规计])[^,。;、]{2,8}(?:投资|投入|支出)(?:超过|达到?|约|近|共)?\d/;

export function quantityRole(q: Quantity, key: string, start: number, end: number): QuantityRole {
  if (TIMES.has(q.type)) return "time";
  const before = key.slice(Math.max(start, q.start - 6), q.start);
  const after = key.slice(q.end, Math.min(end, q.end + 4));
  if (q.unitText === "度" && /(?:[北南]纬|[东西]经)$/.test(before)) return "text"; // 北纬37.2度
  if (q.type === "money" && q.comparator === undefined && CLASS_NAME.test(q.text) && CLASS_OF.test(after)) return "text"; // 首个|千亿元|开发区
  if (q.comparator === "ge" && STEP.test(key.slice(q.end, q.end + 6)) && "跃迈登踏".includes(key[(q.extent?.start ?? 0) - 1] ?? " ")) return "text"; // 跃上千亿元|台阶
  if (before.endsWith("双") && /^[百千万亿萬億]/.test(q.text)) return "text"; // 跨过双千亿
  switch (q.type) {
    case "ordinal":
      return "text";
    case "duration": {
      const head = key.slice(Math.max(start, (q.extent?.start ?? q.start) - 6), q.extent?.start ?? q.start);
      if (head.endsWith("学前") || head.endsWith("连续") || (head.endsWith("提前") && /^(?:完成|实现|达|建成|超额|迈|全面|基本|高质量)/.test(after))) return "text";
      // 五年|交通建设投资331.9亿元: over so long.
      if (q.unitText === "年" && (q.start === start || key[q.start - 1] === ",") && OVER_YEARS.test(key.slice(q.end, Math.min(end, q.end + 12)))) return "time";
      const row = key.slice(Math.max(start, q.start - LONGEST_ROW), q.start); // 用时分别下降了40天和|16天
      const named = DURATION_NAMES.some((name) => head.includes(name) || row.includes(`${name}分别`)) || (DURATION_VERBS.some((verb) => head.endsWith(verb)) && head.length > 2 && !/(?:连续|过去|未来|今后|近)$/.test(head));
      if (named && !/^[期级以内来间]/.test(after)) return "fact";
      if (/^[来间内]|^以来|^期间/.test(after) || (/[前首]$/.test(head) && /^个[月季]/.test(q.unitText ?? "")) || (/^(?:年|个月|个季度|個月|個季度)$/.test(q.unitText ?? "") && /(?:未来|今后|过去|最近|[,。;的比]前|^前|相当于前|[是为]前|近)$/.test(head))) return "time";
      if (/(?:未来|今后|过去|最近|这|(?:^|[^提目日之以])前)$/.test(head)) return "time"; // 未来三天, 前4天, 这3天
      // 五年新增, 五年平均, 五年翻了两番: over so long.
      return (q.unitText === "年" || q.unitText === "个月") && SPANNED.some((word) => key.startsWith(word, q.end)) && !/[第每满近逾超约]$/.test(head) ? "time" : "text";
    }
    case "discount":
      return q.text.endsWith("折") ? "text" : "fact";
    case "cardinal":
      return !isStep(q, before, key) && counted(q, before, after) ? "fact" : "text";
    case "money":
    case "quantity":
      if (/每(?:投入|生产|消耗|消费|销售|增加|减少|花费?)?$/.test(before) || after.startsWith("级") || isCriterion(q, key, end) || isStep(q, before, key)) return "text";
      if ((q.unitText === "岁" || q.unitText === "歲") && q.range !== undefined && /^[、和及]/.test(after) && !AGES.some((name) => before.includes(name))) return "text"; // 0-17岁、18-34岁人口
      if ((q.unitText === "岁" || q.unitText === "歲") && !AGES.some((name) => before.includes(name)) && !AGE_MOVES.some((verb) => after.startsWith(verb)) && isWord(key, q.extent?.end ?? q.end, end)) return "text";
      if (q.type === "quantity" && (EVENTS.some((event) => after.startsWith(event)) || /(?:男子|女子|混合|接力)$/.test(before))) return "text";
      if (/\/(?:a|d|mo|年|日|天)$/.test(q.unit ?? "") && /^(?:工程|项目|装置|生产线|机组)/.test(after)) return "text"; // 13.3亿立方米/年工程
      if (q.unit === "kV" && isWord(key, q.end, end)) return "text"; // 500千伏输变电工程
      return "fact";
    case "percent":
      return before.endsWith("前") || LIMITS.some((word) => after.startsWith(word)) || key.slice(q.end, Math.min(end, q.end + 8)).includes("抽样") ? "text" : "fact";
    case "percentage-point":
    case "multiple":
    case "ratio":
      return "fact";
    case "fraction":
      return q.text === "半" ? "text" : "fact"; // 过半项目
    case "rank":
      // 领先第二名3.2分: with whom it is compared.
      return /(?:领先|落后|超过|超|比|较)$/.test(before) ? "text" : "fact";
    default:
      return "text";
  }
}

const CLASS_NAME = /^[十百千]*[万亿萬億]元$/;
const CLASS_OF = /^级?(?:开发区|园区|产业|集群|板块|[强大]?[镇村县]|楼宇?|商圈|俱乐部|主导|级)/;

/** 跨越|3个|百亿元|大关, 8000亿|、9000亿两个千亿级台阶: how many steps, and which; where it stands is said elsewhere. */
const STEPS = /^["“”、和及一二三四五六七八九十百千万亿元\d.]{0,24}[两二三四五六七八九\d][个大]["“]?[十百千万亿元]{0,4}["”]?[级新]{0,2}(?:台阶|大关|关口)/;
const STEP = /^["”]?[级新]{0,2}(?:台阶|大关|关口)/;
const LONGEST_STEPS = 40;
const COUNTED_STEPS = /[\d两二三四五六七八九][个大]["“]?$/;

function isStep(q: Quantity, before: string, key: string): boolean {
  const from = q.unit === "个" ? q.start : q.end; // |3个百亿元大关
  const ahead = key.slice(from, q.end + LONGEST_STEPS);
  if (!ahead.includes("阶") && !ahead.includes("关")) return false; // most figures
  return STEPS.test(key.slice(from, from + LONGEST_STEPS)) || (COUNTED_STEPS.test(before) && STEP.test(key.slice(q.end, q.end + 6)));
}

/** 低于683元的标准: what is demanded, no figure of the report. */
function isCriterion(q: Quantity, key: string, end: number): boolean {
  const after = key.slice(q.end, Math.min(end, q.end + 6));
  return q.comparator !== undefined && /^(?:以[上下内])?的?(?:标准|要求|规定|门槛)/.test(after);
}

function isWord(key: string, at: number, end: number): boolean {
  return at < end && (classOf(key.charCodeAt(at)) & CharClass.HAN) !== 0;
}

/** What is so many bits wide. */
const BITS = /^ ?(?:字[符节段长]|地址|数据|代码|系统|处理器|文本|整数|浮点|定点|操作系统|架构|二进制|[a-z])/;

/** Counts only: 26家, 1.5万; not 每千人口, 三级, 5G. */
function counted(q: Quantity, before: string, after: string): boolean {
  if (/每[家户村镇乡校县区个][^,]{0,2}有?$/.test(before)) return false; // 每家至少有1人
  if (before.endsWith("每") || before.endsWith("第") || before.endsWith("«")) return false;
  if (/^(?:季|年|月|周|日)?(?:以?来)?的?新[高低]/.test(after)) return false; // 创近11季新高
  const { text } = q;
  const unit = q.unit ?? "";
  if (unit === "位" && BITS.test(after)) return false; // 8位字符
  if (unit === "人" && after.startsWith("制")) return false; // 3人制篮球场
  if (unit === "公司" || unit === "交易日") return false; // 上证50公司; 开盘至今165个交易日
  if (unit === "张" && /图片?$/.test(before)) return false; // (附图片1张)
  if (unit === "段" && q.value !== null && q.value.number <= 9) return false; // 九段棋手, 周鹤洋七段
  if (unit === "" && after.startsWith("日")) return false; // 3日|报道
  if (unit === "金" || unit === "银" || unit === "铜") return false; // 38金32银18铜: a row of medals
  if (unit === "批" && q.notation === "arabic" && /^(?:[,、;。)]|\d|$)/.test(after)) return true; // 来信来访108批190人次
  if (NUMBERING.has(unit) && !(unit === "幢" && (/^(?![楼单室号层至第])[一-龥]/.test(after) || /(?:楼宇?|房屋?|住宅|建筑|新增|建成|拆除|改造|达到?)$/.test(before))) && !(unit === "级" && /(?:风力|阵风|震级|偏[东南西北]风)[^,]{0,4}$/.test(before))) return false;
  // 市十四届人大4次会议
  if (unit === "次" && /(?:人大|政协|代表大会|委员会|常委会|全委会|届)$/.test(before)) return false;
  // 食品晋级千亿产业集群, 超千亿企业: what the class is called.
  if (/^[百千]?[万亿萬億](?:企业|项目)?$/.test(text) && (CLASSED.includes(unit) || (unit === "" && CLASSED.some((noun) => after.startsWith(noun))))) return false;
  if (unit === "" && /^[a-z级号型期路线届强]/.test(after)) return false;
  if (unit === "" && /[a-z.#-]$/.test(before)) return false;
  if (unit === "类" && /^(?:标准|水|断面|地区|用地|海|功能|区)/.test(after)) return false;
  // 10万人死亡人数, 百万吨死亡率: what a rate is counted on.
  if (/^10{3,}$/.test(q.value?.text ?? "") && /^(?:死亡|发病|拥有|专利)/.test(after)) return false;
  if (q.notation === "han" && !/[万亿]/.test(q.text) && /^(?:方面|大|级|步|体|位一体|者|农)/.test(after)) return false;
  return true;
}

const CLASS_BEHIND = /^以[上下].{0,4}(?:项目|企业|园区|产业)/;

/** 5家企业 counts 家, and 企业 is the name; 18万转/分钟 is cut inside 分钟 no more. */
export function countedNoun(q: Quantity, key: string): Quantity {
  if (q.type === "cardinal" && q.unitText === "家企业") {
    const { extent, ...rest } = q;
    return { ...rest, end: q.end - 2, text: q.text.slice(0, -2), unit: "家", unitText: "家", ...(extent === undefined || extent.end === q.end ? {} : { extent }) };
  }
  if (q.type === "percentage-point" && /千分[点點]/.test(q.text) && q.value !== null) return { ...q, value: shift(q.value, 1), unit: "千分点", unitText: "千分点" };
  // 1300多个|亿元以上项目: so many of a class; 5个亿 is money.
  const count = q.type === "money" ? /^([\d.,]+)[多余]?个(?=[百千]?[万亿]元$)/.exec(q.text) : null;
  if (count !== null && CLASS_BEHIND.test(key.slice(q.end, q.end + 8))) {
    const text = count[1]!.replaceAll(",", "");
    const { unit: _unit, extent: _extent, ...rest } = q;
    return { ...rest, type: "cardinal", end: q.start + count[0].length, text: count[0], value: { text, number: Number(text) }, unit: "个", unitText: "个", ...(/[多余]/.test(count[0]) ? { comparator: "gt" as const } : {}) };
  }
  // 各增2千人|次之
  if (q.type === "cardinal" && q.unitText === "人次" && key[q.end] === "之") return { ...q, end: q.end - 1, text: q.text.slice(0, -1), unit: "人", unitText: "人" };
  // 116栋楼: 栋 counts, and 楼 is the noun.
  if (q.type === "cardinal" && q.unitText === "栋楼") return { ...q, end: q.end - 1, text: q.text.slice(0, -1), unit: "栋", unitText: "栋" };
  // 前移1个|位次
  if (q.type === "cardinal" && q.unitText === "个" && /^[位名]次/.test(key.slice(q.end, q.end + 2))) return { ...q, end: q.end + 2, text: q.text + key.slice(q.end, q.end + 2), unit: key.slice(q.end, q.end + 2), unitText: key.slice(q.end, q.end + 2) };
  // 翻了一番半: more than one doubling.
  if (q.type === "multiple" && q.text.endsWith("番") && key[q.end] === "半") return { ...q, end: q.end + 1, text: `${q.text}半`, comparator: "gt" };
  // 翻了1.1番: doublings, not turns.
  if ((q.type === "cardinal" || q.type === "quantity") && q.unitText === "番") return { ...q, type: "multiple" };
  if (q.type === "quantity" && q.unitText?.endsWith("/分") === true && key[q.end] === "钟") return { ...q, end: q.end + 1, text: q.text + "钟", unitText: `${q.unitText}钟` };
  return q;
}

/** What a price may be asked for, behind 每: 每公斤23.5元 is 23.5元/公斤. 每股收益0.86元 and 每人 are names. */
const PRICED: Readonly<Record<string, string>> = {
  公斤: "kg", 千克: "kg", 斤: "斤", 吨: "t", 克: "g", 桶: "桶", 升: "L", 公升: "L", 公里: "km", 加仑: "加仑", 盎司: "盎司", 台斤: "台斤", 磅: "磅", 蒲式耳: "蒲式耳", 坪: "坪", 平方米: "m2", 平方英尺: "平方英尺", 平方尺: "平方尺", 平米: "m2",
  立方米: "m3", 亩: "亩", 度: "度", 千瓦时: "kWh", 瓶: "瓶", 盒: "盒", 箱: "箱", 袋: "袋", 股: "股", 枚: "枚", 只: "只", 头: "头", 辆: "辆", 台: "台", 张: "张", 支: "支", 件: "件", 双: "双", 小时: "h", 天: "天", 日: "天", 晚: "晚", 月: "月", 年: "年", 学期: "学期", 人次: "人次", 手: "手",
};
const LONGEST_PRICED = 4;
/** 每人|每月700元, 每月|每户700元: to whom it is paid. */
const PAID = /^每[人户生名村床]/;

/** 每公斤(约|平均|为)23.5元 at `at`: where 每公斤 ends and what it is; undefined when no price follows at once. */
export function pricedPer(key: string, at: number, q: Quantity): { readonly end: number; readonly unit: string } | undefined {
  const start = q.extent?.start ?? q.start;
  if ((q.type !== "money" && q.type !== "quantity") || q.unit === undefined || start - at > LONGEST_PRICED + 6) return undefined;
  const each = PAID.test(key.slice(at, at + 2)) && key[at + 2] === "每" ? at + 2 : at;
  for (let length = LONGEST_PRICED; length > 0; length--) {
    const unit = PRICED[key.slice(each + 1, each + 1 + length)];
    if (unit === undefined) continue;
    let end = each + 1 + length;
    if (PAID.test(key.slice(end, end + 2))) end += 2;
    const between = key.slice(end, q.start);
    return end <= q.start && /^(?:平均|均价|仅)?(?:[约为达仅近]|高达|超过|突破|至少|只需|需)?$/.test(between) ? { end, unit } : undefined;
  }
  return undefined;
}

/** UCUM codes that tables show as they are; every other unit is given as written. */
const SHOWN: Readonly<Record<string, string>> = {
  m: "m", m2: "m2", m3: "m3", km: "km", km2: "km2", cm: "cm", mm: "mm", ha: "ha", t: "t", kg: "kg", g: "g", kw: "kW", w: "W", mw: "MW", gw: "GW", "kw.h": "kWh", "mw.h": "MWh", "gw.h": "GWh",
  "km/h": "km/h", "m/s": "m/s", "ug/m3": "ug/m3", "mg/m3": "mg/m3", "mg/l": "mg/L", s: "s", min: "min", h: "h", mu: "亩", jin: "斤", cel: "℃", ping: "坪", qing: "顷", liang: "两", d: "天", a: "年", mo: "个月", wk: "周", l: "L", ml: "mL",
};
const PER: Readonly<Record<string, string>> = { mo: "月", a: "年", d: "天", h: "h", mu: "亩", jin: "斤", wk: "周", min: "min", s: "s", cel: "℃", ping: "坪" };

export interface Measure {
  readonly value: Exact | null;
  readonly min?: Exact;
  readonly max?: Exact;
  readonly unit: string | null;
}

/** Value and unit as a table shows them. */
export function measure(q: Quantity, currency: string): Measure {
  const base = { value: q.value, unit: shownUnit(q, currency) };
  if (q.range !== undefined && q.value === null) {
    const { low, high } = q.range;
    return { value: null, unit: q.type === "multiple" ? "倍" : base.unit, ...(low === null ? {} : { min: low }), ...(high === null ? {} : { max: high }) };
  }
  switch (q.type) {
    case "percent":
      return /[‰]|^千分之/.test(q.text) ? { value: q.value === null ? null : shift(q.value, 1), unit: "‰" } : { value: q.value, unit: "%" };
    case "percentage-point":
      if (/基[点點]/.test(q.text)) return { value: q.value === null ? null : shift(q.value, 2), unit: "bp" };
      return { value: q.value, unit: q.unitText === "千分点" ? "千分点" : "pp" };
    case "discount":
      return { value: q.value === null ? null : shift(q.value, 2), unit: "%" };
    case "multiple":
      if (/番半?$/.test(q.text) && q.value !== null) return { value: q.value.text === "2" ? { text: "1", number: 1 } : q.value.text === "4" ? { text: "2", number: 2 } : q.value, unit: "番" };
      return { value: q.value, unit: "倍" };
    case "rank":
      return { value: q.value, unit: "位" };
    case "ratio":
      if (q.a === undefined || q.b === undefined) return { value: q.value, unit: "ratio" };
      return { value: q.b.text === "1" ? q.a : { text: `${q.a.text}/${q.b.text}`, number: q.a.number / q.b.number }, unit: "ratio" };
    case "fraction":
      if (q.numerator === undefined || q.denominator === undefined) return { value: q.value, unit: "ratio" };
      return { value: { text: `${q.numerator.text}/${q.denominator.text}`, number: q.numerator.number / q.denominator.number }, unit: "ratio" };
    default:
      return base;
  }
}

function shownUnit(q: Quantity, currency: string): string | null {
  if (q.unit === undefined) return null;
  const slash = q.unit.indexOf("/");
  if (q.type === "money") {
    const money = slash < 0 ? q.unit : q.unit.slice(0, slash);
    const bare = money === "CNY" && currency !== "CNY" && !/人民币|rmb|¥|cny/i.test(q.text) ? currency : money;
    if (slash < 0) return bare;
    const per = q.unit.slice(slash + 1);
    return `${bare}/${PER[per.toLowerCase()] ?? per}`;
  }
  if (q.unit === "bp" || q.unitText === "个基点" || q.unitText === "基点") return "bp";
  if (q.unitText === "岁" || q.unitText === "歲") return "岁";
  if (q.unit.charCodeAt(0) > 0x7f) return q.unitText ?? q.unit; // no code: a classifier
  return SHOWN[q.unit.toLowerCase()] ?? (q.unitText === undefined ? q.unit : asWritten(q.text, q.unitText));
}

/** 220kV: the letters of a unit as the text has them; a folded key has small ones. */
function asWritten(text: string, unit: string): string {
  const at = text.length - unit.length;
  return /^[a-z]/.test(unit) && text.slice(at).toLowerCase() === unit ? text.slice(at) : unit;
}

/** Moves the decimal point `places` to the right: exact. */
export function shift(value: Exact, places: number): Exact {
  const negative = value.text.startsWith("-");
  const [whole = "", fraction = ""] = value.text.replace("-", "").split(".");
  const digits = fraction.padEnd(places, "0");
  const head = (whole + digits.slice(0, places)).replace(/^0+(?=\d)/, "");
  let last = digits.length;
  while (last > places && digits[last - 1] === "0") last--;
  const tail = digits.slice(places, last);
  const text = (negative ? "-" : "") + head + (tail === "" ? "" : `.${tail}`);
  return { text, number: Number(text) };
}

export function negated(value: Exact): Exact {
  if (/^0(?:\.0*)?$/.test(value.text)) return value;
  const text = value.text.startsWith("-") ? value.text.slice(1) : `-${value.text}`;
  return { text, number: -value.number };
}

const COMPARATORS: Readonly<Record<string, FactComparator>> = { gt: ">", ge: "≥", lt: "<", le: "≤", approx: "≈", near: "≈" };

export function comparatorOf(q: Quantity): FactComparator {
  if (q.type === "rank" && q.top) return "≤";
  return q.comparator === undefined ? "=" : COMPARATORS[q.comparator]!;
}

/** Does the number speak of a proportion rather than an amount? */
export function isRelative(q: Quantity): boolean {
  return q.type === "percent" || q.type === "percentage-point" || q.type === "multiple" || q.type === "discount" || q.unitText === "个基点" || q.unitText === "基点";
}
