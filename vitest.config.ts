import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Chromium and other people's bundlers: npm run test:browser, npm run test:ecosystem.
    exclude: ["test/browser/**", "test/ecosystem/**"],
    testTimeout: 60_000,
    coverage: { include: ["src/**"], exclude: ["src/generated/**"] },
  },
});
