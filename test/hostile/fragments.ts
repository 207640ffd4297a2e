/**
 * Short realistic fragments, repeated to any length: where a rule looks back or ahead for something that a text of fragments
 * never (or always) holds, a search that is short on every page becomes as long as the text.
 *
 * Drawn by a seeded generator from what the tables of data/ and the test cases hold: words, the examples and counter-examples
 * of rules, near misses of both; words in the shapes of lines and clauses; with and without line ends and separators; in pairs,
 * interleaved or one block after the other.
 */
import { readdirSync, readFileSync } from "node:fs";
import { random } from "../../bench/texts.ts";
import type { Family } from "./families.ts";

type Next = () => number;

/** % stands for a word of the tables, # for a number that counts from 1 to 99 again and again, № for one that is new each time. */
const SHAPES: readonly string[] = [
  // Lines of pages.
  "%：\n", "%：%\n", "【%】\n", "（%）\n", "%（#）\n", "(张三) %\n", "# % 12 %\n", "%：张三 2023-05-01 12:30\n", "2023年5月1日 %\n", "#楼 %\n", "%#楼\n", "| % | % |\n", "%|", "> %\n", "% > ", "《%》\n", "[%]", "· %\n", "#、%\n", "一、%\n",
  "%#\n", "#%\n", "李四\n2023-5-1 08:#\n%\n", "来源：%  作者：李四\n", "（记者 张三 %）\n", "张三发表于 2023-05-01 12:30 | %\n", "今天没有出门%。\n", "%\n今天没有出门，在家里看书。\n", "% 阅读# 评论3\n", "http://a.cn/%/№ ", "№楼：%\n",
  // Clauses of reports.
  "%同比增长5.3%，", "%№亿元，", "#%，", "第№%、", "第一%，", "%达到三百二十亿元。", "%占%的#%，", "其中%1.2万元、", "%由#%提高到#%；", "%分别为1、2和#%，", "比%多#%，", "%、", "%和%，", "人民币#元%，", "%约#至#万%；", "百分之%，", "%百分之三，", "#%的%，", "%了%。", "（%#%）", "‘%’", "“%”，", "负%点", "%年#月", "上午%时",
  // Damage and scripts.
  "&%;", "&amp;%", "%(qū)", "區（%）", "%\ufffd", "%?", "% % ", "<p>%</p>", "<b>%", "&#%;", "\\u%", "發%後", "Ã%",
];
const SEPARATORS: readonly string[] = ["", "\n", "，", "。", " ", "\u3000", "\n\n", " | ", "、", "；", "\t"];

/** Columns that hold examples of rules, and columns of words. What is said about a row (comment, source, reason) is neither. */
const EXAMPLES = new Set(["before", "after", "counter", "counterExample", "summary"]);
const WORDS = new Set(["word", "phrases", "name", "label", "surnames", "character", "characters", "first", "not_before", "unless", "unit", "glyph", "result", "simplified", "guard", "not_after"]);

interface Material {
  readonly words: readonly string[];
  readonly examples: readonly string[];
}

let loaded: Material | undefined;

function material(): Material {
  return (loaded ??= readMaterial());
}

function readMaterial(): Material {
  const words = new Set<string>();
  const examples = new Set<string>();
  const add = (set: Set<string>, cell: string): void => {
    const text = unescape(cell);
    if (text !== "") set.add(text.slice(0, 120));
  };
  for (const { header, rows } of tables(new URL("../../data/", import.meta.url))) {
    for (const row of rows) {
      header.forEach((column, index) => {
        const cell = row[index] ?? "";
        if (EXAMPLES.has(column)) add(examples, cell);
        else if (WORDS.has(column)) for (const word of cell.split(/ ; |[ …]/)) add(words, word.slice(0, 40));
      });
    }
  }
  for (const folder of ["numerals", "repair", "report", "script", "fold", "page/pages", "page/negatives"]) {
    for (const line of testLines(new URL(`../${folder}/`, import.meta.url))) for (const cell of line.split("\t").slice(0, 3)) add(examples, cell);
  }
  return { words: [...words].sort(), examples: [...examples].sort() };
}

function* tables(folder: URL): Generator<{ header: readonly string[]; rows: readonly (readonly string[])[] }> {
  // The language model's words are its own table of prose, 25,000 rows of it.
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".tsv") && !name.startsWith("word")).sort()) {
    const [header, ...rows] = readFileSync(new URL(file, folder), "utf8").split("\n").filter((line) => line !== "" && !line.startsWith("#")).map((line) => line.split("\t"));
    yield { header: header!, rows };
  }
}

function* testLines(folder: URL): Generator<string> {
  for (const file of readdirSync(folder).filter((name) => /\.(?:tsv|txt)$/.test(name)).sort()) {
    for (const line of readFileSync(new URL(file, folder), "utf8").split("\n")) if (!line.startsWith("#")) yield line;
  }
}

function unescape(cell: string): string {
  return cell.replaceAll("\\n", "\n").replace(/\\u([0-9A-Fa-f]{4})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const pick = <T>(list: readonly T[], next: Next): T => list[Math.floor(next() * list.length)]!;

/** Numbers that are still open, as characters that no text holds. */
const COUNTING = "\ue0f0";
const NEW = "\ue0f1";

/** One fragment, its numbers still open. */
function fragment(next: Next): string {
  const { words, examples } = material();
  const kind = next();
  if (kind < 0.45) return pick(SHAPES, next).replaceAll("#", COUNTING).replaceAll("№", NEW).replace(/%/g, () => pick(words, next));
  if (kind < 0.6) return pick(words, next) + pick(SEPARATORS, next);
  const example = pick(examples, next);
  if (kind < 0.85) return example + pick(SEPARATORS, next);
  return (nearMiss(example, next) || "，") + pick(SEPARATORS, next);
}

function nearMiss(text: string, next: Next): string {
  const at = Math.floor(next() * text.length);
  const kind = next();
  if (kind < 0.4) return text.slice(0, at) + text.slice(at + 1);
  if (kind < 0.6) return text.slice(0, at);
  if (kind < 0.8) return text.slice(0, at) + text.charAt(at) + text.slice(at);
  return `${text.slice(0, at)}${pick(SEPARATORS, next)}${text.slice(at)}`;
}

/** How fragments follow each other in a text of so many units. */
function repeated(parts: readonly string[], units: number): string {
  const out: string[] = [];
  const isNumbered = parts.some((part) => part.includes(COUNTING) || part.includes(NEW));
  for (let length = 0, count = 1; length < units; count++) {
    for (const part of parts) {
      // As many digits on the average wherever in the text: what is read in a number shall not depend on how far it is.
      const text = isNumbered ? part.replaceAll(COUNTING, String(1 + (count % 99))).replaceAll(NEW, String((count * 7919) % 999_983)) : part;
      out.push(text);
      length += text.length;
    }
  }
  return out.join("").slice(0, units);
}

/** `count` families of repeated fragments; the same seed gives the same. Their names are what they repeat. */
export function fragments(count: number, seed = 1): readonly Family[] {
  const next = random(seed);
  return Array.from({ length: count }, () => {
    const kind = next();
    const [first, second] = [fragment(next), fragment(next)];
    if (kind < 0.6) return family("", [first], (units) => repeated([first], units));
    if (kind < 0.75) return family("interleaved ", [first, second], (units) => repeated([first, second], units));
    if (kind < 0.87) return family("one block after the other ", [first, second], (units) => repeated([first], units >> 1) + repeated([second], units >> 1));
    return family("between two ", [second, first], (units) => second + repeated([first], units) + second);
  });
}

function family(how: string, parts: readonly string[], make: (units: number) => string): Family {
  return { name: `${how}${parts.map((part) => JSON.stringify(part).replaceAll(COUNTING, "#").replaceAll(NEW, "№")).join(" ")}`, make };
}
