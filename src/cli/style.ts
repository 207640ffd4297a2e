/** Colours for a terminal. What is coloured must be free of control characters already: see explain/visible.ts. */
import { styleText } from "node:util";
import type { Style } from "../explain/index.ts";

const FORMATS = { heading: "bold", rule: "cyan", before: "red", after: "green", dim: "dim" } as const;

/** For `renderTerminal`. Honours NO_COLOR and FORCE_COLOR, which styleText reads with the stream. */
export const terminalStyle: Style = (kind, text) => styleText(FORMATS[kind], text);

export function colourDiff(diff: string): string {
  return diff
    .split("\n")
    .map((line) => (/^(?:---|\+\+\+) /.test(line) ? styleText("bold", line) : line.startsWith("+") ? styleText("green", line) : line.startsWith("-") ? styleText("red", line) : line.startsWith("@@") ? styleText("cyan", line) : line))
    .join("\n");
}

/** Is standard output a terminal that shows colours? NO_COLOR and FORCE_COLOR are honoured. */
export function coloursWanted(): boolean {
  return process.stdout.isTTY === true && process.stdout.hasColors();
}
