/** Indicators: report clauses into rows of facts. */
import { checkChoice, checkOptionNames, checkText, GuiyiError, unknownName } from "../error.ts";
import { findInKey } from "../numerals/find.ts";
import type { Quantity } from "../numerals/types.ts";
import type { RuleChoice } from "../stage.ts";
import { CharClass, scanClasses } from "../text/index.ts";
import { currencies } from "./currency.ts";
import { documentFrame, type Frame } from "./frame.ts";
import { saysFirst, whole } from "./pieces.ts";
import { isChrome } from "./chrome.ts";
import { loadLexicon } from "./lexicon.ts";
import { type Draft, indicatorLike, type Mutable, newMemory } from "./memory.ts";
import { isProse, namesNothing } from "./prose.ts";
import { isOfDevice, isStory, isTold } from "./story.ts";
import { rules } from "./rules.ts";
import { periodTold, runsOn } from "./running.ts";
import { readSentence } from "./sentence.ts";
import { tokenize } from "./tokenizer.ts";
import type { Fact } from "./types.ts";
import { type ReadingView, readingView } from "./view.ts";

export { columns, toCsv, toJsonl, toMarkdown, toRows, type CsvOptions, type IndicatorRow, type RowOptions } from "./rows.ts";
export { rules };
export type { Fact, FactBracket, FactComparator, FactKind, FactRank, FactStatus } from "./types.ts";

export interface IndicatorOptions {
  /** The year that 今年 means; without it the title, the headings or the latest year named decide. */
  readonly year?: number;
  /** Indicator as written → the name of your own table: { GDP: "地区生产总值" }. The fact keeps its name; `alias` has yours. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** What a bare 元 is. Default "CNY". */
  readonly currency?: string;
  /** Tell the id of the rule that made each fact. */
  readonly explain?: boolean;
  /** "A": indicator clauses only; "AB" (default): counts in subject or modifier position as well. */
  readonly tiers?: "A" | "AB";
  readonly rules?: RuleChoice;
}

const OPTIONS = ["year", "aliases", "currency", "explain", "tiers", "rules"];
/** A name has a letter or a Han character. */
const NAMES = /\p{L}/u;
/** A sentence is read in pieces of this many tokens at most. */
const LONGEST_SENTENCE = 4000;

/**
 * The figures of a report, one fact each, in the order of the text.
 *
 * ```ts
 * extractIndicators("一般公共预算收入239.9亿元,增长6.1%,总量全市第三")
 *   .map(({ indicator, kind, value, unit }) => [indicator, kind, value?.text, unit]);
 * // [["一般公共预算收入", "level", "23990000000", "CNY"],
 * //  ["一般公共预算收入", "growth", "6.1", "%"],
 * //  ["一般公共预算收入", "rank", "3", "位"]]
 * ```
 *
 * Offsets are UTF-16 code units of the text as given, annotations and broken lines included. Never throws on any string;
 * wrong options throw a GuiyiError.
 */
export function extractIndicators(text: string, options: IndicatorOptions = {}): Fact[] {
  checkText(text, "extractIndicators");
  const off = checkOptions(options);
  if ((scanClasses(text) & (CharClass.DIGIT | CharClass.NUMERAL)) === 0 && !saysFirst(text)) return [];
  const view = readingView(text);
  const quantities = whole(findInKey(view.text, view.key, {}), view.key);
  if (quantities.length === 0) return [];
  const facts: Fact[] = [];
  const frame = documentFrame(view, options.year);
  const lexicon = loadLexicon();
  const money = currencies(options.currency);
  const aliases = options.aliases === undefined ? undefined : new Map(Object.entries(options.aliases));
  let memory = newMemory();
  let lineEnd = -1;
  let running: string | null = null;
  let above: Frame | null = null;
  let opens = true;
  for (const { start, end, first, next } of sentences(view.key, quantities)) {
    if (start >= lineEnd) {
      // A new paragraph: nothing is taken over but what period all of this is about.
      memory = newMemory();
      opens = true;
      money.newParagraph();
      lineEnd = view.key.indexOf("\n", start);
      if (lineEnd < 0) lineEnd = view.key.length;
    } else {
      const { head, group, year, lead, span, first: opening } = memory;
      memory = newMemory();
      memory.before = opening;
      memory.span = lead ?? span;
      memory.carried = head !== null;
      memory.year = year;
      memory.head = head;
      memory.group = group;
    }
    const inside = quantities.slice(first, next);
    const tokens = tokenize(view, start, end, inside, lexicon);
    const around = frame.frameAt(start);
    if (around !== above) {
      running = null;
      above = around;
    }
    if (!tokens.some(({ kind }) => kind === "q")) {
      const told = periodTold(tokens, view, around.status === "actual" && frame.year !== null ? frame.year - 1 : null);
      if (around.year === null || !/^\d/.test(told ?? "1")) memory.lead = told; // a heading's year holds against another one
      if (opens) running = runsOn(memory.lead, running);
      opens = false;
      continue;
    }
    const sentence = view.range(start, end);
    let told: boolean | undefined;
    const speaks = (): boolean => (told ??= isTold(view.key, start, end, lexicon));
    const emit = (draft: Draft): void => {
      if (!NAMES.test(draft.indicator)) return; // │, [
      if (off.has(draft.rule) || (options.tiers === "A" && draft.tier === "B")) return;
      if (isChrome(draft, view, lexicon) || isOfDevice(draft, lexicon)) return;
      // What grew, and what is named with the word of an indicator, is told wherever it stands.
      if (draft.kind === "level" || draft.kind === "change") {
        if (namesNothing(draft, lexicon)) return;
        if (!indicatorLike(draft.indicator) && (isProse(draft.indicator, lexicon) || (draft.kind === "level" && isStory(draft, lexicon, speaks)))) return;
      }
      facts.push(finish(draft, view, sentence, aliases, options.explain === true));
    };
    const reading = { view, lexicon, frame: around, year: frame.year, running, currency: money.inSentence(view.key, start, end, inside), emit };
    for (let at = 0; at < tokens.length; at += LONGEST_SENTENCE) readSentence(at === 0 && tokens.length <= LONGEST_SENTENCE ? tokens : tokens.slice(at, at + LONGEST_SENTENCE), memory, reading);
    if (opens) running = runsOn(memory.lead, running);
    opens = false;
  }
  return facts;
}

/** The fields in the order of the record; what there is nothing to say about is left out. */
function finish(draft: Draft, view: ReadingView, sentence: Fact["sentence"], aliases: ReadonlyMap<string, string> | undefined, explain: boolean): Fact {
  const { start, end } = view.range(draft.q.start, draft.q.end);
  const { indicator, kind, value, unit, cmp, dir, status, period, tier } = draft;
  const fact: Mutable<Fact> = { indicator, kind, value, unit, cmp, dir, status, period, tier, text: view.source.slice(start, end), start, end, clause: view.range(draft.clause[0], draft.clause[1]), sentence };
  if (draft.min !== undefined) fact.min = draft.min;
  if (draft.max !== undefined) fact.max = draft.max;
  if (draft.periodText !== undefined) fact.periodText = draft.periodText;
  if (draft.base !== undefined) fact.base = draft.base;
  if (draft.scope !== undefined) fact.scope = draft.scope;
  if (draft.of !== undefined) fact.of = draft.of;
  if (draft.parent !== undefined) fact.parent = draft.parent;
  if (draft.from !== undefined) fact.from = draft.from;
  if (draft.rank !== undefined) fact.rank = draft.rank;
  if (draft.bracket !== undefined) fact.bracket = draft.bracket;
  const alias = aliases?.get(indicator);
  if (alias !== undefined) fact.alias = alias;
  if (explain) fact.rule = draft.rule;
  return fact;
}

/** A sentence and the quantities in it: those from `first` on, before `next`. */
interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly next: number;
}

/** The sentences that hold a quantity: what stands between them is not looked at. No end of a sentence stands inside a number. */
function* sentences(key: string, quantities: readonly Quantity[]): Generator<Sentence> {
  let floor = 0;
  for (let next = 0; next < quantities.length; ) {
    const first = next;
    let { start, end } = quantities[next++]!;
    while (start > floor && !endsAt(key, start - 1)) start--;
    for (;;) {
      if (next < quantities.length && quantities[next]!.start <= end) end = Math.max(end, quantities[next++]!.end);
      else if (end >= key.length || endsAt(key, end)) break;
      else end++;
    }
    yield { start, end, first, next };
    floor = end + 1;
  }
}

/** Does a sentence end with the unit at `at`? A full stop of ASCII ends one only behind a Han character or a percent sign and before a Han character. */
function endsAt(key: string, at: number): boolean {
  const unit = key.charCodeAt(at);
  if (unit > 0x3f) return unit === FULL_STOP;
  return unit === 33 || unit === 63 || unit === 10 || unit === 13 || (unit === 46 && isFullStop(key, at));
}

const FULL_STOP = 0x3002;

function isFullStop(key: string, at: number): boolean {
  const before = key.charCodeAt(at - 1);
  const after = key.charCodeAt(at + 1);
  return at > 0 && (before > 0x2e80 || before === 0x25) && (after > 0x2e80 || Number.isNaN(after));
}

function checkOptions(options: IndicatorOptions): ReadonlySet<string> {
  checkOptionNames(options, OPTIONS);
  checkChoice("tiers", options.tiers, ["A", "AB"]);
  if (options.year !== undefined && !(Number.isInteger(options.year) && options.year >= 1900 && options.year <= 2200)) throw new GuiyiError("bad-value", `option "year" takes a year such as 2024, got ${String(options.year)}`);
  const known = rules.map(({ id }) => id);
  const off = new Set<string>();
  for (const list of ["on", "off"] as const) for (const id of options.rules?.[list] ?? []) {
    if (!known.includes(id)) throw unknownName("rule", id, known);
    if (list === "off") off.add(id);
  }
  return off;
}
