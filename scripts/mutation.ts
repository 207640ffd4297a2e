/**
 * `npm run mutation -- [AREA | AREA/FILE]...`: mutants of each area of rules against the area's own tests.
 *
 * The mutants are Stryker's. They are run by a runner of our own, which keeps the tests of an area in one process and
 * evaluates them anew for each mutant: many mutants a second instead of seconds for each. A mutant that does not come back is
 * ended from outside. Survivors are listed in reports/mutation/.
 */
import { fork, type ChildProcess } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundleWithMutants, filesOf, type Mutant } from "./mutation/bundle.ts";
import type { Answer, Order } from "./mutation/worker.ts";

const AREAS = ["text", "fold", "repair", "page", "script", "numerals", "report"];
/** A mutant that takes longer is caught in a loop. */
const PATIENCE_MS = 30_000;
/** A law has a twentieth of its cases for each mutant. */
process.env["GUIYI_LAW_SHARE"] ??= "0.05";

const reports = new URL("../reports/mutation/", import.meta.url);
mkdirSync(reports, { recursive: true });

const chosen = new Map<string, string[]>();
for (const argument of process.argv.slice(2)) {
  const [area = "", ...file] = argument.split("/");
  if (!AREAS.includes(area)) throw new Error(`no area "${area}"; there are ${AREAS.join(", ")}`);
  const names = chosen.get(area) ?? [];
  if (file.length > 0) names.push(file.join("/"));
  chosen.set(area, names);
}
for (const [area, names] of chosen.size > 0 ? chosen : AREAS.map((area) => [area, []] as const)) await attackArea(area, names);

type Fate = "killed" | "survived" | "unreached";

async function attackArea(area: string, names: readonly string[]): Promise<void> {
  const { script, mutants } = await bundleWithMutants(area, filesOf(area, names));
  const file = fileURLToPath(new URL(`${area}.cjs`, reports));
  writeFileSync(file, script);
  let worker = start();
  const ready = await ask(worker, { script: file }, 20 * PATIENCE_MS);
  if (ready?.kind !== "ready") throw new Error(`the tests of ${area} do not run`);
  if (ready.broken.length > 0) console.error(`${area}: left out, because they fail here without a mutant: ${ready.broken.join("; ")}`);
  const fates = new Map<Mutant, Fate>();
  for (const mutant of mutants) {
    const reach = ready.reach[mutant.id];
    if (reach === undefined) {
      fates.set(mutant, "unreached");
      continue;
    }
    const answer = await ask(worker, { mutant: mutant.id, tests: reach.tests, hits: reach.hits }, PATIENCE_MS);
    if (answer === undefined) {
      worker.kill("SIGKILL");
      worker = start();
      await ask(worker, { script: file }, 20 * PATIENCE_MS);
    }
    fates.set(mutant, answer?.kind === "done" && answer.killer === undefined ? "survived" : "killed");
  }
  worker.kill("SIGKILL");
  report(area, names, fates);
}

function start(): ChildProcess {
  return fork(fileURLToPath(new URL("./mutation/worker.ts", import.meta.url)), { execArgv: process.execArgv });
}

/** The answer, or undefined when it does not come in time. */
function ask(worker: ChildProcess, order: Order, patience: number): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const settle = (answer?: Answer): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      resolve(answer);
    };
    const timer = setTimeout(settle, patience);
    worker.once("message", (answer: Answer) => settle(answer));
    worker.once("exit", () => settle());
    worker.send(order);
  });
}

function report(area: string, names: readonly string[], fates: ReadonlyMap<Mutant, Fate>): void {
  const byFile = new Map<string, [Mutant, Fate][]>();
  for (const entry of fates) byFile.set(entry[0].file, [...(byFile.get(entry[0].file) ?? []), entry]);
  const survivors: string[] = [];
  const line = (name: string, list: readonly Fate[]): string => {
    const count = (wanted: Fate): number => list.filter((fate) => fate === wanted).length;
    return `${((100 * count("killed")) / list.length).toFixed(1).padStart(5)} % of ${String(list.length).padStart(5)} mutants killed, ${count("survived")} survived, ${count("unreached")} without a test: ${name}`;
  };
  for (const [file, entries] of byFile) {
    const source = readFileSync(new URL(`../${file}`, import.meta.url), "utf8").split("\n");
    console.log(line(file, entries.map(([, fate]) => fate)));
    for (const [{ line: at, mutator, replacement }, fate] of entries) if (fate !== "killed") survivors.push(`${file}:${at} ${fate} ${mutator}: ${source[at - 1]!.trim().slice(0, 200)}  →  ${replacement}`);
  }
  console.log(line(area, [...fates.values()]));
  writeFileSync(new URL(`${[area, ...names].join("-").replaceAll("/", "-")}.txt`, reports), `${survivors.join("\n")}\n`);
}
