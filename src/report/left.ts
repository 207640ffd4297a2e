import type { Quantity } from "../numerals/types.ts";
import { isRelative } from "./quantity.ts";
import type { Token, TokenKind } from "./tokens.ts";
import type { FactStatus } from "./types.ts";
import type { ReadingView } from "./view.ts";

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
  share: boolean;
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

const GAUGES = new Set<TokenKind>(["quote", "link", "up", "down", "upnoun", "downnoun", "to", "add", "sub", "base", "adv", "target", "estimate", "time", "date", "lverb", "colon"]);
/** Words that only compare: 高5%, 少3人. They need a base before them. */
const COMPARING = "高低多少快慢长短";
const PREFIXES = new Set<TokenKind>(["time", "date", "scope", "rankscope", "adv", "conj", "parent", "target", "estimate", "base", "quote", "lverb", "verb", "add", "sub", "link", "than", "dun", "to", "colon"]);
/** Adverbs that are adjectives before a noun: 有效用工备案数, 高质量发展. They go only before a verb. */
const ADJECTIVAL = new Set(["有效", "全面", "高质量", "高标准", "快速", "高效", "直接", "连续", "基本", "平均", "整体", "总体", "积极", "稳定", "合理", "有序", "大幅", "明显", "显著", "快", "提前", "现场", "当场", "全部", "新"]);
const VERBS = new Set<TokenKind>(["lverb", "verb", "keep", "add", "sub", "up", "down", "adv", "target", "estimate", "link"]);
/** 候选人甲|获得12.8万票: the verb says nothing about the figure. */
const GETTING = new Set(["获得", "拿下", "砍下", "得到", "轰下", "打入", "打进", "攻入", "射入", "斩获", "贡献", "贡献了", "夺得", "录得", "获", "赢得"]);
const HAVING = new Set(["拥有", "有", "配备", "占有", "享有", "拥有的"]);
/** 高于|全省平均水平|1.2个百分点: what stands between is what it is compared with. */
const OVER = new Set(["高于", "高出", "超出", "领先", "领先于", "快于", "多于", "好于", "大于", "长于", "高过", "超过"]);
/** 恢复至|疫情前|七成: a level, measured against what stands between. */
const AGAINST = new Set(["恢复至", "恢复到", "恢复为", "相当于"]);
const UNDER = new Set(["低于", "落后", "落后于", "慢于", "少于", "小于", "短于", "逊于", "不及"]);
/** What divides a subject from the object that is counted. */
const CUTS = new Set<TokenKind>(["lverb", "verb", "keep", "add", "sub", "target", "estimate", "parent", "conj", "adv", "time", "date", "link"]);

export function readLeft(tokens: readonly Token[], from: number, to: number, q: Quantity, view: ReadingView): Left {
  const left: Left = {
    from, to, subject: null, verb: null, restore: to, dir: 0, mode: null, growthNoun: false, change: 0, base: null, time: null, scope: null, parent: false,
    status: null, linked: false, share: false, rankWord: false, rankScope: null, rankBy: null, respectively: false, each: false, than: null, bound: false,
  };
  const word = (i: number): string => view.key.slice(tokens[i]!.start, tokens[i]!.end);
  const raw = (i: number, j: number): string => view.text.slice(tokens[i]!.start, tokens[j - 1]!.end);
  if (q.type === "rank") popRank(left, tokens, word, raw);
  popTail(left, tokens, q, word, raw);
  if (left.dir === 0) cutCompared(left, tokens, q, word, raw);
  cutBase(left, tokens, word, raw);
  dropPrefix(left, tokens, q, word, raw);
  cutSubject(left, tokens, word, raw);
  return left;
}

type Word = (i: number) => string;
type Raw = (i: number, j: number) => string;

/** 总量|位居|全市 第三: scope and object of a rank, from the number leftwards. */
function popRank(left: Left, tokens: readonly Token[], word: Word, raw: Raw): void {
  // The nearest rank word within the last tokens; what stands between it and the number is the scope.
  for (let i = left.to - 1; i >= Math.max(left.from, left.to - 8); i--) {
    const { kind } = tokens[i]!;
    if (kind === "comma" || kind === "semi") break;
    if (kind !== "rank" || (word(i).length === 1 && !/[居列排获]/.test(word(i)) && i + 1 < left.to && tokens[i + 1]!.kind !== "rankscope")) continue;
    left.rankWord = true;
    if (i + 1 < left.to) left.rankScope = raw(i + 1, left.to).replace(/[“”"的]/g, "") || null;
    left.to = i;
    break;
  }
  if (!left.rankWord) {
    let i = left.to;
    while (i > left.from && (tokens[i - 1]!.kind === "rankscope" || tokens[i - 1]!.kind === "scope")) i--;
    if (i < left.to) {
      left.rankScope = raw(i, left.to);
      left.to = i;
    }
  }
  while (left.to > left.from) {
    const i = left.to - 1;
    const { kind } = tokens[i]!;
    if (kind === "rankby" || ((kind === "upnoun" || kind === "downnoun") && left.rankBy === null)) {
      left.rankBy ??= raw(i, i + 1);
      left.to--;
    } else if (kind === "rank" || kind === "dun" || kind === "quote") left.to--;
    else if (kind === "rankscope" && left.rankScope === null) {
      left.rankScope = raw(i, i + 1);
      left.to--;
    } else break;
  }
}

/** Takes link words, verbs of growth, bases and times off the end: 同比|增长|约. */
function popTail(left: Left, tokens: readonly Token[], q: Quantity, word: Word, raw: Raw): void {
  const relative = isRelative(q);
  while (left.to > left.from) {
    const i = left.to - 1;
    const token = tokens[i]!;
    const text = word(i);
    const hasGrowth = left.dir !== 0 || left.growthNoun;
    switch (token.kind) {
      case "link":
        left.linked = true;
        break;
      case "to":
        left.linked = true;
        if (i > left.from && (tokens[i - 1]!.kind === "up" || tokens[i - 1]!.kind === "down")) left.mode = "to";
        else if (text !== "至" && text !== "到" && text !== "成") return;
        break;
      case "up":
      case "down":
        if (hasGrowth && left.dir !== 0) return;
        if (text.length === 1 && COMPARING.includes(text) && !comparesBefore(left.from, i, tokens)) return;
        left.dir = token.kind === "up" ? 1 : -1;
        left.mode ??= "by";
        if (/[同环]比|按年|年增|年减/.test(text)) left.base ??= /环比/.test(text) ? "环比" : "同比";
        if (/年均/.test(text)) left.base ??= "年均";
        break;
      case "upnoun":
      case "downnoun":
        if (!relative && q.type !== "rank") return;
        left.growthNoun = true;
        if (left.dir === 0 || left.mode === "to") left.dir ||= token.kind === "upnoun" ? 1 : -1;
        if (token.kind === "downnoun") left.dir = -1;
        break;
      case "add":
      case "sub":
        if (relative) {
          left.dir = token.kind === "add" ? 1 : -1;
          left.mode ??= "by";
        } else {
          if (left.mode === "to") left.dir = token.kind === "add" ? 1 : -1;
          else left.change = token.kind === "add" ? 1 : -1;
          left.verb = token.kind;
        }
        break;
      case "base":
        left.base ??= raw(i, i + 1);
        break;
      case "adv":
        if (text === "分别") left.respectively = true;
        else if (text === "均" || text === "各" || text === "都") left.each = true;
        break;
      case "target":
        left.status = "target";
        break;
      case "estimate":
        left.status ??= "estimate";
        break;
      case "time":
      case "date": {
        // 环比上月微跌: the time says what it is compared with.
        if (i > left.from && tokens[i - 1]!.kind === "base" && /[同环]比$/.test(word(i - 1))) {
          left.base = raw(i - 1, i + 1);
          left.to--;
          break;
        }
        const base = i > left.from && tokens[i - 1]!.kind === "than";
        if (base) {
          left.base = raw(i, i + 1);
          left.to--;
        } else left.time = joinTime(raw(i, i + 1), left.time);
        break;
      }
      case "lverb":
        left.verb ??= "lverb";
        left.linked = true;
        break;
      case "verb":
        // 粮食入库, 贷款发放: behind a noun the verb says what was done, and stays. 李梦|拿下24分: who got it is the name.
        if (i !== left.from && !GETTING.has(text)) return;
        left.verb ??= "verb";
        break;
      case "rank": {
        const rises = /[升]|前移/.test(text) && /[至到]$/.test(text);
        if (rises) {
          left.dir = 1;
          left.mode = "to";
        } else if (!/^(?:保持|为|处于|位于|继续保持|在|保持在|位居|居)/.test(text)) return;
        left.linked = true;
        break;
      }
      case "prep":
        if (text !== "在" && text !== "于") return;
        break;
      case "stop":
        if (text !== "左右" && text !== "以上" && text !== "连续" && text !== "整体") return;
        break;
      case "rankby":
        if (relative && (text === "增速" || text === "增幅" || text === "降幅" || text === "降速")) {
          left.growthNoun = true;
          left.dir = /降/.test(text) ? -1 : left.dir || 1;
          break;
        }
        return;
      case "quote":
      case "colon":
        break;
      default:
        if (!GAUGES.has(token.kind)) return;
    }
    left.to--;
  }
}

function comparesBefore(from: number, at: number, tokens: readonly Token[]): boolean {
  for (let i = at - 1; i >= Math.max(from, at - 6); i--) if (tokens[i]!.kind === "base" || tokens[i]!.kind === "than") return true;
  return false;
}

/** 增幅|高于全省平均水平|1.2个百分点. A bound with its number at once (超过5%) is no comparison. */
function cutCompared(left: Left, tokens: readonly Token[], q: Quantity, word: Word, raw: Raw): void {
  if (q.type === "rank" || (q.type === "percent" && left.growthNoun)) return;
  for (let i = left.to - 2; i >= Math.max(left.from, left.to - 5); i--) {
    const text = word(i);
    const dir = OVER.has(text) ? 1 : UNDER.has(text) ? -1 : 0;
    const against = AGAINST.has(text);
    if (dir === 0 && !against) continue;
    if (against && !isRelative(q)) return;
    if ((text === "超过" || text.startsWith("领先") || text.startsWith("落后")) && !isRelative(q)) return;
    if (text === "超过" && q.type !== "percentage-point") return;
    if (dir !== 0 && raw(left.to - 1, left.to).endsWith("的") && !/百分点|百分點/.test(q.text)) {
      left.bound = true;
      return;
    }
    for (let j = i + 1; j < left.to; j++) if (tokens[j]!.kind !== "n" && tokens[j]!.kind !== "scope" && tokens[j]!.kind !== "rankscope" && tokens[j]!.kind !== "adv" && tokens[j]!.kind !== "time" && tokens[j]!.kind !== "date" && tokens[j]!.kind !== "upnoun" && tokens[j]!.kind !== "quote") return;
    left.dir = dir;
    left.mode = against ? "to" : "by";
    left.linked ||= against;
    left.base = raw(against ? i + 1 : i, left.to).replace(/的$/, "");
    left.to = i;
    while (left.to > left.from && (tokens[left.to - 1]!.kind === "adv" || tokens[left.to - 1]!.kind === "link" || tokens[left.to - 1]!.kind === "base")) left.to--;
    if (left.to > left.from && (tokens[left.to - 1]!.kind === "upnoun" || tokens[left.to - 1]!.kind === "rankby")) left.growthNoun = true;
    if (left.growthNoun && left.to - 1 === left.from) left.to--;
    return;
  }
}

/** 较2021年入库数|增长: the comparison goes, what stands before it stays. */
function cutBase(left: Left, tokens: readonly Token[], word: Word, raw: Raw): void {
  if (left.dir === 0 && left.change === 0 && !left.growthNoun) return;
  for (let i = left.to - 1; i >= Math.max(left.from, left.to - 8); i--) {
    const { kind } = tokens[i]!;
    if (kind === "base" && /^[比较与和]/.test(word(i))) {
      left.base ??= raw(i, i + 1);
      left.to = i;
    } else if (kind === "than" && i + 1 < left.to) {
      const next = tokens[i + 1]!.kind;
      const timed = next === "time" || next === "date";
      if (!timed && !(word(i) === "比" || word(i) === "较") ) continue;
      left.base = timed ? raw(i + 1, i + 2) : raw(i + 1, left.to);
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

/** Takes time, scope, light verbs and joining words off the front. */
function dropPrefix(left: Left, tokens: readonly Token[], q: Quantity, word: Word, raw: Raw): void {
  left.restore = left.to;
  for (; left.from < left.to; left.from++) {
    const i = left.from;
    const token = tokens[i]!;
    const text = word(i);
    if (token.kind === "n" && /^[和与及、]$|^(?:的|了|之)$/.test(text)) continue;
    if (token.kind === "prep" || token.kind === "rank" || token.kind === "stop") {
      // 在…排名, 从…: one-character prepositions only, and a word of rank that begins the clause.
      if (token.kind === "prep" && text.length === 1 && i + 1 < left.to) continue;
      if (token.kind !== "prep" && (text === "有" || text === "获得" || text === "获" || text === "进入" || text === "登上") && i + 1 < left.to) continue;
      if (token.kind === "stop" && i + 1 < left.to && /^(?:累计|成功|顺利|全部|连续|整体|再次|首次|目前|其中|分别|共)$/.test(text)) continue;
      break;
    }
    if (!PREFIXES.has(token.kind)) break;
    switch (token.kind) {
      case "time":
      case "date":
        left.time = joinTime(left.time === null || i === 0 || !isTime(tokens[i - 1]!.kind) ? null : left.time, raw(i, i + 1)) ?? left.time;
        break;
      case "scope":
      case "rankscope":
        if (token.kind === "rankscope" && !/^(?:全[国省市区县州镇乡村港台校系]|国内|省内|市内|区内|县内)/.test(text)) return;
        if (i + 1 >= left.to) return;
        left.scope = raw(i, i + 1);
        break;
      case "parent":
        left.parent = true;
        break;
      case "target":
        left.status = "target";
        break;
      case "estimate":
        left.status ??= "estimate";
        break;
      case "base":
        left.base ??= raw(i, i + 1);
        break;
      case "lverb":
      case "verb":
        left.verb = token.kind;
        left.restore = Math.min(left.restore, i);
        break;
      case "add":
      case "sub":
        left.verb = token.kind;
        if (!isRelative(q)) left.change = token.kind === "add" ? 1 : -1;
        break;
      case "link":
        if (text.length === 1 && !/[为是有达共超约]/.test(text)) return;
        break;
      case "adv":
        if (ADJECTIVAL.has(text) && !VERBS.has(tokens[i + 1]?.kind ?? "n")) return;
        if (text === "均" || text === "各" || text === "都") left.each = true;
        break;
      case "than": {
        const next = tokens[i + 1]?.kind;
        if (next === "time" || next === "date") {
          left.base ??= raw(i + 1, i + 2);
          left.from++;
        } else if (text === "同" || text === "与") break;
        else return;
        break;
      }
      default:
    }
  }
}

/** 苏州|已组织|专车: the last verb inside divides the subject from what is counted. */
function cutSubject(left: Left, tokens: readonly Token[], word: Word, raw: Raw): void {
  if (left.from >= left.to) return;
  for (let i = left.to - 1; i > left.from; i--) {
    const token = tokens[i]!;
    const text = word(i);
    if (!CUTS.has(token.kind)) continue;
    if (text.length === 1 && !/[已共均将超达为]/.test(text)) continue;
    if (text.length === 1 && /[为达超共将]/.test(text) && i + 1 < left.to && tokens[i + 1]!.kind === "n" && tokens[i - 1]!.kind === "n") continue;
    if (token.kind === "adv" && ADJECTIVAL.has(text)) continue;
    // 每千人口|拥有|执业医师: a rate is named with what it is counted on.
    if (HAVING.has(text) && word(left.from).startsWith("每") && i <= left.from + 1) return;
    if (i + 1 >= left.to && token.kind !== "keep") continue;
    if (token.kind === "keep") {
      // 企业出口 is a noun phrase; 政策为市民节约利息 is a clause.
      if (i + 1 >= left.to) continue;
      if (tokens[i - 1]!.kind === "dun" || !acts(tokens, left.from, i, word)) continue;
      left.verb ??= "keep";
      setSubject(left, tokens, i, raw);
      left.from = i;
      return;
    }
    if (token.kind === "time" || token.kind === "date") left.time = joinTime(left.time, raw(i, i + 1));
    if (token.kind === "target") left.status = "target";
    if (token.kind === "estimate") left.status ??= "estimate";
    if (token.kind === "parent") left.parent = true;
    if (token.kind === "add" || token.kind === "sub") {
      left.verb = token.kind;
      left.change ||= token.kind === "add" ? 1 : -1;
    } else if (token.kind === "lverb" || token.kind === "verb") left.verb ??= token.kind;
    setSubject(left, tokens, i, raw);
    left.from = i + 1;
    // What else the front holds: 今年, 力争.
    for (let j = left.subject?.[0] ?? i; j < i; j++) {
      const kind = tokens[j]!.kind;
      if (kind === "target") left.status = "target";
      else if (kind === "estimate") left.status ??= "estimate";
      else if (kind === "time" || kind === "date") left.time ??= raw(j, j + 1);
    }
    return;
  }
}

/** Has the verb at `at` a subject of its own? 政策为市民|节约, 法院共|审结, 公安局|破获; 生活|救助金 is one noun. */
function acts(tokens: readonly Token[], from: number, at: number, word: Word): boolean {
  for (let i = from; i < at; i++) if (tokens[i]!.kind === "adv" || ((tokens[i]!.kind === "link" || tokens[i]!.kind === "prep") && /^[为向对给]$/.test(word(i)))) return true;
  return /(?:公司|集团|局|部门|机关|政府|法院|检察院|平台|[省市区县镇州]|医院|中心|站|队|所)$/.test(word(at - 1));
}

function setSubject(left: Left, tokens: readonly Token[], at: number, raw: Raw): void {
  let to = at;
  while (to > left.from && tokens[to - 1]!.kind !== "n") to--;
  let from = left.from;
  while (from < to && tokens[from]!.kind !== "n") from++;
  if (from >= to) return;
  left.subject = [from, to];
  const text = raw(from, to);
  if (left.scope === null && text.length >= 2 && text.length <= 16 && !/^[在对向为从由]/.test(text)) left.scope = text.replace(/[“”"的]/g, "");
}

function isTime(kind: TokenKind): boolean {
  return kind === "time" || kind === "date";
}

/** 2023年 + 上半年. */
export function joinTime(first: string | null, second: string | null): string | null {
  if (first === null || first === "") return second;
  if (second === null || second === "") return first;
  if (first.length + second.length > 16) return first;
  return first + second;
}
