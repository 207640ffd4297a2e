/**
 * A way to read the start of a run: the characters so far, and the lead byte that waits for its trail byte. Hypotheses share
 * their beginnings, so each holds only its last character and the hypothesis it came from.
 */
export interface Hypothesis {
  readonly score: number;
  /** The last character; of a start the one in front of the run. */
  readonly unit: number;
  /** What it goes on from; undefined for a start, whose character is no part of the reading. */
  readonly from: Hypothesis | undefined;
  /** The waiting lead byte lies in this range; one byte when low = high. */
  readonly low: number;
  readonly high: number;
  /** Pairs that must have been dropped. */
  readonly drops: number;
  /** Was something put between the waiting byte and the next? Then the character may go without the page's reading. */
  readonly split: boolean;
}

/** What the run reads so far. */
export function textOf(state: Hypothesis): string {
  let out = "";
  for (let at = state; at.from !== undefined; at = at.from) out = String.fromCharCode(at.unit) + out;
  return out;
}

/** What is so many nats behind the best is given up. */
const BEAM = 25;

/** The best of what is offered; what cannot be among them is turned away before it is made. */
export class Best<Item extends { readonly score: number }> {
  readonly #width: number;
  readonly #items: Item[] = [];
  /** What a score must be above to be kept. */
  #floor = -Infinity;

  constructor(width: number) {
    this.#width = width;
  }

  isKept(score: number): boolean {
    return score > this.#floor;
  }

  add(item: Item): void {
    this.#items.push(item);
    this.#floor = Math.max(this.#floor, item.score - BEAM);
    if (this.#items.length === 2 * this.#width) this.list();
  }

  /** The best first. */
  list(): readonly Item[] {
    const items = this.#items.sort((a, b) => b.score - a.score);
    if (items.length >= this.#width) {
      items.length = this.#width;
      this.#floor = Math.max(this.#floor, items[this.#width - 1]!.score);
    }
    while (items.length > 0 && items[items.length - 1]!.score < this.#floor) items.pop();
    return items;
  }
}

/** Pairs dropped in a run at most. */
export const MOST_DROPS = 5;
/** Hypotheses kept at each token for each number of dropped pairs. */
const WIDTH = 60;

/** The best hypotheses of each number of dropped pairs. */
export class Frontier {
  readonly #kinds = Array.from({ length: MOST_DROPS + 1 }, () => new Best<Hypothesis>(WIDTH));

  isKept(score: number, drops: number): boolean {
    return this.#kinds[drops]!.isKept(score);
  }

  add(state: Hypothesis): void {
    this.#kinds[state.drops]!.add(state);
  }

  states(): Hypothesis[] {
    return this.#kinds.flatMap((kind) => kind.list());
  }
}
