import type { Quantity } from "../numerals/types.ts";
import { readLeft } from "./left.ts";
import { emit } from "./emit.ts";
import { type ClauseState, type Memory, type Reading, wholeNamed } from "./memory.ts";
import { namesOfTwo } from "./listed-names.ts";
import { dividedName, undivided } from "./share-name.ts";
import { nameOf, tidyName, WIDE } from "./name.ts";
import { isRelative, measure } from "./quantity.ts";
import { readRank } from "./rank.ts";
import { kindOf } from "./kind.ts";
import { joins, skips } from "./words-before.ts";
import type { Token, TokenKind } from "./tokens.ts";
import type { FactBracket } from "./types.ts";

/**
 * 由A提高至B: one fact; A is its `from`. 由128户、377人降至29户、80人: one for each pair. Returns the number of figures used.
 */
export function fromTo(tokens: readonly Token[], state: ClauseState, figures: readonly number[], k: number, memory: Memory, reading: Reading): number {
  const { view } = reading;
  const first = figures[k]!;
  let pairs = 1;
  while (pairs < MOST_PAIRS && figures[k + pairs] !== undefined && ties(tokens, figures[k + pairs - 1]!, figures[k + pairs]!)) pairs++;
  const second = figures[k + pairs];
  if (second === undefined || second - figures[k + pairs - 1]! > 7) return 0;
  for (let j = 1; j < pairs; j++) if (figures[k + pairs + j] === undefined || !ties(tokens, figures[k + pairs + j - 1]!, figures[k + pairs + j]!)) return 0;
  let open = -1;
  for (let i = first - 1; i >= Math.max(state.consumed, first - 5); i--) {
    const word = tokens[i]!.word;
    if (word === "由" || word === "从" || word === "自") {
      open = i;
      break;
    }
  }
  if (open < 0) return 0;
  let dir: 1 | -1 | 0 = 0;
  let reaches = false;
  let reached: string | null = null;
  for (let i = figures[k + pairs - 1]! + 1; i < second; i++) {
    const { kind, start, end } = tokens[i]!;
    const word = view.key.slice(start, end);
    if (kind === "up" || kind === "add") dir = 1;
    else if (kind === "down" || kind === "sub") dir = -1;
    else if (kind === "to" || kind === "link" || kind === "rank") {
      reaches = true;
      if (kind === "rank" && /升/.test(word)) dir = 1;
    } else if (kind !== "quote" && kind !== "adv" && kind !== "time" && kind !== "date" && kind !== "estimate" && !(kind === "n" && word.length <= 3) && !((kind === "keep" || kind === "verb" || kind === "lverb") && i + 1 < second && tokens[i + 1]!.kind === "to") && kind !== "than" && kind !== "prep") return 0;
    if (/[至到]$/.test(word)) reaches = true;
    if (kind === "date") reached = view.text.slice(start, end);
  }
  if (!reaches) return 0;
  const q = tokens[second]!.q!;
  const before = tokens[first]!.q!;
  if (q.type !== before.type && !(q.type === "cardinal" || before.type === "cardinal")) return 0;
  const left = readLeft(tokens, state.consumed, open, q, view);
  left.time = reached ?? left.time; // 从2011年的A增加到2016年的B: of the later year
  let name = nameOf(tokens, left.from, left.to, view);
  if (/^[占佔].{2}/.test(name) && memory.head !== null) name = undivided(memory.head) + name; // ,占生产总值的比重由30%提高到40%
  if (name === "") name = memory.pending ?? memory.head ?? "";
  if (name === "") return 0;
  if (dir === 0 && q.value !== null && before.value !== null) dir = q.value.number > before.value.number ? 1 : q.value.number < before.value.number ? -1 : 0;
  if (q.type === "rank") {
    left.rankScope ??= before.scope ?? scopeBefore(tokens, open, first, view) ?? memory.rankScope;
    readRank(left, name, q, state, memory, reading);
    state.consumed = second + 1;
    return 2;
  }
  if (!left.growthNoun || left.dir === 0) left.dir = dir; // 增长率由3.1%下降到2.8%: it grew all the same
  left.mode = "to";
  if (left.parent) memory.parent = wholeNamed(memory);
  const [whole, of] = dividedName(name);
  name = whole;
  const each = pairs === 2 ? (namesOfTwo(name) ?? [name, name]) : null;
  for (let j = 0; j < pairs; j++) {
    const figure = tokens[figures[k + pairs + j]!]!.q!;
    const from = tokens[figures[k + j]!]!.q!;
    emit(figure, each?.[j] ?? name, kindOf(figure, left, isRelative(figure), name), left, memory, reading, state.clause, { tier: "A", rule: "report/from-to", from: view.text.slice(from.start, from.end), ...(of === "" ? {} : { of }) });
  }
  state.names.push(name);
  memory.head = name;
  state.consumed = figures[k + 2 * pairs - 1]! + 1;
  state.last = { left, kind: "level", right: false, relative: isRelative(q), verbed: left.verb !== null };
  return 2 * pairs;
}

/** 产值[10亿元以上]工业企业|从|52家增加至111家: the bound of a class whose count goes from one to another. */
export function sizesOfRange(tokens: readonly Token[], at: number, next: number | undefined): boolean {
  const { type } = tokens[at]!.q!;
  if (next === undefined || next - at < 3 || next - at > LONGEST_CLASS || (type !== "money" && type !== "quantity") || tokens[next]!.q!.type !== "cardinal" || !/^[由从自]$/.test(tokens[next - 1]!.word)) return false;
  for (let i = at + 1; i < next - 1; i++) if (tokens[i]!.kind !== "n" && tokens[i]!.kind !== "stop") return false;
  return tokens[next - 2]!.kind === "n";
}

/** 由|全省|第7进到第6: where both are held. */
function scopeBefore(tokens: readonly Token[], open: number, figure: number, view: Reading["view"]): string | null {
  return open + 1 < figure && tokens[open + 1]!.kind.endsWith("scope") ? view.text.slice(tokens[open + 1]!.start, tokens[figure - 1]!.end) : null;
}

/** 由A、B增加到C、D: so many on each side. A flood of figures is not counted through for each of them. */
const MOST_PAIRS = 6;

/** 128户|、|377人, 128户|377人 */
function ties(tokens: readonly Token[], left: number, right: number): boolean {
  return (right - left === 2 && (tokens[left + 1]!.kind === "dun" || /^[和与及]$/.test(tokens[left + 1]!.word))) || (right - left === 1 && tokens[left]!.end === tokens[right]!.start);
}

const LONGEST_CLASS = 8;
/** What may stand between a class and its count: 企业|增|至|12家, 乡镇|有|8个. */
const LINKS = new Set<TokenKind>(["link", "to", "up", "add", "adv"]);
const HOLDS = new Set(["有", "共有", "已有"]);
const STAGES = /^(?:新?开工|开工建设|新?签约|续建|在建)$/;

const PLACED = /^(?:落地|落户|入驻|储备)$/;

/** 投资[1-10亿元]项目100个: a size class belongs to the name of what is counted. */
export function sizeClass(tokens: readonly Token[], state: ClauseState, at: number, count: number | undefined, to: number, memory: Memory, reading: Reading): boolean {
  const { view } = reading;
  if (count === undefined || count - at > LONGEST_CLASS) return false;
  const size = tokens[at]!.q!;
  const q = tokens[count]!.q!;
  if (opensClause(tokens, state, at, size)) {
    if (count - at === 2 && tokens[at + 1]!.kind === "stop") return countsClass(tokens, state, at, count, memory, reading);
    if ((size.type === "money" || size.type === "quantity") && (q.type === "money" || q.type === "quantity")) return measuresClass(tokens, state, at, count, memory, reading);
  }
  if (count - at > 4 || count - at < 2) return false;
  if (q.type !== "cardinal" || q.unit === undefined) return false;
  if (size.type !== "money" && size.type !== "quantity" && size.comparator !== "ge" && size.comparator !== "le" && !(size.comparator === "gt" && /[万亿萬億]$/.test(size.text))) return false;
  let end = count; // where the noun of the class ends: 百亿元|企业|达到|12家
  while (end > at + 2 && (LINKS.has(tokens[end - 1]!.kind) || HOLDS.has(tokens[end - 1]!.word))) end--;
  for (let i = at + 1; i < end; i++) if (tokens[i]!.kind !== "n" && !(tokens[i]!.kind === "stop" && /^以[上下内]$/.test(tokens[i]!.word))) return false;
  const after = tokens[count + 1];
  if (after !== undefined && count + 1 < to && after.kind === "n" && !/^[的,、]/.test(view.key.slice(after.start, after.end))) return false;
  let noun = view.text.slice(size.end, tokens[end - 1]!.end).replace(/^(?:以上|以下|以内)?的?/, "");
  const elided = noun === "" ? elision(view.key.slice(size.end, tokens[end - 1]!.end), end < count, memory) : null;
  if (elided !== null) noun = elided[1];
  if (noun.length === 0 || noun.length > 12) return false;
  let zone = state.consumed;
  const coordinated = joins(tokens, zone, at, view) && state.prefix !== null;
  while (zone < at && skips(tokens[zone]!, true)) zone++;
  const left = readLeft(tokens, zone, at, size, view);
  // “一区四园”|共实施|1000万元以上的项目, 园区|有|50人以上的企业: whose they are.
  const verb = left.to < at && HOLDS.has(tokens[left.to]!.word) ? left.to : left.to - 1;
  if (verb > left.from && /^l?verb$/.test(tokens[verb]!.kind)) {
    left.scope ??= nameOf(tokens, left.from, verb, view) || null;
    left.from = left.to;
  }
  // |新开工|亿元以上项目: how far they have come tells them apart.
  if (left.from === left.to && at > zone && STAGES.test(tokens[at - 1]!.word)) [left.from, left.to] = [at - 1, at];
  else if (left.to === left.from + 1 && left.to === at && PLACED.test(tokens[left.from]!.word)) left.from = left.to; // 落地|亿元以上项目
  const prefix = nameOf(tokens, left.from, left.to, view);
  const whole = size.range === undefined && size.comparator === undefined && prefix === "";
  if (whole && size.type !== "money") return false;
  const start = left.from < left.to ? tokens[left.from]!.start : Math.min(size.start, size.extent?.start ?? size.start);
  let name = tidyName(view.text.slice(start, tokens[end - 1]!.end));
  if (elided !== null) name = `${prefix === "" ? elided[0] : ""}${name}的${noun}`;
  memory.sized = [prefix === "" && elided !== null ? elided[0] : prefix, noun];
  if (prefix === "" && coordinated) name = state.prefix + name;
  else state.prefix = prefix;
  if (left.change === 0 && coordinated) left.change = state.verb;
  for (let i = end; i < count; i++) {
    if (tokens[i]!.kind === "add") left.change = 1; // 百亿元企业|新增|3家
    else if (tokens[i]!.kind === "to") left.change = 0;
  }
  state.verb = left.change;
  const bracket = bracketOf(size, reading.currency(size.start));
  left.dir = 0;
  left.mode = null;
  if (left.parent) memory.parent = wholeNamed(memory);
  emit(q, name, left.change !== 0 ? "change" : "level", left, memory, reading, state.clause, { tier: "A", rule: "report/size-class", bracket });
  state.names.push(name);
  memory.head = name;
  state.consumed = count + 1;
  state.last = { left, kind: left.change !== 0 ? "change" : "level", right: false, relative: false, verbed: left.verb !== null };
  return true;
}

/** 超500万元的|有3个: of the same; 企业34家,其中投资超千万的|5家,500万元以上的|4家: of those named before. The measure and the noun. */
function elision(between: string, linked: boolean, { head, sized }: Memory): Memory["sized"] {
  if (linked) return sized;
  if (head === null || !/^(?:以[上下内])?的$/.test(between)) return null;
  return sized !== null && head.endsWith(sized[1]) ? sized : ["", head];
}

export function bracketOf(size: Quantity, currency: string): FactBracket {
  const m = measure(size, currency);
  return {
    ...(m.min !== undefined ? { min: m.min.text } : m.value !== null && (size.comparator === undefined || size.comparator === "ge" || size.comparator === "gt") ? { min: m.value.text } : {}),
    ...(m.max !== undefined ? { max: m.max.text } : m.value !== null && (size.comparator === "le" || size.comparator === "lt") ? { max: m.value.text } : {}),
    unit: m.unit ?? "",
  };
}

/** A bound with 以上 or 以下 that begins its clause, the noun right behind it: 50万元以上|固定资产. */
function opensClause(tokens: readonly Token[], state: ClauseState, at: number, size: Quantity): boolean {
  const end = size.extent?.end ?? size.end;
  return (size.comparator === "ge" || size.comparator === "le") && end > size.end && at === state.consumed && state.clause[0] === tokens[at]!.start && size.type !== "percent";
}

const SAID = new Set<TokenKind>(["n", "adv", "stop", "verb", "keep", "lverb", "link", "scope"]);
const DROPPED = new Set<TokenKind>(["adv", "link", "lverb", "stop"]);

/** [50万元以上]固定资产累计投资16.1亿元: what things of that size come to. */
function measuresClass(tokens: readonly Token[], state: ClauseState, at: number, count: number, memory: Memory, reading: Reading): boolean {
  const { view } = reading;
  const size = tokens[at]!.q!;
  for (let i = at + 1; i < count; i++) if (!SAID.has(tokens[i]!.kind)) return false;
  let name = view.text.slice(size.start, size.extent?.end ?? size.end);
  const prefix = name.length;
  for (let i = at + 1; i < count; i++) if (!DROPPED.has(tokens[i]!.kind)) name += view.text.slice(Math.max(tokens[i]!.start, size.extent?.end ?? 0), tokens[i]!.end);
  if (name.length < prefix + 2) return false;
  name = tidyName(name);
  const q = tokens[count]!.q!;
  const left = readLeft(tokens, count, count, q, view);
  emit(q, name, "level", left, memory, reading, state.clause, { tier: "A", rule: "report/size-class", bracket: bracketOf(size, reading.currency(size.start)) });
  state.names.push(name);
  memory.head = name;
  state.consumed = count + 1;
  state.last = { left, kind: "level", right: false, relative: false, verbed: false };
  return true;
}

/** 企业32家,[5千万元以上]1家: so many of those named before. */
function countsClass(tokens: readonly Token[], state: ClauseState, at: number, count: number, memory: Memory, reading: Reading): boolean {
  const { view } = reading;
  const size = tokens[at]!.q!;
  const q = tokens[count]!.q!;
  if (memory.head === null || !opensClause(tokens, state, at, size) || q.type !== "cardinal" || q.unit === undefined) return false;
  const noun = [...WIDE].find((wide) => wide.length >= 2 && memory.head!.endsWith(wide)) ?? memory.head;
  const name = view.text.slice(size.start, size.extent?.end ?? size.end) + noun;
  const left = readLeft(tokens, at, at, q, view);
  emit(q, name, "level", left, memory, reading, state.clause, { tier: "A", rule: "report/size-class", bracket: bracketOf(size, reading.currency(size.start)) });
  state.names.push(name);
  state.consumed = count + 1;
  state.last = { left, kind: "level", right: false, relative: false, verbed: false };
  return true;
}
