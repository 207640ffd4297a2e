/** Runs the tests of a bundle: once without a mutant to see what each test reaches, then for one mutant after the other. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Script } from "node:vm";
import { takeTests, vitest, type Test } from "./registry.ts";

/** To the worker: which bundle, then one mutant at a time. */
export type Order = { readonly script: string } | { readonly mutant: string; readonly tests: readonly number[]; readonly hits: number };
export type Answer =
  | { readonly kind: "ready"; readonly names: readonly string[]; readonly broken: readonly string[]; readonly reach: Readonly<Record<string, { readonly tests: readonly number[]; readonly hits: number; readonly isStatic: boolean }>> }
  | { readonly kind: "done"; readonly mutant: string; readonly killer: string | undefined };

interface Switches {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
}

const switches: Switches = { mutantCoverage: { static: {}, perTest: {} } };
(globalThis as { __stryker__?: Switches }).__stryker__ = switches;
const load = createRequire(import.meta.url);
let script: Script;

/** A fresh copy of every module: what a mutant left in a lazy table must not meet the next one. */
function evaluate(): readonly Test[] {
  const module = { exports: {} };
  const run = script.runInThisContext() as (require: (name: string) => unknown, module: object, exports: object) => void;
  run((name) => (name === "vitest" ? vitest : load(name)), module, module.exports);
  return takeTests();
}

async function passes(test: Test): Promise<boolean> {
  try {
    await test.run();
    return true;
  } catch {
    return false;
  }
}

async function explore(): Promise<Answer> {
  const tests = evaluate();
  const broken: string[] = [];
  const cost: number[] = [];
  for (const [index, test] of tests.entries()) {
    switches.currentTestId = String(index + 1);
    const start = performance.now();
    if (!(await passes(test))) broken.push(test.name);
    cost[index] = broken.at(-1) === test.name ? Infinity : performance.now() - start;
  }
  switches.currentTestId = undefined;
  const reach: Record<string, { tests: number[]; hits: number; isStatic: boolean }> = {};
  const of = (mutant: string): { tests: number[]; hits: number; isStatic: boolean } => (reach[mutant] ??= { tests: [], hits: 0, isStatic: false });
  for (const [test, hits] of Object.entries(switches.mutantCoverage.perTest)) {
    for (const [mutant, count] of Object.entries(hits)) {
      if (cost[Number(test) - 1] !== Infinity) of(mutant).tests.push(Number(test) - 1);
      of(mutant).hits += count;
    }
  }
  for (const mutant of Object.keys(switches.mutantCoverage.static)) of(mutant).isStatic = true;
  const byCost = (a: number, b: number): number => cost[a]! - cost[b]!;
  const all = tests.map((_test, index) => index).filter((index) => cost[index] !== Infinity);
  // What is reached while a module loads is seen by every test.
  for (const entry of Object.values(reach)) entry.tests = (entry.isStatic ? all : entry.tests).sort(byCost);
  return { kind: "ready", names: tests.map(({ name }) => name), broken, reach };
}

async function attack(mutant: string, chosen: readonly number[], hits: number): Promise<Answer> {
  switches.activeMutant = mutant;
  switches.hitCount = 0;
  switches.hitLimit = 100 * hits + 10_000;
  let tests: readonly Test[];
  try {
    tests = evaluate();
  } catch {
    takeTests();
    return { kind: "done", mutant, killer: "loading" };
  }
  for (const index of chosen) if (!(await passes(tests[index]!))) return { kind: "done", mutant, killer: tests[index]!.name };
  return { kind: "done", mutant, killer: undefined };
}

process.on("message", (order: Order) => {
  void (async () => {
    if ("script" in order) {
      script = new Script(`(function (require, module, exports) {${readFileSync(order.script, "utf8")}\n})`);
      process.send!(await explore());
    } else process.send!(await attack(order.mutant, order.tests, order.hits));
  })();
});
