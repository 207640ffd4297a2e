import { CHUNK, loadKernel } from "./kernel.ts";
import { loadPort, type Port } from "./ports.ts";

/**
 * One pass over a text: every code unit is exchanged by a table, except that a *special* unit is first shown to `resolve`,
 * which may know a phrase around it.
 *
 * The table holds XOR deltas, 0 = unchanged: it is nearly empty, quick to make, and the OR of a chunk's deltas tells whether
 * the chunk changed at all. Specials are rare by construction (see scripts/generate/script.ts), so that the loop runs free.
 */
export interface Pass {
  /** The kernel's table: unit ^ delta is the new unit; the delta SPECIAL asks `resolve`. */
  readonly table: number;
  /** How many units before a special its phrase may begin. */
  readonly reach: number;
  readonly resolve: Resolve;
}

/**
 * What stands at a special unit: KEEP, MATCH (see `match`), ABORT, or the unit to put in its place.
 * `floor`: nothing before it may be touched, it belongs to an earlier match. `limit`: nothing at or behind it may be part of
 * a match. Depends on its arguments alone: a special near the end of a chunk is asked for twice.
 */
export type Resolve = (text: string, position: number, floor: number, limit: number, match: Match) => number;

/** A stretch of the text and what to put there. */
export interface Match {
  start: number;
  end: number;
  text: string;
  /** What decided, for edits: an index into the converter's rule names. Written with MATCH and with a unit. */
  rule: number;
}

export const KEEP = -1;
export const MATCH = -2;
/** The text needs another pass first: compatibility ideographs. */
export const ABORT = -3;

/** What `resolve` decided in one pass, in order. */
export type Trace = Readonly<Match>[];

/** The text that comes out, joined from pieces of the source, of the kernel's units and of what matches put there. */
class Joined {
  #out = "";
  /** What lies before it is in #out. */
  #kept: number;
  readonly #text: string;
  readonly #start: number;
  readonly #port: Port;

  constructor(text: string, start: number, port: Port) {
    this.#text = text;
    this.#start = this.#kept = start;
    this.#port = port;
  }

  /** units[from - at, to - at) of the kernel hold what text[from, to) became, as long as it was. */
  exchanged(at: number, from: number, to: number): void {
    this.#out += this.#text.slice(this.#kept, from) + this.#port.drain(from - at, to - at);
    this.#kept = to;
  }

  /** text[start, end) became this, which is not as long, or lies across two chunks. */
  replaced({ start, end, text }: Match): void {
    this.#out += this.#text.slice(this.#kept, start) + text;
    this.#kept = end;
  }

  finish(end: number): string {
    const text = this.#text;
    if (this.#kept === this.#start && this.#out === "") return end - this.#start === text.length ? text : text.slice(this.#start, end);
    return this.#kept < end ? this.#out + text.slice(this.#kept, end) : this.#out;
  }
}

/**
 * text[start, end) converted, or undefined when `resolve` aborts. Returns `text` itself when all of it is asked for and nothing
 * changes. `trace` is told what was decided.
 */
export function walk(text: string, pass: Pass, start: number, end: number, trace?: Trace, port: Port = loadPort()): string | undefined {
  const { units, found, exchange } = loadKernel();
  const joined = new Joined(text, start, port);
  const match: Match = { start: 0, end: 0, text: "", rule: 0 };
  let floor = start;
  let next = start;
  for (let at = start; at < end; at = next) {
    const stop = Math.min(at + CHUNK, end);
    port.fill(text, at, stop);
    const exchanged = exchange(pass.table, stop - at) !== 0;
    const specials = found[CHUNK]!;
    /*  at                           next      stop
     *  |-------- this chunk ---------|--reach--|     a special behind `stop` cannot begin a match before `next`:
     *                                                what is behind `next` is left to the next chunk            */
    next = stop === end ? end : stop - pass.reach;
    let changed = exchanged;
    let told = at; // units before it are settled
    for (let i = 0; i < specials; i++) {
      const position = at + found[i]!;
      if (position < floor) continue;
      const unit = pass.resolve(text, position, floor, end, match);
      if (unit === KEEP) continue;
      if (unit === ABORT) return undefined;
      if (unit !== MATCH) {
        if (position >= next) continue;
        units[position - at] = unit;
        changed = true;
        trace?.push({ start: position, end: position + 1, text: String.fromCharCode(unit), rule: match.rule });
        continue;
      }
      if (match.start >= next) break;
      trace?.push({ ...match });
      floor = match.end;
      next = Math.max(next, floor);
      if (match.end <= stop && match.text.length === match.end - match.start) {
        for (let j = 0; j < match.text.length; j++) {
          const place = match.start - at + j;
          const target = match.text.charCodeAt(j);
          if (units[place] === target) continue; // most phrases of OpenCC only keep what is there (想像)
          units[place] = target;
          changed = true;
        }
        continue;
      }
      if (changed && told < match.start) joined.exchanged(at, told, match.start);
      joined.replaced(match);
      told = match.end;
      changed = exchanged;
    }
    if (changed && told < next) joined.exchanged(at, told, next);
  }
  return joined.finish(end);
}
