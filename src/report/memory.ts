import type { Quantity } from "../numerals/types.ts";
import { matchKey } from "../text/index.ts";
import type { Frame } from "./frame.ts";
import type { Left } from "./left-parts.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Fact, FactKind, FactStatus } from "./types.ts";
import type { ReadingView } from "./view.ts";

/** What a sentence is read with. */
export interface Reading {
  readonly view: ReadingView;
  readonly lexicon: Lexicon;
  readonly frame: Frame;
  readonly year: number | null;
  /** The period that the paragraphs before speak of, when no heading says one. */
  readonly running: string | null;
  /** The money of a bare 元 at an offset of the view. */
  readonly currency: (at: number) => string;
  readonly emit: (draft: Draft) => void;
}

/** A fact with offsets of the view, before it is finished. */
export type Draft = { readonly [K in Exclude<keyof Fact, "text" | "start" | "end" | "clause" | "sentence" | "alias" | "rule">]-?: Fact[K] | (undefined extends Fact[K] ? undefined : never) } & {
  readonly q: Quantity;
  readonly clause: readonly [number, number];
  readonly rule: string;
  /** A verb of reports stands by it: 新建, 完成, 查处. */
  readonly governed: boolean;
};
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What a later clause takes over from an earlier one. Everything here is the last of its kind: looking back costs nothing. */
export interface Memory {
  /** The last indicator named. */
  head: string | null;
  /** The head was named in the sentence before. */
  carried: boolean;
  /** The first name of this sentence, and of the one before: 受理6380件,结案率97%。|其中民事案件… divides the first. */
  first: string | null;
  before: string | null;
  /** Names of the clause that was read last, for 分别, 均 and ranks. */
  group: string[];
  /** Names of the levels of this sentence that no figure of growth has followed yet: 接待游客A、实现收入B,分别增长. */
  recent: string[];
  /** How many of them were named before the last semicolon. */
  segment: number;
  /** The noun phrase of a clause without a figure: 一般公共预算收入保持增长,达到… */
  pending: string | null;
  /** Names listed in such a clause: 申报数、认定数等两项指标,均居第一. */
  pendingList: string[];
  /** The whole that a clause without a figure set: 总销货价值中,网上销售占11%. */
  within: string | null;
  parent: string | null;
  time: string | null;
  scope: string | null;
  /** Of a clause that only sets a scene: 在2022年中国…评价中. */
  rankScope: string | null;
  /** 增速在全省…中居第7位: what is ranked of the head. */
  rankBy: string | null;
  /** The last name that had a subject, and the subject: it holds for the figures that take the name over. */
  owned: readonly [name: string, scope: string] | null;
  /** Name of the share that was read last: 占GDP的21%,提高8个百分点. */
  share: string | null;
  /** The whole and the word of a share that was read: [占总出口比重]. The parts named after it divide the same. */
  divided: string | null;
  /** Names since the last semicolon, and which of them grew: A增长6.1%,B增长9.5%,增速均居全省第一. */
  run: string[];
  grown: string[];
  /** Which way the figure read last went: 下跌273点,或0.59%. */
  moved: 1 | -1 | 0;
  /** What the figure read last was counted in. */
  unit: string | undefined;
  /** 新加坡(2.3万人次)|旅客: the noun before the bracket that goes on behind it. */
  joined: string | null;
  /** What was counted in a size class, and the measure before it: [财政收入]超300万元的[乡镇]有8个. */
  sized: readonly [prefix: string, noun: string] | null;
  /** Period of the first figure of this sentence, when its sentence says one: the sentences after it in the paragraph speak of it too. */
  lead: string | null;
  /** A figure of this sentence was read. */
  begun: boolean;
  /** `lead` of the sentence before. */
  span: string | null;
  /** The year that was said last: 年末 means its end. */
  year: number | null;
  target: boolean;
  estimate: boolean;
  change: 1 | -1 | 0;
  tense: FactStatus | null;
}

export function newMemory(): Memory {
  return { head: null, carried: false, first: null, before: null, group: [], recent: [], segment: 0, pending: null, pendingList: [], within: null, parent: null, time: null, scope: null, rankScope: null, rankBy: null, owned: null, share: null, divided: null, run: [], grown: [], moved: 0, unit: undefined, joined: null, sized: null, lead: null, begun: false, span: null, year: null, target: false, estimate: false, change: 0, tense: null };
}

/** The whole that 其中 divides: what was named last in the same sentence, what came first in the one before. */
export function wholeNamed({ head, carried, before }: Memory): string | null {
  return carried ? (before ?? head) : head;
}

export const INDICATOR_END = /(?:[率额量值数价比费度]|收入|支出|投资|利润|指数|人口|gdp|营收|总产值|面积|产能|规模|里程|人次|成本|需求|资金|资产|负债|利税|税收|贷款|存款|净利|房价|工资|气温|水平|差距|浓度|病例|外资|价格|产量|总额)$/i;
const INDICATOR_LONGEST = 14;

export function indicatorLike(name: string): boolean {
  return INDICATOR_END.test(simplified(name.slice(-INDICATOR_LONGEST)));
}

export interface ClauseState {
  readonly clause: readonly [number, number];
  readonly names: string[];
  /** The figure read last in this clause, whose verb a coordinated one shares. */
  last: { left: Left; kind: FactKind; right: boolean; relative: boolean; verbed: boolean } | null;
  /** First token not yet part of a fact. */
  consumed: number;
  /** Where the last rank of this clause is held. */
  place: string | null;
  /** 投资 of 投资1-10亿元项目100个、10-20亿元项目20个. */
  prefix: string | null;
  verb: 1 | -1 | 0;
  tense: FactStatus | null;
}

/** The words as the lists of this folder write them. */
export function simplified(name: string): string {
  return matchKey(name);
}
