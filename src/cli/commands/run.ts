import { resolve } from "node:path";
import { dataVersions } from "../../generated/data-versions.ts";
import { quote } from "../../node/errors.ts";
import { createRunner } from "../../node/runner.ts";
import { runShards } from "../../node/run.ts";
import { listShards } from "../../node/shards.ts";
import { packageVersion } from "../../node/version.ts";
import type { RecordError } from "../../stream/record.ts";
import type { Command } from "../command.ts";
import { INPUT_FAILED } from "../exit.ts";
import { UsageError } from "../options.ts";
import { createProgress } from "../progress.ts";
import { recordMessages } from "../record-messages.ts";
import { outputHash, readJsonlOptions, readPoolOptions, readRecordOptions, recordRows, statsLine } from "../record-options.ts";
import { watchSignals } from "../signals.ts";
import { exitCode } from "./jsonl.ts";

/** Whole shards, each written whole or not at all. */
export const command: Command = {
  usage: ["guiyi run [OPTIONS] --out-dir DIR PATTERN…"],
  about:
    "Cleans shards of JSONL into a folder. Each appears under its name when it is whole and safe on the disk, then a line in\nDIR/guiyi-manifest.jsonl says what it was made of. Run the same line with --resume after a crash: the result is that of one unbroken run.",
  options: [
    { name: "out-dir", kind: "text", value: "DIR", summary: "folder of the outputs; folders below the fixed part of a pattern are kept" },
    { name: "rejects", kind: "text", value: "DIR", summary: "bad records of a shard go to a file of its name in DIR as well, byte for byte" },
    { name: "resume", kind: "flag", summary: "leave out shards that the manifest proves done (same input, options and version); do the others again" },
    { name: "force", kind: "flag", summary: "do all shards, and replace outputs that exist" },
    ...recordRows,
  ],
  examples: [
    ["guiyi run 'shards/*.jsonl.gz' --out-dir clean --workers 4", "every shard; quote the pattern"],
    ["guiyi run 'shards/*.jsonl.gz' --out-dir clean --workers 4 --resume", "go on after a crash"],
  ],
  async run(args, io) {
    const begun = Date.now();
    const outDir = args.text("out-dir");
    if (outDir === undefined) throw new UsageError("--out-dir is needed: --out-dir DIR");
    if (args.positionals.length === 0) throw new UsageError("name the shards, for example 'shards/*.jsonl.gz'");
    if (args.flag("resume") && args.flag("force")) throw new UsageError("--resume and --force contradict each other");
    const rejectsDir = args.text("rejects");
    if (rejectsDir !== undefined && resolve(rejectsDir) === resolve(outDir)) throw new UsageError("--rejects and --out-dir cannot be one folder: their files have the same names");
    const { shards, failures } = await listShards(args.positionals, outDir, rejectsDir);
    for (const { message } of failures) io.message(message);
    if (shards.length === 0) return INPUT_FAILED;
    const runner = await createRunner(readRecordOptions(args), readPoolOptions(args));
    let discard = (): void => {};
    const watch = watchSignals(() => discard());
    const progress = createProgress(io, shards.reduce((sum, { size }) => sum + size, 0));
    let last: { readonly path: string; readonly error: RecordError } | undefined;
    try {
      const stats = await runShards(shards, runner, {
        ...readJsonlOptions(args),
        outDir,
        ...(rejectsDir === undefined ? {} : { rejectsDir }),
        resume: args.flag("resume"),
        force: args.flag("force"),
        version: packageVersion(),
        data: dataVersions.tables,
        optionsHash: outputHash(args),
        signal: watch.signal,
        onRead: ({ length }) => progress.add(length),
        onSkip: ({ size }) => progress.add(size),
        onRecordError: (path, error) => (last = { path, error }),
        onInputError: (error) => io.message(error.message),
        onDiscardable: (now) => (discard = now),
      });
      progress.end();
      if (stats.isStopped) io.message(`stopped at ${quote(last!.path)} line ${last!.error.line}${last!.error.id === undefined ? "" : `, id ${quote(last!.error.id)}`}: ${last!.error.message}`);
      for (const line of recordMessages(args, stats)) io.message(line);
      if (args.flag("stats")) process.stderr.write(`${statsLine("run", args, stats, (Date.now() - begun) / 1000, { shards: shards.length })}\n`);
      return watch.code() ?? (stats.isStopped ? exitCode(stats) : failures.length + stats.shardsFailed > 0 ? INPUT_FAILED : exitCode(stats));
    } finally {
      progress.end();
      watch.release();
      await runner.close();
    }
  },
};
