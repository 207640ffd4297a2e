import fs from "node:fs";
import fsp from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

/** How a call of the file system fails: once, or from then on, as for a process that was killed there. */
export interface DiskFault {
  /** Which call, from 0. */
  readonly at: number;
  /** An errno name; "killed": this call and all after it do nothing. */
  readonly code: "ENOSPC" | "EIO" | "EMFILE" | "EACCES" | "killed";
}

/** What the code under test calls. A failed `close` has closed all the same, as the system does it. */
const CALLS = ["open", "rename", "link", "rm", "lstat", "stat", "mkdir", "readdir", "realpath", "readFile", "writeFile"] as const;
const HANDLE_CALLS = ["read", "writeFile", "sync", "close", "stat"] as const;
type Call = (this: unknown, ...args: unknown[]) => Promise<unknown>;

/**
 * Does some work on a disk of which one call fails; returns how many calls there were, and which one failed.
 * Calls that only read the folder where this file lies are none of the work and do not count.
 */
export async function onFailingDisk(fault: DiskFault | undefined, work: () => Promise<void>): Promise<{ readonly calls: number; readonly failed: string | undefined }> {
  const handle = await fsp.open(import.meta.filename);
  const handleMethods = Object.getPrototypeOf(handle) as Record<string, Call>;
  await handle.close();
  let calls = 0;
  let failed: string | undefined;
  const wrap = (name: string, real: Call): Call =>
    async function (...args) {
      const isHit = fault !== undefined && (calls === fault.at || (fault.code === "killed" && calls > fault.at));
      calls++;
      if (!isHit) return real.apply(this, args);
      failed ??= name;
      if (name === "handle.close") await real.apply(this, args);
      throw Object.assign(new Error(`${fault.code}: made up, ${name}`), { code: fault.code });
    };
  const undo: (() => void)[] = [];
  const replace = (owner: Record<string, Call>, name: string, label: string): void => {
    const real = owner[name]!;
    owner[name] = wrap(label, real);
    undo.push(() => (owner[name] = real));
  };
  for (const name of CALLS) replace(fsp as unknown as Record<string, Call>, name, name);
  for (const name of HANDLE_CALLS) replace(handleMethods, name, `handle.${name}`);
  // Reading to hash goes through streams, which call these.
  const { open, rmSync } = fs;
  const patched = fs as { open: unknown; rmSync: unknown };
  patched.open = (...args: unknown[]): void => {
    const done = args.at(-1) as (error: unknown) => void;
    wrap("stream.open", async () => (open as (...all: unknown[]) => void)(...args))().catch(done);
  };
  undo.push(() => ((patched.open = open), (patched.rmSync = rmSync)));
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    for (const step of undo) step();
    syncBuiltinESMExports();
  }
  return { calls, failed };
}
