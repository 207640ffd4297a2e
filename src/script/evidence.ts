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
  /** The paragraph last asked for. */
  #start = 0;
  #end = -1;
  #answer: Evidence = NEITHER;
  /** Where paragraphs that show nothing leave off: text[0, #readTo) was read for their sake, and its last word was #last. */
  #readTo = 0;
  #last: Evidence = NEITHER;
  #first: Evidence | undefined;

  /** marks[unit]: TRADITIONAL, SIMPLIFIED or NEITHER. */
  constructor(marks: Uint8Array) {
    this.#marks = marks;
  }

  at(text: string, position: number): Evidence {
    if (text !== this.#text) {
      this.#text = text;
      this.#end = -1;
      this.#readTo = 0;
      this.#last = NEITHER;
      this.#first = undefined;
    }
    this.#text = text; // an equal string may be another object, and comparing with that one reads all of it every time
    if (position >= this.#start && position < this.#end) return this.#answer;
    this.#start = position === 0 ? 0 : text.lastIndexOf("\n", position - 1) + 1;
    const newline = text.indexOf("\n", position);
    this.#end = newline < 0 ? text.length : newline + 1;
    const own = this.#weigh(this.#start, this.#end);
    return (this.#answer = own === NEITHER ? this.#around() : own);
  }

  #around(): Evidence {
    if (this.#readTo > this.#start) {
      this.#readTo = 0;
      this.#last = NEITHER;
    }
    while (this.#readTo < this.#start) {
      const end = this.#paragraphEnd(this.#readTo);
      this.#last = this.#weigh(this.#readTo, end) || this.#last;
      this.#readTo = end;
    }
    if (this.#last !== NEITHER) return this.#last;
    if (this.#first === undefined) {
      this.#first = NEITHER;
      for (let at = this.#end; at < this.#text.length && this.#first === NEITHER; ) {
        const end = this.#paragraphEnd(at);
        this.#first = this.#weigh(at, end);
        at = end;
      }
    }
    return this.#first;
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
      const mark = marks[text.charCodeAt(i)]!;
      if (mark === TRADITIONAL) traditional++;
      else if (mark === SIMPLIFIED) simplified++;
    }
    if (traditional === 0 && simplified === 0) return NEITHER;
    return traditional >= simplified ? TRADITIONAL : SIMPLIFIED;
  }
}

