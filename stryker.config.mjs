// Mutants of one area of rules against that area's tests: `npm run mutation -- numerals`.
const area = process.env["GUIYI_AREA"] ?? "text";

export default {
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.config.ts" },
  plugins: ["@stryker-mutator/vitest-runner"],
  reporters: ["clear-text", "json"],
  jsonReporter: { fileName: `reports/mutation/${area}.json` },
  clearTextReporter: { allowColor: false, logTests: false },
  coverageAnalysis: "perTest",
  concurrency: 2,
  incremental: true,
  incrementalFile: `reports/mutation/${area}.incremental.json`,
  // What runs once when a module loads (a table, a constant) would need a fresh process for every mutant.
  ignoreStatic: true,
  mutate: [`src/${area}/**/*.ts`],
  thresholds: { high: 90, low: 80, break: null },
};
