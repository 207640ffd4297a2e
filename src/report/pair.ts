import { readLeft } from "./left.ts";
import { type ClauseState, emit, type Memory, type Reading } from "./memory.ts";
import { dividedName } from "./lists.ts";
import { nameOf, tidyName } from "./name.ts";
import { isRelative, measure } from "./quantity.ts";
import { joins, kindOf, readRank, skips } from "./relation.ts";
import type { Token } from "./tokens.ts";
import type { FactBracket } from "./types.ts";

/** 由A提高至B: one fact; A is its `from`. */
export function fromTo(tokens: readonly Token[], state: ClauseState, figures: readonly number[], k: number, memory: Memory, reading: Reading): boolean {
  const { view } = reading;
  const first = figures[k]!;
  const second = figures[k + 1];
  if (second === undefined || second - first > 7) return false;
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
    if (kind === "up" || kind === "add") dir = 1;
    else if (kind === "down" || kind === "sub") dir = -1;
    else if (kind === "to" || kind === "link" || kind === "rank") {
      reaches = true;
      if (kind === "rank" && /升/.test(word)) dir = 1;
    } else if (kind !== "quote" && kind !== "adv" && kind !== "time" && kind !== "date" && !(kind === "n" && word.length <= 3) && !((kind === "keep" || kind === "verb" || kind === "lverb") && i + 1 < second && tokens[i + 1]!.kind === "to") && kind !== "than" && kind !== "prep") return false;
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
    left.rankScope ??= memory.rankScope;
    readRank(tokens, left, name, q, state, memory, reading);
    state.consumed = second + 1;
    return true;
  }
  left.dir = dir;
  left.mode = "to";
  const [whole, of] = dividedName(name);
  name = whole;
  emit(q, name, kindOf(q, left, isRelative(q), name), left, memory, reading, state.clause, { tier: "A", rule: "report/from-to", from: view.text.slice(before.start, before.end), ...(of === "" ? {} : { of }) });
  state.names.push(name);
  memory.head = name;
  state.consumed = second + 1;
  state.last = { left, kind: "level", right: false, relative: isRelative(q), verbed: left.verb !== null };
  return true;
}

/** 投资[1-10亿元]项目100个: a size class belongs to the name of what is counted. */
export function sizeClass(tokens: readonly Token[], state: ClauseState, at: number, count: number | undefined, to: number, memory: Memory, reading: Reading): boolean {
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
  if (left.parent) memory.parent = memory.head;
  emit(q, name, left.change !== 0 ? "change" : "level", left, memory, reading, state.clause, { tier: "A", rule: "report/size-class", bracket });
  state.names.push(name);
  memory.head = name;
  state.consumed = count + 1;
  state.last = { left, kind: left.change !== 0 ? "change" : "level", right: false, relative: false, verbed: left.verb !== null };
  return true;
}
