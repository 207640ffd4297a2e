import { spawn } from "node:child_process";
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { exitCodes } from "../../src/cli/exit.ts";
import { CLI, shell, temporaryFolder } from "./guiyi.ts";

/** What can go wrong around a command: each fault ends with the exit code of the contract, and leaves whole files or none. */
const root = temporaryFolder("faults");
const isRoot = process.getuid?.() === 0;
let folder: string;
let tests = 0;

const good = '{"id":1,"text":"臺灣"}\n';
const clean = '{"id":1,"text":"台湾"}\n';
const bad = '{"id":2,"text":3}\n';
const put = (name: string, data: string | Uint8Array): void => writeFileSync(join(folder, name), data);
const read = (name: string): string | undefined => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : undefined);

beforeEach(() => {
  folder = join(root, String(tests++));
  mkdirSync(join(folder, "folder"), { recursive: true });
  put("in.jsonl", good + bad);
  put("good.jsonl", good);
  put("many.jsonl", good.repeat(100_000)); // 2.5 MB
  put("page.txt", "臺灣增長4.5%\n");
  put("cut.jsonl.gz", gzipSync(good.repeat(1000)).subarray(0, -9));
  put("crc.jsonl.gz", Buffer.concat([gzipSync(good).subarray(0, -8), Buffer.alloc(8)]));
  put("half.jsonl", Buffer.from(good).subarray(0, -5)); // ends in the first byte of 灣
  symlinkSync("loop", join(folder, "loop"));
  symlinkSync("page.txt", join(folder, "link.txt"));
});

/** Runs a line, and holds what holds after every fault. */
function run(script: string): ReturnType<typeof shell> {
  const result = shell(folder, script);
  expect(result.stderr, "no stack trace").not.toMatch(/^\s+at |node:internal/m);
  expect(result.stderr, "no escape sequence").not.toContain("\u001b");
  const parts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /guiyi-part|guiyi-lock/.test(name));
  expect(parts, "nothing half-done left").toEqual([]);
  return result;
}

const ENTRIES = ["", "page", "quantities", "indicators", "explain", "check --diff", "jsonl --workers 0"];
const inputOf = (command: string): string => (command.startsWith("jsonl") ? "in.jsonl" : "page.txt");

describe.each(ENTRIES.map((command) => [command] as const))("guiyi %s", (command) => {
  test.each([
    ["a full disk", `guiyi ${command} ${inputOf(command)} > /dev/full`, 4, 'cannot write "-": no space left'],
    ["a reader that has gone", `{ sleep 0.5; guiyi ${command} ${inputOf(command)}; echo $? > status; } | true; exit $(cat status)`, 141, ""],
    ["a missing file", `guiyi ${command} missing`, 3, 'cannot read "missing": no such file'],
    ["a folder in place of a file", `guiyi ${command} folder`, 3, 'cannot read "folder": it is a folder'],
    ["a folder as standard input", `guiyi ${command} < folder`, 3, 'cannot read "-": it is a folder'],
    ["a loop of links", `guiyi ${command} loop`, 3, "too many symbolic links"],
  ])("%s", (_, script, status, says) => {
    const result = run(script);
    expect(result).toMatchObject({ status, stderr: says === "" ? "" : expect.stringContaining(says) });
  });
});

/** `out`: what stands in the file out.jsonl afterwards; undefined: there is none. */
interface Fault {
  readonly script: string;
  readonly status: number;
  readonly says?: string;
  readonly stdout?: string;
  readonly out?: string;
}

const jsonl = "guiyi jsonl --workers 0";
const faults: Readonly<Record<string, Fault>> = {
  "a gzip cut short": { script: `${jsonl} -o out.jsonl cut.jsonl.gz`, status: 3, says: "unexpected end of file" },
  "a gzip with a wrong checksum": { script: `${jsonl} -o out.jsonl crc.jsonl.gz`, status: 3, says: "incorrect data check" },
  "a gzip that is none": { script: `mv in.jsonl in.jsonl.gz; ${jsonl} -o out.jsonl in.jsonl.gz`, status: 3, says: "incorrect header check" },
  "one input of several is missing: the rest is done": { script: `${jsonl} -o out.jsonl missing good.jsonl`, status: 3, says: '"missing"', out: clean },
  "one input of several breaks off: no output that looks whole": { script: `${jsonl} -o out.jsonl good.jsonl cut.jsonl.gz`, status: 3, says: '"cut.jsonl.gz"' },
  "no input can be read": { script: `${jsonl} -o out.jsonl missing folder`, status: 3, says: '"folder"' },
  "a character cut in two at the end": { script: `${jsonl} half.jsonl`, status: 0, says: "not UTF-8", stdout: '{"guiyi":{"error":{"code":"not-json","message":"not JSON at column 19","line":1}},"raw":"{\\"id\\":1,\\"text\\":\\"臺\ufffd"}' },
  "a byte order mark and CRLF": { script: `printf '\\xef\\xbb\\xbf{"text":"臺"}\\r\\n{"text":"臺"}\\r\\n' | ${jsonl}`, status: 0, stdout: '\ufeff{"text":"台"}\r\n{"text":"台"}\r\n' },
  "lines that are no JSON": { script: `printf '\\0\\n\\n[1]\\n{"text":"臺"' | ${jsonl} | grep -c '"guiyi":{"error"'`, status: 0, says: "bad records: 4 of 4 (2 not-json, 1 blank, 1 not-an-object)", stdout: "4\n" },
  "a record over the limit": { script: `{ cat good.jsonl; head -c 3000000 /dev/zero | tr '\\0' x; echo; cat good.jsonl; } | ${jsonl} --max-record 1M --on-error drop`, status: 0, says: "bad records: 1 of 3 (1 too-long)", stdout: clean + clean },
  "a limit over what a string holds": { script: `${jsonl} --max-record 1G in.jsonl`, status: 2, says: "at most 268435456" },
  "a bad record that ends the work": { script: `${jsonl} --on-error fail -o out.jsonl in.jsonl`, status: 1, says: 'stopped at line 2, id "2": field "text" is a number' },
  "the same, of a record without an id": { script: `echo '{"text":3}' | ${jsonl} --on-error fail -o out.jsonl`, status: 1, says: 'stopped at line 1: field "text" is a number' },
  "the same, of a record over the limit": { script: `{ cat good.jsonl; head -c 3000000 /dev/zero | tr '\\0' x; echo; cat good.jsonl; } | ${jsonl} --max-record 1M --on-error fail`, status: 1, says: "stopped at line 2", stdout: clean },
  "a record over the limit that breaks off: what went out is JSON": { script: `{ cat good.jsonl; head -c 3000000 /dev/urandom | base64 -w 0; } | gzip | head -c 2000000 > long.jsonl.gz; ${jsonl} --max-record 1M long.jsonl.gz | "$NODE" -e 'for (const line of require("fs").readFileSync(0, "utf8").trim().split("\\n")) console.log(Object.keys(JSON.parse(line)).join())'`, status: 0, says: "unexpected end of file", stdout: "id,text\nguiyi,raw\n" },
  "bytes that are not UTF-8, told strictly": { script: `printf '{"text":"\\xff"}\\n' | ${jsonl} --strict`, status: 0, says: "1 lines are not UTF-8, the first is line 1\n", stdout: '{"text":"\ufffd","guiyi":{"error":{"code":"invalid-utf8","message":"the bytes are not UTF-8","line":1}}}\n' },
  "an output that exists": { script: `echo old > out.jsonl; ${jsonl} -o out.jsonl good.jsonl`, status: 4, says: "it exists already", out: "old\n" },
  "an output that exists, and worker threads": { script: "echo old > out.jsonl; guiyi jsonl --workers 1 -o out.jsonl good.jsonl", status: 4, says: "it exists already", out: "old\n" },
  "an output that is a folder": { script: `${jsonl} --force -o folder good.jsonl`, status: 4, says: "it is a folder" },
  "an output in a folder that is not there": { script: `${jsonl} -o nowhere/out.jsonl good.jsonl`, status: 4, says: "no such file or folder" },
  "an output that is a link: what it leads to stays": { script: `echo old > precious; ln -s precious out.jsonl; ${jsonl} --force -o out.jsonl good.jsonl; cat precious`, status: 0, stdout: "old\n", out: clean },
  "an output that is the input, forced: whole": { script: `mv good.jsonl out.jsonl; ${jsonl} --force -o out.jsonl out.jsonl`, status: 0, out: clean },
  "standard output appended to the input": { script: `${jsonl} many.jsonl >> many.jsonl; s=$?; wc -c < many.jsonl; exit $s`, status: 3, says: "it is the output as well", stdout: `${Buffer.byteLength(good) * 100_000}\n` },
  "standard output appended to standard input": { script: "guiyi < page.txt >> page.txt; s=$?; cat page.txt; exit $s", status: 3, says: "it is the output as well", stdout: "臺灣增長4.5%\n" },
  "rejects over the output": { script: `${jsonl} --force -o out.jsonl --rejects ./out.jsonl in.jsonl`, status: 2, says: "cannot be one file" },
  "rejects over the input": { script: `${jsonl} --force -o out.jsonl --rejects folder/../in.jsonl in.jsonl`, status: 2, says: "cannot be the input" },
  "rejects that cannot be written: no output either": { script: `${jsonl} -o out.jsonl --rejects nowhere/x in.jsonl`, status: 4, says: "nowhere/x" },
  "a file as large as files may be": { script: `(ulimit -f 100; exec "$NODE" "$CLI" jsonl --workers 0 -o out.jsonl many.jsonl)`, status: 4, says: "larger than a file may be here" },
  "the same, packed": { script: `(ulimit -f 1; exec "$NODE" "$CLI" jsonl --workers 0 -o out.jsonl.gz many.jsonl)`, status: 4, says: "larger than a file may be here" },
  "a link to a document is followed": { script: "guiyi --script keep link.txt", status: 0, stdout: "臺灣增長4.5%\n" },
  "a document in place, by a link: the link becomes the file": { script: "guiyi --force -o link.txt link.txt; cat link.txt page.txt", status: 0, stdout: "台湾增长4.5%\n臺灣增長4.5%\n" },
  "no standard input at all": { script: `${jsonl} <&-`, status: 0, stdout: "" },
  "standard input that is open for writing alone": { script: `${jsonl} 0> w`, status: 3, says: "not open for that" },
  "run: standard input": { script: "guiyi run - --out-dir o", status: 2, says: "takes files" },
  "run: a pattern that nothing matches": { script: "guiyi run 's/*.jsonl' --out-dir o; s=$?; ls o; exit $s", status: 3, says: 'cannot read "s/*.jsonl": no file matches' },
  "run: a shard that two patterns name is done once, the output folder is left out": { script: "mkdir o; mv good.jsonl a.jsonl; cp a.jsonl o/b.jsonl; guiyi run './**/a.jsonl' a.jsonl '**/b.jsonl' --workers 0 --out-dir o; s=$?; ls o; exit $s", status: 0, stdout: "a.jsonl\nb.jsonl\nguiyi-manifest.jsonl\n" },
  "run: a bad record that ends the work": { script: `echo '{"text":3}' > a.jsonl; guiyi run a.jsonl --workers 0 --on-error fail --out-dir o; s=$?; ls o; exit $s`, status: 1, says: 'stopped at "a.jsonl" line 1: field "text" is a number', stdout: "" },
  "run: rejects over the inputs": { script: "mkdir s; mv good.jsonl s; guiyi run 's/*.jsonl' --out-dir o --rejects s --force; s=$?; cat s/good.jsonl; exit $s", status: 2, says: "over the input", stdout: good },
  "run: an output folder that is the input folder by a link": { script: "mkdir s; mv good.jsonl s; ln -s s o; guiyi run 's/*.jsonl' --out-dir o --force; s=$?; cat s/good.jsonl; exit $s", status: 2, says: "over the input", stdout: good },
  "run: an input that is a link to an output": { script: "mkdir s o; mv good.jsonl o/a.jsonl; ln -s ../o/a.jsonl s/a.jsonl; guiyi run 's/*.jsonl' --out-dir o --force; s=$?; cat o/a.jsonl; exit $s", status: 2, says: "over the input", stdout: good },
  "run: a file in place of the output folder": { script: "guiyi run good.jsonl --out-dir page.txt", status: 4, says: "page.txt" },
  "run: a folder in place of the manifest": { script: "mkdir -p o/guiyi-manifest.jsonl; guiyi run good.jsonl --workers 0 --out-dir o; s=$?; ls o; exit $s", status: 4, says: "it is a folder", stdout: "guiyi-manifest.jsonl\n" },
  "run: links to files are shards, a link to nothing is named, links to folders are left alone": { script: "mkdir -p s o; ln -s ../good.jsonl s/a.jsonl; ln -s nothing s/b.jsonl; ln -s . s/self; guiyi run 's/**/*.jsonl' --workers 0 --out-dir o; s=$?; ls o; exit $s", status: 3, says: 'cannot read "s/b.jsonl"', stdout: "a.jsonl\nguiyi-manifest.jsonl\n" },
};

test.each(Object.entries(faults))("%s", (_, { script, status, says, stdout, out }) => {
  const result = run(script);
  expect(result).toMatchObject({ status, stderr: says === undefined ? "" : expect.stringContaining(says), ...(stdout === undefined ? {} : { stdout }) });
  expect(read("out.jsonl")).toBe(out);
});

describe("what needs root to set up, and an ordinary user to meet", () => {
  /** As nobody: root may read and write whatever the modes say. */
  const asNobody = (command: string): string => (isRoot ? `exec setpriv --reuid 65534 --regid 65534 --clear-groups "$NODE" "$CLI" ${command}` : `exec "$NODE" "$CLI" ${command}`);
  const forAll = (): void => {
    chmodSync(root, 0o755);
    chmodSync(folder, 0o777);
    chmodSync(join(folder, "page.txt"), 0o000);
    chmodSync(join(folder, "folder"), 0o555);
  };
  const canBeNobody = !isRoot || shell(".", `${asNobody("--version")}`).status === 0;

  test.skipIf(!canBeNobody)("a file that may not be read: named, the rest done", () => {
    forAll();
    expect(run(asNobody("page.txt good.jsonl"))).toMatchObject({ status: 3, stdout: clean, stderr: expect.stringMatching(/^guiyi: cannot read "page\.txt": permission denied\n.*JSONL/) });
  });
  test.skipIf(!canBeNobody)("a folder that may not be written", () => {
    forAll();
    for (const command of ["-o folder/x good.jsonl", "jsonl --workers 0 -o folder/x good.jsonl", "run good.jsonl --workers 0 --out-dir folder", "explain --html folder/x good.jsonl"]) {
      expect(run(asNobody(command)), command).toMatchObject({ status: 4, stdout: "", stderr: expect.stringContaining("permission denied") });
    }
  });

  test.skipIf(!canBeNobody)("run: a folder of shards that may not be read is named, the rest done", () => {
    mkdirSync(join(folder, "s/closed"), { recursive: true });
    put("s/a.jsonl", good);
    forAll();
    chmodSync(join(folder, "s/closed"), 0o000);
    expect(run(asNobody("run 's/**/*.jsonl' --workers 0 --out-dir o"))).toMatchObject({ status: 3, stderr: expect.stringMatching(/^guiyi: cannot read ".*s\/closed\/?": permission denied\n$/) });
    expect(read("o/a.jsonl")).toBe(clean);
  });

  const mounts = isRoot && shell(root, "mkdir m && mount -t tmpfs -o size=1m tmpfs m && umount m").status === 0;
  test.skipIf(!mounts).each([
    ["jsonl", `${jsonl} --force -o disk/out.jsonl many.jsonl`],
    ["jsonl from a worker thread", "guiyi jsonl --workers 1 --force -o disk/out.jsonl many.jsonl"],
    ["run", "mv many.jsonl out.jsonl; guiyi run out.jsonl --workers 0 --force --out-dir disk"],
    ["clean", "guiyi --force -o disk/out.jsonl many.jsonl"],
  ])("a disk of 1 MB fills up: exit 4, the old file stays, nothing else (%s)", (_, command) => {
    const { stdout, stderr } = run(`mkdir disk && mount -t tmpfs -o size=1m tmpfs disk; echo old > disk/out.jsonl; ${command}; echo $?; ls -A disk; cat disk/out.jsonl; umount disk`);
    expect({ stdout, stderr }).toMatchObject({ stdout: "4\nout.jsonl\nold\n", stderr: expect.stringContaining("no space left on the disk") });
  });
});

describe("two at once, and ends from outside", () => {
  test("two runs for one new file: one writes it, the other is told", () => {
    const { stdout, stderr } = run(`for i in 1 2; do { ${jsonl} -o out.jsonl < <(sleep 1; cat many.jsonl); echo $?; } & done | sort; wait`);
    expect({ stdout, stderr }).toMatchObject({ stdout: "0\n4\n", stderr: expect.stringContaining("it exists already") });
    expect(read("out.jsonl")).toBe(clean.repeat(100_000));
  });

  test.each([["SIGTERM", 143], ["SIGINT", 130]] as const)("%s while the reader has stopped reading: gone within seconds", async (signal, code) => {
    const child = spawn(process.execPath, [CLI, "jsonl", "--workers", "0", "many.jsonl"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
    const ended = new Promise<number | null>((resolve) => child.on("exit", (status, by) => resolve(by === signal ? code : status)));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(child.exitCode).toBe(null);
    child.kill(signal);
    const begun = Date.now();
    expect(await ended).toBe(code);
    expect(Date.now() - begun).toBeLessThan(10_000);
    child.stdout.destroy();
  });

  test.each([100, 200, 300])("SIGKILL %i ms after it began to write: the old file or the new one", async (wait) => {
    put("out.jsonl", "old");
    const child = spawn(process.execPath, [CLI, "jsonl", "--workers", "0", "--force", "-o", "out.jsonl", "many.jsonl"], { cwd: folder, stdio: "ignore" });
    const ended = new Promise((resolve) => child.on("exit", resolve));
    while (child.exitCode === null && !readdirSync(folder).some((name) => name.includes("guiyi-part"))) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, wait));
    child.kill("SIGKILL");
    await ended;
    expect(["old", clean.repeat(100_000)]).toContain(read("out.jsonl"));
    expect(shell(folder, `${jsonl} --force -o out.jsonl many.jsonl`).status).toBe(0);
    expect(read("out.jsonl")).toBe(clean.repeat(100_000));
  });
});

describe.skipIf(process.env["GUIYI_LONG"] === undefined)("sizes (npm run test:long)", () => {
  /** Writes `megabytes` of text as one record between two others. */
  const huge = (name: string, megabytes: number): void => {
    const file = openSync(join(folder, name), "w");
    writeSync(file, `${good}{"id":2,"text":"`);
    const block = "今天天氣很好。".repeat(50_000); // 1.05 MB
    for (let i = 0; i < megabytes; i++) writeSync(file, block);
    writeSync(file, `"}\n${good}`);
    closeSync(file);
  };
  test.each([
    ["200 MB in one record: not held", 200, "", 300, "too-long"],
    ["a line of 600 MB: not held", 600, "", 300, "too-long"],
    ["60 MB in one record: cleaned", 60, "", 900, undefined],
    ["200 MB in one record that is allowed: cleaned", 200, "--max-record 256M", 2500, undefined],
  ])("%s", (_, megabytes, options, most, code) => {
    huge("huge.jsonl", megabytes);
    const { status, stderr } = run(`${jsonl} ${options} --stats huge.jsonl > out; s=$?; rm huge.jsonl; exit $s`);
    const stats = JSON.parse(stderr) as { lines: number; errors: Record<string, number>; peakMemory: number };
    expect({ status, lines: stats.lines, errors: stats.errors }).toEqual({ status: 0, lines: 3, errors: code === undefined ? {} : { [code]: 1 } });
    expect(stats.peakMemory / 1e6).toBeLessThan(most);
    rmSync(join(folder, "out"));
  });
  test("a document of 600 MB: refused at once, with what to do", () => {
    huge("huge.txt", 600);
    expect(run("guiyi huge.txt; s=$?; rm huge.txt; exit $s")).toMatchObject({ status: 3, stdout: "", stderr: expect.stringContaining("a document a line") });
  });
});

test("docs/cli.md has the exit codes of the help, all of them", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/cli.md"), "utf8");
  const section = page.slice(page.indexOf("## Exit codes"), page.indexOf("They hold"));
  expect([...section.matchAll(/^\| (\d+) \| (.+) \|$/gm)].map(([, code, meaning]) => [Number(code), meaning])).toEqual(exitCodes);
});
