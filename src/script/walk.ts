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
export interface Trace {
  readonly starts: number[];
  readonly ends: number[];
  readonly texts: string[];
  readonly rules: number[];
}

/** text[start, end) converted, or undefined when `resolve` aborts. Returns `text` itself when all of it is asked for and nothing changes. */
export function walk(text: string, pass: Pass, start: number, end: number, trace?: Trace, port: Port = loadPort()): string | undefined {
  const { units, found, exchange } = loadKernel();
  const match: Match = { start: 0, end: 0, text: "", rule: 0 };
  let out = "";
  let kept = start; // what lies before it is in `out`
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
    let drained = at; // units before it are settled
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
        if (trace !== undefined) note(trace, position, position + 1, String.fromCharCode(unit), match.rule);
        continue;
      }
      if (match.start >= next) break;
      if (trace !== undefined) note(trace, match.start, match.end, match.text, match.rule);
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
      if (changed) out += text.slice(kept, drained) + port.drain(drained - at, match.start - at);
      else out += text.slice(kept, match.start);
      out += match.text;
      kept = drained = match.end;
      changed = exchanged;
    }
    if (changed && drained < next) {
      out += text.slice(kept, drained) + port.drain(drained - at, next - at);
      kept = next;
    }
  }
  if (kept === start && out === "") return end - start === text.length ? text : text.slice(start, end);
  return kept < end ? out + text.slice(kept, end) : out;
}

function note(trace: Trace, start: number, end: number, text: string, rule: number): void {
  trace.starts.push(start);
  trace.ends.push(end);
  trace.texts.push(text);
  trace.rules.push(rule);
}
