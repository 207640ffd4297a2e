import { describe, expect, test } from "vitest";
import { columns, extractIndicators, toCsv, toJsonl, toMarkdown, toRows } from "../../src/report/index.ts";

const text = "二、2024年工作安排\n一般公共预算收入239.9亿元，增长6.1%，总量全市第三。\n由一般贸易“出口”占比62.3%。";
const rows = toRows(extractIndicators(text), { source: text, file: "a,b.txt", year: 2024 });
/** A reader of RFC 4180, written apart from the writer. */
function parse(csv: string): string[][] {
  const table: string[][] = [[""]];
  let quoted = false;
  for (let i = 0; i < csv.length; i++) {
    const line = table.at(-1)!;
    const character = csv[i]!;
    if (quoted && character === '"' && csv[i + 1] === '"') line[line.length - 1] += csv[i++]!;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === ",") line.push("");
    else if (!quoted && character === "\r" && csv[i + 1] === "\n") {
      i++;
      table.push([""]);
    } else line[line.length - 1] += character;
  }
  table.pop();
  return table;
}

describe("rows", () => {
  test("every row has every column, and no other", () => {
    for (const row of rows) expect(Object.keys(row)).toEqual([...columns]);
  });
  test("file, year, status and period of the heading, clause and sentence of the source", () => {
    expect(rows[0]).toMatchObject({ file: "a,b.txt", year: "2024", indicator: "一般公共预算收入", value: "23990000000", unit: "CNY", status: "target", period: "2024", clause: "一般公共预算收入239.9亿元" });
    expect(rows[2]).toMatchObject({ kind: "rank", value: "3", rank_scope: "全市", rank_by: "总量" });
  });
  test("without a source the clause stays empty", () => {
    expect(toRows(extractIndicators(text))[0]).toMatchObject({ clause: "", sentence: "", file: "", year: "" });
  });
  test("an alias names the column", () => {
    expect(toRows(extractIndicators("GDP增长5%", { aliases: { GDP: "地区生产总值" } }))[0]!.indicator).toBe("地区生产总值");
  });
});

describe("CSV", () => {
  test("reads back cell by cell, with commas, quotation marks and line breaks in cells", () => {
    const odd = [{ ...rows[0]!, indicator: '甲"乙', clause: "一,二", sentence: "上\r\n下" }];
    const [head, ...body] = parse(toCsv(odd));
    expect(head).toEqual([...columns]);
    expect(body).toEqual([columns.map((column) => odd[0]![column])]);
  });
  test("a mark of UTF-8 for Excel when asked, and a table without its first line to append", () => {
    expect(toCsv(rows, { bom: true }).startsWith("\u{feff}file,year,indicator")).toBe(true);
    expect(toCsv(rows).startsWith("file,")).toBe(true);
    expect(parse(toCsv(rows, { header: false }))).toHaveLength(rows.length);
  });
  test.each(["=1+1", "@SUM(A1)", "+cmd", "-cmd", "\t=1"])("%j is no formula in a spreadsheet", (name) => {
    expect(parse(toCsv([{ ...rows[0]!, indicator: name }]))[1]![2]).toBe(`'${name}`);
  });
  test("the comparator = is a cell as it is", () => {
    expect(parse(toCsv(rows))[1]![columns.indexOf("cmp")]).toBe("=");
  });
  test("a signed number stays a number", () => {
    expect(parse(toCsv(toRows(extractIndicators("出口总额下降3.2%"))))[1]![columns.indexOf("value")]).toBe("-3.2");
  });
});

test("JSONL: one object a line, the columns in order", () => {
  const lines = toJsonl(rows).trimEnd().split("\n");
  expect(lines).toHaveLength(rows.length);
  expect(Object.keys(JSON.parse(lines[0]!) as object)).toEqual([...columns]);
});

test("Markdown: as many cells in every line, a bar in a cell escaped", () => {
  const lines = toMarkdown([{ ...rows[0]!, indicator: "甲|乙" }]).trimEnd().split("\n");
  expect(lines[2]).toContain("甲\\|乙");
  expect(new Set(lines.map((line) => line.replaceAll("\\|", "").split("|").length)).size).toBe(1);
  expect(lines[0]).toContain("file");
});
