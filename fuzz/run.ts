/**
 * `npm run fuzz -- [--seconds 60] [--only NAME] [--seed 1] [--engine dictionary|jsfuzz]`
 *
 * dictionary (default): seeded mutations of the corpus with the tokens of the lexicons, in this process. Finds what sits
 * between rules, because its words are the rules' own.
 * jsfuzz: coverage-guided mutation of bytes over the instrumented bundle, in a child that is stopped when the time is up.
 *
 * A finding is written to test/regressions/ as a file that `npm test` replays for ever.
 */
import { spawn } from "node:child_process";
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { random } from "../bench/texts.ts";
import { dictionary, families } from "../test/hostile/families.ts";
import { subjects } from "../test/hostile/subjects.ts";

const { values } = parseArgs({ options: { seconds: { type: "string", default: "60" }, only: { type: "string" }, seed: { type: "string", default: "1" }, engine: { type: "string", default: "dictionary" } } });
const seconds = Number(values.seconds);
const folder = new URL("./corpus/", import.meta.url);
const regressions = new URL("../test/regressions/", import.meta.url);
const corpus = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));

if (values.engine === "jsfuzz") await runJsfuzz();
else runDictionary();

function runDictionary(): void {
  const next = random(Number(values.seed));
  const words = dictionary();
  const seeds = [...corpus, ...families.map((family) => family.make(40))];
  const chosen = subjects.filter(({ name }) => values.only === undefined || name === values.only);
  const end = Date.now() + seconds * 1000;
  let executions = 0;
  let findings = 0;
  while (Date.now() < end) {
    const text = mutate(seeds[Math.floor(next() * seeds.length)]!, seeds, words, next);
    for (const { name, violations } of chosen) {
      executions++;
      let broken: string[];
      try {
        broken = violations(text);
      } catch (error) {
        broken = [`threw ${String((error as Error).message)}`];
      }
      if (broken.length === 0) continue;
      findings++;
      const least = minimize(text, violations);
      console.error(`${name}: ${broken[0]}\n  ${JSON.stringify(least)}`);
      mkdirSync(regressions, { recursive: true });
      writeFileSync(new URL(`${createHash("sha256").update(least).digest("hex").slice(0, 12)}.json`, regressions), `${JSON.stringify({ function: name, text: least })}\n`);
      if (findings >= 20) break;
    }
    if (findings >= 20) break;
  }
  console.log(`${executions} executions over ${chosen.length} functions, ${findings} findings, seed ${values.seed}`);
  process.exitCode = findings === 0 ? 0 : 1;
}

function mutate(text: string, seeds: readonly string[], words: readonly string[], next: () => number): string {
  let out = text;
  const times = 1 + Math.floor(next() * 6);
  for (let i = 0; i < times; i++) {
    const at = Math.floor(next() * (out.length + 1));
    const to = Math.min(out.length, at + Math.floor(next() * 20));
    const kind = next();
    if (kind < 0.4) out = out.slice(0, at) + words[Math.floor(next() * words.length)]! + out.slice(at);
    else if (kind < 0.55) out = out.slice(0, at) + out.slice(to);
    else if (kind < 0.7) out = out.slice(0, at) + out.slice(at, to).repeat(2) + out.slice(to);
    else if (kind < 0.8) out = out.slice(0, at) + String.fromCharCode(Math.floor(next() * 0x10000)) + out.slice(at);
    else if (kind < 0.9) out = out.slice(0, at) + "\n".repeat(1 + Math.floor(next() * 2)) + out.slice(at);
    else {
      const other = seeds[Math.floor(next() * seeds.length)]!;
      const from = Math.floor(next() * other.length);
      out = out.slice(0, at) + other.slice(from, from + 60) + out.slice(to);
    }
    if (out.length > 2000) out = out.slice(0, 2000);
  }
  return out;
}

/** Cuts pieces out as long as some promise stays broken. */
function minimize(text: string, violations: (text: string) => string[]): string {
  const fails = (candidate: string): boolean => {
    try {
      return violations(candidate).length > 0;
    } catch {
      return true;
    }
  };
  let best = text;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.length; ) {
      const candidate = best.slice(0, at) + best.slice(at + size);
      if (candidate.length < best.length && fails(candidate)) best = candidate;
      else at += size;
    }
  }
  return best;
}

async function runJsfuzz(): Promise<void> {
  const work = new URL("./output/", import.meta.url);
  mkdirSync(new URL("corpus/", work), { recursive: true });
  corpus.forEach((text, index) => writeFileSync(new URL(`corpus/${index}`, work), text));
  const outfile = fileURLToPath(new URL("target.cjs", work));
  await build({ entryPoints: [fileURLToPath(new URL("./target.ts", import.meta.url))], bundle: true, platform: "node", format: "cjs", outfile, define: { "import.meta.url": JSON.stringify(import.meta.url) }, logLevel: "error" });
  const cli = fileURLToPath(new URL("../node_modules/jsfuzz/build/src/index.js", import.meta.url));
  if (!existsSync(cli)) throw new Error("jsfuzz is not installed");
  const child = spawn(process.execPath, [cli, outfile, fileURLToPath(new URL("corpus/", work)), "--timeout", "5"], { cwd: fileURLToPath(work), stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, ...(values.only === undefined ? {} : { GUIYI_FUZZ: values.only }) } });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output = (output + chunk).slice(-20_000)));
  const timer = setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
  await new Promise((resolve) => child.on("exit", resolve));
  clearTimeout(timer);
  const crash = /crash was written|timeout reached|MEMORY OOM/.test(output);
  console.log(output.split("\n").filter((line) => crash || line.startsWith("#")).slice(-20).join("\n"));
  process.exitCode = crash ? 1 : 0;
}
