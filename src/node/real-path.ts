import { realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

/**
 * The place that a path names, through all links to folders, whether there is a file yet or not. A link in the last step stays
 * itself: an output takes its place and never writes through it.
 *
 * @example
 * await realPath("link/new.jsonl") // "/data/shards/new.jsonl", when link leads to /data/shards
 */
export async function realPath(path: string): Promise<string> {
  const whole = resolve(path);
  return join(await realFolder(dirname(whole)), basename(whole));
}

/** What is not there yet is taken at its word. */
async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    const above = dirname(folder);
    return above === folder ? folder : join(await realFolder(above), basename(folder));
  }
}
