import { describe, expect, test } from "vitest";
import { findQuantities, parseMoney, parseNumber, parsePercent, parseQuantity, safeParseMoney, safeParseNumber, safeParsePercent, safeParseQuantity, type Exact, type Quantity, type SafeResult } from "../../src/numerals/index.ts";
import { readCases } from "./cases.ts";

const amount = ({ value, unit }: Quantity): string => `${value?.text ?? ""} ${unit ?? ""}`;
const text = ({ text }: Exact): string => text;

function shown<Value>(result: SafeResult<Value>, show: (value: Value) => string): string {
  return result.ok ? show(result.value) : `!${result.error.code}@${result.error.index}`;
}

function why(result: SafeResult<unknown>): string {
  return result.ok ? "" : `${result.error.code}@${result.error.index}, expected ${result.error.expected}`;
}

const PARSERS: Readonly<Record<string, (text: string) => string>> = {
  number: (source) => shown(safeParseNumber(source), text),
  percent: (source) => shown(safeParsePercent(source), text),
  quantity: (source) => shown(safeParseQuantity(source), amount),
  money: (source) => shown(safeParseMoney(source), amount),
  "number why": (source) => why(safeParseNumber(source)),
  "percent why": (source) => why(safeParsePercent(source)),
  "quantity why": (source) => why(safeParseQuantity(source)),
  "money why": (source) => why(safeParseMoney(source)),
};

describe("strict parsers", () => {
  test.each(readCases("parse.cases.tsv"))("line $line: $cells", ({ cells: [name = "", source = "", expected = ""] }) => {
    expect(PARSERS[name]!(source)).toBe(expected);
  });

  test("the throwing twins agree", () => {
    expect(parseNumber("一百二十万")).toBe(1200000);
    expect(parsePercent("百分之四点五")).toBe(0.045);
    expect(parseQuantity("30微克/立方米")).toEqual(findQuantities("30微克/立方米")[0]);
    expect(parseMoney("5元6角").value).toEqual({ text: "5.6", number: 5.6 });
    for (const parse of [parseNumber, parsePercent, parseQuantity, parseMoney]) {
      expect(() => parse("些")).toThrow(expect.objectContaining({ name: "NumeralError", code: "unexpected-char", index: 0 }));
    }
  });

  test("an error says what was expected and shows at most forty characters", () => {
    const result = safeParseNumber(`一些${"很".repeat(100)}`);
    expect(result.ok).toBe(false);
    if (!result.ok) {
      expect(result.error.expected).not.toBe("");
      expect(result.error.message.length).toBeLessThan(160);
    }
  });

  test("digits beyond the longest number are refused, not truncated", () => {
    expect(shown(safeParseNumber("9".repeat(250)), text)).toBe("9".repeat(250));
    expect(shown(safeParseNumber("9".repeat(251)), text)).toBe("!too-long@0");
  });

  test("兆 is what the option says", () => {
    expect([1e6, 1e12, 1e16].map((zhao) => parseNumber("三兆", { zhao: zhao as 1e6 }))).toEqual([3e6, 3e12, 3e16]);
  });
});
