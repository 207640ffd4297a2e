/** src/generated/script-*.ts: the dictionaries of OpenCC, each direction in a module of its own. */
import { readDictionary } from "../opencc.ts";
import { packContexts, packNumbers, packPairs, packTexts, type ContextRows } from "../pack.ts";
import { readTable } from "../tsv.ts";

const REGIONS = [
  "HKPhrases", "HKPhrasesRev", "HKVariants", "HKVariantsPhrases", "HKVariantsRev", "HKVariantsRevPhrases", "JPShinjitaiCharacters", "JPShinjitaiCharactersRev",
  "JPShinjitaiPhrases", "TWPhrases", "TWPhrasesRev", "TWVariants", "TWVariantsPhrases", "TWVariantsRev", "TWVariantsRevPhrases",
];

export function generate(): Record<string, string> {
  const weights = characterWeights();
  const pack = (name: string, hanPairs = false): string => packDictionary(readDictionary(name), weights, hanPairs);
  return {
    "script-default.ts": defaultTables(),
    "script-rare.ts": `/** Packed by scripts/pack.ts. */\nexport const rarePairs = ${JSON.stringify(packPairs(readTable("script-rare.tsv").map(({ character, simplified }) => [character!.codePointAt(0)!, simplified!.codePointAt(0)!] as const)))};\n`,
    "script-s2t.ts": wordTables(),
    "script-traditional.ts": traditionalContexts(),
    "script-t2s.ts": `${TYPE}/** What TSCharacters has besides \`hanPairs\` of text-tables.ts. */\nexport const TSCharacters: Dictionary = ${pack("TSCharacters", true)};\nexport const TSPhrases: Dictionary = ${pack("TSPhrases")};\n`,
    "script-regions.ts": `${TYPE}${REGIONS.map((name) => `export const ${name}: Dictionary = ${pack(name)};\n`).join("")}`,
  };
}

/** ASCII means something in the packed words: Latin letters of a word are moved to the private use area. */
function hideLatin(text: string): string {
  return Array.from(text, (c) => (c < "\u0080" ? String.fromCharCode(0xe000 + c.charCodeAt(0)) : c)).join("");
}

/** The words of s2t; see src/script/word-table.ts for the form. */
function wordTables(): string {
  const characters = readDictionary("STCharacters");
  const words = readDictionary("STPhrases");
  const regional = readDictionary("STPhrases_GeneratedFromRegionalPhrases");
  const units = [...characters].filter(([from, to]) => from.length === 1 && to.length === 1).map(([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)] as const);
  const unequal = [...characters].filter(([from, to]) => from.length + to.length > 2).map(([from, to]) => [from.codePointAt(0)!, to.codePointAt(0)!] as const);
  const all = [...words, ...[...regional].filter(([key]) => !words.has(key))];
  // Words with the same first two units together, the longest first; then by content, so that neighbours share much.
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  all.sort(([a], [b]) => order(a.slice(0, 2), b.slice(0, 2)) || b.length - a.length || order(a, b));
  // One text for all the words with the same first unit.
  const buckets = new Map<number, string>();
  const sizes = { words: all.length, units: 0, notes: 0 };
  let before = "";
  for (const [key, value] of all) {
    if (key.length < 2 || key.length > 40) throw new Error(`cannot pack ${key}`);
    let share = 0;
    while (share < 15 && share < key.length && key[share] === before[share]) share++;
    let entry = String.fromCharCode((words.has(key) ? 65 : 97) + share) + hideLatin(key.slice(share));
    before = key;
    sizes.units += key.length;
    const plain = [...key].map((c) => characters.get(c) ?? c).join("");
    if (plain !== value) {
      const even = value.length === key.length && plain.length === key.length && key.length <= 16 && [...value].every((c) => c.length === 1);
      const places = Array.from(key, (_, i) => (plain[i] === value[i] ? "" : String.fromCharCode(48 + i) + value[i]!)).join("");
      entry += even ? places : `~${hideLatin(value)}`;
      sizes.notes += 1 + (even ? places.length : value.length);
    }
    buckets.set(key.charCodeAt(0), (buckets.get(key.charCodeAt(0)) ?? "") + entry);
  }
  const { alphabet, texts } = packTexts([...buckets.values()]);
  const firsts = [...buckets.keys()];
  const index = texts.flatMap((text, i) => [firsts[i]! - (firsts[i - 1] ?? 0), text.length]);
  return [
    "/** OpenCC's STCharacters: exchanges within the Basic Multilingual Plane, and the others. Packed by scripts/pack.ts. */",
    `export const pairs = { units: ${JSON.stringify(packPairs(units))}, unequal: ${JSON.stringify(packPairs(unequal))} };`,
    "/** OpenCC's STPhrases: for each first unit its step and how many digits its words take, then the words. See src/script/word-table.ts. */",
    `export const buckets = ${JSON.stringify(packNumbers(index))};`,
    `export const alphabet = ${JSON.stringify(alphabet)};`,
    `export const words = ${JSON.stringify(texts.join(""))};`,
    `export const sizes = ${JSON.stringify(sizes)};`,
    "",
  ].join("\n");
}

/** data/script-traditional.tsv, in the form of `contexts` in script-default.ts. */
function traditionalContexts(): string {
  const classes = new Map<string, string>();
  const rows = new Map<string, ContextRow[]>();
  for (const { character, before, after, result, line } of readTable("script-traditional.tsv")) {
    if (character!.startsWith("@")) classes.set(character!, before!);
    else if (character!.length !== 1 || result!.length !== 1) throw new Error(`${line}: one unit becomes one unit`);
    else rows.set(character!, [...(rows.get(character!) ?? []), [result!, "", before!, after!]]);
  }
  return contextsModule(classes, rows);
}

type ContextRow = readonly [result: string, strength: string, before: string, after: string];

/** See src/script/context-text.ts. */
function contextsModule(classes: ReadonlyMap<string, string>, rows: ContextRows): string {
  return `/** Packed by scripts/pack.ts. */\nexport const contexts = ${JSON.stringify(packContexts(classes, rows))};\n`;
}

/** What `toSimplified` reads besides \`hanPairs\`. */
function defaultTables(): string {
  const characters = readDictionary("TSCharacters");
  const triggers = readTable("script-triggers.tsv");
  const isTrigger = new Set(triggers.map(({ character }) => character!));
  const variants = new Map(readTable("script-variants.tsv").map(({ character, simplified }) => [character!, simplified!]));
  const plain = (c: string): string => variants.get(c) ?? characters.get(c) ?? c;
  /** As the phrases are compared: simplified, but for the characters in question. */
  const keyOf = (text: string): string => [...text].map((c) => (isTrigger.has(c) ? c : plain(c))).join("");

  // A word decides before and after its own characters are converted (沈默著, 沉默著), or a second call would find more than the first.
  const twins = new Map<string, Set<string>>();
  for (const { character, result } of [...readTable("script-context.tsv"), ...triggers.map(({ character, fallback }) => ({ character, result: fallback }))]) {
    if (character!.startsWith("@") || [...result!].length > 1 || result === character) continue;
    twins.set(character!, (twins.get(character!) ?? new Set()).add(result!));
    twins.set(result!, (twins.get(result!) ?? new Set()).add(character!));
  }
  const closed = (word: string): string[] => [word, ...[...word].flatMap((c, i) => [...(twins.get(c) ?? [])].map((twin) => [...word].toSpliced(i, 1, twin).join("")))];

  // Rows of each character: result, when, before…, after…. OpenCC's phrases come first, so that those of this project win.
  const rows = new Map<string, ContextRow[]>(triggers.map(({ character }) => [character!, []]));
  phraseRows(triggers, keyOf, rows);
  const classes = new Map<string, string>();
  const alternatives = (cell: string | undefined, line: string): string =>
    [...new Set((cell ?? "").split(" ").filter((word) => word !== "").flatMap((word) => {
      if (!word.startsWith("@")) return closed(keyOf(word));
      if (!classes.has(word)) throw new Error(`${line}: no class ${word}`);
      return [word];
    }))].join(" ");
  for (const { character, before, after, result, when, line } of readTable("script-context.tsv")) {
    if (character!.startsWith("@")) {
      classes.set(character!, alternatives(before, line));
      continue;
    }
    if (!isTrigger.has(character!)) throw new Error(`${line}: ${character} is not in script-triggers.tsv`);
    if (!["", "strong", "first"].includes(when!)) throw new Error(`${line}: ${when}`);
    // A neighbour that is the character's own result would carry the conversion one further in a second call.
    if (when === "strong" && result !== character && `${before} ${after}`.split(" ").includes(result!)) throw new Error(`${line}: ${result} decides beside itself`);
    rows.get(character!)!.push([result!.includes("/") ? result!.split("/")[1]! : result!, when === "strong" ? "!" : when === "first" ? "1" : "", alternatives(before, line), alternatives(after, line)]);
  }
  const astral = [...characters].filter(([from, to]) => from !== to && from.length + to.length > 2 && !isTrigger.has(from));
  const byTarget = (a: string, b: string): number => a.codePointAt(0)! - b.codePointAt(0)!;
  const even = [...characters].filter(([from, to]) => from !== to && from.length === 1 && to.length === 1).map(([, to]) => to);
  // In the order in which src/script/default-pass.ts meets them.
  const targets = [...new Set(even.sort(byTarget)), ...astral.map(([, to]) => to).filter((to) => to.length === 1).sort(byTarget)];
  const only = simplifiedOnly();
  const selves = new Set([...readDictionary("STCharacters")].filter(([from, to]) => from === to).map(([from]) => from));
  for (const c of ALSO_TRADITIONAL) selves.add(c);
  const shared = targets.flatMap((c, i) => (selves.has(c) || !only.has(c) || isTrigger.has(c) ? [i] : []));
  return [
    "/** character, fallback, kind (1 = good in simplified text too, 2 = in listed words only), three units each. */",
    `export const triggers = ${JSON.stringify(triggers.map(({ character, fallback, kind }) => character! + fallback! + String(["traditional", "shared", "listed"].indexOf(kind!))).join(""))};`,
    contextsModule(classes, new Map([...rows].filter(([, own]) => own.length > 0))),
    "/** data/script-variants.tsv, packed by scripts/pack.ts. */",
    `export const variants = ${JSON.stringify(packPairs([...variants].map(([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)] as const)))};`,
    "/** Source and target of different lengths, packed by scripts/pack.ts. */",
    `export const unequal = ${JSON.stringify(packPairs(astral.map(([from, to]) => [from.codePointAt(0)!, to.codePointAt(0)!] as const)))};`,
    "/** Of the targets in `hanPairs`, then of those in `unequal`, those that traditional text holds too: steps between their numbers. */",
    `export const sharedTargets = ${JSON.stringify(packNumbers(shared.map((place, i) => place - (shared[i - 1] ?? 0))))};`,
    "",
  ].join("\n");
}

/** OpenCC's phrases, as rows with the whole phrase; those that differ in their ends only share a row. */
function phraseRows(triggers: readonly Readonly<Record<string, string>>[], keyOf: (text: string) => string, rows: ReadonlyMap<string, ContextRow[]>): void {
  const fallbacks = new Map(triggers.map(({ character, fallback }) => [character!, fallback!]));
  const shared = new Map<string, { readonly character: string; readonly result: string; readonly before: string[]; readonly after: string[] }>();
  for (const [phrase, value] of readDictionary("TSPhrases")) {
    const from = [...phrase];
    const to = [...value];
    from.forEach((c, i) => {
      if (!fallbacks.has(c) || (to[i] === fallbacks.get(c) && !from.some((other, j) => j !== i && fallbacks.has(other)))) return;
      const word = keyOf(phrase);
      const before = word.slice(0, i);
      const after = word.slice(i + 1);
      // Words behind the character share a row when what stands in front of it is the same; words in front of it when nothing stands behind.
      const key = [c, to[i]!, ...(after === "" ? [] : [before])].join(",");
      const row = shared.get(key) ?? { character: c, result: to[i]!, before: [], after: [] };
      if (after === "" || row.before.length === 0) row.before.push(before);
      if (after !== "") row.after.push(after);
      shared.set(key, row);
    });
  }
  for (const { character, result, before, after } of shared.values()) rows.get(character)!.push([result, "", before.join(" "), after.join(" ")]);
}

/** Targets that traditional text holds though OpenCC does not say so: 晒 and 吓 in Cantonese as Hong Kong writes it, 却 in old books and in reprints of them. */
const ALSO_TRADITIONAL = "晒吓却";

/** Characters that no traditional text holds: no phrase or character of OpenCC's traditional side has them. */
let onlySimplified: Set<string> | undefined;
function simplifiedOnly(): ReadonlySet<string> {
  if (onlySimplified !== undefined) return onlySimplified;
  onlySimplified = new Set(readDictionary("STCharacters").keys());
  for (const name of ["STCharacters", "STPhrases"]) for (const value of readDictionary(name).values()) for (const c of value) onlySimplified.delete(c);
  for (const name of ["TWVariants", "HKVariants"]) for (const value of readDictionary(name).values()) onlySimplified.delete(value);
  return onlySimplified;
}

const TYPE = 'import type { Dictionary } from "../script/dictionary-pass.ts";\n';

function packDictionary(entries: ReadonlyMap<string, string>, weights: ReadonlyMap<number, number>, hanPairs: boolean): string {
  let units = "";
  const phrases = new Map<string, string>();
  for (const [from, to] of entries) {
    if (from.length === 1 && to.length === 1) {
      if (from !== to && !hanPairs) units += from + to;
    } else if (from.length > 2 || from !== to || [...from].length > 1) phrases.set(from, to);
  }
  const list = [...phrases].map(([from, to]) => (from === to ? from : `${from} ${to}`)).join("|");
  return JSON.stringify({ units, phrases: list, triggers: chooseTriggers([...phrases.keys()], weights) });
}

/** How common a code unit is, counted over OpenCC's 49,000 words. */
function characterWeights(): ReadonlyMap<number, number> {
  const weights = new Map<number, number>();
  for (const [from, to] of readDictionary("STPhrases")) for (const word of [from, to]) for (let i = 0; i < word.length; i++) weights.set(word.charCodeAt(i), (weights.get(word.charCodeAt(i)) ?? 0) + 1);
  return weights;
}

/**
 * A set of code units of which each phrase holds one, as rare as can be: greedily the unit that covers most phrases for its
 * weight, then exchanges of several units for one as long as the sum of weights falls (於 alone, not 世 其 則 單 …).
 * Never a low surrogate: a match may not begin inside a pair.
 */
export function chooseTriggers(phrases: readonly string[], weights: ReadonlyMap<number, number>): string {
  const weight = (unit: number): number => 1 + (weights.get(unit) ?? 0);
  const unitsOf = phrases.map((phrase) => [...new Set(phrase.split("").map((c) => c.charCodeAt(0)))].filter((unit) => (unit & 0xfc00) !== 0xdc00));
  const holders = new Map<number, number[]>();
  unitsOf.forEach((units, i) => units.forEach((unit) => holders.set(unit, [...(holders.get(unit) ?? []), i])));
  const covered = phrases.map(() => 0);
  const chosen = new Set<number>();
  const toggle = (unit: number, by: 1 | -1): void => {
    if (by === 1) chosen.add(unit);
    else chosen.delete(unit);
    for (const i of holders.get(unit)!) covered[i]! += by;
  };
  for (let open = phrases.length; open > 0; open = covered.filter((n) => n === 0).length) {
    let best = -1;
    let worth = 0;
    for (const [unit, held] of holders) {
      const gain = held.filter((i) => covered[i] === 0).length / weight(unit);
      if (gain > worth || (gain === worth && unit < best)) [best, worth] = [unit, gain];
    }
    toggle(best, 1);
  }
  const redundant = (except?: number): number[] => {
    const out: number[] = [];
    for (const unit of [...chosen].sort((a, b) => weight(b) - weight(a) || a - b)) {
      if (unit === except || !holders.get(unit)!.every((i) => covered[i]! > 1)) continue;
      toggle(unit, -1);
      out.push(unit);
    }
    return out;
  };
  redundant();
  for (let better = true; better; ) {
    better = false;
    for (const unit of [...holders.keys()].sort((a, b) => a - b)) {
      if (chosen.has(unit)) continue;
      toggle(unit, 1);
      const gone = redundant(unit);
      if (gone.reduce((sum, other) => sum + weight(other), 0) > weight(unit)) better = true;
      else {
        for (const other of gone) toggle(other, 1);
        toggle(unit, -1);
      }
    }
  }
  return String.fromCharCode(...[...chosen].sort((a, b) => a - b));
}
