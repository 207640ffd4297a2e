import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyze, createNormalizer, EditSet, normalize, type Reading } from "../src/index.ts";
import { createSite, readPage } from "../src/page/index.ts";
import { readHtml } from "../src/read/index.ts";
import { loadModel } from "../src/repair/model/index.ts";
import { html as anyHtml } from "./arbitraries/html.ts";
import { runs } from "./arbitraries/runs.ts";

const ANNOTATED = "臨湖區(qū)召開(kāi)產(chǎn)業(yè)發(fā)展會(huì)議，總結(jié)過(guò)去一年的工作。會(huì)議指出，全區(qū)實(shí)現(xiàn)產(chǎn)值37億元，增長(zhǎng)6.2%。";

describe("normalize", () => {
  test("each stage does its part, in one call", () => {
    expect(normalize(ANNOTATED)).toBe("临湖区召开产业发展会议，总结过去一年的工作。会议指出，全区实现产值37亿元，增长6.2%。");
    expect(normalize("他看著&lt;乾隆&gt;年間的\u200b書⼀本")).toBe("他看着<乾隆>年间的书一本");
  });

  test("options choose what is done", () => {
    expect(normalize("資訊", { script: "keep" })).toBe("資訊");
    expect(normalize("资讯", { script: "traditional" })).toBe("資訊");
    expect(normalize("鼠标里面", { script: "tw" })).toBe("鼠標裡面");
    expect(normalize("投资一百二十万元", { numerals: "arabic" })).toBe("投资120万元");
    expect(normalize(ANNOTATED, { annotations: "keep", script: "keep" })).toBe(ANNOTATED);
    expect(normalize("a\u200b。", { repair: "off" })).toBe("a\u200b。");
    expect(normalize("⼀", { fold: "off" })).toBe("⼀");
  });

  test("text with nothing to do comes back as the same string", () => {
    for (const text of ["", "汉字", "2024年，全市生产总值1590亿元，增长1.8%。\n\n第二段，没有什么要改的。", "plain ASCII text, with (brackets) & such"]) expect(normalize(text)).toBe(text);
  });

  test.each([
    [{ srcipt: "keep" }, /unknown option "srcipt"; did you mean "script"\?/],
    [{ script: "simplfied" }, /option "script" cannot be "simplfied"; did you mean "simplified"\?/],
    [{ rules: { off: ["page/footer.power"] } }, /unknown rule "page\/footer\.power"; did you mean "page\/footer\.powered"\?/],
    [{ rules: { of: [] } }, /unknown key of option rules "of"/],
    [{ rules: { on: ["page/footer.powered"], off: ["page/footer.powered"] } }, /both on and off/],
    [{ profile: "discuss" }, /did you mean "discuz"/],
    [{ reader: "html" }, /option reader must be a function such as readHtml of guiyi\/read, got string/],
    ["simplified", /options must be an object/],
  ])("wrong options %j", (options, message) => {
    expect(() => createNormalizer(options as object)).toThrow(message as RegExp);
    try {
      createNormalizer(options as object);
    } catch (error) {
      expect(error).toMatchObject({ name: "GuiyiError", code: expect.any(String) as string });
    }
  });

  test("bytes instead of text get advice", () => {
    expect(() => normalize(new Uint8Array(2) as unknown as string)).toThrow(/takes a string, got bytes; decode them first/);
    expect(() => normalize(undefined as unknown as string)).toThrow(/got undefined/);
  });

  test("a prototype with options in it is not read", () => {
    const options = Object.create({ script: "keep" }) as object;
    expect(createNormalizer({ ...options }).normalize("書")).toBe("书");
  });
});

describe("figures beside damage that could not be read back", () => {
  const { analyze: withModel } = createNormalizer({ model: loadModel() });
  const figures = (head: string): readonly string[] => {
    const analysis = withModel(`${head}\n${ANNOTATED}`);
    expect(analysis.quantities().slice(-3).map(({ text }) => text)).toEqual(["一年", "37億元", "6.2%"]);
    expect(analysis.indicators().slice(-2).map(({ text }) => text)).toEqual(["37億元", "6.2%"]);
    return analysis.quantities().slice(0, -3).map(({ text }) => text);
  };
  test.each([
    ["（海城?。?025年工作報(bào)告", []], // 省）2025年: the damage swallowed a digit
    ["（海城?。?012.5億元", []],
    ["全長5.6\ufffd\ufffd，寬3米", ["3米"]], // 5.6 of what?
    ["全長5.6米\ufffd寬3米", ["5.6米", "3米"]], // what is lost stands between two whole figures
    ["（海城省）2025年工作報(bào)告，12.5億元", ["2025年", "12.5億元"]],
  ])("%s", (head, left) => expect(figures(head)).toEqual(left));
});

describe("analyze", () => {
  test("every character of the output has its place in the source", () => {
    const { source, text, edits } = analyze(ANNOTATED);
    expect(edits.apply(source)).toBe(text);
    const at = text.indexOf("产业");
    const { start, end } = edits.toSource({ start: at, end: at + 2 });
    expect(source.slice(start, end)).toBe("產(chǎn)業");
  });

  test("quantities and indicators carry source offsets, through annotations", () => {
    const analysis = analyze(ANNOTATED);
    const money = analysis.quantities().find(({ type }) => type === "money");
    expect(money).toMatchObject({ value: { text: "3700000000" }, unit: "CNY" });
    expect(ANNOTATED.slice(money!.start, money!.end)).toBe("37億元");
    const growth = analysis.indicators().find((fact) => fact.kind === "growth");
    expect(growth).toMatchObject({ value: { text: "6.2" }, unit: "%" });
    expect(ANNOTATED.slice(growth!.start, growth!.end)).toBe("6.2%");
    expect(ANNOTATED.slice(growth!.clause.start, growth!.clause.end)).toContain("增長(zhǎng)6.2%");
  });

  test("the stages, composed, are the whole", () => {
    const { source, text, stages, edits } = analyze(ANNOTATED);
    let current = source;
    for (const { edits: made, before } of stages) {
      expect(before.apply(source)).toBe(current);
      current = made.apply(current);
    }
    expect(current).toBe(text);
    expect(stages.map(({ stage }) => stage)).toEqual(["repair", "script"]);
    expect(edits.size).toBeGreaterThan(0);
  });

  test("findings carry source offsets", () => {
    const source = "臺灣書，錕斤拷 锟斤拷";
    for (const finding of analyze(source).findings) expect(finding.end).toBeLessThanOrEqual(source.length);
  });

  test("a switched-off rule does nothing", () => {
    const page = "正文的第一句话，说明一些事情。\n\nPowered by Discuz! X3.4\n您需要登录后才可以回帖 登录 | 立即注册\n";
    expect(normalize(page)).not.toContain("Powered");
    expect(normalize(page, { rules: { off: ["page/footer.powered"] } })).toContain("Powered");
    const { analyze: without } = createNormalizer({ rules: { off: ["report/growth", "numerals/code.letters"] } });
    expect(without("产值增长5%").indicators()).toEqual([]);
    expect(without("产值增长5%").indicators({ rules: {} })).toHaveLength(1);
    expect(analyze("PM2.5").quantities()).toHaveLength(0);
    expect(without("PM2.5").quantities()).toHaveLength(1);
  });
});

describe("a reader", () => {
  const HTML = "<!DOCTYPE html><title>站名</title><script>var a='書'</script><div><a href=/>首頁</a> &gt; <a href=/n>要聞</a> &gt; 正文</div><h1>老街公園<b>開園</b></h1><p>去年遊客&#51;7萬<i>人次</i>，市民看著銀杏。</p><p>上一篇：漁港開海</p>";
  const { source, text, edits, metadata, removed, stages, quantities, articles } = analyze(HTML, { reader: readHtml });

  test("makes text of HTML, and the stages do the rest", () => {
    expect(text).toBe("老街公园开园\n去年游客37万人次，市民看着银杏。\n");
    expect(normalize(HTML, { reader: readHtml })).toBe(text);
    expect(stages[0]!.stage).toBe("read");
  });
  test("every offset is the HTML's", () => {
    expect([source, edits.apply(source)]).toEqual([HTML, text]);
    expect(HTML.slice(metadata.title!.start, metadata.title!.end)).toBe("老街公園<b>開園");
    expect(metadata.title!.text).toBe("老街公園開園");
    const places = removed.map(({ start, end }) => HTML.slice(start, end));
    expect(places.some((place) => place.startsWith("首頁</a>"))).toBe(true);
    const [visitors] = quantities.call(analyze(HTML, { reader: readHtml })).filter(({ unit }) => unit === "人次");
    expect(visitors).toMatchObject({ value: { text: "370000" }, text: "&#51;7萬<i>人次" });
    expect(articles[0]!.paragraphs[0]!.text).toBe("去年遊客37萬人次，市民看著銀杏。");
  });
  test("is left out when its rule is switched off", () => expect(normalize("<p>書", { reader: readHtml, rules: { off: ["read/html"] } })).toBe("<p>书"));
  test("tells the page stage what it knows of blocks", () => {
    const given = "漁港明日開海\n首頁 > 要聞 > 正文\n本地要聞\n漁船已經加滿了油，等著開海的鐘聲。\n上一篇：老街開園";
    const plain = (source: string): Reading => ({ text: source, edits: EditSet.empty(source.length), blocks: [{ start: 0, end: 6, heading: 1 }] });
    expect(analyze(given, { reader: plain }).metadata.title?.text).toBe("漁港明日開海");
    expect(analyze(given).metadata.title?.text).not.toBe("漁港明日開海");
  });
  test("law: the result is one that normalize leaves alone", () => {
    fc.assert(
      fc.property(anyHtml, (page) => {
        const { source: given, text: clean, edits: made } = analyze(page, { reader: readHtml });
        expect(made.apply(given)).toBe(clean);
        expect(normalize(clean)).toBe(clean);
      }),
      runs(300),
    );
  });
});

describe("the page of an analysis", () => {
  const page = "首页 > 要闻 > 正文\n老街开园\n发布时间：2024-03-05 来源：本站\n今天，老街的口袋公园开园，附近居民都来看。\n上一篇：渔港开海\nCopyright © 2024 版权所有";
  test("is classified once, whatever is asked for", () => {
    const site = createSite();
    let asked = 0;
    const counting = { ...site, share: (line: string) => (asked++, site.share(line)) };
    const analysis = analyze(page, { site: counting });
    const before = asked;
    expect([analysis.metadata.title?.text, analysis.articles.length, analysis.removed.length > 2]).toEqual(["老街开园", 1, true]);
    expect([before > 0, asked]).toEqual([true, before]);
  });
  test("is the one that readPage reads", () => {
    const { articles, metadata, removed } = analyze(page);
    expect({ articles, metadata, removed }).toEqual((({ articles, metadata, removed }) => ({ articles, metadata, removed }))(readPage(page)));
  });
});
