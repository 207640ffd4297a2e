import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const { exports } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { exports: Record<string, unknown> };
const subpaths = Object.keys(exports).filter((path) => path !== "./package.json");
const nameOf = (subpath: string): string => `guiyi${subpath.slice(1)}`;

describe("the packed tarball", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "guiyi-pack-"));
    execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: ROOT, stdio: ["ignore", "ignore", "ignore"] });
    const tarball = execFileSync("ls", [folder], { encoding: "utf8" }).trim();
    execFileSync("tar", ["xzf", tarball], { cwd: folder });
    mkdirSync(join(folder, "node_modules"));
    execFileSync("mv", [join(folder, "package"), join(folder, "node_modules/guiyi")]);
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { dependencies: Record<string, string> };
    for (const name of Object.keys(dependencies)) symlinkSync(join(ROOT, "node_modules", name), join(folder, "node_modules", name));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const node = (file: string, code: string): string => {
    writeFileSync(join(folder, file), code);
    return execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8" });
  };

  test.each(subpaths)("import and require of %s give the same names", (subpath) => {
    const imported = node("a.mjs", `import * as m from ${JSON.stringify(nameOf(subpath))}; console.log(Object.keys(m).sort().join())`);
    const required = node("b.cjs", `console.log(Object.keys(require(${JSON.stringify(nameOf(subpath))})).filter((n) => n !== "__esModule").sort().join())`);
    expect(imported.trim()).not.toBe("");
    expect(required).toBe(imported);
  });

  test("the command runs", () => {
    expect(execFileSync(process.execPath, ["node_modules/guiyi/dist/cli.js", "--version"], { cwd: folder, encoding: "utf8" })).toMatch(/^guiyi \d+\.\d+\.\d+/);
  });

  test("nothing but what is meant to be published is in it", () => {
    const list = execFileSync("find", ["node_modules/guiyi", "-type", "f"], { cwd: folder, encoding: "utf8" }).split("\n").filter(Boolean);
    for (const file of list) expect(file).toMatch(/^node_modules\/guiyi\/(dist\/|docs\/[A-Za-z-]+\.md$|package\.json$|README|CHANGELOG\.md$|LICENSE|NOTICE$)/);
    expect(list.filter((file) => file.endsWith(".map"))).toEqual([]);
  });

  test("every declaration that is published is reached from an entry, and finds what it imports", () => {
    const dist = join(folder, "node_modules/guiyi/dist");
    const declarations = execFileSync("find", [dist, "-name", "*.d.ts"], { encoding: "utf8" }).split("\n").filter(Boolean);
    const imported = new Set(declarations.flatMap((file) => [...readFileSync(file, "utf8").matchAll(/(?:from |import\()"(\.[^"]*)\.js"/g)].map(([, to]) => `${resolve(file, "..", to!)}.d.ts`)));
    const entries = new Set(Object.values(exports).flatMap((entry) => (typeof entry === "string" ? [] : Object.values(entry as Record<string, { types: string }>).map(({ types }) => join(dist, "..", types)))));
    expect([...imported].filter((file) => !declarations.includes(file))).toEqual([]);
    expect(declarations.filter((file) => !imported.has(file) && !entries.has(file))).toEqual([]);
  });
});

describe("browsers", () => {
  test.each(subpaths.filter((path) => path !== "./node"))("%s bundles without a node: module", async (subpath) => {
    const result = await build({ stdin: { contents: `export * from ${JSON.stringify(nameOf(subpath))}`, resolveDir: ROOT }, bundle: true, write: false, platform: "browser", format: "esm", logLevel: "silent" });
    expect(result.errors).toEqual([]);
  });
});

describe("what is not asked for is not shipped", () => {
  const inputsOf = async (code: string): Promise<string[]> => {
    const { metafile } = await build({ stdin: { contents: code, resolveDir: join(ROOT, "src"), loader: "ts" }, bundle: true, write: false, platform: "browser", format: "esm", metafile: true, minify: true, logLevel: "silent" });
    return Object.entries(Object.values(metafile.outputs)[0]!.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
  };
  test("numerals alone load no conversion dictionary", async () => {
    const inputs = await inputsOf('import { parseNumber, findQuantities } from "./numerals/index.ts"; console.log(parseNumber, findQuantities)');
    expect(inputs.filter((path) => /opencc|phrases-|script-/.test(path))).toEqual([]);
  });
});
