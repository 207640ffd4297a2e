import { existsSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRecordProcessor, jsonlStream, normalizeEach, normalizeStream, type JsonlStreamOptions, type RecordOptions } from "../../src/stream/index.ts";
import { createNormalizer } from "../../src/normalize.ts";
import { runs } from "../arbitraries/runs.ts";

const KEEP: RecordOptions = { normalize: { page: "keep" } };

/** The line that goes out for one line that comes in. */
function treat(line: string, options: RecordOptions = KEEP): string {
  return createRecordProcessor(options).process(line, 0, line.length, 1).line ?? line;
}

async function collect(stream: ReadableStream<string>): Promise<string> {
  let out = "";
  for await (const chunk of stream) out += chunk;
  return out;
}

function through(chunks: readonly string[], stream: TransformStream<string, string>): Promise<string> {
  const source = new ReadableStream<string>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  return collect(source.pipeThrough(stream));
}

const jsonl = (chunks: readonly string[], options: JsonlStreamOptions = KEEP): Promise<string> => through(chunks, jsonlStream(options));

describe("a record", () => {
  it.each([
    ["numbers that JSON.parse changes", '{"id":12345678901234567890, "x":1.0,"y":1e400 ,"text":"頭髮","z":-0}', '{"id":12345678901234567890, "x":1.0,"y":1e400 ,"text":"头发","z":-0}'],
    ["duplicate keys: the last counts, as for a parser", '{"text":"頭","text":"髮","id":1,"id":2}', '{"text":"頭","text":"发","id":1,"id":2}'],
    ["__proto__ and constructor", '{"__proto__":{"text":"頭"},"constructor":1,"text":"頭"}', '{"__proto__":{"text":"頭"},"constructor":1,"text":"头"}'],
    ["a key written with escapes", '{"te\\u0078t":"頭"}', '{"te\\u0078t":"头"}'],
    ["text written in ASCII stays ASCII", '{"text":"\\u982d\\u9aee"}', '{"text":"\\u5934\\u53d1"}'],
    ["other escapes do not make it ASCII", '{"text":"頭\\n\\u4e00"}', '{"text":"头\\n一"}'],
    ["lone surrogates in escapes", '{"text":"一","x":"\\ud800"}', '{"text":"一","x":"\\ud800"}'],
    ["a carriage return at the end", '{"text":"頭"}\r', '{"text":"头"}\r'],
    ["a byte order mark", '\ufeff{"text":"頭"}', '\ufeff{"text":"头"}'],
    ["line separators that are not line ends", '{"text":"頭","x":"\u2028\u0085"}', '{"text":"头","x":"\u2028\u0085"}'],
    ["what Python writes for numbers", '{"x":NaN,"y":-Infinity,"z":[Infinity],"text":"頭"}', '{"x":NaN,"y":-Infinity,"z":[Infinity],"text":"头"}'],
    ["brackets and quotes inside strings", '{"a":"}]\\"{","b":{"text":"頭"},"text":"頭"}', '{"a":"}]\\"{","b":{"text":"頭"},"text":"头"}'],
  ])("keeps %s", (_, line, out) => {
    expect(treat(line)).toBe(out);
  });

  it.each([
    ["", "blank"],
    ["  \t\r", "blank"],
    ['{"text":"頭"', "not-json"],
    ['{"text":"頭"}}', "not-json"],
    ['{"text":"頭"}{"text":"頭"}', "not-json"],
    ['{"text":"頭",}', "not-json"],
    ["{'text':'頭'}", "not-json"],
    ['{"text":"頭\0"}', "not-json"],
    ['{"text":"頭\t"}', "not-json"],
    ['{"text":"\\x"}', "not-json"],
    ['{"text":"\\u12g4"}', "not-json"],
    ['{"text":"頭","x":01}', "not-json"],
    ['{"text":"頭","x":1.}', "not-json"],
    ['{"text":"頭","x":-}', "not-json"],
    ['{"text":"頭","x":1e}', "not-json"],
    ['{"text":"頭","x":[1,]}', "not-json"],
    ['{"text":"頭","x":[}]', "not-json"],
    ['{"text":"頭","x":tru}', "not-json"],
    ["[]", "not-an-object"],
    ["null", "not-an-object"],
    ['"頭"', "not-an-object"],
  ])("that is no record, %j, comes back in `raw` as %s", (line, code) => {
    const out = treat(line);
    const { guiyi, raw } = JSON.parse(out) as { guiyi: { error: object }; raw: string };
    expect(guiyi.error).toMatchObject({ code, line: 1 });
    expect(raw).toBe(line.replace(/\r$/, ""));
    expect(out.endsWith("\r")).toBe(line.endsWith("\r"));
  });

  it.each([
    ['{"id":7}', 'no field "text"', '{"id":7,"guiyi":{"error":{"code":"no-field","message":"no field \\"text\\"","line":1}}}'],
    ["{}", "no field", '{"guiyi":{"error":{"code":"no-field","message":"no field \\"text\\"","line":1}}}'],
    ['{"text":null}', "null", '{"text":null,"guiyi":{"error":{"code":"not-a-string","message":"field \\"text\\" is null, not a string","line":1}}}'],
    ['{"text":["頭"],"guiyi":1}', "an array", '{"text":["頭"],"guiyi":{"error":{"code":"not-a-string","message":"field \\"text\\" is an array, not a string","line":1}}}'],
  ])("without text, %s, keeps all it has and gains an error", (line, _, out) => {
    expect(treat(line)).toBe(out);
  });

  it("reads and writes fields by path", () => {
    const deep: RecordOptions = { ...KEEP, field: "page.body", outField: "page.clean" };
    expect(treat('{"page":{"body":"頭"},"x":1}', deep)).toBe('{"page":{"body":"頭","clean":"头"},"x":1}');
    expect(treat('{"page":{"clean":0,"body":"頭"}}', deep)).toBe('{"page":{"clean":"头","body":"頭"}}');
    expect(treat('{"text":"頭"}', { ...KEEP, outField: "a.b.c" })).toBe('{"text":"頭","a":{"b":{"c":"头"}}}');
    expect(treat('{"text":"頭","a":{}}', { ...KEEP, outField: "a.b" })).toBe('{"text":"頭","a":{"b":"头"}}');
    expect(treat('{"text":"一"}', { ...KEEP, outField: "clean" })).toBe('{"text":"一","clean":"一"}');
    expect(treat('{"a.b":"頭"}', { ...KEEP, field: "a\\.b" })).toBe('{"a.b":"头"}');
    expect(treat('{"text":"頭","a":5}', { ...KEEP, outField: "a.b" })).toContain('"a":5,"guiyi":{"error":{"code":"not-an-object"');
    expect(treat('{"page":{"body":"頭"},"page":{}}', { ...KEEP, field: "page.body" })).toContain("no-field");
  });

  it("tells what was done, with offsets in the unit asked for", () => {
    const line = '{"text":"𠮷頭"}';
    const told = (options: RecordOptions): unknown => (JSON.parse(treat(line, { ...KEEP, ...options })) as { guiyi: unknown }).guiyi;
    expect(told({ emit: ["summary"] })).toMatchObject({ changed: true });
    const edit = (start: number, end: number): object => ({ unit: expect.any(String), edits: [{ start, end, was: "頭", text: "头", rule: expect.stringMatching(/^script\//), output: { start, end } }] });
    expect(told({ emit: ["edits"] })).toMatchObject(edit(1, 2));
    expect(told({ emit: ["edits"], offsetUnit: "utf16" })).toMatchObject(edit(2, 3));
    expect(told({ emit: ["edits"], offsetUnit: "byte" })).toMatchObject(edit(4, 7));
    expect(told({ emit: ["edits"] })).toMatchObject({ unit: "codepoint" });
  });

  it("refuses options that contradict each other or do not exist, with the nearest name", () => {
    expect(() => createRecordProcessor({ feild: "x" } as RecordOptions)).toThrow('did you mean "field"?');
    expect(() => createRecordProcessor({ field: "a", outField: "a.b" })).toThrow("one inside the other");
    expect(() => createRecordProcessor({ outField: "guiyi.text" })).toThrow("guiyi");
    expect(() => createRecordProcessor({ field: "a..b" })).toThrow("path");
    expect(() => createRecordProcessor({ emit: ["edit"] as never })).toThrow('did you mean "edits"?');
  });

  it.each(["", "no json", '{"id":1}', '{"text":1,"guiyi":2}'])("tells no line when lines have no number, %j", (line) => {
    const out = treat(line, { ...KEEP, lineNumbers: false });
    expect(JSON.parse(out)).toMatchObject({ guiyi: { error: { code: expect.any(String), message: expect.any(String) } } });
    expect(out).not.toContain('"line"');
  });

  it("of a million brackets is read in a moment", () => {
    const line = `{"text":"頭","x":${"[".repeat(1e6)}${"]".repeat(1e6)}}`;
    expect(treat(line).slice(0, 15)).toBe('{"text":"头","x"');
  });

  const json = fc.json({ maxDepth: 4, stringUnit: "binary" });
  it("accepts what JSON.parse accepts and refuses what it refuses", () => {
    const damaged = fc.tuple(json, fc.nat(), fc.constantFrom("", "}", "]", '"', ",", "0", "\\", " ", "\t", "e", ".")).map(([text, at, piece]) => text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + 1));
    fc.assert(
      fc.property(fc.oneof(json, damaged), (value) => {
        const line = `{"text":"一","x":${value}}`;
        let isJson = true;
        try {
          JSON.parse(line);
        } catch {
          isJson = false;
        }
        const out = treat(line);
        if (isJson) expect(JSON.parse(out)).not.toHaveProperty("raw");
        else if (!/NaN|Infinity/.test(line)) expect((JSON.parse(out) as { raw: string }).raw).toBe(line);
      }),
      runs(3000),
    );
  });

  it("changes its text as normalize does, and nothing around it", () => {
    const { normalize } = createNormalizer({ page: "keep" });
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("頭", "髮", "a", "\n", '"', "\\", "𠮷", "\ud800", "。") }), json, json, (text, before, after) => {
        const line = (literal: string): string => `{"a": ${before},"text":${literal} ,"b":${after}}`;
        // Prefix and suffix byte for byte; the field by its value, for text that came with escapes keeps them.
        const out = treat(line(JSON.stringify(text)));
        const [prefix, suffix] = line("\u0000").split("\u0000") as [string, string];
        expect(out.startsWith(prefix) && out.endsWith(suffix)).toBe(true);
        expect(JSON.parse(out.slice(prefix.length, out.length - suffix.length))).toBe(normalize(text));
      }),
      runs(1000),
    );
  });
});

describe("jsonlStream", () => {
  const input = ['{"id":1,"text":"頭髮"}', "", '{"id":2,"text":"一"}\r', "no json 𠮷𠮷𠮷", '{"id":3,"text":"發展，後來𠮷"}', `{"id":4,"text":"${"𠮷頭".repeat(40)}"}`, "x".repeat(150), '{"text":5}'].join("\n");

  it("gives the same for any chunks: as many lines, in order", async () => {
    const options = { ...KEEP, maxRecord: 120 };
    const whole = await jsonl([input], options);
    expect(whole.split("\n")).toHaveLength(input.split("\n").length);
    expect(whole.split("\n").map((line) => (JSON.parse(line) as { guiyi?: { error: { code: string } } }).guiyi?.error.code)).toEqual([undefined, "blank", undefined, "not-json", undefined, "too-long", "too-long", "not-a-string"]);
    for (const size of [1, 2, 3, 7, 64, 151]) {
      const chunks = Array.from({ length: Math.ceil(input.length / size) }, (_, i) => input.slice(i * size, i * size + size));
      expect(await jsonl(chunks, options)).toBe(whole);
      expect(await jsonl([...chunks, "\n"], options)).toBe(`${whole}\n`);
    }
  });

  it("drops bad records or stops at the first, as asked", async () => {
    expect((await jsonl([input], { ...KEEP, onError: "drop" })).split("\n")).toHaveLength(5);
    await expect(jsonl([input], { ...KEEP, onError: "fail" })).rejects.toMatchObject({ code: "blank", message: "[guiyi] line 2: the line is blank" });
    await expect(jsonl(["xx", "xx"], { ...KEEP, onError: "fail", maxRecord: 3 })).rejects.toMatchObject({ code: "too-long" });
    await expect(jsonl(["xx", "xx"], { ...KEEP, onError: "drop", maxRecord: 3 })).resolves.toBe("");
  });

  it("without line numbers gives the same however the input is cut into files", async () => {
    const options = { ...KEEP, maxRecord: 120, lineNumbers: false };
    const [head, tail] = [input.slice(0, 60), input.slice(60)];
    const cut = head.lastIndexOf("\n") + 1;
    expect((await jsonl([input.slice(0, cut)], options)) + (await jsonl([input.slice(cut, 60), tail], options))).toBe(await jsonl([input], options));
  });

  it("names its bad records with their ids", async () => {
    const seen: unknown[] = [];
    await jsonl(['{"id":"a\\u001b","text":1}\n'], { ...KEEP, onRecordError: (error) => seen.push(error) });
    expect(seen).toEqual([{ code: "not-a-string", message: 'field "text" is a number, not a string', line: 1, id: '"a\\u001b"' }]);
  });

  it("checks its options at once", () => {
    expect(() => jsonlStream({ onError: "emitt" as never })).toThrow('did you mean "emit"?');
    expect(() => jsonlStream({ maxRecord: 0 })).toThrow("positive");
  });
});

describe("documents", () => {
  it("normalizeStream is normalize, whatever the chunks", async () => {
    const text = "頭髮\n𠮷發展。".repeat(20_000);
    const clean = createNormalizer({ page: "keep" }).normalize(text);
    for (const size of [1000, 65_536, text.length]) {
      const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, i * size + size));
      expect(await through(chunks, normalizeStream({ page: "keep" }))).toBe(clean);
    }
    expect(await through([], normalizeStream())).toBe("");
  });

  it("normalizeEach keeps order and takes one at a time", async () => {
    let taken = 0;
    function* pages(): Generator<string> {
      for (const page of ["頭", "一", "髮"]) {
        taken++;
        yield page;
      }
    }
    const out: string[] = [];
    for await (const clean of normalizeEach(pages(), { page: "keep" })) {
      out.push(clean);
      expect(taken).toBe(out.length);
    }
    expect(out).toEqual(["头", "一", "发"]);
  });
});

const nasty = new URL("../../../shared/yardsticks/reliability/nasty.mjs", import.meta.url);
describe.skipIf(!existsSync(nasty))("the JSONL families of the reliability yardstick (needs ../shared)", () => {
  it("one line out for each line in, all of them JSON, bytes outside the text as they were", async () => {
    const { JSONL, makeJsonl } = (await import(nasty.href)) as { JSONL: { name: string }[]; makeJsonl: (name: string, size: number, seed: number) => Uint8Array };
    for (const { name } of JSONL) {
      const source = new TextDecoder("utf-8", { ignoreBOM: true }).decode(makeJsonl(name, 20_000, 1));
      const out = await jsonl([source], { normalize: { page: "keep", repair: "off", script: "keep" } });
      const lines = { source: source.split("\n"), out: out.split("\n") };
      expect(lines.out.length, name).toBe(lines.source.length);
      for (const [i, line] of lines.out.entries()) if (line !== lines.source[i]) expect(() => JSON.parse(line.replace(/^\ufeff/, "")), `${name}: ${line.slice(0, 80)}`).not.toThrow();
      expect(({} as Record<string, unknown>)["polluted"], name).toBeUndefined();
    }
  });
});
