import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Chromium and other people's bundlers: npm run test:browser, npm run test:ecosystem.
    exclude: ["test/browser/**", "test/ecosystem/**"],
    testTimeout: 60_000,
    setupFiles: process.env["GUIYI_CHILD_COVERAGE"] === undefined ? [] : ["test/child-coverage.ts"],
    coverage: { include: ["src/**"], exclude: ["src/generated/**"] },
  },
});
