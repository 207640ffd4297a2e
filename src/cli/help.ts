import type { Command } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { placeholder, type CliOption } from "./options.ts";

const HELP: CliOption = { name: "help", short: "h", kind: "flag", summary: "show this" };

/** The help of a command, made of its option table. `commands` is given for the default command, which lists the others. */
export function helpOf({ usage, about, options, examples }: Command, commands: readonly (readonly [name: string, summary: string])[] = []): string {
  const sections = [
    `${usage.map((line, i) => `${i === 0 ? "usage: " : "       "}${line}`).join("\n")}\n\n${about}`,
    section("commands", commands),
    section("options", [...options, HELP].map((row) => [label(row), `${row.summary}${row.default === undefined ? "" : ` (default ${row.default})`}`])),
    section("examples", examples),
    section("exit codes", exitCodes.map(([code, meaning]) => [String(code), meaning])),
  ];
  return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}

function label(row: CliOption): string {
  return `${row.short === undefined ? "" : `-${row.short}, `}--${row.name}${row.kind === "flag" ? "" : ` ${placeholder(row)}`}`;
}

function section(title: string, rows: readonly (readonly [string, string])[]): string {
  if (rows.length === 0) return "";
  const width = Math.max(...rows.map(([left]) => (left.length > 34 ? 0 : left.length)));
  return `${title}:\n${rows.map(([left, right]) => (left.length > width ? `  ${left}\n  ${" ".repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`)).join("\n")}`;
}
