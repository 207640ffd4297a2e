/**
 * What script a paragraph is written in, as far as characters show it that occur in one script only: 們 or 们, not 他 or 乾.
 * A character that is good in both is converted only where this says so.
 */
export const NEITHER = 0;
export const SIMPLIFIED = 1;
export const TRADITIONAL = 2;
export type Evidence = typeof NEITHER | typeof SIMPLIFIED | typeof TRADITIONAL;

/**
 * Answers for positions of one text, each paragraph read once. A paragraph that shows nothing takes the answer of the nearest
 * one before it that does (a line broken in the middle, a heading), else of the nearest behind it.
 */
export class EvidenceReader {
  readonly #marks: Uint8Array;
  #text = "";
  /** The paragraph last asked for, and its answer. */
  #start = 0;
  #end = 0;
  #answer: Evidence = NEITHER;
  /** Whether that answer holds for paragraphs behind it that show nothing; else all of them look ahead. */
  #known = false;

  /** marks[unit]: TRADITIONAL, SIMPLIFIED or NEITHER. */
  constructor(marks: Uint8Array) {
    this.#marks = marks;
  }

  at(text: string, position: number): Evidence {
    if (text !== this.#text || position < this.#start) {
      this.#start = this.#end = 0;
      this.#answer = NEITHER;
      this.#known = false;
    }
    this.#text = text; // an equal string may be another object, and comparing with that one reads all of it every time
    if (position < this.#end) return this.#answer;
    const start = position === 0 ? 0 : text.lastIndexOf("\n", position - 1) + 1;
    const end = this.#paragraphEnd(position);
    const own = this.#weigh(start, end);
    this.#answer = own === NEITHER ? this.#around(start, end) : own;
    this.#known = true;
    this.#start = start;
    this.#end = end;
    return this.#answer;
  }

  /** Goes back to the paragraph last asked for, no further: nothing is read twice when positions rise. */
  #around(start: number, end: number): Evidence {
    for (let stop = start; stop > this.#end; ) {
      const from = stop === 1 ? 0 : this.#text.lastIndexOf("\n", stop - 2) + 1;
      const answer = this.#weigh(from, stop);
      if (answer !== NEITHER) return answer;
      stop = from;
    }
    if (this.#known) return this.#answer;
    for (let at = end; at < this.#text.length; ) {
      const stop = this.#paragraphEnd(at);
      const answer = this.#weigh(at, stop);
      if (answer !== NEITHER) return answer;
      at = stop;
    }
    return NEITHER;
  }

  #paragraphEnd(start: number): number {
    const newline = this.#text.indexOf("\n", start);
    return newline < 0 ? this.#text.length : newline + 1;
  }

  /** Where both scripts occur the greater number says what the paragraph is, and a name or a title in the other is a guest. */
  #weigh(start: number, end: number): Evidence {
    const text = this.#text;
    const marks = this.#marks;
    let traditional = 0;
    let simplified = 0;
    for (let i = start; i < end; i++) {
      // Sums of bits instead of branches: which of the three comes next is anybody's guess, also the processor's.
      const mark = marks[text.charCodeAt(i)]!;
      simplified += mark & SIMPLIFIED;
      traditional += mark & TRADITIONAL;
    }
    traditional /= TRADITIONAL;
    if (traditional === 0 && simplified === 0) return NEITHER;
    return traditional >= simplified ? TRADITIONAL : SIMPLIFIED;
  }
}

