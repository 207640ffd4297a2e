import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Chromium and other people's bundlers: npm run test:browser, npm run test:ecosystem.
    exclude: ["test/browser/**", "test/ecosystem/**"],
    testTimeout: 60_000,
    setupFiles: process.env["GUIYI_CHILD_COVERAGE"] === undefined ? [] : ["test/child-coverage.ts"],
    // The script of the report runs in a browser: npm run test:browser.
    coverage: { include: ["src/**"], exclude: ["src/generated/**", "src/explain/report.client.js"] },
  },
});
