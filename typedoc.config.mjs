// API pages of every public entry that exists: npm run docs writes docs/api/. A warning is an error.
import { existsSync, readFileSync } from "node:fs";

const entries = [...readFileSync(new URL("entries.ts", import.meta.url), "utf8").matchAll(/: "(src\/[^"]+)"/g)].map(([, file]) => file);

export default {
  name: "guiyi",
  entryPoints: entries.filter((file) => existsSync(new URL(file, import.meta.url))),
  out: "docs/api",
  // The README's links are to files beside it.
  readme: "none",
  excludeInternal: true,
  excludePrivate: true,
  treatWarningsAsErrors: true,
  validation: { notExported: false, invalidLink: true, notDocumented: false },
  hideGenerator: true,
};
