import { defineConfig } from "vitest/config";

const area = process.env["GUIYI_AREA"] ?? "text";

// The fast set for mutants: the tests of their own area, laws with a twentieth of their cases. No packing, no browsers, no clocks.
export default defineConfig({ test: { include: [`test/${area}/**/*.test.ts`], testTimeout: 20_000, env: { GUIYI_LAW_SHARE: "0.05" } } });
