import { realpath, stat } from "node:fs/promises";
import { quote } from "../../node/errors.ts";
import { emptyStats, processJsonl, type JsonlStats } from "../../node/jsonl.ts";
import { atomicFile, standardOutput, type Sink } from "../../node/output.ts";
import { realPath } from "../../node/real-path.ts";
import { createRunner } from "../../node/runner.ts";
import type { RecordError } from "../../stream/record.ts";
import type { Command } from "../command.ts";
import { DONE, INPUT_FAILED, REFUSED, type ExitCode } from "../exit.ts";
import { UsageError } from "../options.ts";
import { createProgress } from "../progress.ts";
import { recordMessages } from "../record-messages.ts";
import { readJsonlOptions, readPoolOptions, readRecordOptions, recordRows, statsLine } from "../record-options.ts";
import { watchSignals } from "../signals.ts";
import { outputRows } from "./clean.ts";

/** The contract of pipelines: one line in, one line out. */
export const command: Command = {
  usage: ["guiyi jsonl [OPTIONS] [FILE…]"],
  about: "Cleans one field of each record of JSONL. One line in, one line out, in order; every other byte of the record stays as it is.",
  options: [...recordRows, { name: "rejects", kind: "text", value: "FILE", summary: "bad records go to FILE as well, byte for byte" }, ...outputRows],
  examples: [
    ["guiyi jsonl --workers 0 < in.jsonl > out.jsonl", "as a child of Spark, datatrove or GNU parallel"],
    ["guiyi jsonl --field content --emit indicators -o out.jsonl.gz in.jsonl.gz", "figures beside the text"],
  ],
  async run(args, io) {
    const begun = Date.now();
    const paths = args.positionals.length === 0 ? ["-"] : args.positionals;
    const [out, rejectsPath, force] = [args.text("out"), args.text("rejects"), args.flag("force")];
    await refuseRejects(rejectsPath, out, paths);
    const runner = await createRunner(readRecordOptions(args), readPoolOptions(args));
    let sink: Sink | undefined;
    let rejects: Sink | undefined;
    const watch = watchSignals(() => (sink?.discard(), rejects?.discard()));
    const progress = createProgress(io, await sizeOf(paths));
    let stats: JsonlStats = emptyStats();
    let last: RecordError | undefined;
    try {
      sink = out === undefined ? standardOutput() : await atomicFile(out, { force });
      rejects = rejectsPath === undefined ? undefined : await atomicFile(rejectsPath, { force });
      stats = await processJsonl(paths, sink, runner, {
        ...readJsonlOptions(args),
        ...(rejects === undefined ? {} : { rejects }),
        signal: watch.signal,
        onRead: ({ length }) => progress.add(length),
        onRecordError: (_, error) => (last = error),
        onInputError: (error) => io.message(error.message),
      });
      // What is not whole gets no name: stopped, or made of an input that broke off, or of nothing that could be read.
      const isWhole = watch.code() === undefined && !stats.isStopped && stats.inputsCut === 0 && stats.inputsFailed < paths.length;
      await (watch.code() === undefined ? rejects?.finish() : rejects?.abort());
      await (isWhole ? sink.finish() : sink.abort());
    } catch (error) {
      await Promise.allSettled([sink?.abort(), rejects?.abort()]);
      throw error;
    } finally {
      progress.end();
      watch.release();
      await runner.close();
    }
    if (stats.isStopped) io.message(`stopped at line ${last!.line}${last!.id === undefined ? "" : `, id ${quote(last!.id)}`}: ${last!.message}`);
    for (const line of recordMessages(args, stats)) io.message(line);
    if (args.flag("stats")) process.stderr.write(`${statsLine("jsonl", args, stats, (Date.now() - begun) / 1000)}\n`);
    return watch.code() ?? exitCode(stats);
  },
};

/** `--force` lets an output replace a file; never the one that holds what is read or written here. */
async function refuseRejects(rejects: string | undefined, out: string | undefined, paths: readonly string[]): Promise<void> {
  if (rejects === undefined) return;
  const place = await realPath(rejects);
  if (out !== undefined && (await realPath(out)) === place) throw new UsageError("--rejects and --out cannot be one file");
  for (const path of paths) {
    if (path === "-") continue;
    const places = [await realPath(path), await realpath(path).catch(() => undefined)];
    if (places.includes(place)) throw new UsageError(`--rejects cannot be the input ${quote(path)}`);
  }
}

export function exitCode(stats: JsonlStats): ExitCode {
  return stats.isStopped ? REFUSED : stats.inputsFailed > 0 ? INPUT_FAILED : DONE;
}

/** Bytes of all files; 0 when one of them does not say. */
export async function sizeOf(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(paths.map((path) => stat(path).then((info) => (info.isFile() ? info.size : 0), () => 0)));
  return sizes.includes(0) ? 0 : sizes.reduce((sum, size) => sum + size, 0);
}
