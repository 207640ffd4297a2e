import * as OpenCC from "opencc-js";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createConverter, detectScript, rules, toSimplified, toTraditional } from "../../src/script/index.ts";
import { loadDefaultPass } from "../../src/script/default-pass.ts";
import { bufferPort, portablePort } from "../../src/script/ports.ts";
import { RULE_IDS } from "../../src/script/rule-choice.ts";
import { t2s } from "../../src/script/t2s.ts";
import { walk } from "../../src/script/walk.ts";
import { CONFIG_NAMES, LOCALES } from "../../src/script/opencc.ts";
import { readDictionary } from "../../scripts/opencc.ts";
import { readTable } from "../../scripts/tsv.ts";
import { runs } from "../arbitraries/runs.ts";
import { EditSet } from "../../src/text/edits.ts";

const NAMES = ["TSPhrases", "STPhrases", "TWPhrases", "TWPhrasesRev", "HKPhrases", "HKVariantsRevPhrases", "TWVariantsRevPhrases", "JPShinjitaiPhrases", "TSCharacters", "STCharacters"];
const words = NAMES.map((name) => [...readDictionary(name)].flat());
const word = fc.oneof(...words.map((list) => fc.nat(list.length - 1).map((i) => list[i]!)));
const odd = fc.constantFrom("，", "。", "\n", " ", "a", "\ud840", "\udc00", "\u{20000}", "\u{e0100}", "⿰", "⿱", "\uf900", "\u{2f81a}", "(", "\u200b", "\u0000");
const piece = fc.oneof({ weight: 6, arbitrary: word }, { weight: 2, arbitrary: fc.tuple(word, fc.nat(4)).map(([w, n]) => w.slice(0, n)) }, { weight: 1, arbitrary: odd });
const texts = fc.array(piece, { maxLength: 24 }).map((parts) => parts.join(""));
/** opencc-js needs exponential time on runs of description characters. */
const safe = texts.filter((text) => !/[\u2ff0-\u2fff].{0,2}[\u2ff0-\u2fff].{0,3}[\u2ff0-\u2fff]/su.test(text));

/** Where each unit of the output came from, and each of the source went. */
function placesOf(edits: EditSet): string {
  const places: number[] = [];
  for (let start = 0; start < edits.outputLength; start++) places.push(...Object.values(edits.toSource({ start, end: start + 1 })));
  for (let start = 0; start < edits.sourceLength; start++) places.push(...Object.values(edits.toOutput({ start, end: start + 1 })));
  return places.join(" ");
}

describe("equal to opencc-js", () => {
  for (const from of LOCALES) {
    for (const to of LOCALES) {
      test(`${from} → ${to}`, () => {
        const theirs = OpenCC.Converter({ from, to });
        const ours = createConverter({ from, to });
        fc.assert(fc.property(safe, (text) => {
          const expected = theirs(text);
          expect(ours(text)).toBe(expected);
          const edits = ours.edits(text);
          edits.check(text);
          expect(edits.apply(text)).toBe(expected);
          expect(placesOf(edits)).toBe(placesOf(EditSet.fromColumns(text.length, edits.columns)));
        }), runs(60));
      });
    }
  }
  test("guiyi/script/t2s", () => {
    const theirs = OpenCC.Converter({ from: "t", to: "cn" });
    fc.assert(fc.property(safe, (text) => {
      expect(t2s(text)).toBe(theirs(text));
    }), runs(300));
    expect(t2s("他看著\uf90a色名著")).toBe("他看著金色名著");
  });
  test("long texts, over the borders of chunks", () => {
    const text = fc.sample(safe, { seed: 3, numRuns: 3000 }).join("");
    for (const [from, to] of [["t", "cn"], ["tw", "cn"], ["cn", "t"], ["cn", "twp"], ["hkp", "cn"]] as const) {
      const ours = createConverter({ from, to });
      const expected = OpenCC.Converter({ from, to })(text);
      expect(ours(text)).toBe(expected);
      const edits = ours.edits(text);
      edits.check(text);
      expect(edits.apply(text)).toBe(expected);
    }
  });
  test("a long text has the edits of its lines", () => {
    const line = "他看著這部名著，於是頭髮乾了。\u{20000}噁頫\n";
    const count = 4000; // 40,000 edits: the columns grow, and are typed
    const one = [...toSimplified.edits(line)];
    const all = toSimplified.edits(line.repeat(count));
    expect(all.size).toBe(count * one.length);
    for (const n of [0, 1, 1999, count - 1]) {
      for (const [i, { start, end, text, rule }] of one.entries()) expect(all.at(n * one.length + i)).toEqual({ start: n * line.length + start, end: n * line.length + end, text, rule });
    }
  });
});

describe("laws of the default mode", () => {
  test("edits give the text, twice is once, both ports agree", () => {
    const ports = [bufferPort()!, portablePort()];
    fc.assert(fc.property(texts, (text) => {
      const out = toSimplified(text);
      const edits = toSimplified.edits(text);
      edits.check(text);
      expect(edits.apply(text)).toBe(out);
      expect(placesOf(edits)).toBe(placesOf(EditSet.fromColumns(text.length, edits.columns)));
      expect(toSimplified(out)).toBe(out);
      const [a, b] = ports.map((port) => walk(text, loadDefaultPass(), 0, text.length, undefined, port));
      expect(a).toBe(b);
    }), runs(400));
  });
  test("a run of description characters takes linear time", () => {
    const run = (n: number): string => String.fromCharCode(0x2ff0 + 2).repeat(n);
    for (const convert of [toSimplified, toTraditional, createConverter({ config: "tw2sp" })]) expect(convert(run(200_000))).toBe(run(200_000));
  });
});

describe("options", () => {
  test("dictionary, protect and spans", () => {
    expect(toSimplified("同義詞與乾淨", { dictionary: [["同義詞", "近义词"]], protect: ["乾淨"] })).toBe("近义词与乾淨");
    expect(toSimplified("見《圍城》萬", { spans: [{ start: 1, end: 5 }] })).toBe("见《圍城》万");
    expect(createConverter({ config: "s2twp", protect: ["软件"] })("软件和鼠标")).toBe("软件和滑鼠");
    expect(() => toSimplified("", { dictionary: [["萬", "万"]], protect: ["萬"] })).toThrow(/contradictory entries: "萬"/);
  });
  test("wrong names name the nearest", () => {
    expect(() => createConverter({ config: "t2c" })).toThrow(/did you mean "t2s"|did you mean "t2/);
    expect(() => createConverter({ from: "t", to: "cnn" })).toThrow(/did you mean "cn"/);
    expect(CONFIG_NAMES.length).toBe(16);
  });
  test("japanese, rare, rules", () => {
    expect(toSimplified("東京の会議です\n萬國", { japanese: "keep" })).toBe("東京の会議です\n万国");
    expect(toSimplified("趙孟頫", { rare: false })).toBe("赵孟頫");
    expect(toSimplified("趙孟頫")).toBe("赵孟𫖯");
    expect([toSimplified("䥯"), toSimplified("䥯", { rare: true }), toSimplified("䥯", { rules: { on: ["script/rare"] } })]).toEqual(["䥯", "𫔆", "𫔆"]);
    expect(toSimplified("\uf900䥯", { rare: true })).toBe("岂𫔆");
    expect(toSimplified("看著萬國", { rules: { off: ["script/characters"] } })).toBe("看着萬國");
    expect(() => toSimplified("", { rules: { off: ["script/charcters"] } })).toThrow(/did you mean "script\/characters"/);
  });
  test("variants of traditional", () => {
    expect(toTraditional("头发里面")).toBe("頭髮裏面");
    expect(toTraditional("头发里面", { variant: "tw" })).toBe("頭髮裡面");
  });
  test("unchanged text is the same string", () => {
    expect(toSimplified("简体字")).toBe("简体字");
    expect(toSimplified.edits("简体字").isEmpty).toBe(true);
  });
});

/** How a rule is shown: most by toSimplified, the others by what they belong to. */
const shown: Readonly<Record<string, (text: string) => EditSet>> = {
  "script/opencc": (text) => toTraditional.edits(text),
  "script/rare": (text) => toSimplified.edits(text, { rare: true }),
  "script/dictionary": (text) => toSimplified.edits(text, { dictionary: [["同義詞", "近义词"]] }),
};

test.each(rules)("rule $id: example under its id, counter-example, reason", ({ id, example, counterExample }) => {
  const edits = shown[id] ?? ((text: string): EditSet => toSimplified.edits(text));
  expect(edits(example.before).apply(example.before)).toBe(example.after);
  expect([...edits(example.before)].flatMap(({ rule }) => rule.split(" + "))).toContain(id);
  expect([...edits(counterExample)]).toEqual([]);
});

test("the ids that can be switched off are the rules", () => {
  expect(RULE_IDS).toEqual(rules.map(({ id }) => id));
});

test("every id that an edit carries is listed", () => {
  const ids = new Set(rules.map(({ id }) => id));
  fc.assert(fc.property(safe, (text) => {
    for (const edits of [toSimplified.edits(text, { rare: true, protect: ["乾"] }), toTraditional.edits(text), createConverter({ config: "tw2sp" }).edits(text)]) {
      for (const { rule } of edits) for (const id of rule.split(" + ")) expect(ids).toContain(id);
    }
  }), runs(100));
});

describe("toTraditional", () => {
  test.each([
    ["千里长征", "千里長征"],
    ["萬里長征，丑時出發", "萬里長征，丑時出發"],
    ["萬里長征\n万里长征\n", "萬里長征\n萬里長征\n"],
    ["苎麻", "苎麻"],
    ["苎麻织布", "苧麻織布"],
    // Lines of another length than what they came from, and lines that stay, beside lines with a word in context.
    ["𫚉鱼\n头发干了\n烟斗\n衣服干了", "魟魚\n頭髮乾了\n烟斗\n衣服乾了"],
    ["头发干了\n𫚉鱼头发干了\n𠮷野家\n头发干了\n", "頭髮乾了\n魟魚頭髮乾了\n𠮷野家\n頭髮乾了\n"],
  ])("%j → %j, and no further", (before, after) => {
    expect(toTraditional(before)).toBe(after);
    expect(toTraditional.edits(before).apply(before)).toBe(after);
    expect(toTraditional(after)).toBe(after);
  });
  test("twice is once, for every word of OpenCC's and for texts of words", () => {
    for (const list of words.slice(0, 2)) for (const source of list) if (source !== undefined) {
      const out = toTraditional(source);
      if (toTraditional(out) !== out) expect(`${source} → ${out} → ${toTraditional(out)}`).toBe("");
    }
    for (const variant of ["standard", "tw", "hk"] as const) {
      fc.assert(fc.property(safe, (text) => {
        const out = toTraditional(text, { variant });
        const edits = toTraditional.edits(text, { variant });
        edits.check(text);
        expect(edits.apply(text)).toBe(out);
      }), runs(100));
    }
  });
  const sentences = readFileSync(new URL("to-traditional.tsv", import.meta.url), "utf8").split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  test.each(sentences)("%s", (line) => {
    const [before, after] = line.split("\t") as [string, string];
    expect(toTraditional(before)).toBe(after);
    expect(toTraditional.edits(before).apply(before)).toBe(after);
    expect(toTraditional(after), "what is traditional stays").toBe(after);
  });
  test.each(readTable("script-traditional.tsv").filter(({ character }) => !character!.startsWith("@")))("$line: $character → $result has a source and a counter-example", ({ character, result, source, counter }) => {
    expect(source).not.toBe("");
    const out = toTraditional(counter!);
    expect([...counter!].flatMap((c, i) => (c === character ? [out[i]!] : [])).some((c) => c !== result)).toBe(true);
  });
  test("rules", () => {
    expect(toTraditional("头发干了", { rules: { off: ["script/context"] } })).toBe("頭髮幹了");
    expect(toTraditional("头发", { rules: { off: ["script/opencc"] } })).toBe("头发");
    expect(() => toTraditional("", { rules: { off: ["script/open"] } })).toThrow(/did you mean "script\/opencc"/);
  });
});

test("detectScript", () => {
  expect(detectScript("後來他們在網路上看見")).toMatchObject({ script: "traditional", simplified: 0 });
  expect(detectScript("后来他们在网络上看见").script).toBe("simplified");
  expect(detectScript("他看我").script).toBe("neither");
  expect(detectScript("這是这是").script).toBe("mixed");
  expect(detectScript("これはペンです").region).toBe("japan");
});
