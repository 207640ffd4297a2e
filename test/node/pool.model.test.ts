import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRunner, type Runner } from "../../src/node/runner.ts";
import { runs } from "../arbitraries/runs.ts";

/** What a record does to the worker that treats it (see poison-worker.mjs). */
const KINDS = { good: "頭髮", slow: "SLOW-頭髮", exit: "POISON-EXIT", loop: "POISON-LOOP", together: "TOGETHER", bad: undefined } as const;
type Kind = keyof typeof KINDS;
const CODES: Partial<Record<Kind, string>> = { exit: "crashed", loop: "timeout", bad: "no-field" };
const CLEAN: Partial<Record<Kind, string>> = { good: "头发", slow: "SLOW-头发" };

/** The model: what each batch that was sent must come back as, in whatever order they end. */
interface Model {
  next: number;
}
interface Real {
  readonly pool: Runner;
  readonly sent: { readonly expected: readonly unknown[]; readonly result: Promise<Uint8Array> }[];
}

class Send implements fc.AsyncCommand<Model, Real> {
  readonly kinds: readonly Kind[];
  constructor(kinds: readonly Kind[]) {
    this.kinds = kinds;
  }
  check(): boolean {
    return true;
  }
  async run(model: Model, { pool, sent }: Real): Promise<void> {
    const first = model.next;
    model.next += this.kinds.length;
    const records = this.kinds.map((kind, i) => ({ id: first + i, text: KINDS[kind] }));
    const bytes = Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
    const result = pool.run({ bytes, firstLine: first + 1, onError: "emit", strict: false, wantsRejects: false }).then((done) => done.bytes);
    result.catch(() => {}); // heard of when it is awaited
    sent.push({ expected: this.kinds.map((kind, i) => ({ id: first + i, text: CLEAN[kind] ?? KINDS[kind], code: CODES[kind], line: CODES[kind] === undefined ? undefined : first + i + 1 })), result });
  }
  toString(): string {
    return `send ${this.kinds.join(" ")}`;
  }
}

/** The oldest batch: its records, each once, in order, with what the model says of each. */
async function settle({ sent }: Real): Promise<void> {
  const { expected, result } = sent.shift()!;
  const lines = Buffer.from(await result).toString().trimEnd().split("\n");
  const seen = lines.map((line) => {
    const { id, text, guiyi } = JSON.parse(line) as { id: number; text?: string; guiyi?: { error: { code: string; line: number } } };
    return { id, text, code: guiyi?.error.code, line: guiyi?.error.line };
  });
  expect(seen).toEqual(expected);
}

class Settle implements fc.AsyncCommand<Model, Real> {
  check(): boolean {
    return true;
  }
  async run(_: Model, real: Real): Promise<void> {
    if (real.sent.length > 0) await settle(real);
  }
  toString(): string {
    return "settle";
  }
}

const kind: fc.Arbitrary<Kind> = fc.oneof({ weight: 12, arbitrary: fc.constant("good" as const) }, { weight: 2, arbitrary: fc.constant("bad" as const) }, { weight: 2, arbitrary: fc.constant("slow" as const) }, { weight: 2, arbitrary: fc.constant("exit" as const) }, { weight: 1, arbitrary: fc.constant("together" as const) });
const send = fc.array(kind, { minLength: 1, maxLength: 12 }).map((kinds) => new Send(kinds));

async function agree(commands: Iterable<fc.AsyncCommand<Model, Real>>, workers: number): Promise<void> {
  const pool = await createRunner({ normalize: { page: "keep" } }, { workers, recordTimeout: 1, workerMemory: 64, worker: new URL("./poison-worker.mjs", import.meta.url) });
  const real: Real = { pool, sent: [] };
  try {
    await fc.asyncModelRun(() => ({ model: { next: 0 }, real }), commands);
    while (real.sent.length > 0) await settle(real);
  } finally {
    await pool.close();
  }
}

describe("the pool against a model (runs dist/worker.js)", () => {
  it("whatever its records do, in however many batches at once: each comes back once, in order, with the right blame", async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands([send, send, fc.constant(new Settle())], { maxCommands: 8 }), fc.integer({ min: 1, max: 3 }), agree),
      // Each death costs the start of a worker.
      { ...runs(6), numRuns: process.env["GUIYI_LONG"] === "1" ? 60 : 6 },
    );
  });

  it("the same with records that hang between the others", async () => {
    await agree([new Send(["good", "loop", "exit", "good"]), new Send(["slow", "together", "bad", "together"]), new Settle(), new Send(["exit", "good", "loop"]), new Send(["good"])], 2);
  });
});
