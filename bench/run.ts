/**
 * Speed against rivals, in one process run: `npm run bench [-- --quick] [-- --only script]`.
 *
 * Every figure is a ratio to a rival measured in the same run, on texts of a seeded generator. Figures are millions of
 * UTF-16 units a second; the table names machine, Node and date. Rivals live in bench/rivals and are installed at the
 * first run.
 */
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { Bench } from "tinybench";
import type { EditSet } from "../src/text/index.ts";
import { conversionRows } from "./conversion.ts";
import { firstResults } from "./first-result.ts";
import { pipelineRows } from "./pipeline.ts";
import { makeText, makeTexts, type Register } from "./texts.ts";

const rivalsFolder = fileURLToPath(new URL("rivals/", import.meta.url));
const require = createRequire(new URL("rivals/package.json", import.meta.url));
const quick = process.argv.includes("--quick");
const only = process.argv[process.argv.indexOf("--only") + 1];

type Convert = (text: string) => unknown;
interface Contest {
  readonly area: string;
  readonly name: string;
  /** Many where they are short: one text again and again is known by heart to a processor's branch predictor. */
  readonly texts: readonly string[];
  /** guiyi first; the second is the rival that ratios are taken against. */
  readonly runners: Readonly<Record<string, Convert>>;
}

function installRivals(): void {
  if (existsSync(new URL("rivals/node_modules", import.meta.url))) return;
  console.error("installing rivals …");
  const { status } = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock"], { cwd: rivalsFolder, stdio: ["ignore", 2, 2] });
  if (status !== 0) console.error("some rivals could not be installed; they are left out");
}

/** A rival that does not load on this machine is named and left out. */
async function attempt<T>(name: string, load: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await load();
  } catch (error) {
    console.error(`left out: ${name} does not load here (${String((error as Error).message).split("\n")[0]})`);
    return undefined;
  }
}

/** What an edit set costs that is used: its output, positions mapped back (one in 4,000 units, 4 at least), every column read, every edit as an object. */
function editRunners(edits: (text: string) => EditSet): Record<string, Convert> {
  return {
    "guiyi t2s.edits, output": (text) => edits(text).apply(text),
    "… output, positions": (text) => {
      const set = edits(text);
      const places = Math.max(4, text.length / 4000);
      for (let i = 0; i < places; i++) {
        const start = Math.floor((set.outputLength * i) / places);
        set.toSource({ start, end: start + 1 });
      }
      return set.apply(text);
    },
    "… output, every column": (text) => {
      const set = edits(text);
      const { starts, ends, insertedEnds, rules } = set.columns;
      let sum = 0;
      for (let i = 0; i < starts.length; i++) sum += starts[i]! + ends[i]! + insertedEnds[i]! + rules[i]!;
      return sum < 0 ? sum : set.apply(text);
    },
    "… output, every edit": (text) => {
      const set = edits(text);
      let sum = 0;
      for (const { start, end, text: written, rule } of set) sum += start + end + written.length + rule.length;
      return sum < 0 ? sum : set.apply(text);
    },
  };
}

/** What users get is measured: the built package. */
const built = (name: string): Promise<unknown> => import(new URL(`../dist/${name}.js`, import.meta.url).href) as Promise<unknown>;

async function contests(): Promise<Contest[]> {
  const guiyi = (await built("index")) as { normalize: Convert };
  const script = (await built("script/index")) as { toSimplified: Convert; createConverter: (options: { config: string }) => Convert & { readonly edits: (text: string) => EditSet } };
  const numerals = (await built("numerals/index")) as { findQuantities: Convert };
  const { Converter } = (await import("opencc-js")) as unknown as { Converter: (options: { from: string; to: string }) => Convert };
  const native = await attempt("opencc (native)", () => new (require("opencc") as { OpenCC: new (config: string) => { convertSync: Convert } }).OpenCC("t2s.json"));
  const wasm = await attempt("simplecc-wasm", () => require("simplecc-wasm") as { simplecc: (text: string, config: string) => string });
  const recognizers = await attempt("Recognizers-Text", () => require("@microsoft/recognizers-text-number") as { recognizeNumber: (text: string, culture: string) => unknown; recognizePercentage: (text: string, culture: string) => unknown });

  const t2s = Converter({ from: "t", to: "cn" });
  const s2t = Converter({ from: "cn", to: "t" });
  const rivals = (config: string, convert: Convert): Record<string, Convert> => ({
    "opencc-js": convert,
    ...(native === undefined || config !== "t2s" ? {} : { "opencc (native)": (text: string) => native.convertSync(text) }),
    ...(wasm === undefined ? {} : { "simplecc-wasm": (text: string) => wasm.simplecc(text, config) }),
  });
  const sizes: readonly (readonly [string, number])[] = quick ? [["200", 200], ["1 M", 1_000_000]] : [["200", 200], ["1 k", 1000], ["1 M", 1_000_000], ["10 M", 10_000_000]];
  const list: Contest[] = [];
  for (const [label, units] of sizes) {
    for (const register of ["traditional", "simplified"] as const) {
      const ours = script.createConverter({ config: "t2s" });
      list.push({ area: "script", name: `t2s, ${register}, ${label}`, texts: makeTexts(register, units), runners: { "guiyi t2s": ours, ...rivals("t2s", t2s), "guiyi toSimplified": script.toSimplified, ...editRunners(ours.edits) } });
    }
    list.push({ area: "script", name: `s2t, simplified, ${label}`, texts: makeTexts("simplified", units), runners: { "guiyi s2t": script.createConverter({ config: "s2t" }), ...rivals("s2t", s2t) } });
    for (const register of ["simplified", "report", "traditional", "forum", "annotated"] as Register[]) {
      list.push({ area: "normalize", name: `normalize, ${register}, ${label}`, texts: makeTexts(register, units), runners: { "guiyi normalize": guiyi.normalize, "opencc-js t2s": t2s } });
    }
  }
  const report = makeText("report", 16_000);
  list.push({
    area: "numerals",
    name: "find quantities, report, 16 k",
    texts: [report],
    runners: {
      "guiyi findQuantities (all types)": numerals.findQuantities,
      ...(recognizers === undefined ? {} : { "Recognizers-Text (number + percent)": (text: string) => [recognizers.recognizeNumber(text, "zh-cn"), recognizers.recognizePercentage(text, "zh-cn")] }),
    },
  });
  return list;
}

async function measure(contest: Contest): Promise<string[]> {
  const bench = new Bench({ time: quick ? 200 : 600, warmupTime: quick ? 50 : 150, iterations: 3, warmupIterations: 1 });
  for (const [name, run] of Object.entries(contest.runners)) {
    bench.add(name, () => {
      for (const text of contest.texts) {
        const out = run(text);
        if (typeof out === "string") out.charCodeAt(out.length >> 1); // a rope is not a result yet
      }
    });
  }
  await bench.run();
  const units = contest.texts.reduce((sum, text) => sum + text.length, 0);
  const speeds = bench.tasks.map((task) => ({ name: task.name, speed: "latency" in task.result ? units / (task.result.latency.p50 / 1000) / 1e6 : 0 }));
  const base = speeds[1] ?? speeds[0]!;
  return speeds.map(({ name, speed }) => `| ${contest.name} | ${name} | ${speed < 10 ? speed.toPrecision(2) : Math.round(speed)} | ${(speed / base.speed).toFixed(1)} |`);
}

/** Areas that are measured in processes of their own, not in this one. */
const isApart = only === "start" || only === "jsonl" || only === "conversion";
if (!isApart) installRivals();
const head = `${cpus()[0]?.model ?? "unknown processor"} × ${cpus().length}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;
const lines = [head, "", "| text | who | M units/s | × the first rival |", "| --- | --- | --- | --- |"];
for (const contest of isApart ? [] : await contests()) {
  if (only !== undefined && process.argv.includes("--only") && contest.area !== only) continue;
  const rows = await measure(contest);
  lines.push(...rows);
  console.error(rows.join("\n"));
}
if (!process.argv.includes("--only") || only === "start") {
  const rows = firstResults(quick ? 5 : 15);
  lines.push("", "First result in a fresh process, import and first call, processor time:", "", "| entry | function | ms |", "| --- | --- | --- |", ...rows);
  console.error(rows.join("\n"));
}
if (only === "conversion") lines.splice(1, lines.length, "", "| t2s | traditional, M units/s without Buffer | simplified | memory over 20 MB, MB |", "| --- | --- | --- | --- |", ...conversionRows(quick ? 1 : 3));
if (only === "jsonl") lines.splice(1, lines.length, "", ...(await pipelineRows(quick ? 30_000 : 300_000, quick ? 2 : 4)));
console.log(lines.join("\n"));
if (process.argv.includes("--write")) writeFileSync(new URL("README.md", import.meta.url), `# Speed\n\nMade by \`npm run bench -- --write\`. Median of many runs, all runners in one process; ropes are read, so that lazily joined strings count as work.\n\n${lines.join("\n")}\n`);
