import { describe, expect, it } from "vitest";
import { rules, stripBoilerplate } from "../../src/page/index.ts";

describe.each(rules)("$id", ({ example, counterExample }) => {
  it("does what its example says", () => expect(stripBoilerplate(example.before)).toBe(example.after));
  it("leaves its counter-example alone", () => expect(stripBoilerplate(counterExample)).toBe(counterExample));
});
