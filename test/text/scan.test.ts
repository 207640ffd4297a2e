import fc from "fast-check";
import { expect, test } from "vitest";
import { loadClasses } from "../../src/text/classes.ts";
import { nextUnit, scanUnits } from "../../src/text/scan.ts";

const plain = (text: string, start: number, end: number, table: Uint8Array): number => {
  let flags = 0;
  for (let i = start; i < end; i++) flags |= table[text.charCodeAt(i)]!;
  return flags;
};

test("the same flags as one unit after another, whatever the length and the part asked for", () => {
  const table = loadClasses();
  const units = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
  fc.assert(
    fc.property(fc.string({ unit: units, maxLength: 300 }), fc.nat(300), fc.nat(300), (text, a, b) => {
      const start = Math.min(a, b, text.length);
      const end = Math.min(Math.max(a, b), text.length);
      expect(scanUnits(text, start, end, table)).toBe(plain(text, start, end, table));
    }),
  );
});

test("one unit in a long text is seen wherever it stands", () => {
  const table = new Uint8Array(0x10000);
  table[0x200b] = 8;
  const text = "一".repeat(20_000);
  expect(scanUnits(text, 0, text.length, table)).toBe(0);
  for (const at of [0, 1, 4095, 8191, 8192, 8193, 16_384, 19_998, 19_999]) {
    const marked = `${text.slice(0, at)}\u200b${text.slice(at + 1)}`;
    expect(scanUnits(marked, 0, marked.length, table)).toBe(8);
    expect(scanUnits(marked, 0, at, table)).toBe(0);
    expect(scanUnits(marked, at + 1, marked.length, table)).toBe(0);
  }
});

test("the next unit with a flag, not behind the end that was given", () => {
  const table = new Uint8Array(0x10000);
  table[0x200b] = 8;
  table[0x200c] = 4;
  const text = "一\u200c二\u200b三";
  expect(nextUnit(text, 0, text.length, table, 8)).toBe(3);
  expect(nextUnit(text, 0, text.length, table, 12)).toBe(1);
  expect(nextUnit(text, 3, text.length, table, 8)).toBe(3);
  expect(nextUnit(text, 4, text.length, table, 12)).toBe(5);
  expect(nextUnit(text, 0, 3, table, 8)).toBe(3);
  expect(nextUnit(text, 2, 2, table, 8)).toBe(2);
});
