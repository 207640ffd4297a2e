import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { account } from "../../src/explain/account.ts";
import { renderHtml } from "../../src/explain/html.ts";
import { noteZh } from "../../src/explain/words.ts";
import { alignRows } from "../../src/explain/html-panes.ts";
import { escapeHtml, embedJson } from "../../src/explain/html-text.ts";
import { renderTerminal } from "../../src/explain/terminal.ts";
import { excerpt, visible } from "../../src/explain/visible.ts";
import { words } from "../../src/explain/words.ts";
import { runs } from "../arbitraries/runs.ts";
import { explainable } from "./sample.ts";

const SOURCE = "首頁 > 新聞\n臺灣的軟體\n增長4.5%\n";
const sample = account(
  explainable(
    SOURCE,
    [
      ["page", [{ start: 0, end: 8, text: "", rule: "page/nav.breadcrumb" }]],
      ["script", [{ start: 0, end: 1, text: "台", rule: "script/character" }, { start: 1, end: 2, text: "湾", rule: "script/character" }, { start: 3, end: 4, text: "软", rule: "script/character" }, { start: 4, end: 5, text: "体", rule: "script/character" }, { start: 7, end: 8, text: "长", rule: "script/character" }]],
    ],
    {
      removed: [{ start: 0, end: 8, rule: "page/nav.breadcrumb", evidence: ["label 首页", "top of the page"] }],
      quantities: () => [{ start: 16, end: 20, text: "4.5%", type: "percent", value: { text: "4.5" }, unit: "%", comparator: "gt", output: { start: 8, end: 12 } }],
      indicators: () => [{ start: 16, end: 20, text: "4.5%", indicator: "臺灣的軟體", kind: "growth", value: { text: "4.5" }, unit: "%", cmp: ">", status: "actual", period: "2023", output: { start: 8, end: 12 } }],
      findings: [{ start: 8, end: 9, ruleId: "repair/lost", reason: "a digit is lost", expected: ["台"] }],
    },
  ),
  [{ id: "page/nav.breadcrumb", summary: "The trail on top of the page.", example: { before: "首页 > 新闻", after: "" }, counterExample: "a > b", default: "on" }],
);

describe("account", () => {
  test("neighbouring edits of a rule are one difference", () => expect(sample.differences.map(({ before, after, line, column }) => [before, after, line, column])).toEqual([["首頁 > 新聞\n", "", 1, 1], ["臺灣", "台湾", 2, 1], ["軟體", "软体", 2, 4], ["長", "长", 3, 2]]));
  test("tallies by stage and rule", () => {
    expect(sample.stages.map(({ stage, changes, taken }) => [stage, changes, taken])).toEqual([["page", 1, 8], ["script", 3, 0]]);
    expect(sample.stages[0]!.rules[0]!.info?.summary).toBe("The trail on top of the page.");
  });
});

describe("visible", () => {
  test.each([
    ["plain 中文𠮷\n\t", "plain 中文𠮷\n\t"],
    ["a\u001B[31mb", "a␛[31mb"],
    ["\u200B\uFEFF\u202E", "⟨U+200B⟩⟨U+FEFF⟩⟨U+202E⟩"],
    ["\uD842", "⟨U+D842⟩"],
    ["\u0085\u00AD\uE0B7\u0000\u007F", "⟨U+0085⟩⟨U+00AD⟩⟨U+E0B7⟩␀␡"],
  ])("%j", (text, shown) => expect(visible(text)).toBe(shown));
  test("one line", () => expect(visible("a\n\tb", true)).toBe("a⏎⇥b"));
  test("an excerpt leaves a surrogate pair whole", () => expect(excerpt("𠮷𠮷", 3)).toBe("𠮷…"));
  test("nothing that steers a terminal is left, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        // oxlint-disable-next-line no-control-regex
        expect(visible(text, true)).not.toMatch(/[\u0000-\u001F\u007F-\u00A0\u200B-\u200F\u2028-\u202E\u2060-\u206F]/);
      }),
      runs(300),
    );
  });
});

describe("rows", () => {
  const text = (pieces: readonly { text: string }[]): string => pieces.map((piece) => piece.text).join("");
  test("a row ends where both sides have the same line feed", () => {
    const { rows } = alignRows(sample, 1000);
    expect(rows.map((row) => [row.line, text(row.source), text(row.output)])).toEqual([[1, "首頁 > 新聞\n", ""], [2, "臺灣的軟體", "台湾的软体"], [3, "增長4.5%", "增长4.5%"], [4, "", ""]]);
  });
  test("put together again they are source and result", () => {
    const unit = fc.constantFrom("甲", "乙", "\n", "1");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), fc.array(fc.tuple(fc.nat(8), fc.nat(4), fc.string({ unit, maxLength: 2 })), { maxLength: 5 }), (source, wanted) => {
        const edits: { start: number; end: number; text: string; rule: string }[] = [];
        let at = 0;
        for (const [gap, length, inserted] of wanted) {
          const start = Math.min(at + gap, source.length);
          const end = Math.min(start + length, source.length);
          if (start === end && inserted === "") continue;
          edits.push({ start, end, text: inserted, rule: `page/${edits.length}` });
          at = end;
        }
        const made = account(explainable(source, [["page", edits]], { quantities: () => [{ start: 0, end: 0, text: "", type: "cardinal", value: null, output: { start: 1, end: 3 } }] }), []);
        const { rows } = alignRows(made, 1e9);
        const feed = (index: number): string => (rows[index]!.gone || index === rows.length - 1 ? "" : "\n");
        expect(rows.map((row, index) => text(row.source) + feed(index)).join("")).toBe(source);
        expect(rows.map((row, index) => text(row.output) + feed(index)).join("")).toBe(made.text);
      }),
      runs(500),
    );
  });
  test("a long text is cut, and says so", () => {
    const made = account(explainable("甲乙丙丁\n".repeat(100), []), []);
    const { rows, cut } = alignRows(made, 20);
    expect(cut).toBe(true);
    expect(rows.length).toBeLessThan(8);
    expect(renderHtml(made, { mostText: 20 })).toContain(words.cut.zh);
  });
});

describe("html", () => {
  const html = renderHtml(sample, { name: "page.txt" });
  test("changes, figures, indicators, evidence", () => {
    expect(html).toContain('<del class="c s-script" data-c="1" title="script/character">臺灣</del>');
    expect(html).toContain('<ins class="c s-script" data-c="1" title="script/character">台湾</ins>');
    expect(html).toContain('id="f0" data-f="0" title="&gt; 4.5 % (percent)">4.5%</span>');
    expect(html).toContain('<a href="#f0">3:3</a>');
    expect(html).toContain("label 首页; top of the page");
    expect(html).toContain("a digit is lost");
  });
  test("hostile text comes out as characters, in every field", () => {
    const evil = `<script>alert(1)</script><img src=x onerror=alert(1)>"'&`;
    const made = account(
      explainable(evil, [["page", [{ start: 0, end: evil.length, text: evil.toUpperCase(), rule: evil }]]], {
        removed: [{ start: 0, end: evil.length, rule: evil, evidence: [evil] }],
        findings: [{ start: 0, end: evil.length, ruleId: evil, reason: evil, expected: [evil] }],
        quantities: () => [{ start: 0, end: 3, text: evil, type: evil, value: { text: evil }, unit: evil, comparator: evil, output: { start: 0, end: 3 } }],
        indicators: () => [{ start: 0, end: 3, text: evil, indicator: evil, kind: evil, value: { text: evil }, unit: evil, cmp: evil, status: evil, period: evil, output: { start: 0, end: 3 } }],
      }),
      [{ id: evil, summary: evil, example: { before: evil, after: evil }, counterExample: evil, default: "on" }],
    );
    const page = renderHtml(made, { name: evil }).replace(/<script>[^]*?<\/script>\s*<\/body>/, "");
    expect(page.match(/<script/g)).toEqual(["<script"]); // the data block
    expect(page).not.toMatch(/<(?:img|IMG|SCRIPT)/);
    expect(JSON.parse(/id="data">([^]*?)<\/script>/.exec(page)![1]!).rules[0].id).toBe(evil);
  });
  test("every text is escaped", () => {
    expect(escapeHtml(`<a href="x">'&\u202E`)).toBe("&lt;a href=&quot;x&quot;&gt;&#39;&amp;⟨U+202E⟩");
    expect(embedJson({ a: "</script><!--" })).toBe('{"a":"\\u003c/script>\\u003c!--"}');
  });
});

describe("terminal", () => {
  test("by stage and rule, with line and column", () => {
    expect(renderTerminal(sample, { name: "page.txt" }).split("\n")).toEqual([
      "page.txt: 21 → 13 characters, 4 changes, 2 rules",
      "",
      "page  1  (−8 characters)",
      "  page/nav.breadcrumb  1  The trail on top of the page.",
      "    1:1  首頁 > 新聞⏎ → (taken out)",
      "",
      "script  3",
      "  script/character  3",
      "    2:1  臺灣 → 台湾",
      "    2:4  軟體 → 软体",
      "    3:2  長 → 长",
      "",
      "Seen and left alone  1",
      "  2:1  臺  a digit is lost  repair/lost",
      "",
      "Figures  1",
      "  3:3  4.5%  > 4.5 % (percent)",
      "",
      "Indicators  1",
      "  3:3  臺灣的軟體  growth > 4.5 %  2023 actual",
      "",
    ]);
  });
  test("in Chinese", () => expect(renderTerminal(sample, { language: "zh" })).toContain("21 → 13 字, 4 处改动, 2 条规则"));
  test("a page cannot steer the terminal", () => {
    const evil = "\u001B]0;x\u0007\u009B31m";
    const made = account(explainable(evil, [["repair", [{ start: 0, end: evil.length, text: "", rule: "repair/control" }]]]), []);
    // oxlint-disable-next-line no-control-regex
    expect(renderTerminal(made, { name: evil })).not.toMatch(/[\u001B\u0007\u009B]/);
  });
  test("nothing changed", () => expect(renderTerminal(account(explainable("好", []), []))).toBe("Nothing changed: source and result are the same.\n"));
});

describe("notes in Chinese", () => {
  test.each([
    ["before the title", "在标题之前"],
    ["label 当前位置", "标志词“当前位置”"],
    ["12 combining marks on one character: left as they are", "一个字上叠加了 12 个组合符号，保留原样"],
    ["label $& <b>", "标志词“$& <b>”"],
    ["not in the table", "not in the table"],
  ])("%s", (text, zh) => expect(noteZh(text)).toBe(zh));

  test("every note that a stage can give is in data/reasons-zh.tsv", () => {
    const folder = new URL("../../src/", import.meta.url);
    const code = ["page", "repair", "fold", "script", "numerals"].flatMap((stage) => readdirSync(new URL(`${stage}/`, folder)).filter((name) => name.endsWith(".ts")).map((name) => readFileSync(new URL(`${stage}/${name}`, folder), "utf8")));
    const notes = code.flatMap((text) => [
      ...[...text.matchAll(/\bremove\(.*, ["`]([^"`]*)["`]\)/g)].map(([, note]) => note!),
      ...[...text.matchAll(/\breason: ["`]([^"`]* [^"`]*)["`]/g)].map(([, note]) => note!),
      ...[...text.matchAll(/\bevidence: \["([^"]*)"\]/g)].map(([, note]) => note!),
    ]);
    expect(notes.length).toBeGreaterThan(15);
    // A family of rules may stand last in the call.
    const missing = notes.filter((note) => !/^[a-z]+\.[a-z]+$/.test(note)).map((note) => note.replace(/\$\{.*\}/, "词")).filter((note) => noteZh(note) === note);
    expect(missing).toEqual([]);
  });
});
