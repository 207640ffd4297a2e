import type { Lexicon } from "./lexicon.ts";
import { simplified } from "./memory.ts";
import { beginsOwnFigure } from "./counted.ts";
import type { Token, TokenKind } from "./tokens.ts";
import { signsOf, unitSigns } from "../text/unit-signs.ts";
import type { ReadingView } from "./view.ts";

/** No name is longer: what is longer is a sentence that the grammar could not cut. */
const LONGEST_NAME = 42;

/** Nouns that say nothing alone: 总数, 投资. They take the head before them. */
export const GENERIC = new Set(["总数", "总量", "总额", "总值", "总产量", "总产", "数量", "人数", "件数", "户数", "次数", "总人数", "规模", "总规模", "面积", "总面积", "总投资", "投资总额", "满意率", "满意度", "余额", "均价", "单价", "价格", "金额", "总金额", "占比", "比重", "比例", "份额", "覆盖率", "完成率", "合格率", "产量", "产值", "销量", "增加值", "达标率", "中标率", "最高单日", "单日最高", "最高", "最低", "最高值", "最低值", "峰值"]);
/** Objects of 完成 that need the project before them: 十大民生实事项目完成投资. */
export const BARE_OBJECTS = new Set(["投资", "年度投资", "总投资", "投资额", "固定资产投资", "产值", "税收", "营收", "营业收入", "销售", "销售额", "利润"]);
/** A single noun that is too wide to stand for what was counted. */
export const WIDE = new Set(["企业", "学校", "项目", "单位", "产品", "农产品", "公司", "个人", "机构", "村", "社区", "乡镇", "县", "城市", "园区", "医院", "高校", "街道", "镇", "资金", "工程", "人", "家", "个", "名", "品牌", "活动", "任务", "政策", "案件", "问题", "建议"]);

const LAST_MEASURE = new Set(["占地", "占地面积", "总占地面积", "用地面积", "建筑面积", "总建筑面积", "总面积", "收获面积", "产量", "总产量", "产值", "总产值", "播种面积", "种植面积", "出栏量", "销量", "件数", "人数", "户数", "次数"]);

/** 粮食播种面积8万亩,产量2万吨: what is measured, without the measure named before. */
export function measured(head: string): string {
  if (LAST_MEASURE.has(simplified(head))) return "";
  for (let length = 6; length >= 2; length--) if (head.length > length && LAST_MEASURE.has(simplified(head.slice(-length)))) return head.slice(0, -length);
  return head;
}

/** Quotation marks and blanks: no name holds them. */
const QUOTED = "“”‘’「」『』\"《》 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";
const QUOTES = /[“”‘’「」『』"《》\s]/g;

/** The words of tokens[from, to) as a name: quotation marks and blanks out, function words trimmed. */
export function nameOf(tokens: readonly Token[], from: number, to: number, view: ReadingView): string {
  if (from >= to) return "";
  const end = tokens[to - 1]!.end;
  let start = tokens[from]!.start;
  if (end - start > LONGEST_NAME) {
    // Take the last piece after a comma-like mark, else give the tail.
    start = end - LONGEST_NAME;
    const near = view.key.slice(start, end - 2); // no further back: a long line without 的 is not searched to its head
    const cut = Math.max(near.lastIndexOf("的"), near.lastIndexOf("、"));
    if (cut > 0) start += cut + 1;
  }
  return tidyName(view.text.slice(start, end));
}

/** 高等, 同等: words that end in 等; 等级, 等额: words that begin with it. */
const BEFORE_RANKS = "高中初平一二三特优優同均相对對劣";
const BEHIND_RANKS = "级級待效值额額量";
const COUNTED = /^[一二三四五六七八九十两\d]{1,4}[大个個项項家类類种種]/;
/** 北京、上海等地|优质学校; 地铁 and the like begin with it. */
const ELSEWHERE = /^地(?![铁鐵下面方质質震产產理热熱图圖级級道块塊])/;
const SHORTEST_KIND = 4;

/** 技术中心、研究中心等|研发机构: what the listed are examples of. */
export function exemplified(name: string): string {
  const at = name.indexOf("等");
  const comma = name.indexOf("、");
  if (comma < 0 || at - comma < 3 || BEFORE_RANKS.includes(name[at - 1]!) || BEHIND_RANKS.includes(name[at + 1] ?? " ")) return name;
  const kind = name.slice(at + 1).replace(ELSEWHERE, "").replace(COUNTED, "");
  return kind.length >= SHORTEST_KIND && !kind.includes("等") ? kind : name;
}

/** Function words and marks that no name begins or ends with. */
const FRONT = "/的了之等和与與及、・·•-+＋?)）●■◆▲★※□○│┃║*#";
const BACK = "/的之了等、和与與及・·(（从從+＋≤≥<>=≈│┃║.…";

/** 和平区, 等离子电视, 及格率: words that begin with such a character; 和|平均工资, 与|会计, 了|解放路 do not. */
const OWN_FRONT = /^(?:和(?:平(?![均时時台安方原板米])|[谐諧睦]|田[地市县縣玉]|[龙龍]市|[静靜][县縣]|[硕碩]|林格|布克|[顺順][县縣市]|解(?![决決放释釋读讀除]))|等(?:[离離]子|[级級](?![别別])|[额額候待])|的士|了解(?![决決放])|之江|[与與][会會](?![计計])|及[格时時])/;

const ALL_BRACKET = /^[(（][^()（）]*[)）]$/;

const Mark = { QUOTE: 1, FRONT: 2, BACK: 4, BRACKET: 8, FIRST: 16 } as const;
let marks: Uint8Array | undefined;

function loadMarks(): Uint8Array {
  return (marks ??= unitSigns([[QUOTED, Mark.QUOTE], [FRONT, Mark.FRONT], [BACK, Mark.BACK], ["()（）", Mark.BRACKET], ["首", Mark.FIRST]]));
}

export function tidyName(text: string): string {
  const table = loadMarks();
  const seen = signsOf(text, table);
  let name = (seen & Mark.QUOTE) === 0 ? text : text.replace(QUOTES, "");
  let from = 0;
  let to = name.length;
  while (from < to && (((table[name.charCodeAt(from)]! & Mark.FRONT) !== 0 && !OWN_FRONT.test(name.slice(from, from + 3))) || name.startsWith("以及", from))) from += name.startsWith("以及", from) ? 2 : 1;
  while (to > from && (table[name.charCodeAt(to - 1)]! & Mark.BACK) !== 0 && !/[惠普涉波遍]及$/.test(name.slice(to - 2, to))) to--;
  if (to - from < name.length) name = name.slice(from, to);
  if (name.length > 4 && name.at(-2) === "每" && "人户戶亩畝".includes(name.at(-1)!)) name = name.slice(0, -2); // 劳动生产率每人9.6万元
  if (name !== "" && "中里上".includes(name.at(-1)!)) name = name.replace(/(排名|评价|评比|考核|调查|测评|榜单|名单)(?:中|里|上)$/, "$1");
  const first = name[0];
  if (first === "为" || first === "為") name = name.replace(/^[为為]期.{1,4}[年月天周]的/, "");
  if (name.includes("为主的")) name = name.replace(/^[^的]{2,24}为主的(?=.{2})/, "");
  if (name.length > 4 && name.at(-2) === "每" && "天日年月".includes(name.at(-1)!)) name = name.slice(0, -2); // 检测能力每天4万份
  if (first === "作") name = name.replace(/^作[为為][^的]{0,20}之一的/, "");
  if ((seen & Mark.FIRST) !== 0) name = name.replace(/^.{0,8}(?:首家|首个|首座)(?=.{3})/, "");
  if ((seen & Mark.BRACKET) === 0) return name;
  if (ALL_BRACKET.test(name)) return ""; // 9省|(直辖市)
  name = name.replace(/[(（](?:即|不?含|不?包括|以下简称|简称|其中)[^()（）]*[)）]/g, "");
  // An unpaired bracket is the rest of something that was cut.
  if (/^[^(（]*[)）]/.test(name) && !/[(（]/.test(name)) name = name.replace(/^[^)）]*[)）]/, "");
  return name;
}

/** Words that stop a name on the right of its number. */
const RIGHT_STOPS = new Set<TokenKind>(["stop", "lverb", "link", "up", "down", "rank", "time", "date", "conj", "base", "target", "estimate", "add", "sub", "comma", "semi", "colon", "parent", "q", "share", "than", "adv", "upnoun", "downnoun", "prep", "to"]);
/** Predicates that may also stand before their noun: 40家上市|企业. */
const ATTRIBUTIVE = new Set(["上市", "开工", "竣工", "投产", "签约", "落地", "参展", "参赛", "参会", "受益", "停产", "关停", "复工", "转型", "升级", "支持", "服务", "运营", "开放", "开业", "营业", "执行", "安全", "整体", "已有", "存在"]);
/** 污水处理|厂, 危房改造|项目: the verb says what kind of thing it is. */
const PLANT = /^(?:厂|站|场|所|设施|中心|项目|工程|企业|机构|基地|装置|体系|平台)/;
/** 完成25处路口精细化|提升、…: what was done to them. */
const BETTERING = new Set(["提升", "改善", "增强", "优化"]);
/** 技能|提升|培训任务: what is done to better it. */
const UNDERTAKEN = /^(?:培训|工程|行动|项目|改造|任务|计划|工作)/;
/** 县(市、|区): the noun ends with its bracket. */
const OF_A_KIND = /^[市区县旗州盟镇]\)$/;
const SINGLE_STOPS = "共达是有已均都将被占为在向从由靠";
/** 11家基金会|对灾区捐款; 反对, 绝对, 结对 and 对象 are words. */
const TOWARDS = /^[^反绝相面针配结应核校作]对$/;
const BEGUN_WITH = "子象手口外方比应策";

/** 迈上2万亿元|新台阶: the height reached, no noun that is counted. */
const RUNGS = new Set(["台阶", "新台阶", "大台阶", "大关", "关口", "新关口", "门槛", "新水平", "新高度", "级台阶", "整数关口", "整数大关", "量级", "左右", "新台階", "台階", "大關", "關口"]);

/** 装备|填补了: a verb that the lexicon does not know ends the name where 了 shows it. */
const DEED = /(?!.?[为除])..了(?![解然结])/;

/** 36万农村学生|在营养改善计划中受益 */
const WITHIN = /^(.{1,6}[生人户民员者众])在(?![校园职岗读册编押逃籍线建售途场外内])./;

/** 2个项目|砌筑挡墙: behind a noun that is too wide for a name stands what was done, whatever the verb; a noun ends otherwise. */
const DOING = /^((?:项目|企业|公司|村|行政村|自然村|社区|乡镇|街道|县|学校|单位|部门|城市|园区|景区|医院|机构|小区))(?![的、和与及等(（]|集体|级|[居村]民|群众|学生|职工|用户)(?=.{4,}$).*(?<![心台地区區园園村县縣镇鎮市院校所站点點室厂廠场場馆館店司团團队隊组組会會部局处處员員人者师師生家户戶目程业業品牌奖獎号號称稱库庫河路桥线線网網道车車船机機器位体體制度策区长書记记額额率量值数數面系例件类類群])$/;

export interface RightName {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** A verb ends the zone: 整改, 建设. */
  readonly predicate: string;
}

/** The noun phrase right behind a number: 26家[国家专精特新企业]入选…; `to` is where it ends. */
export function rightName(tokens: readonly Token[], at: number, limit: number, view: ReadingView, lexicon: Lexicon, object: boolean, whole = false): RightName | null {
  let from = at;
  // 2家以上|企业: the comparator belongs to the number.
  while (from < limit && tokens[from]!.kind === "stop" && /^(?:以[上下内]|左右|不等)$/.test(tokens[from]!.word)) from++;
  while (from < limit && (tokens[from]!.kind === "quote" || (tokens[from]!.end - tokens[from]!.start === 1 && view.key[tokens[from]!.start] === "的"))) from++;
  let to = from;
  let depthQuote = from > at && tokens[from - 1]!.kind === "quote";
  for (; to < limit; to++) {
    const token = tokens[to]!;
    const word = token.word;
    if (token.kind === "quote") {
      depthQuote = !depthQuote;
      continue;
    }
    if (depthQuote && token.kind !== "comma" && token.kind !== "semi" && token.kind !== "q") continue;
    if (to > from && OF_A_KIND.test(tokens[to - 1]!.word) && view.key[token.start] !== "的") break; // 9个县(市、区)|平均降雨量
    if (token.kind === "dun") {
      const sofar = view.key.slice(tokens[from]!.start, token.start);
      if (sofar.length < LONGEST_NAME && sofar.lastIndexOf("(") > sofar.lastIndexOf(")")) continue; // 县(市、区)
      if (to === from || (!isLevel(view.key.slice(tokens[from]!.start, token.start)) && listEndsHere(tokens, to, limit))) break;
      continue;
    }
    if (token.kind === "n" && to > from && /(?:n|scope)/.test(tokens[to - 1]!.kind) && beginsOwnFigure(view.key.slice(tokens[from]!.start, token.start), word)) break; // 97家公司|净利润
    if (token.kind === "n" && !(to === from && lexicon.stops.has(word))) continue;
    const single = word.length === 1;
    if (to === from && word === "至" && to + 1 < limit && tokens[to + 1]!.kind === "n") continue; // 15条|至|东盟国家航线
    if (to === from && single && (token.kind === "up" || token.kind === "down") && to + 1 < limit && tokens[to + 1]!.kind === "n") continue; // 15个|高|科技企业
    // 有1.77亿农民|参加了合作医疗
    if (to > from && view.key[token.end] === "了") break;
    if (to === from && to + 1 < limit && tokens[to + 1]!.kind === "n" && /^(?:死亡|重伤|轻伤|伤亡|确诊|感染)$/.test(word) && view.key[tokens[to + 1]!.start] !== "的") continue; // 10例|死亡|病例
    if (to === from && word === "因" && /^.[致返]|^[残公]/.test(view.key.slice(token.end, token.end + 2))) continue; // 30名因案致贫群众
    // 新增21万农村人口|用上了自来水
    if (to > from && token.kind === "prep" && /^.{0,2}了/.test(view.key.slice(token.end, token.end + 3))) break;
    if (to === from && (word === "未" || word === "无" || word === "不") && tokens[to + 1]?.kind === "n" && to + 1 < limit) continue;
    if (to > from && /^(?:推进|支持|扶持|建设)$/.test(word) && tokens[to - 1]!.word.endsWith("重点") && to + 1 < limit && PLANT.test(tokens[to + 1]!.word)) continue; // 重点|推进|项目
    if (to === from && word.endsWith("了") && token.kind !== "n") break; // 299人|提供了|母羊
    if (token.kind === "verb" || token.kind === "keep") {
      // 完成36个问题整改: the object of a verb keeps its verbal noun; 4家中心启用 is a predicate.
      if (to === from && !lexicon.stops.has(word) && to + 1 < limit && tokens[to + 1]!.kind === "n") continue;
      if (object && !lexicon.stops.has(word) && (to + 1 >= limit || tokens[to + 1]!.kind === "comma")) continue;
      if (to > from && to + 1 < limit && tokens[to + 1]!.kind === "lverb") continue; // 8个片区项目|建设|完成年度投资
      if (to > from && /^(?:参加|参与|出席)$/.test(word)) break; // 10万名群众|参加游行
      if (to > from && ((object && whole) || (token.kind === "keep" && (object || (to + 1 < limit && tokens[to + 1]!.kind === "n" && PLANT.test(view.key.slice(tokens[to + 1]!.start, tokens[to + 1]!.start + 2))))))) continue;
      break;
    }
    if (to === from && ATTRIBUTIVE.has(word) && tokens[to + 1]?.kind === "n" && to + 1 < limit) continue;
    if (single && to > from && !SINGLE_STOPS.includes(word) && !(TOWARDS.test(view.key.slice(token.start - 1, token.end)) && !BEGUN_WITH.includes(view.key[token.end] ?? " "))) continue;
    if (object && to > from && BETTERING.has(word) && (to + 1 >= limit || UNDERTAKEN.test(tokens[to + 1]!.word) || tokens[to + 1]!.kind === "dun" || tokens[to + 1]!.kind === "comma")) continue;
    if (RIGHT_STOPS.has(token.kind) || lexicon.stops.has(word)) {
      if (token.kind === "time" && single) continue;
      break;
    }
  }
  while (to > from && (tokens[to - 1]!.kind === "dun" || tokens[to - 1]!.kind === "quote")) to--;
  const phrase = nameOf(tokens, from, to, view);
  const text = phrase.endsWith("中") ? phrase.replace(/([^高初集空水其])中$/, "$1") : phrase;
  const within = WITHIN.exec(text);
  if (within !== null) return { from, to, text: within[1]!, predicate: "" };
  const did = object || to < limit || !/^[个家户所]$/.test(tokens[at - 1]?.q?.unit ?? "") ? null : DOING.exec(text);
  if (did !== null) return { from, to, text: did[1]!, predicate: "" };
  const deed = text.search(DEED);
  if (deed > 1) return { from, to, text: tidyName(text.slice(0, deed)), predicate: "" };
  if (text.length === 0 || /^[(（或]/.test(text) || RUNGS.has(text)) return null;
  return { from, to, text, predicate: "" };
}

/** 285个|省、市、区三级项目: levels of government that a list goes through; none is what is counted. */
function isLevel(text: string): boolean {
  return /^(?:国家级?|中央|部|[省市区县州镇乡村]级?)(?:、(?:国家级?|中央|部|[省市区县州镇乡村]级?))*$/.test(text);
}

/** Is this 、 the end of a counted thing (2家医院、5家学校) and no list inside its name (36个中央、省问题整改)? */
function listEndsHere(tokens: readonly Token[], at: number, limit: number): boolean {
  for (let i = at + 1; i <= limit && i < tokens.length; i++) {
    const kind = tokens[i]!.kind;
    if (kind === "q") return true;
    if (kind === "comma" || kind === "semi") return false;
    if (i > at + 12) return false;
  }
  return false;
}
