import { checkText } from "../error.ts";
import type { StageContext } from "../stage.ts";
import type { EditSet } from "../text/edits.ts";
import { DASH_FAMILY, dashEdits, dashFindings, findDashes } from "./dash.ts";
import { joinLines, type JoinOptions } from "./join.ts";
import type { PageOptions } from "./options.ts";
import { stripBoilerplate } from "./strip.ts";

/**
 * What `normalize` does with a page: boilerplate out, then, except in conservative mode, lines joined that were broken inside a sentence.
 *
 * cleanPage("首页 > 要闻 > 正文\n今天没有出门。") === "今天没有出门。"
 */
export function cleanPage(text: string, options?: PageOptions): string {
  checkText(text, "cleanPage");
  const body = stripBoilerplate(text, options);
  const joined = isJoined(options) ? joinLines(body, joinOptions(options)) : body;
  return rewritesDashes(options) ? dashEdits(joined).apply(joined) : joined;
}

cleanPage.edits = (text: string, options?: PageOptions, context?: StageContext): EditSet => {
  checkText(text, "cleanPage.edits");
  return cleanEdits(text, context?.hints === undefined ? options : { ...options, hints: context.hints }, context);
};

function cleanEdits(text: string, options: PageOptions | undefined, context: StageContext | undefined): EditSet {
  const stripped = stripBoilerplate.edits(text, options, context);
  const body = stripped.apply(text);
  const joined = isJoined(options) ? stripped.compose(joinLines.edits(body, joinOptions(options))) : stripped;
  if (rewritesDashes(options)) return joined.compose(dashEdits(joined.apply(text)));
  if (context !== undefined) for (const finding of dashFindings(findDashes(body))) context.report({ ...finding, ...stripped.toSource(finding) });
  return joined;
}

function isJoined(options: PageOptions | undefined): boolean {
  return options?.mode !== "conservative";
}

function joinOptions(options: PageOptions | undefined): JoinOptions | undefined {
  return options?.rules === undefined ? undefined : { rules: options.rules };
}

function rewritesDashes(options: PageOptions | undefined): boolean {
  return options?.rules?.on?.includes(`page/${DASH_FAMILY}`) === true;
}
