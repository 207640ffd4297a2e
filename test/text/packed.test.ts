import { describe, expect, test } from "vitest";
import { packContexts, packNumbers, packPairs, packTexts } from "../../scripts/pack.ts";
import { ContextText } from "../../src/script/context-text.ts";
import { eachPair, spellText, unpackAlphabet, unpackNumbers } from "../../src/text/packed.ts";

describe("packed tables come back", () => {
  test("numbers of one to four digits, at each border", () => {
    const numbers = [0, 1, 57, 58, 59, 60, 61, 150, 151, 2243, 2244, 2245, 10_524, 10_525, 51_929, 51_930, 51_931, 753_570, 805_500];
    const packed = packNumbers(numbers);
    expect(packed).toMatch(/^[#-[\]-~]+$/);
    expect([...unpackNumbers(packed)]).toEqual(numbers);
    expect(packNumbers([59, 60, 2243, 2244, 51_929, 51_930])).toHaveLength(1 + 2 + 2 + 3 + 3 + 4);
    expect(() => packNumbers([805_501])).toThrow("cannot pack 805501");
  });

  test("pairs, sorted by target, and several sources of one target", () => {
    const pairs = [[0x9ad2, 0x53d1], [0x767c, 0x53d1], [0x20a37, 0x4e00], [0xffff, 0x2cd8b], [1, 0]] as const;
    const found: [number, number][] = [];
    eachPair(packPairs(pairs), (from, to) => found.push([from, to]));
    expect(found).toEqual([...pairs].map(([from, to]) => [from, to]).sort(([a, b], [c, d]) => b! - d! || a! - c!));
  });

  test("texts over more units than one digit has", () => {
    const texts = [Array.from({ length: 3000 }, (_, i) => String.fromCharCode(0x4e00 + 5 * i)).join(""), "", "一二一\ud800"];
    const { alphabet, texts: packed } = packTexts(texts);
    expect(packed.map((text) => spellText(unpackAlphabet(alphabet), text))).toEqual(texts);
  });

  test("contexts: words of one character behind the others, whatever their order; 𫫇 is none", () => {
    const rows = new Map([["著", [["着", "!", "@verb 学", ""], ["著", "", "", "名 作者 书"]]], ["噁", [["𫫇", "", "二", "英 烷"]]]] as const);
    const contexts = new ContextText(packContexts(new Map([["@verb", "看 听 讨论"]]), rows));
    expect(contexts.names()).toEqual(["@verb", "著", "噁"]);
    expect(contexts.words("@verb")!.split(" ").sort()).toEqual(["听", "看", "讨论"].sort());
    expect(contexts.words("著")).toBeUndefined();
    expect(contexts.rows("著").map(([result, strength, before, after]) => [result, strength, before.split(" ").sort(), after.split(" ").sort()])).toEqual([
      ["着", "!", ["@verb", "学"], [""]],
      ["著", "", [""], ["书", "作者", "名"].sort()],
    ]);
    expect(contexts.rows("噁")[0]![0]).toBe("𫫇");
    expect(contexts.rows("乾")).toEqual([]);
    expect([..."看名𫫇"].map((c) => contexts.occurs(c.charCodeAt(0)))).toEqual([true, true, true]);
    expect(contexts.occurs("猫".charCodeAt(0))).toBe(false);
  });
});
