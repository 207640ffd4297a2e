/** Bytes that wait to be decoded. Appending is cheap for chunks of any size, one byte too. */
export class ByteQueue {
  #bytes: Uint8Array = new Uint8Array(0);
  #start = 0;
  #end = 0;
  /** Is the buffer ours, or still the caller's chunk? */
  #owned = true;
  /** Offset in the whole input of the first waiting byte. */
  offset = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  /** A view of the waiting bytes, good until the next call. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(this.#start, this.#end);
  }

  append(chunk: Uint8Array): void {
    if (this.length === 0) {
      this.#bytes = chunk;
      this.#start = 0;
      this.#end = chunk.length;
      this.#owned = false;
      return;
    }
    if (!this.#owned || this.#end + chunk.length > this.#bytes.length) this.#grow(this.length + chunk.length);
    this.#bytes.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  drop(count: number): void {
    this.#start += count;
    this.offset += count;
  }

  /** Copies what is left of the caller's chunk: the caller may use its buffer again. */
  own(): void {
    if (!this.#owned) this.#grow(this.length);
  }

  #grow(needed: number): void {
    const wider = new Uint8Array(Math.max(64, needed * 2));
    wider.set(this.bytes);
    this.#end = this.length;
    this.#start = 0;
    this.#bytes = wider;
    this.#owned = true;
  }
}
