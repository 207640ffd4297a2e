import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ruleReasonsZh } from "../../src/generated/rule-reasons.ts";
import { allRules } from "../../src/normalize.ts";

const CLI = resolve(import.meta.dirname, "../../dist/cli.js");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "guiyi-explain-"));
  writeFileSync(join(folder, "page.txt"), "臺灣的軟體\n增长4.5%\n");
  writeFileSync(join(folder, "clean.txt"), "台湾的软体\n");
  writeFileSync(join(folder, "evil.txt"), "臺灣的軟體\u200B很好\u202E，<script>alert(1)</script>\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const guiyi = (...args: string[]): { status: number | null; stdout: string; stderr: string } => spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: "utf8" });

describe("guiyi check", () => {
  test("names what would change, and exits 1", () => {
    const { status, stdout } = guiyi("check", "page.txt", "clean.txt");
    expect(status).toBe(1);
    expect(stdout).toMatch(/^"page\.txt": \d+ changes, first by script\/characters\n$/);
  });
  test("a clean file: no word, exit 0", () => expect(guiyi("check", "clean.txt")).toMatchObject({ status: 0, stdout: "" }));
  test("--diff", () => expect(guiyi("check", "--diff", "page.txt").stdout).toBe("--- page.txt\n+++ page.txt\n@@ -1,2 +1,2 @@\n-臺灣的軟體\n+台湾的软体\n 增长4.5%\n"));
  test("a file that is not there: exit 3", () => expect(guiyi("check", "nothing.txt").status).toBe(3));
});

describe("guiyi explain", () => {
  test("changes by rule with line and column, and figures", () => {
    const { status, stdout } = guiyi("explain", "page.txt");
    expect(status).toBe(0);
    expect(stdout).toContain("    1:1  臺灣 → 台湾\n");
    expect(stdout).toContain("  2:3  4.5%  = 4.5 % (percent)\n");
  });
  test("in Chinese, with the Chinese reason", () => expect(guiyi("explain", "--language", "zh", "page.txt").stdout).toContain(ruleReasonsZh["script/characters"]));
  test("no control character of a page gets through", () => {
    expect(guiyi("explain", "--all", "evil.txt").stdout).not.toMatch(/[\u200B\u202E]/);
  });
  test("--html writes a report, and does not overwrite one unasked", () => {
    expect(guiyi("explain", "--html", "report.html", "evil.txt").status).toBe(0);
    expect(readFileSync(join(folder, "report.html"), "utf8")).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(guiyi("explain", "--html", "report.html", "page.txt").status).toBe(4);
    expect(guiyi("explain", "--html", "report.html", "--force", "page.txt").status).toBe(0);
  });
  test("--html takes one file", () => {
    expect(guiyi("explain", "--html", "both.html", "page.txt", "clean.txt").status).toBe(2);
    expect(existsSync(join(folder, "both.html"))).toBe(false);
  });
});

test("every rule has its reason in Chinese (data/rules-zh.tsv), and every reason its rule", () => {
  const ids = allRules.map(({ id }) => id);
  expect(ids.filter((id) => ruleReasonsZh[id] === undefined)).toEqual([]);
  expect(Object.keys(ruleReasonsZh).filter((id) => !ids.includes(id))).toEqual([]);
});
