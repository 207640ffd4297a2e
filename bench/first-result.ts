/** Time to the first result: a fresh process that imports one entry and calls one function, as a command or a cold function does. */
import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What users get is measured: the built package. */
const CALLS: readonly (readonly [entry: string, call: string])[] = [
  ["index", 'normalize("當前位置：首頁 > 新聞\\n今天沒有出門。")'],
  ["text", 'matchKey("發表於")'],
  ["read", 'readHtml("<p>今天没有出门。</p>")'],
  ["repair", 'repair("&ldquo;长江&rdquo;大\\u200b桥")'],
  ["fold", 'fold("⽔⻔前的⻋")'],
  ["page", 'stripBoilerplate("首页 > 要闻 > 正文\\n今天没有出门。")'],
  ["numerals", 'parseNumber("一百二十万")'],
  ["numerals", 'findQuantities("地区生产总值1590亿元，增长1.8%")'],
  ["report", 'extractIndicators("地区生产总值1590亿元，增长1.8%")'],
  ["script", 'toSimplified("發展")'],
  ["script", 'toTraditional("发展")'],
];

/** Rows of a table: the best of `runs` fresh processes, in milliseconds of processor time, import and first call together: other work on the machine counts less so. */
export function firstResults(runs: number): string[] {
  const rows = CALLS.map(([entry, call]) => {
    const url = new URL(`../dist/${entry === "index" ? "" : `${entry}/`}index.js`, import.meta.url).href;
    const code = `const from = process.cpuUsage(); const m = await import(${JSON.stringify(url)}); m.${call}; const { user, system } = process.cpuUsage(from); console.log((user + system) / 1000)`;
    let best = Infinity;
    for (let run = 0; run < runs; run++) best = Math.min(best, Number(execFileSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" })));
    return `| ${entry === "index" ? "guiyi" : `guiyi/${entry}`} | \`${call.replace(/\(.*$/s, "")}\` | ${best.toFixed(0)} |`;
  });
  return [...rows, ...COMMANDS.map((args) => `| command | \`guiyi ${args.join(" ")}\` | ${Math.min(...Array.from({ length: runs }, () => startOf(args))).toFixed(0)} |`)];
}

const COMMANDS: readonly (readonly string[])[] = [["--version"], ["clean"], ["jsonl", "--workers", "0"]];

/** The whole of a process on an empty input, in milliseconds. */
function startOf(args: readonly string[]): number {
  const begun = performance.now();
  spawnSync(process.execPath, [fileURLToPath(new URL("../dist/cli.js", import.meta.url)), ...args], { input: "" });
  return performance.now() - begun;
}
