/** Every word the printouts say, in both languages. A test holds the two columns together. */

export type Language = "zh" | "en";

export const words = {
  title: { zh: "归一 变更报告", en: "guiyi report" },
  source: { zh: "原文", en: "Source" },
  result: { zh: "结果", en: "Result" },
  summary: { zh: "概要", en: "Summary" },
  stage: { zh: "阶段", en: "Stage" },
  rule: { zh: "规则", en: "Rule" },
  reason: { zh: "理由", en: "Reason" },
  changes: { zh: "改动", en: "Changes" },
  changesUnit: { zh: "处改动", en: "changes" },
  changeUnit: { zh: "处改动", en: "change" },
  taken: { zh: "去掉的字符", en: "Characters taken away" },
  added: { zh: "添加的字符", en: "Characters added" },
  chart: { zh: "各规则去掉了多少", en: "What took away how much" },
  chartHint: { zh: "每条规则去掉的字符数。同样的数字见下表。", en: "Characters taken away by each rule. The table below has the same figures." },
  sideBySide: { zh: "逐行对照", en: "Side by side" },
  onlyChanged: { zh: "只显示有改动的行", en: "Only lines with changes" },
  line: { zh: "行", en: "Line" },
  next: { zh: "下一处", en: "Next" },
  previous: { zh: "上一处", en: "Previous" },
  keys: { zh: "键盘：n 下一处，p 上一处。也可以点按任何一处改动。", en: "Keys: n for the next change, p for the previous one. Or click a change." },
  before: { zh: "原来", en: "Before" },
  after: { zh: "改为", en: "After" },
  removedWord: { zh: "（删去）", en: "(taken out)" },
  insertedWord: { zh: "（插入）", en: "(nothing)" },
  switchOff: { zh: "不要这条规则", en: "To switch it off" },
  counterExample: { zh: "不会改动", en: "Leaves alone" },
  example: { zh: "例子", en: "Example" },
  removed: { zh: "去掉的段落", en: "What was taken out" },
  evidence: { zh: "依据", en: "Evidence" },
  findings: { zh: "未改动、但值得留意", en: "Seen and left alone" },
  figures: { zh: "读出的数字", en: "Figures" },
  figuresHint: { zh: "在结果一栏中加下划线的是读出的数字；停留其上可见数值与单位。", en: "Underlined in the result: numbers that were read. Point at one to see value and unit." },
  indicators: { zh: "指标", en: "Indicators" },
  indicator: { zh: "指标", en: "Indicator" },
  value: { zh: "数值", en: "Value" },
  unit: { zh: "单位", en: "Unit" },
  kind: { zh: "类别", en: "Kind" },
  status: { zh: "状态", en: "Status" },
  period: { zh: "时期", en: "Period" },
  written: { zh: "原文写法", en: "As written" },
  place: { zh: "位置", en: "Place" },
  nothing: { zh: "没有改动：原文与结果相同。", en: "Nothing changed: source and result are the same." },
  characters: { zh: "字符", en: "characters" },
  byRule: { zh: "条规则", en: "rule" },
  byRules: { zh: "条规则", en: "rules" },
  more: { zh: "还有", en: "and more:" },
  cut: { zh: "文本太长，此处只显示开头部分；以上表格包括全文。", en: "The text is long: only its beginning is shown here. The tables above cover all of it." },
  rowsCut: { zh: "表格只列出前若干行，共", en: "Only the first rows are shown, of" },
  language: { zh: "English", en: "中文" },
  skip: { zh: "跳到对照", en: "Skip to the text" },
  offline: { zh: "此文件自成一体，不联网，不含外部资源。", en: "This file is self-contained: it loads nothing and talks to nobody." },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

export type Word = keyof typeof words;

export const stageNames: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  repair: { zh: "修复", en: "repair" },
  fold: { zh: "字形归一", en: "fold" },
  page: { zh: "去除杂项", en: "page" },
  script: { zh: "简繁转换", en: "script" },
  numerals: { zh: "数字", en: "numerals" },
  report: { zh: "指标", en: "report" },
};

const values: Readonly<Record<string, string>> = {
  level: "水平", growth: "增长", share: "占比", rank: "位次", change: "增减", actual: "实际", estimate: "预计", target: "目标",
};

/** A kind or status of an indicator in the language of the reader. */
export function valueName(value: string, language: Language): string {
  return language === "zh" ? (values[value] ?? value) : value;
}

export function stageName(stage: string, language: Language): string {
  return stageNames[stage]?.[language] ?? stage;
}
