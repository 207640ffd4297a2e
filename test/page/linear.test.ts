import { expect, test } from "vitest";
import { readPage } from "../../src/page/index.ts";

/** Lines in which something is looked for backwards that the page does not hold. */
test.each(["(张三)\n", "2017年(1)\n", "3 回复 12 点赞\n"])("reading a page of %j takes linear time", (line) => {
  const cost = (units: number): number => {
    const text = line.repeat(units / line.length);
    const start = process.cpuUsage().user;
    readPage(text);
    return process.cpuUsage().user - start;
  };
  cost(20_000);
  expect(cost(640_000)).toBeLessThan(Math.max(8 * cost(160_000), 1_000_000));
});
