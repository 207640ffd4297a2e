// Everything a fresh checkout needs before its first command: packages, generated tables and, when asked (--build), dist/.
// Does nothing that is up to date, so it may stand in front of every command.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";

const run = (command, args) => {
  const { status, error } = spawnSync(command, args, { stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (error || status !== 0) {
    console.error(`[guiyi] ${command} ${args.join(" ")} failed${error ? `: ${error.message}` : ""}`);
    process.exit(status || 1);
  }
};
const newest = (path) => {
  if (!existsSync(path)) return 0;
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(0, ...readdirSync(path).filter((name) => path !== "src" || name !== "generated").map((name) => newest(join(path, name))));
};

const stamp = join("node_modules", ".guiyi-lock");
const lock = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
  run("npm", ["ci", "--no-audit", "--no-fund"]);
  writeFileSync(stamp, lock);
}

const made = join("src", "generated", ".stamp");
if (newest(made) < Math.max(newest("data"), newest("scripts"), newest(join("src", "explain")), newest(stamp))) {
  run(process.execPath, [join("node_modules", "tsx", "dist", "cli.mjs"), "scripts/generate.ts"]);
  writeFileSync(made, "");
}

if (process.argv.includes("--build") && newest(join("dist", "cjs", "package.json")) < Math.max(newest("src"), newest(made), newest("tsup.config.ts"))) {
  run("npm", ["run", "build:only"]);
}
