import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unifiedDiff } from "../../src/explain/diff.ts";
import { EditSet, type Edit } from "../../src/text/edits.ts";
import { runs } from "../arbitraries/runs.ts";

const diff = (source: string, edits: readonly Omit<Edit, "rule">[], context?: number): string =>
  unifiedDiff(source, EditSet.of(source.length, edits.map((edit) => ({ ...edit, rule: "x/y" }))), context === undefined ? {} : { context });

describe("unifiedDiff", () => {
  test("no change is no diff", () => expect(diff("甲\n", [])).toBe(""));
  test.each([
    ["a line replaced", "甲\n乙\n丙\n", [{ start: 2, end: 3, text: "丁" }], "@@ -1,3 +1,3 @@\n 甲\n-乙\n+丁\n 丙\n"],
    ["a line taken out whole", "甲\n乙\n丙\n", [{ start: 2, end: 4, text: "" }], "@@ -1,3 +1,2 @@\n 甲\n-乙\n 丙\n"],
    ["a line put in", "甲\n丙\n", [{ start: 2, end: 2, text: "乙\n" }], "@@ -1,2 +1,3 @@\n 甲\n+乙\n 丙\n"],
    ["two lines joined", "甲\n乙\n", [{ start: 1, end: 2, text: "" }], "@@ -1,2 +1 @@\n-甲\n-乙\n+甲乙\n"],
    ["the last line has no line feed", "甲\n乙", [{ start: 2, end: 3, text: "丙" }], "@@ -1,2 +1,2 @@\n 甲\n-乙\n\\ No newline at end of file\n+丙\n\\ No newline at end of file\n"],
    ["everything goes", "甲\n", [{ start: 0, end: 2, text: "" }], "@@ -1 +0,0 @@\n-甲\n"],
    ["something out of nothing", "", [{ start: 0, end: 0, text: "甲\n" }], "@@ -0,0 +1 @@\n+甲\n"],
  ])("%s", (_label, source, edits, hunk) => expect(diff(source, edits)).toBe(`--- a\n+++ b\n${hunk}`));

  test("far changes are two hunks, with the line numbers of both sides", () => {
    const source = "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n";
    expect(diff(source, [{ start: 0, end: 2, text: "" }, { start: 18, end: 19, text: "x" }], 1)).toBe("--- a\n+++ b\n@@ -1,2 +1 @@\n-0\n 1\n@@ -9,2 +8,2 @@\n 8\n-9\n+x\n");
  });

  test("a file name cannot begin a line", () => {
    const edits = EditSet.of(1, [{ start: 0, end: 1, text: "乙", rule: "x/y" }]);
    expect(unifiedDiff("甲", edits, { from: "a\n+++ b" }).split("\n")[0]).toBe("--- a␊+++ b");
  });

  test("applying the diff gives the result, for any edits", () => {
    const text = fc.string({ unit: fc.constantFrom("甲", "乙", "\n", "\n", "x"), maxLength: 40 });
    fc.assert(
      fc.property(text, fc.array(fc.tuple(fc.nat(40), fc.nat(6), fc.string({ unit: fc.constantFrom("丙", "\n"), maxLength: 3 })), { maxLength: 6 }), fc.nat(3), (source, wanted, context) => {
        const edits: Edit[] = [];
        let at = 0;
        for (const [gap, length, inserted] of wanted) {
          const start = Math.min(at + gap, source.length);
          const end = Math.min(start + length, source.length);
          if (edits.at(-1)?.end === start || (start === end && inserted === "")) continue;
          edits.push({ start, end, text: inserted, rule: "x/y" });
          at = end;
        }
        const set = EditSet.of(source.length, edits);
        const patch = unifiedDiff(source, set, { context });
        expect(applyPatch(source, patch)).toBe(set.apply(source));
      }),
      runs(500),
    );
  });

  test("linear on one long line and on many lines", () => {
    const time = (source: string): number => {
      const edits: Edit[] = [];
      for (let at = 0; at + 1 < source.length; at += 4) edits.push({ start: at, end: at + 1, text: "乙", rule: "x/y" });
      const set = EditSet.of(source.length, edits);
      const begun = process.cpuUsage();
      unifiedDiff(source, set);
      const used = process.cpuUsage(begun);
      return used.user + used.system;
    };
    for (const unit of ["甲甲甲甲", "甲甲甲\n"]) {
      time(unit.repeat(5_000));
      const small = Math.max(20_000, time(unit.repeat(25_000)));
      expect(time(unit.repeat(100_000)), JSON.stringify(unit)).toBeLessThan(small * 12);
    }
  });
});

/** Applies a unified diff and checks its counts and context. */
function applyPatch(source: string, patch: string): string {
  if (patch === "") return source;
  const lines = source.match(/[^\n]*\n|[^\n]+/g) ?? [];
  const out: string[] = [];
  let at = 0;
  for (const hunk of patch.split(/^(?=@@ )/m).slice(1)) {
    const [head, ...rest] = hunk.match(/[^\n]*\n/g)!;
    const [, oldLine, oldCount, newLine, newCount] = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(head!)!;
    const count = { old: Number(oldCount ?? 1), new: Number(newCount ?? 1) };
    const first = count.old === 0 ? Number(oldLine) : Number(oldLine) - 1;
    while (at < first) out.push(lines[at++]!);
    expect(count.new === 0 ? Number(newLine) : Number(newLine) - 1).toBe(out.length);
    rest.forEach((line, index) => {
      if (line.startsWith("\\")) return;
      const cut = rest[index + 1]?.startsWith("\\") === true ? line.slice(0, -1) : line;
      if (cut[0] !== "+") {
        expect(lines[at]).toBe(cut.slice(1));
        at++;
        count.old--;
      }
      if (cut[0] !== "-") {
        out.push(cut.slice(1));
        count.new--;
      }
    });
    expect(count).toEqual({ old: 0, new: 0 });
  }
  while (at < lines.length) out.push(lines[at++]!);
  return out.join("");
}
