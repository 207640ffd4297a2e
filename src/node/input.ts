import { open, type FileHandle } from "node:fs/promises";
import type { BigIntStats } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { FileError, fileError } from "./errors.ts";

export interface InputOptions {
  /** A gzip file may grow at most this many times; checked once more than `RATIO_FLOOR` bytes have come out. Default 200. */
  readonly maxRatio?: number;
  /** Bytes read of the file as it lies on the disk, told after each block: for progress and for the hash of the input. */
  readonly onRead?: (bytes: Buffer) => void;
}

/** Text repeats itself: a small file may grow a thousandfold and mean no harm. */
export const RATIO_FLOOR = 64 << 20;
export const DEFAULT_MAX_RATIO = 200;
const BLOCK = 1 << 20;

/**
 * The bytes of a file ("-": standard input), unpacked when its name ends in `.gz`, in blocks that belong to the caller.
 *
 * @throws FileError (fault "input") for whatever cannot be read: missing, a folder, a gzip cut short, with a wrong checksum or with
 * bytes behind its end, one that grows beyond `maxRatio`, a file that changed while it was read.
 */
export async function* readBlocks(path: string, options: InputOptions = {}): AsyncGenerator<Buffer> {
  try {
    yield* path.endsWith(".gz") ? unpacked(path, options) : stored(path, options);
  } catch (error) {
    throw fileError("input", path, error);
  }
}

/** All of a file at once. @throws FileError also when it is larger than `limit` bytes. */
export async function readWhole(path: string, limit: number, options: InputOptions = {}): Promise<Buffer> {
  const blocks: Buffer[] = [];
  let size = 0;
  for await (const block of readBlocks(path, options)) {
    size += block.length;
    if (size > limit) throw new FileError("input", path, "size", `more than ${limit} bytes in one document; \`guiyi jsonl\` takes files of any size, a document a line`);
    blocks.push(block);
  }
  return blocks.length === 1 ? blocks[0]! : Buffer.concat(blocks, size);
}

async function* stored(path: string, { onRead }: InputOptions): AsyncGenerator<Buffer> {
  if (path === "-") {
    for await (const block of process.stdin) {
      onRead?.(block as Buffer);
      yield block as Buffer;
    }
    return;
  }
  const file = await open(path, "r");
  try {
    const before = await file.stat({ bigint: true });
    if (before.isDirectory()) throw new FileError("input", path, "EISDIR", "it is a folder");
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(BLOCK), 0, BLOCK, null);
      if (bytesRead === 0) break;
      const block = buffer.subarray(0, bytesRead);
      onRead?.(block);
      yield block;
    }
    await checkUnchanged(path, file, before);
  } finally {
    await file.close();
  }
}

async function checkUnchanged(path: string, file: FileHandle, before: BigIntStats): Promise<void> {
  const after = await file.stat({ bigint: true });
  if (before.isFile() && (after.size !== before.size || after.mtimeNs !== before.mtimeNs)) throw new FileError("input", path, "changed", "it changed while it was read");
}

async function* unpacked(path: string, options: InputOptions): AsyncGenerator<Buffer> {
  const maxRatio = options.maxRatio ?? DEFAULT_MAX_RATIO;
  let packed = 0;
  const source = Readable.from(stored(path, { ...options, onRead: (block) => { packed += block.length; options.onRead?.(block); } }), { objectMode: false, highWaterMark: BLOCK });
  const gunzip = createGunzip({ chunkSize: 256 << 10 });
  // A failed read must end the unpacking as well; `pipe` alone would leave it waiting.
  source.on("error", (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  let size = 0;
  try {
    for await (const block of gunzip) {
      size += (block as Buffer).length;
      if (size > RATIO_FLOOR && size > packed * maxRatio) throw new FileError("input", path, "ratio", `it unpacks to more than ${maxRatio} times its size; --max-ratio allows more`);
      yield block as Buffer;
    }
    // zlib refuses other bytes behind the last member; at zeros it stops and says nothing of what follows.
    if (gunzip.bytesWritten < packed) throw new FileError("input", path, "garbage", `${packed - gunzip.bytesWritten} bytes that are not gzip follow the last member`);
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}
