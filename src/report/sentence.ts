import type { Quantity } from "../numerals/types.ts";
import { joinTime, readLeft } from "./left.ts";
import { distribute, listedNames } from "./lists.ts";
import { type ClauseState, emit, INDICATOR_END, indicatorLike, type Memory, type Reading, simplified } from "./memory.ts";
import { BARE_OBJECTS, GENERIC, nameOf, rightName, WIDE } from "./name.ts";
import { fromTo, sizeClass } from "./pair.ts";
import { isRelative } from "./quantity.ts";
import { joins, kindOf, readRank, readShare, skips } from "./relation.ts";
import type { Token } from "./tokens.ts";
import type { ReadingView } from "./view.ts";

/** Reads the clauses of one sentence. */
export function readSentence(tokens: readonly Token[], memory: Memory, reading: Reading): void {
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
}

/** 比分78比65 has no name of a ratio: 供求比1.4. */
const RATIO_NAME = /[比率例差距]$/;
/** 3人|死亡: what happened to people, behind their number. */
const CASUALTIES = new Set(["死亡", "受伤", "遇难", "罹难", "失踪", "失联", "被困", "获救", "轻伤", "重伤", "伤亡", "治愈", "出院", "丧生", "落水", "中毒"]);
const PRONOUNS = new Set(["他", "她", "它", "其", "该", "此", "我", "你", "他们", "她们", "它们", "我们", "他們", "我們", "该公司", "這", "这"]);
/** Words that only say where within the indicator named before: 局部地区可达120毫米. */
const ELSEWHERE = /^(?:局部|局地|部分|个别|其他|其余|大部|大部分)(?:地区|地方|区域|地段|县市|乡镇)?(?:可|将|最大)?$/;

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
  // 申报数、认定数等四项指标: a clause that counts its own list in words has no figure.
  if (figures.every((i) => tokens[i]!.q!.type === "cardinal" && isLooseHan(tokens[i]!.q!) && view.key[tokens[i]!.start - 1] === "等")) {
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
  if (left.bound) {
    state.consumed = at + 1;
    return;
  }
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
    // 勇当先锋、争第一: a slogan has neither place nor word of rank nor anything that is ranked.
    if (!left.rankWord && left.rankScope === null && q.scope === undefined && left.rankBy === null && name !== "" && !indicatorLike(name)) return;
    readRank(tokens, left, name, q, state, memory, reading);
    return;
  }
  if (left.from < left.to && readShare(tokens, left, q, at, state, memory, reading)) return;

  const growing = left.dir !== 0 || left.growthNoun;
  const listBefore = view.key.slice(Math.max(0, q.start - 3), q.extent?.start ?? q.start).endsWith("等") || (left.to > left.from && view.key[tokens[left.to - 1]!.end - 1] === "等");
  if (!relative && !growing && !(left.linked && name !== "") && (q.type === "cardinal" || q.type === "money" || q.type === "quantity" || q.type === "multiple")) {
    const object = left.verb !== null || state.last?.verbed === true;
    const found = rightName(tokens, at + 1, next, view, lexicon, object);
    const steals = found !== null && name !== "" && next < to && onlyLinks(tokens, found.to, next);
    if (found === null && CASUALTIES.has(wordAt(tokens, at + 1, view)) && endsItem(tokens, at + 2, next, to) && /^[人名例]/.test(q.unit ?? "")) {
      right = true;
      name = view.text.slice(tokens[at + 1]!.start, tokens[at + 1]!.end);
      state.consumed = at + 2;
    } else if (found !== null && (found.text === "单位" || found.text === "單位") && name !== "") state.consumed = found.to;
    else if (found !== null && !steals && (name === "" || listBefore || q.type === "cardinal")) {
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
  if (q.type === "ratio" && name !== "" && !left.linked && left.dir === 0 && !RATIO_NAME.test(name.slice(-2))) return;
  // (以女性为100): what an index is counted on.
  if (q.type === "cardinal" && q.unit === undefined && left.linked && view.key[state.clause[0]] === "以") return;

  if (PRONOUNS.has(name)) name = "";
  if (memory.head !== null && left.subject === null && ELSEWHERE.test(simplified(name)) && !right) {
    left.scope = name;
    name = "";
  }
  if (memory.head !== null && name.endsWith("之比") && "与與".includes(view.text[state.clause[0]] ?? "")) name = `${memory.head}与${name}`;
  let inherited = false;
  const generic = GENERIC.has(simplified(name));
  const headed = memory.head !== null || memory.pending !== null;
  if (name === "" || (generic && memory.head !== null && !left.parent && left.subject === null && state.clause[0] > 0 && !right)) {
    if (name === "") {
      if (!headed) return;
      const use = growing || left.linked || left.change !== 0 || relative || left.verb === "lverb" || q.comparator !== undefined || left.base !== null || left.scope !== null || coordinated || (state.last === null && memory.pending !== null);
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

function wordAt(tokens: readonly Token[], at: number, view: ReadingView): string {
  const token = tokens[at];
  return token === undefined ? "" : view.key.slice(token.start, token.end);
}

function endsItem(tokens: readonly Token[], at: number, next: number, to: number): boolean {
  const kind = at >= to ? "comma" : tokens[at]!.kind;
  return at >= next || kind === "dun" || kind === "comma" || kind === "semi";
}

/** Between two figures: only words that lead from the name to the number. */
function onlyLinks(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { kind } = tokens[i]!;
    if (kind !== "link" && kind !== "up" && kind !== "down" && kind !== "to" && kind !== "adv" && kind !== "lverb" && kind !== "base" && kind !== "upnoun" && kind !== "quote" && kind !== "share" && kind !== "time") return false;
  }
  return true;
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
