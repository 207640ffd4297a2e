import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, rules, type FoldOptions } from "../../src/fold/index.ts";
import { turns } from "../../src/generated/fold-rules.ts";
import type { Finding } from "../../src/stage.ts";
import { anyText, page } from "../arbitraries/chinese.ts";
import { runs } from "../arbitraries/runs.ts";

const unescape = (cell: string): string => cell.replace(/\\u([0-9A-F]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))).replaceAll("\\n", "\n");
const cases = readFileSync(new URL("fold.cases.tsv", import.meta.url), "utf8").split("\n").map((text, index) => ({ line: index + 1, cells: text.split("\t") })).filter(({ cells }) => cells.length > 2 && !cells[0]!.startsWith("#"));

const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/** The options under which a rule runs. */
function optionsFor(id: string): FoldOptions {
  const turn = Object.entries(turns).find(([, rule]) => rule === id)?.[0].split("=");
  return turn === undefined ? { rules: { on: [id] } } : { [turn[0]!]: turn[1]! };
}

describe("cases", () => {
  test.each(cases)("line $line: $cells", ({ cells }) => {
    const [, options, input, expected] = cells as [string, string, string, string];
    const source = unescape(input);
    const given = JSON.parse(options) as FoldOptions;
    expect(fold(source, given)).toBe(expected === "" || expected === undefined ? source : unescape(expected));
  });
});

describe("rules", () => {
  test.each(rules.map((rule) => [rule.id, rule] as const))("%s does what its example says", (id, { example, counterExample }) => {
    const options = optionsFor(id);
    expect(fold(example.before, options)).toBe(example.after);
    expect(fold(counterExample, options)).toBe(counterExample);
    expect([...fold.edits(example.before, options)].map((edit) => edit.rule).join(), "the edit names the rule").toContain(id);
    expect(fold(example.before, { ...options, rules: { off: [id] } }), "and it can be switched off").not.toBe(example.after);
  });
  test("wrong options are refused with the nearest right one", () => {
    expect(() => fold("字", { widht: "half" } as FoldOptions)).toThrow(/did you mean "width"/);
    expect(() => fold("字", { width: "full" } as never)).toThrow(/option "width" cannot be "full"; known: keep, half/);
    expect(() => fold("字", { rules: { off: ["fold/radicals"] } })).toThrow(/did you mean "fold\/radical"/);
    expect(() => fold(new Uint8Array() as never)).toThrow(/takes a string/);
  });
});

const everyOption: readonly (FoldOptions | undefined)[] = [undefined, { width: "half" }, { space: "fold" }, { punctuation: "full" }, { punctuation: "half" }, { width: "half", space: "fold", punctuation: "full", rules: { on: ["fold/width.kana"] } }];
const anyOptions = fc.constantFrom(...everyOption);

describe("laws", () => {
  const texts = fc.oneof(page, anyText);
  test("edits are sound, say what fold does, and folding again changes nothing", () => {
    fc.assert(
      fc.property(texts, anyOptions, (text, options) => {
        const edits = fold.edits(text, options);
        edits.check(text);
        const folded = edits.apply(text);
        expect(fold(text, options)).toBe(folded);
        expect(fold.edits(folded, options).toString(true)).toBe(folded.length === 0 ? "" : `=${folded.length}`);
        if (isWellFormed(text)) expect(isWellFormed(folded)).toBe(true);
      }),
      runs(2000),
    );
  });
  // The oracle: with the rules of NFC alone, fold is NFC.
  const onlyNfc: FoldOptions = { rules: { off: rules.map(({ id }) => id).filter((id) => !["fold/composition", "fold/canonical", "fold/compatibility.ideograph"].includes(id)) } };
  const character = fc.oneof(
    fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
    fc.constantFrom(..."aeuoüAK\u0300\u0301\u0304\u0308\u030C\u0323\u0327\u0338\u0345\u0F71\u0F72\u0340\u0344\u212B\u2126\u0958\u0915\u093C\uFB1D\u1100\u1161\u11A8\uAC00\u3099か\u0B47\u0B56中\uF900"),
    fc.constantFrom("\u{2F800}", "\u{1D15E}", "\u{11099}", "\u{110BA}", "\u{16D63}", "\u{16D67}", "\u{16D68}", "\u{16D69}", "\u{1163}", "\u{113C2}", "\uD800", "\uDC00", "👍🏽"),
  );
  test("with the rules of NFC alone it is NFC", () => {
    fc.assert(
      fc.property(fc.array(character, { maxLength: 12 }), (characters) => {
        const text = characters.join("");
        expect(fold(text, onlyNfc)).toBe(text.normalize("NFC"));
      }),
      runs(5000),
    );
  });
  test("every character alone, and behind a letter, is its NFC", () => {
    for (let code = 0; code <= 0x10ffff; code++) {
      if (code === 0x30000) code = 0xe0000;
      const text = `a${String.fromCodePoint(code)}`;
      if (fold(text, onlyNfc) !== text.normalize("NFC")) expect.fail(`U+${code.toString(16)}`);
    }
  });
  test("a text without triggers is returned as it is, whatever NFKC thinks of it", () => {
    const text = "今天，１２：３０，㎡ ① Ⅳ ½ ﾃﾚﾋﾞ“好”";
    expect(fold(text)).toBe(text);
    expect(fold.edits(text, undefined, { report: () => {} }).isEmpty).toBe(true);
  });
});

describe("hostile texts", () => {
  test("a million marks on one letter are left alone, and a finding says so", () => {
    const text = `甲a${"\u0301\u0323".repeat(500_000)}乙`;
    const findings: Finding[] = [];
    expect(fold.edits(text, undefined, { report: (finding) => findings.push(finding) }).isEmpty).toBe(true);
    expect(findings).toEqual([expect.objectContaining({ ruleId: "fold/composition", start: 1, end: 1_000_002 })]);
  });
  test.each(["﹕", "⽔", "\u0301a", "\uD800", "(", "a.b@", "\uF900\u0301", ",", "１", "⼾說"])("time is linear on %j", (unit) => {
    const options: FoldOptions = { width: "half", punctuation: "full", space: "fold" };
    const cost = (n: number): number => {
      const text = unit.repeat(n / unit.length);
      const start = process.cpuUsage().user;
      fold(text, options);
      return process.cpuUsage().user - start;
    };
    cost(50_000);
    const small = Math.min(cost(100_000), cost(100_000), cost(100_000));
    const large = Math.min(cost(400_000), cost(400_000));
    expect(large).toBeLessThan(Math.max(small * 10, 400_000)); // a quadratic pass costs sixteen times as much
  });
});
