/** A whole, and the same cut at any places: between the halves of a surrogate pair, between the bytes of a character, into empty pieces. */
import fc from "fast-check";

const cuts: fc.Arbitrary<readonly number[]> = fc.oneof(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }), fc.constant([]), fc.integer({ min: 1, max: 7 }).map((size) => [-size]));

/** Cut at shares of the length; or, for a negative number, into pieces of that size. */
function piecesOf<T extends { readonly length: number; slice(start: number, end: number): T }>(whole: T, places: readonly number[]): T[] {
  const size = places.length === 1 && places[0]! < 0 ? -places[0]! : 0;
  const at = size > 0 ? Array.from({ length: Math.ceil(whole.length / size) }, (_, i) => i * size) : [0, ...places.map((place) => Math.floor(place * whole.length)).sort((a, b) => a - b)];
  return at.map((start, i) => whole.slice(start, at[i + 1] ?? whole.length));
}

export function chunked<T extends { readonly length: number; slice(start: number, end: number): T }>(whole: fc.Arbitrary<T>): fc.Arbitrary<{ readonly whole: T; readonly chunks: readonly T[] }> {
  return fc.tuple(whole, cuts).map(([text, places]) => ({ whole: text, chunks: piecesOf(text, places) }));
}
