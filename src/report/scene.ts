import { isSamePeriod, joinTime } from "./left-parts.ts";
import { listedNames } from "./listed-names.ts";
import type { Memory, Reading } from "./memory.ts";
import { nameOf, tidyName } from "./name.ts";
import { wordAt } from "./number-first.ts";
import { periodTold } from "./running.ts";
import type { Token } from "./tokens.ts";
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
/** 并购额|最(高的是通信业), 集体企业|波动较大: how it is, behind its name. */
const DESCRIBED = /^(.{2,}?)(?:(?:波动|波動|起伏|变化|變化|差异|差異)?(?:[较較更略]|有所)[大小快慢高低多少强強弱]|(?:表[现現]|走[势勢])(?:[较較更略]|相[对對])?.{1,3}|[升增漲涨跌降][幅速]最[大高多快小低少慢]|最)$/;
/** 规划能力|不断加强 */
const BETTERED = /(?<=.{2})(?:不断|進一步|进一步|持续|明显|显著|逐步|日益|全面)(?:加强|提高|增强|改善|加大|提升|优化|完善|壮大)$/;
const FROM = /^(?:来自|分布[在于]|集中[在于])$/;
/** 均创历史新高: says something of what was named, and names nothing. */
const RECORD = /^(?:再|又|并|均|双双)?(?:[创創]|刷新|突破)(?:下|造)?.{0,6}(?:新高|新低|[纪紀][录錄]|记录|最好水平|佳[绩績])$/;
/** 在某院发布的|全国竞争力排名|中 */
const RANKING = /^在.{0,40}的([^的]{2,24}(?:排名|榜单|排行榜|评比|评价|考核|测评))[中里]$/;

/** 今年10月|与去年10月比较: the token from which on the clause says what is compared with; `to` when it does not. */
function comparedFrom(tokens: readonly Token[], from: number, to: number, view: ReadingView): number {
  if (!/^(?:相?比[较較]?|相[较較]|[对對]比)$/.test(wordAt(tokens, to - 1, view))) return to;
  for (let i = to - 2; i >= from; i--) if (tokens[i]!.kind === "than") return i;
  return to;
}

/** A clause without a figure leaves its noun phrase, its time and its list behind. */
export function noteClause(tokens: readonly Token[], from: number, to: number, memory: Memory, reading: Reading): void {
  const { view } = reading;
  if (notePlace(tokens, from, to, memory, view)) return;
  // 机械|则|受需求推升, 某公司股价|亦|走弱: another one is spoken of now.
  if (tokens[from]!.kind === "n" && from + 1 < to && /^[则亦也]$/.test(wordAt(tokens, from + 1, view)) && tokens[from + 2]?.kind !== "conj" && tokens[from]!.end - tokens[from]!.start >= 2) {
    memory.head = nameOf(tokens, from, from + 1, view);
    return;
  }
  // 其次|是|服务业,增长率为5.6%: another one is spoken of now.
  if (tokens[to]?.kind !== "open" && /^(?:其次|再次|其后|接着)/.test(wordAt(tokens, from, view))) {
    const next = nameOf(tokens, from, to, view).replace(/^其次(?:依序)?[为為是]?/, "").replace(/^[为為是]/, "");
    if (next.length >= 2 && next.length <= LONGEST_NEXT) {
      memory.head = next;
      return;
    }
  }
  let i = from;
  let start = from;
  let governed = false;
  const compared = comparedFrom(tokens, from, to, view);
  for (; i < to; i++) {
    const { kind } = tokens[i]!;
    const text = tokens[i]!.word;
    if (kind === "time" || kind === "date") {
      const before = i > from ? tokens[tokens[i - 1]!.kind === "quote" && i - 1 > from ? i - 2 : i - 1]!.kind : null; // “十一五”期末
      const isBase = before === "than" || i >= compared || isSamePeriod(text) || (before === "link" && wordAt(tokens, i + 1, view).startsWith("的")); // 是|前4年|的总和
      if (!isBase) memory.time = joinTime(before === "time" || before === "date" ? memory.time : null, view.text.slice(tokens[i]!.start, tokens[i]!.end)) ?? memory.time;
      if (start === i || tokens[i + 1]?.kind === "n" || tokens[i + 1]?.kind === "quote") start = i + 1; // 六都|元月|买卖棟數出炉
      continue;
    }
    if (kind === "parent") memory.parent ??= memory.head;
    if (start === i && (kind === "adv" || kind === "conj" || kind === "scope" || kind === "rankscope" || kind === "quote" || kind === "parent" || kind === "prep" || kind === "target" || kind === "estimate")) {
      if (kind === "scope") memory.scope = view.text.slice(tokens[i]!.start, tokens[i]!.end);
      if (kind === "rankscope" && i + 1 === to && tokens[to]?.kind === "open") break; // 香港(58万人次)
      if (kind === "rankscope") {
        memory.rankScope = view.text.slice(tokens[i]!.start, tokens[i]!.end);
        if (tokens[i + 1]?.kind === "n" || tokens[i + 1]?.kind === "scope") break;
      }
      start = i + 1;
      continue;
    }
    if (kind === "n" || kind === "dun" || kind === "quote") continue;
    if (start === i && kind === "rank" && /(?:跻身|进入|迈入|步入)$/.test(text)) {
      start = i + 1; // 跻身|全国百强县行列,排名升至第47位
      continue;
    }
    if (tokens[to]?.kind === "open" && FROM.test(text)) {
      start = i + 1; // 主要|来自|广东省(62万人次)
      continue;
    }
    if (start === i && kind === "link" && /^[为是]$/.test(text)) {
      start = i + 1; // 其次|为|百货公司货品
      continue;
    }
    // 加快|棚户区改造,新开工3.5万套
    if (start === i && (kind === "verb" || kind === "lverb") && (memory.head === null || memory.carried)) {
      start = i + 1;
      governed = true;
      continue;
    }
    if (kind === "than" && i > start && text !== "同" && (tokens[i + 1]?.kind === "time" || tokens[i + 1]?.kind === "date")) break; // 成长率|与去年第四季相同,均为2.0%
    if (text.length === 1 && kind !== "rank") {
      if (start === i) start = i + 1;
      continue;
    }
    break;
  }
  let end = start;
  const lists = tokens.slice(start, to).some(({ kind }) => kind === "dun"); // 文化体育|与|传媒、交通运输
  while (end < to && (tokens[end]!.kind === "n" || (lists && end > start && /^[与和及]$/.test(tokens[end]!.word) && tokens[end + 1]?.kind === "n") || (tokens[end]!.kind === "scope" && end === start + 1) || (tokens[end]!.kind === "adv" && end > start && tokens[end + 1]?.kind === "n") || (tokens[end]!.kind === "keep" && governed && end > start && end + 1 === to) || tokens[end]!.kind === "dun" || tokens[end]!.kind === "quote" || (wordAt(tokens, end, view) === "等" && end > start && end + 1 < to && tokens[end + 1]!.kind === "n") || tokens[end]!.kind === "rankscope" || tokens[end]!.kind === "share" || tokens[end]!.kind === "upnoun" || (tokens[end]!.kind === "rankby" && end > start && !(tokens[end + 1]?.kind ?? "n").startsWith("rank")))) end++;
  // 百货公司货品(上升6.2%): the bracket speaks of all of it.
  if (tokens[to]?.kind === "open" && start < to) end = to;
  const phrase = nameOf(tokens, start, end, view);
  const ranking = tokens[from]!.word !== "在" ? null : RANKING.exec(view.text.slice(tokens[from]!.start, tokens[to - 1]!.end));
  if (ranking !== null) {
    memory.pending = tidyName(ranking[1]!);
    return;
  }
  const list = /[、和与及與]/.test(phrase) ? listedNames(phrase.replace(/等.{0,8}$/, "").replace(/(.{2})(?:增速|增幅)(?:差距)?$/, "$1")) : [];
  memory.pendingList = list.length > 1 && list.every((name) => name.length >= 2) ? list : [];
  const bare = phrase.replace(/(.{3})(?:增速|增幅|升幅|跌幅|降幅|涨幅|漲幅)$/, "$1"); // 销货量升幅最大
  const name = bare.replace(/(?:评价|评比|排名|调查)?(?:中|上|方面|里)$/, (tail) => tail.replace(/(?:中|上|方面|里)$/, ""));
  // 金桥等小区的增速|更快,增幅达41.7%: of them.
  if (bare !== phrase && bare.length >= 3) {
    memory.head = bare.replace(/的$/, "");
    return;
  }
  memory.within = name !== bare && /[中里]$/.test(bare) ? name : null;
  // 提出了2013年的主要预期目标:
  if (memory.time === null && (tokens[to]?.kind === "colon" || tokens.slice(from, to).some(({ kind }) => kind === "target"))) memory.time = periodTold(tokens.slice(from, to), view);
  // 截至发稿: when, not what.
  if (name.length >= 2 && !RECORD.test(name) && !/^截[至止]/.test(wordAt(tokens, from, view))) memory.pending = name.replace(DESCRIBED, "$1").replace(BETTERED, "");
  // 其中|民生投放|仍然庞大,达35亿元: the part is spoken of now.
  if (memory.pending !== null && tokens[from]!.kind === "parent") memory.head = memory.pending;
}
