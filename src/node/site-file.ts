import { createSite, type Site, type SiteJSON } from "../page/site.ts";
import { FileError } from "./errors.ts";
import { readWhole } from "./input.ts";

/** 50,000 lines, the most a site remembers, take less. */
const MOST_BYTES = 1 << 26;

/** What `guiyi site` has written. @throws FileError (fault "input") when it cannot be read or is something else */
export async function readSite(path: string): Promise<Site> {
  const text = (await readWhole(path, MOST_BYTES)).toString("utf8");
  let saved: unknown;
  try {
    saved = JSON.parse(text);
  } catch {
    saved = undefined;
  }
  if (!isSite(saved)) throw new FileError("input", path, "site", "it is not what guiyi site writes");
  return createSite(saved);
}

function isSite(value: unknown): value is SiteJSON {
  if (typeof value !== "object" || value === null) return false;
  const { pages, lines } = value as Partial<Record<keyof SiteJSON, unknown>>;
  return Number.isInteger(pages) && Array.isArray(lines) && lines.every((line) => Array.isArray(line) && typeof line[0] === "string" && line.slice(1).every(Number.isInteger));
}
