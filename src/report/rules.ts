import type { RuleInfo } from "../stage.ts";

const rule = (id: string, summary: string, before: string, after: string, counterExample: string): RuleInfo => ({ id: `report/${id}`, summary, example: { before, after }, counterExample, default: "on", source: "reference: indicators, rules" });

/** How facts are made. In `after`: indicator, kind, value and unit of the fact. */
export const rules: readonly RuleInfo[] = [
  rule("level", "A noun phrase and the number behind it", "规上工业总产值969.8亿元", "规上工业总产值 level 96980000000 CNY", "始建于1998年"),
  rule("growth", "A verb of growth between the noun and a percentage", "进出口总额增长5.2%", "进出口总额 growth 5.2 %", "增长极建设取得进展"),
  rule("change", "新增, 减少 or a verb of growth with an amount", "新增上市公司2家", "上市公司 change 2 家", "增加值保持稳定"),
  rule("inherit", "A figure without a name takes the indicator named last in the sentence", "财政收入21亿元,增长6.1%", "财政收入 growth 6.1 %", "增长动力强劲"),
  rule("number-first", "The name stands behind the number", "新建28所公办幼儿园", "公办幼儿园 level 28 所", "第28届运动会"),
  rule("coordinate", "A coordinated figure shares the verb of the one before it", "新增智能工厂3家、智能车间29间", "智能车间 change 29 间", "智能工厂、智能车间建设"),
  rule("share", "占, 占比, 比重: a part of a whole", "民生支出占财政支出比重81.2%", "民生支出占财政支出比重 share 81.2 %", "占地面积很大"),
  rule("rank", "第N behind a place or a word of rank", "用电量居全省第4位", "用电量 rank 4 位", "第四中学启用"),
  rule("rank.list", "A list shares one rank", "工业产值、工业投资增速均居全市第一", "工业投资 rank 1 位", "第一、第二产业协调发展"),
  rule("from-to", "由A提高至B: the level B, reached from A", "城镇化率由61.2%提高到62.5%", "城镇化率 level 62.5 %", "由三部分组成"),
  rule("size-class", "A size class before the counted noun belongs to the name", "新增投资1-10亿元项目30个", "投资1-10亿元项目 change 30 个", "投资规模适度"),
  rule("list.respectively", "分别: k figures for the k heads before them", "一产、二产分别增长3%、5%", "二产 growth 5 %", "分别召开会议"),
  rule("list.each", "均, 都, 各: every head has the figure", "水库、塘坝各3座", "水库 level 3 座", "各地反应良好"),
];
