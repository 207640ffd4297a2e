import { expect, test } from "vitest";
import { damage, decode } from "../../src/repair/index.ts";

test("damage is none, slight, heavy or hopeless", () => {
  expect(damage("程序员常说的“锟斤拷”是怎么来的？naïve café")).toEqual({ level: "none", spans: [] });
  expect(damage(`${"好".repeat(200)}\ufffd`)).toEqual({ level: "slight", spans: [{ start: 200, end: 201, kind: "lost" }] });
  expect(damage(`${"好".repeat(30)}锟斤拷锟斤拷`).level).toBe("heavy");
  expect(damage("今天锟斤拷气很好，我们去公园走走。").spans).toEqual([{ start: 2, end: 5, kind: "lost" }]);
  for (const talk of ["锟斤拷是什么？", "网页上出现锟斤拷，多半是编码错了。", "烫烫烫和锟斤拷都是乱码。", "水很烫烫烫，屯屯屯。"]) expect(damage(talk).level, talk).toBe("none");
  expect(damage("锟斤拷锟斤拷锟斤拷").level).toBe("hopeless");
  expect(damage("ÖÐÎÄÖÐÎÄ").spans).toEqual([{ start: 0, end: 8, kind: "bytes" }]);
  expect(damage("字\ue123库").spans).toEqual([{ start: 1, end: 2, kind: "private" }]);
});

test("decode is the one of guiyi/read", () => expect(decode(new TextEncoder().encode("中文")).text).toBe("中文"));
