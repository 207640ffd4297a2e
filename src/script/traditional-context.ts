import { contexts } from "../generated/script-traditional.ts";
import { ColumnBuilder, EditSet } from "../text/edits.ts";
import { CantoneseReader } from "./cantonese.ts";
import { ContextIndex } from "./context-index.ts";
import { linesOf } from "./traditional-paragraphs.ts";

/**
 * Characters of simplified text that OpenCC's words get wrong, because they look forward only and know no names: 范老师 → 範老師,
 * 头发干了 → 頭髮幹了, 不准进来 → 不準進來. data/script-traditional.tsv says what they become, by the words around them.
 */
export interface Decided {
  readonly position: number;
  /** In OpenCC's own standard of traditional. */
  readonly text: string;
}

const CONTEXT_RULE = "script/context";

interface Loaded {
  readonly rows: ContextIndex;
  /** By unit: 1 where rows speak of it. */
  readonly spokenOf: Uint8Array;
}

let loaded: Loaded | undefined;

function load(): Loaded {
  if (loaded !== undefined) return loaded;
  const rows = new ContextIndex((unit) => unit, contexts);
  const spokenOf = new Uint8Array(0x10000);
  for (const character of rows.characters()) spokenOf[character.charCodeAt(0)] = 1;
  return (loaded = { rows, spokenOf });
}

/** What the words around them decide in a simplified text, in order. */
export function decide(text: string): Decided[] {
  const { rows, spokenOf } = load();
  const cantonese = new CantoneseReader(text);
  const decided: Decided[] = [];
  for (let at = 0; at < text.length; at++) {
    if (spokenOf[text.charCodeAt(at)] === 0) continue;
    const result = rows.find(text, at)?.result ?? cantonese.formAt(at);
    if (result !== undefined) decided.push({ position: at, text: result });
  }
  return decided;
}

/**
 * Writes what was decided to `out`, which `text` became. In a line where places in `out` are not certain to be places in `text`, because
 * it holds supplementary characters, `anew` is asked for the whole line.
 */
export function patch(text: string, out: string, decided: readonly Decided[], anew: (line: string) => string): string {
  if (decided.length === 0) return out;
  if (isAligned(text, out)) return patchAligned(out, decided, 0, 0, out.length);
  let patched = "";
  let next = 0;
  for (const { start, end, outStart, outEnd } of linesOf(text, out)) {
    const first = next;
    while (next < decided.length && decided[next]!.position < end) next++;
    if (first === next) patched += out.slice(outStart, outEnd);
    else if (isAligned(text.slice(start, end), out.slice(outStart, outEnd))) patched += patchAligned(out, decided.slice(first, next), outStart - start, outStart, outEnd);
    else patched += anew(text.slice(start, end));
  }
  return patched;
}

/** Only supplementary characters change a length. */
function isAligned(text: string, out: string): boolean {
  return out.length === text.length && !/[\ud800-\udbff]/.test(text) && !/[\ud800-\udbff]/.test(out);
}

/** out[start, end) with what was decided; a place there is one of the source and `shift`. */
function patchAligned(out: string, decided: readonly Decided[], shift: number, start: number, end: number): string {
  let patched = "";
  let kept = start;
  for (const { position, text: value } of decided) {
    const place = position + shift;
    if (out[place] === value) continue;
    patched += out.slice(kept, place) + value;
    kept = place + 1;
  }
  return patched + out.slice(kept, end);
}

/** The edits of OpenCC's words, but where the words around a character decide. */
export function overrule(text: string, own: EditSet, decided: readonly Decided[]): EditSet {
  if (decided.length === 0) return own;
  const out = new ColumnBuilder(text.length);
  let next = 0;
  const put = ({ position, text: value }: Decided): void => {
    if (text[position] !== value) out.add(position, position + 1, value, CONTEXT_RULE);
  };
  for (const edit of own) {
    while (next < decided.length && decided[next]!.position < edit.start) put(decided[next++]!);
    const here = decided[next];
    if (here === undefined || here.position >= edit.end) out.add(edit.start, edit.end, edit.text, edit.rule);
    else if (edit.end - edit.start > 1 || edit.text === here.text) {
      // A word that is exchanged whole stays whole; and OpenCC keeps the credit for what it does alike.
      out.add(edit.start, edit.end, edit.text, edit.rule);
      while (next < decided.length && decided[next]!.position < edit.end) next++;
    } else put(decided[next++]!);
  }
  while (next < decided.length) put(decided[next++]!);
  return EditSet.fromColumns(text.length, out.finish());
}
