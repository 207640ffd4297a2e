import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { joinLines } from "../../src/page/index.ts";

/** Pages whose lines were broken: ¶ stands where lines join, every other line end stays. */
const BROKEN: Record<string, string> = {
  "inside a word": "河东岸的旧厂房已经腾空。新的图书馆预计明年开¶放，届时可以藏书三十万册。",
  "inside a word, across a blank line": "河东岸的旧厂房已经腾空，新的图书馆预计明年完¶\n成，届时可以藏书三十万册，附近三个小区的居民都能用上。",
  "traditional": "河東岸的舊廠房已經騰空。新的圖書館預計明年開¶放，屆時可以藏書三十萬冊。",
  "inside a number": "图书馆去年借出图书八万册，其中儿童读物最多。全年接待读者12¶3000人次，比上年多一成。",
  "before a comma": "河东岸的旧厂房已经腾空。新的图书馆预计明年落地¶，届时可以藏书三十万册，附近居民多一处去处。",
  "behind a word that needs another": "河东岸的旧厂房已经腾空，新的图书馆今年动工，总投资三亿元，建筑面积两万平方米，地上五层，地下两层，设计单位是¶市建筑设计院。施工单位尚未确定。",
  "one word shows it, the other line ends follow":
    "河东岸的旧厂房已经腾空。新的图书馆预计明年开¶放，届时可以藏书三十万册。\n馆长说，老馆的书会分三批搬到新馆。第一批是地方文献¶古籍和名人手稿，定在五月先行装箱，由专车运送。",
  "at one margin": [
    "渡口在镇子北边，过去每天有两班船。船工姓何，是本¶",
    "地人，会唱十几种调子，客人少的时候唱给自己听。后¶",
    "来修了大桥，船就停了，何师傅把船拖上岸，刷一遍桐¶",
    "油，扣在自家院子里，夏天孩子们在船底下乘凉，他也¶",
    "不赶，坐在旁边抽烟。",
  ].join("\n"),
};

/** Pages in which nothing joins. */
const WHOLE: Record<string, string> = {
  "comments without a last mark": "东西收到了，包装完好。用了两天还不错\n客服态度很好，物流也快。就是价格小贵\n给妈妈买的，她很喜欢。下次还会再来\n颜色和图片有点差别，不过能接受。总体满意\n第二次买了，质量一直稳定。推荐大家入手",
  "verse": "床前明月光\n疑是地上霜\n举头望明月\n低头思故乡",
  "a line of names above an article": "记者方明林晓通讯员郑海\n入冬以来，山里的第一场雪下了三天三夜，通往林场的路封了，护林员老周靠一部电台同外面联系。",
  "a signature behind dashes": "读者来信我们都会看，也欢迎批评。限于篇幅，不能一一答复，请多多原谅。——编者\n入冬以来，山里的第一场雪下了三天三夜，通往林场的路封了，护林员老周守在山上。",
  "a face at the end of a comment": "这本书装订得太差了，翻两遍就掉页，不知道为什么评分这么高，后悔没有先看评论再下单：（\n书还没看，纸张摸起来不错，孩子拿到手就不肯放下，等看完了再来追评。",
  "commas in a row": "等了两个星期才到，打开一看封面折了，联系客服说补发，结果又没有下文，真是无语，，，\n书还没看，纸张摸起来不错，孩子拿到手就不肯放下，等看完了再来追评。",
  "a numbered item at the margin": ["一、渡口在镇子北边，过去每天有两班船，船工姓何会唱", "二、十几种调子，客人少的时候唱给自己听，后来修大桥", "三、船就停了，何师傅把船拖上岸，刷一遍桐油扣在自家", "四、院子里，夏天孩子们在船底下乘凉，他也不赶坐旁边"].join("\n"),
  "headings of one length": ["全市推进老旧小区改造工作会议昨天召开", "城东水厂扩建工程今年九月将正式通水了", "三条公交线路下周起调整运营时间和站点", "图书馆新馆选址方案向社会公开征求意见", "春季植树活动本周末在河滨公园继续举行"].join("\n"),
  "lines of careless writers": "房间有点小,不过还算干净,早餐一般!!\n位置不错,离地铁站走路五分钟~~下次还来\n隔音很差,,,半夜还有人说话。要求换房也没给换\n前台小姑娘态度很好。退房的时候还送了瓶水\n性价比可以。出差住住够用了\n性价比可以吧。开会方便",
};

describe("joinLines", () => {
  for (const [name, marked] of Object.entries(BROKEN)) {
    it(`joins: ${name}`, () => expect(joinLines(marked.replaceAll("¶", "\n").replaceAll("\n\n\n", "\n\n").replaceAll("\n\n", name.includes("blank") ? "\n\n" : "\n"))).toBe(marked.replaceAll("¶\n", "").replaceAll("¶", "")));
  }
  for (const [name, text] of Object.entries(WHOLE)) it(`leaves: ${name}`, () => expect(joinLines(text)).toBe(text));

  test("takes and adds nothing but blanks", () => {
    const lines = fc.array(fc.constantFrom("今年全区生产总值增长5%，其中工业企", "业贡献了一半以上。", "第一章", "他说：“", "去", "123", "。", "，", "  ", "abc", "的"), { maxLength: 30 });
    fc.assert(
      fc.property(fc.oneof(lines.map((list) => list.join("\n")), fc.string({ unit: "binary" })), (text) => {
        const joined = joinLines(text);
        expect(joined.replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
        expect(joinLines(joined)).toBe(joined);
      }),
    );
  });
});
