import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

/**
 * Every ```js block of the documentation is run against the built package. In a block, a comment that follows an expression
 * statement is its value, as JavaScript: `f(x);` or `f(x)` and on the next line `// value`, or `f(x); // value` on one line.
 */
const ROOT = resolve(import.meta.dirname, "../..");
const pages = [...["README.md", "README.zh-CN.md"].filter((file) => existsSync(join(ROOT, file))), ...(existsSync(join(ROOT, "docs")) ? readdirSync(join(ROOT, "docs")).filter((file) => file.endsWith(".md")).map((file) => `docs/${file}`) : [])];

// What stays under dist would be published.
afterAll(() => rmSync(join(ROOT, "dist", ".docs"), { recursive: true, force: true }));

interface Block {
  readonly line: number;
  readonly code: string;
}

function blocksOf(page: string): Block[] {
  const lines = readFileSync(join(ROOT, page), "utf8").split("\n");
  const blocks: Block[] = [];
  let start = -1;
  lines.forEach((line, index) => {
    if (start < 0 && line === "```js") start = index + 1;
    else if (start >= 0 && line === "```") {
      blocks.push({ line: start, code: lines.slice(start, index).join("\n") });
      start = -1;
    }
  });
  return blocks;
}

/** `expression; // value` → `check(expression, value)`. */
function instrument(code: string): { code: string; checks: number } {
  let checks = 0;
  const joined = code.replace(/^(\S.*?);?\n\/\/ (.+)$/gm, (all, expression: string, value: string) => (isExpression(expression) ? `${expression}; // ${value}` : all));
  const out = joined.replace(/^(\S.*?); \/\/ (.+)$/gm, (all, expression: string, value: string) => {
    if (!isExpression(expression)) return all;
    checks++;
    return `await __check(${JSON.stringify(expression)}, async () => (${expression}), () => (${value}));`;
  });
  return { code: out, checks };
}

function isExpression(text: string): boolean {
  return !/^(?:(?:const|let|import|export|for|if|await writer)\b|\/\/|\}|\{)/.test(text);
}

const PRELUDE = `import __assert from "node:assert";
const __check = async (source, actual, expected) => { let e; try { e = expected(); } catch { throw new Error("not a JavaScript value: " + expected); } try { __assert.deepStrictEqual(JSON.parse(JSON.stringify(await actual())), JSON.parse(JSON.stringify(e))); } catch (error) { throw new Error(source + "\\n" + error.message); } };
`;

describe.each(pages)("%s", (page) => {
  const blocks = blocksOf(page);
  if (blocks.length === 0) test("has no js blocks", () => expect(blocks).toEqual([]));
  test.each(blocks)("block at line $line", ({ line, code }) => {
    // A file inside the package folder, so that `guiyi` is found by self-reference.
    const folder = join(ROOT, "dist", ".docs");
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${page.replace(/\W/g, "-")}-${line}.mjs`);
    writeFileSync(file, PRELUDE + instrument(code).code);
    execFileSync(process.execPath, [file], { cwd: ROOT, stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
  });
});

test("the runner sees a wrong value", () => {
  expect(instrument("1 + 1;\n// 3").checks).toBe(1);
  expect(instrument("const x = 1; // 3").checks).toBe(0);
  expect(instrument("formatNumber(3); // 4").checks).toBe(1);
  const file = join(ROOT, "dist", ".docs", "self-test.mjs");
  mkdirSync(join(ROOT, "dist", ".docs"), { recursive: true });
  writeFileSync(file, PRELUDE + instrument("1 + 1; // 3").code);
  expect(() => execFileSync(process.execPath, [file], { stdio: "pipe" })).toThrow(/1 \+ 1/);
});
