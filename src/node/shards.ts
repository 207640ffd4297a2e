import { lstat, realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { isDynamicPattern } from "tinyglobby";
import { GuiyiError } from "../error.ts";
import { FileError, quote } from "./errors.ts";
import { findFiles } from "./find.ts";
import { realPath } from "./real-path.ts";

/** One input file and what is made of it. */
export interface Shard {
  /** As it was named or found. */
  readonly input: string;
  /** Path below the output folder. */
  readonly output: string;
  /** Bytes of the input; 0 when that is not known. */
  readonly size: number;
}

export interface ShardList {
  readonly shards: readonly Shard[];
  /** Patterns that found nothing, folders that could not be read. */
  readonly failures: readonly FileError[];
}

/** Names in the output folder that are not for shards. */
export const MANIFEST = "guiyi-manifest.jsonl";
export const LOCK = ".guiyi-lock";

/**
 * The files that patterns name, in the order of their names, each once. Folders below the fixed part of a pattern are kept:
 * `shards/**` + `/*.jsonl` makes DIR/a/x.jsonl of shards/a/x.jsonl. Links to files are read, links to folders are not followed; the
 * output folder is left out, unless a pattern begins in it.
 *
 * @throws GuiyiError when two files would have one output, or an output would take the place of an input
 */
export async function listShards(patterns: readonly string[], outDir: string, rejectsDir?: string): Promise<ShardList> {
  const failures: FileError[] = [];
  const found = new Map<string, Shard>();
  for (const given of patterns) {
    const pattern = withSlashes(given, sep);
    if (pattern === "-") throw new GuiyiError("contradiction", "guiyi run takes files; guiyi jsonl takes standard input");
    // A file may have the signs of a pattern in its name.
    const isFile = !isDynamicPattern(pattern) || (await lstat(pattern).then(() => true, () => false));
    const base = isFile ? dirname(pattern) : fixedPart(pattern);
    const isInside = resolve(base) === resolve(outDir) || isBelow(outDir, base);
    const { paths, failures: unread } = isFile ? { paths: [pattern], failures: [] } : await findFiles(pattern);
    failures.push(...unread);
    if (paths.length === 0 && unread.length === 0) failures.push(new FileError("input", pattern, "ENOENT", "no file matches"));
    for (const input of paths) {
      if (!isFile && !isInside && isBelow(outDir, input)) continue;
      const key = resolve(input);
      if (found.has(key)) continue;
      const output = relative(base, input);
      if (output.split(sep)[0] === ".." || isAbsolute(output)) throw new GuiyiError("contradiction", `${quote(input)} lies outside the folder its pattern begins with; give it a pattern of its own`);
      found.set(key, { input, output, size: await sizeOf(input) });
    }
  }
  const shards = [...found.values()];
  await refuseClashes(shards, rejectsDir === undefined ? [outDir] : [outDir, rejectsDir], outDir);
  return { shards, failures };
}

/** No two things may be written under one name, and no name that is read may be written; whatever links lead there. */
async function refuseClashes(shards: readonly Shard[], folders: readonly string[], outDir: string): Promise<void> {
  const owners = new Map<string, string>();
  for (const name of [MANIFEST, LOCK]) owners.set(await realPath(join(outDir, name)), "what the run itself writes");
  for (const { input } of shards) {
    owners.set(await realPath(input), `the input ${quote(input)}`);
    const target = await realpath(input).catch(() => undefined);
    if (target !== undefined) owners.set(target, `the input ${quote(input)}`);
  }
  for (const { input, output } of shards) {
    for (const folder of folders) {
      const path = join(folder, output);
      const key = await realPath(path);
      const owner = owners.get(key);
      if (owner !== undefined) throw new GuiyiError("contradiction", `${quote(path)}, made of ${quote(input)}, would be written over ${owner}; another folder, or one quoted pattern, which keeps the folders of its files`);
      owners.set(key, `what is made of ${quote(input)}`);
    }
  }
}

/** Where folders are parted by a backslash it parts them in patterns too: shards\*.jsonl. Elsewhere it takes the meaning of the sign behind it. */
export function withSlashes(pattern: string, separator: string): string {
  return separator === "\\" ? pattern.replaceAll("\\", "/") : pattern;
}

/** The folders before the first sign of a pattern. */
function fixedPart(pattern: string): string {
  const sign = pattern.search(/[*?[\]{}()!+@\\]/);
  const slash = pattern.lastIndexOf("/", sign);
  return slash < 0 ? "." : slash === 0 ? "/" : pattern.slice(0, slash);
}

function isBelow(folder: string, path: string): boolean {
  const step = relative(resolve(folder), resolve(path));
  return step !== "" && step.split(sep)[0] !== ".." && !isAbsolute(step);
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then((info) => (info.isFile() ? info.size : 0), () => 0);
}
