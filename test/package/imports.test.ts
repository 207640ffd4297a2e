import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, dirname } from "node:path";
import { describe, expect, test } from "vitest";

const SOURCE = resolve(import.meta.dirname, "../../src");
// The folders in the order of the data flow. A file may import from its own folder, from text, and from what stands before it where `may` says so.
const STAGES = ["read", "repair", "fold", "page", "script", "numerals", "report"];
const LAYERS = ["text", "stage", "normalize", "explain", "global", "stream", "node", "cli"];
const ALLOWED: Readonly<Record<string, readonly string[]>> = { report: ["numerals"], repair: ["read"] };

const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const folderOf = (file: string): string => (file.includes("/") ? file.slice(0, file.indexOf("/")) : file.replace(/\.ts$/, ""));
const layerOf = (folder: string): number => LAYERS.indexOf(STAGES.includes(folder) ? "stage" : ["generated", "error"].includes(folder) ? "text" : ["options", "index"].includes(folder) ? "normalize" : folder);

describe("imports point one way: text ← stages ← normalize ← stream ← node ← cli", () => {
  test.each(files.filter((file) => !file.startsWith("generated/")))("%s", (file) => {
    const from = folderOf(file);
    for (const [, type, specifier] of readFileSync(join(SOURCE, file), "utf8").matchAll(/^(?:import|export)\s+(type\s)?[^;"]*?"([^"]+)";/gm)) {
      if (specifier!.startsWith("node:")) expect(["node", "cli"], `${file} imports ${specifier}`).toContain(from);
      if (!specifier!.startsWith(".") || type !== undefined) continue;
      const target = folderOf(relative(SOURCE, resolve(SOURCE, dirname(file), specifier!)));
      if (target === from) continue;
      expect(layerOf(target), `${file} imports ${specifier}`).toBeLessThanOrEqual(layerOf(from));
      if (STAGES.includes(from) && STAGES.includes(target)) expect(ALLOWED[from] ?? [], `${file} imports another stage: ${specifier}`).toContain(target);
    }
  });
});
