import { StringDecoder } from "node:string_decoder";
import type { OnError } from "../stream/lines.ts";
import { checkMaxRecord, DEFAULT_MAX_RECORD, escapePiece, openLongLine } from "../stream/long-line.ts";
import type { RecordError } from "../stream/record.ts";
import type { BatchResult } from "./batch.ts";
import { FileError } from "./errors.ts";
import { frames } from "./frames.ts";
import { readBlocks } from "./input.ts";
import type { Sink } from "./output.ts";
import type { Runner } from "./runner.ts";

export interface JsonlOptions {
  readonly onError?: OnError;
  /** Records whose bytes are not UTF-8 are bad records. */
  readonly strict?: boolean;
  /** Bytes of a line; a longer one is a bad record, and is not held. Default 64 MiB, at most 256 MiB. */
  readonly maxRecord?: number;
  readonly maxRatio?: number;
  /** Bad records go there as well, byte for byte. */
  readonly rejects?: Sink;
  /** Ends the work after the batches that are under way. */
  readonly signal?: AbortSignal;
  /** Bytes of input as they lie on the disk. */
  readonly onRead?: (bytes: Buffer) => void;
  readonly onRecordError?: (path: string, error: RecordError) => void;
  /** An input that could not be read; the rest is done. */
  readonly onInputError?: (error: FileError) => void;
}

export interface JsonlStats {
  lines: number;
  /** Records whose text was changed. */
  changed: number;
  /** Records that were read as plain text and begin as an HTML document does. */
  html: number;
  /** Bad records by code. */
  errors: Record<string, number>;
  /** Records with bytes that are not UTF-8, and the first such line. */
  illFormed: number;
  firstIllFormed?: number;
  bytesIn: number;
  bytesOut: number;
  inputsFailed: number;
  /** Of those, the ones that failed after some of their lines had gone out. */
  inputsCut: number;
  /** Did `onError: "fail"` stop it? */
  isStopped: boolean;
}

export function emptyStats(): JsonlStats {
  return { lines: 0, changed: 0, html: 0, errors: Object.create(null) as Record<string, number>, illFormed: 0, bytesIn: 0, bytesOut: 0, inputsFailed: 0, inputsCut: 0, isStopped: false };
}

/**
 * Files of JSONL through a runner into a sink: one line out for each line in, in order, whatever the runner's width.
 * At most `width` batches are under way, and one write. The sink is not finished: that is for whoever opened it.
 *
 * @throws GuiyiError for a `maxRecord` that cannot be; FileError (fault "output") when the sink takes no more
 */
export async function processJsonl(paths: readonly string[], sink: Sink, runner: Runner, options: JsonlOptions = {}): Promise<JsonlStats> {
  if (options.maxRecord !== undefined) checkMaxRecord(options.maxRecord);
  const stats = emptyStats();
  const writer = createWriter(sink, stats);
  const rejects = options.rejects;
  for (const path of paths) {
    if (options.signal?.aborted === true || stats.isStopped) break;
    const before = stats.lines;
    try {
      await processInput(path, writer, runner, options, stats, rejects);
    } catch (error) {
      if (!(error instanceof FileError) || error.fault !== "input") throw error;
      stats.inputsFailed++;
      if (stats.lines > before) stats.inputsCut++;
      options.onInputError?.(error);
    }
  }
  await writer.settle();
  return stats;
}

async function processInput(path: string, writer: Writer, runner: Runner, options: JsonlOptions, stats: JsonlStats, rejects: Sink | undefined): Promise<void> {
  const { onError = "emit", strict = false, maxRecord = DEFAULT_MAX_RECORD, maxRatio, signal, onRead, onRecordError } = options;
  const queue: Promise<BatchResult>[] = [];
  const count = (error: RecordError): void => {
    stats.errors[error.code] = (stats.errors[error.code] ?? 0) + 1;
    onRecordError?.(path, error);
  };
  const settleFirst = async (): Promise<void> => {
    const result = await queue.shift()!;
    if (stats.isStopped) return;
    stats.lines += result.lines;
    stats.changed += result.changed;
    stats.html += result.html;
    stats.illFormed += result.illFormed.length;
    if (result.illFormed.length > 0) stats.firstIllFormed ??= result.illFormed[0]!;
    for (const error of result.errors) count(error);
    stats.isStopped = result.isStopped;
    await writer.write(result.bytes);
    if (result.rejects !== undefined) await rejects?.write(result.rejects);
  };
  const settleAll = async (): Promise<void> => {
    while (queue.length > 0) await settleFirst();
  };

  let long: LongLine | undefined;
  const blocks = readBlocks(path, { ...(maxRatio === undefined ? {} : { maxRatio }), onRead: (bytes) => ((stats.bytesIn += bytes.length), onRead?.(bytes)) });
  await writer.beginInput();
  try {
    for await (const frame of untilAborted(frames(blocks, maxRecord), signal)) {
      if (stats.isStopped) break;
      if (frame.kind === "batch") {
        const { bytes, firstLine } = frame;
        const promise = runner.run({ bytes, firstLine, onError, strict, wantsRejects: rejects !== undefined });
        promise.catch(() => {}); // whoever awaits it hears of it; until then it is not unhandled
        queue.push(promise);
        while (queue.length >= runner.width) await settleFirst();
      } else if (frame.kind === "long-open") {
        await settleAll();
        if (stats.isStopped) break;
        long = openLong(openLongLine(frame.line, maxRecord, runner.lineNumbers), onError, writer, rejects);
        count(long.error);
        await long.open();
        if (onError === "fail") {
          stats.isStopped = true;
          break;
        }
      } else if (frame.kind === "long-part") await long!.part(frame.bytes);
      else {
        await long!.close(frame.isEnded);
        long = undefined;
        stats.lines++;
      }
    }
  } catch (error) {
    if (long !== undefined && onError === "emit") await long.close(true); // the line in the output is JSON even so
    if (error instanceof FileError && error.fault === "input") await settleAll();
    throw error;
  } finally {
    await Promise.allSettled(queue);
  }
  await settleAll();
}

/** Ends with the signal even while the source waits for more. */
async function* untilAborted<T>(source: AsyncGenerator<T>, signal: AbortSignal | undefined): AsyncGenerator<T> {
  if (signal === undefined) return yield* source;
  // Not Promise.race with one promise for the signal: that promise would hold every step, and with it all of the input.
  let abort = (): void => {};
  const onAbort = (): void => abort();
  signal.addEventListener("abort", onAbort);
  try {
    while (!signal.aborted) {
      const step = await new Promise<IteratorResult<T> | undefined>((resolve, reject) => {
        abort = () => resolve(undefined);
        source.next().then(resolve, reject); // once it is aborted nobody hears of what comes
      });
      if (step === undefined || step.done === true) return;
      yield step.value;
    }
  } finally {
    signal.removeEventListener("abort", onAbort);
    if (!signal.aborted) await source.return(undefined);
  }
}

interface Writer {
  /** Waits for the write before this one, not for this one. */
  write(bytes: Uint8Array): Promise<void>;
  /** The next bytes are of another input: they begin on a line of their own. */
  beginInput(): Promise<void>;
  settle(): Promise<void>;
}

const FEED = Uint8Array.of(0x0a);

function createWriter(sink: Sink, stats: JsonlStats): Writer {
  let pending: Promise<void> = Promise.resolve();
  let last = 0x0a;
  let isNewInput = false;
  const write = async (bytes: Uint8Array): Promise<void> => {
    if (bytes.length === 0) return;
    await pending;
    const needsFeed = isNewInput && last !== 0x0a;
    isNewInput = false;
    last = bytes[bytes.length - 1]!;
    stats.bytesOut += bytes.length + (needsFeed ? 1 : 0);
    pending = needsFeed ? sink.write(FEED).then(() => sink.write(bytes)) : sink.write(bytes);
    pending.catch(() => {});
  };
  return {
    write,
    async beginInput() {
      isNewInput = true;
    },
    settle: () => pending,
  };
}

interface LongLine {
  readonly error: RecordError;
  open(): Promise<void>;
  part(bytes: Buffer): Promise<void>;
  close(isEnded: boolean): Promise<void>;
}

/** A line over the limit, passed on while it comes in. */
function openLong({ head, tail, error }: ReturnType<typeof openLongLine>, onError: OnError, writer: Writer, rejects: Sink | undefined): LongLine {
  const decoder = new StringDecoder("utf8");
  const emit = async (text: string): Promise<void> => {
    if (onError === "emit") await writer.write(Buffer.from(text));
  };
  return {
    error,
    open: () => emit(head),
    async part(bytes) {
      await emit(escapePiece(decoder.write(bytes)));
      await rejects?.write(bytes);
    },
    async close(isEnded) {
      await emit(escapePiece(decoder.end()) + tail + (isEnded ? "\n" : ""));
      await rejects?.write(FEED);
    },
  };
}
