import { expect, test } from "vitest";
import { readTable } from "../../scripts/tsv.ts";
import { loadModel } from "../../src/repair/model/index.ts";
import { matchKey } from "../../src/text/index.ts";

test("every word of the list is in the model with its own frequency", () => {
  const words = readTable("words.tsv").flatMap(({ first, words: list }) =>
    list!.split(" ").map((entry) => {
      const level = /\d+$/.exec(entry)!;
      return { word: first! + entry.slice(0, level.index), frequency: 2 ** ((Number(level[0]) + 0.5) / 1.5) };
    }),
  );
  const total = words.reduce((sum, { frequency }) => sum + frequency, 0);
  const model = loadModel();
  // A row of shorter words may be likelier than the word itself; less likely than its own frequency it cannot be.
  const reached = words.filter(({ word }) => word.length <= 8 && word === matchKey(word));
  expect(reached.length).toBeGreaterThan(144_000);
  expect(reached.filter(({ word, frequency }) => model.score(word) < Math.log(frequency / total) - 1e-9)).toEqual([]);
});
