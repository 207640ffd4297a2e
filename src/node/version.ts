import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";

let found: string | undefined;

/** The version of the package, from the package.json above this file wherever the build has put it. */
export function packageVersion(): string {
  if (found !== undefined) return found;
  for (const up of ["../package.json", "../../package.json", "../../../package.json"]) {
    const url = new URL(up, import.meta.url);
    if (!existsSync(url)) continue;
    const { name, version } = JSON.parse(readFileSync(url, "utf8")) as { name?: string; version?: string };
    if (name === "guiyi" && version !== undefined) return (found = version);
  }
  return (found = "unknown");
}

/** A short name for a set of options: equal options, in whatever order they were given, have equal hashes. */
export function optionsHash(options: unknown): string {
  return createHash("sha256").update(canonical(options)).digest("hex").slice(0, 16);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
}
