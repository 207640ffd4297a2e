import { describe, expect, test } from "vitest";
import { families } from "./families.ts";
import { fragments } from "./fragments.ts";
import { growth } from "./growth.ts";
import { subjects } from "./subjects.ts";

const long = process.env["GUIYI_LONG"] === "1";
// The ordinary run looks at every function and family in small; the long run at the sizes of the promise.
const SIZE = long ? 50_000 : 600;
const GROWTH = long ? 50_000 : 3_000;
/** Other fragments for another seed. */
const SEED = Number(process.env["GUIYI_SEED"] ?? 1);
const drawn = fragments(long ? 400 : 25, SEED);
/** From here to four times this length. Shorter texts do not show a search over the whole text that is made once a line. */
const FRAGMENT_GROWTH = long ? 40_000 : 15_000;
/** time(4n) / time(n) that is surely more than linear, on a machine that does other things too. */
const TOO_MUCH = 6;

describe.each(subjects)("$name", ({ name, run, violations }) => {
  test("keeps its promises on every hostile family", () => {
    const broken: string[] = [];
    for (const { name: family, make } of [...families, ...drawn]) {
      try {
        for (const violation of violations(make(SIZE))) broken.push(`${family}: ${violation}`);
      } catch (error) {
        broken.push(`${family}: threw ${String((error as Error).stack).slice(0, 300)}`);
      }
    }
    expect(broken, name).toEqual([]);
  });

  // What is measured for coverage is slower, and unevenly so.
  test.skipIf(process.env["GUIYI_CHILD_COVERAGE"] !== undefined).each([
    ["every hostile family", families, GROWTH],
    [`repeated fragments, seed ${SEED}`, drawn, FRAGMENT_GROWTH],
  ] as const)("takes linear time on %s", (_kind, list, units) => {
    const slow = list.filter((family) => growth(run, family, units, TOO_MUCH) >= TOO_MUCH);
    expect(slow.map((family) => family.name), name).toEqual([]);
  });
});
