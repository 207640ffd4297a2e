import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { FileError } from "../../src/node/errors.ts";
import { runShards, type RunStats } from "../../src/node/run.ts";
import { createRunner } from "../../src/node/runner.ts";
import { listShards } from "../../src/node/shards.ts";
import { runs } from "../arbitraries/runs.ts";
import { onFailingDisk, type DiskFault } from "./failing-disk.ts";

// In memory where there is such a folder: thousands of files are synced.
const root = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "guiyi-model-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

/** What a shard holds: each record good, or bad. */
type Shard = readonly boolean[];
const shardText = (name: string, shard: Shard): string => shard.map((isGood, i) => (isGood ? `{"id":"${name}${i}","text":"頭髮"}\n` : `{"id":"${name}${i}"}\n`)).join("");
const cleanText = (name: string, shard: Shard): string => shard.map((isGood, i) => (isGood ? `{"id":"${name}${i}","text":"头发"}\n` : `{"id":"${name}${i}","guiyi":{"error":{"code":"no-field","message":"no field \\"text\\"","line":${i + 1}}}}\n`)).join("");
const rejected = (name: string, shard: Shard): string => shard.map((isGood, i) => (isGood ? "" : `{"id":"${name}${i}"}\n`)).join("");

/** The model: what the inputs hold. Everything else follows from it. */
interface Model {
  readonly shards: Map<string, Shard>;
  /** Outputs of shards that are gone; they stay. */
  readonly old: Set<string>;
}

class Place {
  readonly folder = join(root, String(folders++));
  constructor() {
    mkdirSync(join(this.folder, "in"), { recursive: true });
  }
  /** One run, as the command does it; whatever goes wrong is a FileError. A lock that says nothing has had its time. */
  async run(mode: "resume" | "force"): Promise<RunStats | FileError> {
    const lock = join(this.folder, "out/.guiyi-lock");
    if (existsSync(lock)) utimesSync(lock, 1, 1);
    try {
      const { shards } = await listShards([join(this.folder, "in/*.jsonl")], join(this.folder, "out"), join(this.folder, "rejects"));
      const runner = await createRunner({ normalize: { page: "keep" } }, { workers: 0 });
      const done = await runShards(shards, runner, { outDir: join(this.folder, "out"), rejectsDir: join(this.folder, "rejects"), resume: mode === "resume", force: mode === "force", version: "1", data: "1", optionsHash: "x" });
      return done;
    } catch (error) {
      expect(error).toMatchObject({ name: "FileError" });
      return error as FileError;
    }
  }
  filesOf(folder: string): string[] {
    try {
      return readdirSync(join(this.folder, folder)).sort();
    } catch {
      return [];
    }
  }
  read(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }
}

/** Every output that is there under its name is one that was whole once; a shard's is that of what the shard holds, or of what it held. */
function holdsNoTornFile(place: Place, known: ReadonlyMap<string, readonly Shard[]>): void {
  for (const name of place.filesOf("out").filter((file) => file.endsWith(".jsonl") && !file.startsWith(".") && !file.includes("manifest"))) {
    expect((known.get(name) ?? []).map((shard) => cleanText(name, shard)), name).toContain(place.read(`out/${name}`));
  }
}

/** After a run that says it is done: each record of each shard once, in order; rejects beside; nothing half-done. */
function isWhole(place: Place, { shards, old }: Model): void {
  const outputs = place.filesOf("out").filter((name) => name.endsWith(".jsonl") && name !== "guiyi-manifest.jsonl" && !old.has(name));
  expect(outputs).toEqual([...shards.keys()].sort());
  for (const [name, shard] of shards) {
    expect(place.read(`out/${name}`)).toBe(cleanText(name, shard));
    const hasRejects = place.filesOf("rejects").includes(name);
    expect(hasRejects ? place.read(`rejects/${name}`) : "").toBe(rejected(name, shard));
  }
}

interface World {
  readonly place: Place;
  /** All that each shard has held so far. */
  readonly known: Map<string, Shard[]>;
}
type Command = fc.AsyncCommand<Model, World>;

const NAMES = ["a.jsonl", "b.jsonl", "c.jsonl"];
const name = fc.constantFrom(...NAMES);
const shard: fc.Arbitrary<Shard> = fc.array(fc.boolean(), { maxLength: 4 });

const put = fc.tuple(name, shard).map(([file, content]): Command => ({
  check: () => true,
  async run({ shards, old }, { place, known }) {
    shards.set(file, content);
    old.delete(file);
    known.set(file, [...(known.get(file) ?? []), content]);
    writeFileSync(join(place.folder, "in", file), shardText(file, content));
  },
  toString: () => `put ${file} ${JSON.stringify(content)}`,
}));
const remove = name.map((file): Command => ({
  check: ({ shards }) => shards.has(file),
  async run({ shards, old }, { place }) {
    shards.delete(file);
    old.add(file);
    rmSync(join(place.folder, "in", file));
  },
  toString: () => `remove ${file}`,
}));
const spoil = fc.tuple(fc.constantFrom(...NAMES, "guiyi-manifest.jsonl"), fc.nat(60)).map(([file, bytes]): Command => ({
  check: () => true,
  async run(_, { place }) {
    if (!place.filesOf("out").includes(file)) return;
    const path = join(place.folder, "out", file);
    if (file.includes("manifest")) truncateSync(path, Math.min(bytes, readFileSync(path).length));
    else rmSync(path);
  },
  toString: () => (file.includes("manifest") ? `cut the manifest to ${bytes}` : `remove the output ${file}`),
}));
/** Parts of shards that nobody has any more stay where they are. */
const goneOf = ({ old }: Model, file: string): boolean => [...old].some((name) => file.startsWith(`.${name}.`));
const finish = fc.constantFrom("resume" as const, "force" as const).map((mode): Command => ({
  check: () => true,
  async run(model, { place }) {
    const stats = await place.run(mode);
    if (model.shards.size > 0) expect(stats).toMatchObject({ shardsFailed: 0, isStopped: false });
    isWhole(place, model);
    expect(place.filesOf("out").filter((file) => file.startsWith(".") && !goneOf(model, file))).toEqual([]);
  },
  toString: () => mode,
}));
const fault: fc.Arbitrary<DiskFault> = fc.record({ at: fc.nat(120), code: fc.constantFrom("killed", "killed", "killed", "ENOSPC", "EIO", "EMFILE", "EACCES") });
const crash = fc.tuple(fc.constantFrom("resume" as const, "force" as const), fault).map(([mode, how]): Command => ({
  check: () => true,
  async run(_, { place, known }) {
    await onFailingDisk(how, async () => void (await place.run(mode)));
    holdsNoTornFile(place, known);
  },
  toString: () => `${mode} with ${how.code} at call ${how.at}`,
}));

describe("guiyi run against a model", () => {
  it("however often it is killed, fails and is resumed, while inputs change: no record lost, none doubled, none out of order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands([put, put, remove, spoil, finish, crash, crash], { maxCommands: 14 }), async (commands) => {
        const setup = (): { model: Model; real: World } => ({ model: { shards: new Map(), old: new Set() }, real: { place: new Place(), known: new Map() } });
        let world: { model: Model; real: World } | undefined;
        await fc.asyncModelRun(() => (world = setup()), commands);
        if (world!.model.shards.size === 0) return;
        expect(await world!.real.place.run("resume")).toMatchObject({ shardsFailed: 0 });
        isWhole(world!.real.place, world!.model);
      }),
      { ...runs(60), numRuns: process.env["GUIYI_LONG"] === "1" ? 1000 : 60 },
    );
  });
});

describe("guiyi run on a disk of which one call fails", () => {
  const shards: readonly (readonly [string, Shard])[] = [["a.jsonl", [true, false]], ["b.jsonl", [true]], ["c.jsonl", [false, true, true]]];
  const model: Model = { shards: new Map(shards), old: new Set() };
  const known = new Map(shards.map(([file, content]) => [file, [content]]));
  const setup = (): Place => {
    const place = new Place();
    for (const [file, content] of shards) writeFileSync(join(place.folder, "in", file), shardText(file, content));
    return place;
  };

  it.each((process.env["GUIYI_LONG"] === "1" ? ["killed", "ENOSPC", "EIO", "EMFILE", "EACCES"] : ["killed", "ENOSPC"]) as DiskFault["code"][])("%s at each call in turn: said or without harm; no torn file; resumed, the bytes of an unbroken run", async (code) => {
    const { calls } = await onFailingDisk(undefined, async () => void (await setup().run("force")));
    expect(calls).toBeGreaterThan(60);
    for (let at = 0; at < calls; at++) {
      const place = setup();
      let ended: RunStats | FileError | undefined;
      const { failed } = await onFailingDisk({ at, code }, async () => void (ended = await place.run("force")));
      const what = `${code} at call ${at}, ${failed}`;
      holdsNoTornFile(place, known);
      // A run that says it has done everything has done everything.
      if (!(ended instanceof FileError) && ended!.shardsFailed === 0) isWhole(place, model);
      if (code !== "killed" && failed !== "rm") expect(place.filesOf("out").filter((file) => file.startsWith(".")), what).toEqual([]);
      expect(await place.run("resume"), what).toMatchObject({ shardsFailed: 0 });
      isWhole(place, model);
      expect(place.filesOf("out").filter((file) => file.startsWith(".")), what).toEqual([]);
      expect(place.filesOf("rejects").filter((file) => file.startsWith(".")), what).toEqual([]);
    }
  });
});
