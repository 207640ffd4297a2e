import { describe, expect, it } from "vitest";
import { cleanPage, stripBoilerplate } from "../../src/page/index.ts";

describe("stripBoilerplate", () => {
  it("returns a text without labels as the same string", () => {
    const text = "今天没有出门。\n楼下的玉兰打了苞。\n";
    expect(stripBoilerplate(text)).toBe(text);
  });
  it("removes the path above an article", () => {
    expect(stripBoilerplate("首页 > 要闻 > 正文\n今天没有出门，楼下的玉兰打了苞。")).toBe("今天没有出门，楼下的玉兰打了苞。");
  });
  it("finds a label under glosses and blanks", () => {
    expect(stripBoilerplate("當(dāng)前位置 : 首頁(yè) > 新聞 > 正文\n水閘今天開工，預計明年完成。")).toBe("水閘今天開工，預計明年完成。");
  });
  it("cleanPage joins what columns broke", () => {
    expect(cleanPage("首页 > 要闻 > 正文\n市区三处闲置地块将改造成公园。工程预计四月完\n\n成，届时附近居民又多一处散步的地方。")).toBe("市区三处闲置地块将改造成公园。工程预计四月完成，届时附近居民又多一处散步的地方。");
  });
});
