/**
 * `guiyi jsonl` beside the loop that people write themselves, on generated records, in processes of their own: seconds of processor
 * time, the best of several rounds in turn, and what a second process of the same kind brings on this machine.
 */
import { execFileSync, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const GUIYI = [at("../dist/cli.js"), "jsonl", "--workers", "0", "--stats"];
const RUNNERS: Readonly<Record<string, readonly string[]>> = {
  "opencc-js in a loop, t → cn": [at("bare-loop.mjs"), "t"],
  "opencc-js in a loop, tw → cn": [at("bare-loop.mjs"), "tw"],
  "guiyi jsonl, script alone": [...GUIYI, "--repair", "off", "--fold", "off", "--page", "keep"],
  "guiyi jsonl, everything": GUIYI,
};

interface Spent {
  /** Of the processor, in seconds. */
  readonly cpu: number;
  readonly seconds: number;
  /** Bytes. */
  readonly memory: number;
}

/** Runs one process over the records and throws its output away. */
async function run(args: readonly string[], records: string): Promise<Spent> {
  const begun = performance.now();
  const input = openSync(records, "r");
  const child = spawn(process.execPath, args, { stdio: [input, "ignore", "pipe"] });
  let told = "";
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (told += text));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  closeSync(input);
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}: ${told}`);
  const { cpuSeconds, peakMemory } = JSON.parse(told.trim().split("\n").at(-1)!) as { cpuSeconds: number; peakMemory: number };
  return { cpu: cpuSeconds, seconds: (performance.now() - begun) / 1000, memory: peakMemory };
}

/** Rows of a table. */
export async function pipelineRows(count: number, rounds: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "guiyi-bench-"));
  try {
    const records = join(folder, "records.jsonl");
    const out = openSync(records, "w");
    execFileSync("python3", [at("../examples/make_records.py"), String(count)], { stdio: ["ignore", out, "inherit"] });
    closeSync(out);
    const rows = [`${count} records, ${(statSync(records).size / 1e6).toFixed(0)} MB:`, "", "| who | CPU s | seconds | memory MB | two at once, × one |", "| --- | --- | --- | --- | --- |"];
    const spent = new Map(Object.keys(RUNNERS).map((name) => [name, { one: [] as Spent[], pair: [] as number[] }]));
    for (let round = 0; round < rounds; round++) {
      for (const [name, args] of Object.entries(RUNNERS)) {
        const { one, pair } = spent.get(name)!;
        one.push(await run(args, records));
        const both = await Promise.all([run(args, records), run(args, records)]);
        pair.push(Math.max(...both.map(({ seconds }) => seconds)));
      }
    }
    for (const [name, { one, pair }] of spent) {
      const seconds = Math.min(...one.map((run) => run.seconds));
      rows.push(`| ${name} | ${Math.min(...one.map(({ cpu }) => cpu)).toFixed(1)} | ${seconds.toFixed(1)} | ${(Math.max(...one.map(({ memory }) => memory)) / 1e6).toFixed(0)} | ${((2 * seconds) / Math.min(...pair)).toFixed(2)} |`);
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
