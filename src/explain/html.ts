/**
 * The HTML report: one file that loads nothing, runs nothing but its own script, and shows hostile text as characters.
 *
 * Its content security policy names the hashes of the one style sheet and the one script (made by scripts/generate), so
 * that even a hole in the escaping could not run anything.
 */
import { ruleReasonsZh } from "../generated/rule-reasons.ts";
import { script, scriptHash, style, styleHash } from "../generated/report-assets.ts";
import type { Account, IndicatorRow } from "./account.ts";
import { renderPanes } from "./html-panes.ts";
import { chart, figuresTable, findingsTable, indicatorsTable, removedTable, rulesTable, stageLabel } from "./html-tables.ts";
import { count, embedJson, escapeHtml, word } from "./html-text.ts";
import { excerpt } from "./visible.ts";
import { stageNames, words, type Language, type Word } from "./words.ts";

export interface HtmlOptions {
  /** Name of the text, shown as the heading: a file name. */
  readonly name?: string;
  /** The language the report opens in; a button in it changes to the other. Default "zh". */
  readonly language?: Language;
  /** UTF-16 code units of source shown side by side. The tables always cover the whole text. Default 300,000. */
  readonly mostText?: number;
}

/** The parts of the report, for a page that has its own frame and uses `reportStyle`; all text in them is escaped. */
export interface Fragments {
  /** Source and result side by side. */
  readonly changes: string;
  readonly indicators: string;
  readonly figures: string;
  /** What took away how much. */
  readonly chart: string;
  /** The table of the rules. */
  readonly rules: string;
  readonly removed: string;
  readonly findings: string;
  /** What is known of each change, as data: `changes[n]` belongs to the elements with `data-c="n"`. */
  readonly details: ReportDetails;
}

export interface ReportDetails {
  readonly rules: readonly { readonly id: string; readonly stage: string; readonly label: Readonly<Record<Language, string>>; readonly en: string; readonly zh: string; readonly keeps: string }[];
  /** Line, column, before, after, then numbers of `rules`. */
  readonly changes: readonly (readonly [line: number, column: number, before: string, after: string, ...rules: number[]])[];
  readonly words: Readonly<Record<string, Readonly<Record<Language, string>>>>;
}

const DEFAULT_MOST_TEXT = 300_000;

export const reportStyle: string = style;

export function renderFragments(account: Account, { mostText = DEFAULT_MOST_TEXT }: Pick<HtmlOptions, "mostText"> = {}): Fragments {
  const panes = renderPanes(account, mostText);
  const keys = account.stages.filter(({ changes }) => changes > 0).map(({ stage, changes }) => `<li><span class="key s-${escapeHtml(stage)}">${stageLabel(stage)}</span> <span class="number">${count(changes)}</span></li>`);
  if (account.figures.length > 0) keys.push(`<li><span class="f">${word("figures")}</span> <span class="number">${count(account.figures.length)}</span></li>`);
  const cut = panes.cut ? `<p class="note cut">${word("cut")}</p>\n` : "";
  const bars = chart(account.stages);
  return {
    changes: `${keys.length === 0 ? "" : `<ul class="legend">${keys.join("")}</ul>\n`}<p class="note">${word("clickHint")}${account.figures.length === 0 ? "" : word("figuresHint")}</p>\n${cut}${panes.html}`,
    indicators: indicatorsTable(account.indicators, placeOfIndicator(account, mostText)),
    figures: figuresTable(account),
    chart: bars === "" ? "" : `<h3>${word("chart")}</h3>\n${bars}`,
    rules: rulesTable(account.stages, ruleReasonsZh),
    removed: removedTable(account.removed),
    findings: findingsTable(account.findings),
    details: detailsOf(account, panes.shown),
  };
}

/**
 * The account as one self-contained HTML file.
 *
 * @example
 * writeFileSync("report.html", renderHtml(account(analyze(page), allRules), { name: "page.txt" }));
 */
export function renderHtml(account: Account, options: HtmlOptions = {}): string {
  const { name = "", language = "zh", mostText = DEFAULT_MOST_TEXT } = options;
  const shownName = excerpt(name, 120);
  const parts = renderFragments(account, { mostText });
  return `<!doctype html>
<html lang="${language}" data-language="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${styleHash}'; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml([shownName, words.title[language]].filter((part) => part !== "").join(" · "))}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#text">${word("skip")}</a>
<header>
<h1>${word("title")}</h1>
<p class="name" lang="zh">${escapeHtml(shownName)}</p>
<button type="button" id="language" hidden>${word("language")}</button>
</header>
<main>
${summary(account, parts.chart)}
<section id="text" aria-labelledby="h-text">
<h2 id="h-text">${word("sideBySide")}</h2>
<div id="tools" hidden><button type="button" id="previous">${word("previous")}</button> <button type="button" id="next">${word("next")}</button> <label><input type="checkbox" id="only"> ${word("onlyChanged")}</label> <span class="note keys">${word("keys")}</span></div>
${parts.changes}
</section>
${section("indicators", account.indicators.length, parts.indicators)}
${section("removed", account.removed.length, parts.removed)}
${section("findings", account.findings.length, parts.findings)}
${section("rules", ruleCount(account), parts.rules)}
${section("figures", account.figures.length, parts.figures, true)}
</main>
<aside id="detail" tabindex="0" aria-live="polite" aria-label="改动 · change" hidden></aside>
<footer><p class="note">${word("offline")}</p></footer>
<script type="application/json" id="data">${embedJson(parts.details)}</script>
<script>${script}</script>
</body>
</html>
`;
}

function ruleCount(account: Account): number {
  return account.stages.reduce((total, stage) => total + stage.rules.length, 0);
}

function summary(account: Account, chart: string): string {
  const changes = account.stages.reduce((total, stage) => total + stage.changes, 0);
  if (changes === 0) return `<section><h2>${word("summary")}</h2><p>${word("nothing")}</p></section>`;
  const cards: { readonly label: Word; readonly value: number; readonly unit?: Word; readonly to?: string }[] = [
    { label: "source", value: account.source.length, unit: "characters" },
    { label: "result", value: account.text.length, unit: "characters" },
    { label: "changes", value: changes, to: "text" },
    { label: "rules", value: ruleCount(account), to: "h-rules" },
    { label: "figures", value: account.figures.length, to: "h-figures" },
    { label: "indicators", value: account.indicators.length, to: "h-indicators" },
  ];
  const card = ({ label, value, unit, to }: (typeof cards)[number]): string => {
    const name = to === undefined || value === 0 ? word(label) : `<a href="#${to}">${word(label)}</a>`;
    return `<div><dt>${name}</dt><dd>${count(value)}${unit === undefined ? "" : ` <small>${word(unit)}</small>`}</dd></div>`;
  };
  return `<section><h2>${word("summary")}</h2>
<dl class="cards">${cards.map(card).join("")}</dl>
${chart}
</section>`;
}

function section(name: Word, many: number, content: string, folded = false): string {
  if (many === 0) return "";
  const heading = `<h2 id="h-${name}">${word(name)} <span class="number">${count(many)}</span></h2>`;
  if (folded) return `<section aria-labelledby="h-${name}"><details><summary>${heading}</summary>${content}</details></section>`;
  return `<section aria-labelledby="h-${name}">${heading}${content}</section>`;
}

/** A link to the figure the indicator was read from; to the text as a whole when it stands behind the cut. */
function placeOfIndicator(account: Account, most: number): (row: IndicatorRow) => string {
  const byStart = new Map(account.figures.map((figure, index) => [figure.output.start, index]));
  return (row) => {
    if (row.start >= most) return "text";
    const figure = byStart.get(row.output.start);
    return figure === undefined ? "text" : `f${figure}`;
  };
}

/** What the script shows of a change: rules by number, so that a rule's text stands once. */
function detailsOf(account: Account, shown: number): ReportDetails {
  const rules = account.stages.flatMap((stage) => stage.rules);
  const numbers = new Map(rules.map((rule, index) => [rule.id, index]));
  return {
    rules: rules.map(({ id, stage, info }) => ({ id, en: info?.summary ?? "", zh: ruleReasonsZh[id] ?? info?.summary ?? "", stage, label: stageNames[stage] ?? { zh: stage, en: stage }, keeps: excerpt(info?.counterExample ?? "", 80) })),
    changes: account.differences.slice(0, shown).map((difference) => [difference.line, difference.column, excerpt(difference.before, 200), excerpt(difference.after, 200), ...difference.rules.map((rule) => numbers.get(rule) ?? -1)] as const),
    words: Object.fromEntries((["rule", "reason", "before", "after", "switchOff", "counterExample", "removedWord", "insertedWord", "close", "previous", "next", "position"] as const).map((name) => [name, words[name]])),
  };
}

