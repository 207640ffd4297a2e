/** What test files take from vitest, as far as the tests of rules need it: they are collected here and run by the worker. */
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";
import * as chai from "chai";

export interface Test {
  readonly name: string;
  readonly run: () => unknown;
}

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

let tests: Test[] = [];
let path: string[] = [];

/** The tests that were collected since the last call. */
export function takeTests(): readonly Test[] {
  const taken = tests;
  tests = [];
  path = [];
  return taken;
}

type Body = (...row: unknown[]) => unknown;

const titled = (name: string, row: unknown, index: number): string => `${name} [${index}] ${typeof row === "string" ? row.slice(0, 40) : ""}`;
const eachOf = (register: (name: string, run: () => unknown) => void) => (rows: readonly unknown[]) => (name: string, body: Body) => {
  rows.forEach((row, index) => register(titled(name, row, index), () => body(...(Array.isArray(row) ? row : [row]))));
};

const test = (name: string, body: Body): void => void tests.push({ name: [...path, name].join(" › "), run: () => body() });
const describe = (name: string, body: () => unknown): void => {
  path.push(name);
  body();
  path.pop();
};
/** A known failure says nothing about mutants. */
const fails = (): void => undefined;

export const vitest = {
  expect: Object.assign((value: unknown, message?: string) => chai.expect(value, message), {
    objectContaining: (expected: object) => ({ asymmetricMatch: (actual: Record<string, unknown>) => Object.entries(expected).every(([key, value]) => JSON.stringify(actual[key]) === JSON.stringify(value)) }),
    unreachable: (message?: string) => chai.expect.fail(message ?? "unreachable"),
    fail: (message?: string) => chai.expect.fail(message ?? "failed"),
  }),
  test: Object.assign(test, { each: eachOf(test), fails }),
  it: Object.assign(test, { each: eachOf(test), fails }),
  describe: Object.assign(describe, { each: eachOf(describe as never) }),
  afterEach: (): void => undefined,
};
