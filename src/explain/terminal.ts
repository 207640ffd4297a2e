/** The account for a terminal: by stage and rule, with line and column. Text out of the page is made harmless by `visible`. */
import { ruleReasonsZh } from "../generated/rule-reasons.ts";
import type { Account, Difference, RuleAccount } from "./account.ts";
import { figureTitle } from "./html-panes.ts";
import { excerpt, visible } from "./visible.ts";
import { noteZh, stageName, valueName, words, type Language, type Word } from "./words.ts";

/** What a printout does to a piece of it: colours on a terminal, nothing in a file. */
export type Style = (kind: "heading" | "rule" | "before" | "after" | "dim", text: string) => string;

export interface TerminalOptions {
  readonly name?: string;
  readonly language?: Language;
  /** Changes shown for each rule; the rest is counted. Default 3. */
  readonly perRule?: number;
  readonly style?: Style;
}

/**
 * @example
 * process.stdout.write(renderTerminal(account(analyze(page), allRules), { name: "page.txt" }));
 */
export function renderTerminal(account: Account, options: TerminalOptions = {}): string {
  const { name = "", language = "en", perRule = 3, style = (_kind, text) => text } = options;
  const say = (word: Word): string => words[word][language];
  const out: string[] = [];
  const changes = account.stages.reduce((total, stage) => total + stage.changes, 0);
  const ruleCount = account.stages.reduce((total, stage) => total + stage.rules.length, 0);
  const head = name === "" ? "" : `${visible(name, true)}: `;
  if (changes === 0) out.push(style("heading", `${head}${say("nothing")}`));
  else out.push(style("heading", `${head}${account.source.length} → ${account.text.length} ${say("characters")}, ${changes} ${say(changes === 1 ? "changeUnit" : "changesUnit")}, ${ruleCount} ${say(ruleCount === 1 ? "byRule" : "byRules")}`));

  const byRule = differencesByRule(account.differences);
  for (const stage of account.stages) {
    const sizes = [stage.taken > 0 ? `−${stage.taken}` : "", stage.added > 0 ? `+${stage.added}` : ""].filter((size) => size !== "").join(" ");
    out.push("", `${style("heading", stageName(stage.stage, language))}  ${stage.changes}${sizes === "" ? "" : `  (${sizes} ${say("characters")})`}`);
    for (const rule of stage.rules) ruleLines(out, rule, byRule.get(rule.id) ?? [], account.source, { language, perRule, style });
  }
  const list = <T>(heading: Word, rows: readonly T[], line: (row: T) => string): void => {
    if (rows.length === 0) return;
    const most = perRule * LIST_FACTOR;
    out.push("", `${style("heading", say(heading))}  ${rows.length}`, ...rows.slice(0, most).map((row) => `  ${line(row)}`));
    if (rows.length > most) out.push(style("dim", `  … ${say("more")} ${rows.length - most}`));
  };
  list("findings", account.findings, (finding) => `${finding.line}:${finding.column}  ${excerpt(finding.actual, 40)}  ${visible(language === "zh" ? noteZh(finding.reason) : finding.reason, true)}  ${style("dim", finding.rule)}`);
  list("figures", account.figures, (figure) => `${figure.line}:${figure.column}  ${excerpt(figure.text, 40)}  ${style("after", visible(figureTitle(figure), true))}`);
  list("indicators", account.indicators, (row) => `${row.line}:${row.column}  ${excerpt(row.indicator, 60)}  ${valueName(row.kind, language)} ${row.cmp} ${style("after", `${row.value} ${visible(row.unit, true)}`.trimEnd())}  ${[row.period, valueName(row.status, language)].filter((part) => part !== "").join(" ")}`);
  return `${out.join("\n")}\n`;
}

function ruleLines(out: string[], rule: RuleAccount, differences: readonly Difference[], source: string, { language, perRule, style }: Required<Pick<TerminalOptions, "language" | "perRule" | "style">>): void {
  const reason = language === "zh" ? (ruleReasonsZh[rule.id] ?? rule.info?.summary) : rule.info?.summary;
  out.push(`  ${style("rule", visible(rule.id, true))}  ${rule.changes}${reason === undefined ? "" : `  ${style("dim", visible(reason, true))}`}`);
  for (const { start, end, line, column, before, after } of differences.slice(0, perRule)) {
    const from = before === "" ? words.insertedWord[language] : excerpt(before, 60);
    const to = after === "" ? words.removedWord[language] : excerpt(after, 60);
    // White space says nothing by itself: the words around it do.
    const blank = before.trim() === "" && after.trim() === "";
    const lead = blank ? visible(source.slice(Math.max(0, start - AROUND), start), true) : "";
    const tail = blank ? visible(source.slice(end, end + AROUND), true) : "";
    out.push(`    ${line}:${column}  ${lead}${style("before", from)}${tail} → ${style("after", to)}`);
  }
  if (rule.changes > perRule) out.push(style("dim", `    … ${words.more[language]} ${rule.changes - perRule}`));
}

function differencesByRule(differences: readonly Difference[]): Map<string, Difference[]> {
  const byRule = new Map<string, Difference[]>();
  for (const difference of differences) {
    for (const rule of new Set(difference.rules)) {
      const own = byRule.get(rule);
      if (own === undefined) byRule.set(rule, [difference]);
      else own.push(difference);
    }
  }
  return byRule;
}

/** Characters shown on each side of a change that is white space alone. */
const AROUND = 8;

/** A list is shown ten times as long as the changes of a rule. */
const LIST_FACTOR = 10;
