/**
 * A set of phrases with values, looked up at a position: the longest phrase that begins there, in time bounded by the
 * longest phrase. One table look-up refuses most positions. Phrases are matched unit by unit: write them in the form of
 * the match key and look them up in a key.
 */
export class Phrases<Value> {
  /** UTF-16 length of the longest phrase. */
  readonly longest: number;
  readonly size: number;
  /** The node of each first unit; 0 when no phrase begins with it. Node 0 is the root. */
  readonly #first = new Uint16Array(0x10000);
  /** Nodes by parent and unit, open addressing; 0 is an empty slot, for the root is nobody's child. */
  readonly #children: Int32Array;
  readonly #mask: number;
  /** One bit for the low five bits of every unit that goes on from a node: most look-ups end here. */
  readonly #goesOn: Int32Array;
  readonly #parents: Int32Array;
  readonly #units: Uint16Array;
  readonly #lengths: Uint16Array;
  readonly #ends: Uint8Array;
  readonly #values: (Value | undefined)[] = [undefined];
  /** By the node of their first unit: phrases that no text has asked for yet. A short text touches few of them. */
  readonly #waiting: ((readonly [phrase: string, value: Value])[] | undefined)[] = [undefined];

  constructor(entries: Iterable<readonly [phrase: string, value: Value]>) {
    const list = [...entries];
    let units = 0;
    let longest = 0;
    for (const [phrase] of list) {
      if (phrase === "" || phrase.length > 0xffff) throw new RangeError("a phrase has 1 to 65535 units");
      units += phrase.length;
      longest = Math.max(longest, phrase.length);
    }
    this.longest = longest;
    this.size = list.length;
    let capacity = 16;
    while (capacity < units * 2) capacity *= 2;
    this.#mask = capacity - 1;
    this.#children = new Int32Array(capacity);
    this.#goesOn = new Int32Array(units + 1);
    this.#parents = new Int32Array(units + 2);
    this.#units = new Uint16Array(units + 2);
    this.#lengths = new Uint16Array(units + 1);
    this.#ends = new Uint8Array(units + 1);
    // First units first: their nodes fit the table of sixteen bits.
    for (const entry of list) {
      const root = this.#first[entry[0].charCodeAt(0)]!;
      if (root === 0) {
        this.#first[entry[0].charCodeAt(0)] = this.#newNode(0, entry[0].charCodeAt(0));
        this.#waiting.push([entry]);
      } else this.#waiting[root]!.push(entry);
    }
  }

  /** The node of the first unit, 0 when no phrase begins with it. Its phrases are put in at the first call. */
  #rootOf(unit: number): number {
    const root = this.#first[unit]!;
    if (this.#waiting[root] !== undefined) this.#plant(root);
    return root;
  }

  #plant(root: number): void {
    const list = this.#waiting[root]!;
    this.#waiting[root] = undefined;
    for (const [phrase, value] of list) {
      let node = root;
      for (let i = 1; i < phrase.length; i++) node = this.#step(node, phrase.charCodeAt(i)) || this.#grow(node, phrase.charCodeAt(i));
      this.#values[node] = value;
      this.#ends[node] = 1;
    }
  }

  /** Does a phrase begin with this unit? */
  begins(unit: number): boolean {
    return this.#first[unit] !== 0;
  }

  /** The value of this phrase. */
  get(phrase: string): Value | undefined {
    let node = phrase === "" ? 0 : this.#rootOf(phrase.charCodeAt(0));
    for (let i = 1; i < phrase.length && node !== 0; i++) node = this.#step(node, phrase.charCodeAt(i));
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
    if (position >= limit || !this.begins(text.charCodeAt(position))) return 0;
    let node = this.#rootOf(text.charCodeAt(position));
    let found = 0;
    const end = Math.min(limit, position + this.longest);
    for (let i = position + 1; node !== 0; i++) {
      if (this.#ends[node] === 1) found = node;
      if (i >= end) break;
      node = this.#step(node, text.charCodeAt(i));
    }
    return found;
  }

  /** `matchAt` from right to left: the longest phrase whose units, last one first, begin at `start` and end at `end` - 1. */
  matchBefore(text: string, end: number, start: number = 0): number {
    if (end <= start || !this.begins(text.charCodeAt(end - 1))) return 0;
    let node = this.#rootOf(text.charCodeAt(end - 1));
    let found = 0;
    const floor = Math.max(start, end - this.longest);
    for (let i = end - 2; node !== 0; i--) {
      if (this.#ends[node] === 1) found = node;
      if (i < floor) break;
      node = this.#step(node, text.charCodeAt(i));
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
    while (node !== 0 && this.#ends[node] === 0) node = this.#parents[node]!;
    return node;
  }

  /** Every phrase at `position`, shortest first. */
  *allAt(text: string, position: number, limit: number = text.length): Generator<{ readonly length: number; readonly value: Value }> {
    if (position >= limit) return;
    let node = this.#rootOf(text.charCodeAt(position));
    const end = Math.min(limit, position + this.longest);
    for (let i = position + 1; node !== 0; i++) {
      if (this.#ends[node] === 1) yield { length: i - position, value: this.#values[node]! };
      if (i >= end) return;
      node = this.#step(node, text.charCodeAt(i));
    }
  }

  #step(node: number, unit: number): number {
    if (((this.#goesOn[node]! >>> (unit & 31)) & 1) === 0) return 0;
    if (this.#units[node + 1] === unit && this.#parents[node + 1] === node) return node + 1; // the first child, nearly always
    for (let slot = hash(node, unit) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const child = this.#children[slot]!;
      if (child === 0 || (this.#units[child] === unit && this.#parents[child] === node)) return child;
    }
  }

  #grow(node: number, unit: number): number {
    let slot = hash(node, unit) & this.#mask;
    while (this.#children[slot] !== 0) slot = (slot + 1) & this.#mask;
    this.#goesOn[node]! |= 1 << (unit & 31);
    return (this.#children[slot] = this.#newNode(node, unit));
  }

  #newNode(parent: number, unit: number): number {
    const node = this.#values.length;
    this.#values.push(undefined);
    this.#units[node] = unit;
    this.#parents[node] = parent;
    this.#lengths[node] = this.#lengths[parent]! + 1;
    return node;
  }
}

function hash(node: number, unit: number): number {
  const mixed = Math.imul(node ^ (unit << 15), 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
