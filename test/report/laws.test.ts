import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extractIndicators, toRows } from "../../src/report/index.ts";
import { anyText, page, reportLine } from "../arbitraries/chinese.ts";
import { runs } from "../arbitraries/runs.ts";

const text = fc.oneof(page, anyText, reportLine);

/** Names and amounts that both scripts write, unit for unit. */
const NAMES = ["财政收入|財政收入", "工业产值|工業產值", "房屋价格|房屋價格", "出口总额|出口總額", "失业率|失業率", "客运量|客運量", "用电量|用電量"];
const VERBS = ["达|達", "为|為", "增长|增長", "下降|下降", "同比增长|同比增長", "增至|增至", "超过|超過", "约|約"];
const FIGURES = ["12.5亿元|12.5億元", "3,400万人|3,400萬人", "6.1%|6.1%", "2.3个百分点|2.3個百分點", "85家|85家", "三成|三成", "1.2万吨|1.2萬噸"];
const STOPS = ["，|，", "；|；", "。|。", "、|、", "，其中|，其中"];
const pairs = fc.array(fc.tuple(fc.constantFrom(...NAMES, ""), fc.constantFrom(...VERBS, ""), fc.constantFrom(...FIGURES), fc.constantFrom(...STOPS)), { minLength: 1, maxLength: 6 }).map((clauses) => {
  const words = clauses.flat().map((pair) => pair.split("|"));
  return [words.map(([simplified = ""]) => simplified).join(""), words.map(([simplified = "", traditional = simplified]) => traditional).join("")] as const;
});

describe("laws of extractIndicators", () => {
  test("a fact is where it says, in order, inside its clause and sentence", () => {
    fc.assert(fc.property(text, (input) => {
      let last = 0;
      for (const fact of extractIndicators(input)) {
        expect(input.slice(fact.start, fact.end)).toBe(fact.text);
        expect(fact.end).toBeGreaterThan(fact.start);
        expect(fact.sentence.start).toBeLessThanOrEqual(fact.start);
        expect(fact.sentence.end).toBeGreaterThanOrEqual(fact.end);
        expect(fact.start).toBeGreaterThanOrEqual(last);
        expect(fact.indicator).not.toBe("");
        last = fact.start;
      }
    }), runs(400));
  });

  test("a value is exact decimal text, and falls are signed", () => {
    fc.assert(fc.property(text, (input) => {
      for (const { value, kind, dir } of extractIndicators(input)) {
        if (value !== null && value.text.includes("/") === false) expect(value.text).toMatch(/^-?\d+(?:\.\d+)?$/);
        if ((kind === "growth" || kind === "change") && dir === "fall" && value !== null && value.number !== 0) expect(value.number).toBeLessThan(0);
      }
    }), runs(300));
  });

  test("the same call twice gives the same facts; tier A is a part of the whole", () => {
    fc.assert(fc.property(text, (input) => {
      const all = extractIndicators(input);
      expect(extractIndicators(input)).toEqual(all);
      expect(extractIndicators(input, { tiers: "A" })).toEqual(all.filter(({ tier }) => tier === "A"));
      expect(toRows(all, { source: input })).toHaveLength(all.length);
    }), runs(200));
  });

  test("both scripts give the same values", () => {
    fc.assert(fc.property(pairs, ([simplified, traditional]) => {
      const [a, b] = [simplified, traditional].map((input) => extractIndicators(input).map(({ kind, value, unit, cmp, dir, status, start, end }) => ({ kind, value, unit, cmp, dir, status, start, end })));
      expect(b).toEqual(a);
    }), runs(400));
  });

  test("a heading above and a paragraph below change no value", () => {
    fc.assert(fc.property(reportLine, (line) => {
      const values = (input: string): unknown[] => extractIndicators(input).map(({ value, unit, text: written }) => [value?.text, unit, written]);
      const plain = line.replace(/[\n\r]/g, "");
      expect(values(`${plain}\n\n各地反应良好。`)).toEqual(values(plain));
    }), runs(200));
  });
});

describe("long input is linear", () => {
  const cpu = (run: () => void): number => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  test.each(["增长5%、", "1,", "(", "其中", "占5%，", "财政收入", "收入新台币5元、", "分别为3%、5%", "每公斤", "由5%", "高于", "(5%", "\n一、2023年"])("%j repeated", (piece) => {
    const make = (units: number): string => piece.repeat(Math.ceil(units / piece.length));
    extractIndicators(make(1_000));
    const short = cpu(() => extractIndicators(make(4_000)));
    const long = cpu(() => extractIndicators(make(16_000)));
    expect(long).toBeLessThan(short * 16 + 300_000);
  });
});

test("no name grows with every row that divides it again", () => {
  for (const row of ["分别占总数的10%和27%,", "全市产值,分别占10%和27%,"]) {
    const longest = Math.max(...extractIndicators(row.repeat(200)).map(({ indicator }) => indicator.length));
    expect(longest).toBeLessThan(60);
  }
});
