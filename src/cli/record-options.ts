import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { JsonlOptions, JsonlStats } from "../node/jsonl.ts";
import type { PoolOptions } from "../node/runner.ts";
import type { OnError } from "../stream/lines.ts";
import { emits, type Emit } from "../stream/metadata.ts";
import type { RecordOptions } from "../stream/record.ts";
import type { OffsetUnit } from "../text/units.ts";
import { offsetUnits } from "../text/units.ts";
import { optionsHash, packageVersion } from "../node/version.ts";
import { inputs } from "./documents.ts";
import { normalizerRows, readNormalizerOptions, toolRows } from "./normalizer-options.ts";
import type { Args, CliOption } from "./options.ts";

/** Options of the commands that treat records of JSONL. */
export const recordRows: readonly CliOption[] = [
  { name: "field", kind: "text", value: "PATH", default: "text", summary: "field with the text; steps of a path are joined by dots" },
  { name: "input", kind: "choice", choices: inputs, default: "text", summary: "what the field holds: html is read as its reader sees it" },
  { name: "out-field", kind: "text", value: "PATH", summary: "field that takes the clean text; the same when not given" },
  { name: "id-field", kind: "text", value: "PATH", default: "id", summary: "field that names a record in messages" },
  { name: "emit", kind: "list", value: "LIST", choices: emits, default: "none", summary: "what to tell under the key guiyi: none, summary, edits, quantities, indicators" },
  { name: "offset-unit", kind: "choice", choices: offsetUnits, default: "codepoint", summary: "unit of the offsets told" },
  { name: "on-error", kind: "choice", choices: ["emit", "drop", "fail"], default: "emit", summary: "a bad record goes out with guiyi.error, is left out, or ends the work with exit code 1" },
  { name: "no-line-numbers", kind: "flag", summary: "errors in records tell no line: the same bytes however a file is cut" },
  { name: "strict", kind: "flag", summary: "a record whose bytes are not UTF-8 is a bad record" },
  { name: "workers", kind: "count", summary: "worker threads; 0 works in this process (default cores - 1, at least 1)" },
  { name: "record-timeout", kind: "seconds", default: "5s", summary: "time a record may take in a worker, for each MiB" },
  { name: "worker-memory", kind: "size", default: "1G", summary: "memory a worker may use" },
  { name: "max-record", kind: "size", default: "64M", summary: "a longer line is a bad record, and is never held; at most 256M" },
  { name: "max-ratio", kind: "count", default: "200", summary: "a .gz file may grow at most this many times" },
  { name: "stats", kind: "flag", summary: "one line of JSON on standard error at the end" },
  ...normalizerRows,
  ...toolRows,
];

export function readRecordOptions(args: Args): RecordOptions {
  const outField = args.text("out-field");
  return {
    field: args.text("field")!,
    ...(outField === undefined ? {} : { outField }),
    idField: args.text("id-field")!,
    emit: args.list("emit") as readonly Emit[],
    offsetUnit: args.text("offset-unit") as OffsetUnit,
    ...(args.flag("no-line-numbers") ? { lineNumbers: false } : {}),
    normalize: readNormalizerOptions(args),
  };
}

export function readPoolOptions(args: Args): PoolOptions {
  const site = args.text("site");
  return {
    ...(site === undefined ? {} : { site }),
    workers: args.number("workers") ?? Math.max(1, availableParallelism() - 1),
    recordTimeout: args.number("record-timeout")!,
    model: args.text("model") === "auto" && args.text("repair") !== "off",
    html: args.text("input") === "html",
    workerMemory: Math.max(32, Math.floor(args.number("worker-memory")! / (1 << 20))),
  };
}

export function readJsonlOptions(args: Args): Required<Pick<JsonlOptions, "onError" | "strict" | "maxRecord" | "maxRatio">> {
  return { onError: args.text("on-error") as OnError, strict: args.flag("strict"), maxRecord: args.number("max-record")!, maxRatio: args.number("max-ratio")! };
}

/** Of all options those that decide the bytes of the output. */
export function outputHash(args: Args): string {
  const site = args.text("site");
  const learnt = site === undefined ? undefined : createHash("sha256").update(readFileSync(site)).digest("hex");
  return optionsHash({ ...readRecordOptions(args), ...readJsonlOptions(args), model: args.text("model"), input: args.text("input"), site: learnt });
}

/** The line of `--stats`. `peakMemory`: bytes of the process at its largest; `cpuSeconds`: time of all its threads, start included. */
export function statsLine(command: string, args: Args, stats: JsonlStats, seconds: number, more: object = {}): string {
  const { user, system } = process.cpuUsage();
  const cpuSeconds = Math.round((user + system) / 1000) / 1000;
  return JSON.stringify({ command, version: packageVersion(), options: outputHash(args), ...stats, ...more, peakMemory: process.resourceUsage().maxRSS * 1024, cpuSeconds, seconds: Math.round(seconds * 1000) / 1000 });
}
