/** Bits by code unit: one look a unit tells whether anything that a rule asks for is in a text at all. */
export function unitSigns(rows: readonly (readonly [units: string, sign: number])[]): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [units, sign] of rows) for (let at = 0; at < units.length; at++) table[units.charCodeAt(at)]! |= sign;
  return table;
}

/** All bits of the units of a text. */
export function signsOf(text: string, table: Uint8Array): number {
  let all = 0;
  for (let at = 0; at < text.length; at++) all |= table[text.charCodeAt(at)]!;
  return all;
}
