/** A small analysis made by hand: the printouts are tested without the stages. */
import type { Explainable } from "../../src/explain/account.ts";
import { EditSet, type Edit } from "../../src/text/edits.ts";

export function explainable(source: string, stages: readonly (readonly [stage: string, edits: readonly Edit[]])[], readings: Partial<Pick<Explainable, "findings" | "removed" | "quantities" | "indicators">> = {}): Explainable {
  let edits = EditSet.empty(source.length);
  let text = source;
  const reports: { stage: string; edits: EditSet }[] = [];
  for (const [stage, own] of stages) {
    const set = EditSet.of(text.length, own);
    reports.push({ stage, edits: set });
    edits = edits.compose(set);
    text = set.apply(text);
  }
  return { source, text, edits, stages: reports, findings: [], removed: [], quantities: () => [], indicators: () => [], ...readings };
}
