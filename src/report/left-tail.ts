import type { Quantity } from "../numerals/types.ts";
import { comparesBefore } from "./left-compare.ts";
import { baseOfComparison, COMPARING, joinTime, type Left, OVER, type Raw, setStatus, UNDER, type Word } from "./left-parts.ts";
import { setSubject } from "./left-prefix.ts";
import { isRelative } from "./quantity.ts";
import type { Token, TokenKind } from "./tokens.ts";

/** What stands before a number, while its words are taken off from the end. */
interface Tail {
  readonly left: Left;
  readonly tokens: readonly Token[];
  readonly q: Quantity;
  /** The number speaks of a proportion. */
  readonly relative: boolean;
  /** A noun stands right behind the number. */
  readonly followed: boolean;
  /** Where the words before the number end. */
  readonly end: number;
  readonly word: Word;
  readonly raw: Raw;
}

/** Reads the word at `i`, the last one. Answers where the words end without it; i + 1: it stays, and so do those before it. */
type Taker = (tail: Tail, i: number) => number;

/** Takes link words, verbs of growth, bases and times off the end: 同比|增长|约. */
export function popTail(left: Left, tokens: readonly Token[], q: Quantity, word: Word, raw: Raw, followed: boolean): void {
  const tail: Tail = { left, tokens, q, relative: isRelative(q), followed, end: left.to, word, raw };
  while (left.to > left.from) {
    const i = left.to - 1;
    const to = TAKERS[tokens[i]!.kind]?.(tail, i) ?? left.to;
    if (to > i) return;
    left.to = to;
  }
}

function hasGrowth({ dir, growthNoun }: Left): boolean {
  return dir !== 0 || growthNoun;
}

/** Words that say that something grew or shrank: with 到 behind them a level is meant. */
const CHANGING = new Set<TokenKind>(["up", "down", "add", "sub"]);

function changes({ left, tokens }: Tail, i: number): boolean {
  return i >= left.from && CHANGING.has(tokens[i]!.kind);
}

const takeMark: Taker = (_tail, i) => i;

const takeLink: Taker = (tail, i) => {
  const { left, tokens, q, word } = tail;
  const text = word(i);
  // 比底价|高出12.1%, 领先第二名3.2分: how far apart.
  if ((OVER.has(text) || UNDER.has(text)) && comparesBefore(left.from, i, tokens)) {
    left.dir = OVER.has(text) ? 1 : -1;
    left.mode ??= "by";
  }
  if (/^[均各都]/.test(text)) left.each = true;
  // 标准|提高|为|430元, but 增长|为|3.5%
  if ((text === "为" || text === "為") && changes(tail, i - 1) && !(q.type === "percent" && /[长長]$/.test(word(i - 1)))) left.mode = "to";
  left.linked = true;
  return i;
};

const takeTo: Taker = (tail, i) => {
  const { left, word } = tail;
  left.linked = true;
  if (!changes(tail, i - 1)) return /^[至到成]了?$/.test(word(i)) ? i : i + 1;
  left.mode = "to";
  return i;
};

/** Units of what is raised to a better state, not raised in number. */
const RAISED = new Set(["家", "户", "所", "处", "座", "栋", "条", "项", "间", "个", "台", "公里"]);
/** Verbs of growth that take an object. */
const OBJECTS = new Set(["提升", "提高", "改善", "降低", "压缩", "扩大", "缩短"]);

const takeChange: Taker = ({ left, tokens, q, relative, followed, word }, i) => {
  const text = word(i);
  if (left.dir !== 0 || (COMPARING.has(text) && !comparesBefore(left.from, i, tokens))) return i + 1;
  // 提升|43所学校|办学条件: the verb governs what stands behind the number.
  if (i === left.from && followed && !relative && !hasGrowth(left) && left.mode !== "to" && OBJECTS.has(text)) {
    left.verb = "verb";
    return i;
  }
  // 机构规范化提升74家: what was done to them, no growth. 完成|整优提升|1.2万亩
  if (text === "提升" && q.type === "cardinal" && RAISED.has(q.unitText ?? "") && left.mode !== "to") return i + 1;
  if (!relative && text === "提升" && i > left.from + 1 && tokens[i - 1]!.kind === "n" && tokens[left.from]!.kind === "lverb") return i + 1;
  left.dir = tokens[i]!.kind === "up" ? 1 : -1;
  left.mode ??= "by";
  if (/[同环]比|按年|年增|年减/.test(text)) left.base ??= /环比/.test(text) ? "环比" : "同比";
  if (/年均/.test(text)) left.base ??= "年均";
  return i;
};

function outdoes(from: number, at: number, word: Word): boolean {
  for (let i = at - 1; i >= Math.max(from, at - 4); i--) if (OVER.has(word(i)) || UNDER.has(word(i))) return true;
  return false;
}

const takeGrowthNoun: Taker = ({ left, tokens, q, relative, end, word }, i) => {
  const { kind } = tokens[i]!;
  if (!relative && q.type !== "rank") return i + 1;
  // 高于GDP增速1.1个百分点: of what it is compared with.
  if (i === end - 1 && (q.type === "percentage-point" || q.type === "percent") && outdoes(left.from, i, word)) {
    if (q.type === "percentage-point") return i + 1;
    // 略低于去年增速2.6%: that of last year.
    const before = tokens[i - 1]?.kind;
    if (before === "time" || before === "date") {
      left.bound = true;
      return i + 1;
    }
  }
  left.growthNoun = true;
  // 增长率下降到2.8%: it grew all the same.
  if (left.dir === 0 || left.mode === "to") left.dir = kind === "upnoun" ? 1 : -1;
  if (kind === "downnoun") left.dir = -1;
  return i;
};

const takeAddition: Taker = ({ left, tokens, relative }, i) => {
  const { kind } = tokens[i]!;
  const dir = kind === "add" ? 1 : -1;
  if (relative) {
    left.dir = dir;
    left.mode ??= "by";
    return i;
  }
  if (left.mode === "to") left.dir = dir;
  else left.change = dir;
  left.verb = kind as "add" | "sub";
  return i;
};

const takeBase: Taker = ({ left, raw }, i) => {
  left.base ??= raw(i, i + 1);
  return i;
};

const takeAdverb: Taker = ({ left, word }, i) => {
  const text = word(i);
  if (text.endsWith("分别")) left.respectively = true;
  else if (text === "均" || text === "各" || text === "都" || text === "同步") left.each = true;
  return i;
};

const takeStatus: Taker = ({ left, tokens, q, word, raw }, i) => {
  const base = baseOfComparison(tokens, i, word);
  if (base < left.from) {
    setStatus(left, tokens, i, word);
    return i;
  }
  // 较原预测|增加6.44个百分点; 优于原预测6.2%, 超越财测9570亿元: the number is that of the forecast.
  const isThan = tokens[base]!.kind === "than";
  if (q.type !== "percentage-point" && !hasGrowth(left) && !isThan) left.bound = true;
  if (OVER.has(word(base))) left.dir ||= 1;
  else if (UNDER.has(word(base))) left.dir ||= -1;
  left.mode ??= "by";
  left.base ??= raw(isThan ? base + 1 : base, i + 1);
  return base;
};

/** What times that are compared with are listed with: 比|上月末|和|上年同期|高. */
const LISTED = new Set<TokenKind>(["time", "date", "dun", "quote"]);

const takeTime: Taker = ({ left, tokens, word, raw }, i) => {
  // 环比上月微跌: the time says what it is compared with.
  if (i > left.from && tokens[i - 1]!.kind === "base" && /[同环相]比$|^[较比]/.test(word(i - 1))) {
    left.base = raw(i - 1, i + 1);
    return i - 1;
  }
  // 比|上月末|和|上年同期|高, 比|“九五”末: all are what it is compared with.
  let than = i - 1;
  while (than > left.from && (LISTED.has(tokens[than]!.kind) || /^[和与及]$/.test(word(than)))) than--;
  const kind = than >= left.from ? tokens[than]!.kind : undefined;
  const compares = than < i - 1 ? (kind === "than" || kind === "base") && /^[比较]/.test(word(than)) : kind === "than";
  if (!compares) {
    left.time = joinTime(raw(i, i + 1), left.time);
    return i;
  }
  left.base = raw(kind === "than" ? than + 1 : than, i + 1);
  return than;
};

const takeLightVerb: Taker = ({ left }, i) => {
  left.verb ??= "lverb";
  left.linked = true;
  return i;
};

const SAVING = new Set(["节约", "节省"]);

/** > | 比单位预算|节约|15.4% */
const takeSaving: Taker = ({ left, tokens, relative, word }, i) => {
  if (!relative || !SAVING.has(word(i)) || !comparesBefore(left.from, i, tokens)) return i + 1;
  left.dir = -1;
  left.mode ??= "by";
  return i;
};

/** 企业有43家. */
const HOLDING = new Set(["有", "共有", "现有", "已有", "设有", "建有"]);
/** 候选人甲|获得12.8万票: the verb says nothing about the figure. */
const GETTING = new Set(["获得", "拿下", "砍下", "得到", "轰下", "打入", "打进", "攻入", "射入", "斩获", "贡献", "贡献了", "夺得", "录得", "获", "赢得"]);

/** 粮食入库, 贷款发放: behind a noun the verb says what was done, and stays. 李梦|拿下24分: who got it is the name. */
const takeVerb: Taker = ({ left, tokens, followed, end, word, raw }, i) => {
  const text = word(i);
  if (HOLDING.has(text)) {
    left.linked = true;
    left.holds = true;
    return i;
  }
  // 银行|提供1.6亿元贷款: the verb governs what stands behind the number.
  if (i !== left.from && followed && i >= end - 2 && (i === end - 1 || word(end - 1) === "了")) {
    left.verb = "verb";
    left.subject = [left.from, i];
    setSubject(left, tokens, i, raw);
    left.from = left.to;
    return i + 1;
  }
  // 路面建设|全镇|实施|15公里
  if (i - 1 > left.from && text.endsWith("实施") && (tokens[i - 1]!.kind === "scope" || tokens[i - 1]!.kind === "rankscope")) {
    left.scope ??= raw(i - 1, i);
    return i - 1;
  }
  if (i !== left.from && !GETTING.has(text)) return i + 1;
  left.verb ??= "verb";
  return i;
};

const takeRank: Taker = ({ left, word }, i) => {
  const text = word(i);
  if (/[升]|前移/.test(text) && /[至到]$/.test(text)) {
    left.dir = 1;
    left.mode = "to";
  } else if (!/^(?:保持|为|处于|位于|继续保持|在|保持在|位居|居)/.test(text)) return i + 1;
  left.linked = true;
  return i;
};

const takePreposition: Taker = ({ word }, i) => (/^[在于从由自以]$/.test(word(i)) ? i : i + 1);

const STOPS = new Set(["左右", "以上", "连续", "整体", "执行"]);
/** 编制|会|增至: before a verb only; 过会2家 is a noun. */
const MODALS = new Set(["会", "能", "可", "仍", "已"]);

const takeStop: Taker = ({ left, word }, i) => {
  const text = word(i);
  return STOPS.has(text) || (MODALS.has(text) && (left.linked || hasGrowth(left))) ? i : i + 1;
};

/** 增速, 降幅: what may be ranked is growth before a proportion. */
const takeRankedBy: Taker = ({ left, relative, word }, i) => {
  const text = word(i);
  if (!relative || !/^(?:增速|增幅|降幅|降速)$/.test(text)) return i + 1;
  left.growthNoun = true;
  left.dir = text.startsWith("降") ? -1 : left.dir || 1;
  return i;
};

const TAKERS: Partial<Record<TokenKind, Taker>> = {
  link: takeLink, to: takeTo, up: takeChange, down: takeChange, upnoun: takeGrowthNoun, downnoun: takeGrowthNoun, add: takeAddition, sub: takeAddition, base: takeBase, adv: takeAdverb,
  target: takeStatus, estimate: takeStatus, time: takeTime, date: takeTime, lverb: takeLightVerb, keep: takeSaving, verb: takeVerb, rank: takeRank, prep: takePreposition, stop: takeStop,
  rankby: takeRankedBy, quote: takeMark, colon: takeMark,
};
