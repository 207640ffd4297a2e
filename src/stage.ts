import type { EditSet, Range } from "./text/edits.ts";

/** Something seen in the text that was not changed, or was changed with a doubt worth telling. Field names follow vfile-message. */
export interface Finding {
  /** Id of the rule that saw it, such as `repair/lost`. */
  readonly ruleId: string;
  /** UTF-16 offsets, half open, in the text given to the function that reports it; in an Analysis, in the source. */
  readonly start: number;
  readonly end: number;
  /** One sentence for a person. */
  readonly reason: string;
  /** What stands there. */
  readonly actual?: string;
  /** What could stand there instead, best first. */
  readonly expected?: readonly string[];
  readonly note?: string;
}

/** What `guiyi rules` and the reports say of a rule. The id begins with the stage: `page/nav.breadcrumb`. */
export interface RuleInfo {
  readonly id: string;
  /** One sentence: what it does and why. */
  readonly summary: string;
  /** A text that the rule changes, and what becomes of it. */
  readonly example: { readonly before: string; readonly after: string };
  /** A tempting text that it must leave alone. */
  readonly counterExample: string;
  /** Is it on unless switched on or off by `rules`? */
  readonly default: "on" | "off";
  /** Standard, dictionary, paper or issue it comes from. */
  readonly source?: string;
}

/** Which rules run: `on` adds rules that are off by default, `off` removes. */
export interface RuleChoice {
  readonly on?: readonly string[];
  readonly off?: readonly string[];
}

/** Context of a stage: what is known of the text, and where findings go. */
export interface StageContext {
  /** CharClass and Trigger of the text, ORed, where somebody has scanned it for all stages. */
  readonly flags?: number;
  readonly report: (finding: Finding) => void;
  /** What a reader knows of the blocks of the text, in the text's offsets. */
  readonly hints?: readonly BlockHint[] | undefined;
  /** What a stage found out about a text and its reader needs again: a page is classified once. */
  readonly memory?: StageMemory | undefined;
}

export interface StageMemory {
  page?: { readonly text: string; readonly reading: unknown };
}

/** What markup says of a block of the text: `readHtml(html).blocks` are such, and any extractor's output can be given that form. */
export interface BlockHint extends Range {
  /** Share of its characters that are links, 0 to 1. */
  readonly linkDensity?: number;
  /** 1 to 6 inside h1 … h6. */
  readonly heading?: number;
}

/** A stage answers with edits in *its* input; it never throws, whatever the text. */
export type Stage = (text: string, context: StageContext) => EditSet;
