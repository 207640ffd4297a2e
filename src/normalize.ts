import { fold, rules as foldRules } from "./fold/index.ts";
import { extractIndicators, rules as reportRules, type IndicatorOptions, type Fact } from "./report/index.ts";
import { findQuantities, rules as numeralRules, toArabic, type FindOptions, type Quantity } from "./numerals/index.ts";
import { cleanPage, PROFILES, readPage, rules as pageRules, type PageReading } from "./page/index.ts";
import { rules as readRules } from "./read/rules.ts";
import { repair, rules as repairRules } from "./repair/index.ts";
import { rules as scriptRules, toSimplified, toTraditional } from "./script/index.ts";
import { checkText } from "./error.ts";
import { resolveOptions, type NormalizeOptions, type ResolvedOptions } from "./options.ts";
import type { BlockHint, Finding, RuleChoice, RuleInfo, StageContext, StageMemory } from "./stage.ts";
import { EditSet, type Range } from "./text/edits.ts";
import { sameBesidesScript } from "./text/key.ts";
import { RUN as SHIFTED_RUN } from "./repair/shift.ts";
import { scanTriggers } from "./repair/triggers.ts";

/** Name of a stage: the first part of its rules' ids. */
export type StageName = "read" | "repair" | "fold" | "page" | "script" | "numerals";

/** What every stage exports. */
interface StageFunction<Options> {
  (text: string, options: Options | undefined, context: StageContext): string;
  readonly edits: (text: string, options: Options | undefined, context: StageContext) => EditSet;
}

/** A stage with its options bound: the text that it makes, or the edits that lead there. */
interface BoundStage {
  readonly name: StageName;
  /** Do two texts look the same to the stage, so that it changes both alike or neither? */
  readonly isSame: (a: string, b: string) => boolean;
  readonly plain: (text: string, context: StageContext) => string;
  readonly edits: (text: string, context: StageContext) => EditSet;
}

function bind<Options>(name: StageName, stage: StageFunction<Options>, options: Options | undefined, isSame: BoundStage["isSame"] = Object.is): BoundStage {
  return { name, isSame, plain: (text, context) => stage(text, options, context), edits: (text, context) => stage.edits(text, options, context) };
}

/** Every rule of every stage and reader, in the order of the data flow. */
export const allRules: readonly RuleInfo[] = [...readRules, ...repairRules, ...foldRules, ...pageRules, ...scriptRules, ...numeralRules, ...reportRules];

/**
 * The order of the work; nothing else states it.
 *
 * Repair comes first, for private-use characters and fullwidth forms are its evidence. Fold gives the page stage one
 * spelling per character. Page comes before script, so that what is thrown away is not converted. Numerals come last and
 * see simplified text. A reader, when there is one, has made the text before.
 */
function bindStages(options: ResolvedOptions): readonly BoundStage[] {
  const { annotations, model, profile, site, punctuation, page, script } = options;
  const of = (stage: StageName): { rules?: RuleChoice } => chosenRules(stage, options.rules);
  const stages: (BoundStage | false)[] = [
    options.repair !== "off" && bind("repair", repair, unlessDefault({ ...of("repair"), repair: options.repair, annotations, model }, { repair: "safe", annotations: "strip" })),
    (options.fold !== "off" || punctuation !== "keep") && bind("fold", fold, unlessDefault({ ...of("fold"), punctuation }, { punctuation: "keep" })),
    page !== "keep" && bind("page", cleanPage, unlessDefault({ ...of("page"), mode: page, profile, site }, { mode: "standard" }), sameBesidesScript),
    script === "simplified" && bind("script", toSimplified, unlessDefault(of("script"), {})),
    script !== "simplified" && script !== "keep" && bind("script", toTraditional, { ...of("script"), variant: script === "traditional" ? "standard" : script }),
    options.numerals === "arabic" && bind("numerals", toArabic, of("numerals")),
  ];
  return stages.filter((stage) => stage !== false);
}

/** Without options a stage takes its defaults as they stand; options are checked on each call, which counts on short texts. */
function unlessDefault<Options extends object>(options: Options, defaults: Partial<Options>): Options | undefined {
  const isDefault = Object.entries(options).every(([name, value]) => value === undefined || value === defaults[name as keyof Options]);
  return isDefault ? undefined : options;
}

/** What one stage changed. */
export interface StageReport {
  readonly stage: StageName;
  /** Over the text that the stage was given. */
  readonly edits: EditSet;
  /** Source → what the stage was given. */
  readonly before: EditSet;
}

/** A quantity with its place in the source, as given, and in the clean text. */
export type SourceQuantity = Quantity & { readonly output: Range };
/** An indicator with its place in the source, as given, and in the clean text. */
export type SourceFact = Fact & { readonly output: Range };

/** All that is known of a text. Offsets are UTF-16 code units of `source` unless they are named `output`. */
export interface Analysis {
  readonly source: string;
  /** The clean text: what `normalize` returns. */
  readonly text: string;
  /** source → text. `edits.toSource({ start, end })` tells where a piece of the clean text came from. */
  readonly edits: EditSet;
  /** The same, a stage at a time, in the order of the work; a stage that changed nothing is left out. */
  readonly stages: readonly StageReport[];
  readonly findings: readonly Finding[];
  /** What the page stage took out, with the rule and its evidence. */
  readonly removed: PageReading["removed"];
  readonly metadata: PageReading["metadata"];
  readonly articles: PageReading["articles"];
  /** Lines of a newspaper page that belong to no article: its name and date, sections. */
  readonly unplaced: PageReading["unplaced"];
  readonly posts: PageReading["posts"];
  readonly profile: PageReading["profile"];
  quantities(options?: FindOptions): readonly SourceQuantity[];
  indicators(options?: IndicatorOptions): readonly SourceFact[];
}

export interface Normalizer {
  /** The clean text; the same string when there is nothing to do. */
  normalize(text: string): string;
  analyze(text: string): Analysis;
}

/** A second round finds nothing in nearly every text; the bound keeps hostile ones linear. */
const MAX_ROUNDS = 4;

/**
 * Checks options once and returns the functions bound to them.
 *
 * @throws GuiyiError for an unknown option, value or rule id, with the nearest right one.
 * @example
 * const { normalize } = createNormalizer({ script: "keep", page: "conservative" });
 */
export function createNormalizer(options?: NormalizeOptions): Normalizer {
  const resolved = resolveOptions(options, allRules, PROFILES);
  const stages = bindStages(resolved);

  /** Runs the stages until none changes the text; `run` answers what a stage makes of a text, the same string when nothing changes. */
  const runStages = (source: string, run: (stage: BoundStage, text: string, flags: number, round: number) => string): string => {
    let text = source;
    let flags = scanTriggers(text);
    // What each stage has left behind: stages are idempotent, so one has nothing to do on its own last output, nor on a text that looks like it.
    const settled: (string | undefined)[] = [];
    for (let round = 0, changed = true; changed && round < MAX_ROUNDS; round++) {
      changed = false;
      for (let place = 0; place < stages.length; place++) {
        const stage = stages[place]!;
        const last = settled[place];
        if (last !== undefined && stage.isSame(last, text)) continue;
        const made = run(stage, text, flags, round);
        if (made !== text) {
          changed = true;
          text = made;
          flags = scanTriggers(text);
        }
        settled[place] = text;
      }
    }
    return text;
  };

  const analyze = (source: string): Analysis => {
    const reports: StageReport[] = [];
    const findings: Finding[] = [];
    let edits = EditSet.empty(source.length);
    const note = (stage: StageName, made: EditSet): void => {
      if (made.isEmpty) return;
      reports.push({ stage, edits: made, before: edits });
      edits = edits.compose(made);
    };
    const report = (finding: Finding): void => void findings.push({ ...finding, ...edits.toSource(finding) });
    const read = resolved.reader?.(source);
    if (read !== undefined) note("read", read.edits);
    let hints = read?.blocks;
    const memory: StageMemory = {};
    const text = runStages(read?.text ?? source, (stage, given, flags, round) => {
      const made = stage.edits(given, round === 0 ? { flags, report, hints, memory } : { flags, report: ignore });
      note(stage.name, made);
      if (round === 0) hints = moveHints(hints, made);
      return made.apply(given);
    });
    return new TextAnalysis(source, text, edits, reports, findings, resolved, memory);
  };

  return {
    normalize(text) {
      checkText(text, "normalize");
      // What a reader knows of blocks is led through edits to the page stage; otherwise nobody asks for edits.
      if (resolved.reader !== undefined) return analyze(text).text;
      return runStages(text, (stage, given, flags) => stage.plain(given, { flags, report: ignore }));
    },
    analyze(source) {
      checkText(source, "analyze");
      return analyze(source);
    },
  };
}

function ignore(): void {}

function moveHints(hints: readonly BlockHint[] | undefined, edits: EditSet): readonly BlockHint[] | undefined {
  return hints?.map((hint) => ({ ...hint, ...edits.toOutput(hint) }));
}

/** Own ids of a stage or reader, which refuses ids that it does not know; nothing when none is chosen. */
function chosenRules(stage: StageName | "report", { on, off }: Required<RuleChoice>): { rules?: RuleChoice } {
  const own = (id: string): boolean => id.startsWith(`${stage}/`);
  const rules = { on: on.filter(own), off: off.filter(own) };
  return rules.on.length + rules.off.length > 0 ? { rules } : {};
}

const BEFORE_PAGE: ReadonlySet<StageName> = new Set(["read", "repair", "fold"]);

/** Readings are made when first asked for. */
class TextAnalysis implements Analysis {
  readonly source: string;
  readonly text: string;
  readonly edits: EditSet;
  readonly stages: readonly StageReport[];
  readonly findings: readonly Finding[];
  readonly #options: ResolvedOptions;
  readonly #memory: StageMemory;
  readonly #isCut: (span: Range) => boolean;
  #page: PageReading | undefined;

  constructor(source: string, text: string, edits: EditSet, stages: readonly StageReport[], findings: readonly Finding[], options: ResolvedOptions, memory: StageMemory) {
    this.source = source;
    this.text = text;
    this.edits = edits;
    this.stages = stages;
    this.findings = findings;
    this.#options = options;
    this.#memory = memory;
    this.#isCut = besideDamage(source, findings);
  }

  get removed(): PageReading["removed"] {
    return this.#readPage().removed;
  }
  get metadata(): PageReading["metadata"] {
    return this.#readPage().metadata;
  }
  get articles(): PageReading["articles"] {
    return this.#readPage().articles;
  }
  get unplaced(): PageReading["unplaced"] {
    return this.#readPage().unplaced;
  }
  get posts(): PageReading["posts"] {
    return this.#readPage().posts;
  }
  get profile(): PageReading["profile"] {
    return this.#readPage().profile;
  }

  quantities(options?: FindOptions): readonly SourceQuantity[] {
    return findQuantities(this.text, { ...chosenRules("numerals", this.#options.rules), ...this.#documentYear(), ...options }).map((quantity) => this.#atSource(quantity)).filter((quantity) => !this.#isCut(quantity));
  }

  indicators(options?: IndicatorOptions): readonly SourceFact[] {
    return extractIndicators(this.text, { ...chosenRules("report", this.#options.rules), ...this.#documentYear(), ...options }).map((fact) => this.#atSource(fact)).filter((fact) => !this.#isCut(fact));
  }

  #documentYear(): { year: number } | undefined {
    const iso = this.metadata.publishedAt?.iso;
    return iso === undefined ? undefined : { year: Number(iso.slice(0, 4)) };
  }

  #atSource<T extends Range & { readonly text: string }>(item: T): T & { output: Range } {
    const { start, end } = item;
    const mapped = mapSpans(item, this.edits);
    return Object.assign(mapped, { text: this.source.slice(mapped.start, mapped.end), output: { start, end } });
  }

  #hintsAt(earlier: readonly StageReport[]): readonly BlockHint[] | undefined {
    let hints = this.#options.reader?.(this.source).blocks;
    for (const { stage, edits } of earlier) if (stage !== "read") hints = moveHints(hints, edits);
    return hints;
  }

  /** The page as its stage saw it, with every span mapped to the source. */
  #readPage(): PageReading {
    if (this.#page !== undefined) return this.#page;
    const seen = this.stages.findIndex(({ stage }) => !BEFORE_PAGE.has(stage));
    const before = this.stages[seen]?.before ?? this.edits;
    const given = before.apply(this.source);
    const { profile, site, page: mode } = this.#options;
    const hints = this.#memory.page?.reading !== undefined && this.#memory.page.text === given ? undefined : this.#hintsAt(seen < 0 ? this.stages : this.stages.slice(0, seen));
    const page = readPage(given, { mode: mode === "keep" ? "standard" : mode, hints, ...(profile === undefined ? {} : { profile }), ...(site === undefined ? {} : { site }), ...chosenRules("page", this.#options.rules) }, { flags: 0, report: ignore, memory: this.#memory });
    delete this.#memory.page;
    return (this.#page = mapSpans(page, before));
  }
}

const ENDS_IN_NUMERAL = /[\d０-９〇零一二两兩三四五六七八九十百千万萬亿億.．]$/u;

/**
 * May a figure have lost digits or its unit to damage beside it that could not be read back? Bytes that are shifted swallow the
 * digit behind them (省）2025年 → ?。?025年), lost characters the unit behind a bare number (5.6亿元 → 5.6��).
 */
function besideDamage(source: string, findings: readonly Finding[]): (span: Range) => boolean {
  const damage = findings.filter(({ ruleId }) => ruleId.startsWith("repair/"));
  const starts = new Set(damage.map(({ start }) => start));
  const shiftedEnds = new Set(damage.filter(({ ruleId }) => ruleId === SHIFTED_RUN).map(({ end }) => end));
  return ({ start, end }) => shiftedEnds.has(start) || (starts.has(end) && ENDS_IN_NUMERAL.test(source.slice(start, end)));
}

/** A copy in which every {start, end} is mapped to the source; the value itself when nothing was edited. */
function mapSpans<T>(value: T, edits: EditSet): T {
  return edits.isEmpty ? value : mapEach(value, edits);
}

function mapEach<T>(value: T, edits: EditSet): T {
  if (Array.isArray(value)) return value.map((item: unknown) => mapEach(item, edits)) as T;
  if (typeof value !== "object" || value === null) return value;
  const copy = { ...value } as Record<string, unknown>;
  for (const key in copy) if (typeof copy[key] === "object") copy[key] = mapEach(copy[key], edits);
  const { start, end } = value as Partial<Range>;
  if (typeof start === "number" && typeof end === "number") Object.assign(copy, edits.toSource({ start, end }));
  return copy as T;
}

let standard: Normalizer | undefined;
const withDefaults = (): Normalizer => (standard ??= createNormalizer());

/**
 * Cleans a text: repair → fold → page → script (→ numerals). Never throws on any string; returns the same string when
 * there is nothing to do.
 *
 * @example
 * normalize("當前位置：首頁 > 新聞 > 正文\n市區&amp;郊區的公園，今天都開了門。"); // "市区&郊区的公园，今天都开了门。"
 * @throws GuiyiError for wrong options, or when `text` is not a string.
 */
export function normalize(text: string, options?: NormalizeOptions): string {
  return (options === undefined ? withDefaults() : createNormalizer(options)).normalize(text);
}

/** Like `normalize`, with all that was found: edits, findings, what was removed, metadata, articles, quantities, indicators. */
export function analyze(text: string, options?: NormalizeOptions): Analysis {
  return (options === undefined ? withDefaults() : createNormalizer(options)).analyze(text);
}
