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
  /** Trigger → its phrases, until it is met first. */
  readonly #phrases = new Map<number, Phrase[]>();
  readonly #buckets = new Map<number, Bucket>();

  constructor(entries: ReadonlyMap<string, string>, triggers: string) {
    for (let i = 0; i < triggers.length; i++) this.#phrases.set(triggers.charCodeAt(i), []);
    let reach = 0;
    entries.forEach((value, key) => {
      let offset = 0;
      let own: Phrase[] | undefined;
      while (offset < key.length && (own = this.#phrases.get(key.charCodeAt(offset))) === undefined) offset++;
      if (own === undefined) throw new RangeError(`no trigger in ${key}`);
      if (offset > reach) reach = offset;
      own.push({ key, value, offset });
    });
    this.reach = reach;
  }

  units(): Iterable<number> {
    return this.#phrases.keys();
  }

  /** The phrase that maximum matching takes at the trigger at `position`, within [floor, limit). */
  find(text: string, position: number, floor: number, limit: number): Phrase | undefined {
    const unit = text.charCodeAt(position);
    const bucket = this.#buckets.get(unit) ?? this.#open(unit);
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

  #open(trigger: number): Bucket | undefined {
    const phrases = this.#phrases.get(trigger);
    if (phrases === undefined) return undefined;
    const bucket: Bucket = { left: new Map(), right: new Map(), alone: undefined };
    for (const phrase of phrases.sort((a, b) => b.offset - a.offset || b.key.length - a.key.length)) {
      const { key, offset } = phrase;
      if (key.length === 1) bucket.alone = phrase;
      else if (offset === 0) file(bucket.right, key.charCodeAt(1), phrase);
      else file(bucket.left, key.charCodeAt(offset - 1), phrase);
    }
    this.#buckets.set(trigger, bucket);
    return bucket;
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
