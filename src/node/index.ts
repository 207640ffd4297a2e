/** Files, worker threads and JSONL for Node. */
export { FileError, type FileFault } from "./errors.ts";
export { readBlocks, readWhole, type InputOptions } from "./input.ts";
export { atomicFile, standardOutput, type FileOptions, type Sink } from "./output.ts";
export { processJsonl, type JsonlOptions, type JsonlStats } from "./jsonl.ts";
export { createRunner, type PoolOptions, type Runner } from "./runner.ts";
