import { describe, expect, test } from "vitest";
import { extractIndicators, rules } from "../../src/report/index.ts";

const line = (text: string): string[] => extractIndicators(text).map(({ indicator, kind, value, unit }) => `${indicator} ${kind} ${value?.text} ${unit}`);

describe("every rule", () => {
  test.each(rules.map((rule) => [rule.id, rule] as const))("%s reads its example and leaves its counter-example alone", (id, rule) => {
    expect(line(rule.example.before)).toContain(rule.example.after);
    expect(extractIndicators(rule.example.before, { explain: true }).map((fact) => fact.rule)).toContain(id);
    expect(line(rule.counterExample)).toEqual([]);
  });

  test("can be switched off by its id", () => {
    for (const { id, example } of rules) expect(extractIndicators(example.before, { explain: true, rules: { off: [id] } }).map(({ rule }) => rule)).not.toContain(id);
  });

  test("an unknown id names the nearest", () => {
    expect(() => extractIndicators("", { rules: { off: ["report/rnak"] } })).toThrow(/did you mean "report\/rank"/);
  });
});

describe("whose it is", () => {
  const owners = (text: string): string[] => extractIndicators(text).map(({ indicator, scope }) => `${indicator} ${scope ?? ""}`);
  test("holds for the figures that take the name over", () => {
    expect(owners("全区教育支出8亿元，占财政支出比重20%，增长3%。")).toEqual(["教育支出 全区", "教育支出占财政支出比重 全区", "教育支出 全区"]);
  });
  test("does not run on to another name or another sentence", () => {
    expect(owners("全区教育支出8亿元，医疗收入5亿元。教育支出增长3%。")).toEqual(["教育支出 全区", "医疗收入 ", "教育支出 "]);
  });
});
