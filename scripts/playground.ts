/**
 * The two files that docs/playground/ needs besides its own: the package's browser bundle and the report's style sheet.
 *
 * The bundle is put inside a function, so that the page pays nothing for it but reading: the worker is made of the
 * function's text, for a page opened from the file system may not load a worker by its address.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { reportStyle } from "../src/explain/index.ts";

const at = (path: string): URL => new URL(`../${path}`, import.meta.url);
const bundle = readFileSync(at("dist/guiyi.global.js"), "utf8").replace(/\n\/\/# sourceMappingURL=.*\n?$/, "");
writeFileSync(at("docs/playground/guiyi.bundle.js"), `// Made by npm run playground out of dist/guiyi.global.js. Do not edit.\nfunction guiyiBundle() {\n${bundle}\nreturn guiyi;\n}\n`);
writeFileSync(at("docs/playground/guiyi.report.css"), `/* Made by npm run playground. Do not edit. */\n${reportStyle}\n`);
