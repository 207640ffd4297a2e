import { describe, expect, test } from "vitest";
import { findQuantities, type Quantity } from "../../src/numerals/index.ts";
import { readCases } from "./cases.ts";

/** type|value|unit|comparator, with the empty cells at the end left out. */
export function summary(quantity: Quantity): string {
  const { type, value, range, a, b, numerator, denominator, unit, comparator } = quantity;
  let shown = value?.text ?? "";
  if (range !== undefined) shown = `${range.low?.text ?? ""}..${range.high?.text ?? ""}`;
  else if (a !== undefined && b !== undefined) shown = `${a.text}:${b.text}`;
  else if (numerator !== undefined && denominator !== undefined) shown = `${numerator.text}/${denominator.text}`;
  return [type, shown, unit ?? "", comparator ?? ""].join("|").replace(/\|{1,3}$/, "");
}

describe("findQuantities", () => {
  test.each(readCases("find.cases.tsv"))("line $line: $cells", ({ cells: [text = "", expected = "", texts] }) => {
    const found = findQuantities(text);
    expect(found.map(summary).join(" ; ")).toBe(expected);
    if (texts !== undefined) expect(found.map((quantity) => quantity.text).join(" ; ")).toBe(texts);
    for (const { type, value, sign } of found) if (value !== null && type !== "year") expect(sign === -1).toBe(value.text.startsWith("-") && !value.text.startsWith("--"));
    for (const quantity of found) expect(text.slice(quantity.start, quantity.end)).toBe(quantity.text);
  });
});
