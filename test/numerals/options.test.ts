import { describe, expect, test } from "vitest";
import * as numerals from "../../src/numerals/index.ts";
import { convert, findQuantities, formatNumber, parseNumber, parseQuantity, safeParseNumber, toArabic, type FindOptions, type Quantity } from "../../src/numerals/index.ts";

const shown = (text: string, options: FindOptions): string[] => findQuantities(text, options).map(({ type, text: quantity, value }) => `${type} ${quantity} ${value?.text ?? "-"}`);

describe("options of findQuantities", () => {
  test.each<[FindOptions, string, string[]]>([
    [{}, "5G网络投资3亿元", ["money 3亿元 300000000"]],
    [{ include: ["code"] }, "5G网络投资3亿元", ["code 5G -", "money 3亿元 300000000"]],
    [{ include: ["slogan"] }, "落实“2+3+N”，新增6家", ["slogan 2+3+N -", "cardinal 6家 6"]],
    [{ include: ["enumerator"] }, "（一）增长5%", ["enumerator 一 -", "percent 5% 5"]],
    [{ exclude: ["money"] }, "投资3亿元，增长5%", ["percent 5% 5"]],
    [{ include: ["code"], exclude: ["code"] }, "5G网络3个", ["code 5G -", "cardinal 3个 3"]],
    [{ zhao: 1e6 }, "三兆元", ["money 三兆元 3000000"]],
    [{ zhao: 1e12 }, "三兆元", ["money 三兆元 3000000000000"]],
    [{ zhao: 1e16 }, "三兆元", ["money 三兆元 30000000000000000"]],
    [{ zhao: 1e6 }, "装机3兆瓦", ["quantity 3兆瓦 3"]],
    [{}, "送来一个苹果", []],
    [{ indefinite: true }, "送来一个苹果", ["cardinal 一个 1"]],
    [{ pairs: true }, "五双筷子", ["cardinal 五双 10"]],
    [{}, "五双筷子", ["cardinal 五双 5"]],
    [{}, "去年三季度", ["period 三季度 Q3"]],
    [{ year: 2024 }, "去年三季度", ["period 去年三季度 2023-Q3"]],
    [{ year: 2024 }, "今年1月27日", ["date 今年1月27日 2024-01-27"]],
    [{ lenient: false }, "500萬(wàn)片", ["cardinal 500萬 5000000"]],
    [{ lenient: true }, "500萬(wàn)片", ["cardinal 500萬(wàn)片 5000000"]],
  ])("%j on %s", (options, text, expected) => expect(shown(text, options)).toEqual(expected));

  test.each<[unknown, RegExp]>([
    [{ inclued: [] }, /did you mean "include"/],
    [{ include: ["monye"] }, /did you mean "money"/],
    [{ exclude: ["percnt"] }, /did you mean "percent"/],
    [{ zhao: 1e9 }, /1e6, 1e12 or 1e16/],
    [{ year: 20244 }, /from 1 to 9999/],
    [{ rules: { off: ["numerals/slogen.quoted"] } }, /did you mean "numerals\/slogan.quoted"/],
    [null, /given as an object, got null/],
  ])("%j is refused", (options, message) => expect(() => findQuantities("三个", options as FindOptions)).toThrow(message));

  test("a wrong option of a parser is no error of the text", () => {
    expect(() => parseNumber("三", { zhoa: 1e6 } as object)).toThrow(expect.objectContaining({ name: "GuiyiError", code: "unknown-name" }));
    expect(() => safeParseNumber("三", { zhao: 3 as 1e6 })).toThrow(expect.objectContaining({ name: "GuiyiError", code: "bad-value" }));
  });
});

describe("convert", () => {
  test.each([
    ["1.8万亩", "ha", "1200"],
    ["15亩", "m2", "10000"],
    ["1公里", "m", "1000"],
    ["三斤", "kg", "1.5"],
    ["1吨", "jin", "2000"],
    ["1小时30分", "min", "90"],
    ["36.6℃", "[degF]", "97.88"],
    ["30微克/立方米", "mg/m3", "0.03"],
    ["120公里/小时", "m/s", "33.333333333333333333333333333333"],
    ["120mmHg", "kPa", "15.9986864898"],
    ["32psi", "Pa", "220632.233381387562775125550251100502"],
    ["零下40度", "[degF]", "-40"],
  ])("%s in %s is %s", (text, unit, expected) => expect(convert(parseQuantity(text), unit).value?.text).toBe(expected));

  test("both ends of a range", () => expect(convert(findQuantities("10到15亩")[0]!, "m2").range).toMatchObject({ high: { text: "10000" }, lowIncluded: true }));
  test("there and back is the same, exactly", () => {
    for (const text of ["7亩", "13斤", "0.1公里", "99.99吨"]) {
      const quantity = parseQuantity(text);
      const other = { mu: "m2", jin: "g", km: "m", t: "kg" }[quantity.unit!]!;
      const there = convert(quantity, other);
      if (other !== "m2") expect(convert(there, quantity.unit!).value, text).toEqual(quantity.value);
    }
  });
  test.each<[unknown, unknown, RegExp]>([
    [parseQuantity("3公里"), "kg", /measures|length|mass/],
    [parseQuantity("3公里"), "kilometre", /unknown unit "kilometre"/],
    [parseQuantity("3公里"), undefined, /code of a unit, got undefined/],
    [parseQuantity("3亩"), "公顷", /unknown unit "公顷"; did you mean "ha"/],
    [parseQuantity("3元"), "m", /CNY does not convert into m/],
    [parseQuantity("3元"), "USD", /CNY does not convert into USD: a rate/],
    [parseQuantity("30度"), "K", /deg does not convert into K: degrees convert when their scale is known/],
    [null, "m", /takes a quantity, got null/],
    ["3公里", "m", /takes a quantity, got string/],
  ])("refused: %j", (quantity, unit, message) => expect(() => convert(quantity as Quantity, unit as string)).toThrow(message));
});

describe("what is no text", () => {
  const functions = Object.entries(numerals as Readonly<Record<string, unknown>>).filter((entry): entry is [string, (value: unknown) => unknown] => typeof entry[1] === "function" && entry[0] !== "NumeralError");
  test.each(functions)("%s says so", (name, call) => {
    for (const value of [undefined, null, true, {}, [], Symbol("x"), name === "formatNumber" ? {} : 12]) expect(() => call(value)).toThrow(expect.objectContaining({ name: "GuiyiError" }));
  });
  test("halves of surrogate pairs stay where they are", () => {
    const text = "\ud800三个\udc00，增长5%\ud83d";
    expect(findQuantities(text).map(({ start, end }) => [start, end])).toEqual([[1, 3], [7, 9]]);
    expect(toArabic(text)).toBe("\ud8003个\udc00，增长5%\ud83d");
    expect(safeParseNumber("三\ud800").ok).toBe(false);
  });
  test("numbers that no double holds", () => {
    for (const value of [NaN, Infinity, -Infinity, "1e5", "12.", ".5", ""]) expect(() => formatNumber(value)).toThrow(expect.objectContaining({ name: "GuiyiError" }));
  });
});
