import { describe, expect, test } from "vitest";
import { analyze } from "../../src/index.ts";
import { columns, extractIndicators, toCsv, toJsonl, toMarkdown, toRows, type Fact } from "../../src/report/index.ts";

/** Indicator, value and the quantity as it stands in the text. */
const shown = (facts: readonly Fact[]): string[] => facts.map(({ indicator, value, text }) => `${indicator} ${value?.text ?? "-"} ${text}`);

describe("offsets lead into the text as given", () => {
  test.each<[string, string, string[]]>([
    ["pinyin behind a character", "出口增長(zhǎng)約37%", ["出口 37 37%"]],
    ["pinyin inside the number", "生產芯片500萬(wàn)片", ["生產芯片 5000000 500萬(wàn)片"]],
    ["blanks around digits", "税收收入增长 6.1 %", ["税收收入 6.1 6.1 %"]],
    ["a footnote", "税收收入[3]增长6.1%", ["税收收入 6.1 6.1%"]],
    ["a reference", "税收收入增长6.1%（见表2），出口增长3%", ["税收收入 6.1 6.1%", "出口 3 3%"]],
    ["zero-width characters", "税收\u200b收入增长6.1%", ["税收收入 6.1 6.1%"]],
    ["fullwidth digits", "税收收入增长６．１％", ["税收收入 6.1 ６．１％"]],
    ["characters of two units before it", "𠮷林税收收入增长6.1%", ["𠮷林税收收入 6.1 6.1%"]],
  ])("%s", (_, text, expected) => {
    const facts = extractIndicators(text);
    expect(shown(facts)).toEqual(expected);
    for (const { text: quantity, start, end, clause, sentence } of facts) {
      expect(text.slice(start, end)).toBe(quantity);
      for (const around of [clause, sentence]) {
        expect(around.start).toBeLessThanOrEqual(start);
        expect(around.end).toBeGreaterThanOrEqual(end);
      }
    }
  });

  test("of analyze: into the source, although the page was repaired and converted before it was read", () => {
    const source = "據統計，出口增長(zhǎng)約37%，投資達到500萬(wàn)元。\n";
    const analysis = analyze(source);
    const facts = analysis.indicators();
    expect(facts.map(({ value }) => value?.text)).toEqual(["37", "5000000"]);
    expect(facts.map(({ start, end }) => source.slice(start, end))).toEqual(["37%", "500萬(wàn)元"]);
    expect(analysis.quantities().map(({ start, end }) => source.slice(start, end))).toEqual(["37%", "500萬(wàn)元"]);
  });
});

describe("what is no text and no table", () => {
  test.each([undefined, null, 12, true, {}, []])("extractIndicators(%j)", (value) => expect(() => extractIndicators(value as unknown as string)).toThrow(/takes a string/));
  test.each([
    ["toRows", toRows],
    ["toCsv", toCsv],
    ["toJsonl", toJsonl],
    ["toMarkdown", toMarkdown],
  ])("%s takes a list", (name, call) => {
    for (const value of [undefined, null, 12, "三个", {}]) expect(() => (call as (list: unknown) => unknown)(value)).toThrow(new RegExp(`${name} takes a list`));
  });
  test("no facts give an empty table", () => {
    expect(toRows(extractIndicators("\ud800三\udc00"))).toEqual([]);
    expect(toCsv([])).toBe(`${columns.join(",")}\r\n`);
    expect(toJsonl([])).toBe("");
  });
  test.each<[object | null, RegExp]>([
    [null, /given as an object, got null/],
    [{ yaer: 2024 }, /did you mean "year"/],
    [{ year: "2024" }, /year such as 2024/],
    [{ tiers: "B" }, /tiers/],
    [{ rules: { off: ["report/grwoth"] } }, /did you mean "report\/growth"/],
  ])("options %j", (options, message) => expect(() => extractIndicators("增长5%", options as object)).toThrow(message));
});
