/** Every word the printouts say, in both languages. A test holds the two columns together. */

import { notesZh } from "../generated/rule-reasons.ts";

export type Language = "zh" | "en";

export const words = {
  title: { zh: "归一 变更报告", en: "guiyi report" },
  source: { zh: "原文", en: "Source" },
  result: { zh: "结果", en: "Result" },
  summary: { zh: "概要", en: "Summary" },
  stage: { zh: "阶段", en: "Stage" },
  rule: { zh: "规则", en: "Rule" },
  rules: { zh: "用到的规则", en: "Rules at work" },
  position: { zh: "第 {line} 行，第 {column} 列", en: "line {line}, column {column}" },
  reason: { zh: "理由", en: "Reason" },
  changes: { zh: "改动", en: "Changes" },
  changesUnit: { zh: "处改动", en: "changes" },
  changeUnit: { zh: "处改动", en: "change" },
  taken: { zh: "去掉的字符", en: "Characters taken away" },
  added: { zh: "添加的字符", en: "Characters added" },
  chart: { zh: "各规则去掉了多少", en: "What took away how much" },
  chartHint: { zh: "每条规则去掉的字符数。同样的数字见“用到的规则”一表。", en: "Characters taken away by each rule. The table of rules has the same figures." },
  sideBySide: { zh: "逐行对照", en: "Side by side" },
  onlyChanged: { zh: "只显示有改动的行", en: "Only lines with changes" },
  line: { zh: "行", en: "Line" },
  next: { zh: "下一处", en: "Next" },
  previous: { zh: "上一处", en: "Previous" },
  keys: { zh: "键盘：n 下一处，p 上一处，Esc 关闭", en: "Keys: n next, p previous, Esc closes" },
  close: { zh: "关闭", en: "Close" },
  clickHint: { zh: "点按任何一处着色的改动，可见所用规则、理由和停用办法。", en: "Click a coloured change to see its rule, the reason and how to switch it off. " },
  before: { zh: "原来", en: "Before" },
  after: { zh: "改为", en: "After" },
  removedWord: { zh: "（删去）", en: "(taken out)" },
  insertedWord: { zh: "（无）", en: "(nothing)" },
  switchOff: { zh: "不要这条规则", en: "To switch it off" },
  counterExample: { zh: "不会改动", en: "Leaves alone" },
  example: { zh: "例子", en: "Example" },
  removed: { zh: "去掉的段落", en: "What was taken out" },
  evidence: { zh: "依据", en: "Evidence" },
  findings: { zh: "未改动、但值得留意", en: "Seen and left alone" },
  figures: { zh: "读出的数字", en: "Figures" },
  figuresHint: { zh: "结果中加下划线的是读出的数字，指向它可见数值与单位。", en: "Underlined in the result: numbers that were read. Point at one to see value and unit." },
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
  characters: { zh: "字", en: "characters" },
  byRule: { zh: "条规则", en: "rule" },
  byRules: { zh: "条规则", en: "rules" },
  more: { zh: "还有", en: "and more:" },
  cut: { zh: "文本太长，此处只显示开头部分；各表包括全文。", en: "The text is long: only its beginning is shown here. The tables cover all of it." },
  rowsCut: { zh: "表格只列出前若干行，共", en: "Only the first rows are shown, of" },
  language: { zh: "English", en: "中文" },
  skip: { zh: "跳到对照", en: "Skip to the text" },
  offline: { zh: "此文件自成一体，不联网，不含外部资源。", en: "This file is self-contained: it loads nothing and talks to nobody." },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

export type Word = keyof typeof words;

export const stageNames: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  read: { zh: "读入", en: "read" },
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

/** The parts of `notesZh` around a part that varies: [before, behind, Chinese]. */
const varying: readonly (readonly [string, string, string])[] = Object.entries(notesZh).flatMap(([text, zh]) => {
  const at = text.indexOf("…");
  return at < 0 ? [] : [[text.slice(0, at), text.slice(at + 1), zh] as const];
});

/**
 * Evidence or a note in Chinese; what the table does not know stays as it is.
 *
 * @example
 * noteZh("label 当前位置"); // 标志词“当前位置”
 */
export function noteZh(text: string): string {
  const whole = notesZh[text];
  if (whole !== undefined) return whole;
  for (const [before, behind, zh] of varying) {
    if (text.length >= before.length + behind.length && text.startsWith(before) && text.endsWith(behind)) return zh.replace("…", () => text.slice(before.length, text.length - behind.length));
  }
  return text;
}

export function stageName(stage: string, language: Language): string {
  return stageNames[stage]?.[language] ?? stage;
}
