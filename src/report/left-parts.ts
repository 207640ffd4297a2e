import type { Token } from "./tokens.ts";
import type { FactStatus } from "./types.ts";

/** What stands before a number, taken apart. Token ranges are half open; an empty name has from === to. */
export interface Left {
  from: number;
  to: number;
  /** Range of the subject that a verb divides from the name. */
  subject: readonly [number, number] | null;
  /** The verb that governs the number. */
  verb: "lverb" | "verb" | "keep" | "add" | "sub" | null;
  /** Words dropped from the front because of that verb: given back when the name would say nothing. */
  restore: number;
  dir: 1 | -1 | 0;
  mode: "by" | "to" | null;
  growthNoun: boolean;
  change: 1 | -1 | 0;
  base: string | null;
  time: string | null;
  scope: string | null;
  parent: boolean;
  status: FactStatus | null;
  linked: boolean;
  /** 两市|共有|32家上市公司: a verb of having. */
  holds?: boolean;
  share: boolean;
  /** 完成年度计划的102%: the plan. */
  plan: string | null;
  rankWord: boolean;
  rankScope: string | null;
  rankBy: string | null;
  respectively: boolean;
  each: boolean;
  /** 由A…至B: token index of 由 or 从. */
  than: string | null;
  /** 低于市场预期的58亿美元: the figure belongs to what it is compared with. */
  bound: boolean;
}

/** The key and the text of tokens. */
export type Word = (i: number) => string;
export type Raw = (i: number, j: number) => string;

/** 2023年 + 上半年. */
export function joinTime(first: string | null, second: string | null): string | null {
  if (first === null || first === "") return second;
  if (second === null || second === "") return first;
  if (first.length + second.length > 16) return first;
  return first + second;
}

/** 同期,进口增长3%: of the period that was said before. */
export function isSamePeriod(time: string): boolean {
  return /^(?:同期[间間]?|(?:[该該])?年度)$/.test(time);
}

/** 高于|全省平均水平|1.2个百分点: what stands between is what it is compared with. */
export const OVER = new Set(["更胜", "高于", "高出", "超出", "领先", "领先于", "快于", "多于", "好于", "优于", "大于", "长于", "高过", "跑赢", "强于", "超过", "超越", "已超越", "远超", "远超过", "远高于"]);
export const UNDER = new Set(["低于", "落后", "落后于", "慢于", "少于", "小于", "短于", "逊于", "劣于", "跑输", "弱于", "远低于", "不及"]);

/** Words that only compare: 高5%, 少3人. They need a base before them. */
export const COMPARING = new Set(["高", "低", "多", "少", "快", "慢", "长", "短", "贵", "贵了", "便宜", "便宜了", "高了", "低了", "多了", "少了", "节约了", "节省了"]);

const BETTERED = new Set<Token["kind"]>(["keep", "up", "down"]);

/** 营养改善|计划|惠及: with the verb before it a name, no promise. */
export function namesPlan(tokens: readonly Token[], at: number, word: Word): boolean {
  return at > 0 && word(at) === "计划" && BETTERED.has(tokens[at - 1]!.kind) && tokens[at - 1]!.end === tokens[at]!.start && tokens[at + 1]?.kind !== "n" && tokens[at + 1]?.kind !== "q";
}

/** 计划|投资5亿元: a plan to do so. */
const PLANNED = /^(?:投资|总投|用地|新增|招生|招聘|产能|年产)/;

/** 科技|计划|项目: what was planned, with the noun behind it a name. */
export function isPlanNoun(tokens: readonly Token[], at: number, to: number, word: Word): boolean {
  return /^计[划画]$/.test(word(at)) && at + 1 < to && tokens[at + 1]!.kind === "n" && !PLANNED.test(word(at + 1));
}

/** 力争 makes a target, 预计 an estimate; 较8月预测 only says what it is compared with. */
export function setStatus(left: Left, tokens: readonly Token[], at: number, word: Word): void {
  const { kind } = tokens[at]!;
  if (baseOfComparison(tokens, at, word) >= 0 || namesPlan(tokens, at, word)) return;
  // 拜访目标企业150家: whom it was aimed at.
  if (kind === "target" && !(word(at) === "目标" && tokens[at + 1]?.kind === "n")) left.status = "target";
  else if (kind === "estimate") left.status ??= "estimate";
}

/** 较|8月|预测, 高于|原|预测, 优于|市场|预期, 低于|控制|目标: the word at `at` names a base. Where the comparison begins, or -1. */
export function baseOfComparison(tokens: readonly Token[], at: number, word: Word): number {
  for (let i = at - 1; i >= Math.max(0, at - LONGEST_BASE); i--) {
    const { kind, start, end } = tokens[i]!;
    if (kind === "than" || OVER.has(word(i)) || UNDER.has(word(i))) return i;
    if (kind !== "time" && kind !== "date" && kind !== "scope" && kind !== "target" && kind !== "q" && word(i) !== "控制" && !(kind === "n" && end - start <= LONGEST_FORECASTER)) return -1;
  }
  return -1;
}

/** 高于|年初|人代会|12%|的|目标 */
const LONGEST_BASE = 5;
/** 原, 先前, 市场. */
const LONGEST_FORECASTER = 3;
