// Where Chromium is, for the browser tests; installs Debian's package when there is none and we may. Prints the path.
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { pathToFileURL } from "node:url";

const CANDIDATES = [process.env["GUIYI_CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export function findChromium() {
  return CANDIDATES.find((path) => {
    if (path === undefined) return false;
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (findChromium() === undefined) {
    const run = (args) => spawnSync("apt-get", args, { stdio: ["ignore", 2, 2], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
    run(["update", "-q"]);
    run(["install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-noto-cjk"]);
  }
  const found = findChromium();
  if (found === undefined) {
    console.error("[guiyi] no Chromium: install it (apt-get install chromium) or set GUIYI_CHROMIUM to its path");
    process.exit(1);
  }
  console.log(found);
}
