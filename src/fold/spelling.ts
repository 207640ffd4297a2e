import { halfwidthForms, kana, radicals, smallForms, traditionalRadicals, verticalForms } from "../generated/fold-tables.ts";
import type { RuleTest } from "./options.ts";

/** What one code unit is spelled as, and by which rule. */
export interface Spelling {
  readonly text: string;
  readonly rule: string;
  /** Only beside Chinese text: ﾃﾚﾋﾞ｡ keeps its halfwidth full stop. */
  readonly besideChinese: boolean;
}

/** Code unit → its spelling. */
export type SpellingTable = ReadonlyMap<number, Spelling>;

const NO_BREAK_SPACE = 0xa0;
/** Blanks of other widths: en quad … hair space, narrow no-break, mathematical and ideographic space. */
const WIDE_SPACES = [0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x202f, 0x205f, 0x3000];

/** The table of all rules that replace a code unit by another text whatever it means, for the rules that are on. */
export function buildSpellings(isOn: RuleTest): SpellingTable {
  const table = new Map<number, Spelling>();
  const add = (rule: string, pairs: string, besideChinese = false): void => {
    if (isOn(rule)) for (const [unit, text] of readPairs(pairs)) table.set(unit, { text, rule, besideChinese });
  };
  add("fold/radical", radicals);
  add("fold/form.halfwidth", halfwidthForms, true);
  add("fold/form.small", smallForms, true);
  add("fold/form.vertical", verticalForms, true);
  add("fold/width.kana", kana);
  if (isOn("fold/width.kana")) add("fold/form.halfwidth", halfwidthForms);
  if (isOn("fold/space.wide")) for (const unit of WIDE_SPACES) table.set(unit, { text: " ", rule: "fold/space.wide", besideChinese: false });
  if (isOn("fold/space.no-break")) table.set(NO_BREAK_SPACE, { text: " ", rule: "fold/space.no-break", besideChinese: false });
  return table;
}

let traditional: ReadonlyMap<number, string> | undefined;

/** What a radical is in a text written in traditional characters, where that differs: ⼾ is 户, there 戶. */
export function loadTraditionalRadicals(): ReadonlyMap<number, string> {
  return (traditional ??= new Map(readPairs(traditionalRadicals)));
}

function* readPairs(pairs: string): Generator<[unit: number, text: string]> {
  for (const pair of pairs.split(" ")) yield [pair.charCodeAt(0), pair.slice(1)];
}
