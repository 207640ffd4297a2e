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

describe("long texts", () => {
  const chapter = (n: number): string => `${n}.1. 堤坝的检查\n第${n}次巡查从东岸开始，先看排水沟，再看坝脚的石块，每一处都要拍照留底。\n${"记录写在蓝皮的本子里，交给值班的人。\n".repeat(40)}`;
  const manual = `巡堤手册\n\n目录\n${Array.from({ length: 60 }, (_, i) => `    ${i + 1}.1. 堤坝的检查`).join("\n")}\n\n${Array.from({ length: 90 }, (_, i) => chapter(i + 1)).join("\n")}`;
  const inside = manual.length >> 1;
  const marked = `${manual.slice(0, inside)}\n版权所有 © 2020 某某出版社\n首页 > 要闻 > 正文\n${manual.slice(inside)}`;

  it("two lines like a site's deep inside a manual say nothing of it", () => {
    expect(marked.length).toBeGreaterThan(60_000);
    expect(stripBoilerplate(marked)).toBe(marked);
  });
  it("labels inside the lines of its head and foot are looked at too", () => {
    const page = `巡堤手册\n发布时间：2024-03-05 来源：临湖日报 阅读：318\n${manual}\n分享：微信 微博 QQ空间`;
    expect(stripBoilerplate(page)).not.toContain("分享：微信");
    expect(stripBoilerplate(page)).toContain("第90次巡查");
  });
  it("the same lines at its head and foot do", () => {
    const page = `首页 > 要闻 > 正文\n${manual}\n版权所有 © 2020 某某出版社\n京ICP备00000000号`;
    expect(stripBoilerplate(page)).toContain("第1次巡查");
    expect(stripBoilerplate(page)).not.toMatch(/版权所有|首页/u);
  });
});
