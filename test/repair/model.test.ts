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

test("a word is likelier behind the words it follows than alone, and no less likely than its frequency allows behind others", () => {
  const model = loadModel();
  const behind = (before: string, word: string): number => model.score(before + word) - model.score(before);
  for (const [before, word, other] of [["石油", "公司", "腐蚀"], ["海南", "省", "小"], ["增长", "速度", "啊"]] as const) {
    expect(behind(before, word), before + word).toBeGreaterThan(model.score(word));
    expect(behind(before, word), before + word).toBeGreaterThan(behind(before, other) + 3);
  }
  expect(model.score("这项工作。他们")).toBeGreaterThan(model.score("这项工作海他们"));
});

test("words are found by their key: 乾隆 as 干隆, and words whose first character is none", () => {
  const model = loadModel();
  for (const word of ["乾隆", "乾坤", "唢呐", "囫囵"]) expect(model.score(word), word).toBeGreaterThan(-18);
});

test("numbers count as one word: what follows 3 follows 1998", () => {
  const model = loadModel();
  expect(model.score("3个") - model.score("3")).toBeCloseTo(model.score("8个") - model.score("8"), 9);
});

test("marks in rows: a second 。 is unusual, a third one expected; —— is one mark", () => {
  const model = loadModel();
  const cost = (text: string, more: string): number => model.score(text + more) - model.score(text);
  expect(cost("不是用不起。", "。")).toBeLessThan(cost("不是用不起。", "”") - 5);
  expect(cost("不是用不起。", "。")).toBeGreaterThan(cost("不是用不起，", "。") + 5);
  expect(cost("不是用不起。。", "。")).toBeGreaterThan(-3);
  expect(cost("可以利用—", "—")).toBeGreaterThan(cost("可以利用", "—") + 4);
});

test("a quotation is not closed between two points, nor behind a row of them", () => {
  const model = loadModel();
  expect(model.score("很难预测。。。因为")).toBeGreaterThan(model.score("很难预测。”。因为"));
  expect(model.score("太带劲了。。。\n")).toBeGreaterThan(model.score("太带劲了。。”\n"));
  expect(model.score("他问：“你去吗？”。")).toBeGreaterThan(model.score("他问：“你去吗？。。"));
});
