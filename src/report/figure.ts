import type { Quantity } from "../numerals/types.ts";
import { nameBehind } from "./behind-name.ts";
import { comparesOnly, originOf } from "./compared.ts";
import { growthBehind, isLooseHan, kindWord, nextIsEach } from "./figure-words.ts";
import { readLeft } from "./left.ts";
import { NOT_A_BASE } from "./left-prefix.ts";
import { listedNames } from "./listed-names.ts";
import { dividedName } from "./share-name.ts";
import { type ClauseState, emit, indicatorLike, type Memory, type Reading } from "./memory.ts";
import { exemplified, nameOf, WIDE } from "./name.ts";
import type { Figure } from "./naming.ts";
import { boundsKind, saysNothing } from "./no-figure.ts";
import { wordAt } from "./number-first.ts";
import { BARE_COUNT, METHOD, ownName, PLACE_ONLY } from "./own-name.ts";
import { isRelative } from "./quantity.ts";
import { joins, kindOf, orElse, readRank, readShare, skips } from "./relation.ts";
import { sharesPlan } from "./plan-share.ts";
import { takenOver } from "./taken-over.ts";
import type { Token } from "./tokens.ts";
import type { ReadingView } from "./view.ts";

/** 比分78比65 has no name of a ratio: 供求比1.4. */
const RATIO_NAME = /[比率例差距]$/;

/** Is a loss in percent all that the bracket holds? */
function bracketsLoss(q: Quantity, [start, end]: readonly [number, number], view: ReadingView): boolean {
  return q.text.startsWith("-") && q.start === start && q.end === end && view.key[start - 1] === "(" && view.key[end] === ")";
}

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
  const { view } = reading;
  const q = tokens[at]!.q!;
  // 征地1258户|1447亩: the same, in another measure.
  if (state.last !== null && !state.last.right && !state.last.relative && state.names.length > 0 && tokens[at - 1]?.kind === "q" && tokens[at - 1]!.end === tokens[at]!.start && !isRelative(q) && q.unit !== undefined) {
    emit(q, state.names.at(-1)!, state.last.kind, state.last.left, memory, reading, state.clause, { tier: "A", rule: "report/coordinate" });
    state.consumed = at + 1;
    return;
  }
  let zone = state.consumed;
  const coordinated = state.last !== null && joins(tokens, zone, at, view);
  const alternative = (state.last !== null || memory.moved !== 0) && orElse(tokens, zone, view);
  const went = state.last === null ? memory.moved : state.last.left.dir || state.last.left.change;
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
  if (sharesPlan(tokens, state, zone, at, next, memory, reading)) return;
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
  const growing = left.dir !== 0 || left.growthNoun;
  const figure: Figure = { tokens, zone, at, next, to, q, left, state, memory, reading, followed, coordinated, growing, relative };
  const named = nameBehind(figure, name);
  if (named === null) return;
  const { right } = named;
  let { tier } = named;
  ({ name } = named);
  if (q.type === "cardinal" && q.unit === undefined && !/[万亿萬億兆]/.test(q.text) && !left.linked && !growing && !(indicatorLike(name) && !right)) return;
  if ((q.type === "ratio" || q.type === "fraction") && name === "" && !left.linked) return;
  if (q.type === "ratio" && name !== "" && !left.linked && left.dir === 0 && !RATIO_NAME.test(name.slice(-2))) return;
  // (以女性为100): what an index is counted on.
  if (q.type === "cardinal" && q.unit === undefined && left.linked && (view.key[state.clause[0]] === "以" || (q.value?.text === "100" && "(（".includes(view.text[state.clause[0] - 1] ?? " ")))) return;

  if (BARE_COUNT.test(name) && followed) return;
  name = ownName(name, right, figure);
  const over = takenOver(figure, name, right);
  if (over === null) return;
  const { inherited, generic } = over;
  ({ name } = over);
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
  if (relative && !growing && alternative) left.dir = went;
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
  if (named.acted) memory.unit = undefined; // no noun that so many more could be of
  if ((!inherited || !generic) && name !== memory.share) memory.head = names.at(-1)!;
  if (inherited && generic) memory.head = name;
  state.last = { left, kind, right, relative: relative || growing, verbed: left.verb !== null };
}
