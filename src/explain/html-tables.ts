/** The tables and the chart of the report. */
import type { Account, FindingRow, IndicatorRow, RemovedBlock, RuleAccount, StageAccount } from "./account.ts";
import { bilingual, count, escapeHtml, word } from "./html-text.ts";
import { figureTitle } from "./html-panes.ts";
import { excerpt } from "./visible.ts";
import { noteZh, stageNames, valueName, words } from "./words.ts";

/** Rows of a table that are printed; the number of all rows is said below a longer one. */
const MOST_ROWS = 1000;
const MOST_BARS = 12;

export function stageLabel(stage: string): string {
  return bilingual(stageNames[stage] ?? { zh: stage, en: stage });
}

/** Rules by stage: how often, how much, why, and an example. */
export function rulesTable(stages: readonly StageAccount[], reasonsZh: Readonly<Record<string, string>>): string {
  const rows = stages.flatMap(({ rules }) => rules).map((rule) => ruleRow(rule, reasonsZh[rule.id]));
  return table(["stage", "rule", "changes", "taken", "added", "reason"], rows);
}

function ruleRow(rule: RuleAccount, zh: string | undefined): string {
  const summary = rule.info?.summary ?? "";
  const reason = bilingual({ zh: zh ?? summary, en: summary });
  const example = rule.info === undefined ? "" : `<div class="example"><span lang="zh">${escapeHtml(excerpt(rule.info.example.before, 80))}</span> → <span lang="zh">${escapeHtml(excerpt(rule.info.example.after, 80))}</span></div>`;
  return `<tr><td><span class="key s-${escapeHtml(rule.stage)}">${stageLabel(rule.stage)}</span></td><td><code>${escapeHtml(rule.id)}</code></td><td class="n">${count(rule.changes)}</td><td class="n">${count(rule.taken)}</td><td class="n">${count(rule.added)}</td><td class="long">${reason}${example}</td></tr>`;
}

export function indicatorsTable(rows: readonly IndicatorRow[], placeOf: (row: IndicatorRow) => string): string {
  return table(
    ["indicator", "kind", "value", "unit", "status", "period", "written", "place"],
    rows.map((row) => {
      const name = (value: string): string => bilingual({ zh: valueName(value, "zh"), en: value });
      return `<tr><th scope="row" lang="zh">${escapeHtml(row.indicator)}</th><td>${name(row.kind)}</td><td class="n">${row.cmp === "=" ? "" : `${escapeHtml(row.cmp)} `}${escapeHtml(row.value)}</td><td>${escapeHtml(row.unit)}</td><td>${name(row.status)}</td><td>${escapeHtml(row.period)}</td><td lang="zh">${escapeHtml(row.text)}</td><td><a href="#${escapeHtml(placeOf(row))}">${row.line}:${row.column}</a></td></tr>`;
    }),
  );
}

export function removedTable(blocks: readonly RemovedBlock[]): string {
  return table(
    ["place", "written", "rule", "evidence"],
    blocks.map((block) => `<tr><td>${block.line}:${block.column}</td><td class="long" lang="zh">${escapeHtml(excerpt(block.text.trim(), 120))}</td><td><code>${escapeHtml(block.rule)}</code></td><td class="long">${bilingual({ zh: block.evidence.map(noteZh).join("；"), en: block.evidence.join("; ") })}</td></tr>`),
  );
}

export function findingsTable(findings: readonly FindingRow[]): string {
  return table(
    ["place", "written", "rule", "reason"],
    findings.map((finding) => `<tr><td>${finding.line}:${finding.column}</td><td lang="zh">${escapeHtml(excerpt(finding.actual, 60))}</td><td><code>${escapeHtml(finding.rule)}</code></td><td class="long">${bilingual({ zh: noteZh(finding.reason), en: finding.reason })}${finding.expected.length === 0 ? "" : `: <span lang="zh">${escapeHtml(finding.expected.slice(0, 3).join(" / "))}</span>`}</td></tr>`),
  );
}

export function figuresTable(account: Account): string {
  return table(
    ["place", "written", "value"],
    account.figures.map((figure) => `<tr><td>${figure.line}:${figure.column}</td><td lang="zh">${escapeHtml(excerpt(figure.text, 60))}</td><td class="n">${escapeHtml(figureTitle(figure))}</td></tr>`),
  );
}

const NUMERIC: ReadonlySet<string> = new Set(["changes", "taken", "added", "value"]);

type Heading = Parameters<typeof word>[0];

function table(headings: readonly Heading[], rows: readonly string[]): string {
  const more = rows.length > MOST_ROWS ? `<p class="note">${word("rowsCut")} ${count(rows.length)}</p>` : "";
  // A wide table scrolls by itself; tabindex lets the keyboard reach it.
  return `<div class="scroll" tabindex="0" role="region" aria-label="${headings.map((heading) => words[heading].zh).join(" ")}"><table class="data"><thead><tr>${headings.map((heading) => `<th scope="col"${NUMERIC.has(heading) ? ' class="n"' : ""}>${word(heading)}</th>`).join("")}</tr></thead><tbody>\n${rows.slice(0, MOST_ROWS).join("\n")}\n</tbody></table></div>${more}`;
}

/** Bars of the rules that took most away. Sizes are attributes: the content security policy forbids inline styles. */
export function chart(stages: readonly StageAccount[]): string {
  const bars = stages.flatMap(({ rules }) => rules).filter((rule) => rule.taken > 0);
  bars.sort((a, b) => b.taken - a.taken);
  if (bars.length === 0) return "";
  const longest = bars[0]!.taken;
  const shown = bars.slice(0, MOST_BARS);
  const rows = shown.map((rule, index) => {
    const y = index * 26;
    const width = Math.max(2, Math.round((rule.taken / longest) * 300));
    return `<text x="0" y="${y + 16}" class="label">${escapeHtml(excerpt(rule.id, 34))}</text><rect x="250" y="${y + 4}" width="${width}" height="16" rx="2" class="size s-${escapeHtml(rule.stage)}"/><text x="${258 + width}" y="${y + 16}" class="count">${count(rule.taken)}</text>`;
  });
  return `<figure><figcaption>${word("chartHint")}</figcaption><svg viewBox="0 0 620 ${shown.length * 26}" aria-hidden="true" focusable="false">${rows.join("")}</svg></figure>`;
}
