import { createHash } from "node:crypto";
import { lstat, mkdir, readdir, realpath, rm, stat } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { FileError, fileError } from "./errors.ts";
import { emptyStats, processJsonl, type JsonlOptions, type JsonlStats } from "./jsonl.ts";
import { acquireLock, isAlive } from "./lock.ts";
import { openManifest, type Manifest, type ManifestEntry } from "./manifest.ts";
import { atomicFile, TEMPORARY, type Sink } from "./output.ts";
import type { Runner } from "./runner.ts";
import { LOCK, MANIFEST, type Shard } from "./shards.ts";

export interface RunOptions extends Omit<JsonlOptions, "rejects"> {
  readonly outDir: string;
  /** Bad records of each shard that has some go to a file of its name in this folder as well, byte for byte. */
  readonly rejectsDir?: string;
  /** Leave out what the manifest proves done; replace outputs that it does not know. */
  readonly resume?: boolean;
  /** Replace outputs that exist. */
  readonly force?: boolean;
  /** What the manifest holds beside the hash of the input: the same four make the same bytes. */
  readonly version: string;
  readonly data: string;
  readonly optionsHash: string;
  readonly onSkip?: (shard: Shard) => void;
  /** Gets what must be thrown away at once if a signal ends the process here. */
  readonly onDiscardable?: (discard: () => void) => void;
}

export interface RunStats extends JsonlStats {
  shardsDone: number;
  shardsSkipped: number;
  shardsFailed: number;
}

/**
 * Shards one after another, each into a file that appears whole under its name; then a line in the manifest. However often a run
 * is killed and resumed, the outputs are those of a run that was not.
 *
 * @throws FileError: fault "locked" when another run holds the folder, "output" when it cannot be written
 */
export async function runShards(shards: readonly Shard[], runner: Runner, options: RunOptions): Promise<RunStats> {
  const { outDir } = options;
  await attempt(outDir, () => mkdir(outDir, { recursive: true }));
  const lock = await acquireLock(join(outDir, LOCK));
  let sink: Sink | undefined;
  let rejects: Sink | undefined;
  options.onDiscardable?.(() => (sink?.discard(), rejects?.discard(), lock.discard()));
  const stats: RunStats = { ...emptyStats(), shardsDone: 0, shardsSkipped: 0, shardsFailed: 0 };
  try {
    const manifest = await openManifest(join(outDir, MANIFEST));
    const mayReplace = options.resume === true || options.force === true;
    const folders = options.rejectsDir === undefined ? [outDir] : [outDir, options.rejectsDir];
    if (!mayReplace) for (const { output } of shards) for (const folder of folders) await refuseExisting(join(folder, output));
    for (const shard of shards) {
      if (options.signal?.aborted === true || stats.isStopped) break;
      const path = join(outDir, shard.output);
      await prepareFolder(outDir, path);
      try {
        if (options.resume === true && (await isDone(shard, manifest, options))) {
          stats.shardsSkipped++;
          options.onSkip?.(shard);
          continue;
        }
      } catch (error) {
        if (!(error instanceof FileError) || error.fault !== "input") throw error;
        stats.shardsFailed++;
        options.onInputError?.(error);
        continue;
      }
      sink = await atomicFile(path, { force: mayReplace });
      rejects = options.rejectsDir === undefined ? undefined : await rejectsFile(options.rejectsDir, join(options.rejectsDir, shard.output), mayReplace);
      const entry = await processShard(shard, { sink, rejects }, runner, options, stats);
      sink = rejects = undefined;
      if (entry === undefined) continue;
      await manifest.add({ ...entry, bytes: (await attempt(path, () => stat(path))).size });
      stats.shardsDone++;
    }
    return stats;
  } finally {
    await sink?.abort();
    await rejects?.abort();
    await lock.release();
  }
}

/** Undefined: the shard is not whole, and has left nothing behind. */
async function processShard({ input, output }: Shard, { sink, rejects }: { readonly sink: Sink; readonly rejects: Sink | undefined }, runner: Runner, options: RunOptions, total: RunStats): Promise<Omit<ManifestEntry, "bytes"> | undefined> {
  const hash = createHash("sha256");
  const stats = await processJsonl([input], sink, runner, {
    ...options,
    ...(rejects === undefined ? {} : { rejects }),
    onRead: (bytes) => {
      hash.update(bytes);
      options.onRead?.(bytes);
    },
  });
  addStats(total, stats);
  if (stats.inputsFailed > 0 || stats.isStopped || options.signal?.aborted === true) {
    await sink.abort();
    await rejects?.abort();
    if (stats.inputsFailed > 0) total.shardsFailed++;
    return undefined;
  }
  await rejects?.finish(); // before the shard: what the manifest proves done has its rejects
  await sink.finish();
  const errors = Object.values(stats.errors).reduce((sum, count) => sum + count, 0);
  return { input, output, sha256: hash.digest("hex"), records: stats.lines, changed: stats.changed, errors, version: options.version, data: options.data, options: options.optionsHash };
}

function addStats(total: JsonlStats, stats: JsonlStats): void {
  for (const name of ["lines", "changed", "html", "illFormed", "bytesIn", "bytesOut", "inputsFailed", "inputsCut"] as const) total[name] += stats[name];
  for (const [code, count] of Object.entries(stats.errors)) total.errors[code] = (total.errors[code] ?? 0) + count;
  if (stats.isStopped) total.isStopped = true;
}

async function isDone({ input, output }: Shard, manifest: Manifest, { outDir, rejectsDir, version, data, optionsHash }: RunOptions): Promise<boolean> {
  const entry = manifest.entryOf(output);
  if (entry === undefined || entry.version !== version || entry.data !== data || entry.options !== optionsHash) return false;
  const info = await lstat(join(outDir, output)).catch(() => undefined);
  if (info === undefined || !info.isFile() || info.size !== entry.bytes) return false;
  if (rejectsDir !== undefined && entry.errors > 0 && !(await exists(join(rejectsDir, output)))) return false;
  return entry.sha256 === (await hashOf(input));
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const block of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(block as Buffer);
  } catch (error) {
    throw fileError("input", path, error);
  }
  return hash.digest("hex");
}

async function refuseExisting(path: string): Promise<void> {
  if (await exists(path)) throw new FileError("output", path, "EEXIST", "it exists already; --resume goes on with a run, --force replaces what is there");
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(() => true, () => false);
}

/** A file that is made when something is written to it. Without that, one that an earlier run left is taken away. */
async function rejectsFile(folder: string, path: string, force: boolean): Promise<Sink> {
  await attempt(folder, () => mkdir(folder, { recursive: true }));
  await prepareFolder(folder, path);
  let sink: Sink | undefined;
  return {
    write: async (bytes) => (sink ??= await atomicFile(path, { force })).write(bytes),
    finish: async () => (sink === undefined ? attempt(path, () => rm(path, { force: true })) : sink.finish()),
    abort: async () => sink?.abort(),
    discard: () => sink?.discard(),
  };
}

/** The folder of an output, below the output folder even when links are followed, without what killed runs left of this output. */
async function prepareFolder(outDir: string, path: string): Promise<void> {
  const folder = dirname(path);
  await attempt(path, async () => {
    await mkdir(folder, { recursive: true });
    const [root, real] = [await realpath(outDir), await realpath(folder)];
    if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep)) throw new FileError("output", path, "outside", "a link leads out of the output folder");
    const head = `.${basename(path).slice(0, 200)}.`;
    for (const name of await readdir(folder)) {
      if (!name.startsWith(head) || !name.endsWith(TEMPORARY)) continue;
      const pid = Number.parseInt(name.slice(head.length), 10);
      if (pid === process.pid || !isAlive(pid)) await rm(join(folder, name), { force: true });
    }
  });
}

async function attempt<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileError("output", path, error);
  }
}
