/**
 * The two files that docs/playground/ needs besides its own: a bundle of what the page asks the package for, and the report's style sheet.
 *
 * The bundle is put inside a function, so that the page pays nothing for it but reading: the worker is made of the
 * function's text, for a page opened from the file system may not load a worker by its address.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { reportStyle } from "../src/explain/index.ts";

const at = (path: string): URL => new URL(`../${path}`, import.meta.url);
const { outputFiles } = await build({
  entryPoints: [fileURLToPath(at("docs/playground/guiyi.ts"))], bundle: true, write: false, minify: true, charset: "utf8",
  format: "iife", globalName: "guiyi", platform: "browser", target: "es2022", logLevel: "warning",
});
writeFileSync(at("docs/playground/guiyi.bundle.js"), `// Made by npm run playground out of docs/playground/guiyi.ts. Do not edit.\nfunction guiyiBundle() {\n${outputFiles[0]!.text}\nreturn guiyi;\n}\n`);
writeFileSync(at("docs/playground/guiyi.report.css"), `/* Made by npm run playground. Do not edit. */\n${reportStyle}\n`);
