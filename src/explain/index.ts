export { account, type Account, type Difference, type Explainable, type Figure, type FindingRow, type IndicatorRow, type RemovedBlock, type RuleAccount, type StageAccount } from "./account.ts";
export { unifiedDiff, type DiffOptions } from "./diff.ts";
export { renderFragments, renderHtml, reportStyle, type Fragments, type HtmlOptions, type ReportDetails } from "./html.ts";
export { renderTerminal, type Style, type TerminalOptions } from "./terminal.ts";
export type { Place } from "./lines.ts";
export { excerpt, visible } from "./visible.ts";
export type { Language } from "./words.ts";
