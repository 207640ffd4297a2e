/** What the playground asks the package for; the bundle holds nothing else. */
export { allRules as rules, analyze } from "../../src/normalize.ts";
export { optionTable } from "../../src/options.ts";
export { account, renderFragments, renderHtml } from "../../src/explain/index.ts";
export { decode, readHtml } from "../../src/read/index.ts";
export { toCsv, toRows } from "../../src/report/index.ts";
