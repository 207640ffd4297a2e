import { randomBytes } from "node:crypto";
import { fstatSync, rmSync, write } from "node:fs";
import { link, lstat, open, rename, rm, type FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isatty } from "node:tty";
import { createGzip } from "node:zlib";
import { codeOf, FileError, fileError, terminalSafe } from "./errors.ts";

/** Where bytes go. Each promise is settled when the bytes are with the system: awaiting it is the back-pressure. */
export interface Sink {
  write(bytes: Uint8Array): Promise<void>;
  /** Everything is written, and for a file: safe on the disk under its final name. */
  finish(): Promise<void>;
  /** Gives up; a file leaves nothing behind. */
  abort(): Promise<void>;
  /** The same at once, for the moment before a signal ends the process. */
  discard(): void;
}

/** Ends of the names of files that are not whole yet. */
export const TEMPORARY = ".guiyi-part";

/**
 * Standard output. A write that fails rejects with FileError: code EPIPE when the reader has gone, ENOSPC when the disk is full.
 * On a terminal, control characters in the data are shown as escapes instead of being obeyed.
 */
export function standardOutput(options: { readonly coloured?: boolean } = {}): Sink {
  const none = async (): Promise<void> => {};
  // Coloured text was made harmless piece by piece before the colours went in.
  if (isatty(1) && options.coloured !== true) {
    const decoder = new TextDecoder();
    return { write: (bytes) => toStream(Buffer.from(terminalSafe(decoder.decode(bytes, { stream: true })))), finish: none, abort: none, discard() {} };
  }
  return { write: isPipe() ? toStream : (bytes) => toDescriptor(bytes), finish: none, abort: none, discard() {} };
}

function isPipe(): boolean {
  const info = fstatSync(1);
  return info.isFIFO() || info.isSocket();
}

let broken: Error | undefined;
let isListening = false;
function toStream(bytes: Uint8Array): Promise<void> {
  // An error event that nobody listens to ends the process with a stack trace.
  if (!isListening) process.stdout.on("error", (error) => (broken = error));
  isListening = true;
  return new Promise((resolve, reject) => {
    if (broken !== undefined) return reject(fileError("output", "-", broken));
    process.stdout.write(bytes, (error) => (error ? reject(fileError("output", "-", error)) : resolve()));
  });
}

/** Node's own stream for files forgets the rest of a write that the system took in part; a nearly full disk does that. */
function toDescriptor(bytes: Uint8Array, from = 0): Promise<void> {
  return new Promise((resolve, reject) => {
    write(1, bytes, from, bytes.length - from, null, (error, written) => {
      if (error) reject(fileError("output", "-", error));
      else if (from + written < bytes.length) toDescriptor(bytes, from + written).then(resolve, reject);
      else resolve();
    });
  });
}

export interface FileOptions {
  /** May it take the place of a file that exists, or of a symbolic link (never of what the link points to)? */
  readonly force?: boolean;
}

/**
 * A file that appears under its name whole or not at all: written under a temporary name in the same folder, synced,
 * renamed; then the folder is synced. Packed when the name ends in `.gz`.
 */
export async function atomicFile(path: string, options: FileOptions = {}): Promise<Sink> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 200)}.${process.pid}-${randomBytes(4).toString("hex")}${TEMPORARY}`);
  let file: FileHandle;
  try {
    await refuseExisting(path, options.force === true);
    file = await open(temporary, "wx");
  } catch (error) {
    throw fileError("output", path, error);
  }
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw fileError("output", path, error);
    }
  };
  let open_ = true;
  const close = async (): Promise<void> => {
    if (open_) await file.close();
    open_ = false;
  };
  const plain: Sink = {
    write: (bytes) => attempt(() => file.writeFile(bytes)),
    finish: () =>
      attempt(async () => {
        await file.sync();
        await close();
        await (options.force === true ? rename(temporary, path) : moveToNew(temporary, path));
        await syncFolder(dirname(path));
      }),
    async abort() {
      // What made us give up is what the caller shall hear of, not that it could not be tidied up.
      await close().catch(() => {});
      await rm(temporary, { force: true }).catch(() => {});
    },
    discard: () => rmSync(temporary, { force: true }),
  };
  return path.endsWith(".gz") ? packed(plain) : plain;
}

async function refuseExisting(path: string, force: boolean): Promise<void> {
  if (force) return;
  const info = await lstat(path).catch(() => undefined);
  if (info?.isSymbolicLink()) throw new FileError("output", path, "EEXIST", "it is a symbolic link; --force puts a file in its place");
  if (info !== undefined) throw new FileError("output", path, "EEXIST", "it exists already; --force replaces it");
}

/** Of two runs that end at once one must not replace the output of the other, as `rename` would; `link` takes no name that is taken. */
async function moveToNew(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    await refuseExisting(to, false);
    if (!NO_LINKS.has(codeOf(error) ?? "")) throw error;
    return rename(from, to);
  }
  await rm(from, { force: true });
}

/** What file systems without hard links say. */
const NO_LINKS: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EINVAL"]);

/** A rename is on the disk when its folder is. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return; // no program can open a folder there
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function packed(inner: Sink): Sink {
  const gzip = createGzip({ level: 6 });
  let failure: unknown;
  const drained = (async () => {
    try {
      for await (const block of gzip) await inner.write(block as Buffer);
    } catch (error) {
      failure = error;
    }
  })();
  return {
    write: (bytes) => new Promise((resolve, reject) => (failure === undefined ? gzip.write(bytes, (error) => (failure !== undefined ? reject(failure) : error ? reject(error) : resolve())) : reject(failure))),
    async finish() {
      gzip.end();
      await drained;
      if (failure !== undefined) throw failure;
      await inner.finish();
    },
    async abort() {
      gzip.destroy();
      await drained;
      await inner.abort();
    },
    discard: inner.discard,
  };
}
