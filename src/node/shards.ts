import { lstat, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { GuiyiError } from "../error.ts";
import { FileError, quote } from "./errors.ts";

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
  /** Patterns that found nothing. */
  readonly failures: readonly FileError[];
}

/** Names in the output folder that are not for shards. */
export const MANIFEST = "guiyi-manifest.jsonl";
export const LOCK = ".guiyi-lock";

/**
 * The files that patterns name, in the order of their names, each once. Folders below the fixed part of a pattern are kept:
 * `shards/**` + `/*.jsonl` makes DIR/a/x.jsonl of shards/a/x.jsonl. Links to folders are not followed; the output folder is
 * left out, unless a pattern begins in it.
 *
 * @throws GuiyiError when two files would have one output
 */
export async function listShards(patterns: readonly string[], outDir: string): Promise<ShardList> {
  const failures: FileError[] = [];
  const found = new Map<string, Shard>();
  const owners = new Map<string, string>([MANIFEST, LOCK].map((name) => [name, "what the run itself writes"]));
  for (const pattern of patterns) {
    // A file may have the signs of a pattern in its name.
    const isFile = !isDynamicPattern(pattern) || (await lstat(pattern).then(() => true, () => false));
    const base = isFile ? dirname(pattern) : fixedPart(pattern);
    const isInside = resolve(base) === resolve(outDir) || isBelow(outDir, base);
    const paths = isFile ? [pattern] : (await glob(pattern, { expandDirectories: false, followSymbolicLinks: false })).filter((path) => isInside || !isBelow(outDir, path));
    if (paths.length === 0) failures.push(new FileError("input", pattern, "ENOENT", "no file matches"));
    for (const input of paths.sort()) {
      const key = resolve(input);
      if (found.has(key)) continue;
      const output = relative(base, input);
      if (output.split(sep)[0] === ".." || isAbsolute(output)) throw new GuiyiError("contradiction", `${quote(input)} lies outside the folder its pattern begins with; give it a pattern of its own`);
      if (resolve(outDir, output) === key) throw new GuiyiError("contradiction", `the output of ${quote(input)} would be the file itself; choose another output folder`);
      const owner = owners.get(output);
      if (owner !== undefined) throw new GuiyiError("contradiction", `${quote(input)} would be written over ${owner}, ${quote(join(outDir, output))}; one quoted pattern keeps the folders of its files`);
      owners.set(output, quote(input));
      found.set(key, { input, output, size: await sizeOf(input) });
    }
  }
  return { shards: [...found.values()], failures };
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
