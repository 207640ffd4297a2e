import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { repair, rules, stripAnnotations } from "../../src/repair/index.ts";
import { loadModel } from "../../src/repair/model/index.ts";
import { runs } from "../arbitraries/runs.ts";

const cell = (text: string): string => text.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))).replaceAll("\\n", "\n");
const lines = (name: string): readonly { readonly line: number; readonly cells: readonly string[] }[] =>
  readFileSync(new URL(name, import.meta.url), "utf8")
    .split("\n")
    .map((text, i) => ({ line: i + 1, cells: text.split("\t").map(cell) }))
    .filter(({ cells }) => cells[0] !== "" && !cells[0]!.startsWith("#"));

describe("rules", () => {
  for (const { id, example, counterExample } of rules) {
    const options = { rules: { on: [id] }, model: loadModel(), repair: "full" as const };
    test(`${id} does what its example says`, () => {
      expect(repair(example.before, options)).toBe(example.after);
      if (example.before !== example.after) expect([...repair.edits(example.before, options)].map(({ rule }) => rule)).toContain(id);
    });
    test(`${id} leaves its counter-example alone`, () => expect(repair(counterExample, options)).toBe(counterExample));
    test(`${id} can be switched off`, () => expect([...repair.edits(example.before, { rules: { off: [id] } })].map(({ rule }) => rule)).not.toContain(id));
  }
});

describe("cases", () => {
  for (const file of ["repair.cases.tsv", "entity.cases.tsv", "spaced.cases.tsv"]) for (const { line, cells } of lines(file)) test(`${file} ${line}: ${cells[0]}`, () => expect(repair(cells[1]!)).toBe(cells[2]!));
  for (const { line, cells } of lines("repair.negative.txt")) test(`negative line ${line}`, () => expect(repair(cells[0]!)).toBe(cells[0]));
});

describe("entities near a tag", () => {
  const far = (units: number): string => "中".repeat(units);
  test.each([
    ["a tag 400 units before counts", `<b>${far(397)}&gt;`, false],
    ["one farther away does not", `<b>${far(398)}&gt;`, true],
    ["a tag 399 units behind counts", `&gt;${far(395)}<b>`, false],
    ["one farther away does not, either", `&gt;${far(396)}<b>`, true],
    ["a tag at the head is passed", `<b>${far(500)}&gt;${far(500)}`, true],
    ["a tag behind it comes in reach later", `${far(20)}&gt;${far(500)}<b>${far(30)}`, true],
  ])("%s", (_name, text, isRead) => expect(repair(text)).toBe(isRead ? text.replace("&gt;", ">") : text));
  test("each entity has its own reach", () => expect(repair(`&gt;${far(500)}&gt;<b>${far(500)}&gt;`)).toBe(`>${far(500)}&gt;<b>${far(500)}>`));
});

describe("options", () => {
  test("off changes nothing", () => expect(repair("长\u200b江", { repair: "off" })).toBe("长\u200b江"));
  test("annotations can be kept", () => expect(repair(rules.find(({ id }) => id.endsWith("pinyin"))!.example.before, { annotations: "keep" })).toContain("(qū)"));
  test("names are checked", () => {
    expect(() => repair("", { repiar: "off" } as object)).toThrow(/did you mean "repair"/);
    expect(() => repair("", { rules: { off: ["repair/entity.name"] } })).toThrow(/did you mean "repair\/entity.named"/);
    expect(() => repair(undefined as unknown as string)).toThrow(/takes a string/);
  });
  test("stripAnnotations strips annotations only", () => expect(stripAnnotations("长\u200b江")).toBe("长\u200b江"));
});

describe("lost", () => {
  const findings = (text: string, options?: Parameters<typeof repair.edits>[1]): readonly [string, number, number][] => {
    const found: [string, number, number][] = [];
    repair.edits(text, options, { report: ({ ruleId, start, end }) => void found.push([ruleId, start, end]) });
    return found;
  };
  test("rows are one finding", () => expect(findings("长江锟斤拷锟斤拷\ufffd锟斤拷水")).toEqual([["repair/lost", 2, 12]]));
  test("places are told apart", () => expect(findings("\ufffd长江大桥\ufffd\u200b")).toEqual([["repair/lost", 0, 1], ["repair/lost", 5, 6]]));
  test("a talk about them is no loss", () => expect(findings("锟斤拷是什么？屯门很烫烫烫。")).toEqual([]));
  test("it can be switched off", () => expect(findings("\ufffd", { rules: { off: ["repair/lost"] } })).toEqual([]));
  test("their number is bounded", () => expect(findings("长江大桥\ufffd".repeat(5000)).length).toBe(100));
});

describe("escapes", () => {
  const read = (text: string): string => repair(text, { escapes: "decode" });
  test("stay unless asked", () => expect(repair("\\u79cb %E7%A7%8B")).toBe("\\u79cb %E7%A7%8B"));
  test("are read when asked", () => expect(read("\\u79CB%E7%A7%8B\\ud842\\udfb7%20")).toBe("秋秋𠮷%20"));
  test("as other languages write them", () => expect(read("\\u{79cb}\\u{1f341}%u79CB%uD83C%uDF41\\xe7\\xa7\\x8b\\x20")).toBe("秋🍁秋🍁秋\\x20"));
  for (const text of ["\\\\u79cb", "\\ud842", "\\u005cu79cb", "\\u0007", "\\u{7}", "\\u{}", "\\u{79cb", "\\u{0079cb1}", "%u007", "%u0025u79cb", "\\xe7\\xa7", "\\x41", "%E7%A7", "%C4%E3", "100%", "\\users"]) test(`${text} stays`, () => expect(read(text)).toBe(text));
});

describe("laws", () => {
  const piece = fc.constantFrom("區(qū)", "會(huì)", "國(guó)", "?yōu)", "&amp;", "&#", "#22823;", "amp;", "&lt;", "&", ";", "\u200b", "\u200d", "\ufeff", "中文", "發展", "(", ")", "?", "!", "hàn", "漢hàn", "\ue123", "\uf0b7", "ä¸", "\ud83d", "👩‍🌾", "\u00ad", "\u00a0", "锟斤拷", "涓", "枃", "\n", " ", "3", "I");
  const text = fc.oneof(fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")), fc.string({ unit: "binary", maxLength: 40 }));
  test("f(x) is what its edits say, edits are sound, and a second repair changes nothing", () => {
    fc.assert(
      fc.property(text, (source) => {
        const edits = repair.edits(source);
        edits.check(source);
        const out = repair(source);
        expect(edits.apply(source)).toBe(out);
        expect(repair(out)).toBe(out);
        expect(out.length).toBeLessThanOrEqual(source.length);
        expect(/\p{Surrogate}/u.test(out)).toBe(false);
      }),
      runs(500),
    );
  });
});
