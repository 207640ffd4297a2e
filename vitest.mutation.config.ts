import { defineConfig } from "vitest/config";

// The fast set for mutants: the tests of the stages themselves. No packing, no browsers, no clocks.
export default defineConfig({ test: { include: ["test/{text,numerals,page,repair,script,report,fold,read}/**/*.test.ts"], testTimeout: 20_000 } });
