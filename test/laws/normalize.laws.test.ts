import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyze, createNormalizer, normalize } from "../../src/index.ts";
import { codeUnits, page } from "../arbitraries/chinese.ts";
import { runs } from "../arbitraries/runs.ts";

// Realistic pages and arbitrary code units: the first reach the rules, the second what nobody thought of.
const anyPage = fc.oneof({ weight: 4, arbitrary: page }, { weight: 1, arbitrary: codeUnits });
const configurations = [undefined, { script: "keep" }, { page: "conservative" }, { page: "aggressive", numerals: "arabic" }, { repair: "full" }, { script: "traditional" }] as const;

describe.each(configurations)("normalize with %j", (options) => {
  const { normalize: clean, analyze: read } = createNormalizer(options);

  test("law: the edits give the text, sorted, disjoint, no surrogate pair split; staged = composed", () => {
    fc.assert(
      fc.property(anyPage, (source) => {
        const { text, edits, stages } = read(source);
        edits.check(source);
        expect(edits.apply(source)).toBe(text);
        expect(clean(source)).toBe(text);
        let current = source;
        for (const stage of stages) {
          expect(stage.before.apply(source)).toBe(current);
          current = stage.edits.apply(current);
        }
        expect(current).toBe(text);
      }),
      runs(300),
    );
  });

  test("law: what came out is clean: a second call changes nothing", () => {
    fc.assert(
      fc.property(anyPage, (source) => {
        const once = clean(source);
        expect(clean(once)).toBe(once);
      }),
      runs(300),
    );
  });
});

describe("readers", () => {
  test("law: quantities and indicators lie in the source and say what stands there", () => {
    fc.assert(
      fc.property(anyPage, (source) => {
        const analysis = analyze(source);
        for (const item of [...analysis.quantities(), ...analysis.indicators()]) {
          expect(item.text).toBe(source.slice(item.start, item.end));
          expect(item.output.end).toBeLessThanOrEqual(analysis.text.length);
        }
        for (const { start, end } of [...analysis.findings, ...analysis.removed]) expect(start <= end && end <= source.length).toBe(true);
      }),
      runs(300),
    );
  });
});

test("law: clean simplified text comes back as the same string", () => {
  const words = fc.constantFrom("我们", "城市", "发展", "稳步", "推进", "改革", "的", "工作", "，", "。", "《规划》", "“十四五”", "2024年", "增长6.2%", "\n", "1.5万亿元", "著名", "乾隆", "ABC");
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
      const text = parts.join("");
      // Lines may be joined where a break cuts a sentence; everything else is content.
      expect(createNormalizer({ page: "keep" }).normalize(text)).toBe(text);
      expect(normalize(text).replaceAll("\n", "")).toBe(text.replaceAll("\n", ""));
    }),
    runs(500),
  );
});
