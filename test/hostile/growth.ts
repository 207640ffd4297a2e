/** How the cost of a call grows with its text, by CPU time: other programs of the machine do not count. */
import type { Family } from "./families.ts";

/** Below this the clock and the collector say more than the function. */
const FLOOR_MS = 20;
/** A machine that stutters gets another try; a function that is not linear fails all of them. */
const TRIES = 5;

export function cpuTime(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/**
 * time(4n) / time(n): equal work on both sides (four calls at n, one at 4n), the least ratio of a few tries; 4 where the cost
 * is too small to be measured. The tries end with the first ratio below `enough`.
 */
function growthRatio(run: (text: string) => unknown, small: string, large: string, enough: number): number {
  let least = Infinity;
  for (let i = 0; i < TRIES && least >= enough; i++) {
    const one = cpuTime(() => run(large));
    if (one < FLOOR_MS) return 4;
    const four = cpuTime(() => {
      for (let call = 0; call < 4; call++) run(small);
    });
    least = Math.min(least, (4 * one) / Math.max(four, FLOOR_MS / 2));
  }
  return least;
}

/**
 * The least growth that a family shows from n to 4n and, where that is above `enough`, from 4n to 16n: the compiler of the
 * engine changes its mind at some size, a function that is not linear goes on as it began.
 */
export function growth(run: (text: string) => unknown, family: Family, n: number, enough: number): number {
  const first = growthRatio(run, family.make(n), family.make(4 * n), enough);
  return first < enough ? first : Math.min(first, growthRatio(run, family.make(4 * n), family.make(16 * n), enough));
}
