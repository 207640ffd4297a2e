import { yearAt } from "./year.ts";
import { baseOfComparison, isPlanNoun, namesPlan } from "./left-parts.ts";
import type { Memory, Reading } from "./memory.ts";
import type { Token, TokenKind } from "./tokens.ts";
import type { ReadingView } from "./view.ts";

/** How far from a year its words are looked for, in tokens. */
const NEAR = 12;
const AIMS = new Set<TokenKind>(["link", "q", "quote", "up", "down", "date", "time", "comma", "scope", "colon", "base"]);

/** 到2030年, or a year beyond the document's: what is said of it is not yet true. */
function liesAhead(tokens: readonly Token[], at: number, from: number, to: number, year: number | null, view: ReadingView): boolean {
  const named = yearAt(view.key, tokens[at]!.start);
  if (named === null || (at > from && (tokens[at - 1]!.kind === "than" || tokens[at - 1]!.kind === "base"))) return false;
  for (let i = Math.max(from, at - NEAR); i < Math.min(to, at + NEAR); i++) if (tokens[i]!.kind === "estimate") return false;
  if (year !== null) return named > year;
  if (at === from || view.key[tokens[at]!.start - 1] !== "到") return false;
  // 从2亿元上升到1997年的3亿元, 恢复到2019年的85%: a level, no promise.
  if (view.key[tokens[at]!.end] === "的" && /[升增加降减高长跌少复当]到$/.test(view.key.slice(tokens[at]!.start - 2, tokens[at]!.start))) return false;
  for (let i = at + 1; i < Math.min(to, at + NEAR); i++) if (tokens[i]!.kind === "adv" && view.key[tokens[i]!.start] === "已") return false;
  return true;
}

/** 占年度|计划|投资的|108%: how much of what was planned. */
function dividesPlan(tokens: readonly Token[], from: number, at: number, to: number): boolean {
  let i = at - 1;
  while (i >= from && (tokens[i]!.kind === "time" || tokens[i]!.kind === "date" || tokens[i]!.kind === "n")) i--;
  return i >= from && tokens[i]!.kind === "share" && at + 2 < to && tokens[at + 1]!.word.endsWith("的") && tokens[at + 2]!.q?.type === "percent";
}

const DONE = /完成[^,。;]{0,6}$/;
/** What comes to be, behind 将. */
const COMING = new Set<TokenKind>(["up", "down", "add", "sub"]);

/** 目标, 力争, 预计: how far they reach. */
export function noteStatus(tokens: readonly Token[], from: number, to: number, memory: Memory, { view, year, frame }: Reading): void {
  const word = (i: number): string => tokens[i]!.word;
  const held = memory.target;
  memory.target = false;
  for (let i = from; i < to; i++) {
    const { kind, start, end } = tokens[i]!;
    if (kind === "date" && liesAhead(tokens, i, from, to, year, view)) memory.target = true;
    if (kind === "target") {
      if (baseOfComparison(tokens, i, word) >= 0 || tokens[i + 1]?.q?.type === "percentage-point") continue; // 高于目标2.1个百分点
      if (dividesPlan(tokens, from, i, to)) continue; // 占年度计划投资的108%
      const said = view.key.slice(start, end);
      const before = i > from ? tokens[i - 1]!.kind : null;
      if (view.key[start - 1] === "为" && view.key.slice(tokens[from]!.start, start).includes("以")) continue; // 以改善生态为目标,完成绿化
      if (said.endsWith("目标") || said === "目标任务") {
        if (before === "lverb" || /(?:完成|实现|达到|超过|高于)[^,。;]{0,10}$/.test(view.key.slice(Math.max(tokens[from]!.start, start - 12), start))) continue;
        if (tokens[i + 1]?.kind === "n" && view.key[end] === "的") continue;
      }
      // 完成年度计划的102%, 科技攻关计划课题, 确定的目标有差距: what was planned, no promise.
      if (/^的|^数/.test(view.key.slice(end, end + 1)) && tokens[i + 2]?.kind === "q") continue;
      if (tokens[i + 1]?.q?.type === "percent" && DONE.test(view.key.slice(Math.max(tokens[from]!.start, start - 8), start))) continue; // 完成年度|计划|104%
      if (said === "目标" && i + 1 < to && !AIMS.has(tokens[i + 1]!.kind)) continue;
      if (isPlanNoun(tokens, i, to, word) && i > from && before !== "time" && before !== "date" && before !== "adv") continue;
      if (said.endsWith("计划") && "”」』》\"'".includes(view.key[end] ?? " ")) continue; // “某某计划”: a name
      if (said.startsWith("计划") && (before === "n" || namesPlan(tokens, i, word) || i + 1 >= to)) continue;
      if (view.key[end] === "了") continue;
      memory.target = true;
    } else if (view.key.startsWith("将", start) && end - start === 1 && frame.status === null && i + 1 < to && COMING.has(tokens[i + 1]!.kind)) memory.estimate = true; // 开支将|上升6.9%
    else if (kind === "verb" && view.key[start] === "拟") memory.target = true; // 拟派发股息
    else if ((kind === "lverb" || kind === "add") && view.key.startsWith("预计", start)) memory.estimate = true;
    else if (kind === "estimate" && baseOfComparison(tokens, i, word) < 0) memory.estimate = true;
  }
  memory.target ||= held && !tellsOfLastYear(tokens, from, to, word);
}

/** …的目标,|去年|实际达到: what was promised is told no more. */
function tellsOfLastYear(tokens: readonly Token[], from: number, to: number, word: (i: number) => string): boolean {
  for (let i = from; i < to; i++) if (tokens[i]!.kind === "time" && /^(?:去年|上年)/.test(word(i)) && (i === from || !/^(?:[比较在与和]|[较比].*)$/.test(word(i - 1)))) return true;
  return false;
}
