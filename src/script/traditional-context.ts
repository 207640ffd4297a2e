import { contexts } from "../generated/script-traditional.ts";
import { ColumnBuilder, EditSet } from "../text/edits.ts";
import { ContextIndex } from "./context-index.ts";

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
  const decided: Decided[] = [];
  for (let at = 0; at < text.length; at++) {
    if (spokenOf[text.charCodeAt(at)] === 0) continue;
    const found = rows.find(text, at);
    if (found !== undefined) decided.push({ position: at, text: found.result });
  }
  return decided;
}

/** Writes what was decided to `out`, which `text` became; undefined when places in `out` are not certain to be places in `text`. */
export function patch(text: string, out: string, decided: readonly Decided[]): string | undefined {
  if (decided.length === 0) return out;
  // Only supplementary characters change a length.
  if (out.length !== text.length || /[\ud800-\udbff]/.test(text) || /[\ud800-\udbff]/.test(out)) return undefined;
  let patched = "";
  let kept = 0;
  for (const { position, text: value } of decided) {
    if (out[position] === value) continue;
    patched += out.slice(kept, position) + value;
    kept = position + 1;
  }
  return kept === 0 ? out : patched + out.slice(kept);
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
