import { open, readFile } from "node:fs/promises";
import { codeOf, fileError } from "./errors.ts";

/** A line of the manifest: this output is whole, and this is what it was made of. */
export interface ManifestEntry {
  readonly input: string;
  readonly output: string;
  /** Of the input as it lies on the disk. */
  readonly sha256: string;
  readonly records: number;
  readonly changed: number;
  /** Bad records. */
  readonly errors: number;
  /** Size of the output on the disk. */
  readonly bytes: number;
  readonly version: string;
  /** Hash of the tables that were compiled in. */
  readonly data: string;
  /** Hash of the options that decide the output. */
  readonly options: string;
}

export interface Manifest {
  /** The last entry for an output. */
  entryOf(output: string): ManifestEntry | undefined;
  /** On the disk when it returns. */
  add(entry: ManifestEntry): Promise<void>;
}

/** A line that a crash has cut short counts for nothing; the next one begins on a line of its own. */
export async function openManifest(path: string): Promise<Manifest> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return "";
    throw fileError("output", path, error);
  });
  const entries = new Map<string, ManifestEntry>();
  for (const line of text.split("\n")) {
    const entry = parseEntry(line);
    if (entry !== undefined) entries.set(entry.output, entry);
  }
  let needsFeed = text !== "" && !text.endsWith("\n");
  return {
    entryOf: (output) => entries.get(output),
    async add(entry) {
      try {
        const file = await open(path, "a");
        try {
          const line = `${needsFeed ? "\n" : ""}${JSON.stringify(entry)}\n`;
          needsFeed = true; // until the line is whole
          await file.writeFile(line);
          await file.sync();
          needsFeed = false;
        } finally {
          await file.close();
        }
      } catch (error) {
        throw fileError("output", path, error);
      }
      entries.set(entry.output, entry);
    },
  };
}

function parseEntry(line: string): ManifestEntry | undefined {
  try {
    const entry = JSON.parse(line) as Partial<ManifestEntry> | null;
    return typeof entry?.output === "string" && typeof entry.sha256 === "string" ? (entry as ManifestEntry) : undefined;
  } catch {
    return undefined;
  }
}
