import type { Quantity } from "../numerals/types.ts";
import { isPlanNoun, joinTime, type Left, type Raw, setStatus, type Word } from "./left-parts.ts";
import { WIDE } from "./name.ts";
import { isRelative } from "./quantity.ts";
import type { Token, TokenKind } from "./tokens.ts";

const PREFIXES = new Set<TokenKind>(["time", "date", "scope", "rankscope", "adv", "conj", "parent", "target", "estimate", "base", "quote", "lverb", "verb", "add", "sub", "link", "than", "dun", "to", "colon"]);
/** Adverbs that are adjectives before a noun: 有效用工备案数, 高质量发展. They go only before a verb. */
const ADJECTIVAL = new Set(["有效", "全面", "高质量", "高标准", "快速", "高效", "直接", "连续", "基本", "平均", "整体", "总体", "积极", "稳定", "合理", "有序", "大幅", "明显", "显著", "快", "提前", "现场", "当场", "全部", "新", "轻微"]);
const VERBS = new Set<TokenKind>(["lverb", "verb", "keep", "add", "sub", "up", "down", "adv", "target", "estimate", "link"]);
const HAVING = new Set(["拥有", "有", "配备", "占有", "享有", "拥有的"]);
const PLACES = new Set(["全国", "全省", "全市", "全区", "全县", "全州", "全镇", "我国", "我省", "我市", "我区", "我县"]);
/** 实际|利用外资增长5%: what came in, no growth in real terms. */
const USED = /^(?:利用|使用|到位|到[账帐賬]|引进|吸收|[缴繳][纳納])/;
/** 实际利用外资: part of a name as often as a base. */
export const NOT_A_BASE = new Set(["实际", "名义"]);
/** What divides a subject from the object that is counted. */
const CUTS = new Set<TokenKind>(["lverb", "verb", "keep", "add", "sub", "target", "estimate", "parent", "conj", "adv", "time", "date", "link"]);

/** What is done towards someone. */
const TOWARDS = /(?:出口|进口|进出口|贸易|投资|援助|转移支付|出口额|进口额|贸易额|直接投资)$/;

/** 对东盟出口, 自东盟进口橡胶: with whom one trades is a part of the name. */
function isPartner(left: Left, tokens: readonly Token[], at: number, word: Word): boolean {
  const to = divides(left, tokens, word);
  if (at + 2 > to || to - at > LONGEST_PARTNER) return false;
  if (/^[对對]$/.test(word(at))) return TOWARDS.test(word(to - 1)) || (word(to - 1) === "分别" && TOWARDS.test(word(to - 2)));
  if (word(at) === "以") return /方式.{0,20}的/.test(word(at + 1)); // 以个人游方式来澳的旅客
  if (!/^[自从從]$/.test(word(at))) return false;
  for (let i = at + 1; i < to; i++) if (/^.{0,12}(?:进口|采购)/.test(word(i))) return true;
  return false;
}

/** 对|拉美、非洲、中亚等新兴市场|出口: how many tokens name them. */
const LONGEST_PARTNER = 10;

/** Takes time, scope, light verbs and joining words off the front. */
export function dropPrefix(left: Left, tokens: readonly Token[], q: Quantity, word: Word, raw: Raw): void {
  left.restore = left.to;
  for (; left.from < left.to; left.from++) {
    const i = left.from;
    const token = tokens[i]!;
    const text = word(i);
    if (token.kind === "n" && /^[和与及、]$|^(?:的|了|之)$/.test(text)) continue;
    if (text === "据" && i + 1 < left.to && SOURCE.test(word(i + 1))) {
      left.from++; // 据|某部门统计
      continue;
    }
    if (token.kind === "prep" || token.kind === "rank" || token.kind === "stop") {
      // 在…排名, 从…: one-character prepositions only, and a word of rank that begins the clause.
      if (token.kind === "prep" && (isPartner(left, tokens, i, word) || (text === "向" && left.linked && qualifies(tokens, i, left.to)))) break; // 对东盟出口, 向公众提供的服务
      if (token.kind === "prep" && text.length === 1 && i + 1 < left.to) continue;
      if (token.kind === "rank" && KEEPING.test(text) && i + 1 < left.to) continue; // 保持|全国竞争力排名第19位
      if (token.kind !== "prep" && (text === "有" || text === "获得" || text === "获" || text === "进入" || text === "登上") && i + 1 < left.to) continue;
      if (token.kind === "stop" && i + 2 === left.to && WIDE.has(word(i + 1)) && text.length === 2) break; // 投产|项目
      if (token.kind === "stop" && i + 1 < left.to && /^(?:累计|成功|顺利|全部|连续|整体|再次|首次|目前|其中|分别|共|竣工|开工|完工|投产|投用)$/.test(text)) continue;
      break;
    }
    // 新、|改建|农村公路
    if (text === "新" && tokens[i + 1]?.kind === "dun" && i + 3 < left.to && /^(?:改建|扩建|改扩建|续建)$/.test(word(i + 2))) {
      left.from = i + 2;
      left.verb = "verb";
      continue;
    }
    // 新建和|改扩建|幼儿园
    if (token.kind === "keep" && left.verb === "verb" && i > 0 && /^[和与及、]$/.test(word(i - 1)) && i + 1 < left.to && tokens[i + 1]!.kind === "n") continue;
    if (text === "其余" && tokens[i + 1]?.kind === "n" && i + 1 < left.to) break; // 其余|货类
    if (!PREFIXES.has(token.kind) || (token.kind === "conj" && isPartner(left, tokens, i, word))) break; // 自东盟进口橡胶
    switch (token.kind) {
      case "time":
      case "date":
        left.time = joinTime(left.time === null || !followsTime(tokens, i) ? null : left.time, raw(i, i + 1)) ?? left.time;
        break;
      case "scope":
      case "rankscope":
        if (token.kind === "rankscope" && !/^(?:全[国省市区县州镇乡村港台校系旗盟师团])/.test(text)) return;
        if (i + 1 >= left.to) return;
        if (q.type === "cardinal" && text.endsWith("级")) return; // 市级|示范店: which kind is counted
        left.scope = raw(i, i + 1);
        break;
      case "parent":
        left.parent = true;
        break;
      case "target":
      case "estimate":
        setStatus(left, tokens, i, word);
        break;
      case "base":
        // 实际使用金额, 实际利用外资: of a level it is a part of the name.
        if ((text === "实质" || text === "名义") && tokens[i + 1]?.kind === "n") return; // 实质薪资
        if (NOT_A_BASE.has(text) && ((left.dir === 0 && !left.growthNoun) || USED.test(word(i + 1).replace(/^直接$/, "") || word(i + 2)))) return;
        left.base ??= raw(i, i + 1);
        break;
      case "lverb":
      case "verb":
        if (isDeed(i, word)) return;
        left.verb = token.kind;
        left.restore = Math.min(left.restore, i);
        break;
      case "add":
      case "sub":
        left.verb = token.kind;
        if (!isRelative(q)) left.change = token.kind === "add" ? 1 : -1;
        break;
      case "link":
        if (text.length === 1 && (!/[为是有达共超约仅]/.test(text) || (/[达超约]/.test(text) && tokens[i + 1]?.kind === "n" && i + 1 < left.to))) return; // 约基奇, 达州市
        break;
      case "adv":
        if (text === "已" && tokens[i + 1]?.kind === "n" && standsUndone(tokens, i + 1, left.to)) return; // 已售未结转金额
        if (ADJECTIVAL.has(text) && !VERBS.has(tokens[i + 1]?.kind ?? "n")) return;
        if (text === "均" || text === "都" || (text === "各" && !/^(?:n|rankscope|scope)$/.test(tokens[i + 1]?.kind ?? "n"))) left.each = true; // 各|行业中
        break;
      case "than": {
        const next = tokens[i + 1]?.kind;
        if (next === "time" || next === "date") {
          left.base ??= raw(i + 1, i + 2);
          left.from++;
        } else if (text === "与") break;
        else return;
        break;
      }
      default:
    }
  }
}

/** 售|未|结转金额, 销售但未|结算金额: what was done, and what was not. */
function standsUndone(tokens: readonly Token[], at: number, to: number): boolean {
  for (let i = at; i < Math.min(to, at + 3); i++) if (tokens[i]!.word.includes("未")) return true;
  return false;
}

/** Index of 占, before which a subject ends; the end of the name when there is none. */
function divides(left: Left, tokens: readonly Token[], word: Word): number {
  for (let i = left.from; i < left.to; i++) if (tokens[i]!.kind === "share" && word(i).includes("占")) return i;
  return left.to;
}

const COUNTED_IN = /(?:人数|户数|件数)$/;
const INSURED = /(?:保险|贷款|就业|培训|医保)$/;
const SOURCE = /^.{1,14}(?:统计|监测|介绍|预测|测算|核算|显示)$/;
const KEEPING = /^(?:继续|持续)?保持$/;
/** Nouns that take the verb before them into their name; 引进项目 may be a clause as well. */
const UNDERTAKING = new Set(["工程", "计划", "行动", "试点", "机制", "体系"]);

function listedBefore(tokens: readonly Token[], from: number, at: number): boolean {
  for (let i = from; i < at; i++) if (tokens[i]!.kind === "dun") return true;
  return false;
}

/** 苏州|已组织|专车: the last verb inside divides the subject from what is counted. */
export function cutSubject(left: Left, tokens: readonly Token[], word: Word, raw: Raw): void {
  if (left.from >= left.to) return;
  const share = divides(left, tokens, word);
  for (let i = share - 1; i > left.from; i--) {
    const token = tokens[i]!;
    if (i + 1 === share && token.kind === "adv" && i + 1 < left.to) continue; // 养殖面积|已|占总面积的80%
    const text = word(i);
    if (!CUTS.has(token.kind)) continue;
    if (token.kind === "target" && tokens[i - 1]!.kind === "n" && isPlanNoun(tokens, i, left.to, word)) continue; // 科技|计划|项目
    if ((token.kind === "verb" || token.kind === "lverb" || token.kind === "keep") && word(i + 1).startsWith("的")) continue; // 案件|涉及|的金额: one noun phrase
    if (token.kind === "verb" && i + 2 === share && tokens[i - 1]!.kind === "n" && UNDERTAKING.has(word(i + 1))) continue; // 人才|引进|工程
    if (text === "建设" && left.verb !== null && tokens[i - 1]!.kind === "n" && tokens[i + 1]!.kind === "n" && !ORGAN.test(word(i - 1))) continue; // 创建|新农村|建设|示范村
    if (token.kind === "verb" && i + 2 === left.to && (tokens[i + 1]!.kind === "verb" || tokens[i + 1]!.kind === "keep") && tokens[i - 1]!.kind === "n") continue; // 基础设施|建设|投入
    if (token.kind === "add" && i + 2 === left.to && tokens[i - 1]!.kind === "n" && COUNTED_IN.test(word(i + 1)) && INSURED.test(word(i - 1))) continue; // 养老保险|新增|参保人数
    if (text === "当年" && left.each && tokens[i - 1]!.kind === "n" && listedBefore(tokens, left.from, i)) continue; // 治理率、危桥|当年|处置率均达
    if (token.kind === "verb" && PER_HEAD.test(word(i - 1))) continue; // 人均|受理|案件
    if ((token.kind === "verb" || token.kind === "keep") && left.linked && qualifies(tokens, i, left.to)) continue; // 提供住宿服务的|场所|共|142间
    if (text.length === 1 && !/[已共均将超达为]/.test(text)) continue;
    if ((text === "不足" || text === "不到") && i + 1 < left.to) continue; // 证据不足不起诉
    if (text === "共" && ORGAN.test(word(i - 1))) {
      setSubject(left, tokens, i, raw);
      left.from = i + 1;
      return;
    }
    if (text.length === 1 && /[为达超共将]/.test(text) && !(text === "将" && left.dir !== 0) && i + 1 < left.to && tokens[i + 1]!.kind === "n" && tokens[i - 1]!.kind === "n") continue;
    if (token.kind === "adv" && ADJECTIVAL.has(text)) continue;
    // 每千人口|拥有|执业医师: a rate is named with what it is counted on.
    if (HAVING.has(text) && word(left.from).startsWith("每") && i <= left.from + 1) return;
    if (i + 1 >= left.to && token.kind !== "keep") continue;
    if (token.kind === "keep" && TOWARDS.test(text) && /^[对對]$/.test(word(left.from))) continue; // 对东盟|出口|占
    if (token.kind === "keep") {
      // 企业出口 is a noun phrase; 政策为市民节约利息 is a clause.
      if (i + 1 >= left.to) continue;
      // 流感疫苗愿接尽接、|培训|师资3519人次: an item of its own; 生产、销售收入 is one noun.
      const item = tokens[i - 1]!.kind === "dun" && i - 2 >= left.from && tokens[i - 2]!.kind === "n" && word(i - 2).length > 2;
      if (!item && (tokens[i - 1]!.kind === "dun" || !acts(tokens, left.from, i, word))) continue;
      left.verb ??= "keep";
      setSubject(left, tokens, i, raw);
      left.from = i;
      return;
    }
    // 各类住房|已|开建6.08万套: the verb alone names nothing.
    if (token.kind === "adv" && /^已经?$/.test(text) && i + 2 === left.to && tokens[i + 1]!.kind === "stop") {
      left.to = i;
      continue;
    }
    if (token.kind === "time" || token.kind === "date") {
      left.time = joinTime(left.time, raw(i, i + 1));
      let said = i - 1; // 公布|去年|12月|出口
      for (; said > left.from && isTime(tokens[said]!.kind); said--) left.time = joinTime(raw(said, said + 1), left.time);
      if (tokens[said]!.kind === "verb") left.verb ??= "verb";
    }
    setStatus(left, tokens, i, word);
    if (token.kind === "parent") left.parent = true;
    if (token.kind === "add" || token.kind === "sub") {
      left.verb = token.kind;
      left.change ||= token.kind === "add" ? 1 : -1;
    } else if (token.kind === "lverb" || token.kind === "verb") left.verb ??= token.kind;
    setSubject(left, tokens, i, raw);
    if (token.kind === "verb") left.restore = i;
    left.from = i + 1;
    while (left.from + 1 < left.to && tokens[left.from]!.kind === "rank" && KEEPING.test(word(left.from))) left.from++;
    // What else the front holds: 今年, 力争.
    for (let j = left.subject?.[0] ?? i; j < i; j++) {
      const kind = tokens[j]!.kind;
      setStatus(left, tokens, j, word);
      if (kind === "time" || kind === "date") left.time ??= raw(j, j + 1);
    }
    return;
  }
}

/** Verbs whose object is a deed, which the verb behind names: 开展|自行|补充侦查. */
const DOING = new Set(["开展", "进行", "组织开展", "累计开展", "予以", "给予"]);

function isDeed(at: number, word: Word): boolean {
  return at > 0 && DOING.has(word(at > 1 && word(at - 1) === "自行" ? at - 2 : at - 1));
}

/** 提供|住宿服务的|酒店: does the verb at `at` say which, with 的 before what is counted? */
function qualifies(tokens: readonly Token[], at: number, to: number): boolean {
  for (let i = at + 1; i < to; i++) if (/的./.test(tokens[i]!.word) || (i + 1 < to && tokens[i]!.word.endsWith("的"))) return true;
  return false;
}

/** What is counted for each stays before the verb. */
const PER_HEAD = /(?:人均|户均|亩均|日均|月均|场均|件均|单均)$/;

/** Who acts; a 棚户区 or a 小区 is acted on. */
const ORGAN = /(?:公司|集团|局|部门|力量|海关|机关|政府|法院|检察院|平台|[省市县镇州]|(?<![小户片街厂灌矿库林])区|医院|中心|站|队伍?|所|店|社|厂|馆|行)$/;

/** Has the verb at `at` a subject of its own? 政策为市民|节约, 法院共|审结, 公安局|破获; 生活|救助金 is one noun. */
function acts(tokens: readonly Token[], from: number, at: number, word: Word): boolean {
  // 已|签订|安置|补偿协议: the verb before it has the subject.
  for (let i = at - 1; i > from; i--) if (tokens[i]!.kind === "verb" || tokens[i]!.kind === "lverb" || tokens[i]!.kind === "keep") return false;
  for (let i = from; i < at; i++) if ((tokens[i]!.kind === "adv" && !ADJECTIVAL.has(word(i))) || ((tokens[i]!.kind === "link" || tokens[i]!.kind === "prep") && /^[为向对给]$/.test(word(i)))) return true;
  return ORGAN.test(word(at - 1));
}

export function setSubject(left: Left, tokens: readonly Token[], at: number, raw: Raw): void {
  let to = at;
  while (to > left.from && tokens[to - 1]!.kind !== "n") to--;
  let from = left.from;
  while (from < to && tokens[from]!.kind !== "n" && !(tokens[from]!.kind === "keep" && tokens[from + 1]!.kind === "n")) from++;
  if (from >= to) return;
  left.subject = [from, to];
  const text = raw(from, to);
  if ((left.scope === null || PLACES.has(left.scope)) && text.length >= 2 && text.length <= 16 && !/^(?:[在对向为从由(（]|主要$)/.test(text)) left.scope = (left.scope ?? "") + text.replace(/[“”"的]/g, "");
}

/** “十一五”|期末: a quotation mark may stand between. */
function followsTime(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.kind === "quote" ? at - 2 : at - 1;
  return before >= 0 && isTime(tokens[before]!.kind);
}

function isTime(kind: TokenKind): boolean {
  return kind === "time" || kind === "date";
}
