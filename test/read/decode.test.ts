import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readTable } from "../../scripts/tsv.ts";
import { createDecoder, decode, type DecodeOptions } from "../../src/read/index.ts";
import { page } from "../arbitraries/chinese.ts";
import { runs } from "../arbitraries/runs.ts";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const encode = (text: string, label: string): Uint8Array => new Uint8Array(iconv.encode(text, label));
const PROSE = "昨天下午，我们在河边看见一只白色的鸟，它站了很久才飞走。大家都说今年的春天来得早。";
const TRADITIONAL = "昨天下午，我們在河邊看見一隻白色的鳥，牠站了很久才飛走。大家都說今年的春天來得早。";

describe("detects", () => {
  test.each([
    [PROSE, "utf-8", "utf-8"],
    [PROSE, "gb18030", "gb18030"],
    [TRADITIONAL, "gb18030", "gb18030"],
    [TRADITIONAL, "big5", "big5"],
    [PROSE, "utf-16le", "utf-16le"],
    [PROSE, "utf-16be", "utf-16be"],
    ["一些", "gb18030", "gb18030"],
    ["時間", "big5", "big5"],
    ["café au lait, naïve façade", "utf-8", "utf-8"],
    ["Москва и Петербург", "utf-8", "utf-8"],
    ["plain ASCII", "ascii", "utf-8"],
    ["", "ascii", "utf-8"],
  ])("%s written in %s", (text, label, encoding) => {
    expect(decode(encode(text, label))).toMatchObject({ text, encoding, errorCount: 0, binary: false, bom: false });
  });
  test.each([["utf-8", 4], ["gb18030", 3], ["big5", 4]])("pieces of %s from %i characters on", (label, shortest) => {
    const source = label === "big5" ? TRADITIONAL : PROSE;
    for (let length = shortest as number; length <= 12; length++) {
      for (let start = 0; start + length <= source.length; start++) {
        const text = source.slice(start, start + length);
        expect(decode(encode(text, label as string)).text).toBe(text);
      }
    }
  });
  test("Chinese behind a long beginning in ASCII", () => {
    const text = "<meta>\n".repeat(10_000) + TRADITIONAL;
    expect(decode(encode(text, "big5"))).toMatchObject({ text, encoding: "big5" });
  });
});

describe("believes a mark, then what it is told, then what is declared", () => {
  const gbk = encode("昨天", "gbk");
  test.each<[string, Uint8Array, DecodeOptions, object]>([
    ["a mark against everything", bytes(0xef, 0xbb, 0xbf, 0xe4, 0xb8, 0x80), { encoding: "big5" }, { text: "一", encoding: "utf-8", source: "bom", bom: true }],
    ["GB 18030's own mark", bytes(0x84, 0x31, 0x95, 0x33, 0xd2, 0xbb), {}, { text: "一", encoding: "gb18030", bom: true }],
    ["told", gbk, { encoding: "GB2312" }, { text: "昨天", source: "told", confidence: 1 }],
    ["declared, and short", encode("牠", "big5"), { declared: "big5" }, { text: "牠", source: "declared" }],
    ["declared, and wrong", encode(PROSE, "utf-8"), { declared: "gb2312" }, { text: PROSE, encoding: "utf-8", source: "detected" }],
    ["declared by a name nobody knows", gbk, { declared: "x-unheard-of" }, { text: "昨天", source: "detected" }],
  ])("%s", (_, input, options, expected) => {
    expect(decode(input, options)).toMatchObject(expected);
  });
  test("wrong options are refused", () => {
    expect(() => decode(gbk, { encoding: "bgk" })).toThrow(/did you mean "gbk"/);
    expect(() => decode(gbk, { encodign: "gbk" } as never)).toThrow(/did you mean "encoding"/);
    expect(() => decode("text" as never)).toThrow(/Uint8Array/);
  });
});

describe("bad bytes", () => {
  test.each<[string, Uint8Array, string, string, object[]]>([
    ["ASCII behind a bad lead stays", bytes(0xd6, 0x20, 0x41), "gb18030", "\ufffd A", [{ offset: 0, length: 1 }]],
    ["four bytes of no character", bytes(0xfe, 0x39, 0xfe, 0x39), "gb18030", "\ufffd", [{ offset: 0, length: 4 }]],
    ["the end inside four bytes", bytes(0x41, 0x81, 0x30), "gb18030", "A\ufffd0", [{ offset: 1, length: 1 }]],
    ["overlong", bytes(0xc0, 0x80, 0x41), "utf-8", "\ufffd\ufffdA", [{ offset: 0, length: 1 }, { offset: 1, length: 1 }]],
    ["cut in a character", bytes(0x41, 0xe4, 0xb8), "utf-8", "A\ufffd", [{ offset: 1, length: 2 }]],
    ["a surrogate in UTF-8", bytes(0xed, 0xa0, 0x80), "utf-8", "\ufffd\ufffd\ufffd", [0, 1, 2].map((offset) => ({ offset, length: 1 }))],
    ["a lone surrogate", bytes(0x00, 0xd8, 0x41, 0x00), "utf-16le", "\ufffdA", [{ offset: 0, length: 2 }]],
    ["half a unit", bytes(0x41, 0x00, 0x42), "utf-16le", "A\ufffd", [{ offset: 2, length: 1 }]],
    ["a bad pair of Big5", bytes(0xf9, 0xff, 0x41), "big5", "\ufffdA", [{ offset: 0, length: 2 }]],
  ])("%s", (_, input, encoding, text, errors) => {
    expect(decode(input, { encoding })).toMatchObject({ text, errors, errorCount: errors.length });
  });
  test("offsets count from the beginning of a long input; the list is bounded, the count is not", () => {
    const good = encode(PROSE.repeat(2000), "utf-8");
    const input = new Uint8Array(good.length + 300).fill(0xff);
    input.set(good);
    const { errors, errorCount, text } = decode(input, { encoding: "utf-8" });
    expect([errors.length, errorCount, errors[0]]).toEqual([100, 300, { offset: good.length, length: 1 }]);
    expect(text.endsWith("\ufffd".repeat(300))).toBe(true);
  });
  test("noise and zero bytes are no text", () => {
    let state = 1;
    const noise = Uint8Array.from({ length: 5000 }, () => (state = (state * 48271) % 2147483647) & 0xff);
    expect(decode(noise).binary).toBe(true);
    expect(decode(new Uint8Array(5000)).binary).toBe(true);
  });
});

describe("laws", () => {
  const LABELS = ["utf-8", "utf-16le", "utf-16be", "gb18030", "big5"];
  const anyBytes = fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.array(fc.constantFrom(0x30, 0x41, 0x81, 0x84, 0xa1, 0xa4, 0xc3, 0xd6, 0xe4, 0xb8, 0xed, 0xf0, 0xfe, 0xff, 0x00), { maxLength: 30 }).map((list) => Uint8Array.from(list)));
  test("any chunking gives the same text and the same verdict", () => {
    fc.assert(
      fc.property(anyBytes, fc.constantFrom(undefined, ...LABELS), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 9 }), (input, encoding, sizes) => {
        const whole = decode(input, { encoding });
        const decoder = createDecoder({ encoding });
        let text = "";
        for (let at = 0, turn = 0; at < input.length; turn++) {
          const size = sizes[turn % sizes.length]! || 1;
          text += decoder.push(input.subarray(at, at + size));
          at += size;
        }
        text += decoder.end();
        expect({ text, ...decoder.info() }).toEqual(whole);
        expect(/\p{Surrogate}/u.test(text)).toBe(false);
      }),
      runs(2000),
    );
  });
  test("what an encoder wrote is read back", () => {
    fc.assert(
      fc.property(page, fc.constantFrom(...LABELS), (text, encoding) => {
        const input = encode(text, encoding);
        // Not every character is in every encoding, and the platform's Big5 has private use where others have HKSCS.
        if (new TextDecoder(encoding, { ignoreBOM: true }).decode(input) !== text || text.startsWith("\ufeff")) return;
        expect(decode(input, { encoding }).text).toBe(text);
      }),
      runs(500),
    );
  });
  test("UTF-8 with faults is what the platform makes of it", () => {
    fc.assert(fc.property(anyBytes, (input) => {
      if (input[0] !== 0xfe && input[0] !== 0xff && input[0] !== 0x84) expect(decode(input, { encoding: "utf-8" }).text).toBe(new TextDecoder().decode(input));
    }), runs(2000));
  });
});

describe("Big5 of Hong Kong", () => {
  const CANTONESE = "香港嘅茶餐廳，喺度飲奶茶，佢哋話好好味。呢個係乜嘢？衞生署嘅綫路圖已經咗喺網上。";
  test("written Cantonese is detected and read whole, whatever the platform has of HKSCS", () => expect(decode(encode(CANTONESE, "big5hkscs"))).toMatchObject({ text: CANTONESE, encoding: "big5", errorCount: 0 }));
  test("every character of data/hkscs.tsv has the bytes that iconv-lite gives it", () => {
    const characters = readTable("hkscs.tsv").map(({ characters: row }) => row!).join("");
    expect(characters.length).toBeGreaterThan(130);
    expect(decode(encode(characters, "big5hkscs"), { encoding: "big5" }).text).toBe(characters);
  });
});
