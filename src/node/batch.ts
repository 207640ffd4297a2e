import { constants, isUtf8 } from "node:buffer";
import { StringDecoder } from "node:string_decoder";
import { processLines, type OnError } from "../stream/lines.ts";
import { escapePiece, wrapLine } from "../stream/long-line.ts";
import type { RecordError, RecordErrorCode, RecordProcessor } from "../stream/record.ts";
import { decodeUtf8, encodeUtf8 } from "./utf8.ts";

/** Lines that are bad records whatever they hold, by number. */
export type Rejected = ReadonlyMap<number, { readonly code: RecordErrorCode; readonly message: string }>;

export interface BatchTask {
  readonly bytes: Uint8Array;
  readonly firstLine: number;
  readonly onError: OnError;
  readonly strict: boolean;
  readonly wantsRejects: boolean;
  readonly rejected?: Rejected;
}

export interface BatchResult {
  readonly bytes: Uint8Array;
  readonly lines: number;
  readonly changed: number;
  readonly html: number;
  readonly errors: readonly RecordError[];
  /** The bad records byte for byte, when they are wanted. */
  readonly rejects?: Uint8Array;
  /** Lines whose bytes were not UTF-8; they hold U+FFFD now, or came back as bad records. */
  readonly illFormed: readonly number[];
  readonly isStopped: boolean;
}

/** A batch of whole lines, in the process or in a worker. */
export function processBatch(task: BatchTask, processor: RecordProcessor, onLine?: (line: number) => void): BatchResult {
  try {
    return processText(task, processor, onLine);
  } catch (error) {
    if (!(error instanceof RangeError) || task.bytes.length < HUGE) throw error;
    return wrapHuge(task, processor.lineNumbers);
  }
}

/** A shorter line fits a string even if each of its bytes becomes an escape of six. */
const HUGE = constants.MAX_STRING_LENGTH / 8;

/** A huge line alone in its batch, whose result fits no string: it goes out in `raw`, put together as bytes. */
function wrapHuge({ bytes, firstLine, onError, wantsRejects }: BatchTask, lineNumbers: boolean): BatchResult {
  const isEnded = bytes.at(-1) === 0x0a;
  const line = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length - (isEnded ? 1 : 0));
  const error: RecordError = { code: "too-long", message: "too long for a string once it is written as JSON", line: firstLine };
  const { head, tail } = wrapLine(error, lineNumbers);
  const decoder = new StringDecoder("utf8");
  const pieces = [Buffer.from(head)];
  for (let at = 0; at < line.length; at += PIECE) pieces.push(Buffer.from(escapePiece(decoder.write(line.subarray(at, at + PIECE)))));
  pieces.push(Buffer.from(escapePiece(decoder.end()) + tail + (isEnded ? "\n" : "")));
  return {
    bytes: onError === "emit" ? Buffer.concat(pieces) : Buffer.alloc(0),
    lines: onError === "fail" ? 0 : 1,
    changed: 0,
    html: 0,
    errors: [error],
    illFormed: isUtf8(line) ? [] : [firstLine],
    isStopped: onError === "fail",
    ...(wantsRejects ? { rejects: Buffer.concat([line, Buffer.of(0x0a)]) } : {}),
  };
}

const PIECE = 1 << 20;

function processText(task: BatchTask, processor: RecordProcessor, onLine?: (line: number) => void): BatchResult {
  const { firstLine, onError, strict } = task;
  const bytes = Buffer.from(task.bytes.buffer, task.bytes.byteOffset, task.bytes.byteLength);
  const isWellFormed = isUtf8(bytes);
  const illFormed = isWellFormed ? [] : illFormedLines(bytes, firstLine);
  const rejected = strict && illFormed.length > 0 ? new Map([...illFormed.map((line) => [line, { code: "invalid-utf8" as const, message: "the bytes are not UTF-8" }] as const), ...(task.rejected ?? [])]) : task.rejected;
  const text = isWellFormed ? decodeUtf8(bytes) : bytes.toString("utf8");
  const result = processLines(text, processor, { onError, firstLine, ...(rejected === undefined ? {} : { rejected }), ...(onLine === undefined ? {} : { onLine }) });
  const { lines, changed, html, errors, isStopped } = result;
  return {
    bytes: result.text === text && illFormed.length === 0 ? bytes : encodeUtf8(result.text),
    lines,
    changed,
    html,
    errors,
    illFormed: isStopped ? illFormed.filter((line) => line < firstLine + lines) : illFormed,
    isStopped,
    ...(task.wantsRejects && errors.length > 0 ? { rejects: pickLines(bytes, firstLine, new Set(errors.map(({ line }) => line))) } : {}),
  };
}

/** Results of parts of a batch, in order, as one. */
export function joinResults(parts: readonly BatchResult[]): BatchResult {
  if (parts.length === 1) return parts[0]!;
  const rejects = parts.flatMap((part) => part.rejects ?? []);
  return {
    bytes: Buffer.concat(parts.map((part) => part.bytes)),
    lines: parts.reduce((sum, part) => sum + part.lines, 0),
    changed: parts.reduce((sum, part) => sum + part.changed, 0),
    html: parts.reduce((sum, part) => sum + part.html, 0),
    errors: parts.flatMap((part) => part.errors),
    illFormed: parts.flatMap((part) => part.illFormed),
    isStopped: parts.some((part) => part.isStopped),
    ...(rejects.length === 0 ? {} : { rejects: Buffer.concat(rejects) }),
  };
}

/** Lines as views of their bytes, each with its line feed. */
export function* splitLines(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    yield bytes.subarray(start, end);
    start = end;
  }
}

function illFormedLines(bytes: Uint8Array, firstLine: number): number[] {
  return Array.from(splitLines(bytes), (line, index) => (isUtf8(line) ? -1 : firstLine + index)).filter((line) => line >= 0);
}

function pickLines(bytes: Uint8Array, firstLine: number, wanted: ReadonlySet<number>): Buffer {
  const picked: Uint8Array[] = [];
  let line = firstLine;
  for (const piece of splitLines(bytes)) {
    if (!wanted.has(line++)) continue;
    picked.push(piece);
    if (piece.at(-1) !== 0x0a) picked.push(Uint8Array.of(0x0a));
  }
  return Buffer.concat(picked);
}
