/** Numbers and pairs of code units → printable ASCII; `src/text/packed.ts` reads them. */
const DIGITS = Array.from({ length: 92 }, (_, i) => String.fromCharCode(35 + i)).filter((digit) => digit !== "\\");

/** What the shortest numbers of two, three and four digits stand for; their first digits are 60 to 83, 84 to 89, and 90. */
const OF_TWO = 60;
const OF_THREE = OF_TWO + 24 * 91;
const OF_FOUR = OF_THREE + 6 * 8281;

function digits(n: number, count: number): string {
  return count === 0 ? "" : digits(Math.floor(n / 91), count - 1) + DIGITS[n % 91]!;
}

export function packNumbers(numbers: Iterable<number>): string {
  let out = "";
  for (const n of numbers) {
    if (n < 0 || n >= OF_FOUR + 91 ** 3) throw new RangeError(`cannot pack ${n}: 0 to ${OF_FOUR + 91 ** 3 - 1}`);
    if (n < OF_TWO) out += DIGITS[n]!;
    else if (n < OF_THREE) out += digits(60 * 91 + n - OF_TWO, 2);
    else if (n < OF_FOUR) out += digits(84 * 8281 + n - OF_THREE, 3);
    else out += digits(90 * 91 ** 3 + n - OF_FOUR, 4);
  }
  return out;
}

function zigzag(step: number): number {
  return step < 0 ? -2 * step - 1 : 2 * step;
}

/** Pairs sorted by target, then source; see eachPair. */
export function packPairs(pairs: Iterable<readonly [from: number, to: number]>): string {
  const sorted = [...pairs].sort(([a, b], [c, d]) => b - d || a - c);
  const steps = sorted.map(([, target], i) => target - (sorted[i - 1]?.[1] ?? 0));
  const sources = sorted.map(([source], i) => zigzag(source - (sorted[i - 1]?.[0] ?? 0)));
  return `${packNumbers(steps)} ${packNumbers(sources)}`;
}

const ONE_DIGIT = 36;
/** Where an alphabet's tiers end, by frequency: the first digit of a number then says much, and within a tier the steps are small. */
const TIERS = [ONE_DIGIT, ONE_DIGIT + 182, ONE_DIGIT + 728, ONE_DIGIT + 55 * 91];

/** Texts over one alphabet, each unit one digit or two; see spell(). */
export function packTexts(texts: readonly string[]): { readonly alphabet: string; readonly texts: readonly string[]; readonly numbers: ReadonlyMap<number, number> } {
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
  return { alphabet: packNumbers(alphabet.map((unit, i) => zigzag(unit - (alphabet[i - 1] ?? 0)))), texts: texts.map(spell), numbers };
}

/** A character and its rows, of which the cells are words parted by blanks. */
export type ContextRows = ReadonlyMap<string, readonly (readonly [result: string, strength: string, before: string, after: string])[]>;

/** Contexts in the form that src/script/context-text.ts describes. */
export function packContexts(classes: ReadonlyMap<string, string>, rows: ContextRows): { readonly alphabet: string; readonly lines: Readonly<Record<string, string>> } {
  // One unit, that is: a character beyond the BMP stays in the text.
  const isSingle = (word: string): boolean => word.length === 1;
  const lines = [...classes].map(([name, words]): PlainLine => ({ name, heads: [""], cells: [[words]] }));
  for (const [character, own] of rows) lines.push({ name: character, heads: own.map(([result, strength]) => `${result},${strength},`), cells: own.map(([, , before, after]) => [before, after]) });
  const spelt = lines.map(({ heads, cells }) => heads.map((head, i) => head + cells[i]!.map((words) => words.split(" ").filter((word) => !isSingle(word)).sort().join(" ")).join(",")).join("|"));
  // The words of one character are in the alphabet, but are not spelt; they count for its tiers all the same.
  const { alphabet, texts, numbers } = packTexts([...spelt, lines.map(({ cells }) => cells.flat().join("")).join("")]);
  const singles = lines.map(({ cells }) => packNumbers(cells.flat().flatMap((words) => {
    const places = words.split(" ").filter(isSingle).map((word) => numbers.get(word.charCodeAt(0))!).sort((a, b) => a - b);
    return [places.length, ...places.map((place, i) => place - (places[i - 1] ?? 0))];
  })));
  return { alphabet, lines: Object.fromEntries(lines.map(({ name }, i) => [name, `${texts[i]!} ${singles[i]!}`])) };
}

interface PlainLine {
  readonly name: string;
  /** What stands in front of the cells of each row. */
  readonly heads: readonly string[];
  readonly cells: readonly (readonly string[])[];
}
