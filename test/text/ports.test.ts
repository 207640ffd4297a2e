import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bufferUnits, portableUnits } from "../../src/text/ports.ts";
import { runs } from "../arbitraries/runs.ts";

/** Text, pairs, lone halves, marks of byte order and zeros, in long stretches of the same and mixed. */
const unit = fc.oneof({ weight: 20, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fff }) }, { weight: 1, arbitrary: fc.constantFrom(0, 0xfeff, 0xfffe, 0xfffd, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000) });
const texts = fc.array(unit, { maxLength: 400 }).map((list) => String.fromCharCode(...list));

describe.each([["portable", portableUnits], ["buffer", bufferUnits]] as const)("%s", (_name, open) => {
  test("what is filled in comes out, unit by unit", () => {
    const units = new Uint16Array(512);
    const port = open(units)!;
    fc.assert(fc.property(texts, fc.nat(40), fc.nat(40), (text, head, tail) => {
      port.fill(text, 0, text.length);
      expect([...units.subarray(0, text.length)]).toEqual(text.split("").map((c) => c.charCodeAt(0)));
      const from = Math.min(head, text.length);
      const to = Math.max(from, text.length - tail);
      expect(port.drain(from, to) === text.slice(from, to)).toBe(true);
    }), runs(500));
  });

  test.each(["\ufeff", "\ufffe", "\u0000"])("%j at the head of a long text stays", (head) => {
    const text = head + "万".repeat(300);
    const port = open(new Uint16Array(512))!;
    port.fill(text, 0, text.length);
    expect(port.drain(0, text.length)).toBe(text);
  });
});
