import { escapePiece, openLongLine } from "./long-line.ts";
import type { RecordError, RecordErrorCode, RecordProcessor, RecordResult } from "./record.ts";

/** What happens to a bad record: it goes out with `guiyi.error`, it is left out, or the work stops before it. */
export type OnError = "emit" | "drop" | "fail";
export const onErrors: readonly OnError[] = ["emit", "drop", "fail"];

export interface LinesResult {
  /** The lines that go out; the very text that came in when no line changed. */
  readonly text: string;
  /** Lines that came in, up to the one that stopped the work. */
  readonly lines: number;
  /** Records whose text was changed. */
  readonly changed: number;
  /** Records that were read as plain text and begin as an HTML document does. */
  readonly html: number;
  readonly errors: readonly RecordError[];
  /** Did onError "fail" stop it? Then the last error is why. */
  readonly isStopped: boolean;
}

export interface LinesOptions {
  readonly onError: OnError;
  /** Number of the first line, from 1. */
  readonly firstLine: number;
  /** Lines that are bad records whatever they hold, by number. */
  readonly rejected?: ReadonlyMap<number, { readonly code: RecordErrorCode; readonly message: string }>;
  /** A longer line, in code units, is a bad record. */
  readonly maxRecord?: number;
  /** Told of each line before it is treated. */
  readonly onLine?: (line: number) => void;
}

/** Treats whole lines, the last of which may lack its line feed. A line is what a line feed ends, and nothing else. */
export function processLines(text: string, processor: RecordProcessor, { onError, firstLine, rejected, onLine, maxRecord = Infinity }: LinesOptions): LinesResult {
  const errors: RecordError[] = [];
  let out = "";
  let kept = 0; // text[kept, start) goes out as it came
  let line = firstLine;
  let changed = 0;
  let html = 0;
  for (let start = 0; start < text.length; line++) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    const next = feed < 0 ? end : feed + 1;
    onLine?.(line);
    const refused = rejected?.get(line);
    const result =
      end - start > maxRecord ? tooLong(text.slice(start, end), line, maxRecord, processor.lineNumbers)
      : refused === undefined ? processor.process(text, start, end, line)
      : processor.reject(text, start, end, line, refused.code, refused.message);
    if (result.error !== undefined) errors.push(result.error);
    if (result.isChanged === true) changed++;
    if (result.isHtml === true) html++;
    if (result.error !== undefined && onError !== "emit") {
      out += text.slice(kept, start);
      if (onError === "fail") return { text: out, lines: line - firstLine, changed, html, errors, isStopped: true };
      kept = next;
    } else if (result.line !== undefined) {
      out += text.slice(kept, start) + result.line;
      kept = end;
    }
    start = next;
  }
  return { text: kept === 0 && out === "" ? text : out + text.slice(kept), lines: line - firstLine, changed, html, errors, isStopped: false };
}

function tooLong(text: string, line: number, maxRecord: number, lineNumbers: boolean): RecordResult {
  const { head, tail, error } = openLongLine(line, maxRecord, lineNumbers);
  return { line: head + escapePiece(text) + tail, error };
}
