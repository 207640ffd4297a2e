import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readHtml, rules } from "../../src/read/index.ts";
import { runs } from "../arbitraries/runs.ts";
import { html as anyHtml } from "../arbitraries/html.ts";

describe("text of a page", () => {
  test.each([
    ["<h1>标题</h1><p>甲&amp;乙</p>", "标题\n甲&乙"],
    ["<p>第一段<p>第二段<br>另一行", "第一段\n第二段\n另一行"],
    ["<p>断在\n中间 and\n  English</p>", "断在中间 and English"],
    ["<p>作者：李四 編輯：<b>王五</b>  &#32; <i>校對</i>：趙六</p>", "作者：李四 編輯：王五 校對：趙六"],
    ["<p>断在 \n 行末</p><p>甲&#10;乙</p>", "断在行末\n甲 乙"],
    ["<p>留<span style='display: none'>藏</span><font class=\"jammer\">x9f</font>下</p>", "留下"],
    ["<script>if (a<b) alert('甲')</script><style>p{}</style><p>乙</p><!-- 丙 -->", "乙"],
    ["<ruby>漢<rp>(</rp><rt>ㄏㄢˋ</rt><rp>)</rp></ruby>字", "漢字"],
    ["<pre>一  二\n三</pre>", "一  二\n三"],
    ["<p>a&nbsp;b &#27773;&#x8f66; &unknown; &", "a\u00a0b 汽车 &unknown; &"],
    ["<p>cut <b", "cut"],
    ["<p>正文<scr", "正文"],
    ["<p>正文<style", "正文"],
    ["<p>正文</p", "正文"],
    ["<p>正文</p 赞 ", "正文"],
    ["甲 <2", "甲 <2"],
    ["<p>占地10<sup>2</sup>亩，见注<sup>[1]</sup></p>", "占地10²亩，见注[1]"],
    ["<p>原价<del>100</del>80元，log<sub>2</sub>8</p>", "原价100 80元，log2 8"],
    ["<p>第<b>1</b>2章，H<sub>2</sub>O，<s>旧</s>新</p>", "第12章，H2O，旧新"],
    ["<p>正文<span style='color:#fff; font-size:0px'>, x@ y)</span><span style='font-size:0.9em'>小字</span></p>", "正文小字"],
    ["<div><a>首页</a><a>新闻</a>\n<a><b>体</b>育</a></div>", "首页 新闻 体育"],
    ["<ul><li><a>1</a><a>2</a><a>10</a></li></ul>", "1 2 10"],
    ["<td>【<a>登录</a><a>注册</a>】</td>", "【登录 注册】"],
    ["<p>见<a>甲省</a><a>乙市</a>两地。</p>", "见甲省乙市两地。"],
    ["<p><a>他说，</a><a>今天很好。</a></p>", "他说，今天很好。"],
    ["<p><a>一条<b>链</b>接</a></p>", "一条链接"],
    ["<p><a>甲</a></p><p><a>乙</a></p>", "甲\n乙"],
    ["<p>甲</p><p>&nbsp;</p><p>\u3000&nbsp;\u200b</p>\u00a0<p>乙</p>", "甲\n乙"],
    ["<p>&nbsp;</p>乙", "乙"],
    ["<p>&nbsp;&nbsp;甲&nbsp;乙</p>", "\u00a0\u00a0甲\u00a0乙"],
    ["", ""],
  ])("%s", (html, text) => {
    expect(readHtml(html).text).toBe(text);
  });
  test("links that were set apart are links still, at their own places", () => {
    const html = "<p>&nbsp;</p><div><a>首页</a><a>新闻</a></div><p>正文</p>";
    const { blocks, edits } = readHtml(html);
    expect(blocks).toMatchObject([{ start: 0, end: 5, tag: "div", linkDensity: 1 }, { start: 6, end: 8, linkDensity: 0 }]);
    expect(html.slice(blocks[0]!.source.start, blocks[0]!.source.end)).toBe("首页</a><a>新闻");
    expect([...edits].filter(({ text }) => text === " ").map(({ start, end }) => html.slice(start, end))).toEqual(["</a><a>"]);
  });
  test("hints and places of blocks", () => {
    const html = "<head><meta charset=gbk><title> 页 &amp; 名 </title></head><body><ul><li><a href=x>链接</a>甲乙</ul><h2>小标题</h2>";
    const { blocks, title, declaredEncoding, text } = readHtml(html);
    expect([title, declaredEncoding, text]).toEqual(["页 & 名", "gbk", "链接甲乙\n小标题"]);
    expect(blocks).toMatchObject([{ start: 0, end: 4, tag: "li", linkDensity: 0.5 }, { start: 5, end: 8, tag: "h2", heading: 2, linkDensity: 0 }]);
    expect(html.slice(blocks[1]!.source.start, blocks[1]!.source.end)).toBe("小标题");
  });
});

test.each(rules)("$id does its example and leaves its counter-example alone", ({ example, counterExample }) => {
  expect(readHtml(example.before).text).toBe(example.after);
  expect(readHtml(counterExample).text).toBe(counterExample);
});

test("law: edits give the text, blocks tile it line by line", () => {
  fc.assert(
    fc.property(anyHtml, (html) => {
      const { text, edits, blocks } = readHtml(html);
      expect(edits.apply(html)).toBe(text);
      let at = 0;
      for (const block of blocks) {
        expect(block.start).toBe(at);
        expect(block.end).toBeGreaterThan(block.start);
        at = block.end + 1;
      }
      expect(Math.max(0, at - 1)).toBe(text.length);
    }),
    runs(1000),
  );
});

test.each(["<div>", "<b>字</i>", "<script>x</script>", "&amp;", "<p a=1 b", "<", "<!--", "<a href='"])("time is linear on %j", (unit) => {
  const cost = (count: number): number => {
    const text = unit.repeat(count);
    const start = process.cpuUsage().user;
    readHtml(text);
    return process.cpuUsage().user - start;
  };
  cost(5000);
  expect(cost(100_000)).toBeLessThan(Math.max(10 * cost(25_000), 1_000_000));
});
