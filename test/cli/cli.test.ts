import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { showDamaged } from "../../src/repair/forward.ts";
import { loadGbk } from "../../src/repair/gbk.ts";
import { CLI, guiyi as call, temporaryFolder } from "./guiyi.ts";

const folder = temporaryFolder("cli");
const guiyi = (args: readonly string[], input?: string | Uint8Array): ReturnType<typeof call> => call(folder, args, input);
const put = (name: string, data: string | Uint8Array): string => (writeFileSync(join(folder, name), data), name);
const read = (name: string): string => readFileSync(join(folder, name), "utf8");
put("page.txt", "臺灣的軟體\n");
put("big5.txt", Buffer.from("c57857aabab36ec5e90a", "hex"));
mkdirSync(join(folder, "folder"));

describe("guiyi FILE", () => {
  test("a file to standard output", () => expect(guiyi(["page.txt"])).toMatchObject({ status: 0, stdout: "台湾的软体\n", stderr: "" }));
  test("standard input", () => expect(guiyi([], "臺灣")).toMatchObject({ status: 0, stdout: "台湾", stderr: "" }));
  test("- is standard input; files are joined by line ends", () => expect(guiyi(["-", "page.txt"], "軟體")).toMatchObject({ status: 0, stdout: "软体\n台湾的软体\n" }));
  test("--input html: what a reader sees; without it a word of advice", () => {
    put("page.html", "<!-- 甲 --><!doctype html><p>臺灣<b>的</b>軟體");
    expect(guiyi(["--input", "html", "page.html"])).toMatchObject({ status: 0, stdout: "台湾的软体", stderr: "" });
    expect(guiyi(["page.html"])).toMatchObject({ status: 0, stdout: "<!-- 甲 --><!doctype html><p>台湾<b>的</b>软体", stderr: expect.stringContaining("--input html") });
    expect(guiyi(["--input", "text", "page.html"]).stderr).toBe("");
    expect(guiyi([], "<p>臺灣").stderr).toBe("");
    const many = ["page.html", "page.html", "page.html", "page.html", "page.html"];
    expect(guiyi(many).stderr.trimEnd().split("\n").slice(2)).toEqual(['guiyi: "page.html": this looks like HTML and is read as plain text; --input html reads what a reader sees', "guiyi: 2 more files look like HTML"]);
    expect(guiyi(["quantities", "--input", "html"], "<p>三<b>万</b>元").stdout).toContain('"text":"三万元"');
  });
  test("records that are read as text: a word of advice", () => {
    expect(guiyi([], '{"id":1,"text":"臺灣"}\n{"id":2}\n')).toMatchObject({ status: 0, stderr: 'guiyi: "-": this looks like JSONL and is read as plain text; guiyi jsonl cleans a field of each record\n' });
    for (const text of ["{}\n", '{"甲": 一}\n', '{\n  "甲": 1\n}\n', '["甲"]\n', '他说：{"甲":1}\n']) expect(guiyi([], text).stderr).toBe("");
  });
  test("a file that is no text, and one of which some bytes are none", () => {
    put("binary", Buffer.from(Array.from({ length: 400 }, (_, i) => Math.imul(i + 1, 2654435761) >>> 24)));
    expect(guiyi(["binary", "page.txt"])).toMatchObject({ status: 3, stdout: "台湾的软体\n", stderr: 'guiyi: cannot read "binary": it is not text in any encoding known\n' });
    put("half.txt", Buffer.concat([Buffer.from("今天天气很好，老街的口袋公园开园了。\n".repeat(9)), Buffer.from([0xff]), Buffer.from("好\n")]));
    expect(guiyi(["half.txt"])).toMatchObject({ status: 0, stdout: expect.stringMatching(/\ufffd好\n$/), stderr: 'guiyi: "half.txt": some bytes are not utf-8, the first at byte 495; they became U+FFFD\n' });
  });
  test("--encoding is believed", () => {
    expect(guiyi(["--encoding", "big5", "--repair", "off", "big5.txt"])).toMatchObject({ status: 0, stdout: expect.stringContaining("的软体") });
    expect(guiyi(["--encoding", "gbk", "--repair", "off", "big5.txt"]).stdout).not.toContain("软体");
  });
  test("a record of which the beginning says enough: a word of advice", () => expect(guiyi([], `{"text":"${"好".repeat(70_000)}"}`).stderr).toContain("this looks like JSONL"));
  test("an option of the library", () => expect(guiyi(["--script", "keep", "page.txt"]).stdout).toBe("臺灣的軟體\n"));
  test("nothing in, nothing out", () => expect(guiyi([], "")).toMatchObject({ status: 0, stdout: "", stderr: "" }));

  test("--out writes a file, and does not write over one", () => {
    expect(guiyi(["-o", "out.txt", "page.txt"])).toMatchObject({ status: 0, stdout: "" });
    expect(read("out.txt")).toBe("台湾的软体\n");
    expect(guiyi(["-o", "out.txt", "page.txt"])).toMatchObject({ status: 4, stderr: expect.stringContaining("it exists already") });
    expect(guiyi(["-o", "out.txt", "--force", "--script", "keep", "page.txt"]).status).toBe(0);
    expect(read("out.txt")).toBe("臺灣的軟體\n");
    expect(readdirSync(folder).filter((name) => name.includes("guiyi-part"))).toEqual([]);
  });

  test("--out NAME.gz packs, NAME.gz as input unpacks", () => {
    expect(guiyi(["-o", "out.gz", "page.txt"]).status).toBe(0);
    expect(gunzipSync(readFileSync(join(folder, "out.gz"))).toString()).toBe("台湾的软体\n");
    expect(guiyi([put("in.gz", gzipSync("軟體"))]).stdout).toBe("软体");
  });

  test("a missing file: named, the rest done, exit 3", () => {
    const { status, stdout, stderr } = guiyi(["nothing.txt", "page.txt"]);
    expect({ status, stdout, stderr }).toEqual({ status: 3, stdout: "台湾的软体\n", stderr: 'guiyi: cannot read "nothing.txt": no such file or folder\n' });
  });
  test("a folder: exit 3", () => expect(guiyi(["folder"])).toMatchObject({ status: 3, stdout: "", stderr: 'guiyi: cannot read "folder": it is a folder; name the files in it\n' }));
  test("an input that cannot be read leaves no output", () => {
    expect(guiyi(["-o", "never.txt", "nothing.txt"]).status).toBe(3);
    expect(existsSync(join(folder, "never.txt"))).toBe(false);
  });
  test("a name with escapes reaches the terminal as a JSON string", () => expect(guiyi(["\u001b[2J\u202e"]).stderr).toContain('"\\u001b[2J\\u202e"'));
});

describe("guiyi page", () => {
  const page = "首頁 > 要聞 > 正文\n老街開園\n作者：李四\n今天，老街的口袋公園開園。\n上一篇：漁港開海\n";
  test("a line of JSON a page, with offsets of the file", () => {
    put("news.txt", page);
    const { status, stdout } = guiyi(["page", "news.txt", "page.txt"]);
    const [first, second] = stdout.trimEnd().split("\n").map((line) => JSON.parse(line) as { file: string; metadata: { title?: { text: string; start: number; end: number } }; posts: unknown[]; text: string });
    expect([status, first!.file, second!.file]).toEqual([0, "news.txt", "page.txt"]);
    const { text, start, end } = first!.metadata.title!;
    expect([text, page.slice(start, end)]).toEqual(["老街開園", "老街開園"]);
    expect(first!.text).toBe(guiyi(["news.txt"]).stdout);
    expect(second).toMatchObject({ metadata: {}, posts: [], text: "台湾的软体\n" });
  });
  test("Markdown: front matter whose values are JSON, then the text", () => {
    const { stdout } = guiyi(["page", "--format", "markdown"], page);
    expect(stdout).toContain('---\nfile: "-"\ntitle: "老街開園"\n');
    expect(stdout).toContain('categories: ["首頁","要聞","正文"]\n---\n\n老街开园\n');
  });
});

const HASH = expect.stringMatching(/^[0-9a-f]{16}$/) as string;

describe("usage", () => {
  test.each([
    [["--scrip", "keep"], "did you mean --script?"],
    [["--script", "simplifed"], "did you mean simplified?"],
    [["--script"], "--script needs a value"],
    [["jsonl", "--max-record", "many"], "must be a size such as 64M"],
    [["jsonl", "--workers", "1.5"], "must be a whole number"],
    [["jsonl", "--force=yes"], "takes no value"],
    [["--rules-off", "script/charactres"], "script/characters"],
    [["jsonl", "--out-field", "text.clean"], "lie one inside the other"],
    [["run", "*.jsonl"], "--out-dir is needed"],
    [["run", "--out-dir", "x"], "name the shards"],
    [["run", "--resume", "--force", "--out-dir", "x", "page.txt"], "--resume and --force contradict each other"],
    [["run", "--rejects", "x", "--out-dir", "./x", "page.txt"], "cannot be one folder"],
    [["--qqqqqqqqqq"], 'unknown option "--qqqqqqqqqq"; see guiyi --help\n'],
    [["--script", "qqqqqqqqqq"], "--script cannot be \"qqqqqqqqqq\"; one of simplified,"],
    [["--profile", "discus"], "discuz"],
    [["--out", "-x", "page.txt"], 'write --out="-x" if it begins with a dash'],
    [["jsonl", "--record-timeout", "long"], "must be a time such as 5s or 200ms"],
    [["rules", "qqqqqqqqqq/qqqqqqqqqq"], 'no rule or stage "qqqqqqqqqq/qqqqqqqqqq"'],
    [["explain", "--html", "x.html", "page.txt", "page.txt"], "--html takes one file"],
  ])("%j: exit 2, %s", (args, message) => {
    const { status, stdout, stderr } = guiyi(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
  });
  test("help is --help, unless there is such a file", () => {
    expect(guiyi(["help"]).stdout).toBe(guiyi(["--help"]).stdout);
    expect(guiyi(["help", "jsonl"]).stdout).toBe(guiyi(["jsonl", "--help"]).stdout);
  });
  test("a misspelt command", () => expect(guiyi(["jsnol"])).toMatchObject({ status: 3, stderr: expect.stringContaining("did you mean the command guiyi jsonl?") }));

  test.each([[[]], [["jsonl"]], [["run"]], [["check"]], [["explain"]], [["quantities"]], [["indicators"]], [["rules"]], [["page"]], [["site"]]])("--help of %j", (command) => {
    const { status, stdout, stderr } = guiyi([...command, "--help"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^usage: guiyi/);
    expect(stdout).toContain("exit codes:");
  });
  test("--version", () => {
    expect(guiyi(["--version"]).stdout).toMatch(/^guiyi \d+\.\d+\.\d+\n$/);
    expect(JSON.parse(guiyi(["--version", "--json"]).stdout)).toMatchObject({
      version: expect.any(String),
      options: HASH,
      data: { tables: HASH, script: { source: expect.stringMatching(/^opencc-js \d/), hash: HASH }, readings: { source: expect.stringMatching(/^pinyin-pro \d/), hash: HASH }, model: { source: "data/words.tsv, data/word-pairs.tsv", hash: HASH } },
    });
  });
});

describe("signals and readers", () => {
  test("a reader that leaves: silent, and the work stops", () => {
    put("many.jsonl", '{"id":1,"text":"臺灣"}\n'.repeat(200_000));
    const { stdout, stderr } = spawnSync("bash", ["-c", 'set -o pipefail; "$0" "$1" jsonl --workers 0 many.jsonl | head -n 1; echo "${PIPESTATUS[0]}"', process.execPath, CLI], { cwd: folder, encoding: "utf8" });
    expect({ stdout, stderr }).toEqual({ stdout: '{"id":1,"text":"台湾"}\n141\n', stderr: "" });
  });
  test("a full disk: exit 4 and a message", () => {
    const { status, stderr } = spawnSync("bash", ["-c", '"$0" "$1" page.txt > /dev/full', process.execPath, CLI], { cwd: folder, encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 4, stderr: 'guiyi: cannot write "-": no space left on the disk\n' });
  });
  test.each([["SIGTERM", 143], ["SIGINT", 130]] as const)("%s: what was begun is finished, exit %i, no file", async (signal, code) => {
    const child = spawn(process.execPath, [CLI, "jsonl", "--workers", "0", "-o", `${signal}.jsonl`], { cwd: folder, stdio: ["pipe", "ignore", "inherit"] });
    const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
    child.stdin.write('{"text":"臺灣"}\n');
    while (!readdirSync(folder).some((name) => name.includes("guiyi-part"))) await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, 200));
    child.kill(signal);
    expect(await ended).toBe(code);
    expect(readdirSync(folder).filter((name) => name.includes(signal))).toEqual([]);
  });
});

describe("--model", () => {
  // A machine set readings behind characters and so shifted the bytes of what follows; the page dropped what it could not show.
  const readings: readonly (readonly [string, string])[] = [["節", "jié"], ["區", "qū"], ["會", "huì"], ["國", "guó"], ["務", "wù"], ["經", "jīng"], ["濟", "jì"], ["發", "fā"], ["業", "yè"], ["績", "jī"], ["項", "xiàng"], ["動", "dòng"]];
  const text = "區委會議由國務院經濟發展處主持，區里的項目和經濟發展會繼續推動，國企業績不變。業績為全省第一，發展潛力最大的板塊在區里。\n";
  const shown = showDamaged(text, readings.map(([character, reading]) => [loadGbk().pairOf[character.charCodeAt(0)]!, reading] as const), [])!;
  put("shifted.txt", [...shown].filter((character) => !/[\ue000-\uf8ff]/.test(character)).join(""));
  put("marked.txt", "區(qū)委會(huì)議，經(jīng)濟(jì)發(fā)展，國(guó)務(wù)院。\n".repeat(5));
  const cleaned = (...args: string[]): string => guiyi(["--page", "keep", "--script", "keep", ...args]).stdout;

  test("auto reads shifted bytes back that off leaves", () => {
    const [auto, off] = [cleaned("shifted.txt"), cleaned("--model", "off", "shifted.txt")];
    expect(auto).toBe(text);
    expect(off).toContain("發展?摿");
    expect(cleaned("--model", "auto", "shifted.txt")).toBe(auto);
  });
  test.each([["0"], ["1"]])("a record is cleaned as the file is, --workers %s", (workers) => {
    const line = `${JSON.stringify({ text: read("shifted.txt") })}\n`;
    const record = (...args: string[]): string => (JSON.parse(guiyi(["jsonl", "--workers", workers, "--page", "keep", "--script", "keep", ...args], line).stdout) as { text: string }).text;
    expect(record()).toBe(text);
    expect(record("--model", "off")).toBe(cleaned("--model", "off", "shifted.txt"));
  });
  test("readings alone need no model: both give the same", () => {
    expect(cleaned("marked.txt")).toBe("區委會議，經濟發展，國務院。\n".repeat(5));
    expect(cleaned("--model", "off", "marked.txt")).toBe("區委會議，經濟發展，國務院。\n".repeat(5));
  });
});

describe("guiyi jsonl", () => {
  const good = '{"n": 12345678901234567890, "id":"a", "text":"臺灣", "x":1.0}';
  const bad = '{"id":"b","text":5}';
  const broken = '{"id":"c","text":"臺灣"';
  const input = `${good}\n${bad}\n${broken}\n`;
  const clean = '{"n": 12345678901234567890, "id":"a", "text":"台湾", "x":1.0}';

  test.each([["0"], ["1"]])("--input html, --workers %s: offsets in the field as it came", (workers) => {
    const { stdout } = guiyi(["jsonl", "--workers", workers, "--input", "html", "--emit", "quantities"], '{"text":"<p>三<b>万</b>元","n":1.0}\n');
    expect(stdout).toContain('{"text":"三万元","n":1.0,"guiyi":');
    expect(stdout).toContain('"start":3,"end":13,"text":"三<b>万</b>元"');
  });

  test.each([["0"], ["2"]])("bad records come back as they were, --workers %s", (workers) => {
    const { status, stdout, stderr } = guiyi(["jsonl", "--workers", workers], input);
    const lines = stdout.split("\n");
    expect({ status, stderr, count: lines.length }).toEqual({ status: 0, stderr: "guiyi: bad records: 2 of 3 (1 not-a-string, 1 not-json); they went out as they came, with guiyi.error\n", count: 4 });
    expect(lines[0]).toBe(clean);
    expect(JSON.parse(lines[1]!)).toEqual({ id: "b", text: 5, guiyi: { error: { code: "not-a-string", message: 'field "text" is a number, not a string', line: 2 } } });
    expect(JSON.parse(lines[2]!)).toMatchObject({ raw: broken, guiyi: { error: { code: "not-json", line: 3 } } });
  });
  test("--on-error drop", () => expect(guiyi(["jsonl", "--workers", "0", "--on-error", "drop"], input)).toMatchObject({ status: 0, stdout: `${clean}\n`, stderr: expect.stringContaining("bad records: 2 of 3 (1 not-a-string, 1 not-json); they were left out") }));
  test("--on-error fail: exit 1 and how far it got", () => expect(guiyi(["jsonl", "--workers", "0", "--on-error", "fail"], input)).toMatchObject({ status: 1, stdout: `${clean}\n`, stderr: expect.stringContaining('stopped at line 2, id "\\"b\\""') }));
  test("--no-line-numbers: errors of short and of long lines tell no line", () => {
    const { status, stdout } = guiyi(["jsonl", "--workers", "0", "--no-line-numbers", "--max-record", "64"], `${input}${"x".repeat(65)}\n`);
    expect({ status, errors: stdout.split('"error"').length - 1, told: stdout.includes('"line"') }).toEqual({ status: 0, errors: 3, told: false });
  });
  test("--rejects copies them byte for byte", () => {
    expect(guiyi(["jsonl", "--workers", "0", "--rejects", "rejects.jsonl"], input).status).toBe(0);
    expect(read("rejects.jsonl")).toBe(`${bad}\n${broken}\n`);
  });
  test.each([["0"], ["1"]])("HTML that is read as text is told of, once, --workers %s", (workers) => {
    const pages = '{"text":"<!DOCTYPE html><p>臺灣"}\n{"text":"台湾"}\n{"text":"<html><p>臺灣"}\n';
    expect(guiyi(["jsonl", "--workers", workers], pages).stderr).toBe("guiyi: 2 of 3 records look like HTML and were read as plain text; --input html reads what a reader sees\n");
    for (const input of ["text", "html"]) expect(guiyi(["jsonl", "--workers", workers, "--input", input], pages).stderr).toBe("");
  });
  test("--stats counts the records whose text was changed, not those that were told of", () => {
    for (const options of [[], ["--emit", "summary"], ["--out-field", "clean"]]) {
      const { stderr } = guiyi(["jsonl", "--workers", "0", "--stats", ...options], '{"text":"臺灣"}\n{"text":"台湾"}\n');
      expect(JSON.parse(stderr)).toMatchObject({ lines: 2, changed: 1, html: 0 });
    }
  });
  test("--stats is one line of JSON on standard error", () => {
    const { stderr } = guiyi(["jsonl", "--workers", "0", "--stats"], input);
    expect(JSON.parse(stderr)).toMatchObject({ command: "jsonl", lines: 3, changed: 1, errors: { "not-a-string": 1, "not-json": 1 }, peakMemory: expect.any(Number), cpuSeconds: expect.any(Number) });
  });
  test.each([["0"], ["1"]])("memory does not grow with the input, --workers %s", (workers) => {
    const peak = (megabytes: number): number => {
      const line = `{"text":"${"一".repeat(10_000)}"}\n`;
      put("flat.jsonl", line.repeat(Math.ceil((megabytes * 1e6) / Buffer.byteLength(line))));
      const { stderr } = guiyi(["jsonl", "--workers", workers, "--page", "keep", "--script", "keep", "--repair", "off", "--fold", "off", "--stats", "-o", `flat-${workers}-${megabytes}.jsonl`, "flat.jsonl"]);
      return (JSON.parse(stderr) as { peakMemory: number }).peakMemory / 1e6;
    };
    expect(peak(160)).toBeLessThan(peak(40) + 60);
  });
  test("a broken gzip: no output under the final name, exit 3", () => {
    put("cut.jsonl.gz", gzipSync(input).subarray(0, -9));
    expect(guiyi(["jsonl", "--workers", "0", "-o", "cut.out.jsonl", "cut.jsonl.gz"]).status).toBe(3);
    expect(existsSync(join(folder, "cut.out.jsonl"))).toBe(false);
  });
  test("--strict and bytes that are not UTF-8", () => {
    const bytes = Buffer.concat([Buffer.from('{"text":"'), Buffer.of(0xb1), Buffer.from('"}\n')]);
    expect(guiyi(["jsonl", "--workers", "0", "--strict"], bytes).stdout).toContain('"invalid-utf8"');
    expect(guiyi(["jsonl", "--workers", "0"], bytes)).toMatchObject({ status: 0, stderr: expect.stringContaining("1 lines are not UTF-8") });
  });
});
