import { blockDecoders } from "./decode-bytes.ts";
import type { TextSink } from "./sinks.ts";

/** Valid UTF-8 is decoded by the platform in pieces of this size; a piece with a fault in it is decoded here. */
const PIECE = 65_536;

/** UTF-8, fast where it is good. The text and the errors are those of `blockDecoders["utf-8"]`. */
export function decodeUtf8Pieces(bytes: Uint8Array, final: boolean, sink: TextSink): number {
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const base = sink.offset;
  let start = 0;
  while (start < bytes.length) {
    const end = start + PIECE < bytes.length ? characterStart(bytes, start + PIECE) : final ? bytes.length : completeEnd(bytes, start);
    try {
      sink.append(strict.decode(bytes.subarray(start, end)));
      if (end === start) break;
      start = end;
    } catch {
      // Not valid: the platform does not say where, so this piece is read byte by byte.
      sink.offset = base + start;
      const used = blockDecoders["utf-8"](bytes.subarray(start, end), final && end === bytes.length, sink);
      if (used === 0) break;
      start += used;
    }
  }
  return start;
}

/** The nearest place at or before `position` where a character begins; `position` itself when there is none near. */
function characterStart(bytes: Uint8Array, position: number): number {
  for (let i = position; i > position - 4; i--) if ((bytes[i]! & 0xc0) !== 0x80) return i;
  return position;
}

/** The end of the bytes without a character that is not complete. */
function completeEnd(bytes: Uint8Array, start: number): number {
  const end = bytes.length;
  for (let i = end - 1; i >= start && i > end - 4; i--) {
    const byte = bytes[i]!;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return i + length > end ? i : end;
  }
  return end;
}
