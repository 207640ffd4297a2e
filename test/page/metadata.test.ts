import { describe, expect, it } from "vitest";
import { readPage, type PageMetadata } from "../../src/page/index.ts";

const BODY = "\n老街的口袋公园今天开园，附近居民都来看，孩子们在水边玩。\n上一篇：渔港开海\n下一篇：没有了";
type Told = Partial<Record<"title" | "author" | "source" | "publishedAt" | "views" | "replies", string>>;

/** What stands over the text (or the whole page), and what it tells. */
const CASES: readonly (readonly [name: string, page: string, told: Told])[] = [
  ["fields without a gap between them", `老街开园\n文字作者：图片作者：稿件来源：城南学院发布时间：2011-04-08浏览量：2785${BODY}`, { title: "老街开园", source: "城南学院", publishedAt: "2011-04-08", views: "2785" }],
  ["a label of the paper's own before 编辑", `首页 > 要闻 > 正文\n老街开园\n2016/3/25 14:32:10\n报纸编辑：黄旭\n作者：沈岚${BODY}`, { publishedAt: "2016-03-25T14:32:10", author: "沈岚" }],
  ["values on the lines below their labels", `首页 > 要闻 > 正文\n老街开园\n• 来源:\n河城日报\n• 发文日期:\n2024年04月06日 16:40\n• 发布日期:\n2024年04月06日 16:34${BODY}`, { publishedAt: "2024-04-06T16:34", source: "河城日报" }],
  ["the day of the reader is no date of the text", `今天是：2019年3月4日 星期一\n首页 > 要闻 > 正文\n老街开园\n作者：体育组    点击数：203    更新时间：2018-10-9${BODY}`, { publishedAt: "2018-10-09", views: "203", author: "体育组" }],
  ["a paper behind the time", `新闻中心 > 社会新闻 > 正文\n老街开园\n2014年09月12日07:22   某某晚报  我有话说(12人参与)${BODY}`, { source: "某某晚报", publishedAt: "2014-09-12T07:22" }],
  ["a reporter behind the time is no source", `新闻中心 > 社会新闻 > 正文\n老街开园\n2014年09月12日07:22   沈一舟${BODY}`, { publishedAt: "2014-09-12T07:22" }],
  ["posted @", `首页 > 随笔 > 正文\n老街开园${BODY}\nposted @ 2020-05-06 22:13  慢慢走  阅读(1024)  评论(3)  编辑`, { author: "慢慢走" }],
  ["a name over the button to follow", `首页 > 随笔 > 正文\n老街开园\n苇草\n关注${BODY}`, { author: "苇草" }],
  ["the time behind a source is no part of it", `首页 > 要闻 > 正文\n老街开园\n來源：河城日報 2024-03-05 09:10 作者：沈一舟 2024-03-05 責任編輯：王五${BODY}`, { source: "河城日報", author: "沈一舟", publishedAt: "2024-03-05T09:10" }],
  ["a date in brackets behind it", `首页 > 要闻 > 正文\n老街开园\n来源：《河城日报》（2024年03月05日 第03版）${BODY}`, { source: "《河城日报》", publishedAt: "2024-03-05" }],
  ["a date before it", `首页 > 要闻 > 正文\n老街开园\n来源： 2024-03-05 河城日报${BODY}`, { source: "河城日报", publishedAt: "2024-03-05" }],
  ["a clock alone", `首页 > 要闻 > 正文\n老街开园\n来源：河城日报 09:10${BODY}`, { source: "河城日报" }],
  ["a year is part of a name", `首页 > 要闻 > 正文\n老街开园\n来源：2024年度课题组${BODY}`, { source: "2024年度课题组" }],
  ["numbers before their words", `首页 > 要闻 > 正文\n老街开园\n3 回复 12 点赞${BODY}`, { replies: "3" }],
  ["numbers behind their words", `首页 > 要闻 > 正文\n老街开园\n点赞 12 评论 7 阅读 1024${BODY}`, { replies: "7", views: "1024" }],
  ["counts under a post are its own", `湖滨论坛 > 杂谈 > 正文\n老街开园\n沈岚\n楼主 2010-3-4 10:20\n今天去看了，人不少。\n点赞 3 回复 1\n河边人\n2楼 2010-3-4 11:20\n晚上灯也亮了。\n点赞 0 回复 0\n返回列表`, { author: "沈岚" }],
  ["the title stands once more in a notice", `城南小站\n看花\n怎样给兰花换一个大一点的盆\n兰花两三年换一次盆，春秋两季都可以换，换盆前几天不要浇水。\n脱盆以后剪掉烂根，晾两个小时再上盆。\n本文标题：怎样给兰花换一个大一点的盆\n本文链接：http://example.org/1.html\n首页 | 关于我们 | 联系我们\n版权所有 城南小站`, { title: "怎样给兰花换一个大一点的盆" }],
];

const told = ({ title, author, source, publishedAt, views, replies }: PageMetadata): Told =>
  Object.fromEntries(Object.entries({ title: title?.text, author: author?.text, source: source?.text, publishedAt: publishedAt?.iso, views: views?.text, replies: replies?.text }).filter(([, value]) => value !== undefined));

describe("metadata", () => {
  it.each(CASES)("%s", (_, page, expected) => {
    const got = told(readPage(page).metadata);
    expect(got).toMatchObject(expected);
    // Nothing is told that the page does not say.
    for (const name of ["author", "source", "views", "replies"] as const) if (expected[name] === undefined) expect(got[name]).toBeUndefined();
  });
});
