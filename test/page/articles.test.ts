import { describe, expect, it } from "vitest";
import { readPage } from "../../src/page/index.ts";

const PARK = "清晨的老街还没有醒来，卖豆浆的推车已经停在巷口。街道办主任说，今年要把三处闲置的地块改造成口袋公园，预计十月底前开放。";
const WORKS = "走进车间，十几台机器正在运转，工人们把零件装进箱子。厂长介绍，去年全厂产值增长百分之十二，今年订单已经排到了九月。";
const CLINIC = "“过去看病要走半天山路，现在村里就有卫生室。”七十岁的何大爷说。据了解，全县已经建成村级卫生室一百二十个，覆盖所有行政村。";

/** A page, and its articles: headlines, names, number of paragraphs. */
const PAGES: Record<string, { text: string; articles: [titles: string[], names: string[], paragraphs: number][]; unplaced?: string[] }> = {
  "leads, a headline of two lines, the name of the page": {
    text: `第A03版：要闻\n老街添了三处口袋公园\n本报讯（记者 沈岚 通讯员 周启明）${PARK}\n${WORKS}\n机器声里听春天\n——走进江城机械厂\n本报讯（首席记者 何方）${WORKS}`,
    articles: [[["老街添了三处口袋公园"], ["沈岚", "周启明"], 2], [["机器声里听春天", "——走进江城机械厂"], ["何方"], 1]],
    unplaced: ["第A03版：要闻"],
  },
  "bylines on lines of their own": {
    text: `江城日报 2024年5月6日 星期一\n老街添了三处口袋公园\n本报记者 沈岚\n${PARK}\n卫生室建到家门口\n林晓 文/图\n${CLINIC}\n机器声里听春天\n■本报通讯员 何方 郑海\n${WORKS}`,
    articles: [[["老街添了三处口袋公园"], ["沈岚"], 1], [["卫生室建到家门口"], ["林晓"], 1], [["机器声里听春天"], ["何方", "郑海"], 1]],
    unplaced: ["江城日报 2024年5月6日 星期一"],
  },
  "agencies and other papers": {
    text: `国际新闻\n多国代表呼吁加强合作\n新华社日内瓦5月6日电（记者王小明）${PARK}\n机器声里听春天\n江城晨报讯（记者 何方）${WORKS}\n中东局势缓和\n据新华社电 ${CLINIC}`,
    articles: [[["多国代表呼吁加强合作"], ["王小明"], 1], [["机器声里听春天"], ["何方"], 1], [["中东局势缓和"], [], 1]],
    unplaced: ["国际新闻"],
  },
  "names in brackets at the end": {
    text: `老街添了三处口袋公园\n${PARK}\n${WORKS}（赵 亮）\n卫生室建到家门口\n${CLINIC}（林晓 郑海）\n机器声里听春天\n${WORKS}（本报综合）`,
    articles: [[["老街添了三处口袋公园"], ["赵亮"], 2], [["卫生室建到家门口"], ["林晓", "郑海"], 1], [["机器声里听春天"], ["本报综合"], 1]],
  },
  "the byline above its headline, as columns are read": {
    text: `□本报记者 沈岚 实习生 王欣\n老街添了三处口袋公园\n${PARK}\n${WORKS}\n□本报记者 林晓\n卫生室建到家门口\n${CLINIC}`,
    articles: [[["老街添了三处口袋公园"], ["沈岚", "王欣"], 2], [["卫生室建到家门口"], ["林晓"], 1]],
  },
  "traditional": {
    text: `A4 綜合新聞\n老街添三座口袋公園\n【記者王大明／台北報導】清晨的老街還沒有醒來，賣豆漿的推車已經停在巷口，里長說今年要把三處閒置的空地改成口袋公園。\n衛生所蓋到家門口\n記者林曉／台南報導\n「過去看病要走半天山路，現在村裡就有衛生所。」七十歲的何阿公說，全縣已經蓋好一百二十間，每個村都有。`,
    articles: [[["老街添三座口袋公園"], ["王大明"], 1], [["衛生所蓋到家門口"], ["林曉"], 1]],
    unplaced: ["A4 綜合新聞"],
  },
  "subheads belong to their article": {
    text: `老街添了三处口袋公园\n本报讯（记者 沈岚）${PARK}\n闲置地块变花园\n${WORKS}\n家门口就能散步\n${CLINIC}\n卫生室建到家门口\n本报讯（记者 林晓）${CLINIC}`,
    articles: [[["老街添了三处口袋公园"], ["沈岚"], 5], [["卫生室建到家门口"], ["林晓"], 1]],
  },
  "kickers behind boxes, names without anything between them": {
    text: `老街添了三处口袋公园\n（记者沈岚）${PARK}\n□街巷里的手艺\n周师傅：修伞四十年\n${WORKS}\n□乡村新事\n卫生室建到家门口\n本报讯（记者林晓通讯员王飞李永）${CLINIC}\n机器声里听春天\n□本报记者张靖本报通讯员郑海\n${WORKS}`,
    articles: [[["老街添了三处口袋公园"], ["沈岚"], 1], [["□街巷里的手艺", "周师傅：修伞四十年"], [], 1], [["□乡村新事", "卫生室建到家门口"], ["林晓", "王飞", "李永"], 1], [["机器声里听春天"], ["张靖", "郑海"], 1]],
  },
  "names that surnames cut in no way, or in two": {
    text: `老街添了三处口袋公园\n本报讯（记者阿依古丽）${PARK}\n卫生室建到家门口\n本报讯（记者王方林晓）${CLINIC}\n机器声里听春天\n本报讯（记者王小林飞）${WORKS}`,
    articles: [[["老街添了三处口袋公园"], ["阿依古丽"], 1], [["卫生室建到家门口"], ["王方", "林晓"], 1], [["机器声里听春天"], ["王小", "林飞"], 1]],
  },
  "where an article is from, behind its last full stop": {
    text: `老街添了三处口袋公园\n本报讯（记者 沈岚）${PARK}\n${WORKS}（据新华社江城5月6日电）\n卫生室建到家门口\n${CLINIC}（来源：江城晨报）\n机器声里听春天\n${WORKS}`,
    articles: [[["老街添了三处口袋公园"], ["沈岚"], 2], [["卫生室建到家门口"], [], 1], [["机器声里听春天"], [], 1]],
  },
  "the paper, who made the page, a name alone below the text": {
    text: `江城日报\n责任编辑：沈岚 版式：林晓\n老街添了三处口袋公园\n本报讯 ${PARK}\n（陈立）\n▲老街的新公园。 周斌 摄\n體育\n衛生室蓋到家門口\n【本報記者林曉／江城報導】${CLINIC}\n国际财经 B2`,
    articles: [[["老街添了三处口袋公园"], ["陈立"], 3], [["衛生室蓋到家門口"], ["林曉"], 1]],
    unplaced: ["江城日报", "责任编辑：沈岚 版式：林晓", "體育", "国际财经 B2"],
  },
  "one lead is enough for a headline": { text: `老街添了三处口袋公园\n本报讯（记者 沈岚）${PARK}\n${WORKS}`, articles: [[["老街添了三处口袋公园"], ["沈岚"], 2]] },
};

/** Texts that are one article, however many lines look like the beginning of one. */
const WHOLE: Record<string, string> = {
  "paragraphs that begin with 记者": `老街添了三处口袋公园\n记者从城建部门获悉，公园十月开放。\n闲置地块变花园\n记者在现场看到，${WORKS}\n家门口就能散步\n记者了解到，${CLINIC}`,
  "applause": "在毕业典礼上的讲话\n同学们、老师们，今天是值得记住的日子。（掌声）\n第一点希望\n希望大家永远保持好奇，去看更大的世界。（热烈鼓掌）\n第二点希望\n希望大家常回来看看，学校永远是你们的家。（掌声）",
  "a remark in brackets": `老街添了三处口袋公园\n本报讯（记者 沈岚）${PARK}（据说要种玉兰）\n闲置地块变花园\n${WORKS}（据了解，订单来自外省）\n家门口就能散步\n${CLINIC}`,
  "boxes one below the other": `老街添了三处口袋公园\n本报讯（记者 沈岚）${PARK}\n□ 证件和照片各两份\n□ 街道开的居住证明\n读者须知\n${CLINIC}`,
  "a list behind boxes": `办理借书证要带的材料如下，缺一样都要再跑一趟。\n□ 证件\n□ 照片\n读者须知\n□ 本人证件和复印件\n${CLINIC}`,
};

describe("articles of a newspaper page", () => {
  for (const [name, { text, articles, unplaced = [] }] of Object.entries(PAGES)) {
    it(name, () => {
      const reading = readPage(text);
      expect(reading.articles.map(({ titleLines, byline, paragraphs }) => [titleLines.map((line) => line.text), byline?.names ?? [], paragraphs.length])).toEqual(articles);
      expect(reading.unplaced.map((line) => line.text)).toEqual(unplaced);
    });
    it(`${name}: every character is somewhere`, () => {
      const { articles: found, unplaced: rest, kept } = readPage(text);
      const seen = new Uint8Array(text.length);
      for (const { titleLines, byline, paragraphs } of found) for (const { start, end } of [...titleLines, ...(byline === undefined ? [] : [byline]), ...paragraphs.flatMap(({ ranges }) => ranges)]) seen.fill(1, start, end);
      for (const { start, end } of rest) seen.fill(1, start, end);
      for (const { start, end } of kept) for (let i = start; i < end; i++) if (/\S/u.test(text[i]!)) expect([i, seen[i]]).toEqual([i, 1]);
    });
  }
  for (const [name, text] of Object.entries(WHOLE)) it(`one article: ${name}`, () => expect(readPage(text).articles.length).toBe(1));
});
