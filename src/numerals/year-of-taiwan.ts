import type { Part } from "./date-part.ts";
import type { Reader } from "./draft.ts";
import { readMonthAfter } from "./month-day.ts";
import { readPartOfYear } from "./period.ts";

/** > | 112年|3月   112年度   112年第2季   A year of Taiwan, without 民国; alone, it is one when the text has other words of Taiwan. */
export function isYearOfTaiwan(reader: Reader, { arabic, length, value }: Part, behind: number, hasMonth: boolean, before: string): boolean {
  const { key } = reader;
  const early = value >= 30 && value < 100 && (hasMonth || key[behind] === "度"); // 八十七年度, 87年3月
  if (early && isOfTaiwan(reader)) return true;
  if ((arabic ? length !== 3 : !isOfTaiwan(reader)) || value < 80 || value > 130) return false;
  if (hasMonth) return true;
  if (/[了满共前近约超达第历续]$/.test(before)) return false;
  if ("度底末初".includes(key[behind] ?? " ") || readPartOfYear(reader, behind) !== undefined) return true;
  return !"的前后来间内里以之历多".includes(key[behind] ?? " ") && isOfTaiwan(reader);
}

/** > | 八十七|年度   一百一十二|年三月   In Han, only where the text has words of Taiwan. */
export function isHanYearOfTaiwan(reader: Reader, { arabic, strung, value, end }: Part): boolean {
  return !arabic && !strung && value >= 30 && value <= 130 && reader.key[end] === "年" && (reader.key[end + 1] === "度" || readMonthAfter(reader, end + 1) !== undefined) && isOfTaiwan(reader);
}

/** > | 新台币   民国1|12年   行政院   Looked for once in a text, when a number asks for it. */
function isOfTaiwan(reader: Reader): boolean {
  return (reader.taiwan ??= reader.words.taiwan.some((word) => reader.key.includes(word)));
}
