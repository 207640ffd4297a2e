import { GuiyiError } from "../error.ts";
import type { RecordError } from "./record.ts";

/** A record may be this large by default: 64 MiB. */
export const DEFAULT_MAX_RECORD = 64 << 20;

/** And never larger than this, 256 MiB: what is made of it must fit a string, and Node's strings end at 512 Mi code units. */
const LARGEST_RECORD = 256 << 20;

/** @throws GuiyiError */
export function checkMaxRecord(maxRecord: number): void {
  if (!(maxRecord > 0 && maxRecord <= LARGEST_RECORD)) throw new GuiyiError("bad-value", `option "maxRecord" must be positive and at most ${LARGEST_RECORD}, got ${String(maxRecord)}`);
}

/**
 * A line over the limit goes out while it comes in, never held: `{"guiyi":{"error":…},"raw":"…"}` with all of it in `raw`,
 * so that the output is JSON whatever the line holds, and nothing is lost.
 */
export function openLongLine(line: number, maxRecord: number, lineNumbers: boolean): { readonly head: string; readonly tail: string; readonly error: RecordError } {
  const error: RecordError = { code: "too-long", message: `longer than the limit of ${maxRecord}`, line };
  return { ...wrapLine(error, lineNumbers), error };
}

/** What stands before and behind the pieces of a line that goes out in `raw`. */
export function wrapLine(error: RecordError, lineNumbers: boolean): { readonly head: string; readonly tail: string } {
  return { head: `{"guiyi":{"error":${errorJson(error, lineNumbers)}},"raw":"`, tail: '"}' };
}

/** The error as a record tells it, with or without its line. */
export function errorJson({ code, message, line }: RecordError, lineNumbers: boolean): string {
  return JSON.stringify(lineNumbers ? { code, message, line } : { code, message });
}

/** A piece of the line as a piece of a JSON string. A surrogate pair must not be cut apart: its halves would become two escapes. */
export function escapePiece(piece: string): string {
  return JSON.stringify(piece).slice(1, -1);
}
