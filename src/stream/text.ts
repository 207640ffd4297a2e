import { createNormalizer } from "../normalize.ts";
import type { NormalizeOptions } from "../options.ts";
import { pieceEnd } from "../text/pieces.ts";

/** Clean text leaves in pieces of this many code units. */
const PIECE = 1 << 16;

/**
 * One document through a web stream, in whatever chunks it comes: the same text comes out.
 *
 * The whole document is held until its end. It cannot be otherwise: whether 區(qū) is an annotation, which lines are the
 * article and whether 后 is 後 are questions about the page, not about a chunk. For many documents use `jsonlStream` or
 * `normalizeEach`, which hold one at a time.
 *
 * @example
 * const clean = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(normalizeStream({ script: "keep" }));
 */
export function normalizeStream(options?: NormalizeOptions): TransformStream<string, string> {
  const { normalize } = createNormalizer(options);
  let chunks: string[] = [];
  return new TransformStream<string, string>({
    transform(chunk) {
      chunks.push(chunk);
    },
    flush(controller) {
      const clean = normalize(chunks.join(""));
      chunks = [];
      for (let start = 0; start < clean.length; ) {
        const end = pieceEnd(clean, start, PIECE);
        controller.enqueue(clean.slice(start, end));
        start = end;
      }
    },
  });
}

/**
 * Documents in, clean documents out, one at a time and in order; whoever takes them sets the pace.
 *
 * @example
 * for await (const clean of normalizeEach(pages, { page: "keep" })) await store(clean);
 */
export async function* normalizeEach(documents: Iterable<string> | AsyncIterable<string>, options?: NormalizeOptions): AsyncGenerator<string, void, undefined> {
  const { normalize } = createNormalizer(options);
  for await (const document of documents) yield normalize(document);
}
