import { CASUALTIES, isLooseHan, servesVerb } from "./figure-words.ts";
import type { Left } from "./left-parts.ts";
import { INDICATOR_END, indicatorLike, simplified } from "./memory.ts";
import { nameOf, type RightName, rightName, WIDE } from "./name.ts";
import type { Figure, Naming } from "./naming.ts";
import { actionName, endsItem, onlyLinks, predicateName, withNoun, wordAt } from "./number-first.ts";
import { PLACE_ONLY } from "./own-name.ts";
import type { Token } from "./tokens.ts";
import type { ReadingView } from "./view.ts";

/** 船厂|30万吨|矿砂船|交付, 自主研发的|6万吨|装备: a measure between its owner and its noun is the noun's. */
function sizeOf(tokens: readonly Token[], left: Left, found: RightName, to: number, name: string, view: ReadingView): boolean {
  if (view.key[tokens[left.to - 1]!.end - 1] === "的") return true;
  if (indicatorLike(name)) return false;
  if (found.to >= to && indicatorLike(found.text)) return true; // 形成“四区三厂”|3000吨|产能
  const { kind } = tokens[found.to] ?? { kind: "comma" };
  return kind === "stop" || kind === "verb" || kind === "keep" || kind === "adv";
}

/** 80%|以上|的实际使用外资 */
const BOUND = /^(?:以上|以下|左右)$/;
/** 逾|57万人被迫离家 */
const BOUNDS = /^[逾超近约]$/;
export const FOR = new Set(["为", "向", "给", "帮助", "带动", "扶持", "帮扶", "支持"]);
/** Verbs whose object does something of its own: 带动3.2万人|脱贫, 造成65万人|受灾. */
const CAUSING = new Set(["造成", "导致", "引发", "致使"]);
const SERVED = new Set([...FOR, ...CAUSING]);
/** 价值|11.2万元的物资 */
const WORTH = /^(?:总?价值|[总總]?價值|货值|貨值)$/;

/** What a noun behind the number may be counted or measured in. */
const COUNTING = new Set<Figure["q"]["type"]>(["cardinal", "money", "quantity", "multiple"]);
/** 增速|在全国36个城市中排名第10位 */
const RANKED = /^(?:增速|增幅|总量|數量|数量|规模|規模|总额)$/;

/**
 * The name, which stands before the number unless a noun behind it says what is counted: 新增26家|国家级企业, 3人|死亡,
 * 49.1%的|游客. Null when the number says something of what is named elsewhere.
 */
export function nameBehind(figure: Figure, before: string): Naming | null {
  const { tokens, zone, at, to, q, left, reading, followed, growing, relative } = figure;
  const { view } = reading;
  const lead = wordAt(tokens, at - 1, view);
  let name = before === lead && FOR.has(lead) && q.type === "cardinal" ? "" : before; // 扶持|1.4万人|成功创业
  // 暴雨至少|造成|65万人受灾: what was caused stands behind.
  if (CAUSING.has(lead) && at + 1 < to && name !== "") {
    left.scope ??= nameOf(tokens, zone, at - 1, view) || null;
    left.verb = "verb";
    name = "";
  }
  // 9省|49市: levels of government, and no names.
  if (q.type === "cardinal" && /^[省市州盟]$/.test(q.unit ?? "") && !left.linked && !growing) return null;
  // 航空|共|执行|4555个航班: what was done stands behind.
  if (followed && (q.type === "cardinal" || q.type === "quantity") && at > zone && (tokens[at - 1]!.kind === "stop" || tokens[at - 1]!.kind === "verb")) left.holds = true;
  const isSaid = left.linked && name !== "" && left.holds !== true && !FOR.has(lead) && !(left.verb === "lverb" && followed); // 企业|有|43家, but 新城|完成|5亿元建设量
  let naming: Naming | null = { name, right: false, tier: "A", acted: false };
  if (COUNTING.has(q.type) && !relative && !growing && !isSaid) naming = nameCounted(figure, name);
  if (naming === null) return null;
  if (q.type === "percent" && naming.name === "" && !growing) naming = nameDoers(figure) ?? naming;
  return (q.type === "percent" || q.type === "discount") && !growing ? nameShared(figure, naming) : naming;
}

/** 新增26家|国家级企业: a count or a sum, and what it is of. */
function nameCounted(figure: Figure, before: string): Naming | null {
  const { tokens, at, next, to, q, left, state, reading } = figure;
  const { view, lexicon } = reading;
  let name = before;
  const isNumberNext = next === at + 1 && tokens[next]?.kind === "q";
  // 2500余公里|3460个排污口: both are of what stands behind the second.
  if (isNumberNext && PLACE_ONLY.test(name)) {
    left.scope ??= name;
    name = "";
  }
  const stacked = isNumberNext && name === "" && tokens[next]!.start === tokens[at]!.end;
  const hasObject = left.verb !== null || state.last?.verbed === true;
  const found = stacked ? rightName(tokens, at + 2, to, view, lexicon, hasObject) : rightName(tokens, at + 1, next, view, lexicon, hasObject, left.verb === "lverb" && next === to);
  const asWritten: Naming = { name, right: false, tier: "A", acted: false };
  if (found === null) return nameOfKind(figure) ?? nameOfCasualties(figure) ?? (name === "" && !(figure.coordinated && state.last?.right === false) ? nameOfDeed(figure, stacked ? at + 2 : at + 1) : null) ?? asWritten;
  if (isPlaceOfRank(figure, found) || (name === "" && isPartOfNext(figure, found))) return null;

  const attributed = view.key[startOf(q) - 1] === "的"; // 接受调查的377名|总经理
  const listed = isListed(figure);
  const isUnit = (found.text === "单位" || found.text === "單位") && name !== "" && !listed; // it adds nothing to a name
  const done = isUnit ? null : whomItServes(figure, found, name);
  if (done !== null) return done;
  // 客房数增加3611|房
  if (isUnit || (found.text.length === 1 && q.unit === undefined && indicatorLike(name))) {
    state.consumed = found.to;
    return asWritten;
  }
  if (name !== "" && !attributed && leadsOn(figure, found)) return asWritten;
  const isHeld = left.holds === true && (q.type === "cardinal" || (q.type === "quantity" && !EACH.test(name))); // 五省有1.1亿亩|小麦晚播
  const isDone = left.verb === "lverb" && indicatorLike(found.text); // 新城|完成|5亿元|建设量
  if (left.linked && name !== "" && !((isHeld || isDone) && !indicatorLike(name))) return asWritten;
  const isWorth = q.type === "money" && WORTH.test(name) && view.key[q.end] === "的";
  if (!(name === "" || listed || q.type === "cardinal" || isHeld || isDone || attributed || isWorth || (left.verb === null && sizeOf(tokens, left, found, to, name, view)))) return asWritten;
  return q.type === "cardinal" && isLooseHan(q) ? null : nounBehind(figure, found, name, listed, stacked);
}

function nounBehind({ tokens, next, q, left, state, reading, coordinated }: Figure, found: RightName, before: string, listed: boolean, stacked: boolean): Naming {
  if (before.length > 1 && !listed && left.scope === null && before.length <= LONGEST_SCOPE && !before.includes("、")) left.scope = before;
  let name = withNoun(found.text, tokens, found.to, next, q.unit);
  if (!stacked) state.consumed = found.to;
  if (WIDE.has(name) && left.verb === null) name = predicateName(tokens, found.to, next, name, reading.view) ?? name;
  return { name, right: true, tier: left.verb === null && !coordinated ? "B" : "A", acted: false };
}

const LONGEST_SCOPE = 12;
/** 人均|有1亩多: a rate, named as it stands. */
const EACH = /^(?:人均|户均|每)/;

function startOf(q: Figure["q"]): number {
  return q.extent?.start ?? q.start;
}

/** 钢铁、水泥等|13家|企业: what is counted was listed. */
function isListed({ tokens, q, left, reading: { view } }: Figure): boolean {
  return view.key.slice(Math.max(0, q.start - 3), startOf(q)).endsWith("等") || (left.to > left.from && view.key[tokens[left.to - 1]!.end - 1] === "等");
}

/** 在全国|36个|中心城市中|排名第10位: where the rank is held. */
function isPlaceOfRank({ tokens, zone, at, next, to, q, state, memory, reading: { view } }: Figure, found: RightName): boolean {
  if (q.type !== "cardinal" || next >= to || tokens[next]!.q!.type !== "rank") return false;
  // 利税率|居|全国44个中心城市|第一位
  if (found.to === next && at - 2 >= zone && tokens[at - 1]!.kind.endsWith("scope") && tokens[at - 2]!.kind === "rank") {
    memory.rankScope = view.text.slice(tokens[at - 1]!.start, tokens[next - 1]!.end);
    memory.pending = nameOf(tokens, zone, at - 2, view) || memory.pending;
    state.consumed = found.to;
    return true;
  }
  if (view.key[tokens[found.to - 1]!.end - 1] !== "中" && !wordAt(tokens, found.to, view).startsWith("中")) return false;
  let open = at - 1;
  while (open >= zone && wordAt(tokens, open, view) !== "在") open--;
  if (open < zone) return false;
  memory.rankScope = view.text.slice(tokens[open]!.end, tokens[found.to - 1]!.end).replace(/中$/, "");
  const ranked = nameOf(tokens, zone, open, view);
  if (RANKED.test(ranked)) memory.rankBy = ranked;
  else if (ranked.length > 2) memory.pending = ranked;
  state.consumed = found.to;
  return true;
}

/** 70个|大中城市销售价格|上涨7.6%: the count is a part of the name that the next figure has. */
function isPartOfNext({ tokens, next, to }: Figure, found: RightName): boolean {
  return next < to && INDICATOR_END.test(simplified(found.text.slice(-8))) && onlyLinks(tokens, found.to, next);
}

/** 企业5家|销售收入|3亿元 leads to the next figure; 等13家|单位|19项成果 does not. */
function leadsOn({ tokens, next, to, reading: { view } }: Figure, found: RightName): boolean {
  if (next >= to || !onlyLinks(tokens, found.to, next) || "和与及、".includes(view.key[tokens[next]!.start - 1]!)) return false;
  return found.to < next || indicatorLike(found.text) || next + 1 >= to || tokens[next + 1]!.kind !== "n";
}

/** 3人|死亡 */
function nameOfCasualties({ tokens, at, next, to, q, state, reading: { view } }: Figure): Naming | null {
  if (!CASUALTIES.has(wordAt(tokens, at + 1, view)) || !endsItem(tokens, at + 2, next, to) || !/^[人名例]/.test(q.unit ?? "")) return null;
  state.consumed = at + 2;
  return { name: view.text.slice(tokens[at + 1]!.start, tokens[at + 1]!.end), right: true, tier: "A", acted: false };
}

/** 平台为2092家|企业|解决贷款84亿元: whom it was done for. */
function whomItServes({ tokens, at, next, q, left, state, reading: { view } }: Figure, found: RightName, name: string): Naming | null {
  if (!left.linked || q.type !== "cardinal" || !FOR.has(wordAt(tokens, at - 1, view)) || found.to >= next || !servesVerb(tokens, found.to)) return null;
  left.scope ??= name === "" ? null : name;
  state.consumed = found.to;
  return { name: found.text, right: true, tier: "B", acted: false };
}

/** 10人|捐献造血干细胞, 带动3.2万人|脱贫: what people did. */
/** 其中有|85家|为|公募基金会: what so many of them are. */
function nameOfKind({ tokens, at, next, to, q, reading: { view } }: Figure): Naming | null {
  if (q.type !== "cardinal" || next !== to || at + 3 !== to || !/^[为是]$/.test(wordAt(tokens, at + 1, view))) return null;
  const kind = tokens[at + 2]!;
  if (kind.kind !== "n" || /^[期何一每了]/.test(kind.word)) return null; // 为期两年, 每10人为一组
  return { name: nameOf(tokens, at + 2, to, view), right: true, tier: "A", acted: false };
}

function nameOfDeed({ tokens, zone, at, to, q, left, reading: { view } }: Figure, from: number): Naming | null {
  if (q.type !== "cardinal" || !(left.parent || /^[人名位户]/.test(q.unit ?? ""))) return null;
  const isBound = at === zone + 1 && BOUNDS.test(tokens[zone]!.word);
  const served = left.verb === "lverb" || SERVED.has(wordAt(tokens, at - 1, view));
  return served || (left.verb === null && (!left.linked || left.holds === true || isBound)) ? deed(actionName(tokens, from, to, view)) : null;
}

function deed(acted: string | null): Naming | null {
  return acted === null ? null : { name: acted, right: true, tier: "B", acted: true };
}

/** 92%|未接种疫苗: who they are is what they did. */
function nameDoers({ tokens, at, next, to, left, state, memory, reading: { view } }: Figure): Naming | null {
  const after = tokens[at + 1];
  if (left.linked || left.base !== null || left.from < left.to || at !== state.consumed - 1 || tokens[at]!.start !== state.clause[0]) return null;
  if (memory.divided === null && memory.within === null && memory.head?.endsWith("者") !== true) return null;
  if (at + 2 >= to || next !== to || !(after!.kind === "n" || after!.kind === "verb" || after!.kind === "stop")) return null;
  const acted = actionName(tokens, at + 1, to, view);
  if (acted === null || acted.startsWith("的")) return null;
  left.share = true;
  return deed(acted);
}

/** 49.1%的|游客|选择省内游: of whom it is said. Null when the percentage is of something that nothing names. */
function nameShared({ tokens, at, next, q, left, state, reading: { view, lexicon } }: Figure, naming: Naming): Naming | null {
  const { name } = naming;
  const after = tokens[at + 1];
  // 所有乡镇和95%|建制村|通硬化路
  const ofNoun = name !== "" && after?.kind === "n" && "和与及與".includes(view.text[q.start - 1] ?? " ") && !indicatorLike(name);
  const isBounded = BOUNDS.test(wordAt(tokens, at - 1, view)) || q.comparator !== undefined; // 约79%的旅馆
  if (!(name === "" || ofNoun || PLACE_ONLY.test(name)) || (left.linked && left.verb !== "lverb" && !isBounded) || left.base !== null || after === undefined) return naming;
  if (!ofNoun && !wordAt(tokens, BOUND.test(wordAt(tokens, at + 1, view)) ? at + 2 : at + 1, view).startsWith("的")) return naming;
  const found = rightName(tokens, at + 1, next, view, lexicon, false);
  if (found === null) return null;
  if (PLACE_ONLY.test(name)) left.scope = name; // 创造了全市|42.3%|的工业产值
  left.share = true;
  state.consumed = found.to;
  return { name: found.text, right: true, tier: "B", acted: naming.acted };
}
