// The main job on the bundled sample: a forum thread and an annotated page in, clean text and a table of figures out.
import { spawnSync } from "node:child_process";

const run = (args) => {
  console.log(`\n$ guiyi ${args.join(" ")}\n`);
  const { status } = spawnSync(process.execPath, ["dist/cli.js", ...args], { stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) process.exit(status ?? 1);
};
run(["examples/pages/annotated.txt"]);
run(["examples/pages/thread.txt"]);
run(["indicators", "--format", "table", "examples/pages/thread.txt"]);
