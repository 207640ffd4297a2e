import { KEEP, MATCH, type Match } from "./walk.ts";

/**
 * Ideographic description sequences (⿰虫風): a picture of one character, which OpenCC leaves whole.
 *
 * opencc-js reads them by recursion that starts anew for every operand; here each position is read once, whatever the nesting.
 */
export class DescriptionReader {
  #text = "";
  #limit = -1;
  /** Position of an operator → end of its sequence, or 0 when the text ends too soon. */
  readonly #ends = new Ends();

  /** End of the sequence whose operator stands at `position`, or 0. Nothing at or behind `limit` is read. */
  end(text: string, position: number, limit: number): number {
    if (text !== this.#text || limit !== this.#limit) {
      this.#text = text;
      this.#limit = limit;
      this.#ends.clear();
    }
    this.#text = text; // see EvidenceReader
    const known = this.#ends.get(position);
    return known ?? this.#read(text, position, limit);
  }

  #read(text: string, position: number, limit: number): number {
    // Open sequences, two numbers each: where it began, how many operands it still needs. `at` is the next operand.
    let open = new Int32Array(2 * FEW_OPEN);
    let size = 0;
    for (let at = position; size > 0 || at === position; ) {
      if (size > 0 && (open[size - 1] === 0 || at >= limit)) {
        const isComplete = open[size - 1] === 0;
        const start = open[size - 2]!;
        size -= 2;
        this.#ends.set(start, isComplete ? at : 0);
        // An operand that is no sequence counts as one character.
        if (!isComplete) at = start + 1;
        if (size > 0) open[size - 1]!--;
        continue;
      }
      const needed = operands(text.charCodeAt(at));
      const known = needed > 0 ? this.#ends.get(at) : undefined;
      if (needed > 0 && known === undefined) {
        if (size === open.length) open = widened(open);
        open[size++] = at++;
        open[size++] = needed;
      } else {
        open[size - 1]!--;
        at = known || at + (isPair(text, at) ? 2 : 1);
      }
    }
    return this.#ends.get(position)!;
  }
}

/** Sequences are seldom nested deeper. */
const FEW_OPEN = 16;

function widened(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(2 * numbers.length);
  wide.set(numbers);
  return wide;
}

const PAGE_BITS = 12;

/** Position → end, a page of positions at a time: a text may be nothing but operators, or hold one in millions of units. */
class Ends {
  readonly #pages = new Map<number, Int32Array>();
  #number = -1;
  #page: Int32Array = new Int32Array(0);

  clear(): void {
    this.#pages.clear();
    this.#number = -1;
  }

  get(position: number): number | undefined {
    const end = this.#pageOf(position)?.[position & ((1 << PAGE_BITS) - 1)] ?? 0;
    return end === 0 ? undefined : end - 1;
  }

  set(position: number, end: number): void {
    let page = this.#pageOf(position);
    if (page === undefined) {
      page = new Int32Array(1 << PAGE_BITS);
      this.#pages.set(position >> PAGE_BITS, page);
      this.#number = -1;
    }
    page[position & ((1 << PAGE_BITS) - 1)] = end + 1;
  }

  #pageOf(position: number): Int32Array | undefined {
    const number = position >> PAGE_BITS;
    if (number === this.#number) return this.#page;
    const page = this.#pages.get(number);
    if (page !== undefined) {
      this.#number = number;
      this.#page = page;
    }
    return page;
  }
}

/** Is this unit an ideographic description character? */
export function isDescription(unit: number): boolean {
  return unit >= 0x2ff0 && unit <= 0x2fff;
}

/** A pass's answer at a description character: the whole sequence stays as it is. */
export function keepDescription(descriptions: DescriptionReader, text: string, position: number, limit: number, match: Match): number {
  const end = descriptions.end(text, position, limit);
  if (end === 0) return KEEP;
  match.start = position;
  match.end = end;
  match.text = text.slice(position, end);
  match.rule = 0;
  return MATCH;
}

function operands(unit: number): number {
  if (!isDescription(unit)) return 0;
  return unit === 0x2ff2 || unit === 0x2ff3 ? 3 : 2;
}

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}
