import { CASUALTIES, kindWord, pulledBy } from "./figure-words.ts";
import { indicatorLike, simplified } from "./memory.ts";
import type { Figure } from "./naming.ts";
import { type Lexicon, Sign } from "./lexicon.ts";
import { GENERIC, nameOf, tidyName, WIDE } from "./name.ts";
import { leads, wordAt } from "./number-first.ts";
import { kindOf } from "./kind.ts";
import type { Token } from "./tokens.ts";

/** Words that lead to a noun and name nothing. */
const LEADING = new Set(["连", "連", "年", "月", "日", "季", "对", "对于", "为", "向", "比", "从", "由", "在", "占", "末", "底", "会", "對", "從", "會", "其中", "每", "各", "共", "第", "约", "近", "约占", "平均每年", "每年", "实际", "實際"]);
const AMONG = /^(.{2,}?)在(?:全[国國省市区區县縣州球]|[同各]类|[历歷]史)[^的在]{0,8}$/;
const LEADER = /^(?:.{0,8}[最较較次][多大高少小低](?:者|的)?(?:依序|依次)?|.{0,8}(?:依序|依次))[为為是](?=.{2})/;
export const PRONOUNS = new Set(["他", "她", "它", "其", "该", "此", "我", "你", "他们", "她们", "它们", "我们", "他們", "我們", "该公司", "這", "这"]);
/** Words that only say where within the indicator named before: 局部地区可达120毫米. */
const ELSEWHERE = /^(?:局部|局地|部分|个别|其他|其余|大部|大部分)(?:地区|地方|区域|地段|县市|乡镇)?(?:可|将|最大)?$/;
/** 浙江宁波、温州等地|350毫米: where it was so. */
const PLACES = /^.{2,24}(?:等地区?|局地|沿海|一带|部分地区)$/;
function isElsewhere(name: string): boolean {
  return ("局部个其大".includes(name.charAt(0)) && ELSEWHERE.test(name)) || ("地区海带".includes(name.charAt(name.length - 1)) && PLACES.test(name));
}

/** 全市, 我国: where, not what. */
export const PLACE_ONLY = /^(?:全[国國省市区區县縣州镇鎮村乡鄉球港台臺澳]|我[国國省市区區县縣州])$/;
/** 按常住人口计算, 按年平均汇率折算 */
export const METHOD = /^[按以]?.{2,24}?(?:[计計][算價价]|折算|折合|[换換]算|推算)的?/;

/** 跨越|两个|千亿元台阶: so many of what the figure is. */
export const BARE_COUNT = /^(?:[一二两三四五六七八九十几数]{1,3}[个個大次]|首[家個个座批条條项項])$/;

/** 扣除价格因素, 经调整季节变动因素后: what the change was worked out without. */
export const ADJUSTED = /^(?:扣除|剔除|撇除|[经經]?[调調]整.{1,12}[后後]$)/;
/** The longest of LEADING, PRONOUNS and BARE_COUNT. */
const LONGEST_LEADING = 4;

/** 第三产业|对经济增长的贡献率: whose it is. */
function contributor(head: string): string {
  const at = head.search(/[对對]/);
  return at > 1 && /[贡貢][献獻]率$/.test(head) ? head.slice(0, at) : head;
}

const DEEDS = new Set<Token["kind"]>(["verb", "stop"]);

/** How far things have come. */
const STAGE = /^(?:新?开工|新?签约|续建|在建|投产|竣工)(?=.{2})/;

/** 项目|开工|847个、|竣工|371个: the name of the one before with the other deed; empty when that one tells no deed. */
function doneToSame({ tokens, state }: Figure, deed: string): string {
  const { left } = state.last!;
  const before = state.names.at(-1) ?? "";
  const last = tokens[left.to - 1]!;
  if (STAGE.test(before)) return before.replace(STAGE, deed); // 开工|亿元以上项目80项、竣工55项
  return DEEDS.has(last.kind) && before.endsWith(last.word) ? before.slice(0, -last.word.length) + deed : "";
}

function hasNoun(tokens: readonly Token[], last: Figure["state"]["last"]): boolean {
  return last !== null && tokens.slice(last.left.from, last.left.to).some(({ kind }) => kind === "n");
}

function onlyVerbs(tokens: readonly Token[], { from, to }: Figure["left"]): boolean {
  for (let i = from; i < to; i++) if (!DEEDS.has(tokens[i]!.kind)) return false;
  return from < to;
}

function withoutBecoming(name: string): string {
  const at = name.includes("成") ? name.search(/成[为為]/) : -1;
  if (at < 2) return name;
  const what = name.slice(at + 2).replace(/^.{0,12}(?:首[家个座]|唯一)/, "");
  return indicatorLike(what) ? what : name.slice(0, at).replace(/(?:再次|首次|一举|已|正)$/, "");
}

/** 培训|班, 采购|项目, 转移|人员: one noun with the verb before it. */
const ONE_NOUN = /^(?:[率值额量数业者点站所场厂区员型性类级费款金价期户物品的、和与及赴到去入]|面积|价格|收入|支出|成本|能力|总[量额值数]|金额|规模|人[数次口]|水平|指数|费用|标准|业务|里程|用地|条件|服务|制度|体系|计划|方案|基金|速度|质量|空间|规划|银行|企业|人员|机构|对象|基地|中心|项目|工程|资金|任务|政策|岗位|合同|协议|标的|小组|工作|补偿|支付|活动|单位|方式|渠道)/;
const LONGEST_DEED = 5;

/** 供应|良种, 查处|违法案件: the verb says what was done, and the noun what is counted. */
function withoutDeed(name: string, { deeds, words, signs }: Lexicon): string {
  const key = simplified(name);
  if ((signs[key.charCodeAt(0)]! & Sign.DEED) === 0) return name;
  for (let length = Math.min(LONGEST_DEED, name.length - 2); length >= 2; length--) {
    if (!deeds.has(key.slice(0, length))) continue;
    const rest = key.slice(length);
    const whole = words.longestAt(key, 0, key.length);
    return ONE_NOUN.test(rest) || WIDE.has(rest) || GENERIC.has(rest) || (whole?.value === "noun" && whole.length > length) ? name : tidyName(name.slice(length));
  }
  return name;
}

/** 生产总值|剔除某煤矿闭井等不可比因素: what the growth was worked out without. */
const WITHOUT = /扣除|剔除|撇除/;
const FACTOR = /(?:因素|影响|影響)[后後外]?$/;

/** The name without what only says how, where or of whom; empty when nothing else is left. `right`: it stands behind its number. */
export function ownName(written: string, right: boolean, figure: Figure): string {
  const { tokens, zone, at, to, q, left, state, memory, reading, growing, relative, coordinated } = figure;
  const { view } = reading;
  let name = written;
  // 消费拉动GDP增长2.6个百分点: what the one added to the other.
  if (q.type === "percentage-point" && left.dir !== 0 && left.verb === "verb" && name !== "") {
    const pull = pulledBy(tokens, zone, at, view);
    if (pull !== null && /低$|^下拉$/.test(wordAt(tokens, pull, view))) left.dir = -1;
    if (pull !== null) name = (nameOf(tokens, zone, pull, view) || contributor(memory.head ?? "")) + view.text.slice(tokens[pull]!.start, tokens[left.to]!.end);
  }
  // 人均增收2229元: the verb is a part of the name.
  if (left.dir !== 0 && left.mode === "by" && !relative && at > zone && /(?:人均|户均|亩均|戶均|畝均)$/.test(name)) name = view.text.slice(tokens[left.from]!.start, tokens[at - 1]!.end);
  if (name[0] === "加") name = name.replace(/^加(?=上[级年划]|下级|地方|中央|返还|转移|调入|债务)/, ""); // 加|上级补助收入4亿元
  if ("改新扩我".includes(name[0] ?? " ")) name = name.replace(/^(?:[改新扩][(（](?:新|改|扩|改扩)[)）]建|我[们們])(?=..)/, ""); // 改(新)建|农村厕所, 我们|投资
  // 国内生产总值2000亿元,|人均|1万美元
  if (q.type === "money" && /^[人户戶亩畝]均$/.test(name) && memory.head !== null && !memory.carried && !right && !/均/.test(memory.head)) name += memory.head;
  if (!right && name.startsWith("通过")) name = name.replace(/^通过.{2,20}[为為向给給](?=.{2})/, ""); // 通过以工代赈为|贫困户77户
  if (name.endsWith("基础上") || name.endsWith("基礎上")) name = "";
  // 开工公租房10.16万套、|分配|8.1万套, 20万席、|签约投运|15万席: what was done to so many of the same.
  if (!coordinated && !right && state.last === null && q.unit !== undefined && q.unit === memory.unit && !CASUALTIES.has(name) && onlyVerbs(tokens, left) && STAGE.test(memory.head ?? "")) name = memory.head!.replace(STAGE, name);
  if (coordinated && !right && q.unit !== undefined && q.unit === memory.unit && !CASUALTIES.has(name) && (hasNoun(tokens, state.last) || STAGE.test(state.names.at(-1) ?? "")) && onlyVerbs(tokens, left)) name = doneToSame(figure, name);
  if (name.length <= LONGEST_LEADING && (PRONOUNS.has(name) || LEADING.has(name) || BARE_COUNT.test(name))) name = "";
  if (!left.linked && !right && kindWord(tokens, left.from, left.to) && PLACE_ONLY.test(name)) {
    left.scope ??= name;
    name = "";
  }
  // 按常住人口计算人均生产总值: the way it was worked out is no name.
  const method = "若如按以".includes(view.key.charAt(state.clause[0])) && /^[若如]?[按以]/.test(view.key.slice(state.clause[0], state.clause[0] + 2)) ? METHOD.exec(name) : null;
  if (method !== null) {
    name = name.slice(method[0].length);
    const place = /^(?:全[国省市区县州]|我[省市区县州])(?=..)/.exec(simplified(name));
    if (place !== null) {
      left.scope ??= place[0];
      name = name.slice(place[0].length);
    }
  }
  // 固定资产投资127亿元(含产业基地119亿元)
  if (name.length > 2 && name.startsWith("含") && !/^含.?[率量]$/.test(name) && memory.head !== null && "(（".includes(view.text[state.clause[0] - 1] ?? " ")) {
    name = name.slice(1);
    left.parent = true;
  }
  const without = growing && FACTOR.test(name) ? name.search(WITHOUT) : 0;
  if (without > 1) {
    left.base ??= name.slice(without);
    name = name.slice(0, without);
  }
  // 扣除价格变动则下跌6.1%: what the change was worked out without.
  if (memory.head !== null && "扣剔撇经經调調".includes(name.charAt(0)) && ADJUSTED.test(name) && (growing || kindOf(q, left, relative, name) === "growth")) {
    left.base ??= name;
    name = "";
  }
  if (memory.head !== null && left.subject === null && !right && isElsewhere(simplified(name))) {
    left.scope = name;
    name = "";
  }
  // ,|对|经济增长的贡献率达54.95%: whose it is was named before.
  if (memory.head !== null && left.subject === null && /[贡貢][献獻]率$/.test(name) && "对對".includes(view.text[state.clause[0]] ?? " ")) name = contributor(memory.head) + tidyName(view.text.slice(state.clause[0], tokens[left.to - 1]!.end));
  if (memory.head !== null && name.endsWith("之比") && "与與".includes(view.text[state.clause[0]] ?? "")) name = `${memory.head}与${name}`;
  // 限售股份|期初|数量: the time stands inside the name.
  if (left.subject !== null && left.verb === null && !right && (GENERIC.has(simplified(name)) || (name.length === 2 && left.time !== null))) {
    name = nameOf(tokens, left.subject[0], left.subject[1], view) + name;
    left.scope = null;
  }
  // 工业总量|成为全区第四个突破2000亿元的地区: what became of it is no name; 发展成为|总资产2亿元的企业 has one of its own.
  // 经济总量|在全市各县区中率先突破500亿元: where it was the first.
  if (!right && !relative && /.{2}[占佔]$/.test(name)) name = name.slice(0, -1); // 观光旅客占|467万人
  if (!right && name.includes("在")) name = name.replace(AMONG, "$1");
  if (!right && name.includes("中")) name = name.replace(/^[^的]{1,8}中[共现現]?有(?=..)/, ""); // 教师中有|教授1050人
  if (!right) name = withoutBecoming(name);
  if (name[0] === "是") name = name.replace(/^是(?=[^否].)/, "");
  if (name[0] === "其") name = name.replace(/^其(?=[^他它她中余餘次实實])/, "");
  // 就诊人次|为平日的1.6倍
  if (q.type === "multiple" && !growing) name = name.replace(/(.{2})[为為是](?:平日|平时|平時|往常|去年|上年|往年|同期|常年)的?$/, "$1");
  // 照明电价,|整顿前|为0.8元: when.
  if (!right && (memory.pending !== null || memory.head !== null) && "前后後".includes(name.charAt(name.length - 1)) && /^.{2,5}[前后後]$/.test(name)) {
    left.scope = name;
    name = "";
  }
  // 全员效率|达每工11吨: for what it is reckoned.
  if (name.length > 5 && name.includes("每")) name = name.replace(/(.{2})[达達為为约約]每.{1,3}$/, "$1");
  // 交易量较多者为|甘蓝: which one it was.
  if (name.includes("为") || name.includes("為") || name.includes("是")) name = name.replace(LEADER, "");
  if (!right && !relative && q.type !== "rank") name = withoutDeed(name, reading.lexicon);
  // 跌幅以|电子类指数|下跌5%为最大: whose fall it is.
  if (!right && growing) name = name.replace(/^[涨漲跌升增降][幅势勢]以(?=.{2})/, "");
  // 单价以甲市56万元|最高: the indicator before 以, who has it behind.
  const held = leads(tokens, at + 1, to, view) ? /^(.{2,})以(.{2,16})$/.exec(name) : null;
  if (held !== null && !right) {
    // 各行业中|以批发业|增加6人最多: it is one of them that did.
    const among = held[1]!.endsWith("中");
    if (!among) left.scope = held[2]!;
    name = held[among ? 2 : 1]!;
  }
  return name;
}
