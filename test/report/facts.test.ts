import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { factsOf } from "./line.ts";

const linesOf = (name: string, comment: string): string[] => readFileSync(new URL(name, import.meta.url), "utf8").split("\n").filter((line) => line !== "" && !line.startsWith(comment));

describe("clauses of many registers", () => {
  const cases = linesOf("facts.cases.tsv", "#").map((line) => line.split("\t") as [label: string, text: string, expected: string]);
  test.each(cases)("%s: %s", (_label, text, expected) => {
    expect(factsOf(text.replaceAll("\\n", "\n"))).toEqual(expected.split(" ; "));
  });
  test("a hundred clauses, in both scripts", () => {
    expect(cases.length).toBeGreaterThanOrEqual(100);
    expect(cases.filter(([label]) => label.endsWith("繁")).length).toBeGreaterThanOrEqual(15);
  });
});

describe("texts without facts", () => {
  const lines = linesOf("facts.negative.txt", "##");
  test.each(lines)("%s", (line) => {
    expect(factsOf(line)).toEqual([]);
  });
  test("all of them as one page", () => {
    expect(factsOf(lines.join("\n"))).toEqual([]);
  });
});
