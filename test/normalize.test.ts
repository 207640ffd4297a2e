import { describe, expect, test } from "vitest";
import { analyze, createNormalizer, normalize } from "../src/index.ts";

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
    [{ script: "simplfied" }, /unknown value of option "script" "simplfied"; did you mean "simplified"\?/],
    [{ rules: { off: ["page/footer.power"] } }, /unknown rule "page\/footer\.power"; did you mean "page\/footer\.powered"\?/],
    [{ rules: { of: [] } }, /unknown key of option rules "of"/],
    [{ rules: { on: ["page/footer.powered"], off: ["page/footer.powered"] } }, /both on and off/],
    [{ profile: "discuss" }, /did you mean "discuz"/],
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
  });
});
