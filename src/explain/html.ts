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
import { embedJson, escapeHtml, word } from "./html-text.ts";
import { excerpt } from "./visible.ts";
import { words, type Language, type Word } from "./words.ts";

export interface HtmlOptions {
  /** Name of the text, shown as the heading: a file name. */
  readonly name?: string;
  /** The language the report opens in; a button in it changes to the other. Default "zh". */
  readonly language?: Language;
  /** UTF-16 code units of source shown side by side. The tables always cover the whole text. Default 300,000. */
  readonly mostText?: number;
}

/**
 * The account as one self-contained HTML file.
 *
 * @example
 * writeFileSync("report.html", renderHtml(account(analyze(page), allRules), { name: "page.txt" }));
 */
export function renderHtml(account: Account, options: HtmlOptions = {}): string {
  const { name = "", language = "zh", mostText = 300_000 } = options;
  const panes = renderPanes(account, mostText);
  const shownName = excerpt(name, 120);
  const placeOf = placeOfIndicator(account, mostText);
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
${shownName === "" ? "" : `<p class="name" lang="zh">${escapeHtml(shownName)}</p>`}
<button type="button" id="language" hidden>${word("language")}</button>
</header>
<main>
${summary(account)}
${section("indicators", account.indicators.length, indicatorsTable(account.indicators, placeOf))}
<section id="text" aria-labelledby="h-text">
<h2 id="h-text">${word("sideBySide")}</h2>
<p class="legend">${account.stages.map(({ stage }) => `<span class="key s-${escapeHtml(stage)}">${stageLabel(stage)}</span>`).join(" ")}</p>
<p class="note">${word("figuresHint")}</p>
<div id="tools" hidden><label><input type="checkbox" id="only"> ${word("onlyChanged")}</label> <button type="button" id="previous">${word("previous")}</button> <button type="button" id="next">${word("next")}</button> <span class="note">${word("keys")}</span></div>
${panes.cut ? `<p class="note cut">${word("cut")}</p>` : ""}
${panes.html}
</section>
${section("removed", account.removed.length, removedTable(account.removed))}
${section("findings", account.findings.length, findingsTable(account.findings))}
${section("figures", account.figures.length, figuresTable(account), true)}
</main>
<aside id="detail" role="status" aria-live="polite" hidden></aside>
<footer><p class="note">${word("offline")}</p></footer>
<script type="application/json" id="data">${embedJson(clientData(account, panes.shown))}</script>
<script>${script}</script>
</body>
</html>
`;
}

function summary(account: Account): string {
  const changes = account.stages.reduce((total, stage) => total + stage.changes, 0);
  const ruleCount = account.stages.reduce((total, stage) => total + stage.rules.length, 0);
  if (changes === 0) return `<section><h2>${word("summary")}</h2><p>${word("nothing")}</p></section>`;
  const figures: [Word, string][] = [
    ["source", `${account.source.length} `],
    ["result", `${account.text.length} `],
    ["changes", `${changes} `],
  ];
  const cards = figures.map(([label, value]) => `<div><dt>${word(label)}</dt><dd>${value}${label === "changes" ? "" : word("characters")}</dd></div>`);
  return `<section><h2>${word("summary")}</h2>
<dl class="cards">${cards.join("")}<div><dt>${word("rule")}</dt><dd>${ruleCount}</dd></div></dl>
<h3>${word("chart")}</h3>
${chart(account.stages)}
${rulesTable(account.stages, ruleReasonsZh)}
</section>`;
}

function section(name: Word, count: number, content: string, folded = false): string {
  if (count === 0) return "";
  const heading = `<h2 id="h-${name}">${word(name)} <span class="number">${count}</span></h2>`;
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
function clientData(account: Account, shown: number): unknown {
  const rules = account.stages.flatMap((stage) => stage.rules);
  const numbers = new Map(rules.map((rule, index) => [rule.id, index]));
  return {
    rules: rules.map(({ id, info }) => ({ id, en: info?.summary ?? "", zh: ruleReasonsZh[id] ?? info?.summary ?? "", keeps: excerpt(info?.counterExample ?? "", 80) })),
    changes: account.differences.slice(0, shown).map((difference) => [difference.line, difference.column, excerpt(difference.before, 200), excerpt(difference.after, 200), ...difference.rules.map((rule) => numbers.get(rule) ?? -1)]),
    words: Object.fromEntries((["rule", "reason", "before", "after", "switchOff", "counterExample", "removedWord", "insertedWord"] as const).map((name) => [name, words[name]])),
  };
}

