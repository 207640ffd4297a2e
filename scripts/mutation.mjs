// `npm run mutation [-- AREA...]`: mutants of each area of rules against the area's own tests, one line of figures an area.
// Survivors are listed in reports/mutation/AREA.txt; runs are incremental.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const AREAS = ["text", "fold", "repair", "page", "script", "numerals", "report"];
const chosen = process.argv.slice(2);
const unknown = chosen.find((area) => !AREAS.includes(area));
if (unknown !== undefined) {
  console.error(`no area "${unknown}"; there are ${AREAS.join(", ")}`);
  process.exit(2);
}
const root = fileURLToPath(new URL("..", import.meta.url));
const reports = new URL("../reports/mutation/", import.meta.url);
mkdirSync(reports, { recursive: true });

for (const area of chosen.length === 0 ? AREAS : chosen) {
  const { status, stdout, stderr } = spawnSync("npx", ["stryker", "run"], { cwd: root, env: { ...process.env, GUIYI_AREA: area }, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) {
    console.error(`${area}: stryker failed\n${stdout.slice(-2000)}${stderr.slice(-2000)}`);
    process.exitCode = 1;
    continue;
  }
  const { files } = JSON.parse(readFileSync(new URL(`${area}.json`, reports), "utf8"));
  const count = { Killed: 0, Timeout: 0, Survived: 0, NoCoverage: 0 };
  const survivors = [];
  for (const [file, { source, mutants }] of Object.entries(files)) {
    const lines = source.split("\n");
    for (const { status, location, replacement, mutatorName } of mutants) {
      if (status in count) count[status]++;
      if (status === "Survived" || status === "NoCoverage") survivors.push(`${file}:${location.start.line} ${status} ${mutatorName}: ${lines[location.start.line - 1].trim()}  →  ${(replacement ?? "").replace(/\s+/g, " ").slice(0, 80)}`);
    }
  }
  const killed = count.Killed + count.Timeout;
  const all = killed + count.Survived + count.NoCoverage;
  writeFileSync(new URL(`${area}.txt`, reports), `${survivors.join("\n")}\n`);
  console.log(`${area}: ${((100 * killed) / all).toFixed(1)} % of ${all} mutants killed, ${count.Survived} survived, ${count.NoCoverage} without a test`);
}
