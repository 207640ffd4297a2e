import { WINDOWS_1252 } from "./entity.ts";

let bytes: ReadonlyMap<number, number> | undefined;

/** The byte a unit stands for in Latin-1 or Windows-1252, or -1. */
export function byteOf(unit: number): number {
  if (unit <= 0xff) return unit;
  bytes ??= new Map([...WINDOWS_1252].map((character, i) => [character.charCodeAt(0), 0x80 + i]));
  return bytes.get(unit) ?? -1;
}
