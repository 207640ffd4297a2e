import { createRequire } from "node:module";
import { afterEach, describe, expect, test, vi } from "vitest";
import { decodeGb2312 } from "../../src/read/code-tables.ts";
import { isPrivateUse, loadGbk } from "../../src/repair/gbk.ts";

/** Windows-936 as iconv-lite has it: [first pair, characters, or how many code points follow …]. */
function windows936(): Map<number, number> {
  const pairs = new Map<number, number>();
  for (const [start, ...parts] of createRequire(import.meta.url)("iconv-lite/encodings/tables/cp936.json") as [string, ...(string | number)[]][]) {
    let at = parseInt(start, 16);
    if (at < 0x8140) continue;
    let last = 0;
    const put = (unit: number): void => {
      last = unit;
      pairs.set(at++, unit);
      if ((at & 0xff) === 0x7f) at++;
    };
    for (const part of parts) {
      if (typeof part === "string") for (let i = 0; i < part.length; i++) put(part.charCodeAt(i));
      else for (let i = 0; i < part; i++) put(last + 1);
    }
  }
  return pairs;
}

describe("the table of Windows-936", () => {
  const { unitOf, pairOf } = loadGbk();

  test("has the characters of Windows, and private use in every other pair", () => {
    const windows = windows936();
    expect(windows.size).toBe(21_791);
    const holes = new Set<number>();
    for (let pair = 0; pair < 0x10000; pair++) {
      if (windows.has(pair)) expect(unitOf[pair]).toBe(windows.get(pair));
      else if (unitOf[pair] !== 0) holes.add(unitOf[pair]!);
    }
    expect(holes.size).toBe(2149);
    expect([...holes].every(isPrivateUse)).toBe(true);
    expect([Math.min(...holes), Math.max(...holes)]).toEqual([0xe000, 0xe864]);
  });

  test("user-defined areas come first, then the holes in code order", () => {
    // GB 2312's row AA begins the first area; A140 begins the third.
    expect([unitOf[0xaaa1], unitOf[0xf8a1], unitOf[0xa140], unitOf[0xa2ab]].map((unit) => unit!.toString(16))).toEqual(["e000", "e234", "e4c6", "e766"]);
  });

  test("goes both ways", () => {
    for (let unit = 0; unit < 0x10000; unit++) if (pairOf[unit] !== 0) expect(unitOf[pairOf[unit]!]).toBe(unit);
  });

  test("knows the 6,763 ideographs of GB 2312", () => {
    const ideographs = Array.from(decodeGb2312()).filter((character) => !isPrivateUse(character.charCodeAt(0)));
    expect(new Set(ideographs).size).toBe(6763);
    expect(ideographs.every((character) => pairOf[character.charCodeAt(0)]! >= 0xb0a1 && pairOf[character.charCodeAt(0)]! <= 0xf7fe)).toBe(true);
    expect(["汉", "漢", "。"].map((character) => ideographs.includes(character))).toEqual([true, false, false]);
  });
});

describe("a platform without the encodings of East Asia", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  test("repairs what needs no table of them, and leaves the rest", async () => {
    const Known = TextDecoder;
    vi.stubGlobal("TextDecoder", class extends Known {
      constructor(label = "utf-8", options?: TextDecoderOptions) {
        if (label !== "utf-8") throw new RangeError(`The "${label}" encoding is not supported`);
        super(label, options);
      }
    });
    vi.resetModules();
    const { repair } = await import("../../src/repair/index.ts");
    expect(repair("&ldquo;长江&rdquo;大\u200b桥")).toBe("“长江”大桥");
    for (const text of ["ÖÐÎÄ²»ºÃ", "璇疯緭鍏ラ獙璇佺爜", "厩ネ盝"]) expect(repair(text)).toBe(text);
  });
});
