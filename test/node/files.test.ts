import { appendFileSync, chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { withSlashes } from "../../src/node/shards.ts";
import { quote, terminalSafe } from "../../src/node/errors.ts";
import { RATIO_FLOOR, readBlocks, readWhole } from "../../src/node/input.ts";
import { atomicFile } from "../../src/node/output.ts";

const folder = mkdtempSync(join(tmpdir(), "guiyi-files-"));
const at = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const put = (name: string, data: string | Uint8Array): string => (writeFileSync(at(name), data), at(name));
const LIMIT = 1 << 28;

describe("readBlocks", () => {
  it("reads a file and unpacks .gz, several members as one", async () => {
    expect((await readWhole(put("a.txt", "北京"), LIMIT)).toString()).toBe("北京");
    expect((await readWhole(put("a.gz", Buffer.concat([gzipSync("北"), gzipSync("京")])), LIMIT)).toString()).toBe("北京");
  });

  const packed = gzipSync("北京".repeat(100_000));
  it.each([
    ["a missing file", () => at("missing"), "no such file"],
    ["a folder", () => (mkdirSync(at("folder")), at("folder")), "it is a folder"],
    ["a symlink loop", () => (symlinkSync(at("loop"), at("loop")), at("loop")), "too many symbolic links"],
    ["a gzip cut short", () => put("cut.gz", packed.subarray(0, packed.length >> 1)), "unexpected end of file"],
    ["a wrong checksum", () => put("crc.gz", Buffer.concat([packed.subarray(0, -8), Buffer.alloc(8)])), "incorrect data check"],
    ["bytes behind the last member", () => put("garbage.gz", Buffer.concat([packed, Buffer.from("garbage")])), "incorrect header check"],
    ["zeros behind the last member", () => put("zeros.gz", Buffer.concat([packed, Buffer.alloc(7)])), "7 bytes that are not gzip"],
    ["a .gz that is not gzip", () => put("plain.gz", "北京"), "incorrect header check"],
    ["an empty .gz", () => put("empty.gz", ""), "unexpected end of file"],
    ["a gzip bomb", () => put("bomb.gz", gzipSync(Buffer.alloc(RATIO_FLOOR + (8 << 20), 0x20))), "more than 200 times"],
    ["a document over the limit", () => put("big.txt", "x".repeat(100)), "more than 64 bytes"],
  ])("%s is a FileError with its name and reason", async (what, path, reason) => {
    const name = path();
    await expect(readWhole(name, what.includes("limit") ? 64 : LIMIT)).rejects.toMatchObject({ name: "FileError", fault: "input", path: name, message: expect.stringContaining(reason) });
  });

  it("notices a file that changes while it is read", async () => {
    const path = put("grows.txt", Buffer.alloc(3 << 20, 0x61));
    const read = async (): Promise<void> => {
      let first = true;
      for await (const _ of readBlocks(path)) {
        if (first) appendFileSync(path, "more");
        first = false;
      }
    };
    await expect(read()).rejects.toMatchObject({ code: "changed" });
  });

  it("lets a bomb through that --max-ratio allows", async () => {
    let size = 0;
    for await (const block of readBlocks(at("bomb.gz"), { maxRatio: 2000 })) size += block.length;
    expect(size).toBe(RATIO_FLOOR + (8 << 20));
  });
});

describe("atomicFile", () => {
  const names = (): string[] => readdirSync(folder).filter((name) => name.includes("guiyi-part"));

  it("appears whole at the end, packed by name", async () => {
    const sink = await atomicFile(at("out.jsonl.gz"));
    await sink.write(Buffer.from("北"));
    await sink.write(Buffer.from("京"));
    expect(readdirSync(folder)).not.toContain("out.jsonl.gz");
    await sink.finish();
    expect(gunzipSync(readFileSync(at("out.jsonl.gz"))).toString()).toBe("北京");
    expect(names()).toEqual([]);
  });

  it("leaves nothing behind when given up, and keeps the old file", async () => {
    put("old.txt", "old");
    for (const end of ["abort", "discard"] as const) {
      const sink = await atomicFile(at("old.txt"), { force: true });
      await sink.write(Buffer.from("new"));
      await sink[end]();
      expect(names()).toEqual([]);
    }
    expect(readFileSync(at("old.txt"), "utf8")).toBe("old");
  });

  it("replaces a file or a link only when forced, and never writes through a link", async () => {
    put("victim", "precious");
    symlinkSync(at("victim"), at("link"));
    await expect(atomicFile(at("victim"))).rejects.toMatchObject({ fault: "output", code: "EEXIST" });
    await expect(atomicFile(at("link"))).rejects.toMatchObject({ message: expect.stringContaining("symbolic link") });
    const sink = await atomicFile(at("link"), { force: true });
    await sink.write(Buffer.from("new"));
    await sink.finish();
    expect(readFileSync(at("victim"), "utf8")).toBe("precious");
    expect(lstatSync(at("link")).isFile()).toBe(true);
  });

  it("does not replace a file that appeared in the meantime", async () => {
    const sink = await atomicFile(at("late"));
    await sink.write(Buffer.from("mine"));
    put("late", "theirs");
    await expect(sink.finish()).rejects.toMatchObject({ code: "EEXIST" });
    await sink.abort();
    expect(readFileSync(at("late"), "utf8")).toBe("theirs");
    expect(names()).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0)("names a folder that it may not write to (as an ordinary user)", async () => {
    mkdirSync(at("closed"));
    chmodSync(at("closed"), 0o500);
    await expect(atomicFile(at("closed/x"))).rejects.toMatchObject({ code: "EACCES" });
  });
});

it("a backslash parts folders in a pattern where it does so in paths", () => {
  expect(withSlashes("shards\\2024\\*.jsonl", "\\")).toBe("shards/2024/*.jsonl");
  expect(withSlashes("shards/a\\*.jsonl", "/")).toBe("shards/a\\*.jsonl");
});

describe("what a terminal sees", () => {
  it("never a control character or a bidirectional mark of the data", () => {
    expect(quote("\u001b[2J\u009b\u202e\"")).toBe('"\\u001b[2J\\u009b\\u202e\\""');
    expect(terminalSafe("一\u001b[2J\r\n\t二")).toBe("一\\u001b[2J\\u000d\n\t二");
    expect(terminalSafe("一\n二")).toBe("一\n二");
  });
});
