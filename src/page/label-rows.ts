import { labelAlphabet, labelPhrases, labelRows } from "../generated/page-tables.ts";
import { matchKey } from "../text/key.ts";
import { spellText, unpackAlphabet } from "../text/packed.ts";
import type { FieldGroup, LabelClass, LabelMatch } from "./labels.ts";

/** A row of data/page-labels.tsv. */
export interface LabelRow {
  readonly family: string;
  readonly strength: LabelClass;
  readonly match: LabelMatch;
  readonly profile: string;
  readonly field: FieldGroup;
  /** In the form of the key; … stands for a gap. */
  readonly phrases: readonly string[];
}

let rows: readonly LabelRow[] | undefined;

/** All rows, read at the first need. */
export function loadLabelRows(): readonly LabelRow[] {
  if (rows !== undefined) return rows;
  const lines = matchKey(spellText(unpackAlphabet(labelAlphabet), labelPhrases)).split("\n");
  return (rows = labelRows.map(([family, strength, match, profile, field], i) => ({ family, strength: strength as LabelClass, match: match as LabelMatch, profile, field: field as FieldGroup, phrases: lines[i]!.split("\t") })));
}
