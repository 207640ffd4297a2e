import { yearAt } from "./frame.ts";
import type { Token } from "./tokens.ts";
import type { ReadingView } from "./view.ts";

/** What the sentences after one that begins with this period speak of: 2013年一季度 goes on, the end of 2013年末 is one day. */
export function lastingPeriod(period: string): string | null {
  const year = /^(?:19|20)\d\d(?=年|$)/.exec(period)?.[0] ?? null;
  const part = year === null ? period : period.slice(year.length).replace(/^年/, "");
  return LASTING.test(part) ? period : year;
}

/** Quarters, halves and runs of months. */
const LASTING = /^(?:[上下]半年|[前首]?[一二三四两1-4三]个?季度?|第[一二三四1-4]季度?|(?:前|首)[一二三四五六七八九十\d]{1,2}个月|\d{1,2}[-—~至]\d{1,2}月(?:份)?)$/;

/** What makes a year a bound and not the time that is told of: 自2007年, 到2025年, 比2012年. */
const BOUNDS = "自从到至以比较与和";

/** 2012年是本届政府的最后一年。: the year that a sentence without figures sets for those after it; the last one, when it names several. */
export function yearTold(tokens: readonly Token[], view: ReadingView): string | null {
  let told: string | null = null;
  for (const { kind, start, end } of tokens) {
    if (kind !== "date" || BOUNDS.includes(view.key[start - 1] ?? " ") || /以来|起$|[-—~至]/.test(view.key.slice(start, end))) continue;
    const year = yearAt(view.key, start);
    if (year !== null && !view.key.startsWith("以", end)) told = String(year);
  }
  return told;
}
