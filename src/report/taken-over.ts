import { growthNoun } from "./figure-words.ts";
import { FOR } from "./behind-name.ts";
import { indicatorLike, simplified } from "./memory.ts";
import { BARE_OBJECTS, GENERIC, measured, nameOf } from "./name.ts";
import type { Figure } from "./naming.ts";
import { wordAt } from "./number-first.ts";

/** 零售量, 销货价值. */
const LONGEST_MEASURE = 4;

const SPENDING = new Set(["投入", "共投入", "累计投入", "筹集", "筹措", "发放", "累计发放", "拨付", "安排", "兑现", "募集", "斥资", "耗资"]);
const RUNG = /^(?:级|整数)?(?:新?大?台[阶階]|大[关關]|[关關]口)/;

/** 占全市60%,比全市平均增幅|高8个百分点: the growth of what was named, not of its share. */
const GROWTH = /[增降][速幅]|增长率|成[長长]率/;

/** The name with what it takes over from before: all of it when it has none of its own. Null when the figure says nothing. */
export function takenOver(figure: Figure, own: string, right: boolean): { readonly name: string; readonly inherited: boolean; readonly generic: boolean } | null {
  const { tokens, zone, at, q, left, state, memory, reading, followed, coordinated, growing, relative } = figure;
  const { view } = reading;
  const after = tokens[at + 1];
  let name = own;
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
      if (!headed) return null;
      // 完成100万平方米未供暖建筑改造: what follows names it, not what was named before.
      if (followed && !RUNG.test(view.text.slice(after!.start, after!.start + 4)) && !growing && !relative && (!left.linked || FOR.has(wordAt(tokens, at - 1, view))) && left.base === null) return null;
      const use = growing || left.linked || left.change !== 0 || relative || left.verb === "lverb" || q.comparator !== undefined || left.base !== null || left.scope !== null || coordinated || (left.time !== null && q.type === "money" && state.last === null) || (left.time !== null && "(（".includes(view.text[state.clause[0] - 1] ?? " ")) || (state.last === null && memory.pending !== null);
      // 棚户区改造,新开工3.5万套,建成2.5万套: of the same, in the same unit.
      const again = (left.verb === "verb" || (at === zone && !(after?.kind === "prep" && !/^[因由]/.test(after.word)))) && !followed && q.type === "cardinal" && q.unit !== undefined && q.unit === memory.unit && state.last === null;
      if (!use && !again) return null;
      if (q.type === "cardinal" && !again && !growing && !left.linked && !coordinated && left.change === 0 && memory.pending === null) return null;
      name = memory.share !== null && q.type === "percentage-point" && !left.growthNoun && !GROWTH.test(left.base ?? "") ? memory.share : memory.pending !== null && (state.last === null || state.names.length === 0) && (indicatorLike(memory.pending) || memory.head === null || memory.carried || bracketed) ? memory.pending : (memory.head ?? memory.pending!);
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
  return { name, inherited, generic };
}
