/**
 * A unified diff out of an EditSet. The edits say what changed, so no lines are compared: the cost is one pass over the
 * text, on any input, and unlike a longest-common-subsequence it never pairs up two lines that have nothing to do with
 * each other.
 */
import type { EditSet } from "../text/edits.ts";

export interface DiffOptions {
  /** File names in the head of the diff. Default "a" and "b". */
  readonly from?: string;
  readonly to?: string;
  /** Unchanged lines around a change. Default 3. */
  readonly context?: number;
}

/** Whole lines that changed, as offsets: source[oldStart, oldEnd) became output[newStart, newEnd). */
interface Region {
  oldStart: number;
  oldEnd: number;
  newStart: number;
  newEnd: number;
}

/**
 * The change as a unified diff, empty when nothing changed.
 *
 * @example
 * unifiedDiff("臺\n好\n", toSimplified.edits("臺\n好\n"));
 * // "--- a\n+++ b\n@@ -1,2 +1,2 @@\n-臺\n+台\n 好\n"
 */
export function unifiedDiff(source: string, edits: EditSet, options: DiffOptions = {}): string {
  if (edits.isEmpty) return "";
  const { from = "a", to = "b", context = 3 } = options;
  const output = edits.apply(source);
  const hunks = groupHunks(source, changedLines(source, output, edits), context);
  if (hunks.length === 0) return "";
  const out: string[] = [`--- ${oneLine(from)}\n+++ ${oneLine(to)}\n`];
  const cursor = { offset: 0, line: 1, shift: 0 };
  for (const hunk of hunks) writeHunk(out, source, output, hunk, cursor);
  return out.join("");
}

/** Edits widened to whole lines on both sides; edits that share a line become one region. */
function changedLines(source: string, output: string, edits: EditSet): Region[] {
  const regions: Region[] = [];
  let last: Region | undefined;
  for (const change of edits.changes()) {
    if (last !== undefined && change.start < last.oldEnd) {
      extend(last, source, output, change.end, change.outputEnd);
      continue;
    }
    const oldStart = lineStart(source, change.start);
    const region: Region = { oldStart, oldEnd: 0, newStart: change.outputStart - (change.start - oldStart), newEnd: 0 };
    extend(region, source, output, change.end, change.outputEnd);
    if (last !== undefined && region.oldStart <= last.oldEnd) {
      last.oldEnd = region.oldEnd;
      last.newEnd = region.newEnd;
    } else regions.push((last = region));
  }
  return regions;
}

/** Sets the ends of a region to the next place, at or behind the edit's end, where a line begins on both sides. */
function extend(region: Region, source: string, output: string, end: number, outputEnd: number): void {
  if (end >= region.oldEnd) {
    const clean = atLineStart(source, end) && atLineStart(output, outputEnd);
    region.oldEnd = clean ? end : lineEnd(source, end);
  }
  // Otherwise the edit lies on the region's last line, whose end is known: to look for it again would be quadratic on long lines.
  region.newEnd = outputEnd + (region.oldEnd - end);
}

function atLineStart(text: string, offset: number): boolean {
  return offset === 0 || text.charCodeAt(offset - 1) === 10;
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** One past the line feed of the line that holds `offset`. */
function lineEnd(text: string, offset: number): number {
  const at = text.indexOf("\n", offset);
  return at < 0 ? text.length : at + 1;
}

interface Hunk {
  readonly start: number;
  end: number;
  readonly regions: Region[];
}

function groupHunks(source: string, regions: readonly Region[], context: number): Hunk[] {
  const hunks: Hunk[] = [];
  let last: Hunk | undefined;
  for (const region of regions) {
    const start = stepBack(source, region.oldStart, context);
    const end = stepOn(source, region.oldEnd, context);
    if (last !== undefined && start <= last.end) {
      last.regions.push(region);
      last.end = end;
    } else hunks.push((last = { start, end, regions: [region] }));
  }
  return hunks;
}

function stepBack(text: string, offset: number, lines: number): number {
  let at = offset;
  for (let i = 0; i < lines && at > 0; i++) at = lineStart(text, at - 1);
  return at;
}

function stepOn(text: string, offset: number, lines: number): number {
  let at = offset;
  for (let i = 0; i < lines && at < text.length; i++) at = lineEnd(text, at);
  return at;
}

function writeHunk(out: string[], source: string, output: string, hunk: Hunk, cursor: { offset: number; line: number; shift: number }): void {
  const body: string[] = [];
  let removed = 0;
  let added = 0;
  let kept = 0;
  let at = hunk.start;
  for (const { oldStart, oldEnd, newStart, newEnd } of hunk.regions) {
    kept += writeLines(body, " ", source, at, oldStart);
    removed += writeLines(body, "-", source, oldStart, oldEnd);
    added += writeLines(body, "+", output, newStart, newEnd);
    at = oldEnd;
  }
  kept += writeLines(body, " ", source, at, hunk.end);
  cursor.line += countLines(source, cursor.offset, hunk.start);
  const oldCount = kept + removed;
  const newCount = kept + added;
  // A side without lines is given as the line before it.
  const oldLine = oldCount === 0 ? cursor.line - 1 : cursor.line;
  const newLine = newCount === 0 ? cursor.line + cursor.shift - 1 : cursor.line + cursor.shift;
  out.push(`@@ -${span(oldLine, oldCount)} +${span(newLine, newCount)} @@\n`);
  for (const line of body) out.push(line);
  cursor.line += oldCount;
  cursor.offset = hunk.end;
  cursor.shift += added - removed;
}

function writeLines(out: string[], mark: string, text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; count++) {
    const next = Math.min(lineEnd(text, at), end);
    const whole = text.charCodeAt(next - 1) === 10;
    out.push(`${mark}${text.slice(at, next)}${whole ? "" : "\n\\ No newline at end of file\n"}`);
    at = next;
  }
  return count;
}

function countLines(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", start); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

function span(line: number, count: number): string {
  return count === 1 ? `${line}` : `${line},${count}`;
}

/** A file name must not be able to begin a line of its own. */
function oneLine(name: string): string {
  return name.replaceAll("\n", "␊").replaceAll("\r", "␍");
}
