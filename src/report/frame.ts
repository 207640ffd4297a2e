import { matchKey } from "../text/index.ts";
import type { FactStatus } from "./types.ts";
import type { ReadingView } from "./view.ts";

/** What the document says before a sentence says anything: status and period from the headings above it. */
export interface Frame {
  readonly status: FactStatus | null;
  readonly year: number | null;
}

export interface DocumentFrame {
  /** The year that 今年 means. */
  readonly year: number | null;
  /** The frame of the line that begins at or before `at`; call with rising positions. */
  frameAt(at: number): Frame;
}

const LONGEST_HEADING = 42;
const PAST = ["回顾", "总结", "成效", "成绩", "完成情况", "执行情况", "主要工作", "回眸", "所做的工作", "工作情况", "发展情况", "运行情况", "进展"];
const FUTURE = ["安排", "打算", "目标", "任务", "部署", "展望", "计划", "思路", "重点工作", "总体要求", "建议", "规划", "工作重点", "主要举措", "下一步", "工作要求", "工作措施"];
const EMPTY: Frame = { status: null, year: null };

export function documentFrame(view: ReadingView, told: number | undefined): DocumentFrame {
  const { key } = view;
  const starts: number[] = [];
  const frames: Frame[] = [];
  let year = told ?? null;
  let title: number | null = null;
  for (let at = 0; at < key.length; ) {
    let end = key.indexOf("\n", at);
    if (end < 0) end = key.length;
    const line = trimmed(key, at, end);
    if (line.length > 3 && line.length <= LONGEST_HEADING) {
      if (title === null) {
        title = titleYear(line);
        // 2005年统计公报, 2023年年度报告: the whole document tells of its year.
        if (title !== null && /公报|年度报告|年报/.test(line)) {
          starts.push(at);
          frames.push({ status: "actual", year: title });
        }
      }
      const next = headingFrame(line, year ?? title);
      if (next !== undefined) {
        // 2018年工作回顾 / 一、…取得明显成效: a part of what stands above it.
        const above = frames.at(-1);
        starts.push(at);
        frames.push(next.year === null && above?.status === next.status && !OWN_SPAN.test(line) ? above : next);
      }
    }
    at = end + 1;
  }
  year ??= title ?? latestYear(key);
  let next = 0;
  return {
    year,
    frameAt(at) {
      if (next > 0 && starts[next - 1]! > at) next = 0;
      while (next < starts.length && starts[next]! <= at) next++;
      return next === 0 ? EMPTY : frames[next - 1]!;
    },
  };
}

/** ——2019年1月9日在某市第十六届人民代表大会第三次会议上 */
const HELD = /^[^\d二]{0,4}(?:\d{4}|二[〇零○][〇零○一二三四五六七八九]{2})年.{1,3}月.{1,3}日.{0,2}在.{4,30}(?:会议|大会)上?[)]?$/;

/** 2024年政府工作报告, 关于2023年国民经济…计划执行情况与2024年…计划草案的报告: the last year of a title is the document's. */
function titleYear(line: string): number | null {
  const held = HELD.exec(line);
  if (held !== null) return yearBefore(line, held[0].indexOf("年"));
  if (!/(?:工作报告|公报|的报告|年报|季报|简报|快报|分析|情况|公告|综述|报告)(?:\(.{0,20}\))?$/.test(line)) return null;
  const years = yearsOf(line);
  return years.length === 0 ? null : years.at(-1)!;
}

/**
 * A heading that sets the frame: 一、2023年工作回顾 (actual, 2023), 二、2024年工作安排 (target, 2024), 今年目标任务.
 * A sub-heading ((一)…) without such a word keeps the frame above it: undefined.
 */
function headingFrame(line: string, year: number | null): Frame | undefined {
  if (/[。;!?,]/.test(line.slice(0, -1)) && !/^(?:第?[一二三四五六七八九十]{1,3}(?:部分)?[、.:\s])/.test(line)) return undefined;
  if (/[。;,]$/.test(line)) return undefined;
  const sub = /^[((][一二三四五六七八九十]{1,3}[))]|^\d{1,2}[.、]/.test(line);
  const ahead = WORK_OF_YEAR.exec(line);
  if (ahead !== null && year !== null) return { status: Number(ahead[1]) < year ? "actual" : "target", year: Number(ahead[1]) };
  const past = Math.max(last(line, PAST), line.search(WORK_DONE));
  const future = Math.max(last(line, FUTURE), line.search(WORK_AHEAD));
  if (past < 0 && future < 0) return undefined;
  const years = yearsOf(line);
  if (sub && years.length === 0) return undefined;
  const top = /^(?:第?[一二三四五六七八九十]{1,3}(?:部分|章)?[、.:\s])|^#/.test(line);
  if (!top && !sub && years.length === 0 && !/今年|去年|明年|过去|今后|未来|下一步|上年|全年|主要|本年/.test(line)) return undefined;
  if (past >= 0 && future >= 0 && years.length > 1) return undefined; // the title of the whole
  // 董事会建议宣派2023年度股息: a heading without a number ends in its word.
  if (!top && !sub && Math.max(endOf(line, PAST), endOf(line, FUTURE)) < line.length - LONGEST_HEADING_TAIL) return undefined;
  const target = future > past;
  let own = years.length > 0 ? years.at(-1)! : null;
  if (own === null && year !== null) own = /去年|上年|过去一年/.test(line) ? year - 1 : /今年|本年|下一步/.test(line) ? year : /明年/.test(line) ? year + 1 : null;
  return { status: target ? "target" : "actual", year: own };
}

/** 过去五年的成绩: no part of one year. */
const OWN_SPAN = /过去|以来|[三五十]年|五”/;
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

/** Years written with 年: 2023年, 二〇二三年. */
function yearsOf(line: string): number[] {
  const years: number[] = [];
  for (let at = line.indexOf("年"); at >= 0; at = line.indexOf("年", at + 1)) {
    const year = yearBefore(line, at);
    if (year !== null) years.push(year);
  }
  return years;
}

const HAN_DIGITS = "〇一二三四五六七八九";

/** 2030年 at `at`: the year. */
export function yearAt(key: string, at: number): number | null {
  return key[at + 4] === "年" ? yearBefore(key, at + 4) : null;
}

function yearBefore(line: string, at: number): number | null {
  if (at < 4) return null;
  let year = 0;
  for (let i = at - 4; i < at; i++) {
    const unit = line.charCodeAt(i);
    let digit = unit >= 48 && unit <= 57 ? unit - 48 : HAN_DIGITS.indexOf(line[i]!);
    if (line[i] === "零" || line[i] === "○") digit = 0;
    if (digit < 0) return null;
    year = year * 10 + digit;
  }
  const before = line.charCodeAt(at - 5);
  return year >= 1900 && year <= 2100 && !(before >= 48 && before <= 57) ? year : null;
}

/**
 * Without a title: the latest year that is no far aim (到2025年, 2035年远景目标) of the first 20,000 units. News is written
 * in the year it speaks of last.
 */
function latestYear(key: string): number | null {
  let latest: number | null = null;
  let base = -1;
  const limit = Math.min(key.length, 20_000);
  for (let at = key.indexOf("年"); at >= 0 && at < limit; at = key.indexOf("年", at + 1)) {
    const year = yearBefore(key, at);
    if (year === null) continue;
    const before = key[at - 5] ?? "";
    if (COMPARED.test(key.slice(Math.max(0, at - 6), at - 4)) || key.startsWith("同期", at + 1) || ("和及、".includes(before) && base === at - 5)) {
      base = at + 1;
      continue;
    }
    if (LAST_NAMED.test(key.slice(Math.max(0, at - 7), at - 4))) latest = Math.max(latest ?? 0, year + 1);
    if ("到至".includes(before) && before !== "" && REACHED.test(key.slice(Math.max(0, at - 44), at - 5))) latest = Math.max(latest ?? 0, year); // 从2011年的A增加到2016年的B
    if ("到至-—~末".includes(before) && before !== "" && key[at - 6] !== "截") continue;
    if ("到至-—~".includes(key[at + 1] ?? " ")) continue; // 2027年至2030年
    if (/^(?:远景|规划|愿景|行动|前|底前|实现)/.test(key.slice(at + 1, at + 4))) continue;
    if (SINCE.test(key.slice(at + 1, at + 9))) continue;
    latest = Math.max(latest ?? 0, year);
  }
  // 发表于 2024-5-10: the date of a post. In January it speaks of the year before, and 今年 is its own.
  const stamp = /(?:^|\D)(20\d\d)[-/]\d{1,2}[-/]\d{1,2}/.exec(key.slice(0, 3000));
  return stamp !== null && (latest === null || Number(stamp[1]) === latest + 1) ? Number(stamp[1]) : latest;
}

/** 较|2019年, 高于|2024年, 与|1994年和1995年并列: no year that the text is written in; 2023年与|2024年 are two that it tells of. */
const COMPARED = /(?:[比较]|[高低多少优快慢大小]于|超过|(?<![年月日])与)$/;
/** 2008年|第3季以来新高, 自1999年|有纪录以来 */
const SINCE = /^(?:第?[一二三四1-4]季度?|\d{1,2}月|底|末|.{0,2}[有建成开].{0,3})?以来/;
/** 占上年|2019年总收入: the year before the one it is written in. */
const LAST_NAMED = /(?:上年|去年)[(]?$/;

/** 从2011年的…增加|到2016年: both are past. */
const REACHED = /[从由自](?:19|20)\d\d年[^。;]{1,30}[升增加降减高长大]$/;

function trimmed(key: string, start: number, end: number): string {
  if (end - start > 120) return key.slice(start, end);
  return key.slice(start, end).replaceAll("**", "").trim(); // **二、2024年工作安排**
}

/** Relative years of a period word. */
const RELATIVE: readonly (readonly [string, number])[] = [
  ["今年", 0], ["本年度", 0], ["本年", 0], ["去年", -1], ["上年度", -1], ["上一年度", -1], ["上年", -1], ["上一年", -1], ["前年", -2], ["明年", 1], ["后年", 2], ["今春", 0], ["今夏", 0], ["今秋", 0], ["今冬", 0],
];
const WHOLE_YEAR = new Set(["", "年", "全年", "年度", "度", "年全年", "年年度"]);
/** Under 2022年工作回顾 the year that it looks back on; elsewhere twelve months that end today. */
const LAST_YEAR = /^(?:过去|過去)的?(?:这|這)?一年$/;
/** Words of a part of the year, which need the year before them. */
const PART = /^(?:上半年|下半年|第?[一二三四1-4]季度|第[一二三四1-4]季|前[二两三]季|首季|首三季|前?\d{1,2}[-—~至]?\d{0,2}月|[一二三四五六七八九十]{1,2}月|年末|年底|年初|\d{1,2}月)/;

/** 民國113年第一季, 113年底 → 2024年…: years of the Republic. */
function commonYear(text: string): string {
  const found = /^(?:中[华華])?(?:民[国國])?(\d{2,3})年(?![来來间間])/.exec(text);
  if (found === null || (Number(found[1]) < 80 && !text.includes("民"))) return text;
  return `${1911 + Number(found[1])}年${text.slice(found[0].length)}`;
}

/** 二零一九年 → 2019年. */
function arabicYear(text: string): string {
  const at = text.indexOf("年");
  const year = at === 4 || (at === 6 && /^[截到]/.test(text)) ? yearBefore(text, at) : null;
  return year === null ? text : `${text.slice(0, at - 4)}${year}${text.slice(at)}`;
}

/** 二零一九/二零年度, 2022-23财年, 二○一○至一一财政年度: a budget year has parts of two. */
const BUDGET_YEAR = /^(?:截至)?([12][09]\d\d|[一二][九〇零○][〇零○一二三四五六七八九]{2})[/-—至]([12][09]\d\d|\d\d|(?:[一二][九〇零○])?[〇零○一二三四五六七八九]{2})(?:财政|財政|会计|會計)?(?:年度|财年|財年)$/;

function inDigits(year: string): string {
  return year.replace(/[^\d]/g, (digit) => String(Math.max(0, HAN_DIGITS.indexOf(digit))));
}

/** 去年上半年 → 2022年上半年, 全年 → 2023, 三季度 → 2023年三季度. */
export function resolvePeriod(text: string, year: number | null, frameYear: number | null): string {
  // The figures of a sentence have one period.
  if (resolved.text !== text || resolved.year !== year || resolved.frameYear !== frameYear) resolved = { text, year, frameYear, period: periodIn(text, year, frameYear) };
  return resolved.period;
}

let resolved: { readonly text: string; readonly year: number | null; readonly frameYear: number | null; readonly period: string } = { text: "", year: null, frameYear: null, period: "" };

function periodIn(text: string, year: number | null, frameYear: number | null): string {
  const budget = BUDGET_YEAR.exec(text);
  if (budget !== null) return `${inDigits(budget[1]!)}/${inDigits(budget[2]!).slice(-2)}年度`;
  let words = commonYear(arabicYear(text));
  const term = /^(?:截至|截止|至)?((?:19|20)\d\d)年(\d{1,2}|[一二三四五六七八九十]{1,2})月.{1,4}?止(.*)$/.exec(words);
  if (term !== null) {
    if (term[3]!.endsWith("年度")) return term[1]!;
    if (/^(?:六|6)个月$/.test(matchKey(term[3]!)) && /^(?:6|六)$/.test(term[2]!)) return `${term[1]!}年上半年`;
    return `${term[1]!}年${term[2]!}月止${term[3]!}`;
  }
  const explicit = /^(?:截至|截止|到|至)?((?:19|20|21)\d\d)年?/.exec(words);
  if (explicit !== null) {
    const rest = words.slice(explicit[0].length).replace(/^度/, "");
    if (WHOLE_YEAR.has(rest)) return explicit[1]!;
    return `${explicit[1]!}${/^[-—~至]/.test(rest) ? "" : "年"}${rest}`;
  }
  for (const [word, offset] of RELATIVE) {
    if (!words.startsWith(word)) continue;
    if (year === null) return text;
    const rest = words.slice(word.length).replace(/^的?(?:以来)?/, "");
    return WHOLE_YEAR.has(rest) ? String(year + offset) : `${year + offset}年${rest.replace(/^年/, "")}`;
  }
  if (frameYear !== null && LAST_YEAR.test(words)) return String(frameYear);
  const known = frameYear ?? year;
  if (known === null) return text;
  if (words === "全年" || words === "年度" || words === "当年" || words === "年内" || words === "一年来") return String(known);
  words = words.replace(/^全年/, "");
  return PART.test(words) ? `${known}年${words.replace(/^年/, "")}` : text;
}
