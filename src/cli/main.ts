#!/usr/bin/env node
import { existsSync } from "node:fs";
import { nearest } from "../error.ts";
import { standardOutput } from "../node/output.ts";
import { versionText } from "./version.ts";
import type { Io } from "./command.ts";
import { commands, defaultCommand } from "./commands/index.ts";
import { exitOf, INPUT_FAILED, type ExitCode } from "./exit.ts";
import { helpOf } from "./help.ts";
import { readArgs, UsageError } from "./options.ts";

const io: Io = {
  message: (line) => void process.stderr.write(`guiyi: ${line}\n`),
  isTerminal: process.stderr.isTTY === true,
};

async function run(argv: readonly string[]): Promise<ExitCode> {
  if (argv[0] === "help" && !existsSync("help")) return run([...argv.slice(1), "--help"]);
  const entry = commands.find(({ name }) => name === argv[0]);
  const rest = entry === undefined ? argv : argv.slice(1);
  const words = rest.slice(0, [...rest, "--"].indexOf("--"));
  const asksHelp = words.includes("--help") || words.includes("-h");
  if (entry === undefined && !asksHelp && words.includes("--version")) return print(await versionText(words.includes("--json")));
  const { command } = await (entry?.load ?? defaultCommand)();
  if (asksHelp) return print(helpOf(command, entry === undefined ? commands.map(({ name, summary }) => [name, summary]) : []));
  if (entry === undefined && argv.length === 0 && process.stdin.isTTY) throw new UsageError("name a file, or pipe text in");
  try {
    return await command.run(readArgs(rest, command.options), io);
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`${error.message}; see guiyi ${entry === undefined ? "" : `${entry.name} `}--help`) : error;
  }
}

async function print(text: string): Promise<ExitCode> {
  await standardOutput().write(Buffer.from(text));
  return 0;
}

/** A misspelt command is taken for a file, which is not there either. */
function hintAtCommand(word: string | undefined): void {
  const near = word === undefined || commands.some(({ name }) => name === word) || word.startsWith("-") || existsSync(word) ? undefined : nearest(word, commands.map(({ name }) => name));
  if (near !== undefined) io.message(`did you mean the command guiyi ${near}?`);
}

async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  // A reader of standard error that has gone must not end the work.
  process.stderr.on("error", () => {});
  try {
    process.exitCode = await run(argv);
    if (process.exitCode === INPUT_FAILED) hintAtCommand(argv[0]);
  } catch (error) {
    const { code, line } = exitOf(error);
    if (line !== undefined) io.message(line);
    process.exitCode = code;
  }
  // Whatever is awaited has been written; a standard input that nobody ends must not keep the process.
  process.stdin.destroy();
}

void main();
