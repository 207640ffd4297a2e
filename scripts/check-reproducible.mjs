// Two builds, one hash: packs the package twice from clean builds and compares the tarballs byte for byte.
// It also checks that the lock file pins every package by hash and that no package of ours runs a script at install time.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const pack = () => {
  execFileSync("npm", ["run", "--silent", "build:only"], { stdio: ["ignore", "ignore", "inherit"] });
  const folder = mkdtempSync(join(tmpdir(), "guiyi-pack-"));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { stdio: ["ignore", "ignore", "inherit"] });
  const hash = createHash("sha256").update(readFileSync(join(folder, readdirSync(folder)[0]))).digest("hex");
  rmSync(folder, { recursive: true });
  return hash;
};

const faults = [];
const [first, second] = [pack(), pack()];
console.log(`${first}\n${second}`);
if (first !== second) faults.push("two builds gave two tarballs");

const { scripts, dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
for (const name of ["preinstall", "install", "postinstall", "prepare"]) if (scripts[name]) faults.push(`package.json runs ${name}`);
const packages = Object.entries(JSON.parse(readFileSync("package-lock.json", "utf8")).packages).filter(([path]) => path !== "");
for (const [path, entry] of packages) if (!entry.link && !entry.integrity) faults.push(`${path} is not pinned by hash`);
// Not `npm sbom --omit dev`: it leaves out what a development dependency needs as well (npm 11).
const installed = packages.filter(([, entry]) => !entry.dev && !entry.devOptional);
for (const [path, entry] of installed) if (entry.hasInstallScript) faults.push(`${path} runs a script at install time`);
for (const name of Object.keys(dependencies)) if (!installed.some(([path]) => path === `node_modules/${name}`)) faults.push(`${name} is not locked as a package of run time`);
console.log(`${installed.length} packages at run time, those of other systems included; licences: ${[...new Set(installed.map(([, entry]) => entry.license))].sort().join(", ")}`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
