import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { columns } from "../../src/report/index.ts";
import { guiyi, temporaryFolder } from "./guiyi.ts";

const PLACES = ["甲", "乙", "丙", "丁"];

describe("guiyi indicators over many reports", () => {
  const folder = temporaryFolder("indicators");
  const files: string[] = [];
  beforeAll(() => {
    mkdirSync(join(folder, "reports"));
    PLACES.forEach((place, i) => {
      for (const year of [2022, 2023, 2024]) {
        const file = `reports/${place}市-${year}.txt`;
        files.push(file);
        writeFileSync(join(folder, file), `${place}市${year + 1}年政府工作报告\n一、${year}年工作回顾\n去年一般公共预算收入${100 + i}.${year % 10}亿元，增长${i + 1}.5%。\n二、${year + 1}年工作安排\n力争新增就业${i + 2}万人以上。\n`);
      }
    });
  });
  const table = (format: string): string => {
    const { status, stdout, stderr } = guiyi(folder, ["indicators", "--format", format, ...files]);
    expect([status, stderr]).toEqual([0, ""]);
    return stdout;
  };

  test("one table, in the order of the files, with file and year columns", () => {
    const lines = table("csv").trimEnd().split("\r\n");
    expect(lines[0]).toBe(columns.join(","));
    const rows = lines.slice(1).map((line) => line.split(","));
    expect(rows).toHaveLength(files.length * 3);
    expect(rows.map(([file]) => file)).toEqual(files.flatMap((file) => [file, file, file]));
    expect(rows.every(([file, year]) => file!.includes(`-${year!}.txt`))).toBe(true);
    const at = (name: (typeof columns)[number]): number => columns.indexOf(name);
    expect(rows.slice(0, 3).map((row) => [row[at("indicator")], row[at("kind")], row[at("value")], row[at("unit")], row[at("cmp")], row[at("status")]])).toEqual([
      ["一般公共预算收入", "level", "10020000000", "CNY", "=", "actual"],
      ["一般公共预算收入", "growth", "1.5", "%", "=", "actual"],
      ["新增就业", "level", "20000", "人", "≥", "target"],
    ]);
  });

  test("offsets of every row lead into its own file", () => {
    for (const line of table("jsonl").trimEnd().split("\n")) {
      const row = JSON.parse(line) as { file: string; start: string; end: string; text: string };
      expect(readFileSync(join(folder, row.file), "utf8").slice(Number(row.start), Number(row.end))).toBe(row.text);
    }
  });

  test("a file that is not there is named, the others are read", () => {
    const { status, stdout, stderr } = guiyi(folder, ["indicators", "--format", "csv", files[0]!, "reports/none.txt", files[1]!]);
    expect(status).not.toBe(0);
    expect(stderr).toContain("reports/none.txt");
    expect(stdout.trimEnd().split("\r\n")).toHaveLength(1 + 6);
  });
});
