import { checkOptionNames, GuiyiError } from "../error.ts";
import { ByteQueue } from "./byte-queue.ts";
import { blockDecoders } from "./decode-bytes.ts";
import { decodeUtf8Pieces } from "./decode-utf8.ts";
import { detectEncoding } from "./detect-encoding.ts";
import { checkEncoding, encodingOf, type Encoding } from "./labels.ts";
import { TextSink, type ByteError } from "./sinks.ts";

/** Options of `decode` and `createDecoder`. */
export interface DecodeOptions {
  /** You know the encoding: any usual label ("gbk", "big5", "utf-8" …). Only a byte order mark is stronger. */
  readonly encoding?: string | undefined;
  /** What the server or the page says. Believed unless the bytes speak clearly against it; a label nobody knows is ignored. */
  readonly declared?: string | undefined;
}

/** What is known of the bytes. */
export interface DecodeInfo {
  readonly encoding: Encoding;
  /** Who said so. */
  readonly source: "bom" | "told" | "declared" | "detected";
  /** 0 (a guess) to 1 (certain). */
  readonly confidence: number;
  /** Was there a byte order mark? It is not part of the text. */
  readonly bom: boolean;
  /** Is it no text at all, in any encoding known here? */
  readonly binary: boolean;
  /** Where bytes were no character, first ones first, at most 100; each is one U+FFFD in the text. Offsets are bytes of the input. */
  readonly errors: readonly ByteError[];
  /** How many there were in all. */
  readonly errorCount: number;
}

export interface Decoded extends DecodeInfo {
  readonly text: string;
}

/** Decodes a stream of bytes: feed chunks of any size, the text is the same. */
export interface Decoder {
  /** The text of this chunk, as far as it can be told; at first "" until enough was seen to know the encoding. */
  push(chunk: Uint8Array): string;
  /** The rest. */
  end(): string;
  /** What is known so far; complete after `end()`. */
  info(): DecodeInfo;
}

/** How many bytes the detection looks at. */
const SAMPLE = 32_768;
/** It looks from the beginning when something that is not ASCII stands in the first so many bytes, else from there on. */
const HEAD = 16_384;
const MOST_ERRORS = 100;
const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
  ["gb18030", [0x84, 0x31, 0x95, 0x33]],
];
const LONGEST_MARK = 4;

/**
 * Bytes → text. A byte order mark decides; else the encoding you tell; else what was declared, if it fits; else what the
 * bytes look like. Bytes that are no character become U+FFFD, are counted, and never swallow the ASCII after them.
 *
 * @throws GuiyiError for wrong options; never for bytes.
 * @example
 * decode(new Uint8Array([0xd6, 0xd0, 0xce, 0xc4])) // { text: "中文", encoding: "gb18030", … }
 */
export function decode(bytes: Uint8Array, options?: DecodeOptions): Decoded {
  const decoder = createDecoder(options);
  const text = decoder.push(bytes) + decoder.end();
  return { text, ...decoder.info() };
}

/**
 * The same for a stream: chunks of any size give the same text and the same verdict.
 *
 * @throws GuiyiError for wrong options.
 */
export function createDecoder(options: DecodeOptions = {}): Decoder {
  checkOptionNames(options, ["encoding", "declared"]);
  const told = options.encoding === undefined ? undefined : checkEncoding(options.encoding);
  return new ByteDecoder(told, typeof options.declared === "string" ? encodingOf(options.declared) : undefined);
}

type Verdict = Omit<DecodeInfo, "errors" | "errorCount">;

class ByteDecoder implements Decoder {
  readonly #told: Encoding | undefined;
  readonly #declared: Encoding | undefined;
  readonly #queue = new ByteQueue();
  readonly #sink = new TextSink(MOST_ERRORS);
  #verdict: Verdict | undefined;
  /** So many of the waiting bytes are known to be ASCII. */
  #ascii = 0;

  constructor(told: Encoding | undefined, declared: Encoding | undefined) {
    this.#told = told;
    this.#declared = declared;
  }

  push(chunk: Uint8Array): string {
    if (!(chunk instanceof Uint8Array)) throw new GuiyiError("not-bytes", `decode takes a Uint8Array, got ${chunk === null ? "null" : typeof chunk}`);
    this.#queue.append(chunk);
    this.#run(false);
    this.#queue.own();
    return this.#sink.take();
  }

  end(): string {
    this.#run(true);
    return this.#sink.take();
  }

  info(): DecodeInfo {
    const unknown: Verdict = { encoding: "utf-8", source: "detected", confidence: 0, bom: false, binary: false };
    return { ...(this.#verdict ?? unknown), errors: this.#sink.errors, errorCount: this.#sink.errorCount };
  }

  #run(final: boolean): void {
    this.#verdict ??= this.#decide(final);
    if (this.#verdict === undefined) return;
    const decodeBlock = this.#verdict.encoding === "utf-8" ? decodeUtf8Pieces : blockDecoders[this.#verdict.encoding];
    this.#sink.offset = this.#queue.offset;
    this.#queue.drop(decodeBlock(this.#queue.bytes, final, this.#sink));
  }

  /** Undefined while more bytes are needed. What it depends on is cut at fixed places, so chunks do not matter. */
  #decide(final: boolean): Verdict | undefined {
    const queue = this.#queue;
    if (queue.offset === 0) {
      if (queue.length < LONGEST_MARK && !final) return undefined;
      const mark = MARKS.find(([, bytes]) => bytes.every((byte, i) => queue.bytes[i] === byte));
      if (mark !== undefined) {
        queue.drop(mark[1].length);
        return { encoding: mark[0], source: "bom", confidence: 1, bom: true, binary: false };
      }
    }
    if (this.#told !== undefined) return { encoding: this.#told, source: "told", confidence: 1, bom: false, binary: false };
    this.#ascii = asciiLength(queue.bytes, this.#ascii);
    if (queue.offset + this.#ascii >= HEAD) this.#passAscii();
    const complete = final || queue.length >= SAMPLE;
    if (!complete || (queue.offset > 0 && queue.length === 0 && !final)) return undefined;
    const sample = queue.bytes.subarray(0, SAMPLE);
    const found = detectEncoding(sample, { declared: this.#declared, atStart: queue.offset === 0, whole: final && sample.length === queue.length });
    return { ...found, source: found.encoding === this.#declared ? "declared" : "detected", bom: false };
  }

  /** A long beginning in ASCII reads the same in every encoding that is left: it need not wait for the verdict. */
  #passAscii(): void {
    blockDecoders["utf-8"](this.#queue.bytes.subarray(0, this.#ascii), true, this.#sink);
    this.#queue.drop(this.#ascii);
    this.#ascii = 0;
  }
}

/** Length of the beginning of bytes that is ASCII without zero bytes, known to be at least `known`. */
function asciiLength(bytes: Uint8Array, known: number): number {
  let i = known;
  while (i < bytes.length && bytes[i]! < 0x80 && bytes[i] !== 0) i++;
  return i;
}
