/** Whole lines, or a line over the limit in pieces. Lines are numbered from 1. */
export type Frame =
  | { readonly kind: "batch"; readonly bytes: Buffer; readonly firstLine: number; readonly lines: number }
  | { readonly kind: "long-open"; readonly line: number }
  | { readonly kind: "long-part"; readonly bytes: Buffer }
  | { readonly kind: "long-close"; readonly isEnded: boolean };

const FEED = 0x0a;
const BATCH_LINES = 256;
const BATCH_BYTES = 1 << 20;

/**
 * Cuts blocks of bytes into batches of whole lines. What has come in goes out at the end of each block, so that a parent
 * that waits for its answer gets it; what is held is one line that has not ended, up to `maxRecord` bytes.
 */
export async function* frames(blocks: AsyncIterable<Buffer>, maxRecord: number): AsyncGenerator<Frame> {
  let held: Buffer[] = [];
  let heldLength = 0;
  let isLong = false;
  let line = 1;

  for await (const next of blocks) {
    let block = next;
    let at = 0;
    if (isLong || heldLength > 0) {
      const feed = block.indexOf(FEED);
      const end = feed < 0 ? block.length : feed;
      if (!isLong && heldLength + end > maxRecord) {
        isLong = true;
        yield { kind: "long-open", line };
        for (const bytes of held) yield { kind: "long-part", bytes };
      }
      if (isLong) {
        held = [];
        yield { kind: "long-part", bytes: block.subarray(0, end) };
        if (feed < 0) continue;
        yield { kind: "long-close", isEnded: true };
        isLong = false;
        line++;
        at = feed + 1;
      } else {
        held.push(block);
        heldLength += block.length;
        if (feed < 0) continue;
        block = Buffer.concat(held, heldLength);
        held = [];
      }
      heldLength = 0;
    }
    let start = at; // block[start, at) is the batch so far
    let lines = 0;
    for (let feed = block.indexOf(FEED, at); feed >= 0; feed = block.indexOf(FEED, at)) {
      const isTooLong = feed - at > maxRecord;
      if (!isTooLong) {
        at = feed + 1;
        lines++;
      }
      if (lines > 0 && (isTooLong || lines === BATCH_LINES || at - start >= BATCH_BYTES)) {
        yield { kind: "batch", bytes: block.subarray(start, at), firstLine: line, lines };
        line += lines;
        start = at;
        lines = 0;
      }
      if (!isTooLong) continue;
      yield { kind: "long-open", line: line++ };
      yield { kind: "long-part", bytes: block.subarray(at, feed) };
      yield { kind: "long-close", isEnded: true };
      start = at = feed + 1;
    }
    if (lines > 0) yield { kind: "batch", bytes: block.subarray(start, at), firstLine: line, lines };
    line += lines;
    if (at === block.length) continue;
    heldLength = block.length - at;
    if (heldLength > maxRecord) {
      isLong = true;
      yield { kind: "long-open", line };
      yield { kind: "long-part", bytes: block.subarray(at) };
    } else held.push(block.subarray(at));
  }
  if (isLong) yield { kind: "long-close", isEnded: false };
  else if (heldLength > 0) yield { kind: "batch", bytes: Buffer.concat(held), firstLine: line, lines: 1 };
}
