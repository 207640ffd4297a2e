import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { offsetMap, offsetUnits } from "../../src/text/units.ts";
import { runs } from "../arbitraries/runs.ts";

describe("offsetMap", () => {
  it("counts the example of its head comment", () => {
    const text = "北𠮷x";
    expect([0, 1, 3, 4].map((i) => offsetMap(text, "codepoint").fromUtf16(i))).toEqual([0, 1, 2, 3]);
    expect([0, 1, 3, 4].map((i) => offsetMap(text, "byte").fromUtf16(i))).toEqual([0, 3, 7, 8]);
  });

  it("puts an offset inside a character at its start", () => {
    expect(offsetMap("a𠮷", "byte").fromUtf16(2)).toBe(1);
    expect(offsetMap("a𠮷", "codepoint").fromUtf16(2)).toBe(1);
    expect(offsetMap("北京", "byte").toUtf16(4)).toBe(1);
    expect(offsetMap("a𠮷b", "byte").toUtf16(3)).toBe(1);
  });

  it("refuses an offset outside the text, with the numbers", () => {
    expect(() => offsetMap("北", "byte").fromUtf16(2)).toThrow("offset: 2, length: 1");
    expect(() => offsetMap("北", "byte").toUtf16(4)).toThrow("offset: 4, length: 3");
    expect(() => offsetMap("北", "codepoint").toUtf16(0.5)).not.toThrow(); // nothing to convert: offsets pass through
  });

  it("agrees with the engine's own counts at every boundary, both ways", () => {
    const unit = fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.constantFrom("北", "a", "é", "𠮷", "\ud842", "\udfb7", "。"), { maxLength: 700 }).map((a) => a.join("")));
    fc.assert(
      fc.property(unit, fc.nat(), (text, seed) => {
        let at = text.length === 0 ? 0 : seed % (text.length + 1);
        if (at > 0 && at < text.length && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))) at--;
        const points = offsetMap(text, "codepoint");
        const bytes = offsetMap(text, "byte");
        expect(points.fromUtf16(at)).toBe(Array.from(text.slice(0, at)).length);
        expect(bytes.fromUtf16(at)).toBe(new TextEncoder().encode(text.slice(0, at)).length);
        expect(bytes.length).toBe(new TextEncoder().encode(text).length);
        for (const name of offsetUnits) expect(offsetMap(text, name).toUtf16(offsetMap(text, name).fromUtf16(at))).toBe(at);
      }),
      runs(2000),
    );
  });
});
