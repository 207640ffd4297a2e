import { move, transferableSymbol, valueSymbol } from "piscina";
import { createRecordProcessor, type RecordOptions, type RecordProcessor } from "../stream/record.ts";
import { withTools, type RecordTools } from "./record-tools.ts";
import { processBatch, type BatchResult, type BatchTask } from "./batch.ts";

/** A batch on its way to a worker. */
export interface WorkerTask {
  readonly batch: BatchTask;
  readonly record: RecordOptions;
  readonly tools: RecordTools;
  /** Shared with the pool: [line being treated, clock in ms when it began]. When the worker dies, this is who killed it. */
  readonly progress: Int32Array;
}

let current: { key: string; processor: RecordProcessor } | undefined;

/** What the pool calls; tests wrap it to have records that kill. */
export async function runBatch({ batch, record, tools, progress }: WorkerTask): Promise<BatchResult> {
  const key = JSON.stringify([record, tools]);
  if (current?.key !== key) current = { key, processor: createRecordProcessor(await withTools(record, tools)) };
  return processBatch(batch, current.processor, (line) => {
    Atomics.store(progress, 1, clock());
    Atomics.store(progress, 0, line);
  });
}

/** Milliseconds that fit 31 bits; only differences count. */
export function clock(): number {
  return Date.now() % 0x7fffffff;
}

/** What goes back: bytes only when they are not the ones that came. */
export type WorkerAnswer = Omit<BatchResult, "bytes"> & { readonly bytes?: Uint8Array };

/** Called by piscina for each task. */
export async function work(task: WorkerTask): Promise<unknown> {
  const { bytes, ...told } = await runBatch(task);
  if (bytes.buffer === task.batch.bytes.buffer) return told;
  const answer: WorkerAnswer = { ...told, bytes };
  // A small Buffer shares its memory with others; only one that is alone in it can be moved instead of copied.
  if (bytes.byteLength !== bytes.buffer.byteLength) return { ...told, bytes: new Uint8Array(bytes) };
  return move({ [transferableSymbol]: [bytes.buffer], [valueSymbol]: answer } as unknown as Parameters<typeof move>[0]);
}
