import { describe, expect, it } from "vitest";
import { readPage, stripBoilerplate } from "../../src/page/index.ts";
import { readHtml } from "../../src/read/index.ts";

const html = `<html><head><meta charset="gbk"><title>老街开园_河边网</title></head><body>
<div><a href="/a">城事</a></div><div><a href="/b">渔港</a></div><div><a href="/c">山里</a></div>
<p>设为首页</p><p>收藏本站</p>
<h1>老街开园</h1>
<p>今天，老街的口袋公园开园，附近居民都来看，孩子们在水边玩到天黑。</p>
<p>园里种了三十棵玉兰，还有一座看河的亭子。</p>
<div style="display:none">看不见的字</div>
<p>上一篇：渔港开海</p><p>版权所有 某某日报社</p></body></html>`;

describe("hints of HTML", () => {
  const { text, blocks, declaredEncoding } = readHtml(html);
  it("the one h1 is the title, rows of links above it go", () => {
    expect(declaredEncoding).toBe("gbk");
    expect(stripBoilerplate(text, { hints: blocks }).trim()).toBe("老街开园\n今天，老街的口袋公园开园，附近居民都来看，孩子们在水边玩到天黑。\n园里种了三十棵玉兰，还有一座看河的亭子。");
    expect(readPage(text, { hints: blocks }).metadata.title?.text).toBe("老街开园");
  });
  it("a link inside the text stays", () => {
    const page = readHtml("<p>首页 &gt; 要闻 &gt; 正文</p><h1>老街开园</h1><p>今天，老街的口袋公园开园，附近居民都来看。</p><p><a href='/x'>开园那天的照片</a></p><p>园里种了三十棵玉兰，还有一座看河的亭子。</p><p>上一篇：渔港开海</p>");
    expect(stripBoilerplate(page.text, { hints: page.blocks })).toContain("开园那天的照片");
  });
  it("anything else is refused", () => expect(() => stripBoilerplate("今天没有出门。", { hints: [1] as never })).toThrow(/hints must be/u));
});
