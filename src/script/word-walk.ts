import { isCompatibility } from "./compatibility.ts";
import { DescriptionReader, isDescription } from "./ids.ts";
import { CHUNK, loadKernel } from "./kernel.ts";
import { loadPort } from "./ports.ts";
import type { Trace } from "./walk.ts";
import { hashPair, makeWordTable, showLatin, type WordTable } from "./word-table.ts";

/** What a walk leaves behind for the next step and for edits. */
export interface WordTrace {
  /** Where words begin and end in the output: the next step may not read across. */
  readonly borders?: number[];
  /** Exchanges that change the length. */
  readonly unequal?: Trace;
}

let complete: WordTable | undefined;
let plain: WordTable | undefined;
const LONGEST = 64;

export function loadWordTable(withRegional: boolean): WordTable {
  if (withRegional) return (complete ??= makeWordTable(true));
  return (plain ??= makeWordTable(false));
}

/** Maximum matching with OpenCC's simplified words. Returns `text` itself when nothing changes; undefined when compatibility ideographs must be unified first. */
export function walkWords(text: string, table: WordTable, unified: boolean, trace?: WordTrace): string | undefined {
  const { units: buffer } = loadKernel();
  const { drain } = loadPort();
  const { deltas, units, places, packed, slots, firsts, taken, unequal, special } = table;
  const descriptions = new DescriptionReader();
  const mask = slots.length - 1;
  const length = text.length;
  let out = "";
  let used = 0;
  let changed = 0;
  for (let i = 0; i < length; ) {
    if (used > CHUNK - LONGEST) {
      out += drain(0, used);
      used = 0;
    }
    const unit = text.charCodeAt(i);
    if (unit < 0x2ff0 && (unit < 0x41 || unit > 0x7a)) {
      changed |= deltas[unit]!;
      buffer[used++] = unit ^ deltas[unit]!;
      i++;
      continue;
    }
    const second = i + 1 < length ? text.charCodeAt(i + 1) : 0;
    let word = -1;
    const first = (unit << 16) | second;
    let slot = hashPair(unit, second);
    // Most pairs begin no word: a byte in the processor's cache says so. Then the pair itself is asked for, and only then the word.
    if (taken[slot] !== 0) {
      for (let found = firsts[slot]!; found !== 0; found = firsts[slot]!) {
        if (found === first) {
          word = slots[slot]! - 1;
          break;
        }
        slot = (slot + 1) & mask;
      }
    }
    let end = 0;
    let note = 0;
    let irregular = false;
    if (word >= 0) {
      // The words of this pair, the longest first; their first two units are known to fit.
      for (let at = 2 * word; ; at += 2) {
        const place = places[at]!;
        const size = (place >> 1) & 63;
        const start = place >> 7;
        if (i + size <= length) {
          let same = 2;
          while (same < size && units[start + same] === text.charCodeAt(i + same)) same++;
          if (same === size) {
            end = i + size;
            note = places[at + 1]! >> 1;
            irregular = (places[at + 1]! & 1) === 1;
            break;
          }
        }
        if (place & 1) break;
      }
    }
    if (end > 0) {
      trace?.borders?.push(out.length + used);
      if (note !== 0 && packed.charCodeAt(note) === 126) {
        let stop = note + 1;
        while (stop < packed.length && packed.charCodeAt(stop) > 126) stop++;
        const value = Array.from(packed.slice(note + 1, stop), showLatin).join("");
        if (value.length !== end - i) noteUnequal(trace, i, end, value);
        for (let j = 0; j < value.length; j++) buffer[used + j] = value.charCodeAt(j);
        used += value.length;
        changed = 1;
      } else {
        for (let j = i; j < end; j++) {
          const u = text.charCodeAt(j);
          const delta = deltas[u]!;
          changed |= delta;
          buffer[used + j - i] = u ^ delta;
        }
        if (irregular) {
          const value = Array.from(text.slice(i, end), (c) => unequal.get(c) ?? (c.length === 1 ? String.fromCharCode(c.charCodeAt(0) ^ deltas[c.charCodeAt(0)]!) : c)).join("");
          if (value.length !== end - i) noteUnequal(trace, i, end, value);
          for (let j = 0; j < value.length; j++) buffer[used + j] = value.charCodeAt(j);
          used += value.length;
          changed = 1;
        } else {
          if (note !== 0) {
            for (let k = note; k + 1 < packed.length && packed.charCodeAt(k) < 64; k += 2) buffer[used + packed.charCodeAt(k) - 48] = packed.charCodeAt(k + 1);
            changed = 1;
          }
          used += end - i;
        }
      }
      trace?.borders?.push(out.length + used);
      i = end;
      continue;
    }
    if (special[unit] === 0) {
      changed |= deltas[unit]!;
      buffer[used++] = unit ^ deltas[unit]!;
      i++;
      continue;
    }
    if (isDescription(unit)) {
      const stop = descriptions.end(text, i, length);
      if (stop > 0) {
        out += drain(0, used) + text.slice(i, stop);
        used = 0;
        i = stop;
        continue;
      }
    } else {
      if (!unified && isCompatibility(text, i)) return undefined;
      const character = String.fromCodePoint(text.codePointAt(i)!);
      const value = unequal.get(character);
      if (value !== undefined) {
        if (value.length !== character.length) noteUnequal(trace, i, i + character.length, value);
        for (let j = 0; j < value.length; j++) buffer[used++] = value.charCodeAt(j);
        changed = 1;
        i += character.length;
        continue;
      }
      if (character.length === 2) {
        buffer[used++] = unit;
        buffer[used++] = second;
        i += 2;
        continue;
      }
    }
    changed |= deltas[unit]!;
    buffer[used++] = unit ^ deltas[unit]!;
    i++;
  }
  if (changed === 0) return text;
  return out + drain(0, used);
}

function noteUnequal(trace: WordTrace | undefined, start: number, end: number, value: string): void {
  if (trace?.unequal === undefined) return;
  trace.unequal.starts.push(start);
  trace.unequal.ends.push(end);
  trace.unequal.texts.push(value);
  trace.unequal.rules.push(0);
}
