import { extractIndicators, type Fact, type IndicatorOptions } from "../../src/report/index.ts";

/** `name|kind|value|unit|cmp|status`, then what else is set: `+of=…`. */
export function shown(fact: Fact): string {
  const value = fact.value?.text ?? `${fact.min?.text ?? ""}~${fact.max?.text ?? ""}`;
  const more = [
    fact.rank === undefined ? "" : `rank=${fact.rank.scope ?? ""}/${fact.rank.by ?? ""}`,
    fact.of === undefined ? "" : `of=${fact.of}`,
    fact.parent === undefined ? "" : `parent=${fact.parent}`,
    fact.from === undefined ? "" : `from=${fact.from}`,
    fact.period === null ? "" : `period=${fact.period}`,
  ].filter((item) => item !== "");
  return [[fact.indicator, fact.kind, value, fact.unit ?? "", fact.cmp, fact.status].join("|"), ...more].join("+");
}

export const factsOf = (text: string, options?: IndicatorOptions): string[] => extractIndicators(text, options).map(shown);
