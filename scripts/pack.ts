/** Numbers and pairs of code units → printable ASCII; `src/text/packed.ts` reads them. */
const DIGITS = Array.from({ length: 92 }, (_, i) => String.fromCharCode(35 + i)).filter((digit) => digit !== "\\");

export function packNumbers(numbers: Iterable<number>): string {
  let out = "";
  for (const n of numbers) {
    if (n < 0 || n >= 91 ** 3) throw new RangeError(`cannot pack ${n}: 0 to 753570`);
    if (n < 60) out += DIGITS[n]!;
    else if (n < 60 + 28 * 91) out += DIGITS[60 + Math.floor((n - 60) / 91)]! + DIGITS[(n - 60) % 91]!;
    else out += DIGITS[88]! + DIGITS[Math.floor(n / 8281)]! + DIGITS[Math.floor(n / 91) % 91]! + DIGITS[n % 91]!;
  }
  return out;
}

/** Pairs sorted by target, then source; see eachPair. */
export function packPairs(pairs: Iterable<readonly [from: number, to: number]>): string {
  const sorted = [...pairs].sort(([a, b], [c, d]) => b - d || a - c);
  const numbers: number[] = [];
  let from = 0;
  let to = 0;
  for (const [source, target] of sorted) {
    const step = source - from;
    numbers.push(target - to, step < 0 ? -2 * step - 1 : 2 * step);
    from = source;
    to = target;
  }
  return packNumbers(numbers);
}
