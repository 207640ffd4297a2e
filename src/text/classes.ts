import { classRuns, foldPairs, hanPairs } from "../generated/text-tables.ts";
import { eachPair } from "./packed.ts";
import { scanUnits } from "./scan.ts";

/**
 * CharClass: what a UTF-16 code unit may be the beginning of, one byte a unit.
 * `scanClasses` ORs the flags of a text in one pass; a stage whose flags do not occur has nothing to do there.
 * The table is `data/classes.tsv` plus Unicode (Script=Han) and OpenCC (traditional).
 */
export const CharClass = {
  /** A Han character of the Basic Multilingual Plane (supplementary ones are surrogates: see DAMAGE and FOLD). */
  HAN: 1,
  /** A character that OpenCC's TSCharacters changes: 萬, but also 乾 and 著, which are good simplified too. */
  TRADITIONAL: 2,
  /** 0-9, ASCII or fullwidth. */
  DIGIT: 4,
  /** A Han numeral: 一 壹 十 万 兩 点 … */
  NUMERAL: 8,
  /** ( [ （ 【 〔 and their partners. */
  BRACKET: 16,
  /** A Latin letter, with or without marks, fullwidth too; zhuyin. */
  LATIN: 32,
  /** Something repair must look at: controls, zero-width, private use, U+FFFD, Latin-1 marks, surrogates, &. */
  DAMAGE: 64,
  /** Something fold must look at: compatibility ideographs, radicals, combining marks, surrogates. */
  FOLD: 128,
} as const;

let table: Uint8Array | undefined;

/** The table, one byte for each of the 65,536 code units. Shared: do not write to it. */
export function loadClasses(): Uint8Array {
  if (table !== undefined) return table;
  const bytes = new Uint8Array(0x10000);
  let unit = 0;
  for (let i = 0; i < classRuns.length; i += 3) {
    unit += classRuns[i]!;
    const end = unit + classRuns[i + 1]!;
    bytes.fill(classRuns[i + 2]!, unit, end);
    unit = end;
  }
  const mark = (from: number): void => {
    if ((bytes[from]! & (CharClass.HAN | CharClass.FOLD)) === CharClass.HAN) bytes[from]! |= CharClass.TRADITIONAL;
  };
  eachPair(hanPairs, mark);
  eachPair(foldPairs, mark);
  return (table = bytes);
}

/** The flags of all code units of text[start, end), ORed. */
export function scanClasses(text: string, start = 0, end: number = text.length): number {
  return scanUnits(text, start, end, loadClasses());
}

/** The flags of one code unit. */
export function classOf(unit: number): number {
  return loadClasses()[unit]!;
}

/** Is this UTF-16 code unit a Han character of the Basic Multilingual Plane? */
export function isHan(unit: number): boolean {
  return (loadClasses()[unit]! & CharClass.HAN) !== 0;
}
