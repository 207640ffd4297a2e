import { isCompatibility } from "./compatibility.ts";
import { DescriptionReader, isDescription } from "./ids.ts";
import { CHUNK, loadKernel, PIECE, SPECIAL } from "./kernel.ts";
import { loadPort } from "./ports.ts";
import { openUnits, type Port } from "../text/ports.ts";
import type { Trace } from "./walk.ts";
import { makeWordTable, type WordTable } from "./word-table.ts";

/** What a walk leaves behind for the next step and for edits. */
export interface WordTrace {
  /** Where words begin and end in the output: the next step may not read across. */
  readonly borders?: number[];
  /** All that was not exchanged unit by unit. */
  readonly put?: Trace;
}

/** A table and the port of its source. */
interface Words extends WordTable {
  readonly input: Port;
}

let complete: Words | undefined;
let plain: Words | undefined;
/** No word is longer. */
const REACH = 64;

export function loadWords(withRegional: boolean): Words {
  if (withRegional) return (complete ??= openWords(true));
  return (plain ??= openWords(false));
}

function openWords(withRegional: boolean): Words {
  const table = makeWordTable(withRegional);
  return { ...table, input: openUnits(table.source) };
}

/**
 * Maximum matching with OpenCC's simplified words. Returns `text` itself when nothing changes; undefined when compatibility
 * ideographs must be unified first.
 *
 * The kernel exchanges a chunk unit by unit; then the words in it are found and what deviates in them is put right. Chunks begin
 * where a word does: each leaves its last units to the next one.
 */
export function walkWords(text: string, words: Words, unified: boolean, trace?: WordTrace): string | undefined {
  const { units, found, exchange } = loadKernel();
  const { drain } = loadPort();
  const { source, input, table, scan, stopped } = words;
  let descriptions: DescriptionReader | undefined; // texts are walked paragraph by paragraph
  const length = text.length;
  let out = "";
  let kept = 0; // what lies before it is in `out`
  let shift = 0;
  let next = 0;
  for (let at = 0; at < length; at = next) {
    const stop = Math.min(at + CHUNK, length);
    input.fill(text, at, stop);
    source[stop - at] = 0;
    units.set(source.subarray(0, stop - at));
    exchange(table, stop - at);
    const size = stop - at;
    const end = stop === length ? size : size - REACH;
    const specials = found[CHUNK]!;
    let drained = 0; // units before it are settled
    let i = 0;
    const put = (from: number, to: number, value: string): void => {
      trace?.put?.push({ start: at + from, end: at + to, text: value, rule: 0 });
      out += text.slice(kept, at + drained) + drain(drained, from) + value;
      kept = at + to;
      drained = to;
      shift += value.length - (to - from);
      i = to;
    };
    for (let special = 0; i < end; ) {
      while (special < specials && found[special]! < i) special++;
      const from = i;
      const isSpecial = special < specials && found[special] === from;
      // A piece at a time, as the kernel does.
      const limit = isSpecial ? from + 1 : Math.min(end, special < specials ? found[special]! : end, from + PIECE);
      i = scan(from, limit, size, at + shift, trace?.borders);
      const word = stopped();
      if (word.length > 0) {
        trace?.borders?.push(at + i + shift);
        put(i, i + word.length, word.value ?? bySingle(text.slice(at + i, at + i + word.length), words));
        trace?.borders?.push(at + i + shift);
      } else if (isSpecial && i === from + 1) {
        // No word: the special itself.
        const position = at + from;
        const character = String.fromCodePoint(text.codePointAt(position)!);
        const value = words.unequal.get(character);
        const description = isDescription(source[from]!) ? (descriptions ??= new DescriptionReader()).end(text, position, length) : 0;
        if (description > 0) put(from, description - at, text.slice(position, description));
        else if (!unified && isCompatibility(text, position)) return undefined;
        else if (value !== undefined) put(from, from + character.length, value);
        else i = from + character.length;
      }
    }
    next = at + i;
    if (drained < i) {
      out += text.slice(kept, at + drained) + drain(drained, i);
      kept = next;
    }
  }
  return out === text ? text : out;
}

/** A word that is converted character by character, some of them supplementary. */
function bySingle(word: string, { unequal, deltas }: WordTable): string {
  return Array.from(word, (c) => unequal.get(c) ?? (c.length === 1 && deltas[c.charCodeAt(0)] !== SPECIAL ? String.fromCharCode(c.charCodeAt(0) ^ deltas[c.charCodeAt(0)]!) : c)).join("");
}
