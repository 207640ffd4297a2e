import { parseArgs } from "node:util";
import { nearest } from "../error.ts";
import { quote } from "../node/errors.ts";

/** One option of a command. The help, the checks and the reading of the command line are made of these rows. */
export interface CliOption {
  readonly name: string;
  readonly short?: string;
  /** flag: no value. list: may be given several times, or several values joined by commas. size: bytes, 64M; seconds: 5, 5s, 200ms. */
  readonly kind: "flag" | "text" | "choice" | "list" | "count" | "size" | "seconds";
  readonly choices?: readonly string[];
  /** What the help calls the value. */
  readonly value?: string;
  readonly default?: string;
  readonly summary: string;
}

/** Wrong use of the command line: exit 2. */
export class UsageError extends Error {
  override readonly name: string = "UsageError";
}

/** What stood on the command line, checked against the rows. A value that was not given is the default of its row. */
export interface Args {
  readonly positionals: readonly string[];
  given(name: string): boolean;
  flag(name: string): boolean;
  text(name: string): string | undefined;
  list(name: string): readonly string[];
  number(name: string): number | undefined;
}

/**
 * Reads a command line. An unknown name, a missing value or one of the wrong kind is a UsageError that names the nearest right one.
 */
export function readArgs(argv: readonly string[], table: readonly CliOption[]): Args {
  const options: Record<string, { type: "boolean" | "string"; short?: string; multiple: true }> = {};
  for (const { name, kind, short } of table) options[name] = { type: kind === "flag" ? "boolean" : "string", multiple: true, ...(short === undefined ? {} : { short }) };
  const { tokens, positionals } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const row = table.find(({ name }) => name === token.name);
    if (row === undefined) throw unknownOption(token.rawName, table);
    if (row.kind === "flag") {
      if (token.value !== undefined) throw new UsageError(`${token.rawName} takes no value`);
      values.set(row.name, [""]);
      continue;
    }
    if (token.value === undefined) throw new UsageError(`${token.rawName} needs a value: ${token.rawName} ${placeholder(row)}`);
    if (!token.inlineValue && /^-./.test(token.value)) throw new UsageError(`${token.rawName} needs a value; write ${token.rawName}=${quote(token.value)} if it begins with a dash`);
    const given = row.kind === "list" ? token.value.split(",").filter((word) => word !== "") : [token.value];
    for (const value of given) checkValue(row, value);
    values.set(row.name, row.kind === "list" ? [...(values.get(row.name) ?? []), ...given] : given);
  }
  const rowOf = (name: string): CliOption => {
    const row = table.find((candidate) => candidate.name === name);
    if (row === undefined) throw new TypeError(`the command has no option ${name}`);
    return row;
  };
  const valuesOf = (name: string): readonly string[] => {
    const row = rowOf(name);
    return values.get(name) ?? (row.default === undefined ? [] : row.kind === "list" ? row.default.split(",") : [row.default]);
  };
  return {
    positionals,
    given: (name) => values.has(rowOf(name).name),
    flag: (name) => values.has(rowOf(name).name),
    text: (name) => valuesOf(name).at(-1),
    list: valuesOf,
    number(name) {
      const value = valuesOf(name).at(-1);
      return value === undefined ? undefined : parseQuantity(rowOf(name), value);
    },
  };
}

function unknownOption(rawName: string, table: readonly CliOption[]): UsageError {
  const near = nearest(rawName.replace(/^-+/, ""), table.map(({ name }) => name));
  return new UsageError(`unknown option ${quote(rawName)}${near === undefined ? "" : `; did you mean --${near}?`}`);
}

function checkValue(row: CliOption, value: string): void {
  if (row.choices !== undefined && !row.choices.includes(value)) {
    const near = nearest(value, row.choices);
    throw new UsageError(`--${row.name} cannot be ${quote(value)}; ${near === undefined ? `one of ${row.choices.join(", ")}` : `did you mean ${near}?`}`);
  }
  if (row.kind === "count" || row.kind === "size" || row.kind === "seconds") parseQuantity(row, value);
}

const UNITS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  count: { "": 1 },
  size: { "": 1, k: 1 << 10, m: 1 << 20, g: 2 ** 30, kb: 1 << 10, mb: 1 << 20, gb: 2 ** 30 },
  seconds: { "": 1, s: 1, ms: 0.001, m: 60 },
};

function parseQuantity(row: CliOption, value: string): number {
  const [, digits, unit] = /^(\d{1,15}(?:\.\d{1,6})?)([A-Za-z]{0,2})$/.exec(value) ?? [];
  const factor = unit === undefined ? undefined : UNITS[row.kind]?.[unit.toLowerCase()];
  const number = Number(digits) * (factor ?? Number.NaN);
  if (Number.isNaN(number) || (row.kind === "count" && !Number.isInteger(number))) throw new UsageError(`--${row.name} must be ${row.kind === "count" ? "a whole number" : row.kind === "size" ? "a size such as 64M" : "a time such as 5s or 200ms"}, not ${quote(value)}`);
  return row.kind === "size" ? Math.floor(number) : number;
}

export function placeholder({ kind, value, choices }: CliOption): string {
  return value ?? (choices !== undefined ? choices.join("|") : kind === "count" ? "N" : kind === "size" ? "BYTES" : kind === "seconds" ? "TIME" : kind.toUpperCase());
}
