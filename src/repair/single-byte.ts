import { WINDOWS_1252 } from "./entity.ts";

let bytes: Uint8Array | undefined;

/** Unit → the byte it stands for in Latin-1 or Windows-1252; 0: none. Shared: do not write to it. */
export function loadSingleBytes(): Uint8Array {
  if (bytes !== undefined) return bytes;
  const table = new Uint8Array(0x10000);
  for (let byte = 0; byte <= 0xff; byte++) table[byte] = byte;
  for (let i = 0; i < WINDOWS_1252.length; i++) table[WINDOWS_1252.charCodeAt(i)] = 0x80 + i;
  return (bytes = table);
}

/** The byte a unit stands for in Latin-1 or Windows-1252; 0: none. */
export function byteOf(unit: number): number {
  return loadSingleBytes()[unit] ?? 0;
}
