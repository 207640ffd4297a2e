import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanPage, readPage, rules, stripBoilerplate, type Mode } from "../../src/page/index.ts";
import { toTraditional } from "../../src/script/index.ts";
import { foldScript } from "../../src/text/key.ts";
import { page } from "../arbitraries/chinese.ts";
import { runs } from "../arbitraries/runs.ts";

const MODES: readonly Mode[] = ["conservative", "standard", "aggressive"];
const read = (folder: string): (readonly [string, string])[] => {
  const url = new URL(`./${folder}/`, import.meta.url);
  return readdirSync(url).map((file) => [file, readFileSync(new URL(file, url), "utf8")]);
};

/** Own pages, unseen by the rules. Each line begins with = content, - boilerplate that goes, ? names, times and leftovers that may do either. */
describe.each(read("pages"))("%s", (_, marked) => {
  const lines = marked.trimEnd().split("\n");
  const text = lines.map((line) => line.slice(1)).join("\n");
  const kept = stripBoilerplate(text).split("\n");
  it("keeps every line of content, in order", () => {
    let at = -1;
    for (const line of lines.filter((each) => each.startsWith("="))) {
      at = kept.indexOf(line.slice(1), at + 1);
      expect(at, line).toBeGreaterThanOrEqual(0);
    }
  });
  it("removes what it should", () => {
    const stays = new Set(lines.filter((line) => !line.startsWith("-")).map((line) => line.slice(1)));
    expect(kept.filter((line) => line !== "" && !stays.has(line))).toEqual([]);
  });
  it("loses and joins the same in traditional characters", () => {
    const converted = toTraditional(text);
    expect(cleanPage.edits(converted).toJSON()).toEqual(cleanPage.edits(foldScript(converted)).toJSON());
  });
  it("removes no less in a stronger mode, and every rule is listed", () => {
    const ids = new Set(rules.map(({ id }) => id));
    for (const mode of MODES) expect([...cleanPage.edits(text, { mode })].flatMap(({ rule }) => rule.split(" + ")).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe("innocent texts stay as they are in every mode", () => {
  it.each(read("negatives"))("%s", (_, text) => {
    for (const mode of MODES) expect(stripBoilerplate(text, { mode })).toBe(text);
    expect(cleanPage(text)).toBe(text);
  });
});

describe("laws", () => {
  const ids = new Set(rules.map(({ id }) => id));
  it("kept and removed tile the text; only deletions; nested modes; idempotent; known rules", () => {
    fc.assert(
      fc.property(page, (text) => {
        let before = text.length + 1;
        for (const mode of MODES) {
          const { kept, removed } = readPage(text, { mode });
          const spans = [...kept, ...removed].sort((a, b) => a.start - b.start);
          expect(spans.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
          const edits = [...stripBoilerplate.edits(text, { mode })];
          expect(edits.every((edit) => edit.text === "" && ids.has(edit.rule))).toBe(true);
          const out = stripBoilerplate(text, { mode });
          expect(stripBoilerplate(out, { mode })).toBe(out);
          expect(out.length).toBeLessThanOrEqual(before);
          before = out.length;
        }
      }),
      runs(300),
    );
  });
  it("cleanPage is idempotent", () => {
    fc.assert(
      fc.property(page, (text) => {
        const out = cleanPage(text);
        expect(cleanPage(out)).toBe(out);
      }),
      runs(300),
    );
  });
});
