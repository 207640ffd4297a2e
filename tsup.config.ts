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
  // dist is not minified: a stack trace can be read as it is, and maps were a third of the package. Coverage asks for them.
  sourcemap: process.env["GUIYI_SOURCE_MAPS"] === "1",
  removeNodeProtocol: false,
  esbuildOptions(options) {
    options.charset = "utf8"; // otherwise every Han character becomes \uXXXX: twice the size
  },
};

export default defineConfig([
  { ...common, entry: { ...library, ...present({ cli: "src/cli/main.ts" }) }, format: "esm", outDir: "dist" },
  { ...common, entry: library, format: "cjs", outDir: "dist/cjs", outExtension: () => ({ js: ".js" }), shims: true },
  // <script src="…/guiyi.global.js">: one file, one global. Its size is held by the budgets in package.json.
  ...Object.values(present({ global: "src/global.ts" })).map((file): Options => ({
    ...common, entry: { guiyi: file }, format: "iife", globalName: "guiyi", platform: "browser", target: "es2022", outDir: "dist", outExtension: () => ({ js: ".global.js" }), minify: true, splitting: false, noExternal: [/./],
  })),
]);
