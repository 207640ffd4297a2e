import { checkText } from "../error.ts";
import { EditBuilder } from "../text/edit-builder.ts";
import { EditSet } from "../text/edits.ts";
import type { StageContext } from "../stage.ts";
import { foldScript } from "../text/key.ts";
import { classify } from "./classify.ts";
import { MODE_LEVEL, type Block, type Page } from "./model.ts";
import { passesGate } from "./gate.ts";
import { showsSite } from "./site.ts";
import { checkPageOptions, type CheckedOptions, type PageOptions } from "./options.ts";

/**
 * The text without its boilerplate. Whole lines go, and anti-copy noise inside lines; nothing is inserted.
 *
 * stripBoilerplate("首页 > 要闻 > 正文\n今天没有出门。") === "今天没有出门。"
 */
export function stripBoilerplate(text: string, options?: PageOptions): string {
  checkText(text, "stripBoilerplate");
  return stripEdits(text, options).apply(text);
}

stripBoilerplate.edits = (text: string, options?: PageOptions, context?: StageContext): EditSet => {
  checkText(text, "stripBoilerplate.edits");
  return stripEdits(text, options, context);
};

function stripEdits(text: string, options: PageOptions | undefined, context?: StageContext): EditSet {
  const choice = checkPageOptions(options);
  const page = isPage(text, choice) ? classifyWith(text, choice) : undefined;
  if (context?.memory !== undefined) context.memory.page = { text, reading: page };
  if (page === undefined) return EditSet.empty(text.length);
  const out = new EditBuilder(text);
  for (const { start, end, rule } of removedSpans(page, MODE_LEVEL[choice.mode])) out.delete(start, end, rule);
  return out.finish();
}

/** What the stage found, when it was this text: the page, or undefined when it is none. The options are the same, for an analysis has one set of them. */
export function recall(text: string, context: StageContext | undefined): { readonly page: Page | undefined } | undefined {
  const kept = context?.memory?.page;
  return kept !== undefined && kept.text === text ? { page: kept.reading as Page | undefined } : undefined;
}

/** Is the text looked at as a page: by its labels, or by the lines that it shares with the other pages of its site? */
export function isPage(text: string, { profile, site }: CheckedOptions): boolean {
  return passesGate(text, profile !== undefined) || (site !== undefined && showsSite(text, site));
}

/** Classifies with what the options say. The text of the page is in simplified characters: it and its conversion are one page. */
export function classifyWith(text: string, { profile, site, off, mode, hints }: CheckedOptions): Page {
  return classify(foldScript(text), { profile, site, off, hints, aggressive: mode === "aggressive" });
}

/** A span that goes, and why. */
export interface Removed {
  readonly start: number;
  readonly end: number;
  /** Family of the boilerplate: nav.breadcrumb, ui.action … */
  readonly reason: string;
  readonly rule: string;
  /** 4 self-evident or anchored, 2 by context, 1 only in aggressive mode. */
  readonly score: number;
  /** What the decision rests on. */
  readonly evidence: readonly string[];
}

const ruleIds = new Map<string, string>();

/** The id of the rule for a family, always the same string: an edit set looks it up. */
function ruleOf(family: string): string {
  let id = ruleIds.get(family);
  if (id === undefined) ruleIds.set(family, (id = `page/${family}`));
  return id;
}

/** Scores of the levels 1, 2, 3. */
const SCORES = [0, 4, 2, 1];

/** What goes at this level: whole lines with the blank lines behind them, and noise inside lines that stay. */
export function removedSpans(page: Page, level: number): Removed[] {
  const { text, blocks } = page;
  const out: Removed[] = [];
  let kept = false;
  if (level === 0) return out;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (!isGone(block, level)) {
      for (const { start, end } of block.noise) out.push({ start, end, reason: "jammer", rule: "page/jammer", score: 4, evidence: ["anti-copy noise"] });
      kept = true;
      continue;
    }
    const next = blocks[i + 1];
    // Blank lines between two removed lines go too, and those at the head of the text.
    const end = next === undefined ? text.length : isGone(next, level) || !kept ? next.line.from : block.line.to;
    out.push({ start: block.line.from, end, reason: block.family, rule: ruleOf(block.family), score: SCORES[block.level]!, evidence: block.evidence });
  }
  return out;
}

function isGone(block: Block, level: number): boolean {
  return block.level !== 0 && block.level <= level;
}
