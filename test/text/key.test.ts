import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldScript, sameBesidesScript } from "../../src/text/key.ts";
import { CharClass, classOf, isHan, matchKey, Phrases, scanClasses } from "../../src/text/index.ts";
import { Suffixes } from "../../src/text/suffixes.ts";
import { runs } from "../arbitraries/runs.ts";

describe("matchKey", () => {
  test.each([
    ["發表於 ２０２４－５－１０", "发表于 2024-5-10"],
    ["ＡＢＣ，（ＧＤＰ）：", "abc,(gdp):"],
    ["萬億兩點負", "万亿两点负"],
    ["\u3000\u00a0", "  "],
    ["\uf900", "岂"], // a compatibility ideograph, through 豈
    ["、。“”「」", "、。“”「」"], // marks without an ASCII twin stay
    ["𠮷\ud842", "𠮷\ud842"],
  ])("%j → %j", (text, key) => expect(matchKey(text)).toBe(key));

  test("returns the same string when nothing folds, over chunk borders too", () => {
    const long = "汉".repeat(10_000);
    expect(matchKey(long)).toBe(long);
    expect(matchKey(`${long}漢${long}`)).toBe(`${long}汉${long}`);
    expect(matchKey(`漢${long}漢`)).toBe(`汉${long}汉`);
  });

  test("law: the same length, and the key of a key is itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const key = matchKey(text);
        expect(key.length).toBe(text.length);
        expect(matchKey(key)).toBe(key);
      }),
      runs(2000),
    );
    for (let unit = 0; unit < 0x10000; unit++) {
      const key = matchKey(String.fromCharCode(unit));
      if (key.length !== 1 || matchKey(key) !== key) expect.unreachable(`U+${unit.toString(16)}`);
    }
  });
});

describe("foldScript", () => {
  test("simplifies each character by itself; width and capitals stay", () => expect(foldScript("發表於 ２０２４ＡＢＣ　後")).toBe("发表于 ２０２４ＡＢＣ　后"));

  test("law: the key does not tell a text from its fold", () => {
    for (let unit = 0; unit < 0x10000; unit++) {
      const text = String.fromCharCode(unit);
      if (matchKey(foldScript(text)) !== matchKey(text) || foldScript(foldScript(text)) !== foldScript(text)) expect.unreachable(`U+${unit.toString(16)}`);
    }
  });

  test.each([
    ["發表於", "发表于", true],
    ["發表於", "发表於", true],
    ["", "", true],
    ["發表", "发表于", false],
    ["發表於", "发表在", false],
    ["Ａ", "A", false],
  ])("sameBesidesScript(%j, %j)", (a, b, same) => {
    expect(sameBesidesScript(a, b)).toBe(same);
    expect(foldScript(a) === foldScript(b)).toBe(same);
  });
});

describe("CharClass", () => {
  test.each([
    ["一", CharClass.HAN | CharClass.NUMERAL],
    ["萬", CharClass.HAN | CharClass.NUMERAL | CharClass.TRADITIONAL],
    ["汉", CharClass.HAN],
    ["著", CharClass.HAN | CharClass.TRADITIONAL],
    ["7", CharClass.DIGIT],
    ["７", CharClass.DIGIT],
    ["ū", CharClass.LATIN],
    ["（", CharClass.BRACKET],
    ["，", 0],
    ["\u200b", CharClass.DAMAGE],
    ["\uf900", CharClass.HAN | CharClass.FOLD],
    ["\n", 0],
  ])("%j has the flags %i", (character, flags) => expect(classOf(character.charCodeAt(0))).toBe(flags));

  test("agrees with the engine's Script=Han in the Basic Multilingual Plane", () => {
    for (let unit = 0; unit < 0xd800; unit++) if (isHan(unit) !== /\p{Script=Han}/u.test(String.fromCharCode(unit))) expect.unreachable(`U+${unit.toString(16)}`);
  });

  test("a scan is the OR of its units", () => {
    expect(scanClasses("汉 a1")).toBe(CharClass.HAN | CharClass.LATIN | CharClass.DIGIT);
    expect(scanClasses("汉 a1", 0, 1)).toBe(CharClass.HAN);
    expect(scanClasses("")).toBe(0);
  });
});

describe("Phrases", () => {
  const phrases = new Phrases([["当前", 1], ["当前位置", 2], ["首页", 3], ["页", 4]]);
  test("the longest phrase at a position", () => {
    expect(phrases.longestAt("您的当前位置", 2)).toEqual({ length: 4, value: 2 });
    expect(phrases.longestAt("您的当前位", 2)).toEqual({ length: 2, value: 1 });
    expect(phrases.longestAt("当前位置", 0, 3)).toEqual({ length: 2, value: 1 });
    expect(phrases.longestAt("位置", 0)).toBeUndefined();
    expect(phrases.longestAt("", 0)).toBeUndefined();
    expect([...phrases.allAt("当前位置", 0)].map(({ value }) => value)).toEqual([1, 2]);
    expect(phrases.get("首页")).toBe(3);
    expect(phrases.get("首")).toBeUndefined();
    expect(phrases.begins("首".charCodeAt(0))).toBe(true);
    expect(phrases.begins("位".charCodeAt(0))).toBe(false);
  });
  test("an empty phrase is refused", () => expect(() => new Phrases([["", 1]])).toThrow(RangeError));
  test("law: like a Map of all phrases", () => {
    const word = fc.string({ unit: fc.constantFrom("甲", "乙", "丙", "丁"), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.string({ unit: fc.constantFrom("甲", "乙", "丙", "丁"), maxLength: 12 }), (words, text) => {
        const set = new Phrases(words.map((entry) => [entry, entry] as const));
        for (let at = 0; at < text.length; at++) {
          const longest = words.filter((entry) => text.startsWith(entry, at)).sort((a, b) => b.length - a.length)[0];
          expect(set.longestAt(text, at)?.value).toBe(longest);
        }
      }),
      runs(1000),
    );
  });
  test("law: matches at a place and before a place, longest first", () => {
    const word = fc.string({ unit: fc.constantFrom("甲", "乙", "丙", "\ud83d", "\ude00"), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 12 }), fc.string({ unit: fc.constantFrom("甲", "乙", "丙", "\ud83d", "\ude00"), maxLength: 12 }), fc.nat(3), (words, text, floor) => {
        const entries = words.map((entry) => [entry, entry] as const);
        const all = (set: Phrases<string> | Suffixes<string>, first: number): string[] => {
          const found: string[] = [];
          for (let match = first; match !== 0; match = set.shorter(match)) {
            found.push(set.valueOf(match));
            expect(set.lengthOf(match)).toBe(set.valueOf(match).length);
          }
          return found;
        };
        const prefixes = new Phrases(entries);
        const suffixes = new Suffixes(entries);
        const longestFirst = (a: string, b: string): number => b.length - a.length;
        for (let at = 0; at <= text.length; at++) {
          expect(all(prefixes, prefixes.matchAt(text, at))).toEqual(words.filter((entry) => text.startsWith(entry, at)).sort(longestFirst));
          expect(all(suffixes, suffixes.match(text, at, floor))).toEqual(words.filter((entry) => text.endsWith(entry, at) && at - entry.length >= floor && entry.length <= at).sort(longestFirst));
        }
        for (const entry of words) expect(suffixes.get(entry)).toBe(entry);
      }),
      runs(500),
    );
  });
});
