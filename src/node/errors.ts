/** What went wrong with a file: an input that cannot be read, an output that cannot be written, an output folder that another run holds. */
export type FileFault = "input" | "output" | "locked";

/** A file that cannot be read or written. Recognise it by `name` and `fault`. */
export class FileError extends Error {
  override readonly name: string = "FileError";
  readonly fault: FileFault;
  /** The file as the caller named it; "-" is standard input or output. */
  readonly path: string;
  /** Errno name such as ENOENT, or a word of ours such as "ratio". */
  readonly code: string;

  constructor(fault: FileFault, path: string, code: string, reason: string) {
    super(`${fault === "input" ? "cannot read" : fault === "output" ? "cannot write" : "locked:"} ${quote(path)}: ${reason}`);
    this.fault = fault;
    this.path = path;
    this.code = code;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder",
  EACCES: "permission denied",
  EPERM: "not permitted",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is not a folder",
  ELOOP: "too many symbolic links",
  EBADF: "it is not open for that",
  EMFILE: "too many open files",
  ENFILE: "too many open files on this machine",
  EFBIG: "larger than a file may be here",
  ENOSPC: "no space left on the disk",
  EDQUOT: "disk quota exceeded",
  EROFS: "the disk is read-only",
  EIO: "input/output error",
  EPIPE: "the reader is gone",
  EEXIST: "it exists already",
  ENAMETOOLONG: "the name is too long",
  EXDEV: "temporary file and output are on different disks",
};

/** A FileError made of whatever the system threw. */
export function fileError(fault: FileFault, path: string, error: unknown): FileError {
  if (error instanceof FileError) return error;
  const code = codeOf(error) ?? "unknown";
  return new FileError(fault, path, code, REASONS[code] ?? (error instanceof Error ? error.message : String(error)));
}

/** The `code` of a system error, such as "ENOENT". */
export function codeOf(error: unknown): string | undefined {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/**
 * Data in a message: a JSON string, with whatever a terminal could obey or hide (C1 controls, bidirectional marks, BOM) escaped too.
 *
 * @example
 * quote("\u001b[2Ja\u202e") // "\"\\u001b[2Ja\\u202e\""
 */
export function quote(data: string): string {
  let out = "";
  for (const character of JSON.stringify(data)) out += isHidden(character.charCodeAt(0)) ? escapeUnit(character.charCodeAt(0)) : character;
  return out;
}

/** Text for a terminal: control characters other than line end and tab become visible escapes. The same string when there are none. */
export function terminalSafe(text: string): string {
  let kept = 0;
  let out = "";
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (!(isHidden(unit) || (unit < 0x20 && unit !== 0x0a && unit !== 0x09))) continue;
    out += text.slice(kept, i) + escapeUnit(unit);
    kept = i + 1;
  }
  return kept === 0 ? text : out + text.slice(kept);
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}

function isHidden(unit: number): boolean {
  return (unit >= 0x7f && unit <= 0x9f) || unit === 0x061c || (unit >= 0x200e && unit <= 0x200f) || (unit >= 0x2028 && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069) || unit === 0xfeff;
}
