/** Writes "exports", "typesVersions" and "size-limit" of package.json from entries.ts. `--check` fails when they differ. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { entries } from "../entries.ts";

const path = new URL("../package.json", import.meta.url);
const before = readFileSync(path, "utf8");
const json = JSON.parse(before) as Record<string, unknown>;
const present = Object.entries(entries).filter(([, file]) => existsSync(new URL(`../${file}`, import.meta.url))).map(([name]) => name);
const exports: Record<string, unknown> = {};
const types: Record<string, string[]> = {};
for (const name of present) {
  const subpath = name === "index" ? "." : `./${name.replace(/\/index$/, "")}`;
  const at = (prefix: string): unknown => ({ types: `./dist/${prefix}${name}.d.ts`, default: `./dist/${prefix}${name}.js` });
  exports[subpath] = { import: at(""), require: at("cjs/") };
  if (name !== "index") types[subpath.slice(2)] = [`./dist/cjs/${name}.d.ts`];
}
exports["./package.json"] = "./package.json";
json["exports"] = exports;
json["typesVersions"] = { "*": types };
const after = `${JSON.stringify(json, null, 2)}\n`;
if (process.argv.includes("--check")) {
  if (after !== before) {
    console.error("package.json does not agree with entries.ts: run npm run exports");
    process.exitCode = 1;
  }
} else writeFileSync(path, after);
