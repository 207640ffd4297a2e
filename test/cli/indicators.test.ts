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

  test("a folder of text and HTML in several encodings is one table", () => {
    const mixed = join(folder, "mixed");
    mkdirSync(mixed);
    writeFileSync(join(mixed, "1.html"), "<html><head><title>2024年统计公报</title></head><body><p>全年财政收入<b>12.5</b>亿元。</p></body></html>");
    writeFileSync(join(mixed, "2.txt"), Buffer.from("bdf1c4eab2c6d5fecad5c8eb33d2dad4aaa1a3", "hex")); // 今年财政收入3亿元。 in GBK
    writeFileSync(join(mixed, "3.csv"), "财政收入,9亿元\n");
    const { status, stdout, stderr } = guiyi(folder, ["indicators", "--format", "jsonl", "mixed"]);
    expect([status, stderr]).toEqual([0, ""]);
    const rows = stdout.trimEnd().split("\n").map((line) => JSON.parse(line) as Record<string, string>);
    expect(rows.map(({ file, indicator, value, clause }) => [file, indicator, value, clause])).toEqual([
      [join("mixed", "1.html"), "财政收入", "1250000000", "全年财政收入12.5亿元"],
      [join("mixed", "2.txt"), "财政收入", "300000000", "今年财政收入3亿元"],
    ]);
    expect(guiyi(folder, ["indicators", "--input", "text", "mixed"]).stderr).toContain("it is a folder");
  });

  test("a file that is not there is named, the others are read", () => {
    const { status, stdout, stderr } = guiyi(folder, ["indicators", "--format", "csv", files[0]!, "reports/none.txt", files[1]!]);
    expect(status).not.toBe(0);
    expect(stderr).toContain("reports/none.txt");
    expect(stdout.trimEnd().split("\r\n")).toHaveLength(1 + 6);
  });

  test("今年 is what the report says, not what its file is called; a report that names no year goes by its file", () => {
    writeFileSync(join(folder, "甲-2019.txt"), "全年一般公共预算收入88亿元。\n");
    const periods = (...paths: string[]): unknown => guiyi(folder, ["indicators", "--format", "jsonl", ...paths]).stdout.trimEnd().split("\n").map((line) => (JSON.parse(line) as { period: string }).period);
    expect(periods(files[0]!)).toEqual(["2022", "2022", "2023"]);
    expect(periods("甲-2019.txt")).toEqual(["2019"]);
    expect(periods("--year", "2020", "甲-2019.txt")).toEqual(["2020"]);
  });

  test("both scripts give one name, with the place and the sentence of the file", () => {
    writeFileSync(join(folder, "trad.txt"), "2023年，實現地區生產總值862.4億元。\n");
    const row = JSON.parse(guiyi(folder, ["indicators", "--format", "jsonl", "trad.txt"]).stdout) as Record<string, string>;
    expect(row).toMatchObject({ indicator: "地区生产总值", text: "862.4億元", start: "14", sentence: "2023年，實現地區生產總值862.4億元" });
    expect(JSON.parse(guiyi(folder, ["indicators", "--format", "jsonl", "--script", "keep", "trad.txt"]).stdout)).toMatchObject({ indicator: "地區生產總值" });
  });

  test("aliases, currency, tiers and the mark that Excel needs", () => {
    writeFileSync(join(folder, "names.csv"), '# as read, mine\r\n地区生产总值,"GDP, nominal"\r\n\r\n一般公共预算收入\tIncome\r\n');
    writeFileSync(join(folder, "a.txt"), "2023年，实现地区生产总值862.4亿元，一般公共预算收入5亿元。\n");
    const told = (...options: string[]): string => guiyi(folder, ["indicators", "--format", "csv", ...options, "a.txt"]).stdout;
    expect(told("--aliases", "names.csv")).toContain('"GDP, nominal"');
    expect(told("--aliases", "names.csv")).toContain(",Income,");
    expect(told("--currency", "HKD")).toContain(",86240000000,HKD,");
    expect([told().charCodeAt(0), told("--bom").charCodeAt(0)]).toEqual(["f".charCodeAt(0), 0xfeff]);
    writeFileSync(join(folder, "wrong.csv"), "地区生产总值\n");
    const { status, stderr } = guiyi(folder, ["indicators", "--aliases", "wrong.csv", "a.txt"]);
    expect([status, stderr]).toEqual([2, 'guiyi: --aliases "wrong.csv": line 1 has no two cells with a tab or a comma between; see guiyi indicators --help\n']);
    expect(guiyi(folder, ["indicators", "--aliases", "none.csv", "a.txt"]).status).toBe(3);
  });
});
