import { LAST_YEAR } from "./period.ts";
import type { Token } from "./tokens.ts";
import type { ReadingView } from "./view.ts";
import { yearAt } from "./year.ts";

/** What the sentences after one that begins with this period speak of: 2013年一季度 goes on, the end of 2013年末 is one day. */
export function lastingPeriod(period: string): string | null {
  const year = /^(?:19|20)\d\d(?=年|$)/.exec(period)?.[0] ?? null;
  const part = year === null ? period : period.slice(year.length).replace(/^年/, "");
  return LASTING.test(part) || SEVERAL_YEARS.test(period) ? period : year;
}

/** Quarters, halves and runs of months. */
const LASTING = /^(?:[上下]半年|[前首]?[一二三四两1-4三]个?季度?|第[一二三四1-4]季度?|(?:前|首)[一二三四五六七八九十\d]{1,2}个月|\d{1,2}(?:[-—~至]\d{1,2})?月份?|[元一\d]{1,2}[-—~至].{1,3}月份?|[前首][一二两兩三四五六七八九十\d]{1,2}月|[一二三四五六七八九十]{1,2}月份?)$/;

/** What makes a year a bound and not the time that is told of: 自2007年, 到2025年, 比2012年. */
const BOUNDS = "自从到至以比较与和";

/**
 * What a sentence without figures sets for those after it: 2012年是本届政府的最后一年 the year (the last one, when it names
 * several), 五年来,我们聚焦… the years. `past` is the year of 过去一年.
 */
export function periodTold(tokens: readonly Token[], view: ReadingView, past: number | null = null): string | null {
  let told: string | null = null;
  for (const [i, { kind, start, end, word }] of tokens.entries()) {
    if (past !== null && LAST_YEAR.test(word)) told = String(past); // 过去一年,是…极不平凡的一年。
    if (kind !== "date" || BOUNDS.includes(view.key[start - 1] ?? " ")) continue;
    if (i < NEAR && SEVERAL_YEARS.test(word)) told = view.text.slice(start, end);
    if (/以来|起$|[-—~至]/.test(word)) continue;
    const year = yearAt(view.key, start);
    if (year !== null && !view.key.startsWith("以", end)) told = String(year);
  }
  return told;
}

/** How far from the head of a sentence it is set. */
const NEAR = 4;
/** 五年来, 过去三年 */
const SEVERAL_YEARS = /^(?:过去)?的?这?[二两三四五六七八九十\d]{1,2}年(?:来|间|以来)?$/;

/** What the paragraphs after one that opens with this speak of: a year, or a part of one. Several years hold for their paragraph only. */
export function runsOn(lead: string | null, running: string | null): string | null {
  return lead === null ? running : SEVERAL_YEARS.test(lead) ? null : lead;
}
