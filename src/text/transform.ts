/**
 * Replaces code units by a table, 1:1, in chunks of typed arrays.
 *
 * The table holds XOR deltas: 0 = unchanged. Most units of most texts are unchanged, so a chunk whose deltas are all zero is
 * never copied, and a text without change is returned as it is.
 */
const CHUNK = 4096;

export function transformUnits(text: string, deltas: Uint16Array): string {
  const length = text.length;
  let first = firstChange(text, 0, length, deltas);
  if (first === length) return text;
  const buffer = new Uint16Array(Math.min(CHUNK, length - first));
  let out = "";
  let kept = 0; // text[kept, …) is not in `out` yet
  while (first < length) {
    if (first > kept) out += text.slice(kept, first);
    const end = Math.min(first + CHUNK, length);
    fill(text, first, end, deltas, buffer);
    out += String.fromCharCode.apply(null, (end - first === buffer.length ? buffer : buffer.subarray(0, end - first)) as unknown as number[]);
    kept = end;
    first = firstChange(text, end, length, deltas);
  }
  return kept < length ? out + text.slice(kept) : out;
}

function firstChange(text: string, start: number, end: number, deltas: Uint16Array): number {
  let i = start;
  while (i < end && deltas[text.charCodeAt(i)] === 0) i++;
  return i;
}

function fill(text: string, start: number, end: number, deltas: Uint16Array, buffer: Uint16Array): void {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    buffer[i - start] = unit ^ deltas[unit]!;
  }
}
