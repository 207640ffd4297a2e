/**
 * A set of phrases with values, looked up at a position: the longest phrase that begins there, in time bounded by the
 * longest phrase. One table look-up refuses most positions. Phrases are matched unit by unit: write them in the form of
 * the match key and look them up in a key.
 */
export class Phrases<Value> {
  /** UTF-16 length of the longest phrase. */
  readonly longest: number;
  readonly size: number;
  /** first[unit]: 1 when a phrase begins with this unit. */
  readonly #first = new Uint8Array(0x10000);
  /** Trie edges, open addressing: node * 65536 + unit → child. */
  readonly #edges: Float64Array;
  readonly #children: Int32Array;
  readonly #mask: number;
  readonly #values: (Value | undefined)[] = [undefined];
  readonly #ends: boolean[] = [false];
  readonly #parents: number[] = [0];
  readonly #lengths: number[] = [0];

  constructor(entries: Iterable<readonly [phrase: string, value: Value]>) {
    const list = [...entries];
    const units = list.reduce((sum, [phrase]) => sum + phrase.length, 0);
    let capacity = 16;
    while (capacity < units * 2) capacity *= 2;
    this.#mask = capacity - 1;
    this.#edges = new Float64Array(capacity).fill(-1);
    this.#children = new Int32Array(capacity);
    this.longest = list.reduce((longest, [phrase]) => Math.max(longest, phrase.length), 0);
    this.size = list.length;
    for (const [phrase, value] of list) {
      if (phrase === "") throw new RangeError("a phrase must not be empty");
      this.#first[phrase.charCodeAt(0)] = 1;
      let node = 0;
      for (let i = 0; i < phrase.length; i++) node = this.#step(node, phrase.charCodeAt(i)) || this.#grow(node, phrase.charCodeAt(i));
      this.#values[node] = value;
      this.#ends[node] = true;
    }
  }

  /** Does a phrase begin with this unit? */
  begins(unit: number): boolean {
    return this.#first[unit] === 1;
  }

  /** The value of this phrase. */
  get(phrase: string): Value | undefined {
    let node = 0;
    for (let i = 0; i < phrase.length; i++) {
      node = this.#step(node, phrase.charCodeAt(i));
      if (node === 0) return undefined;
    }
    return this.#values[node];
  }

  /** The longest phrase at `position` of `text` that ends at or before `limit`, or undefined. */
  longestAt(text: string, position: number, limit: number = text.length): { readonly length: number; readonly value: Value } | undefined {
    const found = this.matchAt(text, position, limit);
    return found === 0 ? undefined : { length: this.#lengths[found]!, value: this.#values[found]! };
  }

  /**
   * The same without an object for the result: a number that stands for the longest phrase at `position`, for `lengthOf`,
   * `valueOf` and `shorter`; 0 when there is none.
   */
  matchAt(text: string, position: number, limit: number = text.length): number {
    if (position >= limit || this.#first[text.charCodeAt(position)] === 0) return 0;
    let node = 0;
    let found = 0;
    const end = Math.min(limit, position + this.longest);
    for (let i = position; i < end; i++) {
      node = this.#step(node, text.charCodeAt(i));
      if (node === 0) break;
      if (this.#ends[node]) found = node;
    }
    return found;
  }

  /** `matchAt` from right to left: the longest phrase whose units, last one first, begin at `start` and end at `end` - 1. */
  matchBefore(text: string, end: number, start: number = 0): number {
    if (end <= start || this.#first[text.charCodeAt(end - 1)] === 0) return 0;
    let node = 0;
    let found = 0;
    const floor = Math.max(start, end - this.longest);
    for (let i = end - 1; i >= floor; i--) {
      node = this.#step(node, text.charCodeAt(i));
      if (node === 0) break;
      if (this.#ends[node]) found = node;
    }
    return found;
  }

  /** UTF-16 length of the phrase that a match stands for. */
  lengthOf(match: number): number {
    return this.#lengths[match]!;
  }

  valueOf(match: number): Value {
    return this.#values[match]!;
  }

  /** The next shorter phrase at the same place; 0 when there is none. */
  shorter(match: number): number {
    let node = this.#parents[match]!;
    while (node !== 0 && !this.#ends[node]) node = this.#parents[node]!;
    return node;
  }

  /** Every phrase at `position`, shortest first. */
  *allAt(text: string, position: number, limit: number = text.length): Generator<{ readonly length: number; readonly value: Value }> {
    if (position >= limit || this.#first[text.charCodeAt(position)] === 0) return;
    let node = 0;
    const end = Math.min(limit, position + this.longest);
    for (let i = position; i < end; i++) {
      node = this.#step(node, text.charCodeAt(i));
      if (node === 0) return;
      if (this.#ends[node]) yield { length: i + 1 - position, value: this.#values[node]! };
    }
  }

  #step(node: number, unit: number): number {
    const edge = node * 0x10000 + unit;
    for (let slot = hash(node, unit) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const at = this.#edges[slot]!;
      if (at === edge) return this.#children[slot]!;
      if (at === -1) return 0;
    }
  }

  #grow(node: number, unit: number): number {
    let slot = hash(node, unit) & this.#mask;
    while (this.#edges[slot] !== -1) slot = (slot + 1) & this.#mask;
    this.#edges[slot] = node * 0x10000 + unit;
    const child = this.#values.length;
    this.#children[slot] = child;
    this.#values.push(undefined);
    this.#ends.push(false);
    this.#parents.push(node);
    this.#lengths.push(this.#lengths[node]! + 1);
    return child;
  }
}

function hash(node: number, unit: number): number {
  const mixed = Math.imul(node ^ (unit << 15), 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
