/**
 * `npm run coverage [-- VITEST ARGUMENTS]`: branches of src/ that the tests reach, in this process and in the child processes
 * that the tests of the command line start. One line a folder, and the branches that nothing reached in reports/coverage/open.txt.
 *
 * Vitest measures its own process. Children run dist/, which is built with source maps for it: what they reached is mapped back to
 * src/ and counts for a branch of the same place there. Tests of the package itself are left out: they refuse source maps.
 */
// @ts-expect-error: it comes without types
import { mergeProcessCovs } from "@bcoe/v8-coverage";
import { convert } from "ast-v8-to-istanbul";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseAstAsync } from "vite";

/** What V8 writes of one process, as far as it is looked at. */
interface ProcessCov {
  readonly result: readonly { readonly url: string }[];
}

interface Location {
  readonly start: { readonly line: number; readonly column: number };
}

interface FileCoverage {
  readonly path: string;
  readonly branchMap: Readonly<Record<string, { readonly type: string; readonly loc: Location; readonly locations: readonly Location[] }>>;
  readonly b: Readonly<Record<string, readonly number[]>>;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const reports = `${root}reports/coverage`;
const children = `${reports}/children`;
/** A law has a tenth of its cases: a branch that they reach at all they reach early. */
process.env["GUIYI_LAW_SHARE"] ??= "0.1";

rmSync(reports, { recursive: true, force: true });
mkdirSync(children, { recursive: true });
chmodSync(children, 0o777); // some children are nobody

build({ GUIYI_SOURCE_MAPS: "1" });
const run = spawnSync("npx", ["vitest", "run", "--coverage.enabled", "--coverage.reporter=json", `--coverage.reportsDirectory=${reports}/vitest`, "--coverage.reportOnFailure", "--exclude", "test/package/**", ...process.argv.slice(2)], { cwd: root, stdio: "inherit", env: { ...process.env, GUIYI_CHILD_COVERAGE: children } });
const reached = await reachedInChildren();
build({});
const files = Object.values(JSON.parse(readFileSync(`${reports}/vitest/coverage-final.json`, "utf8")) as Record<string, FileCoverage>);
const count = new Map<string, { all: number; reached: number }>();
const open: string[] = [];
for (const { path, branchMap, b } of files) {
  const file = path.slice(root.length);
  const folder = file.split("/").slice(0, 2).join("/");
  for (const [id, place] of places(branchMap)) {
    const { type, loc, locations } = branchMap[id]!;
    locations.forEach((location, arm) => {
      const isReached = b[id]![arm]! > 0 || reached.has(`${file}:${place}:${arm}`);
      for (const name of [folder, "all"]) {
        const entry = count.get(name) ?? { all: 0, reached: 0 };
        count.set(name, { all: entry.all + 1, reached: entry.reached + Number(isReached) });
      }
      if (!isReached) open.push(`${file}:${location.start.line ?? loc.start.line}:${location.start.column ?? loc.start.column} ${type} ${arm}`);
    });
  }
}
writeFileSync(`${reports}/open.txt`, `${open.join("\n")}\n`);
for (const [name, { all, reached: some }] of [...count].sort()) console.log(`${((100 * some) / all).toFixed(1).padStart(5)} % of ${String(all).padStart(5)} branches: ${name}`);
process.exitCode = run.status ?? 1;

function build(environment: Readonly<Record<string, string>>): void {
  const { status } = spawnSync("npm", ["run", "--silent", "build"], { cwd: root, stdio: "inherit", env: { ...process.env, ...environment } });
  if (status !== 0) throw new Error("the build failed");
}

/**
 * Where each branch stands, the same in src/ and mapped back from dist/: its line, its type, and which of its type it is on the line.
 * Columns would not do: esbuild maps an `else if` to its `else`.
 */
function places(branchMap: FileCoverage["branchMap"]): readonly (readonly [id: string, place: string])[] {
  const seen = new Map<string, number>();
  return Object.entries(branchMap)
    .sort(([, { loc: { start: a } }], [, { loc: { start: b } }]) => a.line - b.line || a.column - b.column)
    .map(([id, { type, loc }]) => {
      const line = `${loc.start.line}:${type}`;
      const nth = seen.get(line) ?? 0;
      seen.set(line, nth + 1);
      return [id, `${line}:${nth}`];
    });
}

/** Arms of branches that children reached: file, place, arm. */
async function reachedInChildren(): Promise<ReadonlySet<string>> {
  const dist = new URL("../dist/", import.meta.url).href;
  const covs = readdirSync(children).map((name) => {
    // A child that was killed while it wrote tells nothing.
    try {
      const { result } = JSON.parse(readFileSync(`${children}/${name}`, "utf8")) as ProcessCov;
      return { result: result.filter(({ url }) => url.startsWith(dist)) };
    } catch {
      return { result: [] };
    }
  });
  const found = new Set<string>();
  for (const coverage of (mergeProcessCovs(covs) as { result: Parameters<typeof convert>[0]["coverage"][] }).result) {
    const path = fileURLToPath(coverage.url);
    if (!existsSync(`${path}.map`)) continue; // what a test wrote beside the build
    const code = readFileSync(path, "utf8");
    const data = await convert({ ast: parseAstAsync(code), code, wrapperLength: 0, coverage, sourceMap: JSON.parse(readFileSync(`${path}.map`, "utf8")) }) as Record<string, FileCoverage>;
    for (const file of Object.values(data)) {
      for (const [id, place] of places(file.branchMap)) file.b[id]!.forEach((times, arm) => void (times > 0 && found.add(`${file.path.slice(root.length)}:${place}:${arm}`)));
    }
  }
  return found;
}
