import type { Quantity } from "../numerals/types.ts";
import { joinTime, type Left, OVER, type Raw, UNDER, type Word } from "./left-parts.ts";
import { indicatorLike } from "./memory.ts";
import { isRelative } from "./quantity.ts";
import type { Token } from "./tokens.ts";

/** 恢复至|疫情前|七成: a level, measured against what stands between. */
const AGAINST = new Set(["恢复至", "恢复到", "恢复为", "相当于", "相等于"]);
/** 赤字|相等于|生产总值|0.8%: so much of it, with 的 and without. */
const EQUALS = /^相[当等]于$/;

/** Does a base of comparison stand before this word? 高, 低, 多 compare only then. */
export function comparesBefore(from: number, at: number, tokens: readonly Token[]): boolean {
  for (let i = at - 1; i >= Math.max(from, at - 6); i--) if (tokens[i]!.kind === "base" || tokens[i]!.kind === "than") return true;
  return false;
}

/** 增幅|高于全省平均水平|1.2个百分点. A bound with its number at once (超过5%) is no comparison. */
export function cutCompared(left: Left, tokens: readonly Token[], q: Quantity, word: Word, raw: Raw): void {
  if (q.type === "rank") return;
  for (let i = left.to - 2; i >= Math.max(left.from, left.to - 7); i--) {
    const text = word(i);
    if (q.type === "percent" && left.growthNoun && !hasTime(tokens, i + 1, left.to)) return;
    const dir = OVER.has(text) ? 1 : UNDER.has(text) ? -1 : 0;
    const against = AGAINST.has(text) || (q.type === "multiple" && (text === "是" || text === "为" || text === "达到" || text === "达") && (raw(left.to - 1, left.to).endsWith("的") || (i > left.from && indicatorLike(raw(i + 1, left.to)))));
    if (dir === 0 && !against && !/^(?:已?逼近了?|接近)$/.test(text)) continue;
    if (against && !isRelative(q)) return;
    // 超越去年全年获利1.17万亿元: of last year.
    if (dir !== 0 && q.type === "money" && hasTime(tokens, i + 1, left.to)) {
      left.bound = true;
      return;
    }
    // 逼近了去年全年的0.13元
    if (/^(?:已?逼近了?|接近)$/.test(text) && hasTime(tokens, i + 1, left.to)) {
      left.bound = true;
      return;
    }
    // 超过市场预期的332亿美元: of the forecast.
    if (dir !== 0 && raw(left.to - 1, left.to).endsWith("的") && forecasts(tokens, i + 1, left.to)) {
      left.bound = true;
      return;
    }
    if (text === "超过" && !isRelative(q)) return;
    if (text === "超过" && q.type !== "percentage-point") return;
    // 略低于去年成长率2.6%: the number is that of what it is compared with.
    if (dir !== 0 && q.type === "percent" && text !== "超过" && hasTime(tokens, i + 1, left.to)) {
      left.bound = true;
      return;
    }
    if (dir !== 0 && raw(left.to - 1, left.to).endsWith("的") && !/百分点|百分點/.test(q.text)) {
      left.bound = true;
      return;
    }
    const planned = GOALS.test(raw(i + 1, left.to)); // 超出|市级下调任务指标|6000万元
    for (let j = i + 1; j < left.to; j++) if (!planned && tokens[j]!.kind !== "n" && tokens[j]!.kind !== "scope" && tokens[j]!.kind !== "rankscope" && tokens[j]!.kind !== "adv" && tokens[j]!.kind !== "time" && tokens[j]!.kind !== "date" && tokens[j]!.kind !== "upnoun" && tokens[j]!.kind !== "rankby" && tokens[j]!.kind !== "quote" && tokens[j]!.kind !== "conj" && !(q.type === "multiple" && (tokens[j]!.kind === "target" || tokens[j]!.kind === "estimate"))) return;
    left.dir = dir;
    left.mode = against ? "to" : "by";
    left.linked ||= against;
    left.base = raw(against ? i + 1 : i, left.to).replace(/的$/, "").replaceAll(/[“”"]/g, "");
    left.to = i;
    while (left.to > left.from && (tokens[left.to - 1]!.kind === "adv" || tokens[left.to - 1]!.kind === "link" || tokens[left.to - 1]!.kind === "base" || tokens[left.to - 1]!.kind === "conj")) left.to--;
    if (left.to > left.from && (tokens[left.to - 1]!.kind === "upnoun" || (tokens[left.to - 1]!.kind === "rankby" && /[增降]/.test(word(left.to - 1))))) left.growthNoun = true;
    if (left.to - 1 === left.from && (left.growthNoun || tokens[left.from]!.kind === "rankby")) left.to--; // ,|总量|是2010年的1.89倍
    return;
  }
}

/** What a figure may go beyond. */
export const GOALS = /(?:任务|任務|指标|指標|目标|目標|计划|計劃|预算|預算|预算调整)数?$/;

/** 超额完成|年度任务|2.1亿元: so much beyond it. */
export function cutExcess(left: Left, tokens: readonly Token[], word: Word, raw: Raw): void {
  for (let i = left.to - 2; i >= Math.max(left.from, left.to - 5); i--) {
    if (tokens[i]!.kind !== "lverb" || !word(i).endsWith("超额完成")) continue;
    const goal = raw(i + 1, left.to);
    if (!GOALS.test(goal)) return;
    left.dir = 1;
    left.mode = "by";
    left.base = goal;
    left.to = i;
    return;
  }
}

function forecasts(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tokens[i]!.kind === "estimate") return true;
  return false;
}

function hasTime(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tokens[i]!.kind === "time" || tokens[i]!.kind === "date") return true;
  return false;
}

const PLANS = ["计划", "预算", "目标", "任务", "计划数", "预算数", "目标任务", "任务数", "年初预算", "调整预算", "调整预算数", "预算调整数", "变动预算", "变动预算数", "序时进度", "预期目标"];

/** 税收|完成年度计划的102%, 为预算的98.5%: how much of a plan was done. */
export function cutPlan(left: Left, tokens: readonly Token[], q: Quantity, word: Word, raw: Raw): boolean {
  if ((q.type !== "percent" && q.type !== "multiple") || left.to - left.from < 2) return false;
  const end = left.to - 1;
  // 完成省下达任务的2.95倍, but 是上年的3倍
  if (q.type === "multiple" && !namesGoal(tokens, left.from, word(end) === "的" ? end - 1 : end, (i) => word(i).replace(/的$/, ""))) return false;
  // 完成|调整预算|100.6%: without 的 behind 完成 and 为 only.
  const bare = !word(end).endsWith("的");
  if (bare && !namesGoal(tokens, left.from, end, word) && !(end > left.from && EQUALS.test(word(end - 1)))) return false;
  // 完成|计划的|102%
  let planned = bare || PLANS.some((plan) => word(end).endsWith(`${plan}的`));
  for (let i = end - 1; i >= Math.max(left.from, end - 6); i--) {
    const { kind } = tokens[i]!;
    const text = word(i);
    if (PLANS.some((plan) => text.endsWith(plan)) && (i === end - 1 || /^数?的$/.test(word(end)))) planned = true;
    if (kind === "lverb" || (kind === "link" && /^(?:为|是|达|达到|相[当等]于|占)$/.test(text)) || (kind === "share" && text === "占")) {
      // 营收达到销售金额的74%: a share of it, and no comparison with a time before.
      // 削减量|累计完成|总削减量的|70%
      const ofWhole = kind === "lverb" && text.endsWith("完成") && i > left.from && q.type === "percent";
      if (!planned && !ofWhole && (kind !== "link" || !/^(?:达到?|相[当等]于)$/.test(text) || (i === left.from && !EQUALS.test(text)) || hasTime(tokens, i + 1, left.to))) return false;
      left.plan = raw(i + 1, left.to).replace(/的$/, "");
      left.to = i;
      left.linked = true;
      left.share = true;
      while (left.to > left.from && (tokens[left.to - 1]!.kind === "adv" || tokens[left.to - 1]!.kind === "quote")) left.to--;
      return true;
    }
    if (kind === "comma" || kind === "q") return false;
  }
  if (!planned) return false;
  left.plan = raw(Math.max(left.from, end - 2), left.to).replace(/的$/, "");
  left.to = left.from;
  left.linked = true;
  left.share = true;
  return true;
}

/** 完成|年初预算, 为|调整预算, 完成|年度|目标任务: a plan right behind its verb. */
function namesGoal(tokens: readonly Token[], from: number, end: number, word: Word): boolean {
  if (!PLANS.some((plan) => word(end).endsWith(plan))) return false;
  for (let i = end - 1; i >= Math.max(from, end - 3); i--) {
    const { kind } = tokens[i]!;
    if (kind === "lverb") return word(i).endsWith("完成");
    if (kind === "link") return word(i) === "为";
    if (kind !== "time" && kind !== "date" && kind !== "scope" && kind !== "n" && word(i) !== "下达") return false;
  }
  return false;
}

/** 较2021年入库数|增长: the comparison goes, what stands before it stays. */
export function cutBase(left: Left, tokens: readonly Token[], word: Word, raw: Raw): void {
  if (left.dir === 0 && left.change === 0 && !left.growthNoun) return;
  for (let i = left.to - 1; i >= Math.max(left.from, left.to - 8); i--) {
    const { kind } = tokens[i]!;
    if (kind === "base" && /^[比较与和]/.test(word(i))) {
      left.base ??= raw(i, i + 1);
      left.to = i;
    } else if (kind === "than" && i + 1 < left.to) {
      const quoted = tokens[i + 1]!.kind === "quote" && i + 2 < left.to ? 1 : 0; // 比“九五”末
      const next = tokens[i + 1 + quoted]!.kind;
      const timed = next === "time" || next === "date";
      if (!timed && !(word(i) === "比" || word(i) === "较") ) continue;
      left.base = (timed ? raw(i + 1, i + 2 + quoted) : raw(i + 1, left.to)).replaceAll(/[“”"]/g, "");
      left.to = i;
    }
  }
  while (left.to > left.from && (tokens[left.to - 1]!.kind === "time" || tokens[left.to - 1]!.kind === "date" || tokens[left.to - 1]!.kind === "adv" || tokens[left.to - 1]!.kind === "dun")) {
    const i = left.to - 1;
    if (tokens[i]!.kind === "adv") left.each ||= word(i) === "均" || word(i) === "各";
    else if (tokens[i]!.kind !== "dun") left.time = joinTime(raw(i, i + 1), left.time);
    left.to--;
  }
}

