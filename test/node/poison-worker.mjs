// A worker whose records can kill it, for test/node/pool.test.ts.
import { work as real } from "../../dist/worker.js";

const has = (bytes, word) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(word);

export function work(task) {
  const { batch, progress } = task;
  // Poison acts when its line is reached, as a fault of the cleaning would.
  let line = batch.firstLine;
  for (const text of Buffer.from(batch.bytes).toString().split("\n")) {
    if (!batch.rejected?.has(line)) {
      Atomics.store(progress, 1, Date.now() % 0x7fffffff);
      Atomics.store(progress, 0, line);
      if (text.includes("POISON-EXIT")) process.exit(9);
      if (text.includes("SLOW-")) for (const begun = Date.now(); Date.now() - begun < 40; );
      if (text.includes("POISON-LOOP")) for (;;);
      if (text.includes("POISON-MEMORY")) for (const hoard = [];;) hoard.push(Array.from({ length: 1000 }, () => hoard.length));
    }
    line++;
  }
  // Kills together with another of its kind, never alone: a batch that is too much as a whole.
  const together = Buffer.from(batch.bytes).toString().split("TOGETHER").length - 1;
  if (together > 1) process.exit(9);
  if (has(batch.bytes, "POISON-BROKEN")) {
    Atomics.store(progress, 0, 0);
    throw new Error("the worker is broken");
  }
  return real(task);
}
