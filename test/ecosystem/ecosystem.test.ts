/**
 * The packed package in other people's hands: each tool is installed from the registry into a temporary folder, given
 * the same little program, and what comes out is run.
 *
 * npm run test:ecosystem (about two minutes; needs the registry)
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const TOOLS = { webpack: "5.112.2", vite: "8.3.8", esbuild: "0.27.7", rollup: "4.67.4", jest: "30.5.2", deno: "2.9.6", bun: "1.4.5" };
/** What the little program prints, whoever builds or runs it. */
const EXPECTED = '["临湖区实现地区生产总值862.4亿元",1200000,"台湾","86240000000"]';
const BODY = `console.log(JSON.stringify([
  normalize("臨湖區實現地區生產總值862.4億元"),
  parseNumber("一百二十万"),
  toSimplified("臺灣"),
  findQuantities("862.4亿元")[0].value.text,
]));
`;
const ESM = `import { normalize } from "guiyi";\nimport { parseNumber, findQuantities } from "guiyi/numerals";\nimport { toSimplified } from "guiyi/script";\n${BODY}`;
const CJS = `const { normalize } = require("guiyi");\nconst { parseNumber, findQuantities } = require("guiyi/numerals");\nconst { toSimplified } = require("guiyi/script");\n${BODY}`;

let folder: string;
const inFolder = (...path: string[]): string => join(folder, ...path);
const bin = (name: string): string => inFolder("node_modules", ".bin", name);
function run(command: string, args: readonly string[], cwd = folder): string {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NO_COLOR: "1", NODE_ENV: "production", DENO_NO_UPDATE_CHECK: "1" } });
}
function project(name: string, files: Readonly<Record<string, string>>): string {
  const path = inFolder(name);
  mkdirSync(path, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content);
  return path;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "guiyi-ecosystem-"));
  const [{ filename }] = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], ROOT)) as [{ filename: string }];
  writeFileSync(inFolder("package.json"), JSON.stringify({ private: true, type: "module" }));
  run("npm", ["install", "--no-audit", "--no-fund", "--no-save", `./${filename}`, ...Object.entries(TOOLS).map(([name, version]) => `${name}@${version}`)]);
  writeFileSync(inFolder("main.js"), ESM);
  writeFileSync(inFolder("main.cjs"), CJS);
});
afterAll(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

describe("runtimes", () => {
  test("Node, import", () => expect(run(process.execPath, ["main.js"]).trim()).toBe(EXPECTED));
  test("Node, require", () => expect(run(process.execPath, ["main.cjs"]).trim()).toBe(EXPECTED));
  test("Deno", () => expect(run(bin("deno"), ["run", "--no-lock", "--allow-read", "--allow-env", "main.js"]).trim()).toBe(EXPECTED));
  test("Bun", () => expect(run(bin("bun"), ["main.js"]).trim()).toBe(EXPECTED));
  test("Bun, require", () => expect(run(bin("bun"), ["main.cjs"]).trim()).toBe(EXPECTED));
  test("the command", () => {
    writeFileSync(inFolder("page.txt"), "臺灣\n");
    expect(run(bin("guiyi"), ["page.txt"])).toBe("台湾\n");
  });
});

describe("bundlers", () => {
  test("webpack", () => {
    const cwd = project("webpack", { "build.cjs": `require("webpack")({ mode: "production", context: __dirname, entry: "../main.js", target: "web", output: { path: __dirname, filename: "out.cjs" } }, (error, stats) => { if (error || stats.hasErrors() || stats.hasWarnings()) { if (!/size limit/.test(String(stats))) { console.error(String(error ?? stats)); process.exitCode = 1; } } });` });
    run(process.execPath, ["build.cjs"], cwd);
    expect(run(process.execPath, ["out.cjs"], cwd).trim()).toBe(EXPECTED);
  });
  test("Vite", () => {
    const cwd = project("vite", { "vite.config.mjs": `export default { logLevel: "warn", build: { lib: { entry: "../main.js", formats: ["es"], fileName: () => "out.mjs" }, outDir: "dist", emptyOutDir: true } };` });
    run(bin("vite"), ["build"], cwd);
    expect(run(process.execPath, ["dist/out.mjs"], cwd).trim()).toBe(EXPECTED);
  });
  test("esbuild", () => {
    const cwd = project("esbuild", {});
    run(bin("esbuild"), ["../main.js", "--bundle", "--platform=browser", "--outfile=out.cjs", "--log-level=warning"], cwd);
    expect(run(process.execPath, ["out.cjs"], cwd).trim()).toBe(EXPECTED);
  });
  test("Rollup finds nothing to warn about", () => {
    const cwd = project("rollup", { "build.mjs": `import { rollup } from "rollup";\nimport { readFileSync, existsSync } from "node:fs";\nimport { dirname, resolve } from "node:path";\nconst exports = JSON.parse(readFileSync("../node_modules/guiyi/package.json", "utf8")).exports;\nconst warnings = [];\nconst bundle = await rollup({ input: "../main.js", onwarn: (w) => warnings.push(w.message), plugins: [{ name: "find", resolveId: (id, from) => id.startsWith("guiyi") ? resolve("../node_modules/guiyi", exports["." + id.slice(5)].import.default) : undefined }] });\nawait bundle.write({ file: "out.mjs" });\nif (warnings.length > 0) throw new Error(warnings.join("\\n"));` });
    run(process.execPath, ["build.mjs"], cwd);
    expect(run(process.execPath, ["out.mjs"], cwd).trim()).toBe(EXPECTED);
  });
  test("one function brings only what it needs", () => {
    const cwd = project("shaken", { "in.js": `import { parsePercent } from "guiyi/numerals";\nconsole.log(parsePercent("百分之四点五"));` });
    run(bin("esbuild"), ["in.js", "--bundle", "--minify", "--charset=utf8", "--platform=browser", "--outfile=out.cjs"], cwd);
    expect(run(process.execPath, ["out.cjs"], cwd).trim()).toBe("0.045");
    expect(gzipSync(readFileSync(join(cwd, "out.cjs"))).length).toBeLessThan(80_000);
  });
});

describe("test runners and plain pages", () => {
  test("Jest, CommonJS", () => {
    const cwd = project("jest", {
      "package.json": JSON.stringify({ private: true, jest: { testEnvironment: "node" } }),
      "guiyi.test.js": `const { normalize } = require("guiyi");\nconst { toSimplified } = require("guiyi/script");\ntest("normalizes", () => { expect(normalize("臺灣")).toBe("台湾"); expect(toSimplified("臺灣")).toBe("台湾"); });`,
    });
    expect(() => run(bin("jest"), ["--ci"], cwd)).not.toThrow();
  });
  test("TypeScript: the types are found and complete options", () => {
    const cwd = project("types", {
      "main.ts": `import { normalize, type NormalizeOptions } from "guiyi";\nconst options: NormalizeOptions = { script: "keep" };\nnormalize("臺灣", options).trim();\n// @ts-expect-error a wrong choice\nnormalize("臺灣", { script: "kepe" });\n`,
      "tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, noEmit: true, module: "nodenext", skipLibCheck: false, types: [], lib: ["es2023", "dom", "dom.asynciterable"] } }),
    });
    run(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", "."], cwd);
  });
  test("<script>: one global, no module system", () => {
    const file = inFolder("node_modules", "guiyi", "dist", "guiyi.global.js");
    expect(existsSync(file)).toBe(true);
    writeFileSync(inFolder("global.cjs"), `const vm = require("node:vm"), fs = require("node:fs");\nconst context = vm.createContext({ console, TextDecoder, TextEncoder, Uint8Array, performance });\nvm.runInContext(fs.readFileSync(${JSON.stringify(file)}, "utf8"), context);\nvm.runInContext(${JSON.stringify(`const { normalize } = guiyi, { parseNumber, findQuantities } = guiyi.numerals, { toSimplified } = guiyi.script;\n${BODY}`)}, context);`);
    expect(run(process.execPath, ["global.cjs"]).trim()).toBe(EXPECTED);
  });
  test("nothing is installed that was not asked for", () => {
    const shipped = readdirSync(inFolder("node_modules", "guiyi"));
    expect(shipped).not.toContain("src");
    expect(statSync(inFolder("node_modules", "guiyi", "dist")).isDirectory()).toBe(true);
  });
});
