import { describe, expect, it } from "vitest";
import { createRunner, type Runner } from "../../src/node/runner.ts";
import type { RecordOptions } from "../../src/stream/record.ts";

const record: RecordOptions = { normalize: { page: "keep" } };
const worker = new URL("./poison-worker.mjs", import.meta.url);
const lineOf = (id: number, text: string): string => `${JSON.stringify({ id, text })}\n`;

async function run(lines: readonly string[], options: object = {}, runner?: Runner): Promise<{ out: string; codes: (string | undefined)[] }> {
  const pool = runner ?? (await createRunner(record, { workers: 1, recordTimeout: 0.4, workerMemory: 64, worker, ...options }));
  try {
    const result = await pool.run({ bytes: Buffer.from(lines.join("")), firstLine: 1, onError: "emit", strict: false, wantsRejects: false });
    const out = Buffer.from(result.bytes).toString();
    return { out, codes: out.trimEnd().split("\n").map((line) => (JSON.parse(line) as { guiyi?: { error: { code: string } } }).guiyi?.error.code) };
  } finally {
    await pool.close();
  }
}

const good = (count: number): string[] => Array.from({ length: count }, (_, id) => lineOf(id, "頭髮發展"));
const withAt = (lines: string[], places: Record<number, string>): string[] => lines.map((line, index) => (places[index] === undefined ? line : lineOf(index, places[index])));

describe("the pool (runs dist/worker.js)", () => {
  it("gives what the process itself gives", async () => {
    const lines = withAt(good(50), { 7: "一" });
    const inline = await run(lines, {}, await createRunner(record, { workers: 0 }));
    expect(await run(lines)).toEqual(inline);
    expect(inline.out).toContain("头发发展");
  });

  it.each([
    ["POISON-EXIT", "crashed"],
    ["POISON-LOOP", "timeout"],
    ["POISON-MEMORY", "out-of-memory"],
  ])("blames the record that kills its worker, %s, and does the rest", async (poison, code) => {
    const { out, codes } = await run(withAt(good(40), { 17: poison }), poison === "POISON-LOOP" ? {} : { recordTimeout: 20 });
    expect(codes).toEqual(Array.from({ length: 40 }, (_, i) => (i === 17 ? code : undefined)));
    expect(out).toContain(`{"id":17,"text":"${poison}","guiyi":`);
    expect(out.split("头发发展")).toHaveLength(40);
  });

  it("finds several, first and last among them", async () => {
    const { codes } = await run(withAt(good(20), { 0: "POISON-EXIT", 9: "POISON-LOOP", 10: "POISON-EXIT", 19: "POISON-EXIT" }));
    expect(codes.flatMap((code, index) => (code === undefined ? [] : [[index, code]]))).toEqual([[0, "crashed"], [9, "timeout"], [10, "crashed"], [19, "crashed"]]);
  });

  it("halves a batch that is too much as a whole, and blames nobody", async () => {
    const { codes } = await run(withAt(good(16), { 2: "TOGETHER", 3: "TOGETHER", 12: "TOGETHER" }));
    expect(codes.every((code) => code === undefined)).toBe(true);
  });

  it("says so when the worker itself is broken, instead of blaming records", async () => {
    await expect(run([lineOf(1, "POISON-BROKEN")])).rejects.toThrow("the worker is broken");
    await expect(run(good(1), { worker: new URL("./no-such-worker.mjs", import.meta.url) })).rejects.toThrow();
  });
});
