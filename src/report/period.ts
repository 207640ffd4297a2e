/** The words of a period in the form of the record: 去年上半年 → 2022年上半年. */
import { matchKey } from "../text/index.ts";
import { HAN_DIGITS, yearBefore } from "./year.ts";

/** Relative years of a period word. */
const RELATIVE: readonly (readonly [string, number])[] = [
  ["今年", 0], ["本年度", 0], ["本年", 0], ["去年", -1], ["上年度", -1], ["上一年度", -1], ["上年", -1], ["上一年", -1], ["前年", -2], ["明年", 1], ["后年", 2], ["今春", 0], ["今夏", 0], ["今秋", 0], ["今冬", 0],
];
const WHOLE_YEAR = new Set(["", "年", "全年", "年度", "度", "年全年", "年年度"]);
/** Under 2022年工作回顾 the year that it looks back on; elsewhere twelve months that end today. */
export const LAST_YEAR = /^(?:过去|過去)的?(?:这|這)?一年$/;
/** Words of a part of the year, which need the year before them. */
const PART = /^(?:[元一1][至到—~-].{1,3}月|上半年|下半年|第?[一二三四1-4]季度|第[一二三四1-4]季|前[二两三]季|首季|首三季|前?\d{1,2}[-—~至]?\d{0,2}月|[一二三四五六七八九十]{1,2}月|年末|年底|年初|\d{1,2}月)/;

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

/** 24H1, 2024Q3. */
const SHORT_PERIOD = /^(?:20)?([12]\d)(?:h([12])|q([1-4]))$/i;

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
  const short = SHORT_PERIOD.exec(text);
  if (short !== null) return `20${short[1]!}年${short[2] === "1" ? "上半年" : short[2] === "2" ? "下半年" : `${"一二三四"[Number(short[3]) - 1]}季度`}`;
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
