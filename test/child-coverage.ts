/** Children that tests start write what they reach to this folder (scripts/coverage.ts); set here, so that it is not vitest that does. */
const folder = process.env["GUIYI_CHILD_COVERAGE"];
if (folder !== undefined) process.env["NODE_V8_COVERAGE"] = folder;
