/** What a conversion costs apart from its speed in Node: in a browser, where there is no Buffer, and in memory. Each runner in fresh processes. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeText } from "./texts.ts";

const url = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);
const RUNNERS: readonly (readonly [name: string, load: string])[] = [
  ["guiyi t2s", `(await import(${url("../dist/script/index.js")})).createConverter({ config: "t2s" })`],
  ["opencc-js", `(await import("opencc-js")).Converter({ from: "t", to: "cn" })`],
  ["guiyi toSimplified", `(await import(${url("../dist/script/index.js")})).toSimplified`],
];
const TEXT = `const { makeText } = await import(${url("texts.ts")})`;

function run(code: string): number {
  return Number(execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], { encoding: "utf8", cwd: new URL(".", import.meta.url) }));
}

/** Rows of a table: millions of units a second where Buffer is wanting, and the peak of memory over an input of 20 MB (UTF-8). */
export function conversionRows(rounds: number): string[] {
  const folder = mkdtempSync(join(tmpdir(), "guiyi-"));
  const file = join(folder, "text");
  writeFileSync(file, makeText("traditional", 7_000_000), "utf16le");
  const rows = RUNNERS.map(([name, load]) => {
    const speeds = ["traditional", "simplified"].map((register) => Math.max(...Array.from({ length: rounds }, () => run(`${TEXT}; const text = makeText("${register}", 200_000);
      globalThis.Buffer = undefined; const convert = ${load}; let best = 0;
      for (let i = 0; i < 30; i++) { const { user, system } = process.cpuUsage(); convert(text).charCodeAt(9); const now = process.cpuUsage(); best = Math.max(best, text.length / (now.user + now.system - user - system)); }
      console.log(best)`))));
    const memory = run(`const { readFileSync } = await import("node:fs"); const convert = ${load}; convert("漢語"); const text = readFileSync(${JSON.stringify(file)}, "utf16le");
      const before = process.resourceUsage().maxRSS; convert(text).charCodeAt(9); console.log((process.resourceUsage().maxRSS - before) / 1024)`);
    return `| ${name} | ${speeds.map((speed) => speed.toFixed(0)).join(" | ")} | ${memory.toFixed(0)} |`;
  });
  rmSync(folder, { recursive: true });
  return rows;
}
