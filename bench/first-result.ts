/** Time to the first result: a fresh process that imports one entry and calls one function, as a command or a cold function does. */
import { execFileSync } from "node:child_process";

/** What users get is measured: the built package. */
const CALLS: readonly (readonly [entry: string, call: string])[] = [
  ["numerals", 'parseNumber("一百二十万")'],
  ["numerals", 'findQuantities("地区生产总值1590亿元，增长1.8%")'],
  ["report", 'extractIndicators("地区生产总值1590亿元，增长1.8%")'],
  ["script", 'toSimplified("發展")'],
];

/** Rows of a table: the best of `runs` fresh processes, in milliseconds of processor time, import and first call together: other work on the machine counts less so. */
export function firstResults(runs: number): string[] {
  return CALLS.map(([entry, call]) => {
    const url = new URL(`../dist/${entry}/index.js`, import.meta.url).href;
    const code = `const from = process.cpuUsage(); const m = await import(${JSON.stringify(url)}); m.${call}; const { user, system } = process.cpuUsage(from); console.log((user + system) / 1000)`;
    let best = Infinity;
    for (let run = 0; run < runs; run++) best = Math.min(best, Number(execFileSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" })));
    return `| guiyi/${entry} | \`${call.replace(/\(.*$/, "")}\` | ${best.toFixed(0)} |`;
  });
}
