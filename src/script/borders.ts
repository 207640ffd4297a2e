/** OpenCC cuts a text into words first, and no later step reads across their borders. */
import { PHRASE_RULE } from "./dictionary-pass.ts";
import type { Pass, Trace } from "./walk.ts";

/** The pass kept within borders: no match reads across one. `borders` is sorted. */
export function between(pass: Pass, borders: readonly number[]): Pass {
  let next = 0; // the first border behind the position asked for last
  return {
    ...pass,
    resolve: (text, position, floor, limit, match) => {
      while (next > 0 && borders[next - 1]! > position) next--;
      while (next < borders.length && borders[next]! <= position) next++;
      return pass.resolve(text, position, Math.max(floor, next > 0 ? borders[next - 1]! : 0), Math.min(limit, borders[next] ?? limit), match);
    },
  };
}

/** Where the phrases of a trace begin and end. */
export function bordersOf(trace: Trace): number[] {
  const borders: number[] = [];
  for (const { start, end, rule } of trace) if (rule === PHRASE_RULE) borders.push(start, end);
  return borders;
}

/** Borders of a text where they are in its output. */
export function shiftBorders(borders: readonly number[], trace: Trace): number[] {
  let i = 0;
  let shift = 0;
  return borders.map((border) => {
    for (; i < trace.length && trace[i]!.end <= border; i++) shift += trace[i]!.text.length - (trace[i]!.end - trace[i]!.start);
    return border + shift;
  });
}
