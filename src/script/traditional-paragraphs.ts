import type { Range } from "../text/edits.ts";
import { SIMPLIFIED, TRADITIONAL } from "./evidence.ts";

/** What a paragraph is, for toTraditional. */
export type Kind = "traditional" | "simplified" | "neither";

/** A run of paragraphs of one kind; one that shows neither script is a run of its own. */
export interface Run extends Range {
  readonly kind: Kind;
}

/**
 * The runs of a text, in order; they tile it. A paragraph is traditional already when it holds characters that only traditional
 * text has and none that only simplified text has. OpenCC's s2t would go on there: 萬里 → 萬裏, 丑時 → 醜時.
 */
export function runsOf(text: string, marks: Uint8Array): Run[] {
  const runs: Run[] = [];
  for (let start = 0; start < text.length; ) {
    const end = endOfLine(text, start);
    let seen = 0;
    let highest = 0;
    for (let i = start; i < end && (seen & SIMPLIFIED) === 0; i++) {
      const unit = text.charCodeAt(i);
      seen |= marks[unit]!;
      if (unit > highest) highest = unit;
    }
    const last = runs.at(-1);
    // A paragraph without Han characters belongs to the one before it.
    const kind = seen & SIMPLIFIED ? "simplified" : seen === TRADITIONAL ? "traditional" : highest < 0x2e80 && last !== undefined ? last.kind : "neither";
    if (last !== undefined && last.kind === kind && (kind !== "neither" || highest < 0x2e80)) runs[runs.length - 1] = { start: last.start, end, kind };
    else runs.push({ start, end, kind });
    start = end;
  }
  return runs;
}

/** A line of a text, and where it lies in what that text became: no word reaches over the end of a line, so that line n becomes line n. */
export interface Line extends Range {
  readonly outStart: number;
  readonly outEnd: number;
}

export function* linesOf(text: string, out: string): Generator<Line> {
  for (let start = 0, outStart = 0; start < text.length; ) {
    const end = endOfLine(text, start);
    const outEnd = endOfLine(out, outStart);
    yield { start, end, outStart, outEnd };
    start = end;
    outStart = outEnd;
  }
}

function endOfLine(text: string, start: number): number {
  const newline = text.indexOf("\n", start);
  return newline < 0 ? text.length : newline + 1;
}
