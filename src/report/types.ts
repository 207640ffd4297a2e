import type { Exact } from "../numerals/types.ts";

export type FactKind = "level" | "growth" | "share" | "rank" | "change";
export type FactComparator = "=" | "≈" | "≥" | ">" | "≤" | "<";
export type FactStatus = "actual" | "estimate" | "target";

export interface FactRank {
  /** Where the rank is held: 全市, 全国. */
  readonly scope: string | null;
  readonly position: number;
  /** What is ranked: 总量, 增速, 数量. */
  readonly by?: string;
}

/** A size class inside a name: 投资[1-10亿元]项目100个. */
export interface FactBracket {
  readonly min?: string;
  readonly max?: string;
  readonly unit: string;
}

/** One figure of a text: a row of the table. */
export interface Fact {
  /** The noun phrase as in the text, without light verbs, time words and quotation marks. */
  readonly indicator: string;
  readonly kind: FactKind;
  /** 万 and 亿 are worked out; signed for growth and change; null when `min` and `max` say it, or for a ratio such as 2:1 of which `text` is "2". */
  readonly value: Exact | null;
  readonly min?: Exact;
  readonly max?: Exact;
  /** ISO 4217 (with "/月" … for a price per something), %, ‰, pp, bp, UCUM where it is common (m2, km, t, MW), else the unit as written, simplified. */
  readonly unit: string | null;
  readonly cmp: FactComparator;
  readonly dir: "rise" | "fall" | null;
  readonly status: FactStatus;
  /** Resolved: 2023, 2023年上半年; a relative word when the document's year is not known. */
  readonly period: string | null;
  /** As written: 全年, 去年. */
  readonly periodText?: string;
  /** 同比, 环比, 同口径, 年均; or what it is compared with: 2021年. */
  readonly base?: string;
  /** The subject, when the clause names it apart from the indicator: 全区. */
  readonly scope?: string;
  /** Denominator of a share. */
  readonly of?: string;
  /** The whole that 其中 divides. */
  readonly parent?: string;
  /** 由A提高至B: A. */
  readonly from?: string;
  readonly rank?: FactRank;
  readonly bracket?: FactBracket;
  /** A: an indicator clause. B: a count in subject or modifier position. */
  readonly tier: "A" | "B";
  /** The quantity: input.slice(start, end). Offsets are UTF-16 code units of the input as given. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The clause it was read from. */
  readonly clause: { readonly start: number; readonly end: number };
  /** The sentence it was read from. */
  readonly sentence: { readonly start: number; readonly end: number };
  /** Column name from `aliases`, when one matches. */
  readonly alias?: string;
  /** Id of the rule that made it; with `explain: true`. */
  readonly rule?: string;
}
