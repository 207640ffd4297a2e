import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { link, open, readdir, readFile, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { codeOf, FileError, fileError, quote } from "./errors.ts";

export interface Lock {
  release(): Promise<void>;
  /** The same at once, for the moment before a signal ends the process. */
  discard(): void;
}

/** Where there are no links, a lock that says nothing was made by a run that is just beginning, or that died then. */
const UNSAID_AGE = 10_000;

/**
 * A lock file, made only if there is none. One whose process has died on this machine is taken over.
 *
 * @throws FileError (fault "locked") when another run holds it
 */
export async function acquireLock(path: string): Promise<Lock> {
  const text = `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`;
  for (let tries = 0; tries < 3; tries++) {
    if (await makeLock(path, text)) {
      await tidy(path);
      return { release: () => remove(path), discard: () => rmSync(path, { force: true }) };
    }
    const held = await readFile(path, "utf8").catch(() => undefined);
    if (held === undefined) continue; // released meanwhile
    const holder = parseHolder(held);
    if (!(await isStale(path, holder))) throw new FileError("locked", path, "locked", holder === undefined ? "another run is at work in this folder" : `process ${holder.pid} on ${quote(holder.host)} is at work in this folder`);
    await takeAway(path, held);
  }
  throw new FileError("locked", path, "locked", "other runs take this folder in turn");
}

/** What a file system says that has no links. */
const NO_LINKS: ReadonlySet<string | undefined> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

/**
 * False: there is one already. The lock is written beside its place and linked there, so that it never stands without its text: whoever
 * finds one can tell whose it is, even when its run was killed the moment it began.
 */
async function makeLock(path: string, text: string): Promise<boolean> {
  const draft = besides(path);
  try {
    if (!(await writeNew(draft, text))) return false;
    await link(draft, path);
    return true;
  } catch (error) {
    if (error instanceof FileError) throw error;
    const code = codeOf(error);
    if (NO_LINKS.has(code)) return await writeNew(path, text);
    // Another run of this process tidied the draft away: try again.
    if (code === "EEXIST" || code === "ENOENT") return false;
    throw fileError("output", path, error);
  } finally {
    await rm(draft, { force: true }).catch(() => {});
  }
}

/** False: there is such a file. One that could not be written is taken away again. */
async function writeNew(path: string, text: string): Promise<boolean> {
  let file: FileHandle;
  try {
    file = await open(path, "wx");
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw fileError("output", path, error);
  }
  try {
    await file.writeFile(text);
    await file.sync();
    await file.close();
    return true;
  } catch (error) {
    await Promise.allSettled([file.close(), remove(path)]);
    throw fileError("output", path, error);
  }
}

/** A name beside the lock that says whose it is. */
function besides(path: string): string {
  return `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
}

/** Takes away what runs have left beside the lock that were killed while they took it. */
async function tidy(path: string): Promise<void> {
  const stem = `${basename(path)}.`;
  for (const name of await readdir(dirname(path)).catch(() => [])) {
    const pid = name.startsWith(stem) ? Number(/^\d+(?=\.[0-9a-f]{8}$)/.exec(name.slice(stem.length))?.[0] ?? Number.NaN) : Number.NaN;
    if (pid > 0 && (pid === process.pid || !isAlive(pid))) await rm(join(dirname(path), name), { force: true }).catch(() => {});
  }
}

async function remove(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch (error) {
    throw fileError("output", path, error);
  }
}

/** Another run may have taken the stale lock over since it was read; then its lock goes back. */
async function takeAway(path: string, stale: string): Promise<void> {
  const aside = besides(path);
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw fileError("output", path, error);
  }
  if ((await readFile(aside, "utf8").catch(() => stale)) !== stale) await link(aside, path).catch(() => {});
  await remove(aside);
}

interface Holder {
  readonly pid: number;
  readonly host: string;
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, host } = JSON.parse(text) as Partial<Holder>;
    return Number.isInteger(pid) && pid! > 0 && typeof host === "string" ? { pid: pid!, host } : undefined;
  } catch {
    return undefined;
  }
}

async function isStale(path: string, holder: Holder | undefined): Promise<boolean> {
  if (holder === undefined) return stat(path).then(({ mtimeMs }) => Date.now() - mtimeMs > UNSAID_AGE, () => true);
  // In a container that was started again, the run that died had the very number that this one has.
  return holder.host === hostname() && (holder.pid === process.pid || !isAlive(holder.pid));
}

/** Is there a process of this number? One that may not be signalled is alive, too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}
