import { GOALS } from "./left-compare.ts";
import { readLeft } from "./left.ts";
import { emit } from "./emit.ts";
import type { ClauseState, Memory, Reading } from "./memory.ts";
import { nameOf } from "./name.ts";
import { undivided, wholeOf } from "./share-name.ts";
import type { Token } from "./tokens.ts";

/** 完成|任务数132.63亿元|的|90.8%: how much of a plan was done, with the plan in figures. The figure behind is read with it. */
export function sharesPlan(tokens: readonly Token[], state: ClauseState, zone: number, at: number, next: number, memory: Memory, reading: Reading): boolean {
  const q = tokens[next]?.q;
  const whole = memory.head ?? memory.pending;
  if (next !== at + 2 || tokens[at + 1]!.word !== "的" || q?.type !== "percent" || whole === null || state.last !== null) return false;
  const plan = readLeft(tokens, zone, at, tokens[at]!.q!, reading.view);
  const name = nameOf(tokens, plan.from, plan.to, reading.view);
  const divided = /^[占佔](.{2,})$/.exec(name)?.[1]; // 占|学生总数1653万人|的|56.8%
  if (!GOALS.test(name) && divided === undefined) return false;
  const left = readLeft(tokens, next, next, q, reading.view);
  if (divided === undefined) left.plan = name;
  emit(q, divided === undefined ? whole : wholeOf(undivided(whole), "占", divided), "share", left, memory, reading, state.clause, { tier: "A", rule: "report/share", of: divided });
  state.consumed = next + 1;
  state.last = { left, kind: "share", right: false, relative: true, verbed: false };
  return true;
}
