/** What the readers of numerals return. Field names are the contract of `reference/numbers.md` §3. */

import type { RuleChoice } from "../stage.ts";

/** A decimal number: the text is exact, the number is the nearest double. */
export interface Exact {
  /** Canonical decimal: "-0.5", "23990000000"; no exponent, no thousands marks, no zeros behind the last digit of a fraction. */
  readonly text: string;
  readonly number: number;
}

/** Types that `findQuantities` returns unless told otherwise. */
export type QuantityType =
  | "cardinal" | "ordinal" | "rank" | "fraction" | "percent" | "percentage-point" | "discount" | "multiple" | "money" | "quantity"
  | "ratio" | "date" | "datetime" | "year" | "period" | "time" | "duration";

/** Numerals that are no quantities; returned only when `include` names them. */
export type NonQuantityType = "enumerator" | "code" | "phone" | "name" | "slogan";

export type Comparator = "gt" | "ge" | "lt" | "le" | "approx" | "near";

export type Notation = "arabic" | "han" | "han-capital" | "mixed" | "digits";

/** A range with either end open (null). */
export interface QuantityRange {
  readonly low: Exact | null;
  readonly high: Exact | null;
  readonly lowIncluded: boolean;
  readonly highIncluded: boolean;
  /** The source leaves it open which magnitude the low end has (八到九百亿). */
  readonly ambiguous?: true;
}

/** 增长4.5% is by, 增至5家 is to. */
export interface QuantityChange {
  readonly direction: "increase" | "decrease";
  readonly mode: "by" | "to";
}

export interface Quantity {
  /** UTF-16 offsets into the text as given, half open: number and unit, without the comparator words around them. */
  readonly start: number;
  readonly end: number;
  /** text.slice(start, end) of the source. */
  readonly text: string;
  readonly type: QuantityType | NonQuantityType;
  /**
   * Percent in % whatever the base; money in the main unit; discount as a plain ratio. Dates, years, periods and times: `text` is
   * ISO 8601 and `number` the year, or NaN when there is none. null for a range (a period's range is written in value.text: "2023/2025").
   */
  readonly value: Exact | null;
  readonly range?: QuantityRange;
  /** UCUM code, ISO 4217 code (with "/mo" … when it is a price per something), or the classifier as written, folded to simplified. */
  readonly unit?: string;
  /** The unit as it stands in the source, folded to simplified: 公里, 亿元 gives 元. */
  readonly unitText?: string;
  readonly comparator?: Comparator;
  /** Offsets of the source from the first comparator word, or the 每 of 每小时5公里, to the last one: start ≤ this.start, end ≥ this.end. */
  readonly extent?: { readonly start: number; readonly end: number };
  readonly change?: QuantityChange;
  readonly notation: Notation;
  readonly sign?: -1 | 1;
  /** Offsets of the numeral alone: 1590亿 in 1590亿元. */
  readonly numeral: { readonly start: number; readonly end: number };

  /** rank: "top" of 前20. */
  readonly top?: true;
  /** rank, ordinal: counted from the last one, 倒数第二. */
  readonly fromEnd?: true;
  /** rank: 全市, 全国. */
  readonly scope?: string;
  /** rank: 总量, 增速, 数量. */
  readonly of?: string;
  /** fraction. */
  readonly numerator?: Exact;
  readonly denominator?: Exact;
  /** ratio. */
  readonly a?: Exact;
  readonly b?: Exact;
  /** enumerator, code, phone, name, slogan: why it is none; the rule's id. */
  readonly rule?: string;
}

export interface FindOptions {
  /** Types to return besides the default ones: `include: ["slogan", "code"]`. */
  readonly include?: readonly (QuantityType | NonQuantityType)[];
  /** Types not to return. */
  readonly exclude?: readonly (QuantityType | NonQuantityType)[];
  /** Read through pinyin annotations and line breaks inside numerals: 500萬(wàn)片. Default true. */
  readonly lenient?: boolean;
  /** The value of 兆 as a numeral. Default 1e12. */
  readonly zhao?: 1e6 | 1e12 | 1e16;
  /** Read a single 一 with a classifier as a count (一个). Default false. */
  readonly indefinite?: boolean;
  /** 一对 counts two. Default false. */
  readonly pairs?: boolean;
  /** The year of the document: resolves 今年, 去年, 明年 and dates without a year. */
  readonly year?: number;
  /** Rules that say what is no quantity, to switch off: `{ off: ["numerals/slogan.quoted"] }`. */
  readonly rules?: RuleChoice;
}
