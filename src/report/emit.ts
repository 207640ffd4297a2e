/** Finishes a fact: sign, direction, period, status, and what the next figure may take over from it. */
import type { Quantity } from "../numerals/types.ts";
import { resolvePeriod } from "./period.ts";
import type { Left } from "./left-parts.ts";
import type { Draft, Memory, Reading } from "./memory.ts";
import { comparatorOf, measure, type Measure, negated } from "./quantity.ts";
import { lastingPeriod } from "./running.ts";
import type { Fact, FactKind, FactStatus } from "./types.ts";

/** What the reader of a figure knows beside its name and kind. */
interface Extra {
  readonly tier: "A" | "B";
  readonly rule: string;
  readonly of?: string | undefined;
  readonly from?: string;
  readonly rank?: Draft["rank"] | undefined;
  readonly bracket?: Draft["bracket"];
  readonly period?: string | undefined;
}

/** The names remembered are so many at most. */
const LONGEST_RECENT = 16;

export function emit(q: Quantity, name: string, kind: FactKind, left: Left, memory: Memory, reading: Reading, clause: readonly [number, number], extra: Extra): void {
  const m = measure(q, reading.currency(q.start));
  const written = extra.period ?? left.time ?? memory.time;
  const period = periodOf(written, memory, reading);
  notePeriod(written, period, memory);
  const falls = left.dir < 0 || left.change < 0;
  // Every field, set or not: drafts are all built alike, and so are read several times as fast.
  const draft: Draft = {
    indicator: name, kind, value: signedValue(m.value, kind, falls), min: m.min, max: m.max, unit: m.unit, cmp: comparatorIn(q, name), dir: directionOf(m.value, kind, falls, left),
    status: statusOf(left, written, period, memory, reading), period, periodText: written ?? undefined, base: left.base === null ? undefined : baseNamed(left.base), scope: scopeOf(name, left, memory) ?? undefined,
    of: (extra.of ?? left.plan) || undefined, parent: memory.parent === name ? undefined : (memory.parent ?? undefined), from: extra.from, rank: extra.rank, bracket: extra.bracket,
    tier: extra.tier, q, clause, rule: extra.rule, governed: left.verb !== null,
  };
  noteName(name, kind, memory);
  memory.unit = q.unit;
  memory.moved = left.dir || left.change;
  reading.emit(draft);
}

/** 较去年同期, 与去年相比 → 去年同期, 去年: what it is compared with, without the word that compares. */
function baseNamed(base: string): string {
  return base.replace(/^(?:相?[比较較]|[与與](?=.+(?:相比|比[较較])$))(?=.)/, "").replace(/(.{2})(?:相比|比[较較])$/, "$1");
}

/** What fell is negative where the figure says by how much; where it says to what, the direction alone tells. */
function signedValue(value: Measure["value"], kind: FactKind, falls: boolean): Measure["value"] {
  return value !== null && falls && saysHowMuch(kind) && !value.text.startsWith("-") ? negated(value) : value;
}

function directionOf(value: Measure["value"], kind: FactKind, falls: boolean, { mode, dir }: Left): Fact["dir"] {
  if (saysHowMuch(kind)) return falls || value?.text.startsWith("-") === true ? "fall" : "rise";
  return mode !== "to" || dir === 0 ? null : dir > 0 ? "rise" : "fall";
}

function saysHowMuch(kind: FactKind): boolean {
  return kind === "growth" || kind === "change";
}

function comparatorIn(q: Quantity, name: string): Fact["cmp"] {
  return q.comparator === "gt" && /[出入买卖買賣]超$/.test(name) ? "=" : comparatorOf(q); // 出超810亿美元: a surplus
}

/** The words of a period in the form of the record; without any, what the sentence before, the heading or the paragraphs before are about. */
function periodOf(written: string | null, memory: Memory, { frame, year, running }: Reading): string | null {
  // A sentence about last year says nothing of the promises after it.
  const span = frame.status === "target" && isPast(memory.span, year) ? null : memory.span;
  if (written === null) {
    const told = frame.year ?? memory.year;
    if (span !== null || (frame.period !== null && frame.year !== null)) return span ?? frame.period;
    return told === null ? (running ?? frame.period) : String(told);
  }
  const going = Number((span ?? running ?? "").slice(0, 4)) || null;
  const isEnd = /^(?:年[末底初]|期末)/.test(written);
  return resolvePeriod(written, year, (isEnd ? memory.year : null) ?? frame.year ?? going);
}

function notePeriod(written: string | null, period: string | null, memory: Memory): void {
  if (written !== null && period !== null) {
    if (!memory.begun && written === memory.time) memory.lead = lastingPeriod(period);
    if (/^(?:\d{4}|去年|上年|今年|本年)/.test(written) && /^\d{4}/.test(period)) memory.year = Number(period.slice(0, 4));
  }
  memory.begun = true;
}

function statusOf(left: Left, written: string | null, period: string | null, memory: Memory, { frame, year }: Reading): FactStatus {
  if (memory.target) return "target";
  if (memory.estimate || left.status === "estimate") return "estimate";
  const status = frame.status ?? "actual";
  if (written === null) return status;
  // Under the promises of a year, what is told of a year before.
  if (status === "target") return /^(?:去年|上年|前年)/.test(written) || isPast(period, year) ? "actual" : status;
  if (status !== "actual") return status;
  // 未来五年 is planned, 未来三天 forecast.
  if (/^(?:未[来來]|今[后後]).{1,3}年/.test(written)) return "target";
  return /^(?:明[天日年]|后[天年]|今晚|今夜|未来|下[周月])/.test(written) ? "estimate" : status;
}

/** 由2014年的12%下降到2018年的1% under 今年的目标任务: no promise. */
function isPast(period: string | null, year: number | null): boolean {
  return year !== null && period !== null && /^(?:19|20)\d\d/.test(period) && Number(period.slice(0, 4)) < year;
}

/** Whose the figure is: said before it, or of the same name, or of the share of it, just before. */
function scopeOf(name: string, { scope }: Left, memory: Memory): string | null {
  if (scope !== null) {
    memory.owned = [name, scope];
    return scope;
  }
  const { owned } = memory;
  return owned !== null && (name === owned[0] || name.startsWith(`${owned[0]}占`)) ? owned[1] : null;
}

function noteName(name: string, kind: FactKind, memory: Memory): void {
  if (kind !== "share" && name !== memory.share) memory.share = null;
  memory.carried = false;
  if (kind !== "rank") memory.first ??= name;
  if (kind !== "rank") note(memory.run, name);
  if (kind === "growth") {
    note(memory.grown, name);
    memory.recent = [];
    memory.segment = 0;
  } else if (kind === "level" && memory.recent.length < LONGEST_RECENT && memory.recent.at(-1) !== name) memory.recent.push(name);
}

function note(names: string[], name: string): void {
  if (names.length < LONGEST_RECENT && !names.includes(name)) names.push(name);
}
