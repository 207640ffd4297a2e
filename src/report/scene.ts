import { isSamePeriod, joinTime } from "./left-parts.ts";
import { listedNames } from "./listed-names.ts";
import { type Memory, type Reading, wholeNamed } from "./memory.ts";
import { nameOf, tidyName } from "./name.ts";
import { wordAt } from "./number-first.ts";
import { periodTold } from "./running.ts";
import { isList, isRecord, withoutGrowth, withoutPlace, withoutPredicate } from "./scene-phrase.ts";
import type { Token, TokenKind } from "./tokens.ts";
import type { ReadingView } from "./view.ts";

/** 综合实力|在|全省地级市的|排名,由第十一位上升到第四位: what is ranked, and where. */
function notePlace(tokens: readonly Token[], from: number, to: number, memory: Memory, view: ReadingView): boolean {
  const rank = tokens[to - 1]!;
  if (rank.kind !== "rank" || to - from > LONGEST_PLACE) return false;
  let at = from;
  while (at < to && wordAt(tokens, at, view) !== "在") at++;
  if (at >= to - 2) return false;
  const name = nameOf(tokens, from, at, view);
  memory.rankScope = nameOf(tokens, at + 1, to - 1, view);
  if (name.length >= 2) memory.pending = name;
  return true;
}
const LONGEST_PLACE = 16;
const LONGEST_NEXT = 14;
const FROM = /^(?:来自|分布[在于]|集中[在于])$/;
/** 在某院发布的|全国竞争力排名|中 */
const RANKING = /^在.{0,40}的([^的]{2,24}(?:排名|榜单|排行榜|评比|评价|考核|测评))[中里]$/;

/** 今年10月|与去年10月比较: the token from which on the clause says what is compared with; `to` when it does not. */
function comparedFrom(tokens: readonly Token[], from: number, to: number): number {
  if (!/^(?:相?比[较較]?|相[较較]|[对對]比)$/.test(tokens[to - 1]!.word)) return to;
  for (let i = to - 2; i >= from; i--) if (tokens[i]!.kind === "than") return i;
  return to;
}

/** A clause without a figure leaves its noun phrase, its time and its list behind. */
export function noteClause(tokens: readonly Token[], from: number, to: number, memory: Memory, reading: Reading): void {
  const { view } = reading;
  if (notePlace(tokens, from, to, memory, view) || noteAnother(tokens, from, to, memory, view)) return;
  const { start, governed } = noteScene(tokens, from, to, memory, view);
  // 百货公司货品(上升6.2%): the bracket speaks of all of it.
  const end = tokens[to]?.kind === "open" && start < to ? to : phraseEnd(tokens, start, to, governed);
  const phrase = nameOf(tokens, start, end, view);
  const ranking = tokens[from]!.word !== "在" ? null : RANKING.exec(view.text.slice(tokens[from]!.start, tokens[to - 1]!.end));
  if (ranking !== null) memory.pending = tidyName(ranking[1]!);
  else notePhrase(phrase, tokens, from, to, memory, view);
}

/** 对欧洲出口值|创单月最佳,增54.5% */
const PARTNER = /^[对對自].{1,12}?(?:进出口|進出口|出口|进口|進口)[总總]?[值额額量]?/;

/** Another one is spoken of now: 机械|则|受需求推升, 某公司股价|亦|走弱; 其次|是|服务业,增长率为5.6%. Answers whether. */
function noteAnother(tokens: readonly Token[], from: number, to: number, memory: Memory, view: ReadingView): boolean {
  const first = tokens[from]!;
  if (first.kind === "n" && from + 1 < to && /^[则亦也]$/.test(tokens[from + 1]!.word) && tokens[from + 2]?.kind !== "conj" && first.end - first.start >= 2) {
    memory.head = nameOf(tokens, from, from + 1, view);
    return true;
  }
  const partner = PARTNER.exec(view.text.slice(first.start, tokens[to - 1]!.end));
  if (partner !== null) {
    memory.head = partner[0];
    memory.pending = null;
    return true;
  }
  if (tokens[to]?.kind === "open" || !NEXT.some((word) => first.word.startsWith(word))) return false;
  if (first.word === "再次" && !/^[是为]/.test(wordAt(tokens, from + 1, view))) return false; // 再次|令人惊艳
  const next = nameOf(tokens, from, to, view).replace(/^其次(?:依序)?[为為是]?/, "").replace(/^[为為是]/, "");
  if (next.length < 2 || next.length > LONGEST_NEXT) return false;
  memory.head = next;
  return true;
}
const NEXT = ["其次", "再次", "其后", "接着"];

/** What may stand before the noun phrase and is no part of it. */
const BEFORE_PHRASE = new Set<TokenKind>(["adv", "conj", "scope", "rankscope", "quote", "parent", "prep", "target", "estimate"]);

/** Notes time and place; where the noun phrase begins, and whether a verb governs it. */
function noteScene(tokens: readonly Token[], from: number, to: number, memory: Memory, view: ReadingView): { readonly start: number; readonly governed: boolean } {
  let start = from;
  let governed = false;
  const compared = comparedFrom(tokens, from, to);
  const opens = tokens[to]?.kind === "open";
  for (let i = from; i < to; i++) {
    const { kind, word } = tokens[i]!;
    const next = tokens[i + 1]?.kind;
    if (kind === "time" || kind === "date") {
      noteTime(tokens, from, i, i >= compared, memory, view);
      if (start === i || next === "n" || next === "quote") start = i + 1; // 六都|元月|买卖棟數出炉
      continue;
    }
    if (kind === "parent") memory.parent ??= wholeNamed(memory);
    if (start === i && BEFORE_PHRASE.has(kind)) {
      if (kind === "scope") memory.scope = view.text.slice(tokens[i]!.start, tokens[i]!.end);
      if (kind === "rankscope" && i + 1 === to && opens) break; // 香港(58万人次)
      if (kind === "rankscope") {
        memory.rankScope = view.text.slice(tokens[i]!.start, tokens[i]!.end);
        if (next === "n" || next === "scope") break;
      }
      start = i + 1;
      continue;
    }
    if (kind === "n" || kind === "dun" || kind === "quote") continue;
    // 跻身|全国百强县行列,排名升至第47位; 主要|来自|广东省(62万人次); 其次|为|百货公司货品
    const leads = (start === i && kind === "rank" && /(?:跻身|进入|迈入|步入)$/.test(word)) || (opens && FROM.test(word)) || (start === i && kind === "link" && /^[为是]$/.test(word));
    // 加快|棚户区改造,新开工3.5万套
    const governs = !leads && start === i && (kind === "verb" || kind === "lverb") && (memory.head === null || memory.carried);
    governed ||= governs;
    if (!leads && !governs) {
      if (kind === "than" && i > start && word !== "同" && (next === "time" || next === "date")) break; // 成长率|与去年第四季相同,均为2.0%
      if (word.length > 1 || kind === "rank") break;
      if (start !== i) continue;
    }
    start = i + 1;
  }
  return { start, governed };
}

/** The time at token `i`, when it is not what something is compared with. */
function noteTime(tokens: readonly Token[], from: number, i: number, isCompared: boolean, memory: Memory, view: ReadingView): void {
  const { start, end, word } = tokens[i]!;
  const before = i > from ? tokens[tokens[i - 1]!.kind === "quote" && i - 1 > from ? i - 2 : i - 1]!.kind : null; // “十一五”期末
  const isBase = before === "than" || isCompared || isSamePeriod(word) || "来來".includes(view.text[end] ?? "。") || (before === "link" && wordAt(tokens, i + 1, view).startsWith("的")); // 是|前4年|的总和
  if (!isBase) memory.time = joinTime(before === "time" || before === "date" ? memory.time : null, view.text.slice(start, end)) ?? memory.time;
}

/** What a noun phrase is made of wherever it stands. */
const IN_PHRASE = new Set<TokenKind>(["n", "dun", "quote", "rankscope", "share", "upnoun"]);

/** Where the noun phrase ends that begins at `start`. */
function phraseEnd(tokens: readonly Token[], start: number, to: number, governed: boolean): number {
  const lists = hasKind(tokens, start, to, "dun"); // 文化体育|与|传媒、交通运输
  let end = start;
  while (end < to && (IN_PHRASE.has(tokens[end]!.kind) || (end > start && goesOn(tokens, end, start, to, lists, governed)))) end++;
  return end;
}

/** Does the phrase go on with a token that begins none? */
function goesOn(tokens: readonly Token[], at: number, start: number, to: number, lists: boolean, governed: boolean): boolean {
  const { kind, word } = tokens[at]!;
  const next = tokens[at + 1]?.kind;
  if (kind === "scope") return at === start + 1;
  if (kind === "adv" && next === "n") return true;
  if (kind === "keep" && governed && at + 1 === to) return true;
  if (kind === "rankby" && !(next ?? "n").startsWith("rank")) return true;
  return next === "n" && ((lists && /^[与和及]$/.test(word)) || (word === "等" && at + 1 < to));
}

function hasKind(tokens: readonly Token[], from: number, to: number, kind: TokenKind): boolean {
  for (let i = from; i < to; i++) if (tokens[i]!.kind === kind) return true;
  return false;
}

/** What the noun phrase of the clause is remembered as. */
/** 李某说, 发言人坦言: who says it. */
const SAYS = /(?:[^小学传解]说|[^学學]說|坦言|直言|说道|說道)$/;

function notePhrase(phrase: string, tokens: readonly Token[], from: number, to: number, memory: Memory, view: ReadingView): void {
  const list = isList(phrase) ? listedNames(phrase.replace(/等.{0,8}$/, "").replace(/(.{2})(?:增速|增幅)(?:差距)?$/, "$1")) : [];
  memory.pendingList = list.length > 1 && list.every((name) => name.length >= 2) ? list : [];
  // 金桥等小区的增速|更快,增幅达41.7%, 销货量升幅最大: of them.
  const grown = withoutGrowth(phrase);
  if (grown !== phrase) {
    memory.head = grown.replace(/的$/, "");
    return;
  }
  const name = withoutPlace(phrase);
  memory.within = name !== phrase && /[中里]$/.test(phrase) ? name : null;
  // 提出了2013年的主要预期目标:
  if (memory.time === null && (tokens[to]?.kind === "colon" || hasKind(tokens, from, to, "target"))) memory.time = periodTold(tokens.slice(from, to), view);
  // 截至发稿: when, not what.
  if (name.length >= 2 && !isRecord(name) && !SAYS.test(name) && !/^截[至止]/.test(tokens[from]!.word)) memory.pending = withoutPredicate(name);
  // 其中|民生投放|仍然庞大,达35亿元: the part is spoken of now.
  if (memory.pending !== null && tokens[from]!.kind === "parent") memory.head = memory.pending;
}
