/** Streams for Node, browsers and other runtimes: one document, documents, records of JSONL. */
export { normalizeEach, normalizeStream } from "./text.ts";
export { jsonlStream, type JsonlStreamOptions } from "./jsonl.ts";
export { createRecordProcessor, type RecordError, type RecordErrorCode, type RecordOptions, type RecordProcessor, type RecordResult } from "./record.ts";
export type { OnError } from "./lines.ts";
export type { Emit } from "./metadata.ts";
