import { type Decimal, HALF, ONE, TWO } from "../text/decimal.ts";
import type { Draft, Reader } from "./draft.ts";
import { qualified } from "./finish.ts";
import { isHan } from "./ordinal.ts";
import { draftOf, IDIOM } from "./not-a-number.ts";
import { isWhole, type Unit } from "./tables.ts";

/** What is filled, or cut in two: 半杯水, 半片药. 半边, 半路 and 半天 are words. */
const HALVED = ["杯", "碗", "勺", "匙", "茶匙", "汤匙", "大匙", "小匙", "小勺", "大勺", "小碗", "大碗", "瓶", "袋", "盒", "箱", "桶", "罐", "壶", "盘", "片", "粒", "颗", "块"];

/** > | 一半以上   一半的人; not 另一半, 这一半, which are words of the table. */
export function readOneHalf(reader: Reader, i: number): Draft | undefined {
  if ("这那另某每前后上下哪".includes(reader.key[i - 1] ?? " ")) return draftOf(i, i + 2, "name", IDIOM);
  return halfOf(reader, i, i + 2, i + 2, { type: "fraction", value: HALF, numerator: ONE, denominator: TWO });
}

/** > | 半年   半小时   半个月   半数   半杯   半个 */
export function readHalf(reader: Reader, i: number): Draft | undefined {
  const { key, tables, end } = reader;
  const next = i + 1;
  const behind = key[i + 2] ?? " ";
  switch (key[next]) {
    case "数":
      if ((tables.kinds[key.charCodeAt(i + 2)] ?? 0) === 0 && key[i - 1] !== "多") return halfOf(reader, i, i + 2, i + 2, { type: "fraction", value: HALF, numerator: ONE, denominator: TWO });
      break;
    case "成":
      if (!"品熟立员型长年功就果本天".includes(behind)) return halfOf(reader, i, i + 2, next, { type: "discount", value: { digits: 5n, scale: 2 } });
      break;
    case "个":
      if (key.startsWith("百分点", i + 2)) return halfOf(reader, i, i + 5, next, { type: "percentage-point", value: HALF, unit: "pp", unitText: "个百分点" });
      // > | 洋葱半个,   Half of one, where nothing follows that it is half of: 半个身子, 半个世纪.
      if (!isHan(behind) && !isHalfOfWord(key, i) && !"那这哪有".includes(key[i - 1] ?? " ")) return halfOf(reader, i, i + 2, next, { type: "cardinal", value: HALF, unit: "个", unitText: "个" });
      break;
    default:
      break;
  }
  const counted = key[next] === "个" ? tables.units.longestAt(key, next, end) : undefined;
  const at = key[next] === "个" && counted?.value.kind !== "duration" ? i + 2 : next;
  const found = counted?.value.kind === "duration" ? counted : tables.units.longestAt(key, at, end);
  return found !== undefined && isWhole(found.value, key, at + found.length) ? readHalfUnit(reader, i, at, found.value, at + found.length) : undefined;
}

/** Half of the unit that stands from `at` to `stop`. */
function readHalfUnit(reader: Reader, i: number, at: number, unit: Unit, stop: number): Draft | undefined {
  const { key, tables, last } = reader;
  const { kind, name, code } = unit;
  const isPart = isHalfOfWord(key, i);
  const half = (value: Decimal, as = code): Draft | undefined => halfOf(reader, i, stop, i + 1, { type: kind === "classifier" ? "cardinal" : kind as Draft["type"], value, unit: as, unitText: name });
  if (kind === "classifier") return at === i + 1 && HALVED.includes(name) && !isPart ? half(HALF) : undefined;
  if (kind === "quantity") {
    if (!/[斤亩米吨公里升克仑磅尺]$/.test(name)) return undefined;
  } else if (kind !== "duration" && !(kind === "money" && name.endsWith("钱"))) return undefined;
  if (name === "天" || (name === "月" && key[at - 1] !== "个") || name === "夜" || name === "世纪") return undefined;
  if (isPart && !(code === "h" && key[i - 1] === "上")) return undefined; // 排上半小时
  if (code === "[15min]") return half({ digits: 75n, scale: 1 }, "min");
  if (code === "[2h]") return half(ONE, "h");
  // > | 用了個半小時   One and a half, as Cantonese leaves out the 一; 这个半小时 is this half hour.
  if (key[i - 1] === "个" && kind === "duration" && i - 1 >= last && at === i + 1 && (tables.kinds[key.charCodeAt(i - 2)] ?? 0) === 0 && !"这那每整前后上下另某哪头第同本".includes(key[i - 2] ?? " ")) {
    return halfOf(reader, i - 1, stop, i + 1, { type: kind, value: { digits: 15n, scale: 1 }, unit: code, unitText: name });
  }
  return code.startsWith("[") && kind === "duration" ? undefined : half(HALF);
}

/** > | 上半年, 多半天   not 超过半小时, 不过半年 */
function isHalfOfWord(key: string, i: number): boolean {
  return "上下前后大多一另".includes(key[i - 1] ?? " ");
}

function halfOf(reader: Reader, start: number, end: number, numeralEnd: number, rest: Pick<Draft, "type" | "value" | "unit" | "unitText" | "numerator" | "denominator">): Draft | undefined {
  const i = reader.key[start] === "个" ? start + 1 : start;
  return qualified(reader, { start, end, numeralStart: i, numeralEnd, notation: "han", ...rest });
}
