import type { Sink } from "./decode-bytes.ts";

const CHUNK = 8192;

/** A place where the bytes were no character: it is U+FFFD in the text. */
export interface ByteError {
  /** Offset of the first bad byte in the input. */
  readonly offset: number;
  readonly length: number;
}

/** Collects text, and where bytes were bad. */
export class TextSink implements Sink {
  readonly errors: ByteError[] = [];
  errorCount = 0;
  /** Offset of the present block in the input. */
  offset = 0;
  readonly #most: number;
  #text = "";
  readonly #buffer = new Uint16Array(CHUNK);
  #used = 0;

  constructor(mostErrors: number) {
    this.#most = mostErrors;
  }

  unit(unit: number): void {
    if (this.#used === CHUNK) this.#flush();
    this.#buffer[this.#used++] = unit;
  }

  bad(offset: number, length: number): void {
    this.errorCount++;
    if (this.errors.length < this.#most) this.errors.push({ offset: this.offset + offset, length });
    this.unit(0xfffd);
  }

  /** Appends text that was decoded elsewhere. */
  append(text: string): void {
    this.#flush();
    this.#text += text;
  }

  /** The text since the last call. */
  take(): string {
    this.#flush();
    const text = this.#text;
    this.#text = "";
    return text;
  }

  #flush(): void {
    if (this.#used === 0) return;
    this.#text += String.fromCharCode.apply(null, this.#buffer.subarray(0, this.#used) as unknown as number[]);
    this.#used = 0;
  }
}
