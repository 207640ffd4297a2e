import { GuiyiError } from "../error.ts";
import { ColumnBuilder, EditSet, type Range } from "../text/edits.ts";
import { Phrases } from "../text/phrases.ts";

/** A user's own words. They come before everything else: spans first, then words, the leftmost, and of these the longest. */
export interface UserWords {
  /** What is to become what, as it stands in the text: [["同義詞", "同义词"]]. */
  readonly dictionary?: Iterable<readonly [from: string, to: string]>;
  /** Words that stay as they are. */
  readonly protect?: Iterable<string>;
  /** Stretches of the text that stay as they are, by UTF-16 offsets: code, addresses, quotations. */
  readonly spans?: Iterable<Range>;
}

export interface CheckedWords {
  readonly words: Phrases<string> | undefined;
  readonly spans: readonly Range[];
}

/** Undefined when there are none. Throws GuiyiError for empty words, wrong types, and a word that is to become two things. */
export function checkUserWords({ dictionary = [], protect = [], spans = [] }: UserWords): CheckedWords | undefined {
  const entries = new Map<string, string>();
  const add = (from: unknown, to: unknown, where: string): void => {
    if (typeof from !== "string" || typeof to !== "string" || from === "") throw new GuiyiError("bad-word", `${where} must hold words that are strings and not empty, got ${JSON.stringify(from)}${where === "protect" ? "" : ` → ${JSON.stringify(to)}`}`);
    const before = entries.get(from);
    if (before !== undefined && before !== to) throw new GuiyiError("contradiction", `contradictory entries: ${JSON.stringify(from)} is to become ${JSON.stringify(before)} and ${where === "protect" ? "to be protected" : JSON.stringify(to)}`);
    entries.set(from, to);
  };
  for (const [from, to] of dictionary) add(from, to, "dictionary");
  for (const word of protect) add(word, word, "protect");
  const checked: Range[] = [];
  for (const { start, end } of spans) {
    if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end >= start)) throw new GuiyiError("bad-span", `spans must be { start, end } in UTF-16 offsets, got { start: ${String(start)}, end: ${String(end)} }`);
    if (end > start) checked.push({ start, end });
  }
  checked.sort((a, b) => a.start - b.start || a.end - b.end);
  if (entries.size === 0 && checked.length === 0) return undefined;
  return { words: entries.size > 0 ? new Phrases(entries) : undefined, spans: checked };
}

interface Plain {
  readonly convert: (text: string) => string;
  readonly edits: (text: string) => EditSet;
}

/** A converter that reads the user's words first. What it converts itself is still seen with its surroundings. */
export function withUserWords(plain: Plain, { words, spans }: CheckedWords): { (text: string): string; readonly edits: (text: string) => EditSet } {
  const edits = (text: string): EditSet => {
    const fixed = fixedPlaces(text, words, spans);
    const own = plain.edits(text);
    return fixed.length === 0 ? own : override(text, own, fixed);
  };
  return Object.assign(
    (text: string): string => {
      const fixed = fixedPlaces(text, words, spans);
      return fixed.length === 0 ? plain.convert(text) : override(text, plain.edits(text), fixed).apply(text);
    },
    { edits },
  );
}

interface Fixed extends Range {
  readonly text: string;
}

/** What the user decides in this text, in order and disjoint. */
function fixedPlaces(text: string, words: Phrases<string> | undefined, spans: readonly Range[]): Fixed[] {
  const fixed: Fixed[] = [];
  let at = 0;
  const search = (limit: number): void => {
    if (words === undefined) return;
    while (at < limit) {
      const found = words.begins(text.charCodeAt(at)) ? words.longestAt(text, at, limit) : undefined;
      if (found === undefined) at++;
      else {
        fixed.push({ start: at, end: at + found.length, text: found.value });
        at += found.length;
      }
    }
  };
  for (const span of spans) {
    const start = wholePair(text, Math.max(span.start, at), -1);
    const end = wholePair(text, Math.min(span.end, text.length), 1);
    if (start >= end) continue;
    search(start);
    fixed.push({ start, end, text: text.slice(start, end) });
    at = end;
  }
  search(text.length);
  return fixed;
}

/** The converter's edits, but for those that touch what the user decided. */
function override(text: string, own: EditSet, fixed: readonly Fixed[]): EditSet {
  const out = new ColumnBuilder(text.length);
  let next = 0;
  const put = ({ start, end, text: value }: Fixed): void => {
    if (text.slice(start, end) !== value) out.add(start, end, value, "script/dictionary");
  };
  for (const edit of own) {
    while (next < fixed.length && fixed[next]!.end <= edit.start) put(fixed[next++]!);
    if (next < fixed.length && fixed[next]!.start < edit.end) continue;
    out.add(edit.start, edit.end, edit.text, edit.rule);
  }
  while (next < fixed.length) put(fixed[next++]!);
  return EditSet.fromColumns(text.length, out.finish());
}

/** A span never splits a surrogate pair: it is widened. */
function wholePair(text: string, at: number, by: -1 | 1): number {
  const inside = at > 0 && at < text.length && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return inside ? at + by : at;
}
