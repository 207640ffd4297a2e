import fc from "fast-check";
import { encode } from "iconv-lite";
import { describe, expect, it } from "vitest";
import { createNormalizer } from "../../src/normalize.ts";
import { frames, type Frame } from "../../src/node/frames.ts";
import { createDecoder, decode } from "../../src/read/index.ts";
import { jsonlStream, normalizeStream, type JsonlStreamOptions } from "../../src/stream/index.ts";
import { anyText, codeUnits, page } from "../arbitraries/chinese.ts";
import { chunked } from "../arbitraries/chunks.ts";
import { runs } from "../arbitraries/runs.ts";

/** Law 7: whatever the chunks, the result is that of the whole. */
async function through(chunks: readonly string[], stream: TransformStream<string, string>): Promise<string> {
  const writer = stream.writable.getWriter();
  const written = (async () => {
    for (const chunk of chunks) await writer.write(chunk);
    await writer.close();
  })();
  let out = "";
  for await (const piece of stream.readable) out += piece;
  await written;
  return out;
}

/** A line of JSONL as files have them: records of every kind, poisoned ones, and lines that are none. */
const line: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: anyText.map((text) => JSON.stringify({ id: 1, text })) },
  { weight: 1, arbitrary: page.map((text) => `{"text":"${[...text].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}"}\r`) },
  { weight: 1, arbitrary: fc.constantFrom("", " \r", "{}", '{"text":7}', "[]", "\ufeff{}", '{"text":"頭\ud83d', "𠮷𠮷") },
  { weight: 1, arbitrary: codeUnits.map((text) => text.replaceAll("\n", "")) },
);
const file: fc.Arbitrary<string> = fc.tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom("", "\n")).map(([lines, end]) => lines.join("\n") + end);

describe("streams", () => {
  it("jsonlStream: the same text, the same errors, in order", async () => {
    const limit = fc.constantFrom(undefined, 12, 40);
    await fc.assert(
      fc.asyncProperty(chunked(file), limit, fc.constantFrom("emit" as const, "drop" as const), async ({ whole, chunks }, maxRecord, onError) => {
        const treat = async (pieces: readonly string[]): Promise<unknown> => {
          const told: unknown[] = [];
          const options: JsonlStreamOptions = { normalize: { page: "keep" }, onError, onRecordError: (error) => told.push(error), ...(maxRecord === undefined ? {} : { maxRecord }) };
          return { out: await through(pieces, jsonlStream(options)), told };
        };
        const [cut, uncut] = [await treat(chunks), await treat([whole])];
        expect(cut).toEqual(uncut);
        if (onError === "emit") expect((uncut as { out: string }).out.split("\n")).toHaveLength(whole.split("\n").length);
      }),
      runs(400),
    );
  });

  it("normalizeStream is normalize", async () => {
    const { normalize } = createNormalizer();
    await fc.assert(
      fc.asyncProperty(chunked(fc.oneof(page, anyText)), async ({ whole, chunks }) => {
        expect(await through(chunks, normalizeStream())).toBe(normalize(whole));
      }),
      runs(200),
    );
  });

  it("bytes in any encoding, cut inside characters, through the decoder and the stream", async () => {
    const { normalize } = createNormalizer({ page: "keep" });
    const source = fc.tuple(fc.oneof(page, anyText), fc.constantFrom("gb18030", "gbk", "big5", "utf-8", "utf-16le")).map(([text, encoding]) => new Uint8Array(encode(text, encoding)));
    await fc.assert(
      fc.asyncProperty(chunked(source), async ({ whole, chunks }) => {
        const decoder = createDecoder();
        const pieces = [...chunks.map((chunk) => decoder.push(chunk)), decoder.end()];
        expect(await through(pieces, normalizeStream({ page: "keep" }))).toBe(normalize(decode(whole).text));
      }),
      runs(200),
    );
  });
});

/** Frames as lines: what a reader of them sees. */
async function linesOf(chunks: readonly Uint8Array[], maxRecord: number): Promise<unknown[]> {
  async function* blocks(): AsyncGenerator<Buffer> {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const lines: { line: number; text: string; isLong: boolean }[] = [];
  let long: Extract<Frame, { kind: "long-open" }> | undefined;
  let parts: Buffer[] = [];
  for await (const frame of frames(blocks(), maxRecord)) {
    if (frame.kind === "batch") {
      const texts = frame.bytes.toString("latin1").split(/(?<=\n)/);
      expect(texts).toHaveLength(frame.lines);
      texts.forEach((text, i) => lines.push({ line: frame.firstLine + i, text, isLong: false }));
    } else if (frame.kind === "long-open") [long, parts] = [frame, []];
    else if (frame.kind === "long-part") parts.push(frame.bytes);
    else lines.push({ line: long!.line, text: Buffer.concat(parts).toString("latin1") + (frame.isEnded ? "\n" : ""), isLong: true });
  }
  return lines;
}

describe("frames", () => {
  it("are the lines of the file, whatever the blocks: each once, in order, numbered from 1", async () => {
    const bytes = fc.array(fc.constantFrom(0x0a, 0x0a, 0x0d, 0x61, 0xe4, 0xff), { maxLength: 60 }).map((all) => new Uint8Array(all));
    await fc.assert(
      fc.asyncProperty(chunked(bytes), fc.integer({ min: 1, max: 20 }), async ({ whole, chunks }, maxRecord) => {
        const expected = whole.length === 0 ? [] : Buffer.from(whole).toString("latin1").split(/(?<=\n)/);
        expect(await linesOf(chunks, maxRecord)).toEqual(expected.map((text, i) => ({ line: i + 1, text, isLong: text.replace("\n", "").length > maxRecord })));
      }),
      runs(1000),
    );
  });
});
