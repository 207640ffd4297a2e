import { type Frame, headingFrame, OWN_SPAN, titleYear, turningFrame } from "./heading.ts";
import type { ReadingView } from "./view.ts";
import { yearBefore } from "./year.ts";

export type { Frame };

export interface DocumentFrame {
  /** The year that 今年 means. */
  readonly year: number | null;
  /** The frame of the line that begins at or before `at`; call with rising positions. */
  frameAt(at: number): Frame;
}

const LONGEST_HEADING = 42;
const EMPTY: Frame = { status: null, year: null, period: null };

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
          frames.push({ status: "actual", year: title, period: null });
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
    const turned = turningFrame(key.slice(at, Math.min(end, at + LONGEST_HEADING)), year ?? title);
    if (turned !== undefined && frames.at(-1)?.status !== "target") {
      starts.push(at);
      frames.push(turned);
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
