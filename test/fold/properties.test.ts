import { describe, expect, test } from "vitest";
import { displayWidth } from "../../src/fold/properties.ts";

describe("displayWidth", () => {
  test.each([
    ["GDP增长", 7],
    ["，。", 4],
    ["ＡＢ", 4],
    ["ﾃﾚﾋﾞ", 4],
    ["e\u0301", 1],
    ["a\u200bb", 2],
    ["𠮷", 2],
    ["\u{30000}", 2], // Han of Unicode 13: newer than the data of the package
    ["“”—…", 4], // ambiguous: one column outside East Asian locales
    ["", 0],
    ["\ud842", 1],
  ])("%j takes %i columns", (text, columns) => expect(displayWidth(text)).toBe(columns));

  test("agrees with the engine's own general categories where both know a character", () => {
    const wrong: string[] = [];
    for (let unit = 0x300; unit < 0xd800; unit++) {
      const character = String.fromCharCode(unit);
      if (/\p{Cn}/u.test(character)) continue;
      if (/^\p{Script=Han}$/u.test(character) && !/\p{M}/u.test(character) && displayWidth(character) !== 2) wrong.push(unit.toString(16));
      if (displayWidth(character) === 0 && !/[\p{M}\p{Cf}]/u.test(character)) wrong.push(unit.toString(16));
    }
    expect(wrong).toEqual([]);
  });
});
