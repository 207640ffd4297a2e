import { fstat, fstatSync, type BigIntStats } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { promisify } from "node:util";
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
 * bytes behind its end, one that grows beyond `maxRatio`, a file that changed while it was read or that is standard output as well.
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
  const file = path === "-" ? undefined : await open(path, "r");
  try {
    const look = (): Promise<BigIntStats> => (file === undefined ? statDescriptor(0, { bigint: true }) : file.stat({ bigint: true }));
    const before = await look();
    // Node's own stream takes a folder for an empty input.
    if (before.isDirectory()) throw new FileError("input", path, "EISDIR", path === "-" ? "it is a folder" : "it is a folder; name the files in it");
    if (isStandardOutput(before)) throw new FileError("input", path, "output", "it is the output as well");
    let size = 0n;
    for await (const block of file === undefined ? (process.stdin as AsyncIterable<Buffer>) : blocksOf(file)) {
      // A file that grows as fast as it is read has no end.
      if (before.isFile() && before.size > 0n && (size += BigInt(block.length)) > before.size) throw changed(path);
      onRead?.(block);
      yield block;
    }
    const after = await look();
    if (before.isFile() && (after.size !== before.size || after.mtimeNs !== before.mtimeNs)) throw changed(path);
  } finally {
    await file?.close();
  }
}

const statDescriptor = promisify(fstat) as (descriptor: number, options: { bigint: true }) => Promise<BigIntStats>;

async function* blocksOf(file: FileHandle): AsyncGenerator<Buffer> {
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(BLOCK), 0, BLOCK, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

function changed(path: string): FileError {
  return new FileError("input", path, "changed", "it changed while it was read");
}

/* `guiyi < a >> a` would read what it writes, for ever; `guiyi a > a` has lost what stood in it, which should be said. */
function isStandardOutput(input: BigIntStats): boolean {
  if (!input.isFile()) return false;
  const output = fstatSync(1, { bigint: true });
  return output.isFile() && output.dev === input.dev && output.ino === input.ino;
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
