/**
 * Parameters of a law: `cases` in the ordinary run, 100,000 in the long one (`npm run test:long`), a share of them for each
 * mutant (`npm run mutation`), under one seed so that a red run can be repeated.
 */
export function runs(cases: number): { numRuns: number; seed: number; endOnFailure: boolean } {
  const long = process.env["GUIYI_LONG"] === "1";
  const share = Number(process.env["GUIYI_LAW_SHARE"] ?? 1);
  return { numRuns: long ? 100_000 : Math.max(20, Math.round(cases * share)), seed: Number(process.env["GUIYI_SEED"] ?? 20260101), endOnFailure: false };
}
