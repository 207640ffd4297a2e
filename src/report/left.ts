import type { Quantity } from "../numerals/types.ts";
import { comparesBefore, cutBase, cutCompared, cutExcess, cutPlan } from "./left-compare.ts";
import { baseOfComparison, COMPARING, joinTime, type Left, OVER, type Raw, setStatus, UNDER, type Word } from "./left-parts.ts";
import { cutSubject, dropPrefix, setSubject } from "./left-prefix.ts";
import { isRelative } from "./quantity.ts";
import type { Token, TokenKind } from "./tokens.ts";
import type { ReadingView } from "./view.ts";

const GAUGES = new Set<TokenKind>(["quote", "link", "up", "down", "upnoun", "downnoun", "to", "add", "sub", "base", "adv", "target", "estimate", "time", "date", "lverb", "colon"]);
/** 候选人甲|获得12.8万票: the verb says nothing about the figure. */
const GETTING = new Set(["获得", "拿下", "砍下", "得到", "轰下", "打入", "打进", "攻入", "射入", "斩获", "贡献", "贡献了", "夺得", "录得", "获", "赢得"]);

/** `followed`: a noun stands right behind the number, so that a verb before it governs that noun. */
export function readLeft(tokens: readonly Token[], from: number, to: number, q: Quantity, view: ReadingView, followed = false): Left {
  const left: Left = {
    from, to, subject: null, verb: null, restore: to, dir: 0, mode: null, growthNoun: false, change: 0, base: null, time: null, scope: null, parent: false,
    status: null, linked: false, share: false, plan: null, rankWord: false, rankScope: null, rankBy: null, respectively: false, each: false, than: null, bound: false,
  };
  const word = (i: number): string => tokens[i]!.word;
  const raw = (i: number, j: number): string => view.text.slice(tokens[i]!.start, tokens[j - 1]!.end);
  if (q.type === "rank") popRank(left, tokens, word, raw);
  skipSetter(left, word, raw);
  if (!cutPlan(left, tokens, q, word, raw)) popTail(left, tokens, q, word, raw, followed);
  if (left.dir === 0) cutCompared(left, tokens, q, word, raw);
  if (left.dir === 0 && q.type !== "percent") cutExcess(left, tokens, word, raw);
  cutBase(left, tokens, word, raw);
  dropPrefix(left, tokens, q, word, raw);
  leadingVerb(left, tokens, q, word);
  cutSubject(left, tokens, word, raw);
  return left;
}

/** 达到|省提出的|7000美元: who set the mark. */
function skipSetter(left: Left, word: Word, raw: Raw): void {
  if (left.to - left.from < 3 || !word(left.to - 1).endsWith("的")) return;
  for (let i = left.to - 2; i > left.from && i >= left.to - LONGEST_SETTER; i--) if (/^(?:达到?|超过|高于|低于|为)$/.test(word(i))) {
    if (SET_BY.test(raw(i + 1, left.to))) left.to = i + 1;
    return;
  }
}

const SET_BY = /^.{1,12}(?:提出|规定|規定|要求|确定|確定|下达|下達|制定)的$/;
const LONGEST_SETTER = 6;

/** Verbs that stand before what they change: 降低税率3.6个百分点, 压缩审批时间5天. */
const LOWERING = new Set(["降低", "降低了", "下调", "下调了", "压减", "压缩", "缩短", "削减", "调低"]);
const RAISING = new Set(["提高", "提高了", "上调", "上调了", "调高"]);

function leadingVerb(left: Left, tokens: readonly Token[], q: Quantity, word: Word): void {
  if (left.dir !== 0 || left.growthNoun || left.linked || left.to - left.from < 2 || tokens[left.from + 1]!.kind !== "n") return;
  if (q.type !== "percentage-point" && q.type !== "money" && q.type !== "duration" && q.type !== "percent") return;
  const text = word(left.from);
  left.dir = LOWERING.has(text) ? -1 : RAISING.has(text) ? 1 : 0;
  if (left.dir === 0) return;
  left.mode = "by";
  left.from++;
}

/** Words that say that something grew or shrank: with 到 behind them a level is meant. */
const CHANGING = new Set<TokenKind>(["up", "down", "add", "sub"]);
/** 企业有43家. */
const SAVING = new Set(["节约", "节省"]);
const HOLDING = new Set(["有", "共有", "现有", "已有", "设有", "建有"]);
const TAIL_STOPS = new Set(["左右", "以上", "连续", "整体", "执行"]);
/** 编制|会|增至: before a verb only; 过会2家 is a noun. */
const MODALS = new Set(["会", "能", "可", "仍", "已"]);

/** 总量|位居|全市 第三: scope and object of a rank, from the number leftwards. */
function popRank(left: Left, tokens: readonly Token[], word: Word, raw: Raw): void {
  // The nearest rank word within the last tokens; what stands between it and the number is the scope.
  for (let i = left.to - 1; i >= Math.max(left.from, left.to - 8); i--) {
    const { kind } = tokens[i]!;
    if (kind === "comma" || kind === "semi") break;
    if (kind !== "rank" || (word(i).length === 1 && !/[居列排获]/.test(word(i)) && i + 1 < left.to && tokens[i + 1]!.kind !== "rankscope")) continue;
    left.rankWord = true;
    if (/^[均都皆]/.test(word(i))) left.each = true;
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

/** Units of what is raised to a better state, not raised in number. */
const RAISED = new Set(["家", "户", "所", "处", "座", "栋", "条", "项", "间", "个", "台", "公里"]);
/** Verbs of growth that take an object. */
const OBJECTS = new Set(["提升", "提高", "改善", "降低", "压缩", "扩大", "缩短"]);

function outdoes(from: number, at: number, word: Word): boolean {
  for (let i = at - 1; i >= Math.max(from, at - 4); i--) if (OVER.has(word(i)) || UNDER.has(word(i))) return true;
  return false;
}

/** Takes link words, verbs of growth, bases and times off the end: 同比|增长|约. */
function popTail(left: Left, tokens: readonly Token[], q: Quantity, word: Word, raw: Raw, followed: boolean): void {
  const relative = isRelative(q);
  const end = left.to;
  while (left.to > left.from) {
    const i = left.to - 1;
    const token = tokens[i]!;
    const text = word(i);
    const hasGrowth = left.dir !== 0 || left.growthNoun;
    switch (token.kind) {
      case "link":
        // 比底价|高出12.1%, 领先第二名3.2分: how far apart.
        if ((OVER.has(text) || UNDER.has(text)) && comparesBefore(left.from, i, tokens)) {
          left.dir = OVER.has(text) ? 1 : -1;
          left.mode ??= "by";
        }
        if (/^[均各都]/.test(text)) left.each = true;
        // 标准|提高|为|430元, but 增长|为|3.5%
        if ((text === "为" || text === "為") && i > left.from && CHANGING.has(tokens[i - 1]!.kind) && !(q.type === "percent" && /[长長]$/.test(word(i - 1)))) left.mode = "to";
        left.linked = true;
        break;
      case "to":
        left.linked = true;
        if (i > left.from && CHANGING.has(tokens[i - 1]!.kind)) left.mode = "to";
        else if (text !== "至" && text !== "到" && text !== "成") return;
        break;
      case "up":
      case "down":
        if (hasGrowth && left.dir !== 0) return;
        if (COMPARING.has(text) && !comparesBefore(left.from, i, tokens)) return;
        // 提升|43所学校|办学条件: the verb governs what stands behind the number.
        if (i === left.from && followed && !relative && !hasGrowth && left.mode !== "to" && OBJECTS.has(text)) {
          left.verb = "verb";
          break;
        }
        // 机构规范化提升74家: what was done to them, no growth.
        if (text === "提升" && q.type === "cardinal" && RAISED.has(q.unitText ?? "") && left.mode !== "to") return;
        if (!relative && text === "提升" && i > left.from + 1 && tokens[i - 1]!.kind === "n" && tokens[left.from]!.kind === "lverb") return; // 完成|整优提升|1.2万亩
        left.dir = token.kind === "up" ? 1 : -1;
        left.mode ??= "by";
        if (/[同环]比|按年|年增|年减/.test(text)) left.base ??= /环比/.test(text) ? "环比" : "同比";
        if (/年均/.test(text)) left.base ??= "年均";
        break;
      case "upnoun":
      case "downnoun":
        if (!relative && q.type !== "rank") return;
        // 高于GDP增速1.1个百分点: of what it is compared with.
        if (i === end - 1 && (q.type === "percentage-point" || q.type === "percent") && outdoes(left.from, i, word)) {
          if (q.type === "percentage-point") return;
          // 略低于去年增速2.6%: that of last year.
          const before = tokens[i - 1]?.kind;
          if (before === "time" || before === "date") {
            left.bound = true;
            return;
          }
        }
        left.growthNoun = true;
        // 增长率下降到2.8%: it grew all the same.
        if (left.dir === 0 || left.mode === "to") left.dir = token.kind === "upnoun" ? 1 : -1;
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
        if (text.endsWith("分别")) left.respectively = true;
        else if (text === "均" || text === "各" || text === "都" || text === "同步") left.each = true;
        break;
      case "target":
      case "estimate": {
        const base = baseOfComparison(tokens, i, word);
        if (base >= left.from) {
          // 较原预测|增加6.44个百分点; 优于原预测6.2%, 超越财测9570亿元: the number is that of the forecast.
          if (q.type !== "percentage-point" && !hasGrowth && tokens[base]!.kind !== "than") left.bound = true;
          if (OVER.has(word(base))) left.dir ||= 1;
          else if (UNDER.has(word(base))) left.dir ||= -1;
          left.mode ??= "by";
          left.base ??= raw(tokens[base]!.kind === "than" ? base + 1 : base, i + 1);
          left.to = base;
          continue;
        }
        setStatus(left, tokens, i, word);
        break;
      }
      case "time":
      case "date": {
        // 环比上月微跌: the time says what it is compared with.
        if (i > left.from && tokens[i - 1]!.kind === "base" && /[同环相]比$|^[较比]/.test(word(i - 1))) {
          left.base = raw(i - 1, i + 1);
          left.to--;
          break;
        }
        // 比|上月末|和|上年同期|高, 比|“九五”末: all are what it is compared with.
        let than = i - 1;
        while (than > left.from && (tokens[than]!.kind === "time" || tokens[than]!.kind === "date" || tokens[than]!.kind === "dun" || tokens[than]!.kind === "quote" || /^[和与及]$/.test(word(than)))) than--;
        const listed = than >= left.from && than < i - 1 && /^[比较]/.test(word(than)) && (tokens[than]!.kind === "than" || tokens[than]!.kind === "base");
        if (listed || (than === i - 1 && than >= left.from && tokens[than]!.kind === "than")) {
          left.base = raw(tokens[than]!.kind === "than" ? than + 1 : than, i + 1);
          left.to = than + 1;
        } else left.time = joinTime(raw(i, i + 1), left.time);
        break;
      }
      case "lverb":
        left.verb ??= "lverb";
        left.linked = true;
        break;
      case "keep":
        // 比单位预算|节约15.4%
        if (!relative || !SAVING.has(text) || !comparesBefore(left.from, i, tokens)) return;
        left.dir = -1;
        left.mode ??= "by";
        break;
      case "verb":
        // 粮食入库, 贷款发放: behind a noun the verb says what was done, and stays. 李梦|拿下24分: who got it is the name.
        if (HOLDING.has(text)) {
          left.linked = true;
          left.holds = true;
          break;
        }
        // 银行|提供1.6亿元贷款: the verb governs what stands behind the number.
        if (i !== left.from && followed && i >= end - 2 && (i === end - 1 || word(end - 1) === "了")) {
          left.verb = "verb";
          left.subject = [left.from, i];
          setSubject(left, tokens, i, raw);
          left.from = left.to;
          return;
        }
        // 路面建设|全镇|实施|15公里
        if (i - 1 > left.from && text.endsWith("实施") && (tokens[i - 1]!.kind === "scope" || tokens[i - 1]!.kind === "rankscope")) {
          left.scope ??= raw(i - 1, i);
          left.to--;
          break;
        }
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
        if (!/^[在于从由自以]$/.test(text)) return;
        break;
      case "stop":
        if (!TAIL_STOPS.has(text) && !(MODALS.has(text) && (left.linked || hasGrowth))) return;
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
