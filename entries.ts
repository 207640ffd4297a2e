/** The public entry points of the package: subpath → source file. The build, the size budgets and the package tests read this one list. */
export const entries = {
  index: "src/index.ts",
  "text/index": "src/text/index.ts",
  "read/index": "src/read/index.ts",
  "repair/index": "src/repair/index.ts",
  "repair/model/index": "src/repair/model/index.ts",
  "fold/index": "src/fold/index.ts",
  "page/index": "src/page/index.ts",
  "script/index": "src/script/index.ts",
  // One direction alone: Node loads no table of the other.
  "script/to-simplified": "src/script/to-simplified.ts",
  "script/t2s": "src/script/t2s.ts",
  "script/to-traditional": "src/script/to-traditional.ts",
  "numerals/index": "src/numerals/index.ts",
  "report/index": "src/report/index.ts",
  "explain/index": "src/explain/index.ts",
  "stream/index": "src/stream/index.ts",
  "node/index": "src/node/index.ts",
} as const;
