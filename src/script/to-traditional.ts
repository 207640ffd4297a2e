import { checkChoice, checkOptionNames, checkText } from "../error.ts";
import type { RuleChoice, StageContext } from "../stage.ts";
import { ColumnBuilder, EditSet } from "../text/edits.ts";
import { without } from "./convert.ts";
import { loadDefaultTable } from "./default-table.ts";
import { chain as steps, editsOfChain, runChain, type Chain } from "./chain.ts";
import { hk, tw } from "./groups.ts";
import { checkRules } from "./rule-choice.ts";
import { decide, overrule, patch, type Decided } from "./traditional-context.ts";
import { linesOf, runsOf, type Kind, type Line } from "./traditional-paragraphs.ts";
import { checkUserWords, withUserWords, type UserWords } from "./user-words.ts";

export interface TraditionalOptions extends UserWords {
  /** Whose characters: OpenCC's own standard, Taiwan's or Hong Kong's. Vocabulary stays. */
  readonly variant?: "standard" | "tw" | "hk";
  /** Rules to switch off. */
  readonly rules?: RuleChoice;
}

/** What a paragraph goes through, and what one that is traditional already. */
const CHAINS: Readonly<Record<"standard" | "tw" | "hk", () => readonly [Chain, Chain | undefined]>> = {
  standard: () => [steps(["words"]), undefined],
  tw: () => [steps(["words", tw], "words"), steps([tw])],
  hk: () => [steps(["words", hk], "words"), steps([hk])],
};
const NAMES = ["variant", "rules", "dictionary", "protect", "spans"];

interface Plain {
  readonly convert: (text: string) => string;
  readonly edits: (text: string) => EditSet;
}

function plain(variant: keyof typeof CHAINS, inContext: boolean): Plain {
  const [chain, kept] = CHAINS[variant]();
  const forms = new Map<string, string>();
  const inVariant = (character: string, kept: Chain): string => {
    const form = forms.get(character) ?? runChain(character, kept);
    forms.set(character, form);
    return form;
  };
  /** By the words around them, in this variant's form. */
  const decideIn = (part: string): readonly Decided[] => {
    if (!inContext) return [];
    return kept === undefined ? decide(part) : decide(part).map(({ position, text }) => ({ position, text: inVariant(text, kept) }));
  };
  const editsOfRun = (part: string, kind: Kind): EditSet => {
    if (kind === "traditional") return kept === undefined ? EditSet.empty(part.length) : editsOfChain(part, kept);
    const own = overrule(part, editsOfChain(part, chain), decideIn(part));
    const stay = unsettled(part, own.apply(part), chain);
    if (stay.length === 0) return own;
    let next = 0;
    return without(own, ({ start }) => {
      while (next < stay.length && stay[next]!.end <= start) next++;
      return next < stay.length && start >= stay[next]!.start;
    });
  };
  const convertRun = (part: string, kind: Kind): string => {
    if (kind === "traditional") return kept === undefined ? part : runChain(part, kept);
    const out = patch(part, runChain(part, chain), decideIn(part), (line) => editsOfRun(line, kind).apply(line));
    if (out === part) return part;
    let settled = "";
    let done = 0;
    for (const { start, end, outStart, outEnd } of unsettled(part, out, chain)) {
      settled += out.slice(done, outStart) + part.slice(start, end);
      done = outEnd;
    }
    return done === 0 ? out : settled + out.slice(done);
  };
  const edits = (text: string): EditSet => {
    const runs = runsOf(text, loadDefaultTable().marks);
    if (runs.length === 1) return editsOfRun(text, runs[0]!.kind);
    const out = new ColumnBuilder(text.length);
    for (const run of runs) {
      for (const { start, end, text: target, rule } of editsOfRun(text.slice(run.start, run.end), run.kind)) out.add(run.start + start, run.start + end, target, rule);
    }
    return EditSet.fromColumns(text.length, out.finish());
  };
  const convert = (text: string): string => {
    const runs = runsOf(text, loadDefaultTable().marks);
    if (runs.length === 1) return convertRun(text, runs[0]!.kind);
    let out = "";
    for (const { start, end, kind } of runs) out += convertRun(text.slice(start, end), kind);
    return out;
  };
  return { convert, edits };
}

/**
 * The lines of `part` that a second call would convert again, because what they became shows neither script: 苎麻 → 苧麻 → 薴麻,
 * 烟斗 → 菸斗 → 菸鬥. They stay as they are.
 */
function unsettled(part: string, out: string, chain: Chain): Line[] {
  const { marks } = loadDefaultTable();
  const stay: Line[] = [];
  for (const line of linesOf(part, out)) {
    let at = line.outStart;
    while (at < line.outEnd && marks[out.charCodeAt(at)] === 0) at++;
    if (at < line.outEnd) continue;
    const again = out.slice(line.outStart, line.outEnd);
    if (runChain(again, chain) !== again) stay.push(line);
  }
  return stay;
}

function converter(options: TraditionalOptions): Plain {
  checkOptionNames(options, NAMES);
  checkChoice("variant", options.variant, Object.keys(CHAINS));
  const off = checkRules(options.rules);
  const all = plain(options.variant ?? "standard", !off.has("script/context"));
  const edits = (text: string): EditSet => without(all.edits(text), ({ rule }) => rule.split(" + ").some((id) => off.has(id)));
  const some = off.size === 0 ? all : { convert: (text: string): string => edits(text).apply(text), edits };
  const words = checkUserWords(options);
  return words === undefined || off.has("script/dictionary") ? some : withOwn(some, words);
}

function withOwn(own: Plain, words: NonNullable<ReturnType<typeof checkUserWords>>): Plain {
  const both = withUserWords(own, words);
  return { convert: both, edits: both.edits };
}

/**
 * Traditional Chinese by OpenCC's words, but where the words around a character say more (data/script-traditional.tsv). Paragraphs that are traditional already stay as they are, but for the variant's characters.
 *
 * toTraditional("头发里面") === "頭髮裏面"; toTraditional("头发里面", { variant: "tw" }) === "頭髮裡面"
 */
export const toTraditional: ToTraditional = /* @__PURE__ */ Object.assign((text: string, options: TraditionalOptions = {}): string => (checkText(text, "toTraditional"), converter(options).convert(text)), {
  edits: (text: string, options: TraditionalOptions = {}): EditSet => (checkText(text, "toTraditional"), converter(options).edits(text)),
});

export interface ToTraditional {
  (text: string, options?: TraditionalOptions): string;
  /** The same as an EditSet. */
  readonly edits: (text: string, options?: TraditionalOptions, context?: StageContext) => EditSet;
}
