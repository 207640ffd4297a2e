import type { Quantity } from "../numerals/types.ts";
import type { Frame } from "./frame.ts";
import { resolvePeriod } from "./frame.ts";
import { joinTime, type Left, readLeft } from "./left.ts";
import type { Lexicon } from "./lexicon.ts";
import { BARE_OBJECTS, GENERIC, nameOf, rightName, tidyName, WIDE } from "./name.ts";
import { comparatorOf, isRelative, measure, negated } from "./quantity.ts";
import { distribute, listedNames } from "./lists.ts";
import type { Token } from "./tokens.ts";
import type { Fact, FactBracket, FactKind, FactStatus } from "./types.ts";
import type { ReadingView } from "./view.ts";

/** What a sentence is read with. */
export interface Reading {
  readonly view: ReadingView;
  readonly lexicon: Lexicon;
  readonly frame: Frame;
  readonly year: number | null;
  readonly currency: string;
  readonly emit: (draft: Draft) => void;
}

/** A fact with offsets of the view, before it is finished. */
export interface Draft extends Omit<Mutable<Fact>, "text" | "start" | "end" | "clause" | "sentence" | "alias"> {
  q: Quantity;
  clause: readonly [number, number];
  rule: string;
}
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What a later clause takes over from an earlier one. Everything here is the last of its kind: looking back costs nothing. */
export interface Memory {
  /** The last indicator named. */
  head: string | null;
  headTime: string | null;
  /** Names of the clause that was read last, for 分别, 均 and ranks. */
  group: string[];
  /** The noun phrase of a clause without a figure: 一般公共预算收入保持增长,达到… */
  pending: string | null;
  /** Names listed in such a clause: 申报数、认定数等两项指标,均居第一. */
  pendingList: string[];
  parent: string | null;
  time: string | null;
  scope: string | null;
  /** Of a clause that only sets a scene: 在2022年中国…评价中. */
  rankScope: string | null;
  target: boolean;
  estimate: boolean;
  change: 1 | -1 | 0;
  tense: FactStatus | null;
}

export function newMemory(): Memory {
  return { head: null, headTime: null, group: [], pending: null, pendingList: [], parent: null, time: null, scope: null, rankScope: null, target: false, estimate: false, change: 0, tense: null };
}

const INDICATOR_END = /(?:[率额量值数价比费度]|收入|支出|投资|利润|指数|人口|gdp|营收|总产值|面积|产能|规模|里程|人次|成本|需求|资金|贷款|存款|净利|房价|工资|气温|水平|差距|浓度|病例|外资)$/i;
const INDICATOR_LONGEST = 14;

export function indicatorLike(name: string): boolean {
  return INDICATOR_END.test(name.slice(-INDICATOR_LONGEST));
}

/** Reads the clauses of one sentence. */
export function readSentence(tokens: readonly Token[], memory: Memory, reading: Reading): void {
  const { view } = reading;
  let from = 0;
  for (let i = 0; i <= tokens.length; i++) {
    const kind = tokens[i]?.kind;
    if (i < tokens.length && kind !== "comma" && kind !== "semi" && !(kind === "colon" && !leadsToNumber(tokens, i))) continue;
    if (i > from) readClause(tokens, from, i, memory, reading);
    if (kind === "semi") {
      memory.parent = null;
      memory.estimate = false;
      memory.change = 0;
    }
    if (kind === "colon") memory.pending = null;
    from = i + 1;
  }
  void view;
}

/** 地区生产总值:1590亿元. */
function leadsToNumber(tokens: readonly Token[], at: number): boolean {
  let i = at + 1;
  while (i < tokens.length && (tokens[i]!.kind === "quote" || tokens[i]!.kind === "link" || tokens[i]!.kind === "date")) i++;
  return tokens[i]?.kind === "q" && at > 0 && tokens[at - 1]!.kind === "n";
}

function readClause(tokens: readonly Token[], from: number, to: number, memory: Memory, reading: Reading): void {
  const { view } = reading;
  noteStatus(tokens, from, to, memory, view);
  const figures: number[] = [];
  for (let i = from; i < to; i++) if (tokens[i]!.kind === "q") figures.push(i);
  if (figures.length === 0) {
    noteClause(tokens, from, to, memory, reading);
    return;
  }
  const clause: readonly [number, number] = [tokens[from]!.start, tokens[to - 1]!.end];
  const state: ClauseState = { clause, names: [], last: null, consumed: from, prefix: null, verb: memory.change, tense: null };
  for (let k = 0; k < figures.length; k++) {
    const at = figures[k]!;
    const next = figures[k + 1] ?? to;
    const used = distribute(tokens, state.consumed, figures, k, to, memory, reading, clause, state.names);
    if (used > 0) {
      k += used - 1;
      state.consumed = figures[k]! + 1;
      state.last = null;
      continue;
    }
    const joined = fromTo(tokens, state, figures, k, memory, reading);
    if (joined) {
      k++;
      continue;
    }
    if (sizeClass(tokens, state, at, figures[k + 1], to, memory, reading)) {
      k++;
      continue;
    }
    readFigure(tokens, state, at, next, to, memory, reading);
  }
  if (state.names.length > 0) memory.group = state.names.slice(-16);
  memory.pending = null;
  memory.pendingList = [];
}

export interface ClauseState {
  readonly clause: readonly [number, number];
  readonly names: string[];
  /** The figure read last in this clause, whose verb a coordinated one shares. */
  last: { left: Left; kind: FactKind; right: boolean; relative: boolean; verbed: boolean } | null;
  /** First token not yet part of a fact. */
  consumed: number;
  /** 投资 of 投资1-10亿元项目100个、10-20亿元项目20个. */
  prefix: string | null;
  verb: 1 | -1 | 0;
  tense: FactStatus | null;
}

/** 目标, 力争, 预计: how far they reach. */
function noteStatus(tokens: readonly Token[], from: number, to: number, memory: Memory, view: ReadingView): void {
  for (let i = from; i < to; i++) {
    const { kind, start, end } = tokens[i]!;
    if (kind === "target") {
      const word = view.key.slice(start, end);
      const before = i > from ? tokens[i - 1]!.kind : null;
      if (word.endsWith("目标") || word === "目标任务") {
        if (before === "lverb" || /(?:完成|实现|达到|超过|高于)[^,。;]{0,10}$/.test(view.key.slice(Math.max(tokens[from]!.start, start - 12), start))) continue;
        if (tokens[i + 1]?.kind === "n" && view.key[end] === "的") continue;
      }
      if (word.startsWith("计划") && (before === "n" || i + 1 >= to)) continue;
      if (view.key[end] === "了") continue;
      memory.target = true;
    } else if (kind === "estimate") memory.estimate = true;
  }
}

/** A clause without a figure leaves its noun phrase, its time and its list behind. */
function noteClause(tokens: readonly Token[], from: number, to: number, memory: Memory, reading: Reading): void {
  const { view } = reading;
  let i = from;
  let start = from;
  for (; i < to; i++) {
    const { kind } = tokens[i]!;
    const text = view.key.slice(tokens[i]!.start, tokens[i]!.end);
    if (kind === "time" || kind === "date") {
      const before = i > from ? tokens[i - 1]!.kind : null;
      if (before !== "than") memory.time = joinTime(before === "time" || before === "date" ? memory.time : null, view.text.slice(tokens[i]!.start, tokens[i]!.end)) ?? memory.time;
      if (start === i) start = i + 1;
      continue;
    }
    if (kind === "parent") memory.parent ??= memory.head;
    if (start === i && (kind === "adv" || kind === "conj" || kind === "scope" || kind === "rankscope" || kind === "quote" || kind === "parent" || kind === "prep" || kind === "target" || kind === "estimate")) {
      if (kind === "scope") memory.scope = view.text.slice(tokens[i]!.start, tokens[i]!.end);
      if (kind === "rankscope") {
        memory.rankScope = view.text.slice(tokens[i]!.start, tokens[i]!.end);
        if (tokens[i + 1]?.kind === "n") break;
      }
      start = i + 1;
      continue;
    }
    if (kind === "n" || kind === "dun" || kind === "quote") continue;
    if (text.length === 1 && kind !== "rank") continue;
    break;
  }
  let end = start;
  while (end < to && (tokens[end]!.kind === "n" || tokens[end]!.kind === "dun" || tokens[end]!.kind === "quote" || tokens[end]!.kind === "rankscope" || tokens[end]!.kind === "share" || tokens[end]!.kind === "upnoun")) end++;
  const phrase = nameOf(tokens, start, end, view);
  const list = listedNames(phrase.replace(/等.{0,8}$/, ""));
  memory.pendingList = list.length > 1 && list.every((name) => name.length >= 2) ? list : [];
  const name = phrase.replace(/(?:评价|评比|排名|调查)?(?:中|上|方面|里)$/, (tail) => tail.replace(/(?:中|上|方面|里)$/, ""));
  if (name.length >= 2) memory.pending = name;
}

function readFigure(tokens: readonly Token[], state: ClauseState, at: number, next: number, to: number, memory: Memory, reading: Reading): void {
  const { view, lexicon } = reading;
  const q = tokens[at]!.q!;
  let zone = state.consumed;
  const coordinated = state.last !== null && joins(tokens, zone, at, view);
  while (zone < at && skips(tokens[zone]!, view, state.last !== null)) zone++;
  const left = readLeft(tokens, zone, at, q, view);
  const relative = isRelative(q);
  state.consumed = at + 1;
  if (left.time !== null) memory.time = left.time;
  if (left.status === "target") memory.target ||= true;
  if (left.status === "estimate") memory.estimate = true;
  let name = nameOf(tokens, left.from, left.to, view);
  if (WIDE.has(name) && left.restore < left.from && left.verb === "verb") name = nameOf(tokens, left.restore, left.to, view);
  let right = false;
  let tier: "A" | "B" = "A";

  if (q.type === "rank") {
    readRank(tokens, left, name, q, state, memory, reading);
    return;
  }
  if (left.from < left.to && readShare(tokens, left, q, at, state, memory, reading)) return;

  const growing = left.dir !== 0 || left.growthNoun;
  const listBefore = /等$/.test(view.key.slice(Math.max(0, q.start - 3), q.extent?.start ?? q.start)) || (left.to > left.from && view.key[tokens[left.to - 1]!.end - 1] === "等");
  if (!relative && !growing && !(left.linked && name !== "") && (q.type === "cardinal" || q.type === "money" || q.type === "quantity" || q.type === "multiple")) {
    const object = left.verb !== null || state.last?.verbed === true;
    const found = rightName(tokens, at + 1, next, view, lexicon, object);
    const steals = found !== null && name !== "" && next < to && onlyLinks(tokens, found.to, next);
    if (found !== null && !steals && (name === "" || listBefore || q.type === "cardinal")) {
      if (q.type === "cardinal" && isLooseHan(q)) return;
      if (name !== "" && !listBefore && left.scope === null && name.length <= 12 && !name.includes("、")) left.scope = name;
      right = true;
      name = found.text;
      state.consumed = found.to;
      if (WIDE.has(name) && left.verb === null) name = predicateName(tokens, found.to, next, name, view) ?? name;
      if (left.verb === null && !coordinated) tier = "B";
    } else if (found === null && name === "" && q.type === "cardinal" && /^[人名位]/.test(q.unit ?? "") && left.verb === null && !left.linked) {
      const acted = actionName(tokens, at + 1, to, view);
      if (acted !== null) {
        right = true;
        name = acted;
        tier = "B";
      }
    }
  }
  if (q.type === "cardinal" && q.unit === undefined && !/[万亿萬億兆]/.test(q.text) && !left.linked && !growing && !(INDICATOR_END.test(name) && !right)) return;
  if ((q.type === "ratio" || q.type === "fraction") && name === "" && !left.linked) return;
  if (q.type === "ratio" && name !== "" && !left.linked && left.dir === 0 && !/[比率差距例]/.test(name.slice(-3))) return;

  let inherited = false;
  const generic = GENERIC.has(simplified(name));
  const headed = memory.head !== null || memory.pending !== null;
  if (name === "" || (generic && memory.head !== null && !left.parent && left.subject === null && state.clause[0] > 0 && !right)) {
    if (name === "") {
      if (!headed) return;
      const use = growing || left.linked || left.change !== 0 || relative || left.verb === "lverb" || q.comparator !== undefined || left.base !== null || coordinated || (state.last === null && memory.pending !== null);
      if (!use) return;
      if (q.type === "cardinal" && !growing && !left.linked && !coordinated && left.change === 0 && memory.pending === null) return;
      name = memory.pending !== null && (indicatorLike(memory.pending) || memory.head === null) ? memory.pending : (memory.head ?? memory.pending!);
      inherited = true;
    } else if (!memory.head!.endsWith(name)) {
      name = memory.head! + name;
      inherited = true;
    }
  }
  if (left.verb === "lverb" && left.subject !== null && BARE_OBJECTS.has(simplified(name))) {
    const whole = nameOf(tokens, left.subject[0], left.subject[1], view);
    if (/(?:项目|工程|建设|改造|项目建设)$/.test(simplified(whole))) {
      name = whole + name;
      left.scope = null;
    }
  }
  if (left.verb === "lverb" && left.subject === null && state.last?.right === true && BARE_OBJECTS.has(simplified(name)) && state.names.length > 0) name = state.names.at(-1)! + name;

  // A coordinated figure shares the verb of the one before it: 新增A14家、B6家.
  if (coordinated && state.last !== null && left.verb === null && !growing && !relative && !left.linked && !state.last.relative) {
    if (left.change === 0) left.change = state.last.left.change;
    if (left.verb === null) left.verb = state.last.left.verb;
    left.parent ||= false;
    if (right && state.last.left.verb !== null) tier = "A";
  }
  const kind = kindOf(q, left, relative, name);
  const each = left.each && inherited && memory.group.length > 1 ? memory.group : null;
  const own = !inherited && (left.each || nextIsEach(tokens, at, view)) ? listedNames(name) : [];
  const names = each ?? (own.length > 1 ? own : [name]);
  if (left.parent) memory.parent = memory.head;
  for (const item of names) {
    emit(q, item, kind, left, memory, reading, state.clause, {
      tier,
      rule: each !== null || own.length > 1 ? "report/list.each" : inherited ? "report/inherit" : right ? "report/number-first" : coordinated ? "report/coordinate" : `report/${kind}`,
    });
    if (!inherited) state.names.push(item);
  }
  if (!inherited || !generic) memory.head = names.at(-1)!;
  if (inherited && generic) memory.head = name;
  if (!inherited && !left.parent && memory.parent !== null && left.subject !== null && state.last === null) void 0;
  state.last = { left, kind, right, relative: relative || growing, verbed: left.verb !== null };
}

/** 三项工作, 两个方面: a Han numeral without a magnitude before its noun is prose. */
function isLooseHan(q: Quantity): boolean {
  return (q.notation === "han" || q.notation === "han-capital") && !/[万亿萬億]/.test(q.text);
}

function nextIsEach(tokens: readonly Token[], at: number, view: ReadingView): boolean {
  const before = tokens[at - 1];
  return before !== undefined && before.kind === "adv" && /^[各均都]$/.test(view.key.slice(before.start, before.end));
}

/** Between two figures: only words that lead from the name to the number. */
function onlyLinks(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { kind } = tokens[i]!;
    if (kind !== "link" && kind !== "up" && kind !== "down" && kind !== "to" && kind !== "adv" && kind !== "lverb" && kind !== "base" && kind !== "upnoun" && kind !== "quote" && kind !== "share" && kind !== "time") return false;
  }
  return true;
}

function joins(tokens: readonly Token[], from: number, at: number, view: ReadingView): boolean {
  for (let i = from; i < at; i++) {
    const { kind, start } = tokens[i]!;
    if (kind === "dun") return true;
    if (kind === "n") return "和与及與".includes(view.text[start]!);
    if (kind !== "stop" && kind !== "quote" && kind !== "link" && kind !== "than" && kind !== "conj" && kind !== "prep") return false;
    if (kind === "conj" || kind === "than" || kind === "prep") return true;
  }
  return false;
}

/** Tails of the figure before (以上, 左右) and the joint to the next one. */
function skips(token: Token, view: ReadingView, after: boolean): boolean {
  if (token.kind === "dun" || token.kind === "quote" || token.kind === "colon") return true;
  if (!after) return false;
  const word = view.key.slice(token.start, token.end);
  return token.kind === "stop" && (word === "以上" || word === "左右" || word === "以内" || word === "以下" || word === "不等" || word === "等");
}

function kindOf(q: Quantity, left: Left, relative: boolean, name: string): FactKind {
  if (q.type === "percentage-point" || q.unitText === "个基点" || q.unitText === "基点") return left.mode === "to" ? "level" : "change";
  if (left.mode === "to" && !left.growthNoun) return left.share ? "share" : "level";
  if (relative) {
    if (left.dir !== 0 || left.growthNoun) return "growth";
    if (q.type === "multiple" && q.text.endsWith("番")) return "growth";
    if (left.base !== null && /[同环]比|按年|按月/.test(left.base)) return "growth";
    return /(?:占比|比重|比例|份额|比例)$/.test(simplified(name)) ? "share" : "level";
  }
  if (left.change !== 0) return "change";
  if (left.dir !== 0 && left.mode === "by") return "change";
  return "level";
}

function simplified(name: string): string {
  return name.replace(/[總數額資重營產業減實]/g, (c) => "总数额资重营产业减实"["總數額資重營產業減實".indexOf(c)]!);
}

/** 5家企业|入选试点: the predicate says which. */
function predicateName(tokens: readonly Token[], at: number, limit: number, noun: string, view: ReadingView): string | null {
  const verb = tokens[at];
  if (verb === undefined || at + 1 >= limit) return null;
  const word = view.key.slice(verb.start, verb.end);
  if (!/^(?:入选|获评|通过|获批|入围|获|获得|荣获|上榜|参加|参与)$/.test(word)) return null;
  let to = at + 1;
  while (to < limit && (tokens[to]!.kind === "n" || tokens[to]!.kind === "quote" || tokens[to]!.kind === "scope" || tokens[to]!.kind === "rankscope" || tokens[to]!.kind === "dun")) to++;
  const object = nameOf(tokens, at + 1, to, view);
  if (object.length < 3 || object.length > 24 || to < limit) return null;
  return view.text.slice(verb.start, verb.end) + object + noun;
}

/** 10人|成功|捐献造血干细胞: nobody but the deed is named. */
function actionName(tokens: readonly Token[], from: number, to: number, view: ReadingView): string | null {
  let at = from;
  while (at < to && (tokens[at]!.kind === "adv" || (tokens[at]!.kind === "stop" && tokens[at]!.end - tokens[at]!.start <= 2 && at + 1 < to && /^(?:成功|顺利|首次|累计|已|被)$/.test(view.key.slice(tokens[at]!.start, tokens[at]!.end))))) at++;
  let end = at;
  while (end < to && tokens[end]!.kind !== "dun" && tokens[end]!.kind !== "q" && end < at + 6) end++;
  const text = nameOf(tokens, at, end, view);
  return text.length >= 2 && text.length <= 16 ? text : null;
}

/** X占Y比重p, ,占Yp, 占比p. */
function readShare(tokens: readonly Token[], left: Left, q: Quantity, at: number, state: ClauseState, memory: Memory, reading: Reading): boolean {
  const { view } = reading;
  let divide = -1;
  for (let i = left.to - 1; i >= left.from; i--) {
    if (tokens[i]!.kind !== "share") continue;
    const word = view.key.slice(tokens[i]!.start, tokens[i]!.end);
    if (/^(?:占|占到|占了|约占|共占|仅占|占有|占全部|所占)$/.test(word)) divide = i;
  }
  if (divide < 0) {
    // 占比, 比重, 份额 at the end of the name.
    const final = tokens[left.to - 1];
    if (final === undefined || final.kind !== "share") return false;
    if (q.type !== "percent" && q.type !== "discount" && q.type !== "percentage-point" && q.type !== "fraction") return false;
    const word = view.text.slice(final.start, final.end).replace(/(?:达到|达|为|提升至)$/, "");
    const own = nameOf(tokens, left.from, left.to - 1, view);
    const head = own !== "" ? own : (memory.head ?? memory.pending);
    if (head === null) return false;
    left.share = true;
    const middle = /^(.{2,})(?:中|里)([^中里]{2,})$/.exec(own);
    const whole = middle !== null ? middle[1]! : left.parent ? memory.head : memory.parent;
    if (left.parent) memory.parent = memory.head;
    const kind = q.type === "percentage-point" ? "change" : "share";
    emit(q, tidyName(head + word), kind, left, memory, reading, state.clause, { tier: "A", rule: "report/share", ...(whole !== null && whole !== undefined ? { of: whole } : {}) });
    if (own !== "") state.names.push(head);
    if (own !== "" && memory.parent === null) memory.head = head;
    state.last = { left, kind, right: false, relative: true, verbed: false };
    return true;
  }
  const suffixed = tokens[left.to - 1]!.kind === "share" && left.to - 1 > divide;
  const of = nameOf(tokens, divide + 1, suffixed ? left.to - 1 : left.to, view);
  const own = nameOf(tokens, left.from, divide, view);
  // A share is said of what the clause names, else of what was named last.
  const head = own !== "" ? own : memory.head !== null && !(memory.pending !== null && indicatorLike(memory.pending)) ? memory.head : memory.pending;
  if (head === null || (of === "" && !suffixed)) return false;
  if (q.type !== "percent" && q.type !== "discount" && q.type !== "fraction" && q.type !== "percentage-point") return false;
  const word = suffixed ? view.text.slice(tokens[left.to - 1]!.start, tokens[left.to - 1]!.end).replace(/^的|(?:达到|达|为)$/g, "").replace(/^所占/, "") : "比重";
  left.share = true;
  const kind = q.type === "percentage-point" ? "change" : "share";
  if (left.parent) memory.parent = memory.head;
  emit(q, tidyName(`${head}占${of}${word}`), kind, left, memory, reading, state.clause, { tier: "A", rule: "report/share", of });
  state.names.push(head);
  memory.head = head;
  state.last = { left, kind, right: false, relative: true, verbed: false };
  void at;
  return true;
}

/** (总量|增速)?(全市|位居全国)第三. */
function readRank(tokens: readonly Token[], left: Left, own: string, q: Quantity, state: ClauseState, memory: Memory, reading: Reading): void {
  let name = own;
  let scope = left.rankScope ?? q.scope ?? null;
  let by = left.rankBy ?? q.of ?? null;
  if (name !== "" && /^(?:其|该|各项|多项|主要)/.test(name)) name = "";
  // 列全国综合实力百强区第9位: the list is what is ranked, the place is its scope.
  let listed: string | null = null;
  if (scope !== null) {
    const place = /^(?:全国|全省|全市|全区|全县|全球|世界|亚洲|中国|我国|我省|全[^\s]{1,2}|[^\s]{2,3}省|[^\s]{2,3}市|国内|省内)/.exec(scope);
    if (place !== null && scope.length - place[0].length >= 3 && !/^(?:同|各|县|地级|副省级|城市|区县|设区)/.test(scope.slice(place[0].length))) {
      listed = scope;
      scope = place[0];
    } else if (place === null && scope.length > 6 && /(?:榜|强|名单|排名|排行|评比|考核)/.test(scope)) {
      listed = scope;
      scope = null;
    }
  }
  const group = memory.pendingList.length > 1 ? memory.pendingList : memory.group.length > 1 && left.each ? memory.group : null;
  let names: string[];
  let inherited = false;
  if (listed !== null) names = [tidyName(listed)];
  else if (name !== "") {
    const list = listedNames(name);
    names = list.length > 1 && !/等/.test(name) ? list : [name];
  } else if (group !== null) names = group;
  else {
    // A clause between keeps the list of which it is a place: 在…百强区排名中再次进位、列全国第7.
    const use = memory.pending ?? memory.head;
    if (use === null) return;
    names = [use];
    inherited = true;
  }
  if (listed !== null && name !== "") left.scope ??= name;
  if (inherited && scope === null) scope = memory.rankScope;
  if (scope === null && names.length === 1) scope = /^(?:全国|全省|全市|全区|全球|世界|中国)/.exec(names[0]!)?.[0] ?? null;
  if (scope !== null) scope = scope.replace(/^(?:了|至|到|在|入)/, "").replace(/(?:的|中)$/, "");
  by = by === null ? null : by.replace(/^的/, "");
  for (const item of names) {
    emit(q, item, "rank", left, memory, reading, state.clause, { tier: "A", rule: names.length > 1 ? "report/rank.list" : "report/rank", rank: { scope: scope === "" ? null : scope, position: q.value?.number ?? 0, ...(by === null ? {} : { by }) } });
    if (!inherited) state.names.push(item);
  }
  if (listed === null) memory.head = names.at(-1)!;
  state.last = { left, kind: "rank", right: false, relative: true, verbed: false };
  void tokens;
}

/** 由A提高至B: one fact; A is its `from`. */
function fromTo(tokens: readonly Token[], state: ClauseState, figures: readonly number[], k: number, memory: Memory, reading: Reading): boolean {
  const { view } = reading;
  const first = figures[k]!;
  const second = figures[k + 1];
  if (second === undefined || second - first > 6) return false;
  let open = -1;
  for (let i = first - 1; i >= Math.max(state.consumed, first - 5); i--) {
    const word = view.key.slice(tokens[i]!.start, tokens[i]!.end);
    if (word === "由" || word === "从" || word === "自") {
      open = i;
      break;
    }
  }
  if (open < 0) return false;
  let dir: 1 | -1 | 0 = 0;
  let reaches = false;
  for (let i = first + 1; i < second; i++) {
    const { kind, start, end } = tokens[i]!;
    const word = view.key.slice(start, end);
    if (kind === "up") dir = 1;
    else if (kind === "down") dir = -1;
    else if (kind === "to" || kind === "link" || kind === "rank") {
      reaches = true;
      if (kind === "rank" && /升/.test(word)) dir = 1;
    } else if (kind !== "quote" && kind !== "adv" && kind !== "time" && kind !== "date" && !(kind === "n" && word.length <= 2) && kind !== "than" && kind !== "prep") return false;
    if (/[至到]$/.test(word)) reaches = true;
  }
  if (!reaches) return false;
  const q = tokens[second]!.q!;
  const before = tokens[first]!.q!;
  if (q.type !== before.type && !(q.type === "cardinal" || before.type === "cardinal")) return false;
  const left = readLeft(tokens, state.consumed, open, q, view);
  let name = nameOf(tokens, left.from, left.to, view);
  if (name === "") name = memory.pending ?? memory.head ?? "";
  if (name === "") return false;
  if (dir === 0 && q.value !== null && before.value !== null) dir = q.value.number > before.value.number ? 1 : q.value.number < before.value.number ? -1 : 0;
  if (q.type === "rank") {
    readRank(tokens, left, name, q, state, memory, reading);
    state.consumed = second + 1;
    return true;
  }
  left.dir = dir;
  left.mode = "to";
  emit(q, name, kindOf(q, left, isRelative(q), name), left, memory, reading, state.clause, { tier: "A", rule: "report/from-to", from: view.text.slice(before.start, before.end) });
  state.names.push(name);
  memory.head = name;
  state.consumed = second + 1;
  state.last = { left, kind: "level", right: false, relative: isRelative(q), verbed: left.verb !== null };
  return true;
}

/** 投资[1-10亿元]项目100个: a size class belongs to the name of what is counted. */
function sizeClass(tokens: readonly Token[], state: ClauseState, at: number, count: number | undefined, to: number, memory: Memory, reading: Reading): boolean {
  const { view } = reading;
  if (count === undefined || count - at > 4 || count - at < 2) return false;
  const size = tokens[at]!.q!;
  const q = tokens[count]!.q!;
  if (q.type !== "cardinal" || q.unit === undefined) return false;
  if (size.type !== "money" && size.type !== "quantity" && size.comparator !== "ge" && size.comparator !== "le") return false;
  for (let i = at + 1; i < count; i++) if (tokens[i]!.kind !== "n" && !(tokens[i]!.kind === "stop" && /^以[上下内]$/.test(view.key.slice(tokens[i]!.start, tokens[i]!.end)))) return false;
  const after = tokens[count + 1];
  if (after !== undefined && count + 1 < to && after.kind === "n" && !/^[的,、]/.test(view.key.slice(after.start, after.end))) return false;
  const noun = view.text.slice(size.end, tokens[count - 1]!.end).replace(/^(?:以上|以下|以内)?的?/, "");
  if (noun.length < 2 || noun.length > 12) return false;
  let zone = state.consumed;
  const coordinated = joins(tokens, zone, at, view) && state.prefix !== null;
  while (zone < at && skips(tokens[zone]!, view, true)) zone++;
  const left = readLeft(tokens, zone, at, size, view);
  const prefix = nameOf(tokens, left.from, left.to, view);
  const whole = size.range === undefined && size.comparator === undefined && prefix === "";
  if (whole && size.type !== "money") return false;
  const start = left.from < left.to ? tokens[left.from]!.start : Math.min(size.start, size.extent?.start ?? size.start);
  let name = tidyName(view.text.slice(start, tokens[count - 1]!.end));
  if (prefix === "" && coordinated) name = state.prefix + name;
  else state.prefix = prefix;
  if (left.change === 0 && coordinated) left.change = state.verb;
  state.verb = left.change;
  const m = measure(size, reading.currency);
  const bracket: FactBracket = {
    ...(m.min !== undefined ? { min: m.min.text } : m.value !== null && (size.comparator === undefined || size.comparator === "ge" || size.comparator === "gt") ? { min: m.value.text } : {}),
    ...(m.max !== undefined ? { max: m.max.text } : m.value !== null && (size.comparator === "le" || size.comparator === "lt") ? { max: m.value.text } : {}),
    unit: m.unit ?? "",
  };
  left.dir = 0;
  left.mode = null;
  emit(q, name, left.change !== 0 ? "change" : "level", left, memory, reading, state.clause, { tier: "A", rule: "report/size-class", bracket });
  state.names.push(name);
  memory.head = name;
  state.consumed = count + 1;
  state.last = { left, kind: left.change !== 0 ? "change" : "level", right: false, relative: false, verbed: left.verb !== null };
  return true;
}

type Extra = Partial<Pick<Draft, "of" | "from" | "rank" | "bracket">> & { readonly tier: "A" | "B"; readonly rule: string; readonly period?: string };

/** Finishes a fact: sign, direction, status, period. */
export function emit(q: Quantity, name: string, kind: FactKind, left: Left, memory: Memory, reading: Reading, clause: readonly [number, number], extra: Extra): void {
  const { frame, year } = reading;
  const m = measure(q, reading.currency);
  const falls = left.dir < 0 || left.change < 0;
  let { value } = m;
  let dir: Fact["dir"] = null;
  if (kind === "growth" || kind === "change") {
    if (value !== null && falls && !value.text.startsWith("-")) value = negated(value);
    dir = falls || value?.text.startsWith("-") ? "fall" : "rise";
  } else if (left.mode === "to" && left.dir !== 0) dir = left.dir > 0 ? "rise" : "fall";
  const written = extra.period ?? left.time ?? memory.time;
  const period = written === null ? (frame.year === null ? null : String(frame.year)) : resolvePeriod(written, year, frame.year);
  let status: FactStatus = left.status === "estimate" && !memory.target ? "estimate" : memory.target ? "target" : memory.estimate ? "estimate" : (frame.status ?? "actual");
  if (status === "target" && !memory.target && frame.status === "target" && written !== null && /^(?:去年|上年|前年)/.test(written)) status = "actual";
  if (status === "target" && memory.estimate && !memory.target) status = "estimate";
  if (status === "actual" && written !== null && /^(?:明[天日年]|后[天年]|今晚|今夜|未来|下[周月])/.test(written)) status = "estimate";
  const parent = memory.parent !== null && memory.parent !== name ? memory.parent : undefined;
  const comparator = comparatorOf(q);
  reading.emit({
    indicator: name, kind, value, ...(m.min === undefined ? {} : { min: m.min }), ...(m.max === undefined ? {} : { max: m.max }),
    unit: m.unit, cmp: comparator, dir, status, period, ...(written !== null ? { periodText: written } : {}),
    ...(left.base === null ? {} : { base: left.base }), ...(left.scope === null ? {} : { scope: left.scope }),
    ...(extra.of === undefined || extra.of === "" ? {} : { of: extra.of }), ...(parent === undefined ? {} : { parent }),
    ...(extra.from === undefined ? {} : { from: extra.from }), ...(extra.rank === undefined ? {} : { rank: extra.rank }), ...(extra.bracket === undefined ? {} : { bracket: extra.bracket }),
    tier: extra.tier, q, clause, rule: extra.rule,
  });
}
