import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { progressLine } from "../../src/cli/progress.ts";
import { CLI, temporaryFolder } from "./guiyi.ts";

/** What somebody sees who sits at a terminal: colours, progress, and no text that moves the cursor. */
const folder = temporaryFolder("terminal");
const put = (name: string, data: string): void => writeFileSync(join(folder, name), data);
put("page.txt", "臺灣的軟體\n");
const innocent = "臺灣的軟體著名的城市增長\n".repeat(20);
put("hostile.txt", `${innocent}臺灣\u001b[2J\u0007的軟體\n`);
put("many.jsonl", '{"id":1,"text":"臺灣的軟體，著名的城市，增長4.5%。"}\n'.repeat(100_000));

/** Python's pty gives a command a terminal for all three streams. */
const PTY = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))";
const hasPython = spawnSync("python3", ["-c", "import pty"]).status === 0;

function atTerminal(args: readonly string[], environment: Readonly<Record<string, string>> = {}): { readonly status: number | null; readonly screen: string } {
  const env: NodeJS.ProcessEnv = { ...process.env, TERM: "xterm-256color", ...environment };
  for (const name of ["NO_COLOR", "FORCE_COLOR", "CI"]) if (!(name in environment)) delete env[name];
  const { status, stdout } = spawnSync("python3", ["-c", PTY, process.execPath, CLI, ...args], { cwd: folder, env, encoding: "utf8", timeout: 60_000, killSignal: "SIGKILL", maxBuffer: 1 << 28 });
  return { status, screen: stdout.replaceAll("\r\n", "\n") };
}

const RED = "\u001b[31m";
const GREEN = "\u001b[32m";
const CYAN = "\u001b[36m";

describe.skipIf(!hasPython)("at a terminal (skipped without python3)", () => {
  test("nothing to read: a hint instead of waiting for somebody to type", () => {
    expect(atTerminal([])).toEqual({ status: 2, screen: expect.stringContaining("name a file, or pipe text in") });
  });

  test("control characters of a page are shown, not obeyed", () => {
    expect(atTerminal(["--repair", "off", "hostile.txt"])).toEqual({ status: 0, screen: expect.stringMatching(/\n台湾\\u001b\[2J\\u0007的软体\n$/) });
    for (const args of [["check", "--diff", "--repair", "off", "hostile.txt"], ["explain", "hostile.txt"]]) {
      const { screen } = atTerminal(args);
      expect(screen, args[0]).not.toContain("\u001b[2J");
      expect(screen, args[0]).not.toContain("\u0007");
    }
  });

  test("a diff in colours", () => {
    const { status, screen } = atTerminal(["check", "--diff", "page.txt"]);
    expect(status).toBe(1);
    expect(screen).toContain(`${CYAN}@@`);
    expect(screen).toContain(`${RED}-臺灣的軟體`);
    expect(screen).toContain(`${GREEN}+台湾的软体`);
    expect(screen).toContain("\u001b[1m--- ");
  });

  test("an explanation in colours; NO_COLOR keeps them away", () => {
    expect(atTerminal(["explain", "page.txt"]).screen).toContain(`${GREEN}`);
    for (const args of [["explain", "page.txt"], ["check", "--diff", "page.txt"]]) expect(atTerminal(args, { NO_COLOR: "1" }).screen, args[0]).not.toContain("\u001b");
  });

  test("a long job says how far it is, and wipes the line; a short one has nothing to say", () => {
    const { status, screen } = atTerminal(["jsonl", "--workers", "0", "-o", "out.jsonl", "--force", "many.jsonl"]);
    expect(status).toBe(0);
    const shown = screen.split("\r\u001b[K");
    expect(shown.at(-2)).toMatch(/^\d+ % {2}\d+\.\d MB of 6\.8 MB {2}\d+\.\d MB\/s {2}\d+ s left$/);
    expect(shown.at(-1)).not.toContain("MB/s");
    put("few.jsonl", '{"id":1,"text":"臺灣"}\n');
    expect(atTerminal(["jsonl", "--workers", "0", "-o", "few.out.jsonl", "few.jsonl"])).toEqual({ status: 0, screen: expect.not.stringContaining("MB/s") });
  });
});

describe("the line of progress", () => {
  test.each([
    [5e6, 20e6, 2, "25 %  5.0 MB of 20.0 MB  2.5 MB/s  6 s left"],
    [5e6, 0, 2, "5.0 MB  2.5 MB/s"], // how much there is to come is not known
    [21e6, 20e6, 2, "21.0 MB  10.5 MB/s"], // the file grew meanwhile
    [0, 20e6, 0, "0 %  0.0 MB of 20.0 MB  0.0 MB/s"],
    [1e6, 60e6, 1, "1 %  1.0 MB of 60.0 MB  1.0 MB/s  59 s left"],
    [1e6, 61e6, 1, "1 %  1.0 MB of 61.0 MB  1.0 MB/s  1 min 0 s left"],
    [1e6, 3600e6, 1, "0 %  1.0 MB of 3600.0 MB  1.0 MB/s  59 min 59 s left"],
    [1e6, 7262e6, 1, "0 %  1.0 MB of 7262.0 MB  1.0 MB/s  2 h 1 min left"],
    [20e6, 20e6, 2, "100 %  20.0 MB of 20.0 MB  10.0 MB/s  0 s left"],
  ])("%d of %d after %d s", (done, total, seconds, line) => expect(progressLine(done, total, seconds)).toBe(line));
});
