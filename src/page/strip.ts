import { checkText } from "../error.ts";
import { EditBuilder } from "../text/edit-builder.ts";
import { EditSet } from "../text/edits.ts";
import type { StageContext } from "../stage.ts";
import { classify } from "./classify.ts";
import { MODE_LEVEL, type Page } from "./model.ts";
import { passesGate } from "./gate.ts";
import { checkPageOptions, type PageOptions } from "./options.ts";

/**
 * The text without its boilerplate. Whole lines go, and anti-copy noise inside lines; nothing is inserted.
 *
 * stripBoilerplate("首页 > 要闻 > 正文\n今天没有出门。") === "今天没有出门。"
 */
export function stripBoilerplate(text: string, options?: PageOptions): string {
  checkText(text, "stripBoilerplate");
  return stripEdits(text, options).apply(text);
}

stripBoilerplate.edits = (text: string, options?: PageOptions, _context?: StageContext): EditSet => {
  checkText(text, "stripBoilerplate.edits");
  return stripEdits(text, options);
};

function stripEdits(text: string, options: PageOptions | undefined): EditSet {
  const choice = checkPageOptions(options);
  if (!passesGate(text)) return EditSet.empty(text.length);
  return removalEdits(classify(text, choice.profile, undefined), MODE_LEVEL[choice.mode]);
}

/** Deletions of the lines that go at this level, with the blank lines behind them. */
export function removalEdits(page: Page, level: number): EditSet {
  const { text, blocks } = page;
  const out = new EditBuilder(text);
  let kept = false;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.level === 0 || block.level > level) {
      for (const { start, end } of block.noise) out.delete(start, end, "page/jammer");
      kept = true;
      continue;
    }
    const next = blocks[i + 1];
    const nextGone = next !== undefined && next.level !== 0 && next.level <= level;
    // Blank lines between two removed lines go too, and those at the head of the text.
    const end = next === undefined ? text.length : nextGone || !kept ? next.line.from : block.line.to;
    out.delete(block.line.from, end, `page/${block.family}`);
  }
  return out.finish();
}
