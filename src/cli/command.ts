import type { Args, CliOption } from "./options.ts";
import type { ExitCode } from "./exit.ts";

/** One command: a file in `commands/` and a line in `commands/index.ts`. */
export interface Command {
  /** One line each: how it is called. */
  readonly usage: readonly string[];
  /** A sentence or two under the usage. */
  readonly about: string;
  readonly options: readonly CliOption[];
  /** Command lines that work, with what they do. */
  readonly examples: readonly (readonly [line: string, what: string])[];
  run(args: Args, io: Io): Promise<ExitCode>;
}

/** What a command has of the world besides files. Data goes to a sink (see node/output.ts), never here. */
export interface Io {
  /** A line for the person: to standard error, with the name of the program in front. Data in it must be quoted already. */
  message(line: string): void;
  /** Is standard error a terminal? */
  readonly isTerminal: boolean;
}
