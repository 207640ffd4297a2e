import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { toSimplified, toTraditional } from "../../src/script/index.ts";
import { simplify } from "../../src/script/to-simplified.ts";
import { readTable } from "../../scripts/tsv.ts";

const lines = ["sentences.tsv", "sentences-more.tsv", "sentences-unseen.tsv"].flatMap((file) => readFileSync(new URL(file, import.meta.url), "utf8").split("\n").map((line, i) => ({ line, at: `${file}:${i + 1}` }))).filter(({ line }) => line !== "" && !line.startsWith("#"));

describe("sentences", () => {
  test.each(lines)("$at $line", ({ line }) => {
    const [before, after] = line.split("\t") as [string, string];
    expect(toSimplified(before)).toBe(after);
    expect(simplify(before)).toBe(after);
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

describe("data/script-context.tsv", () => {
  const triggers = readTable("script-triggers.tsv");
  const rows = readTable("script-context.tsv").filter(({ character }) => !character!.startsWith("@"));
  test.each(rows)("$line: $character → $result has a source and a counter-example", ({ character, result, when, source, counter }) => {
    expect(source).not.toBe("");
    expect(counter).toContain(character);
    // In a frame that shows traditional script; where the usual form is the row's result, in a paragraph that shows no script.
    const usual = when === "strong" && triggers.find((row) => row["character"] === character)!["fallback"] === result;
    const from = usual ? counter! : `這樣說，${counter}，對嗎`;
    const out = toSimplified(from);
    expect(out.length).toBe(from.length);
    const became = [...from].flatMap((c, i) => (c === character ? [c === "身" || c === "甚" || c === "觔" ? out.slice(i, i + 2) : out[i]!] : []));
    expect(became.some((c) => c !== (result === "身" ? "身分" : result!.split("/").pop()))).toBe(true);
  });
});

describe("every character of Unicode", () => {
  test.each([["toSimplified", toSimplified], ["toTraditional", toTraditional]] as const)("%s: a second call changes nothing (悞 → 误, not 悮)", (_name, convert) => {
    const moved: string[] = [];
    for (let code = 0; code < 0x110000; code++) {
      if (code === 0xd800) code = 0xe000;
      const once = convert(String.fromCodePoint(code));
      if (convert(once) !== once) moved.push(`${String.fromCodePoint(code)} ${once}`);
    }
    expect(moved).toEqual([]);
  });
});

test("a text that comes again as another string takes no longer", () => {
  const make = (): string => Array.from({ length: 20_000 }, (_, i) => `他们说什么著作乾隆${i}\n`).join("");
  const time = (text: string): number => {
    const before = performance.now();
    toSimplified(text);
    return performance.now() - before;
  };
  time(make().slice(1));
  const first = time(make());
  expect(time(make())).toBeLessThan(Math.max(50, first * 10));
});
