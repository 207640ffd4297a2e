/**
 * What script a paragraph is written in, as far as characters show it that occur in one script only: 們 or 们, not 他 or 乾.
 * A character that is good in both is converted only where this says so.
 */
export const NEITHER = 0;
export const SIMPLIFIED = 1;
export const TRADITIONAL = 2;
const NEWLINE = 10;
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
  /** End of the paragraph last weighed. */
  #stop = 0;
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
    const start = this.#startOf(position);
    const own = this.#weigh(start);
    const end = this.#stop;
    this.#answer = own === NEITHER ? this.#around(start, end) : own;
    this.#known = true;
    this.#start = start;
    this.#end = end;
    return this.#answer;
  }

  /** Goes back to the paragraph last asked for, no further: nothing is read twice when positions rise. */
  #around(start: number, end: number): Evidence {
    for (let stop = start; stop > this.#end; ) {
      stop = this.#startOf(stop - 1);
      const answer = this.#weigh(stop);
      if (answer !== NEITHER) return answer;
    }
    if (this.#known) return this.#answer;
    for (let at = end; at < this.#text.length; at = this.#stop) {
      const answer = this.#weigh(at);
      if (answer !== NEITHER) return answer;
    }
    return NEITHER;
  }

  // Loops over units: paragraphs are short, and lastIndexOf costs as much as reading two hundred units.
  /** Where the paragraph of `position` begins. */
  #startOf(position: number): number {
    const text = this.#text;
    let start = position;
    while (start > 0 && text.charCodeAt(start - 1) !== NEWLINE) start--;
    return start;
  }

  /**
   * What the paragraph that begins at `start` shows by itself; #stop is its end. Where both scripts occur the greater number says
   * what it is, and a name or a title in the other is a guest.
   */
  #weigh(start: number): Evidence {
    const text = this.#text;
    const marks = this.#marks;
    let simplified = 0;
    let both = 0;
    let i = start;
    while (i < text.length) {
      const unit = text.charCodeAt(i++);
      if (unit === NEWLINE) break;
      // Sums of bits instead of branches: which of the three comes next is anybody's guess, also the processor's.
      const mark = marks[unit]!;
      simplified += mark & SIMPLIFIED;
      both += mark;
    }
    this.#stop = i;
    if (both === 0) return NEITHER;
    return both - simplified >= TRADITIONAL * simplified ? TRADITIONAL : SIMPLIFIED;
  }
}
