import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { toSimplified } from "../../src/script/index.ts";

const lines = readFileSync(new URL("sentences.tsv", import.meta.url), "utf8").split("\n").map((line, i) => ({ line, at: i + 1 })).filter(({ line }) => line !== "" && !line.startsWith("#"));

describe("sentences", () => {
  test.each(lines)("line $at: $line", ({ line }) => {
    const [before, after] = line.split("\t") as [string, string];
    expect(toSimplified(before)).toBe(after);
    expect(toSimplified.edits(before).apply(before)).toBe(after);
    expect(toSimplified(after), "what is simplified stays").toBe(after);
  });
});

describe("simplified text", () => {
  const negatives = readFileSync(new URL("to-simplified.negative.txt", import.meta.url), "utf8").split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  test.each(negatives)("%s", (line) => {
    expect(toSimplified(line)).toBe(line);
    expect(toSimplified.edits(line).isEmpty).toBe(true);
  });
});
