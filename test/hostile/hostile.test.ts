import { describe, expect, test } from "vitest";
import { families } from "./families.ts";
import { subjects } from "./subjects.ts";

const long = process.env["GUIYI_LONG"] === "1";
// The ordinary run looks at every function and family in small; the long run at the sizes of the promise.
const SIZE = long ? 50_000 : 600;
const GROWTH = long ? [50_000, 200_000, 800_000] : [3_000, 12_000];

describe.each(subjects)("$name", ({ name, run, violations }) => {
  test("keeps its promises on every hostile family", () => {
    const broken: string[] = [];
    for (const family of families) {
      const text = family.make(SIZE);
      try {
        for (const violation of violations(text)) broken.push(`${family.name}: ${violation}`);
      } catch (error) {
        broken.push(`${family.name}: threw ${String((error as Error).stack).slice(0, 300)}`);
      }
    }
    expect(broken, name).toEqual([]);
  });

  test("takes linear time on every hostile family", () => {
    const slow: string[] = [];
    for (const family of families) {
      for (let i = 1; i < GROWTH.length; i++) {
        const small = family.make(GROWTH[i - 1]!);
        const large = family.make(GROWTH[i]!);
        if (!isLinear(run, small, large)) slow.push(`${family.name} at ${GROWTH[i]}`);
      }
    }
    expect(slow, name).toEqual([]);
  });
});

/**
 * Is time(4n) < 6 × time(n)? Equal work on both sides (four calls at n, one at 4n), the best of several tries, and a floor
 * under which a clock says nothing. A machine that stutters gets another try; a quadratic function fails all of them.
 */
function isLinear(run: (text: string) => unknown, small: string, large: string): boolean {
  const FLOOR = 40;
  for (let attempt = 0; attempt < 6; attempt++) {
    const one = time(() => run(large));
    if (one < FLOOR) return true;
    const four = time(() => {
      for (let i = 0; i < 4; i++) run(small);
    });
    if (one < 1.5 * Math.max(four, FLOOR)) return true;
  }
  return false;
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
