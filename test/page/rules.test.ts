import { describe, expect, it } from "vitest";
import { cleanPage, createSite, joinLines, rules, stripBoilerplate, type PageOptions } from "../../src/page/index.ts";

/** The options a rule needs to do its work: site.repeated needs three pages of the site on which its lines stand. */
function optionsOf(id: string, before: string, after: string): PageOptions {
  const rule = rules.find((each) => each.id === id)!;
  if (rule.default === "off") return { rules: { on: [id] } };
  if (rule.summary.endsWith("From aggressive mode on.")) return { mode: "aggressive" };
  if (id !== "page/site.repeated") return {};
  const site = createSite();
  for (let i = 0; i < 3; i++) site.observe([...before.split("\n").filter((line) => !after.includes(line)), "甲乙丙"[i]].join("\n"));
  return { site: site.freeze() };
}

describe.each(rules)("$id", ({ id, example: { before, after }, counterExample }) => {
  const options = optionsOf(id, before, after);
  it("does what its example says", () => {
    expect(cleanPage(before, options)).toBe(after);
    expect([...cleanPage.edits(before, options)].map(({ rule }) => rule)).toContain(id);
    if (id !== "page/join.line" && id !== "page/dash.one") expect(stripBoilerplate(before, options)).toBe(after);
  });
  it("leaves its counter-example alone", () => expect(cleanPage(counterExample, options)).toBe(counterExample));
  it("can be switched off", () => {
    const without = { ...options, rules: { off: [id] } };
    expect([...cleanPage.edits(before, without)].map(({ rule }) => rule)).not.toContain(id);
    expect(cleanPage(before, without)).not.toBe(after);
  });
});

it("an unknown rule is refused by all three functions", () => {
  const unknown = { rules: { off: ["page/ui.actoin"] } };
  for (const call of [stripBoilerplate, joinLines, cleanPage]) expect(() => call("今天没有出门。", unknown)).toThrow(/ui\.action/u);
});
