import { Piscina } from "piscina";
import type { RecordErrorCode, RecordOptions } from "../stream/record.ts";
import { joinResults, splitLines, type BatchResult, type BatchTask, type Rejected } from "./batch.ts";
import type { PoolOptions, Runner } from "./runner.ts";
import { clock, type WorkerAnswer, type WorkerTask } from "./worker.ts";

/** How a worker came to its end while it had a batch. */
interface Death {
  readonly code: RecordErrorCode & ("timeout" | "out-of-memory" | "crashed");
  /** The line it was at; 0: it had not begun. */
  readonly line: number;
}
type Attempt = { readonly result: BatchResult } | { readonly death: Death };

interface Watched {
  readonly progress: Int32Array;
  readonly limit: number;
  readonly controller: AbortController;
}

/** MiB for what is young, as in the main thread. A worker has less by default, collects four times as often, and takes twice the time. */
const YOUNG = 64;

/**
 * Worker threads. When one dies with a batch, the line it was at is tried alone: if it kills again it is the bad record, and the
 * rest of the batch is done without it; if it does not, the batch is halved until one record is found. Whatever dies is replaced.
 */
export function createPool(record: RecordOptions, { workers, recordTimeout = 5, workerMemory = 1024, model = false, html = false, site, worker = new URL("./worker.js", import.meta.url) }: PoolOptions): Runner {
  const threads = new Piscina({ filename: worker.href, name: "work", minThreads: workers, maxThreads: workers, concurrentTasksPerWorker: 1, resourceLimits: { maxOldGenerationSizeMb: workerMemory, maxYoungGenerationSizeMb: YOUNG } });
  // A thread that cannot start says so through the tasks as well.
  threads.on("error", () => {});
  const watched = new Set<Watched>();
  let isClosed = false;
  const watch = setInterval(() => {
    for (const { progress, limit, controller } of watched) if (Atomics.load(progress, 0) > 0 && clock() - Atomics.load(progress, 1) > limit) controller.abort();
  }, Math.min(250, Math.max(10, recordTimeout * 100)));
  watch.unref();

  const attempt = async (batch: BatchTask): Promise<Attempt> => {
    const bytes = new Uint8Array(batch.bytes); // the copy goes away with the task; the batch stays for another try
    const task: WorkerTask = { batch: { ...batch, bytes }, record, tools: { model, html, ...(site === undefined ? {} : { site }) }, progress: new Int32Array(new SharedArrayBuffer(8)) };
    const entry: Watched = { progress: task.progress, limit: recordTimeout * 1000 * Math.max(1, Math.ceil(bytes.length / (1 << 20))), controller: new AbortController() };
    watched.add(entry);
    try {
      const answer = (await threads.run(task, { transferList: [bytes.buffer], signal: entry.controller.signal })) as WorkerAnswer;
      return { result: { ...answer, bytes: answer.bytes ?? batch.bytes } };
    } catch (error) {
      if (isClosed) throw error;
      const isMemory = error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      const death: Death = { code: entry.controller.signal.aborted ? "timeout" : isMemory ? "out-of-memory" : "crashed", line: Atomics.load(task.progress, 0) };
      if (death.line === 0 && death.code === "crashed") throw error; // no record was at work: the worker itself is broken
      return { death };
    } finally {
      watched.delete(entry);
    }
  };

  const run = async (batch: BatchTask): Promise<BatchResult> => {
    const first = await attempt(batch);
    if ("result" in first) return first.result;
    const lines = [...splitLines(batch.bytes)];
    const suspect = first.death.line - batch.firstLine;
    if (lines[suspect] !== undefined && lines.length > 1) {
      const alone = await attempt({ ...batch, bytes: lines[suspect], firstLine: first.death.line });
      if ("death" in alone) return run(blame(batch, { ...alone.death, line: first.death.line }));
    }
    if (lines.length === 1) {
      const again = await attempt(batch);
      return "result" in again ? again.result : run(blame(batch, { ...again.death, line: batch.firstLine }));
    }
    const middle = lines.length >> 1;
    const left = await run({ ...batch, bytes: Buffer.concat(lines.slice(0, middle)) });
    if (left.isStopped) return left;
    return joinResults([left, await run({ ...batch, bytes: Buffer.concat(lines.slice(middle)), firstLine: batch.firstLine + middle })]);
  };

  return {
    width: 2 * workers + 2,
    lineNumbers: record.lineNumbers ?? true,
    run,
    async close() {
      isClosed = true;
      clearInterval(watch);
      await threads.destroy();
    },
  };
}

const MESSAGES = { timeout: "took longer than a record may", "out-of-memory": "needed more memory than a worker may use", crashed: "ended its worker" } as const;

function blame(batch: BatchTask, { code, line }: Death): BatchTask {
  const rejected: Rejected = new Map([...(batch.rejected ?? []), [line, { code, message: MESSAGES[code] }]]);
  return { ...batch, rejected };
}
