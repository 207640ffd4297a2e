/**
 * The account of an analysis: what was removed, repaired, converted and read, by stage and rule, with line and column.
 * A plain data structure; `renderTerminal` and `renderHtml` are two printouts of it.
 */
import type { RuleInfo } from "../stage.ts";
import type { Change, EditSet, Range } from "../text/edits.ts";
import { indexLines, type LineIndex, type Place } from "./lines.ts";

/** A value as the readers of numerals give it. */
interface ValueLike {
  readonly text: string;
}

interface QuantityLike extends Range {
  readonly text: string;
  readonly type: string;
  readonly value: ValueLike | null;
  readonly range?: { readonly low: ValueLike | null; readonly high: ValueLike | null };
  readonly unit?: string;
  readonly comparator?: string;
  readonly output: Range;
}

interface FactLike extends Range {
  readonly text: string;
  readonly indicator: string;
  readonly kind: string;
  readonly value: ValueLike | null;
  readonly min?: ValueLike;
  readonly max?: ValueLike;
  readonly unit: string | null;
  readonly cmp: string;
  readonly status: string;
  readonly period: string | null;
  readonly periodText?: string;
  readonly output: Range;
}

/** What the account reads of an `Analysis`. */
export interface Explainable {
  readonly source: string;
  readonly text: string;
  readonly edits: EditSet;
  readonly stages: readonly { readonly stage: string; readonly edits: EditSet }[];
  readonly findings: readonly (Range & { readonly ruleId: string; readonly reason: string; readonly expected?: readonly string[]; readonly note?: string })[];
  readonly removed: readonly (Range & { readonly rule: string; readonly evidence: readonly string[] })[];
  quantities(): readonly QuantityLike[];
  indicators(): readonly FactLike[];
}

/** One place that differs between source and result; neighbouring edits of the same rules are one difference. */
export interface Difference extends Range, Place {
  readonly before: string;
  readonly after: string;
  readonly outputStart: number;
  readonly outputEnd: number;
  /** In the order they worked. */
  readonly rules: readonly string[];
  /** The stage of the first rule: the colour in the report. */
  readonly stage: string;
}

export interface RuleAccount {
  readonly id: string;
  readonly stage: string;
  /** Undefined for an id that no stage lists. */
  readonly info: RuleInfo | undefined;
  /** Places changed. */
  readonly changes: number;
  /** UTF-16 code units taken away, and put in, on the whole. */
  readonly taken: number;
  readonly added: number;
}

export interface StageAccount {
  readonly stage: string;
  readonly changes: number;
  readonly taken: number;
  readonly added: number;
  /** Most changes first. */
  readonly rules: readonly RuleAccount[];
}

export interface RemovedBlock extends Range, Place {
  readonly rule: string;
  readonly text: string;
  readonly evidence: readonly string[];
}

/** A number that was read, with its place in both texts. */
export interface Figure extends Range, Place {
  readonly text: string;
  readonly type: string;
  /** Decimal or ISO 8601 text; "a…b" for a range, with an open end left empty. */
  readonly value: string;
  readonly unit: string;
  readonly comparator: string;
  readonly output: Range;
}

export interface IndicatorRow extends Range, Place {
  readonly indicator: string;
  readonly kind: string;
  readonly cmp: string;
  readonly value: string;
  readonly unit: string;
  readonly status: string;
  readonly period: string;
  readonly text: string;
  readonly output: Range;
}

export interface FindingRow extends Range, Place {
  readonly rule: string;
  readonly reason: string;
  readonly actual: string;
  readonly expected: readonly string[];
}

export interface Account {
  readonly source: string;
  readonly text: string;
  readonly differences: readonly Difference[];
  readonly stages: readonly StageAccount[];
  readonly removed: readonly RemovedBlock[];
  readonly findings: readonly FindingRow[];
  readonly figures: readonly Figure[];
  readonly indicators: readonly IndicatorRow[];
}

/**
 * Draws up the account of an analysis.
 *
 * @param rules what is known of the rules: summaries and examples are shown beside the changes.
 * @example
 * const { differences } = account(analyze("臺灣"), allRules);
 * differences[0].rules; // the ids of the rules that made 台湾 of it
 */
export function account(analysis: Explainable, rules: readonly RuleInfo[]): Account {
  const { source } = analysis;
  const lines = indexLines(source);
  return {
    source,
    text: analysis.text,
    differences: differencesOf(analysis.edits, source, lines),
    stages: stagesOf(analysis.stages, rules),
    removed: analysis.removed.map(({ start, end, rule, evidence }) => ({ start, end, ...lines.place(start), rule, text: source.slice(start, end), evidence })),
    findings: analysis.findings.map(({ start, end, ruleId, reason, expected }) => ({ start, end, ...lines.place(start), rule: ruleId, reason, actual: source.slice(start, end), expected: expected ?? [] })),
    figures: analysis.quantities().map((quantity) => figureOf(quantity, lines)),
    indicators: analysis.indicators().map((fact) => indicatorOf(fact, lines)),
  };
}

/** The part of a rule's id before the slash. */
export function stageOf(rule: string): string {
  const slash = rule.indexOf("/");
  return slash < 0 ? rule : rule.slice(0, slash);
}

function differencesOf(edits: EditSet, source: string, lines: LineIndex): Difference[] {
  return joinTouching(edits.changes()).map((change) => {
    const rules = change.rule.split(" + ");
    return {
      start: change.start,
      end: change.end,
      ...lines.place(change.start),
      before: source.slice(change.start, change.end),
      after: change.text,
      outputStart: change.outputStart,
      outputEnd: change.outputEnd,
      rules,
      stage: stageOf(rules[0]!),
    };
  });
}

interface Open {
  start: number;
  end: number;
  pieces: string[];
  rule: string;
  outputStart: number;
  outputEnd: number;
}

/** 臺灣 → 台湾 is two edits that touch, and one change to a reader. */
function joinTouching(changes: Iterable<Change>): Change[] {
  const out: Change[] = [];
  let open: Open | undefined;
  const close = (): void => {
    if (open !== undefined) out.push({ start: open.start, end: open.end, text: open.pieces.join(""), rule: open.rule, outputStart: open.outputStart, outputEnd: open.outputEnd });
  };
  for (const change of changes) {
    if (open !== undefined && open.end === change.start && open.rule === change.rule) {
      open.end = change.end;
      open.outputEnd = change.outputEnd;
      open.pieces.push(change.text);
      continue;
    }
    close();
    open = { start: change.start, end: change.end, pieces: [change.text], rule: change.rule, outputStart: change.outputStart, outputEnd: change.outputEnd };
  }
  close();
  return out;
}

function stagesOf(stages: Explainable["stages"], rules: readonly RuleInfo[]): StageAccount[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const tallies = new Map<string, { stage: string; changes: number; taken: number; added: number }>();
  const order: string[] = [];
  for (const { stage, edits } of stages) {
    if (!order.includes(stage)) order.push(stage);
    for (const { start, end, text, rule } of joinTouching(edits.changes())) {
      let tally = tallies.get(rule);
      if (tally === undefined) tallies.set(rule, (tally = { stage, changes: 0, taken: 0, added: 0 }));
      tally.changes++;
      tally.taken += Math.max(0, end - start - text.length);
      tally.added += Math.max(0, text.length - (end - start));
    }
  }
  return order.map((stage) => {
    const own = [...tallies].filter(([, tally]) => tally.stage === stage).map(([id, tally]) => ({ id, info: known.get(id), ...tally }));
    own.sort((a, b) => b.changes - a.changes || (a.id < b.id ? -1 : 1));
    const sum = (field: "changes" | "taken" | "added"): number => own.reduce((total, rule) => total + rule[field], 0);
    return { stage, changes: sum("changes"), taken: sum("taken"), added: sum("added"), rules: own };
  });
}

function figureOf(quantity: QuantityLike, lines: LineIndex): Figure {
  const { start, end, text, type, value, range, unit, comparator, output } = quantity;
  return { start, end, ...lines.place(start), text, type, value: value?.text ?? rangeText(range?.low, range?.high), unit: unit ?? "", comparator: comparator ?? "", output };
}

function indicatorOf(fact: FactLike, lines: LineIndex): IndicatorRow {
  const { start, end, indicator, kind, cmp, value, min, max, unit, status, period, periodText, text, output } = fact;
  return { start, end, ...lines.place(start), indicator, kind, cmp, value: value?.text ?? rangeText(min, max), unit: unit ?? "", status, period: period ?? periodText ?? "", text, output };
}

function rangeText(low: ValueLike | null | undefined, high: ValueLike | null | undefined): string {
  return low == null && high == null ? "" : `${low?.text ?? ""}…${high?.text ?? ""}`;
}
