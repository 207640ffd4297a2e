/**
 * The build for `<script src="…/guiyi.global.js">`: one global, `guiyi`, with the main functions on it and a namespace for
 * each import of the package.
 */
export { allRules as rules, analyze, createNormalizer, normalize } from "./normalize.ts";
export { optionTable } from "./options.ts";
export { GuiyiError } from "./error.ts";
export * as explain from "./explain/index.ts";
export * as fold from "./fold/index.ts";
export * as numerals from "./numerals/index.ts";
export * as page from "./page/index.ts";
export * as read from "./read/index.ts";
export * as repair from "./repair/index.ts";
export * as report from "./report/index.ts";
export * as script from "./script/index.ts";
export * as text from "./text/index.ts";
