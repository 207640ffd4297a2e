import { expect, test } from "vitest";
import { toSimplified } from "../../src/script/index.ts";

test.each([
  ["他看著這部名著", "他看着这部名著"],
  ["乾隆年間的乾貨", "乾隆年间的干货"],
  ["他看着著名的著作，乾隆、瞭望、慰藉", "他看着著名的著作，乾隆、瞭望、慰藉"],
])("%s", (before, after) => {
  expect(toSimplified(before)).toBe(after);
  expect(toSimplified.edits(before).apply(before)).toBe(after);
});
