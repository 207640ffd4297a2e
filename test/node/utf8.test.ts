import { expect, it } from "vitest";
import { decodeUtf8, encodeUtf8 } from "../../src/node/utf8.ts";

const texts = ["", "a", "北京", "\ufeff北京", "𠮷野家", "a\u0000b\r\n", "é中𠀀".repeat(50_000), "é中𠀀".repeat(1 << 20)];

it.each(texts)("bytes and text as Buffer has them: %#", (text) => {
  expect(encodeUtf8(text).equals(Buffer.from(text))).toBe(true);
  expect(decodeUtf8(Buffer.from(text))).toBe(text);
});

it.each(["a\ud800", "\udc00北", "\ud800\ud800\udc00"])("writes U+FFFD for a lone surrogate: %#", (text) => {
  expect(encodeUtf8(text).toString()).toBe(Buffer.from(text).toString());
});

it("takes a part of a larger buffer", () => {
  const bytes = Buffer.from("一二三四");
  expect(decodeUtf8(bytes.subarray(3, 9))).toBe("二三");
});
