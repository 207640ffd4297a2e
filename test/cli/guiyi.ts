import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll } from "vitest";

/** The command line as built: npm run build makes it. */
export const CLI = resolve(import.meta.dirname, "../../dist/cli.js");

/** An own folder for a test file, gone when it is done. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `guiyi-${name}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function guiyi(cwd: string, args: readonly string[], input: string | Uint8Array = ""): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [CLI, ...args], { cwd, input, encoding: "utf8", maxBuffer: 1 << 28 });
}

/** A line for bash, where `guiyi` is the command; what a caller sees of it. */
export function shell(cwd: string, script: string): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync("bash", ["-c", `guiyi() { "$NODE" "$CLI" "$@"; }\n${script}`], { cwd, env: { ...process.env, NODE: process.execPath, CLI }, encoding: "utf8", timeout: 60_000, killSignal: "SIGKILL", maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}
