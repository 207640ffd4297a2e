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

const ONE_DIGIT = 36;
/** Where an alphabet's tiers end, by frequency: the first digit of a number then says much, and within a tier the steps are small. */
const TIERS = [ONE_DIGIT, ONE_DIGIT + 182, ONE_DIGIT + 728, ONE_DIGIT + 55 * 91];

/** Texts over one alphabet, each unit one digit or two; see spell(). */
export function packTexts(texts: readonly string[]): { readonly alphabet: string; readonly texts: readonly string[] } {
  const counts = new Map<number, number>();
  for (const text of texts) for (let i = 0; i < text.length; i++) counts.set(text.charCodeAt(i), (counts.get(text.charCodeAt(i)) ?? 0) + 1);
  const byCount = [...counts].sort(([a, m], [b, n]) => n - m || a - b).map(([unit]) => unit);
  if (byCount.length > TIERS.at(-1)!) throw new RangeError(`cannot pack ${byCount.length} different units`);
  const alphabet = TIERS.flatMap((end, i) => byCount.slice(i === 0 ? 0 : TIERS[i - 1]!, end).sort((a, b) => a - b));
  const numbers = new Map(alphabet.map((unit, i) => [unit, i]));
  const spell = (text: string): string => {
    let out = "";
    for (let i = 0; i < text.length; i++) {
      const number = numbers.get(text.charCodeAt(i))!;
      out += number < ONE_DIGIT ? DIGITS[number]! : DIGITS[ONE_DIGIT + Math.floor((number - ONE_DIGIT) / 91)]! + DIGITS[(number - ONE_DIGIT) % 91]!;
    }
    return out;
  };
  const zigzag = (step: number): number => (step < 0 ? -2 * step - 1 : 2 * step);
  return { alphabet: packNumbers(alphabet.map((unit, i) => zigzag(unit - (alphabet[i - 1] ?? 0)))), texts: texts.map(spell) };
}
