/** Headings of a report: whether what stands below is done or planned, and of when. */
import type { FactStatus } from "./types.ts";
import { yearBefore, yearsOf } from "./year.ts";

/** What the document says before a sentence says anything: status and period from the headings above it. */
export interface Frame {
  readonly status: FactStatus | null;
  readonly year: number | null;
  /** A part of the year, or several: 2023年上半年, 十四五. */
  readonly period: string | null;
}

/** 收官: a plan that has come to its end (“十三五”规划圆满收官). */
const PAST = ["收官", "成就", "辉煌", "回顾", "总结", "成效", "成绩", "完成情况", "执行情况", "主要工作", "回眸", "所做的工作", "工作情况", "发展情况", "运行情况", "进展"];
const FUTURE = ["安排", "打算", "目标", "任务", "部署", "展望", "计划", "思路", "重点工作", "总体要求", "建议", "规划", "工作重点", "主要举措", "下一步", "工作要求", "工作措施", "蓝图"];
/** 扎实做好2010年政府工作, 确保“十四五”圆满收官: what is still to be done. */
const WISHED = /确保|力争|奋力|努力|全力|争取|决胜|做好|抓好|谋划|奋进/;

const NUMBERED = /^第?[一二三四五六七八九十]{1,3}(?:部分|章)?[、.:\s]/;
const SUB = /^[((][一二三四五六七八九十]{1,3}[))]|^\d{1,2}[.、]/;

/** ——2019年1月9日在某市第十六届人民代表大会第三次会议上 */
const HELD = /^[^\d二]{0,4}(?:\d{4}|二[〇零○][〇零○一二三四五六七八九]{2})年.{1,3}月.{1,3}日.{0,2}在.{4,30}(?:会议|大会)上?[)]?$/;
const TITLE = /(?:工作报告|公报|的报告|年报|季报|简报|快报|分析|情况|公告|综述|报告|总结|计划|要点|打算)(?:\(.{0,20}\))?$/;

/**
 * 2024年政府工作报告, 关于2023年国民经济…计划执行情况与2024年…计划草案的报告: the last year of a title is the document's;
 * a summary is written in the year that it sums up (2021年工作总结和2022年工作计划).
 */
export function titleYear(line: string): number | null {
  const held = HELD.exec(line);
  if (held !== null) return yearBefore(line, held[0].indexOf("年"));
  if (!TITLE.test(line)) return null;
  const years = yearsOf(line);
  return (line.includes("总结") ? years[0] : years.at(-1)) ?? null;
}

/**
 * A heading that sets the frame: 一、2023年工作回顾 (actual, 2023), 二、2024年工作安排 (target, 2024), 今年目标任务.
 * A sub-heading ((一)…) without such a word keeps the frame above it: undefined.
 */
export function headingFrame(line: string, year: number | null): Frame | undefined {
  if (/[。;,]$/.test(line) || (/[。;!?,]/.test(line.slice(0, -1)) && !NUMBERED.test(line))) return undefined;
  const planned = WORK_OF_YEAR.exec(line);
  if (planned !== null && year !== null) return { status: Number(planned[1]) < year ? "actual" : "target", year: Number(planned[1]), period: null };
  const years = yearsOf(line);
  const status = statusSaid(line);
  return status === null || !setsFrame(line, years, status) ? undefined : { status, ...spanOf(line, years, year) };
}

/** 今年政府工作的总体要求是:…, 今年,我们将重点做好以下工作: from here on the report tells of what is planned. */
const TURNS = /^[*#\s]*(今年|新的一年|(?:19|20)\d\d年)(?:[^,。;:]{0,14}(?:总体要求|总体思路|指导思想|预期目标|奋斗目标)|,?我们[将要].{0,12}(?:重点|着力|抓好|做好))/;

/** The frame that a line of prose sets in a report of `year`. */
export function turningFrame(line: string, year: number | null): Frame | undefined {
  const found = TURNS.exec(line);
  if (found === null || year === null) return undefined;
  const named = Number.parseInt(found[1]!, 10);
  return Number.isNaN(named) || named === year ? { status: "target", year, period: null } : undefined;
}

/** The word that stands last decides; both with two years are the title of the whole: null. */
function statusSaid(line: string): FactStatus | null {
  const past = Math.max(last(line, PAST), line.search(WORK_DONE));
  const future = Math.max(last(line, FUTURE), line.search(WORK_AHEAD));
  const wished = line.search(WISHED);
  if (wished >= 0 && (past > wished || /\d{4}年|五”/.test(line))) return "target";
  if (past < 0 && future < 0) return null;
  if (past >= 0 && future >= 0 && yearsOf(line).length > 1) return null;
  return future > past ? "target" : "actual";
}

/** Does the line divide the document, and is it no item or sentence that has such a word in it? */
function setsFrame(line: string, years: readonly number[], status: FactStatus): boolean {
  if (SUB.test(line)) return years.length > 0;
  if (NUMBERED.test(line) || line.startsWith("#")) return true;
  if (years.length === 0 && !/今年|去年|明年|过去|今后|未来|下一步|上年|全年|主要|本年/.test(line)) return false;
  // 董事会建议宣派2023年度股息: a heading without a number ends in its word.
  return (status === "target" && line.endsWith("工作")) || Math.max(endOf(line, PAST), endOf(line, FUTURE)) >= line.length - LONGEST_HEADING_TAIL;
}

const PART_OF_YEAR = /[上下]半年|前[一二三]季度|第?[一二三四]季度|前\d{1,2}个?月/;
const FIVE_YEARS = /“((?:十[一二三四五六]?|[七八九])五)”/;

/** 2023年工作回顾, 去年的工作, 上半年工作完成情况, “十四五”时期主要目标: of when. */
function spanOf(line: string, years: readonly number[], year: number | null): Pick<Frame, "year" | "period"> {
  let own = years.at(-1) ?? null;
  const part = PART_OF_YEAR.exec(line)?.[0] ?? null;
  if (own === null && year !== null) own = /去年|上年|过去一年/.test(line) ? year - 1 : part !== null || /今年|本年|下一步/.test(line) ? year : /明年/.test(line) ? year + 1 : null;
  if (part !== null && own !== null) return { year: own, period: `${own}年${part}` };
  return { year: own, period: own === null ? (FIVE_YEARS.exec(line)?.[1] ?? null) : null };
}

/** 过去五年的成绩: no part of one year. */
export const OWN_SPAN = /过去|以来|[三五十]年|五”|半年|季度/;
/** 2019年主要工作: done in a report of 2020, planned in one of 2019. */
const WORK_OF_YEAR = /^(?:第?[一二三四五六七八九十]{1,3}(?:部分)?[、.:\s]\s?)?((?:19|20)\d\d)年(?:的?(?:主要|重点)工作|工作重点)(?:任务|安排)?$/;

/** 一、过去五年的政府工作, 三、2012年的政府工作: the work of years that have passed, and of a year that is planned. */
const WORK_DONE = /(?:过去|去年|上年|以来|[三五]年来)的?.{0,6}工作$/;
const WORK_AHEAD = /(?:\d{4}年|[今明]年|下一年)的?(?:政府|主要|重点|全[市省区县])?工作$/;

/** Behind the word of a heading: 工作回顾(摘要). */
const LONGEST_HEADING_TAIL = 5;

function endOf(line: string, words: readonly string[]): number {
  let found = -1;
  for (const word of words) {
    const at = line.lastIndexOf(word);
    if (at >= 0) found = Math.max(found, at + word.length);
  }
  return found;
}

function last(line: string, words: readonly string[]): number {
  let found = -1;
  for (const word of words) found = Math.max(found, line.lastIndexOf(word));
  return found;
}
