import { describe, expect, test } from "vitest";
import { fold } from "../src/fold/index.ts";
import { analyze, createNormalizer, GuiyiError, normalize } from "../src/index.ts";
import { findQuantities, formatNumber, parseMoney, parseNumber, parsePercent, parseQuantity, safeParseNumber, toArabic } from "../src/numerals/index.ts";
import { joinLines, readPage, stripBoilerplate } from "../src/page/index.ts";
import { decode, readHtml } from "../src/read/index.ts";
import { repair, stripAnnotations } from "../src/repair/index.ts";
import { extractIndicators } from "../src/report/index.ts";
import { createConverter, detectScript, toSimplified, toTraditional } from "../src/script/index.ts";
import { t2s } from "../src/script/t2s.ts";
import { simplify } from "../src/script/to-simplified.ts";

const functions: Readonly<Record<string, (text: never) => unknown>> = {
  normalize, analyze, fold, findQuantities, parseMoney, parseNumber, parsePercent, parseQuantity, safeParseNumber, toArabic, joinLines, readPage, stripBoilerplate, readHtml, repair,
  stripAnnotations, extractIndicators, detectScript, toSimplified, toTraditional, t2s, simplify, converter: createConverter({ from: "tw", to: "cn" }),
  "toSimplified.edits": toSimplified.edits, "toTraditional.edits": toTraditional.edits, "repair.edits": repair.edits, "fold.edits": fold.edits,
  formatNumber, decode, createNormalizer: (() => createNormalizer(5 as never)) as (text: never) => unknown,
};

// Callers without types hand over what a database or a form gave them.
describe.each(Object.entries(functions))("%s, called with what is no text", (name, call) => {
  test.each([[undefined], [null], [{}]])("%j: a GuiyiError that says what was wrong", (value) => {
    let thrown: unknown;
    try {
      call(value as never);
    } catch (error) {
      thrown = error;
    }
    expect(thrown, name).toBeInstanceOf(GuiyiError);
    expect((thrown as Error).message).toMatch(/^\[guiyi\] .* (?:takes?|must be) /);
  });
});

test("bytes: the message says how to make text of them", () => expect(() => toSimplified(new Uint8Array(2) as never)).toThrow('[guiyi] toSimplified takes a string, got bytes; decode them first: toSimplified(decode(bytes).text), decode is exported by "guiyi/read"'));
