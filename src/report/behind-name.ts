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
export const FOR = new Set(["为", "向", "给", "帮助", "带动"]);
/** Verbs whose object does something of its own: 带动3.2万人|脱贫, 造成65万人|受灾. */
const CAUSING = new Set(["造成", "导致", "引发", "致使"]);
const SERVED = new Set([...FOR, ...CAUSING]);
/** 价值|11.2万元的物资 */
const WORTH = /^(?:总?价值|[总總]?價值|货值|貨值)$/;

/**
 * The name, which stands before the number unless a noun behind it says what is counted: 新增26家|国家级企业, 3人|死亡,
 * 49.1%的|游客. Null when the number says something of what is named elsewhere.
 */
export function nameBehind(figure: Figure, before: string): Naming | null {
  const { tokens, zone, at, next, to, q, left, state, memory, reading, followed, coordinated, growing, relative } = figure;
  const { view, lexicon } = reading;
  const after = tokens[at + 1];
  let name = before;
  let right = false;
  let deed = false;
  let tier: Naming["tier"] = "A";
  // 暴雨至少|造成|65万人受灾: what was caused stands behind.
  if (CAUSING.has(wordAt(tokens, at - 1, view)) && at + 1 < to && name !== "") {
    left.scope ??= nameOf(tokens, zone, at - 1, view) || null;
    left.verb = "verb";
    name = "";
  }
  // 9省|49市: levels of government, and no names.
  if (q.type === "cardinal" && /^[省市州盟]$/.test(q.unit ?? "") && !left.linked && !growing) return null;
  // 航空|共|执行|4555个航班: what was done stands behind.
  if (followed && q.type === "cardinal" && at > zone && (tokens[at - 1]!.kind === "stop" || tokens[at - 1]!.kind === "verb")) left.holds = true;
  const listBefore = view.key.slice(Math.max(0, q.start - 3), q.extent?.start ?? q.start).endsWith("等") || (left.to > left.from && view.key[tokens[left.to - 1]!.end - 1] === "等");
  if (!relative && !growing && !(left.linked && name !== "" && left.holds !== true && !FOR.has(wordAt(tokens, at - 1, view))) && (q.type === "cardinal" || q.type === "money" || q.type === "quantity" || q.type === "multiple")) {
    const object = left.verb !== null || state.last?.verbed === true;
    // 2500余公里|3460个排污口: both are of what stands behind the second.
    if (PLACE_ONLY.test(name) && next === at + 1 && tokens[next]?.kind === "q") {
      left.scope ??= name;
      name = "";
    }
    const stacked = name === "" && next === at + 1 && tokens[next]?.kind === "q" && tokens[next]!.start === tokens[at]!.end;
    const found = stacked ? rightName(tokens, at + 2, to, view, lexicon, object) : rightName(tokens, at + 1, next, view, lexicon, object, left.verb === "lverb" && next === to);
    // 在全国36个中心城市中排名第10位: where the rank is held.
    if (found !== null && q.type === "cardinal" && next < to && tokens[next]!.q!.type === "rank" && (view.key[tokens[found.to - 1]!.end - 1] === "中" || wordAt(tokens, found.to, view).startsWith("中"))) {
      let open = at - 1;
      while (open >= zone && wordAt(tokens, open, view) !== "在") open--;
      if (open >= zone) {
        memory.rankScope = view.text.slice(tokens[open]!.end, tokens[found.to - 1]!.end).replace(/中$/, "");
        const ranked = nameOf(tokens, zone, open, view);
        if (/^(?:增速|增幅|总量|數量|数量|規模|规模|总额)$/.test(ranked)) memory.rankBy = ranked;
        else if (ranked.length > 2) memory.pending = ranked;
        state.consumed = found.to;
        return null;
      }
    }
    // 70个大中城市销售价格上涨7.6%: the count is a part of the name that the next figure has.
    if (found !== null && name === "" && next < to && INDICATOR_END.test(simplified(found.text.slice(-8))) && onlyLinks(tokens, found.to, next)) return null;
    const attributed = view.key[(q.extent?.start ?? q.start) - 1] === "的"; // 接受调查的377名|总经理
    // 企业5家|销售收入|3亿元 leads to the next figure; 等13家|单位|19项成果 does not.
    const steals = found !== null && name !== "" && !attributed && next < to && onlyLinks(tokens, found.to, next) && (found.to < next || indicatorLike(found.text) || next + 1 >= to || tokens[next + 1]!.kind !== "n") && !"和与及、".includes(view.key[tokens[next]!.start - 1]!);
    if (found === null && CASUALTIES.has(wordAt(tokens, at + 1, view)) && endsItem(tokens, at + 2, next, to) && /^[人名例]/.test(q.unit ?? "")) {
      right = true;
      name = view.text.slice(tokens[at + 1]!.start, tokens[at + 1]!.end);
      state.consumed = at + 2;
    } else if (found !== null && (found.text === "单位" || found.text === "單位") && name !== "" && !listBefore) state.consumed = found.to;
    else if (found !== null && left.linked && q.type === "cardinal" && FOR.has(wordAt(tokens, at - 1, view)) && found.to < next && servesVerb(tokens, found.to)) {
      // 平台为2092家企业解决贷款84亿元: whom it was done for.
      left.scope ??= name === "" ? null : name;
      right = true;
      name = found.text;
      tier = "B";
      state.consumed = found.to;
    } else if (found !== null && found.text.length === 1 && q.unit === undefined && indicatorLike(name)) state.consumed = found.to; // 客房数增加3611房
    else if (found !== null && !steals && !(left.linked && name !== "" && !(left.holds === true && q.type === "cardinal" && !indicatorLike(name))) && (name === "" || listBefore || q.type === "cardinal" || attributed || (q.type === "money" && WORTH.test(name) && view.key[q.end] === "的") || (left.verb === null && sizeOf(tokens, left, found, to, name, view)))) {
      if (q.type === "cardinal" && isLooseHan(q)) return null;
      if (name.length > 1 && !listBefore && left.scope === null && name.length <= 12 && !name.includes("、")) left.scope = name;
      right = true;
      name = withNoun(found.text, tokens, found.to, next, q.unit);
      if (!stacked) state.consumed = found.to;
      if (WIDE.has(name) && left.verb === null) name = predicateName(tokens, found.to, next, name, view) ?? name;
      if (left.verb === null && !coordinated) tier = "B";
    } else if (found === null && name === "" && q.type === "cardinal" && (left.parent || /^[人名位户]/.test(q.unit ?? "")) && (left.verb === "lverb" || SERVED.has(wordAt(tokens, at - 1, view)) || (left.verb === null && (!left.linked || left.holds === true || (at === zone + 1 && BOUNDS.test(tokens[zone]!.word)))))) {
      const acted = actionName(tokens, stacked ? at + 2 : at + 1, to, view);
      if (acted !== null) {
        deed = right = true;
        name = acted;
        tier = "B";
      }
    }
  }
  // 92%|未接种疫苗: who they are is what they did.
  if (q.type === "percent" && name === "" && !growing && !left.linked && left.base === null && left.from >= left.to && at === state.consumed - 1 && tokens[at]!.start === state.clause[0] && (memory.divided !== null || memory.within !== null || memory.head?.endsWith("者") === true) && at + 2 < to && next === to && (after!.kind === "n" || after!.kind === "verb" || after!.kind === "stop")) {
    const acted = actionName(tokens, at + 1, to, view);
    if (acted !== null && !acted.startsWith("的")) {
      deed = right = true;
      name = acted;
      tier = "B";
      left.share = true;
    }
  }
  // 49.1%的游客|选择省内游: of whom it is said.
  // 所有乡镇和95%建制村|通硬化路
  const ofNoun = name !== "" && after?.kind === "n" && "和与及與".includes(view.text[q.start - 1] ?? " ") && !indicatorLike(name);
  if ((q.type === "percent" || q.type === "discount") && (name === "" || ofNoun || PLACE_ONLY.test(name)) && !growing && (!left.linked || left.verb === "lverb") && left.base === null && after !== undefined && (ofNoun || wordAt(tokens, BOUND.test(wordAt(tokens, at + 1, view)) ? at + 2 : at + 1, view).startsWith("的"))) {
    const found = rightName(tokens, at + 1, next, view, lexicon, false);
    if (found === null) return null;
    if (PLACE_ONLY.test(name)) left.scope = name; // 创造了全市|42.3%|的工业产值
    right = true;
    name = found.text;
    tier = "B";
    left.share = true;
    state.consumed = found.to;
  }
  return { name, right, tier, acted: deed };
}
