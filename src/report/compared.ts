import { type Left, OVER, UNDER } from "./left-parts.ts";
import { NOT_A_BASE } from "./left-prefix.ts";
import { indicatorLike } from "./memory.ts";
import { wordAt } from "./number-first.ts";
import type { Token } from "./tokens.ts";
import type { ReadingView } from "./view.ts";

/** What a figure is compared with when it stands behind the number: 低于上年2.9%|的涨幅, 低于3.5%|左右的预期目标. */
const YARDSTICK = /^(?:左右|以上|以下)?[”"]?的(?:.{0,6}(?:目[标標]|水平|[预預]期|[涨漲降增跌升]幅|增速|增[长長]率|成[长長]率|平均|[警]戒|[标標][准準]))/;
/** 接近常年同期值(402.3毫米), 多于2014年同期(29次): the bracket says what the base was. */
const BASE_BEFORE = /(?:[比较于与近同])[^,。;、(（]{0,10}(?:同期值?|同月|上年|去年|常年|前年|均值|平均值?|年)[(（]$/;
/** 较94年第二期作(4455公斤)增加: the same, with a time in it. */
const THAN_BEFORE = /(?:^|[^占环同对百])[比较](?![例重值率])[^,。;、(（]{0,8}[年月季期日周旬][^,。;、(（]{0,6}[(（]$/;
/** 若和上周每公斤28.7元相比 */
const COMPARED_BEHIND = /^相[比较]/;
const LONGEST_BASE = 20;
/** 剔除一次性收入1.7亿元|后,增长2%: what the change was worked out without. */
const EXCEPTED = /^[(]?(?:若|如|在)?(?:剔除|扣除|撇除|不考虑)/;
/** 总量超过2个|省会城市: whom it left behind. */
const PEERS = /^(?:省会|地级|县级|副省级|沿海|兄弟|周边)?(?:城市|省份|国家|地区|地市|县区)/;

/** Is the figure only what something else is compared with? */
export function comparesOnly(tokens: readonly Token[], at: number, to: number, clauseStart: number, view: ReadingView): boolean {
  const before = wordAt(tokens, at - 1, view);
  const isTimed = tokens[at - 1]?.kind === "time" || tokens[at - 1]?.kind === "date";
  const timed = isTimed ? wordAt(tokens, /^我[们們]$/.test(wordAt(tokens, at - 2, view)) ? at - 3 : at - 2, view) : before; // 远低于|我们|过去十年|4.5%的
  const quoted = tokens[at - 1]?.kind === "quote" ? wordAt(tokens, at - 2, view) : before; // 比“5.5%左右”的目标低
  if (at > 0 && (OVER.has(timed) || UNDER.has(timed) || quoted === "比" || quoted === "较") && at + 1 < to && YARDSTICK.test(view.key.slice(tokens[at]!.end, tokens[at]!.end + 12))) return true;
  if (OVER.has(before) && (tokens[at - 2]?.kind === "rankby" || indicatorLike(wordAt(tokens, at - 2, view))) && PEERS.test(view.key.slice(tokens[at]!.end, tokens[at]!.end + 6))) return true;
  if ("后後".includes(view.text[tokens[at]!.end] ?? " ") && EXCEPTED.test(view.key.slice(clauseStart, tokens[at]!.start))) return true;
  if (comesFrom(tokens, at, to, view) || isMissedGoal(tokens[at]!, view)) return true;
  if (COMPARED_BEHIND.test(view.key.slice(tokens[at]!.end, tokens[at]!.end + 2))) return true;
  return tokens[at]!.start === clauseStart && bracketsBase(clauseStart, view);
}

const CHANGING = new Set<Token["kind"]>(["up", "down", "add", "sub"]);

/** 较上年1900万元|增加12.5%, 较上年的29%|基本持平: the figure is the base, and what changed stands behind it. */
export function opensWithBase(tokens: readonly Token[], zone: number, at: number, to: number, left: Left, view: ReadingView): boolean {
  let open = zone;
  while (open < at && tokens[open]!.kind === "adv") open++;
  if (open >= at || left.dir !== 0 || left.growthNoun || left.change !== 0 || tokens[at]!.q!.type === "multiple") return false;
  const word = wordAt(tokens, open, view);
  const { kind } = tokens[open]!;
  const compares = (kind === "than" && word !== "同") || (kind === "base" && (left.from < left.to || /^[较比]/.test(word)));
  const after = tokens[at + 1];
  if (!compares || NOT_A_BASE.has(word) || after === undefined) return false;
  let behind = after.kind === "comma" ? at + 2 : at + 1;
  while (tokens[behind]?.kind === "adv") behind++; // 比去年同期的29%|略有|上升
  return CHANGING.has(tokens[behind]?.kind ?? "n") || (at + 1 < to && /^(?:基本|大致|大体)?持平|^为[高低多少]/.test(view.key.slice(after.start, after.end + 2)));
}

/** 增速|未达到|10%|预期目标: what it should have been. */
function isMissedGoal({ start, end }: Token, { key }: ReadingView): boolean {
  return /^(?:左右|以上)?的?(?:年度|年初|计划|预期|增长|既定){0,2}目标/.test(key.slice(end, end + 12)) && /(?:未能?|没有|没能)(?:达到?|完成|实现)[^,。;]{0,4}$/.test(key.slice(Math.max(0, start - 12), start));
}

/** 从原先估算的4%|降低到零: what it was; where it went stands in no figure, or it would have been read with it. */
function comesFrom(tokens: readonly Token[], at: number, to: number, view: ReadingView): boolean {
  if (at + 2 >= to || !CHANGING.has(tokens[at + 1]!.kind) || tokens[at + 2]!.kind !== "to") return false;
  for (let i = at - 1; i >= Math.max(0, at - FAR); i--) {
    if (tokens[i]!.kind === "comma" || tokens[i]!.kind === "q") return false;
    if (/^[从由自]$/.test(wordAt(tokens, i, view))) return true;
  }
  return false;
}
const FAR = 6;

/** Does a bracket that begins before `start` stand behind a base of comparison? */
export function bracketsBase(start: number, view: ReadingView): boolean {
  const outside = view.key.slice(Math.max(0, start - LONGEST_BASE), start);
  return BASE_BEFORE.test(outside) || THAN_BEFORE.test(outside);
}

/** 均价从108年的2481元,|至113年增至2912元: the figure of the time before. Index of 从, or -1. */
export function originOf(tokens: readonly Token[], from: number, at: number, to: number, view: ReadingView): number {
  if (at + 1 !== to) return -1;
  let timed = false;
  for (let i = at - 1; i >= from; i--) {
    const { kind } = tokens[i]!;
    const word = wordAt(tokens, i, view);
    if (kind === "time" || kind === "date") timed = true;
    else if (timed && (word === "从" || word === "由" || word === "自")) return i;
    else if (kind !== "quote" && kind !== "link" && !(kind === "n" && /^[年度]?的$|^度$/.test(word))) return -1;
  }
  return -1;
}
