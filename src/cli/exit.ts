import { GuiyiError } from "../error.ts";
import { FileError } from "../node/errors.ts";
import { UsageError } from "./options.ts";

/** One contract for every command; the help prints it. */
export const exitCodes = [
  [0, "done (records with an error are counted, not fatal)"],
  [1, "check would change something, or --on-error fail met a bad record"],
  [2, "usage"],
  [3, "an input could not be read; the rest is done"],
  [4, "the output could not be written"],
  [5, "the output folder is locked by another run"],
  [70, "a bug of guiyi"],
  [129, "hung up (SIGHUP)"],
  [130, "interrupted (SIGINT)"],
  [141, "the reader of standard output has gone; nothing is said"],
  [143, "terminated (SIGTERM)"],
] as const;

export type ExitCode = number;
export const DONE: ExitCode = 0;
export const REFUSED: ExitCode = 1;
export const INPUT_FAILED: ExitCode = 3;

/** The exit code for what was thrown, and the line for standard error; no line when the reader has gone. */
export function exitOf(error: unknown): { readonly code: ExitCode; readonly line?: string } {
  if (error instanceof FileError) {
    if (error.fault === "output" && error.path === "-" && error.code === "EPIPE") return { code: 141 };
    return { code: error.fault === "input" ? INPUT_FAILED : error.fault === "output" ? 4 : 5, line: error.message };
  }
  if (error instanceof UsageError) return { code: 2, line: error.message };
  if (error instanceof GuiyiError) return { code: 2, line: error.message.replace(/^\[guiyi\] /, "") };
  return { code: 70, line: `internal error: ${error instanceof Error ? error.stack ?? error.message : String(error)}` };
}
