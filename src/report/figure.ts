import type { Quantity } from "../numerals/types.ts";
import { readLeft } from "./left.ts";
import type { Left } from "./left-parts.ts";
import { dividedName, listedNames } from "./lists.ts";
import { type ClauseState, emit, INDICATOR_END, indicatorLike, type Memory, type Reading, simplified } from "./memory.ts";
import { BARE_OBJECTS, exemplified, GENERIC, measured, nameOf, type RightName, rightName, WIDE } from "./name.ts";
import { CASUALTIES, growthBehind, growthNoun, isLooseHan, kindWord, nextIsEach, servesVerb } from "./figure-words.ts";
import { boundsKind, saysNothing } from "./no-figure.ts";
import { actionName, endsItem, onlyLinks, predicateName, withNoun, wordAt } from "./number-first.ts";
import { BARE_COUNT, METHOD, ownName, PLACE_ONLY } from "./own-name.ts";
import { NOT_A_BASE } from "./left-prefix.ts";
import { isRelative } from "./quantity.ts";
import { comparesOnly, originOf } from "./compared.ts";
import { joins, kindOf, orElse, readRank, readShare, skips } from "./relation.ts";
import type { Token } from "./tokens.ts";
import type { ReadingView } from "./view.ts";

/** 零售量, 销货价值. */
const LONGEST_MEASURE = 4;

/** 比分78比65 has no name of a ratio: 供求比1.4. */
const RATIO_NAME = /[比率例差距]$/;
const SPENDING = new Set(["投入", "共投入", "累计投入", "筹集", "筹措", "发放", "累计发放", "拨付", "安排", "兑现", "募集", "斥资", "耗资"]);
/** 船厂|30万吨|矿砂船|交付, 自主研发的|6万吨|装备: a measure between its owner and its noun is the noun's. */
function sizeOf(tokens: readonly Token[], left: Left, found: RightName, to: number, name: string, view: ReadingView): boolean {
  if (view.key[tokens[left.to - 1]!.end - 1] === "的") return true;
  if (indicatorLike(name)) return false;
  if (found.to >= to && indicatorLike(found.text)) return true; // 形成“四区三厂”|3000吨|产能
  const { kind } = tokens[found.to] ?? { kind: "comma" };
  return kind === "stop" || kind === "verb" || kind === "keep" || kind === "adv";
}

/** Is a loss in percent all that the bracket holds? */
function bracketsLoss(q: Quantity, [start, end]: readonly [number, number], view: ReadingView): boolean {
  return q.text.startsWith("-") && q.start === start && q.end === end && view.key[start - 1] === "(" && view.key[end] === ")";
}

const FOR = new Set(["为", "向", "给", "帮助", "带动"]);
/** 价值|11.2万元的物资 */
const WORTH = /^(?:总?价值|[总總]?價值|货值|貨值)$/;
const RUNG = /^(?:级|整数)?(?:新?大?台[阶階]|大[关關]|[关關]口)/;
const SPAN = /^[一二三四五六七八九十两\d]{1,3}年[间来]?$/;
/** 两年平均增长5.6%,第二产业… */
const AVERAGED = /年(?:平均|均)/;
const PREDICATES = new Set<Token["kind"]>(["stop", "adv", "verb", "keep"]);

/** 较上年1900万元|增加12.5%: the first figure is what the second is compared with. */
const CHANGING = new Set<Token["kind"]>(["up", "down", "add", "sub"]);

function changesBehind(tokens: readonly Token[], at: number): boolean {
  let i = tokens[at]?.kind === "comma" ? at + 1 : at;
  while (tokens[i]?.kind === "adv") i++; // 比去年同期的29%|略有|上升
  return CHANGING.has(tokens[i]?.kind ?? "n");
}

/** One figure of a clause: its name from the left or the right, or taken over from what was read before. */
export function readFigure(tokens: readonly Token[], state: ClauseState, at: number, next: number, to: number, memory: Memory, reading: Reading): void {
  const { view, lexicon } = reading;
  const q = tokens[at]!.q!;
  // 征地1258户|1447亩: the same, in another measure.
  if (state.last !== null && !state.last.right && !state.last.relative && state.names.length > 0 && tokens[at - 1]?.kind === "q" && tokens[at - 1]!.end === tokens[at]!.start && !isRelative(q) && q.unit !== undefined) {
    emit(q, state.names.at(-1)!, state.last.kind, state.last.left, memory, reading, state.clause, { tier: "A", rule: "report/coordinate" });
    state.consumed = at + 1;
    return;
  }
  let zone = state.consumed;
  const coordinated = state.last !== null && joins(tokens, zone, at, view);
  const alternative = state.last !== null && orElse(tokens, zone, view);
  while (zone < at && (skips(tokens[zone]!, view, state.last !== null) || (alternative && orElse(tokens, zone, view)))) zone++;
  // 贫困村|退出、|11000人脱贫: what those before did.
  if (state.last?.right === true && zone < at && PREDICATES.has(tokens[zone]!.kind)) {
    let mark = zone;
    while (mark < at && PREDICATES.has(tokens[mark]!.kind)) mark++;
    if (mark < at && tokens[mark]!.kind === "dun") zone = mark + 1;
  }
  const after = tokens[at + 1];
  const followed = at + 1 < to && after!.kind === "n" && !"、和与及(（".includes(view.text[after!.start]!) && !orElse(tokens, at + 1, view) && (view.text[after!.start] !== "的" || after!.end - after!.start > 2);
  const origin = originOf(tokens, zone, at, to, view);
  if (origin > zone) {
    const before = readLeft(tokens, zone, origin, q, view);
    memory.head = nameOf(tokens, before.from, before.to, view) || memory.head;
    state.consumed = at + 1;
    return;
  }
  const left = readLeft(tokens, zone, at, q, view, followed);
  if (q.type === "percent" && left.dir === 0 && !left.growthNoun) {
    left.dir = growthBehind(tokens, at + 1, next, view);
    if (left.dir !== 0) left.mode = "by";
  }
  let opens = zone;
  while (opens < at && tokens[opens]!.kind === "adv") opens++;
  const opensBase = zone < at && opens < at && !NOT_A_BASE.has(wordAt(tokens, opens, view)) && ((tokens[opens]!.kind === "than" && wordAt(tokens, opens, view) !== "同") || (tokens[opens]!.kind === "base" && (left.from < left.to || /^[较比]/.test(wordAt(tokens, opens, view))))) && left.dir === 0 && !left.growthNoun && left.change === 0;
  if (left.bound || comparesOnly(tokens, at, to, state.clause[0], view) || (opensBase && q.type !== "multiple" && after !== undefined && (changesBehind(tokens, at + 1) || (at + 1 < to && /^(?:基本|大致|大体)?持平|^为[高低多少]/.test(view.key.slice(after.start, after.end + 2)))))) {
    state.consumed = at + 1;
    return;
  }
  // 收入和支出分别增长10%: each.
  left.each ||= left.respectively;
  const relative = isRelative(q);
  state.consumed = at + 1;
  if (!relative && left.from < left.to && !left.linked && left.verb !== "lverb" && boundsKind(tokens, at, to, view)) return;
  if (saysNothing(tokens, at, to, view)) return;
  // 五年平均增长: of this figure; the year said before holds for those that follow.
  if (left.time !== null && view.key[state.clause[0]] === "按" && METHOD.test(view.text.slice(state.clause[0], q.start))) left.time = null; // 按当年汇率折算为
  const spanned = left.time !== null && SPAN.test(left.time) && ((memory.time !== null && /^\d{4}/.test(memory.time)) || AVERAGED.test(view.key.slice(state.clause[0], q.start)));
  if (left.time !== null && !spanned) memory.time = left.time;
  if (left.status === "target") memory.target ||= true;
  if (left.status === "estimate") memory.estimate = true;
  let name = nameOf(tokens, left.from, left.to, view);
  // 增加2336吨(+2.3%), 销售额218亿元(-14.8%): the sign says that it grew or fell.
  if (q.type === "percent" && left.dir === 0 && name === "" && (view.key[q.start - 1] === "+" || bracketsLoss(q, state.clause, view))) {
    left.dir = view.key[q.start - 1] === "+" ? 1 : -1;
    left.mode = "by";
  }
  if (WIDE.has(name) && left.restore < left.from && left.verb === "verb") name = nameOf(tokens, left.restore, left.to, view);
  let right = false;
  let tier: "A" | "B" = "A";
  // 全港录得2.8万宗|罪案: where, not what.
  if (followed && PLACE_ONLY.test(name) && kindWord(tokens, left.from, left.to)) {
    left.scope ??= name;
    name = "";
  }

  if (q.type === "rank") {
    // 在…排名中,我市|位列第168位: whose it is.
    if (PLACE_ONLY.test(name) && (memory.pending ?? memory.head) !== null) {
      left.scope ??= name;
      name = "";
    }
    // 勇当先锋、争第一: a slogan has neither place nor word of rank nor anything that is ranked.
    if (!left.rankWord && left.rankScope === null && q.scope === undefined && left.rankBy === null && name !== "" && !indicatorLike(name)) return;
    readRank(tokens, left, name, q, state, memory, reading);
    return;
  }
  if (left.from < left.to && readShare(tokens, left, q, at, state, memory, reading)) return;

  // 跨越三个“十亿元”台阶: so many of what a later figure stands in.
  if (q.type === "cardinal" && isLooseHan(q) && (after?.kind === "q" || (after?.kind === "quote" && tokens[at + 2]?.kind === "q"))) {
    if (name !== "") memory.head = name;
    return;
  }
  // 航空|共|执行|4555个航班: what was done stands behind.
  if (followed && q.type === "cardinal" && at > zone && (tokens[at - 1]!.kind === "stop" || tokens[at - 1]!.kind === "verb")) left.holds = true;
  const growing = left.dir !== 0 || left.growthNoun;
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
        return;
      }
    }
    // 70个大中城市销售价格上涨7.6%: the count is a part of the name that the next figure has.
    if (found !== null && name === "" && next < to && INDICATOR_END.test(simplified(found.text.slice(-8))) && onlyLinks(tokens, found.to, next)) return;
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
      if (q.type === "cardinal" && isLooseHan(q)) return;
      if (name.length > 1 && !listBefore && left.scope === null && name.length <= 12 && !name.includes("、")) left.scope = name;
      right = true;
      name = withNoun(found.text, tokens, found.to, next, q.unit);
      if (!stacked) state.consumed = found.to;
      if (WIDE.has(name) && left.verb === null) name = predicateName(tokens, found.to, next, name, view) ?? name;
      if (left.verb === null && !coordinated) tier = "B";
    } else if (found === null && name === "" && q.type === "cardinal" && (left.parent || /^[人名位户]/.test(q.unit ?? "")) && (left.verb === "lverb" || (left.verb === null && (!left.linked || left.holds === true)))) {
      const acted = actionName(tokens, stacked ? at + 2 : at + 1, to, view);
      if (acted !== null) {
        right = true;
        name = acted;
        tier = "B";
      }
    }
  }
  // 92%|未接种疫苗: who they are is what they did.
  if (q.type === "percent" && name === "" && !growing && !left.linked && left.base === null && left.from >= left.to && at === state.consumed - 1 && tokens[at]!.start === state.clause[0] && (memory.divided !== null || memory.within !== null || memory.head?.endsWith("者") === true) && at + 2 < to && next === to && (after!.kind === "n" || after!.kind === "verb" || after!.kind === "stop")) {
    const acted = actionName(tokens, at + 1, to, view);
    if (acted !== null && !acted.startsWith("的")) {
      right = true;
      name = acted;
      tier = "B";
      left.share = true;
    }
  }
  // 49.1%的游客|选择省内游: of whom it is said.
  // 所有乡镇和95%建制村|通硬化路
  const ofNoun = name !== "" && after?.kind === "n" && "和与及與".includes(view.text[q.start - 1] ?? " ") && !indicatorLike(name);
  if ((q.type === "percent" || q.type === "discount") && (name === "" || ofNoun) && !growing && !left.linked && left.base === null && (ofNoun || left.verb === null) && after !== undefined && (ofNoun || wordAt(tokens, at + 1, view).startsWith("的"))) {
    const found = rightName(tokens, at + 1, next, view, lexicon, false);
    if (found === null) return;
    right = true;
    name = found.text;
    tier = "B";
    left.share = true;
    state.consumed = found.to;
  }
  if (q.type === "cardinal" && q.unit === undefined && !/[万亿萬億兆]/.test(q.text) && !left.linked && !growing && !(indicatorLike(name) && !right)) return;
  if ((q.type === "ratio" || q.type === "fraction") && name === "" && !left.linked) return;
  if (q.type === "ratio" && name !== "" && !left.linked && left.dir === 0 && !RATIO_NAME.test(name.slice(-2))) return;
  // (以女性为100): what an index is counted on.
  if (q.type === "cardinal" && q.unit === undefined && left.linked && (view.key[state.clause[0]] === "以" || (q.value?.text === "100" && "(（".includes(view.text[state.clause[0] - 1] ?? " ")))) return;

  if (BARE_COUNT.test(name) && followed) return;
  name = ownName(name, right, { tokens, zone, at, to, q, left, state, memory, reading });
  let inherited = false;
  // 服装(上升7.6%), 百货公司货品(零售量上升9.7%): of what stands before the bracket.
  const bracketed = memory.pending !== null && "(（".includes(view.text[state.clause[0] - 1] ?? " ");
  if (bracketed && name !== "" && !right && left.subject === null && name.length <= LONGEST_MEASURE && !name.endsWith(memory.pending!)) name = memory.pending! + name;
  const generic = GENERIC.has(simplified(name));
  const headed = memory.head !== null || memory.pending !== null;
  // 五年投入4亿元: the verb alone says what for.
  if (name === "" && q.type === "money" && left.verb === "verb" && !right && !followed && (state.last === null || !coordinated)) {
    const verb = tokens[left.restore < left.to ? left.restore : zone]!;
    if (SPENDING.has(verb.word)) name = view.text.slice(verb.start, verb.end);
  }
  if (name === "" && !headed && left.growthNoun) name = growthNoun(tokens, zone, at, view);
  // 房地产开发投资快速增长,完成投资24.89亿元
  if (memory.pending !== null && !right && left.subject === null && BARE_OBJECTS.has(simplified(name)) && memory.pending !== name && memory.pending.endsWith(name)) name = memory.pending;
  if (name === "" || (generic && memory.head !== null && !memory.carried && !left.parent && left.subject === null && (state.clause[0] > 0 || state.last !== null) && !right)) {
    if (name === "") {
      if (!headed) return;
      // 完成100万平方米未供暖建筑改造: what follows names it, not what was named before.
      if (followed && !RUNG.test(view.text.slice(after!.start, after!.start + 4)) && !growing && !relative && (!left.linked || FOR.has(wordAt(tokens, at - 1, view))) && left.base === null) return;
      const use = growing || left.linked || left.change !== 0 || relative || left.verb === "lverb" || q.comparator !== undefined || left.base !== null || left.scope !== null || coordinated || (left.time !== null && q.type === "money" && state.last === null) || (left.time !== null && "(（".includes(view.text[state.clause[0] - 1] ?? " ")) || (state.last === null && memory.pending !== null);
      // 棚户区改造,新开工3.5万套,建成2.5万套: of the same, in the same unit.
      const again = left.verb === "verb" && q.type === "cardinal" && q.unit !== undefined && q.unit === memory.unit && state.last === null;
      if (!use && !again) return;
      if (q.type === "cardinal" && !again && !growing && !left.linked && !coordinated && left.change === 0 && memory.pending === null) return;
      name = memory.share !== null && q.type === "percentage-point" ? memory.share : memory.pending !== null && (indicatorLike(memory.pending) || memory.head === null || memory.carried || bracketed) ? memory.pending : (memory.head ?? memory.pending!);
      // 收入任务174万元,完成198万元: of the task.
      if (left.verb === "lverb" && /.{2}任[务務]$/.test(name)) name = name.slice(0, -2);
      inherited = true;
    } else if (!memory.head!.endsWith(name) && !(name.endsWith("率") && /[天日人次件户戶]数$/.test(simplified(memory.head!)))) {
      name = measured(memory.head!) + name;
      inherited = true;
    }
  }
  if (left.verb === "lverb" && left.subject !== null && BARE_OBJECTS.has(simplified(name))) {
    const whole = nameOf(tokens, left.subject[0], left.subject[1], view);
    if (/(?:项目|工程|建设|改造|项目建设)$/.test(simplified(whole))) {
      name = whole + name;
      left.scope = null;
    }
  }
  if (left.verb === "lverb" && left.subject === null && state.last?.right === true && BARE_OBJECTS.has(simplified(name)) && state.names.length > 0) name = state.names.at(-1)! + name;

  // 央行升息1码, 降准0.5个百分点: a change of the rate that the verb names.
  const moved = q.unitText !== "码" && q.type !== "percentage-point" ? null : /^(.*?)([升加降减減][息准準])$/.exec(name);
  if (moved !== null && !right) {
    left.change = /^[升加]/.test(moved[2]!) ? 1 : -1;
    left.dir = left.change;
    left.mode = "by";
    left.scope ??= moved[1] === "" ? null : moved[1]!;
    name = moved[2]!;
  }
  // 同比大增501%、415%, 减少60人、20.5%: the second has the verb of the first.
  if (relative && !growing && coordinated && inherited && (state.last?.kind === "growth" || (state.last?.kind === "change" && q.type === "percent")) && left.dir === 0 && !left.linked && left.base === null) {
    left.dir = state.last.left.dir || state.last.left.change;
    left.mode = "by";
  }
  if (relative && !growing && alternative && state.last !== null) left.dir = state.last.left.dir || state.last.left.change;
  // A coordinated figure shares the verb of the one before it: 新增A14家、B6家.
  if (coordinated && state.last !== null && left.verb === null && !growing && !relative && !left.linked && !state.last.relative) {
    if (left.change === 0) left.change = state.last.left.change;
    if (left.verb === null) left.verb = state.last.left.verb;
    if (right && state.last.left.verb !== null) tier = "A";
  }
  let kind = kindOf(q, left, relative, name);
  // 美国占总出口比重30.9%,欧盟下降到26.6%: of the same whole.
  let divided: string | null = null;
  if (memory.divided !== null && kind === "level" && q.type === "percent" && !inherited && !right && !indicatorLike(name) && !growing === (left.mode === null)) {
    name = name + memory.divided;
    divided = dividedName(name)[1];
    kind = "share";
  }
  // 占营业收入的56%,|利润的72%: of another whole.
  if (memory.divided !== null && kind === "level" && q.type === "percent" && !inherited && !right && memory.head !== null && view.key[q.start - 1] === "的" && state.last === null) {
    divided = name;
    name = `${memory.head}${memory.divided[0]!}${name}比重`;
    kind = "share";
  }
  const each = left.each && inherited ? (memory.group.length > 1 ? memory.group : memory.recent.length > 1 ? memory.recent : null) : null;
  const own = !inherited && (left.each || nextIsEach(tokens, at, view)) ? listedNames(name) : [];
  const names = each ?? (own.length > 1 ? own : [inherited ? name : exemplified(name)]);
  if (left.parent) memory.parent = memory.head;
  for (const item of names) {
    emit(q, item, kind, left, memory, reading, state.clause, {
      tier,
      ...(divided === null ? {} : { of: divided }),
      rule: each !== null || own.length > 1 ? "report/list.each" : inherited ? "report/inherit" : right ? "report/number-first" : coordinated ? "report/coordinate" : `report/${kind}`,
    });
    if (!inherited) state.names.push(item);
  }
  if ((!inherited || !generic) && name !== memory.share) memory.head = names.at(-1)!;
  if (inherited && generic) memory.head = name;
  state.last = { left, kind, right, relative: relative || growing, verbed: left.verb !== null };
}
