import { GOALS } from "./left-compare.ts";
import { readLeft } from "./left.ts";
import { emit } from "./emit.ts";
import type { ClauseState, Memory, Reading } from "./memory.ts";
import { nameOf } from "./name.ts";
import type { Token } from "./tokens.ts";

/** 完成|任务数132.63亿元|的|90.8%: how much of a plan was done, with the plan in figures. The figure behind is read with it. */
export function sharesPlan(tokens: readonly Token[], state: ClauseState, zone: number, at: number, next: number, memory: Memory, reading: Reading): boolean {
  const q = tokens[next]?.q;
  const whole = memory.head ?? memory.pending;
  if (next !== at + 2 || tokens[at + 1]!.word !== "的" || q?.type !== "percent" || whole === null || state.last !== null) return false;
  const plan = readLeft(tokens, zone, at, tokens[at]!.q!, reading.view);
  const name = nameOf(tokens, plan.from, plan.to, reading.view);
  if (!GOALS.test(name)) return false;
  const left = readLeft(tokens, next, next, q, reading.view);
  left.plan = name;
  emit(q, whole, "share", left, memory, reading, state.clause, { tier: "A", rule: "report/share" });
  state.consumed = next + 1;
  state.last = { left, kind: "share", right: false, relative: true, verbed: false };
  return true;
}
