/** `guiyi rules`: the rules as a person or a program reads them. */
import type { SpawnSyncReturns } from "node:child_process";
import { describe, expect, test } from "vitest";
import { ruleReasonsZh } from "../../src/generated/rule-reasons.ts";
import { allRules } from "../../src/normalize.ts";
import { guiyi } from "./guiyi.ts";

const rules = (...args: string[]): SpawnSyncReturns<string> => guiyi(".", ["rules", ...args]);
const byId = (id: string): (typeof allRules)[number] => allRules.find((rule) => rule.id === id)!;

describe("guiyi rules", () => {
  test("all of them for a program, in the order of the data flow", () => {
    const { status, stdout } = rules("--format", "jsonl");
    expect(status).toBe(0);
    expect(stdout.trimEnd().split("\n").map((line) => JSON.parse(line) as unknown)).toEqual(allRules);
  });
  test("one rule: what it does, its example, what it leaves alone", () => {
    const { summary, example, counterExample } = byId("repair/debris.zero-width");
    const { status, stdout } = rules("repair/debris.zero-width");
    expect(status).toBe(0);
    expect(stdout.split("\n").slice(0, 2)).toEqual(["repair/debris.zero-width", `    ${summary}`]);
    expect(stdout).toContain(`left alone: ${JSON.stringify(counterExample)}`);
    expect(stdout).toContain(" → ");
    expect(example.before).not.toBe(example.after);
  });
  test("those that are off say so", () => {
    expect(rules("repair/escape.percent").stdout).toMatch(/^repair\/escape\.percent {2}\(off\)\n/);
    expect(rules("--language", "zh", "repair/escape.percent").stdout).toMatch(/^repair\/escape\.percent（默认关闭）\n/);
  });
  test("a stage has its own rules only", () => {
    const ids = rules("--format", "jsonl", "fold").stdout.trimEnd().split("\n").map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids).toEqual(allRules.map(({ id }) => id).filter((id) => id.startsWith("fold/")));
  });
  test("in Chinese, for a program too", () => {
    const { stdout } = rules("--language", "zh", "--format", "jsonl", "page/footer.legal", "fold/radical");
    const found = stdout.trimEnd().split("\n").map((line) => JSON.parse(line) as { id: string; summary: string });
    expect(found.map(({ id, summary }) => [id, summary])).toEqual(["fold/radical", "page/footer.legal"].map((id) => [id, ruleReasonsZh[id]]));
    expect(rules("--language", "zh", "fold/radical").stdout).toContain("不会改动：");
  });
  test("a name that is none: exit 2, the nearest right one when there is one", () => {
    expect(rules("pgae")).toMatchObject({ status: 2, stdout: "" });
    expect(rules("pgae").stderr).toContain("did you mean page?");
    const far = rules("something-quite-different-from-any-rule");
    expect(far.status).toBe(2);
    expect(far.stderr).not.toContain("did you mean");
  });
});
