import { existsSync } from "node:fs";
import { defineConfig, type Options } from "tsup";
import { entries } from "./entries.ts";

const present = (files: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(files).filter(([, file]) => existsSync(file)));
// `worker` and `cli` stay at the root of each output: the worker's URL is resolved from the emitted chunk.
const library = present({ ...entries, worker: "src/node/worker.ts" });
const common: Options = {
  target: "node20",
  platform: "node",
  dts: false,
  splitting: true,
  sourcemap: true,
  removeNodeProtocol: false,
  esbuildOptions(options) {
    options.charset = "utf8"; // otherwise every Han character becomes \uXXXX: twice the size
  },
};

export default defineConfig([
  { ...common, entry: { ...library, ...present({ cli: "src/cli/main.ts" }) }, format: "esm", outDir: "dist" },
  { ...common, entry: library, format: "cjs", outDir: "dist/cjs", outExtension: () => ({ js: ".js" }), shims: true },
]);
