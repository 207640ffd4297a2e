/**
 * Hostile text, by family: `make(n, next)` gives about n UTF-16 units, from a seeded generator.
 *
 * Four kinds: floods of one token, near misses of every lexicon of data/ (an entry without its last character, with one too
 * many, cut by blanks), rules interleaved in pairs, and code units that are not text at all.
 */
import { readdirSync, readFileSync } from "node:fs";
import { random } from "../../bench/texts.ts";

export interface Family {
  readonly name: string;
  readonly make: (units: number, seed?: number) => string;
}

/** Tokens that some rule begins, continues or ends with; each is harmless in prose. */
const FLOODS: Readonly<Record<string, readonly string[]>> = {
  brackets: ["(", ")", "（", "）", "【", "[", "《", "“", "”", "「", "(a", "（ā）", "区(qū", "(qū)", "?qū)"],
  numerals: ["一", "十", "百", "亿", "万亿", "兆", "第", "零", "1", "1,", "1,000", "1.", "-1", "1-", "半", "几", "两", "点", "负", "百分之", "分之", "%", "约", "至", "到", "年", "1年", "/", ":", "壹", "元", "个", "1-1", "一二三", "十几"],
  lines: ["\n", "\r", "\r\n", " ", "\u3000", "\t", "|", ">", "：", "发表于", "发表于 ", "回复", "首页 > ", "Powered by ", "查看: ", "--\n", "1\n", "楼\n", "※ ", "→ ", ". ", "、", "，\n", "□ "],
  script: ["著", "乾", "乾乾", "後", "於", "徵", "發", "𠮷", "\u2ff0", "\u{e0100}", "か", "藉著", "鍾", "什麼"],
  damage: ["?", "\ufffd", "锟斤拷", "烫", "&", "&amp;", "&#", "&#x4e00", "\\u4e", "%E4", "Ã", "ä¸", "ÖÐ", "涓", "锛", "\ue000", "\u200b", "\ufeff", "\u00ad", "\u0300", "⼀", "\uf900", "\ud800", "\udc00", "\0"],
  reports: ["增长5%、", "其中", "分别", "分别为1、2、", "同比", "由1提高到", "占", "全市第一，", "一、", "目标", "完成", "2023年", "达到", "新增", "，增长"],
};

const floods: Family[] = Object.entries(FLOODS).flatMap(([group, tokens]) => tokens.map((token) => ({ name: `flood ${group} ${JSON.stringify(token)}`, make: (units: number) => token.repeat(Math.ceil(units / token.length)) })));

/** Every first cell of every table of rules; the word list of the language model is none. */
let lexiconWords: readonly string[] | undefined;

function lexicon(): readonly string[] {
  return (lexiconWords ??= readLexicon());
}

function readLexicon(): readonly string[] {
  const folder = new URL("../../data/", import.meta.url);
  const words = new Set<string>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".tsv") && !["words.tsv", "word-pairs.tsv"].includes(name)).sort()) {
    const rows = readFileSync(new URL(file, folder), "utf8").split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    for (const row of rows.slice(1)) words.add(row.split("\t")[0]!);
  }
  return [...words].filter((word) => word !== "" && word.length <= 40);
}

function mixed(name: string, piece: (word: string, next: () => number, words: readonly string[]) => string): Family {
  return {
    name,
    make: (units, seed = 1) => {
      const next = random(seed);
      const words = lexicon();
      const out: string[] = [];
      for (let length = 0; length < units; ) {
        const text = piece(words[Math.floor(next() * words.length)]!, next, words);
        out.push(text);
        length += text.length || 1;
      }
      return out.join("").slice(0, units);
    },
  };
}

const allTokens = Object.values(FLOODS).flat();
const pick = <T>(list: readonly T[], next: () => number): T => list[Math.floor(next() * list.length)]!;

const nearMisses: Family[] = [
  mixed("lexicon, whole", (word) => word),
  mixed("lexicon, a line each", (word) => `${word}\n`),
  mixed("lexicon, without the last character", (word) => word.slice(0, -1)),
  mixed("lexicon, without the first character", (word) => `${word.slice(1)}，`),
  mixed("lexicon, doubled last character", (word) => word + word.slice(-1)),
  mixed("lexicon, cut by blanks", (word) => [...word].join(" ")),
  mixed("lexicon, cut by line breaks", (word) => [...word].join("\n")),
  mixed("lexicon, with digits", (word, next) => `${word}${Math.floor(next() * 1000)}`),
  mixed("lexicon, quoted", (word) => `“${word}”`),
  mixed("lexicon, bracketed", (word) => `${word}(${word}`),
  mixed("lexicon in pairs", (word, next, words) => `${word}${pick(words, next)}，`),
  mixed("tokens in pairs", (_word, next) => pick(allTokens, next) + pick(allTokens, next)),
  mixed("tokens and lexicon", (word, next) => pick(allTokens, next) + word + pick(allTokens, next)),
  mixed("numbers with everything", (word, next) => `${Math.floor(next() * 1e6)}${pick(FLOODS["numerals"]!, next)}${word}`),
  mixed("short lines of chrome", (word, next) => `${word} ${pick(FLOODS["lines"]!, next)}${next() < 0.5 ? "\n" : " | "}`),
];

const raw: Family[] = [
  unitsOf("any code units", (next) => Math.floor(next() * 0x10000)),
  unitsOf("surrogates, mostly lone", (next) => 0xd800 + Math.floor(next() * 0x800)),
  unitsOf("private use", (next) => 0xe000 + Math.floor(next() * 0x1900)),
  unitsOf("controls and Latin-1", (next) => Math.floor(next() * 0x100)),
  unitsOf("Han", (next) => 0x4e00 + Math.floor(next() * 0x5200)),
  unitsOf("combining marks", (next) => 0x300 + Math.floor(next() * 0x70)),
  unitsOf("general punctuation", (next) => 0x2000 + Math.floor(next() * 0x70)),
  unitsOf("compatibility forms", (next) => 0xf900 + Math.floor(next() * 0x700)),
  { name: "one line", make: (units) => "区".repeat(units) },
  { name: "growing numbers", make: (units) => Array.from({ length: Math.ceil(units / 6) }, (_, i) => `${i}、`).join("").slice(0, units) },
  { name: "nested brackets", make: (units) => "（".repeat(units >> 1) + "）".repeat(units >> 1) },
  { name: "one number", make: (units) => "7".repeat(units) },
  { name: "one decimal", make: (units) => `0.${"3".repeat(units)}` },
];

function unitsOf(name: string, unit: (next: () => number) => number): Family {
  return {
    name,
    make: (units, seed = 1) => {
      const next = random(seed);
      const out: string[] = [];
      for (let i = 0; i < units; i += 1024) out.push(String.fromCharCode(...Array.from({ length: Math.min(1024, units - i) }, () => unit(next))));
      return out.join("");
    },
  };
}

export const families: readonly Family[] = [...floods, ...nearMisses, ...raw];
export const dictionary: () => readonly string[] = () => [...allTokens, ...lexicon()];
