import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import fsp from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { acquireLock } from "../../src/node/lock.ts";

const folder = mkdtempSync(join(tmpdir(), "guiyi-lock-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
/** More than any process number of Linux. */
const NOBODY = 2 ** 22 + 1;

describe("the lock of a folder", () => {
  test("says whose it is the moment it appears, and leaves nothing when released", async () => {
    const path = join(folder, ".whole");
    const { link } = fsp;
    let said = "";
    fsp.link = async (from, to) => {
      said = readFileSync(from, "utf8");
      return link(from, to);
    };
    syncBuiltinESMExports();
    const lock = await acquireLock(path).finally(() => {
      fsp.link = link;
      syncBuiltinESMExports();
    });
    expect([said, readFileSync(path, "utf8")]).toEqual([`${JSON.stringify({ pid: process.pid, host: hostname() })}\n`, said]);
    expect(readdirSync(folder)).toEqual([".whole"]);
    await lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("tidies up behind runs that were killed while they took it, and behind nobody else", async () => {
    const path = join(folder, ".tidy");
    const others = [".tidy.1.00c0ffee", ".tidy.txt", `.tidy.${NOBODY}.short`, ".tidyish"];
    for (const name of [...others, `.tidy.${NOBODY}.00c0ffee`, `.tidy.${process.pid}.00c0ffee`]) writeFileSync(join(folder, name), "");
    await (await acquireLock(path)).release();
    expect(readdirSync(folder).sort()).toEqual([...others].sort());
    for (const name of others) rmSync(join(folder, name));
  });

  test("where a file system has no links it is written in its place", async () => {
    const path = join(folder, ".plain");
    const { link } = fsp;
    fsp.link = () => Promise.reject(Object.assign(new Error("no links"), { code: "EPERM" }));
    syncBuiltinESMExports();
    try {
      const lock = await acquireLock(path);
      expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ pid: process.pid });
      await lock.release();
      writeFileSync(path, `${JSON.stringify({ pid: process.ppid, host: hostname() })}\n`);
      await expect(acquireLock(path)).rejects.toMatchObject({ fault: "locked" });
    } finally {
      fsp.link = link;
      syncBuiltinESMExports();
      rmSync(path, { force: true });
    }
    expect(existsSync(path)).toBe(false);
  });
});
