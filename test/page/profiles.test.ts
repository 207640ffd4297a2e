import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cleanPage, readPage, stripBoilerplate, type Profile } from "../../src/page/index.ts";
import { analyze } from "../../src/index.ts";

const own = (name: string): string =>
  readFileSync(new URL(`./pages/${name}.txt`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.slice(1))
    .join("\n");

describe("the kind of a page is detected", () => {
  it.each<[string, Profile]>([
    ["dzx-desktop", "discuz"],
    ["dz-stat-lines", "discuz"],
    ["phpwind7", "phpwind"],
    ["tieba2", "tieba"],
    ["zhidao", "qa"],
    ["zhihu-answer", "qa"],
    ["ptt", "bbs"],
    ["gov-cn", "gov"],
    ["wechat2", "wechat"],
    ["epaper2", "newspaper"],
    ["novel2", "novel"],
  ])("%s: %s", (name, profile) => expect(readPage(own(name)).profile).toBe(profile));
  it("a text without labels is generic", () => expect(readPage("今天没有出门。\n楼下的玉兰打了苞。").profile).toBe("generic"));
});

describe("the kind of a page is named", () => {
  const thread = "老街开园\n河边人 2024-5-10 12:30\n今天去看了，人不少。\n返回列表";
  it("one self-evident line is enough, and one head makes a thread", () => {
    expect(stripBoilerplate(thread)).toBe(thread);
    expect(stripBoilerplate(thread, { profile: "forum" })).toBe("老街开园\n河边人 2024-5-10 12:30\n今天去看了，人不少。\n");
    expect(readPage(thread, { profile: "forum" }).posts.map(({ text }) => text)).toEqual(["今天去看了，人不少。"]);
  });
  it("an article is not cut into posts", () => {
    const page = own("dzx-desktop");
    expect(readPage(page).posts.length).toBeGreaterThan(0);
    expect(readPage(page, { profile: "news" }).posts).toEqual([]);
  });
  it("weak labels of the kind go", () => {
    const page = "首页 > 要闻 > 正文\n老街开园\n今天，老街的口袋公园开园，附近居民都来看。\n欢迎关注老街的公众号\n园里种了三十棵玉兰，还有一座看河的亭子。";
    expect(stripBoilerplate(page, { profile: "wechat" })).toContain("欢迎关注");
    expect(stripBoilerplate(page.replace("\n园里种了三十棵玉兰，还有一座看河的亭子。", "\n园里有玉兰"), { profile: "wechat" })).not.toContain("欢迎关注");
  });
});

describe("aggressive mode takes what only says who, when and after whom", () => {
  const page = [
    "老街开园", "查看: 120|回复: 2", "返回列表",
    "河边人 发表于 2024-5-10 12:30 | 只看该作者", "今天去看了，人不少，孩子们都在水边玩。", "慢就是快", "回复 举报",
    "灯芯草 发表于 2024-5-10 13:30 | 只看该作者", "引用: 河边人 发表于 2024-5-10 12:30", "今天去看了，人不少，孩子们都在水边玩。", "明天我也带孩子去。", "回复 举报",
    "河边人 发表于 2024-5-10 14:30 | 只看该作者", "早点去，停车位不多。", "慢就是快", "回复 举报", "返回列表",
  ].join("\n");
  it("heads, quotations, signatures", () => {
    expect(stripBoilerplate(page, { mode: "aggressive" }).split("\n").filter(Boolean)).toEqual(["老街开园", "今天去看了，人不少，孩子们都在水边玩。", "明天我也带孩子去。", "早点去，停车位不多。"]);
    expect(stripBoilerplate(page)).toContain("慢就是快");
  });
  it("fields over an article", () => {
    const article = "首页 > 要闻 > 正文\n老街开园\n发布时间：2024-05-10 来源：某某日报\n今天，老街的口袋公园开园，附近居民都来看。\n上一篇：渔港开海";
    expect(stripBoilerplate(article, { mode: "aggressive" })).toBe("老街开园\n今天，老街的口袋公园开园，附近居民都来看。\n");
  });
});

describe("a dash read as 一", () => {
  const text = "今年新增“初创一苗圃一小巨人”企业二十家。";
  it("is a finding, and nothing is changed", () => {
    expect(readPage(text).findings.map(({ start, expected }) => [start, expected])).toEqual([[7, ["—"]], [10, ["—"]]]);
    const { text: output, findings } = analyze(text);
    expect(output).toBe(text);
    expect(findings.map(({ ruleId, start, end }) => [ruleId, start, end])).toEqual([["page/dash.one", 7, 8], ["page/dash.one", 10, 11]]);
  });
  it("is changed when the rule is switched on", () => expect(cleanPage(text, { rules: { on: ["page/dash.one"] } })).toBe("今年新增“初创—苗圃—小巨人”企业二十家。"));
  it.each(["“规格统一标准统一管理”", "“一步一个脚印”", "“十一黄金周一日游”", "“说一不二”", "初创一苗圃一小巨人", "“初创一苗圃”", "“高一高二高三”", "“走一步看一步”"])("%s is none", (innocent) => expect(readPage(innocent).findings).toEqual([]));
});
