import { sharedTargets, triggers, unequal as unequalPairs, variants } from "../generated/script-default.ts";
import { hanPairs } from "../generated/text-tables.ts";
import { eachPair, unpackNumbers } from "../text/packed.ts";
import { markCompatibility } from "./compatibility.ts";
import { SIMPLIFIED, TRADITIONAL } from "./evidence.ts";
import { loadKernel, SPECIAL } from "./kernel.ts";

/** Kinds of data/script-triggers.tsv: good in simplified text too; also so, and converted in listed words only. Below them: traditional. */
export const SHARED = 1;
export const LISTED = 2;

/** What the default mode knows of single characters. */
export interface DefaultTable {
  /** The kernel's table: what needs no context is exchanged by it, all else is SPECIAL. */
  readonly number: number;
  readonly deltas: Uint16Array;
  /** What script a unit shows; see EvidenceReader. */
  readonly marks: Uint8Array;
  /** What a character of data/script-triggers.tsv becomes when nothing decides; 0: it is none. */
  readonly fallbacks: Uint16Array;
  readonly kinds: Uint8Array;
  /** Characters that become one of another length. */
  readonly unequal: ReadonlyMap<string, string>;
}

let table: DefaultTable | undefined;

/** Apart from the contexts, which whoever only asks for the script of a text never loads. */
export function loadDefaultTable(): DefaultTable {
  return (table ??= makeTable());
}

function makeTable(): DefaultTable {
  const { number, deltas } = loadKernel().newTable();
  const marks = new Uint8Array(0x10000);
  const set = (from: number, to: number): void => {
    deltas[from] = from ^ to;
    marks[from] = TRADITIONAL;
  };
  const targets: number[] = [];
  eachPair(hanPairs, (from, to) => {
    set(from, to);
    if (to !== targets[targets.length - 1]) targets.push(to);
  });
  eachPair(variants, set);
  marks.fill(0, 0, 0x3400).fill(0, 0xa000); // compatibility ideographs and the like show no script

  const unequal = new Map<string, string>();
  eachPair(unequalPairs, (from, to) => {
    const source = String.fromCodePoint(from);
    unequal.set(source, String.fromCodePoint(to));
    deltas[source.charCodeAt(0)] = SPECIAL;
    if (from < 0x10000) marks[from] = TRADITIONAL;
    if (to < 0x10000) targets.push(to);
  });
  // What traditional characters become is simplified, unless traditional text holds it too (后, 里).
  let shared = 0;
  const isOnlySimplified = new Uint8Array(targets.length).fill(1);
  for (const step of unpackNumbers(sharedTargets)) isOnlySimplified[(shared += step)] = 0;
  for (let i = 0; i < targets.length; i++) if (isOnlySimplified[i] === 1) marks[targets[i]!] = SIMPLIFIED;
  const fallbacks = new Uint16Array(0x10000); // 0: no trigger
  const kinds = new Uint8Array(0x10000);
  for (let i = 0; i < triggers.length; i += 3) {
    const trigger = triggers.charCodeAt(i);
    fallbacks[trigger] = triggers.charCodeAt(i + 1);
    kinds[trigger] = Number(triggers[i + 2]);
    deltas[trigger] = SPECIAL;
    marks[trigger] = kinds[trigger]! < SHARED ? TRADITIONAL : 0;
  }
  deltas.fill(SPECIAL, 0x2ff0, 0x3000);
  deltas.fill(SPECIAL, 0xf900, 0xfb00); // compatibility ideographs are unified first, under a rule of their own
  markCompatibility(deltas);
  return { number, deltas, marks, fallbacks, kinds, unequal };
}
