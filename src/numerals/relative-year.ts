import type { Draft, Reader } from "./draft.ts";

/** 今年, 去年 …: years counted from the year of the document. */
const RELATIVE: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 去年: -1, 前年: -2, 明年: 1 };

/**
 * > | 去年   今年三季度   明年1月   前年底
 * Only with option `year`. `read` reads the part of the year that may follow.
 */
export function readRelativeYear(reader: Reader, i: number, year: number, read: (reader: Reader, i: number) => Draft | undefined): Draft | undefined {
  const { key } = reader;
  const offset = RELATIVE[key.slice(i, i + 2)];
  if (offset === undefined || isOtherWord(key, i)) return undefined;
  const at = i + (key[i + 2] === "度" ? 3 : 2);
  const part = at < reader.end ? read(reader, at) : undefined;
  if (part?.iso !== undefined && part.start === at && isYearless(part.iso)) return { ...part, start: i, iso: resolveYear(part.iso, year + offset) };
  const end = at === i + 2 && "底末初".includes(key[at] ?? " ") ? at + 1 : at;
  return { start: i, end, numeralStart: i, numeralEnd: i + 2, type: "year", iso: String(year + offset).padStart(4, "0"), notation: "han" };
}

/** 目前年产, 日前年会: the 前 belongs to the word before; 三年前年均 counts years. */
function isOtherWord(key: string, i: number): boolean {
  if (key[i] === "前") return "目日以之先提年月天事生".includes(key[i - 1] ?? " ") || "产均会终货".includes(key[i + 2] ?? " ");
  return key[i] === "本" ? "根基日资成书剧版文样原".includes(key[i - 1] ?? " ") : "产均货".includes(key[i + 2] ?? " ") && key[i] !== "今" && key[i] !== "去" && key[i] !== "明";
}

/** Months, quarters and halves without a year; a day alone (---05) lacks the month too. */
function isYearless(iso: string): boolean {
  return /^(--\d|[HQ]\d)/.test(iso);
}

/** --01-27 → 2024-01-27, Q1/Q3 → 2024-Q1/2024-Q3; what has a year stays. */
export function resolveYear(iso: string, year: number): string {
  if (!isYearless(iso)) return iso;
  const prefix = String(year).padStart(4, "0");
  return iso.split("/").map((piece) => (piece.startsWith("--") ? `${prefix}${piece.slice(1)}` : /^[HQ]/.test(piece) ? `${prefix}-${piece}` : piece)).join("/");
}
