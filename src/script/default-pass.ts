import { contexts as packedContexts } from "../generated/script-default.ts";
import { isAuthorship } from "./author.ts";
import { isCompatibility } from "./compatibility.ts";
import { ContextIndex } from "./context-index.ts";
import { LISTED, loadDefaultTable, SHARED } from "./default-table.ts";
import { EvidenceReader, NEITHER, SIMPLIFIED, TRADITIONAL } from "./evidence.ts";
import { DescriptionReader, isDescription, keepDescription } from "./ids.ts";
import { SPECIAL } from "./kernel.ts";
import { ABORT, KEEP, MATCH, type Match, type Pass } from "./walk.ts";

export const CONTEXT_RULE = 1;
/** 著 */
const ZHU = 0x8457;
/** 乾 */
const QIAN = 0x4e7e;
/** 的 */
const DE = 0x7684;
export const FALLBACK_RULE = 2;

/**
 * Does this character stand inside a clause, and not behind what looks like a name at its head? At the end of a clause, in front of a
 * title or of 的, or behind a name 著 may be "written by" (刘立著史论), and 乾 or 徵 a given name. Elsewhere 著 in simplified text may
 * be a 着 that somebody typed as in traditional text (看著窗外), if all words around it say so.
 */
function isInside(text: string, position: number, isSurname: (unit: number) => boolean): boolean {
  const next = text.charCodeAt(position + 1);
  if (!isHan(next) || next === DE) return false;
  for (const length of [1, 2, 3]) if (isSurname(text.charCodeAt(position - length)) && !isHan(text.charCodeAt(position - length - 1))) return false;
  return true;
}

/**
 * Is this 乾 one of the eight trigrams? They are spoken of near it, and it stands at the head of a clause or behind what places it:
 * 上坤下乾, 坎在前, 乾在後 — but not 卦象說墨跡慢慢乾了.
 */
function isTrigram(text: string, position: number): boolean {
  const before = text[position - 1] ?? "";
  if (isHan(before.charCodeAt(0)) && !"上下內内外為为曰是名與与和及由".includes(before)) return false;
  return /[坤卦爻坎巽艮]/.test(text.slice(Math.max(0, position - NEAR), position + NEAR));
}
/** Does this 乾 end a name of three characters: at the head of a clause, with a verb of speaking behind it? 黃永乾說 — but not 、龍眼乾、 in a list. */
function endsName(text: string, position: number, isSurname: (unit: number) => boolean): boolean {
  if (!isSurname(text.charCodeAt(position - 2)) || isHan(text.charCodeAt(position - 3))) return false;
  return "說説说表指認认獲获答稱称".includes(text[position + 1] ?? "\n");
}

/** How far around a character its subject is looked for. */
const NEAR = 24;

function isHan(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff;
}

let pass: Pass | undefined;

/** Simplification in context: see data/script-triggers.tsv and data/script-context.tsv. */
export function loadDefaultPass(): Pass {
  return (pass ??= makePass());
}

function makePass(): Pass {
  const { number, deltas, marks, fallbacks, kinds, unequal } = loadDefaultTable();
  const evidence = new EvidenceReader(marks);
  const descriptions = new DescriptionReader();
  const keyOf = (unit: number): number => (deltas[unit] === SPECIAL ? unit : unit ^ deltas[unit]!);
  const contexts = new ContextIndex(keyOf, packedContexts);
  let surnames: ReadonlySet<number> | undefined;
  const isSurname = (unit: number): boolean => (surnames ??= contexts.unitsOf("@surname", "@author")).has(keyOf(unit));
  // 彷彿, 乾淨 in a simplified paragraph: the neighbour is converted, so half of the word would be left behind.
  const isBesideTraditional = (text: string, position: number): boolean => marks[text.charCodeAt(position - 1)] === TRADITIONAL || marks[text.charCodeAt(position + 1)] === TRADITIONAL;
  const resolve = (text: string, position: number, floor: number, limit: number, match: Match): number => {
    const unit = text.charCodeAt(position);
    const fallback = fallbacks[unit]!;
    if (fallback === 0) {
      if (isDescription(unit)) return keepDescription(descriptions, text, position, limit, match);
      if (isCompatibility(text, position)) return ABORT;
      const character = String.fromCodePoint(text.codePointAt(position)!);
      const target = unequal.get(character);
      if (target === undefined || position + character.length > limit) return KEEP;
      match.start = position;
      match.end = position + character.length;
      match.text = target;
      match.rule = 0;
      return MATCH;
    }
    // Words are looked up before the script is asked for: most of these characters stay, whatever the paragraph is written in.
    let context = contexts.find(text, position);
    if ((context === undefined ? fallback : context.unit) === unit) return KEEP;
    const kind = kinds[unit]!;
    if (kind >= SHARED) {
      const script = evidence.at(text, position);
      if (script === NEITHER && !context?.strong && (kind !== LISTED || !isInside(text, position, isSurname))) return KEEP;
      if (script === SIMPLIFIED && !(context?.strong && isBesideTraditional(text, position))) {
        if (unit !== ZHU || !isInside(text, position, isSurname)) return KEEP;
        context = contexts.find(text, position, true);
        if (!context?.strong) return KEEP;
      }
    }
    if (context === undefined) {
      if (unit === ZHU && isAuthorship(text, position, isSurname)) return KEEP;
      if (unit === QIAN && (isTrigram(text, position) || endsName(text, position, isSurname))) return KEEP;
      match.rule = FALLBACK_RULE;
      return fallback;
    }
    match.rule = CONTEXT_RULE;
    if (context.unit !== 0) return context.unit;
    // A result of two characters stands for the character and the next one (身分 → 身份); one beyond the BMP for the character alone (噁 → 𫫇).
    const end = position + [...context.result].length;
    if (end > limit) return KEEP;
    match.start = position;
    match.end = end;
    match.text = context.result;
    return MATCH;
  };
  return { table: number, reach: 0, resolve };
}
