import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuantities, rules, safeParseMoney, safeParseNumber, safeParsePercent, safeParseQuantity, toArabic, type FindOptions, type Quantity } from "../../src/numerals/index.ts";
import { anyText, page } from "../arbitraries/chinese.ts";
import { runs } from "../arbitraries/runs.ts";
import { readCases } from "./cases.ts";

const EVERYTHING = ["enumerator", "code", "phone", "name", "slogan"] as const;

/** Numerals, units, signs and the words around them, in any order. */
const numeric: fc.Arbitrary<string> = fc.array(fc.constantFrom(..."0123456789一二三十百千万亿兆两零〇点负半几数多余第前约超近至到-~—.,:/%‰年月日时分秒元角个家名公里米克成折倍番之比每上下过翻对今去去年\n (）(wàn)壹拾佰"), { maxLength: 30 }).map((parts) => parts.join(""));
const text = fc.oneof(numeric, page, anyText);

function check(source: string, options: FindOptions): void {
  let last = 0;
  for (const quantity of findQuantities(source, options)) {
    const { start, end, numeral, extent } = quantity;
    expect(source.slice(start, end)).toBe(quantity.text);
    expect(start).toBeLessThan(end);
    expect(start, "no overlap, in order").toBeGreaterThanOrEqual(last);
    expect(numeral.start).toBeGreaterThanOrEqual(start);
    expect(numeral.end).toBeLessThanOrEqual(end);
    if (extent !== undefined) expect(extent.start <= start && extent.end >= end && extent.end <= source.length).toBe(true);
    if (quantity.range !== undefined && quantity.range.low !== null && quantity.range.high !== null) expect(quantity.range.low.number).toBeLessThanOrEqual(quantity.range.high.number);
    if (quantity.value !== null && !Number.isNaN(quantity.value.number) && !/[-T]/.test(quantity.value.text.slice(1))) expect(Number(quantity.value.text.split("/")[0])).toBe(quantity.value.number);
    last = end;
  }
}

describe("laws", () => {
  test("offsets, order and values hold on any text", () => {
    fc.assert(fc.property(text, (source) => check(source, {})), runs(500));
    fc.assert(fc.property(text, (source) => check(source, { include: EVERYTHING, year: 2024, pairs: true, indefinite: true, lenient: false })), runs(500));
  });

  test("a rule switched off never throws", () => {
    fc.assert(fc.property(text, fc.constantFrom(...rules.map(({ id }) => id)), (source, id) => check(source, { include: EVERYTHING, rules: { off: [id] } })), runs(300));
  });

  test("strict parsers answer on any text", () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const parse of [safeParseNumber, safeParsePercent, safeParseQuantity, safeParseMoney]) {
          const result = parse(source);
          if (!result.ok) expect(result.error.index).toBeLessThanOrEqual(source.length);
        }
      }),
      runs(300),
    );
  });

  test("toArabic: the edits give the text, and a second run changes nothing", () => {
    fc.assert(
      fc.property(text, (source) => {
        const once = toArabic(source);
        expect(toArabic.edits(source).apply(source)).toBe(once);
        expect(toArabic(once)).toBe(once);
      }),
      runs(300),
    );
  });
});

const show = ({ type, text: shown }: Quantity): string => `${type} ${shown}`;

describe("rules", () => {
  const notAQuantity = rules.filter(({ id }) => !id.startsWith("numerals/arabic"));
  test.each(notAQuantity.map((rule) => [rule.id, rule] as const))("%s", (id, { example, counterExample }) => {
    const found = findQuantities(example.before, { include: EVERYTHING });
    const own = found.filter(({ rule }) => rule === id);
    expect(own.map(show)).toEqual([example.after]);
    expect(findQuantities(counterExample, { include: EVERYTHING }).filter(({ rule }) => rule === id)).toEqual([]);
    expect(findQuantities(example.before, { include: EVERYTHING, rules: { off: [id] } }).filter(({ rule }) => rule === id), "and it can be switched off").toEqual([]);
  });
  test.each(rules.filter(({ id }) => id.startsWith("numerals/arabic")).map((rule) => [rule.id, rule] as const))("%s", (id, { example, counterExample }) => {
    expect(toArabic(example.before)).toBe(example.after);
    expect([...toArabic.edits(example.before)].map((edit) => edit.rule)).toContain(id);
    expect(toArabic(counterExample)).toBe(counterExample);
    expect(toArabic(example.before, { rules: { off: [id] } })).not.toBe(example.after);
  });
});

describe("words that stand once before a number, twenty thousand times", () => {
  test.each(["3又", "又1/2", "约", "近约", "每", "零下", "负", "差五分", "2022-06-01至"])("%s", (word) => {
    const source = `${word.repeat(20_000)}5公里`;
    expect(() => [findQuantities(source), toArabic(source)]).not.toThrow();
  });
});

describe("toArabic", () => {
  test.each(readCases("arabic.cases.tsv"))("line $line: $cells", ({ cells: [source = "", expected = ""] }) => {
    expect(toArabic(source)).toBe(expected === "" ? source : expected);
  });
});

describe("options of findQuantities", () => {
  const values = (source: string, options: FindOptions): (string | undefined)[] => findQuantities(source, options).map(({ value, range }) => value?.text ?? `${range?.low?.text}..${range?.high?.text}`);
  test("year", () => {
    expect(values("去年三季度比前年底多，今年1月27日和上半年", { year: 2024 })).toEqual(["2023-Q3", "2022", "2024-01-27", "2024-H1"]);
    expect(values("去年三季度", {})).toEqual(["Q3"]);
    expect(values("今年1—11月；明年", { year: 2024 })).toEqual(["2024-01/2024-11", "2025"]);
    expect(values("目前年产量稳定，根本年年如此", { year: 2024 })).toEqual([]);
  });
  test("pairs", () => {
    expect(values("五双筷子、三对夫妻、一对新人", { pairs: true })).toEqual(["10", "6", "2"]);
    expect(values("五双筷子、三对夫妻、一对新人", {})).toEqual(["5", "3"]);
  });
  test("indefinite, exclude, include, zhao, lenient", () => {
    expect(values("一个人", {})).toEqual([]);
    expect(values("一个人", { indefinite: true })).toEqual(["1"]);
    expect(values("5公里和3元", { exclude: ["money"] })).toEqual(["5"]);
    expect(findQuantities("“四敢”", { include: ["slogan"] })).toHaveLength(findQuantities("“四敢”", { include: ["name", "slogan"] }).length);
    expect(values("三兆元", { zhao: 1e6 })).toEqual(["3000000"]);
    expect(findQuantities("500萬(wàn)片")).toMatchObject([{ start: 0, end: 10, unit: "片", numeral: { start: 0, end: 4 } }]);
    expect(findQuantities("500萬(wàn)片", { lenient: false })).toMatchObject([{ start: 0, end: 4 }]);
  });
  test.each([
    [{ include: ["slogans"] }, /did you mean "slogan"/],
    [{ exclude: ["monney"] }, /did you mean "money"/],
    [{ zhao: 1e8 }, /1e6, 1e12 or 1e16/],
    [{ year: 2024.5 }, /year/],
    [{ rules: { off: ["numerals/slogan.qouted"] } }, /did you mean "numerals\/slogan.quoted"/],
    [{ rules: { of: [] } }, /unknown field of rules/],
    [{ years: 2024 }, /did you mean "year"/],
  ])("%o is refused", (options, message) => {
    expect(() => findQuantities("", options as FindOptions)).toThrow(message);
  });
});
