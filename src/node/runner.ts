import { createRecordProcessor, type RecordOptions } from "../stream/record.ts";
import { withTools, type RecordTools } from "./record-tools.ts";
import { processBatch, type BatchResult, type BatchTask } from "./batch.ts";

/** Treats batches, in this process or in worker threads. */
export interface Runner {
  /** How many batches may be under way at once. */
  readonly width: number;
  /** Do errors in records tell their line? */
  readonly lineNumbers: boolean;
  run(batch: BatchTask): Promise<BatchResult>;
  close(): Promise<void>;
}

export interface PoolOptions extends RecordTools {
  /** Number of threads; 0 works in this process, where nothing guards against a record that hangs or fills the memory. */
  readonly workers: number;
  /** Seconds a record may take for each MiB of its batch. Default 5. */
  readonly recordTimeout?: number;
  /** MiB of heap a worker may use. Default 1024. */
  readonly workerMemory?: number;
  /** Module whose export `work` treats a batch; another one only in tests. */
  readonly worker?: URL;
}

/** Checks the options of the records at once, in every case. @throws GuiyiError */
export async function createRunner(record: RecordOptions, options: PoolOptions): Promise<Runner> {
  const processor = createRecordProcessor(await withTools(record, options));
  if (options.workers > 0) return (await import("./pool.ts")).createPool(record, options);
  return { width: 1, lineNumbers: processor.lineNumbers, run: async (batch) => processBatch(batch, processor), close: async () => {} };
}
