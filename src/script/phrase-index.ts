/**
 * A dictionary's phrases, found through their rarest characters.
 *
 * Maximum matching (OpenCC's rule: at each place the longest phrase, else one character) visits every place of the text. But
 * each phrase holds at least one *trigger*, from a small set chosen when the tables are generated, and is filed under the
 * first trigger in it. A text without triggers has no phrases. At a trigger, the phrases filed there are tried, those that
 * begin furthest to the left first and among these the longest first: exactly what maximum matching would have taken, because
 * a phrase that begins earlier and covers this trigger is filed under it or was tried at an earlier one.
 */
export interface Phrase {
  readonly key: string;
  readonly value: string;
  /** Place of the trigger in the key. */
  readonly offset: number;
}

interface Bucket {
  /** Filed by the unit in front of the trigger: phrases that begin before it. */
  readonly left: Map<number, Phrase[]>;
  /** Filed by the unit behind the trigger: phrases that begin with it. */
  readonly right: Map<number, Phrase[]>;
  /** The trigger alone. */
  alone: Phrase | undefined;
}

export class PhraseIndex {
  /** How far in front of its trigger a phrase begins at most. */
  readonly reach: number;
  readonly #buckets = new Map<number, Bucket>();

  constructor(entries: Iterable<readonly [key: string, value: string]>, triggers: string) {
    const units = new Set<number>();
    for (let i = 0; i < triggers.length; i++) units.add(triggers.charCodeAt(i));
    let reach = 0;
    for (const unit of units) this.#buckets.set(unit, { left: new Map(), right: new Map(), alone: undefined });
    for (const [key, value] of entries) {
      let offset = 0;
      while (offset < key.length && !units.has(key.charCodeAt(offset))) offset++;
      const bucket = this.#buckets.get(key.charCodeAt(offset));
      if (bucket === undefined) throw new RangeError(`no trigger in ${key}`);
      const phrase = { key, value, offset };
      reach = Math.max(reach, offset);
      if (key.length === 1) bucket.alone = phrase;
      else if (offset === 0) file(bucket.right, key.charCodeAt(1), phrase);
      else file(bucket.left, key.charCodeAt(offset - 1), phrase);
    }
    this.reach = reach;
    const order = (a: Phrase, b: Phrase): number => b.offset - a.offset || b.key.length - a.key.length;
    for (const { left, right } of this.#buckets.values()) {
      for (const list of left.values()) list.sort(order);
      for (const list of right.values()) list.sort(order);
    }
  }

  units(): Iterable<number> {
    return this.#buckets.keys();
  }

  /** The phrase that maximum matching takes at the trigger at `position`, within [floor, limit). */
  find(text: string, position: number, floor: number, limit: number): Phrase | undefined {
    const bucket = this.#buckets.get(text.charCodeAt(position));
    if (bucket === undefined) return undefined;
    if (position > floor && bucket.left.size > 0) {
      const phrase = fitting(bucket.left.get(text.charCodeAt(position - 1)), text, position, floor, limit);
      if (phrase !== undefined) return phrase;
    }
    if (position + 1 < limit && bucket.right.size > 0) {
      const phrase = fitting(bucket.right.get(text.charCodeAt(position + 1)), text, position, floor, limit);
      if (phrase !== undefined) return phrase;
    }
    return bucket.alone;
  }
}

function file(map: Map<number, Phrase[]>, unit: number, phrase: Phrase): void {
  const list = map.get(unit);
  if (list === undefined) map.set(unit, [phrase]);
  else list.push(phrase);
}

function fitting(list: readonly Phrase[] | undefined, text: string, position: number, floor: number, limit: number): Phrase | undefined {
  if (list === undefined) return undefined;
  for (const phrase of list) {
    const start = position - phrase.offset;
    if (start >= floor && start + phrase.key.length <= limit && text.startsWith(phrase.key, start)) return phrase;
  }
  return undefined;
}
