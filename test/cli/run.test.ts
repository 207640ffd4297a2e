import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { CLI, guiyi, temporaryFolder } from "./guiyi.ts";

const folder = temporaryFolder("run");
const SHARDS = 4;
const record = (shard: number, i: number): string => `{"id":"${shard}-${i}","text":"臺灣的軟體第${i}版，增長4.5%。\\n責任編輯：王某"}\n`;
mkdirSync(join(folder, "shards/deep"), { recursive: true });
for (let shard = 0; shard < SHARDS; shard++) {
  const text = Array.from({ length: 3000 }, (_, i) => record(shard, i)).join("");
  writeFileSync(join(folder, shard === 3 ? "shards/deep/part-0.jsonl.gz" : `shards/part-${shard}.jsonl`), shard === 3 ? gzipSync(text) : text);
}
const PATTERN = "shards/**/*.{jsonl,jsonl.gz}";
const run = (out: string, ...args: string[]): ReturnType<typeof guiyi> => guiyi(folder, ["run", PATTERN, "--workers", "0", "--out-dir", out, ...args]);
/** Every file of a folder with its bytes; of the manifest the set of its lines, which a crash may repeat. */
const bytesOf = (out: string): Record<string, string> => Object.fromEntries(names(out).map((name) => [name, name.includes("manifest") ? [...new Set(readFileSync(join(folder, out, name), "utf8").split("\n"))].join("\n") : readFileSync(join(folder, out, name)).toString("base64")]));
const names = (out: string): string[] => readdirSync(join(folder, out), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(join(folder, out).length + 1)).sort();
const OUTPUTS = ["deep/part-0.jsonl.gz", "guiyi-manifest.jsonl", "part-0.jsonl", "part-1.jsonl", "part-2.jsonl"];
const manifest = (out: string): Record<string, unknown>[] => readFileSync(join(folder, out, "guiyi-manifest.jsonl"), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);

describe("guiyi run", () => {
  test("every shard, folders kept, a line of the manifest each", () => {
    const { status, stdout, stderr } = run("whole", "--stats");
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(JSON.parse(stderr)).toMatchObject({ command: "run", shards: 4, shardsDone: 4, shardsSkipped: 0, shardsFailed: 0, lines: 12_000, changed: 12_000 });
    expect(names("whole")).toEqual(OUTPUTS);
    expect(readFileSync(join(folder, "whole/part-1.jsonl"), "utf8")).toContain('{"id":"1-7","text":"台湾的软体第7版，增长4.5%。');
    expect(gunzipSync(readFileSync(join(folder, "whole/deep/part-0.jsonl.gz"))).toString()).toContain('"id":"3-2999"');
    expect(manifest("whole")).toHaveLength(4);
    expect(manifest("whole")[0]).toMatchObject({ input: "shards/deep/part-0.jsonl.gz", output: "deep/part-0.jsonl.gz", records: 3000, errors: 0, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), version: expect.any(String), options: expect.any(String) });
  });

  test("two workers make the same bytes", () => {
    expect(guiyi(folder, ["run", PATTERN, "--workers", "2", "--out-dir", "two"]).status).toBe(0);
    expect(bytesOf("two")).toEqual(bytesOf("whole"));
  });

  test("--resume skips what is proven done, and does again what is not", () => {
    expect(JSON.parse(run("whole", "--resume", "--stats").stderr)).toMatchObject({ shardsDone: 0, shardsSkipped: 4 });
    cpSync(join(folder, "whole"), join(folder, "partly"), { recursive: true });
    writeFileSync(join(folder, "partly/part-0.jsonl"), "cut");
    expect(JSON.parse(run("partly", "--resume", "--stats").stderr)).toMatchObject({ shardsDone: 1, shardsSkipped: 3 });
    expect(bytesOf("partly")).toEqual(bytesOf("whole"));
    expect(JSON.parse(run("partly", "--resume", "--stats", "--script", "keep").stderr)).toMatchObject({ shardsDone: 4, shardsSkipped: 0 });
  });

  test("outputs that exist are not written over without --force", () => {
    const before = bytesOf("whole");
    expect(run("whole", "--script", "keep")).toMatchObject({ status: 4, stderr: expect.stringContaining("--resume goes on") });
    expect(bytesOf("whole")).toEqual(before);
    expect(run("forced").status).toBe(0);
    expect(run("forced", "--force")).toMatchObject({ status: 0, stderr: "" });
    expect(bytesOf("forced")).toEqual(before);
  });

  test.each([0, 60, 150])("killed with SIGKILL %i ms after it began to write, then resumed: the bytes of an unbroken run", async (wait) => {
    const out = `killed-${wait}`;
    const child = spawn(process.execPath, [CLI, "run", PATTERN, "--workers", "0", "--out-dir", out], { cwd: folder, stdio: "ignore" });
    const ended = new Promise((resolve) => child.on("exit", resolve));
    while (child.exitCode === null && !existsSync(join(folder, out, ".guiyi-lock"))) await new Promise((resolve) => setTimeout(resolve, 2));
    await new Promise((resolve) => setTimeout(resolve, wait));
    child.kill("SIGKILL");
    await ended;
    for (const name of names(out)) if (OUTPUTS.includes(name) && !name.includes("manifest")) expect(readFileSync(join(folder, out, name)).equals(readFileSync(join(folder, "whole", name)))).toBe(true);
    expect(run(out, "--resume")).toMatchObject({ status: 0, stderr: "" });
    expect(bytesOf(out)).toEqual(bytesOf("whole"));
  });

  test.each([["SIGTERM", 143], ["SIGINT", 130]] as const)("%s: exit %i, no part and no lock left, --resume goes on", async (signal, code) => {
    const child = spawn(process.execPath, [CLI, "run", PATTERN, "--workers", "0", "--out-dir", signal], { cwd: folder, stdio: "ignore" });
    const ended = new Promise((resolve) => child.on("exit", resolve));
    while (!existsSync(join(folder, signal, ".guiyi-lock"))) await new Promise((resolve) => setTimeout(resolve, 2));
    child.kill(signal);
    expect(await ended).toBe(code);
    expect(names(signal).filter((name) => !OUTPUTS.includes(name))).toEqual([]);
    expect(run(signal, "--resume").status).toBe(0);
    expect(bytesOf(signal)).toEqual(bytesOf("whole"));
  });

  test("a second run on the folder exits 5; the lock of a dead process is taken over", () => {
    mkdirSync(join(folder, "held"));
    const lock = join(folder, "held/.guiyi-lock");
    writeFileSync(lock, `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`);
    expect(run("held")).toMatchObject({ status: 5, stdout: "", stderr: expect.stringContaining(`process ${process.pid} on`) });
    expect(names("held")).toEqual([".guiyi-lock"]);
    writeFileSync(lock, `${JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() })}\n`);
    expect(run("held").status).toBe(0);
    expect(bytesOf("held")).toEqual(bytesOf("whole"));
  });

  test("a broken shard is named and the rest done: exit 3", () => {
    mkdirSync(join(folder, "mixed"));
    writeFileSync(join(folder, "mixed/a.jsonl.gz"), gzipSync(record(0, 0).repeat(1000)).subarray(0, -10));
    writeFileSync(join(folder, "mixed/b.jsonl"), `${record(0, 1)}not json\n`);
    const { status, stderr } = guiyi(folder, ["run", "mixed/*", "none/*.jsonl", "missing.jsonl", "--workers", "0", "--out-dir", "mixed-out"]);
    expect(status).toBe(3);
    for (const named of ["mixed/a.jsonl.gz", "none/*.jsonl", "missing.jsonl"]) expect(stderr).toContain(`cannot read "${named}"`);
    expect(names("mixed-out")).toEqual(["b.jsonl", "guiyi-manifest.jsonl"]);
    expect(manifest("mixed-out")).toMatchObject([{ output: "b.jsonl", records: 2, errors: 1 }]);
  });

  test("--rejects: bad records byte for byte, a file for each shard that has some; made again when it is missing", () => {
    const rejects = (...args: string[]): ReturnType<typeof guiyi> => guiyi(folder, ["run", "mixed/b.jsonl", "shards/part-0.jsonl", "--workers", "0", "--out-dir", "kept-out", "--rejects", "kept", ...args]);
    expect(rejects()).toMatchObject({ status: 0, stderr: "guiyi: bad records: 1 of 3002 (1 not-json); they went out as they came, with guiyi.error\n" });
    expect(names("kept")).toEqual(["b.jsonl"]);
    expect(readFileSync(join(folder, "kept/b.jsonl"), "utf8")).toBe("not json\n");
    expect(rejects()).toMatchObject({ status: 4 });
    expect(JSON.parse(rejects("--resume", "--stats").stderr)).toMatchObject({ shardsSkipped: 2 });
    rmSync(join(folder, "kept"), { recursive: true });
    expect(JSON.parse(rejects("--resume", "--stats").stderr)).toMatchObject({ shardsDone: 1, shardsSkipped: 1 });
    expect(readFileSync(join(folder, "kept/b.jsonl"), "utf8")).toBe("not json\n");
    writeFileSync(join(folder, "kept/part-0.jsonl"), "left by an earlier run");
    expect(rejects("--force").status).toBe(0);
    expect(names("kept")).toEqual(["b.jsonl"]);
    expect(rejects("--rejects", "kept-out")).toMatchObject({ status: 2, stderr: expect.stringContaining("cannot be one folder") });
  });
  test("--on-error fail: exit 1, nothing under the name of that shard", () => {
    const { status, stderr } = guiyi(folder, ["run", "mixed/b.jsonl", "--workers", "0", "--on-error", "fail", "--out-dir", "fail-out"]);
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('stopped at "mixed/b.jsonl" line 2') });
    expect(names("fail-out")).toEqual([]);
  });

  test("two files that would have one output: exit 2, nothing done", () => {
    expect(guiyi(folder, ["run", "shards/part-0.jsonl", "partly/part-0.jsonl", "--out-dir", "clash"])).toMatchObject({ status: 2, stderr: expect.stringContaining("would be written over") });
    expect(existsSync(join(folder, "clash"))).toBe(false);
  });
  test("an output that would be its input: exit 2", () => expect(guiyi(folder, ["run", "shards/*.jsonl", "--out-dir", "shards"])).toMatchObject({ status: 2, stderr: expect.stringContaining("over the input") }));
  test("a link that leads out of the output folder: exit 4", () => {
    mkdirSync(join(folder, "linked"));
    mkdirSync(join(folder, "elsewhere"));
    symlinkSync("../elsewhere", join(folder, "linked/deep"));
    expect(run("linked")).toMatchObject({ status: 4, stderr: expect.stringContaining("leads out of the output folder") });
    expect(names("elsewhere")).toEqual([]);
  });
  test("an output folder that cannot be: exit 4", () => expect(run("shards/part-0.jsonl")).toMatchObject({ status: 4, stdout: "" }));
});
