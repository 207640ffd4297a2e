import { rangeSign } from "./date-part.ts";
import type { Draft, Reader } from "./draft.ts";
import { isDigit } from "./numeral.ts";
import { isLatinLetter, readUnit } from "./unit.ts";

/** > | 今(22)公布   昨(14)日   A day as newspapers of Taiwan put it. */
export function readBracketedDay({ key }: Reader, i: number): Draft | undefined {
  if (i === 0 || !key.startsWith("(", i - 1)) return undefined;
  const word = key[i - 2] === " " ? i - 3 : i - 2; // 今 (22) 日
  if (!"今昨明前日天".includes(key[word] ?? " ")) return undefined;
  if ("日天".includes(key[word]!) && !"今昨明".includes(key[word - 1] ?? " ")) return undefined; // 昨天(14日)
  const stop = isDigit(key.charCodeAt(i + 1)) ? i + 2 : i + 1;
  const day = Number(key.slice(i, stop));
  return key[stop] === ")" && day >= 1 && day <= 31 ? { start: i, end: stop, numeralStart: i, numeralEnd: stop, type: "date", iso: `---${String(day).padStart(2, "0")}`, notation: "arabic" } : undefined;
}

/** > | 20210305   A day written in eight digits. */
export function readCompactDay(reader: Reader, i: number): Draft | undefined {
  const { key } = reader;
  const digits = key.slice(i, i + 8);
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6));
  if (!(digits.startsWith("19") || digits.startsWith("20")) || !(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return undefined;
  return { start: i, end: i + 8, numeralStart: i, numeralEnd: i + 8, type: "date", iso: `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`, notation: "arabic" };
}


/** > | (1881-1936)   1949—1999   Two years joined, no unit behind. */
export function readYears(reader: Reader, i: number): Draft | undefined {
  const { key } = reader;
  if (!isDigit(key.charCodeAt(i + 3))) return undefined;
  const sign = rangeSign(key, i + 4);
  if (sign === i + 4) return undefined;
  const year = (at: number): number => (isDigit(key.charCodeAt(at + 3)) && !isDigit(key.charCodeAt(at + 4)) ? Number(key.slice(at, at + 4)) : NaN);
  const first = year(i);
  if (!(first >= 1800 && first <= 2099) || key[i + 4] === "至" || key[i + 4] === "到") return undefined;
  const second = year(sign);
  const next = key[sign + 4] ?? "";
  if (!(second > first && second <= 2099 && second - first <= 150) || rangeSign(key, sign + 4) > sign + 4 || isLatinLetter(next.charCodeAt(0)) || ".:/%".includes(next || " ")) return undefined;
  if (readUnit(reader, sign + 4) !== undefined || reader.tables.kinds[next.charCodeAt(0)]! > 0) return undefined;
  return { start: i, end: sign + 4, numeralStart: i, numeralEnd: sign + 4, type: "period", iso: `${first}/${second}`, notation: "arabic" };
}

/** > | 《吴江年鉴(2023)》   实施2025行动计划   A bare year in brackets of a title. */
export function bareYear(reader: Reader, i: number): Draft | undefined {
  const { key } = reader;
  if (!isDigit(key.charCodeAt(i + 1)) || !isDigit(key.charCodeAt(i + 2)) || !isDigit(key.charCodeAt(i + 3)) || isDigit(key.charCodeAt(i + 4))) return undefined;
  const value = Number(key.slice(i, i + 4));
  // > | 康熙三十年(1691)
  const explains = key[i - 1] === "(" && reader.previous?.type === "year" && reader.last === i - 1 && value >= 1000;
  if (!(value >= 1900 && value <= 2099) && !explains) return undefined;
  const previous = key[i - 1];
  const next = key[i + 4];
  const bracketed = (previous === "(" && next === ")") || (previous === "[" && next === "]") || (previous === "〔" && next === "〕") || (previous === "《" && next !== "》");
  const programme = reader.words.trailing.programme.matchAt(key, i + 4) !== 0;
  if (!bracketed && !programme) return undefined;
  return { start: i, end: i + 4, numeralStart: i, numeralEnd: i + 4, type: "year", iso: String(value), notation: "arabic" };
}
