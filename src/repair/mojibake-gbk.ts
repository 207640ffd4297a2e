import { loadGbk } from "./gbk.ts";
import { byteOf } from "./single-byte.ts";

/** A way to read the units so far: the text, a waiting lead byte (0: none), and how odd the characters are. */
interface Path {
  readonly cost: number;
  readonly text: string;
  readonly lead: number;
}

const WIDTH = 24;
/** Mean cost of a character above which the bytes are no Chinese. */
const DOUBT = 1;

/**
 * The text whose GBK bytes these units are. A unit is one byte; where the decoder took two bytes for UTF-8 (µÄÉ in which
 * D1A7 became ѧ), it is those two. U+0080-U+00FF can be either, so both are followed and the commoner characters win.
 */
export function readGbkBytes(shown: string): string | undefined {
  let paths: Path[] = [{ cost: 0, text: "", lead: 0 }];
  for (let i = 0; i < shown.length && paths.length > 0; i++) {
    const unit = shown.charCodeAt(i);
    const byte = byteOf(unit);
    const next: Path[] = [];
    for (const path of paths) {
      if (byte >= 0x80) read(path, byte, 0, next);
      if (unit >= 0x80 && unit <= 0x7ff) {
        const half: Path[] = [];
        read(path, 0xc0 | (unit >> 6), unit < 0x100 ? 1.5 : 0, half);
        for (const between of half) read(between, 0x80 | (unit & 0x3f), 0, next);
      }
    }
    paths = next.sort((a, b) => a.cost - b.cost).slice(0, WIDTH);
  }
  const best = paths.find(({ lead }) => lead === 0);
  return best !== undefined && best.text.length >= 2 && best.cost <= best.text.length * DOUBT ? best.text : undefined;
}

function read({ cost, text, lead }: Path, byte: number, extra: number, out: Path[]): void {
  if (lead === 0) {
    if (byte >= 0x81 && byte <= 0xfe) out.push({ cost: cost + extra, text, lead: byte });
    return;
  }
  const unit = loadGbk().unitOf[(lead << 8) | byte]!;
  if (unit !== 0 && (unit < 0xe000 || unit > 0xf8ff)) out.push({ cost: cost + extra + oddness(lead, byte), text: text + String.fromCharCode(unit), lead: 0 });
}

/** GB 2312 orders its characters by use: level 1 (B0-D7), level 2 (D8-F7); marks are A1 and A3; the rest is rare. */
function oddness(lead: number, trail: number): number {
  if (trail < 0xa1) return 3;
  if (lead >= 0xb0 && lead <= 0xd7) return 0;
  if (lead === 0xa1 || lead === 0xa3) return 0.7;
  return lead >= 0xd8 && lead <= 0xf7 ? 1.6 : 3;
}
