import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatNumber, safeParseMoney, safeParseNumber, type FormatOptions } from "../../src/numerals/index.ts";
import { decimal, smallNumeral } from "../arbitraries/numeral.ts";
import { runs } from "../arbitraries/runs.ts";
import { readCases } from "./cases.ts";

describe("formatNumber", () => {
  test.each(readCases("format.cases.tsv"))("line $line: $cells", ({ cells: [value = "", options = "{}", expected = ""] }) => {
    const given = JSON.parse(options) as FormatOptions;
    if (expected.startsWith("!")) expect(() => formatNumber(value, given)).toThrow(expect.objectContaining({ name: "GuiyiError", code: expected.slice(1) }));
    else expect(formatNumber(value, given)).toBe(expected);
  });

  test("numbers and BigInt are written like their digits", () => {
    expect(formatNumber(3.5)).toBe("三点五");
    expect(formatNumber(-0)).toBe("零");
    expect(formatNumber(1e21)).toBe(formatNumber("1000000000000000000000"));
    expect(formatNumber(1.5e-7)).toBe(formatNumber("0.00000015"));
    expect(formatNumber(12n ** 20n)).toBe(formatNumber(String(12n ** 20n)));
    for (const value of [NaN, Infinity, -Infinity]) expect(() => formatNumber(value)).toThrow(/finite/);
  });
});

const STYLES: readonly FormatOptions[] = [{}, { liang: true }, { tenShort: false }, { liang: true, tenShort: false }, { style: "upper" }, { style: "digits" }, { style: "digits", zero: "〇" }];

describe("parse(format(n)) = n", () => {
  test.each(STYLES)("%o", (options) => {
    fc.assert(
      fc.property(decimal, fc.boolean(), (digits, negative) => {
        const value = negative && digits !== "0" ? `-${digits}` : digits;
        const parsed = safeParseNumber(formatNumber(value, options));
        expect(parsed).toEqual({ ok: true, value: { text: value, number: Number(value) } });
      }),
      runs(300),
    );
  });

  test("every power of ten to 10^40, and its neighbours", () => {
    for (let power = 0; power <= 40; power++) {
      for (const delta of [-1n, 0n, 1n]) {
        const value = String(10n ** BigInt(power) + delta);
        for (const options of STYLES) expect(safeParseNumber(formatNumber(value, options)), `${value} ${JSON.stringify(options)}`).toMatchObject({ ok: true, value: { text: value } });
      }
    }
  });

  test("amounts of money", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 18n }), (cents) => {
        const yuan = (cents / 100n).toString();
        const rest = String(cents % 100n).padStart(2, "0").replace(/0{1,2}$/, "");
        const value = rest === "" ? yuan : `${yuan}.${rest}`;
        const spelt = formatNumber(value, { style: "rmb" });
        expect(safeParseMoney(spelt), spelt).toMatchObject({ ok: true, value: { unit: "CNY", value: { text: value } } });
      }),
      runs(300),
    );
  });

  test("numerals spelt by other hands are read", () => {
    fc.assert(fc.property(smallNumeral, ({ text, value }) => {
      expect(safeParseNumber(text), text).toMatchObject({ ok: true, value: { text: value } });
    }), runs(500));
  });
});
