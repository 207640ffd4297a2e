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

test("Chinese in a wrong encoding of Chinese is damage, read wrong once or twice", () => {
  // 收件人陈小姐在北京市朝阳区等候快递 as UTF-8 read as GBK; 用户协议与隐私政策 so twice; the second also as Big5.
  const once = "鏀朵欢浜洪檲灏忓鍦ㄥ寳浜競鏈濋槼鍖虹瓑鍊欏揩閫";
  const twice = "閻劍鍩涢崡蹇氼唴娑撳酣娈ｇ粔浣规杺缁";
  const asBig5 = "蚚誧衪祜迵笐佌淉習";
  for (const noise of [once, twice, asBig5]) {
    const { level, spans } = damage(`${"好".repeat(100)}。${noise}。`);
    expect(level, noise).toBe("heavy");
    expect(spans.every(({ kind }) => kind === "bytes"), noise).toBe(true);
    expect(damage(noise).level, noise).toBe("hopeless");
  }
});

test("rare characters that people write are none", () => {
  for (const text of ["长安西二百里盩厔山中", "后车驾于郿坞，傕、汜之兵。", "饕餮、魑魅魍魉、囹圄、觊觎、龃龉、耄耋、蹀躞、氤氲、葳蕤、薜荔", "鸞鳳和鳴，黼黻文章，齟齬不合，鬢髮皤然。", "钚镎镅锔锫锎锿镄钔锘铹", "佢哋喺嗰度食嘢冇乜嘢好講嘅唔該晒", "我琴日冇瞓好佢又攞走咗我啲嘢搞到我攰到死", "浠水淇县浚县鄄城郏县嵊泗涪陵綦江歙县黟县"]) expect(damage(text), text).toEqual({ level: "none", spans: [] });
});

test("decode is the one of guiyi/read", () => expect(decode(new TextEncoder().encode("中文")).text).toBe("中文"));
