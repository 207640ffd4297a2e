/** src/generated/text-tables.ts: what the match key folds, and the runs of the class table. */
import { readDictionary } from "../opencc.ts";
import { packPairs } from "../pack.ts";
import { readTable } from "../tsv.ts";

const FLAGS: Readonly<Record<string, number>> = { han: 1, traditional: 2, digit: 4, numeral: 8, bracket: 16, latin: 32, damage: 64, fold: 128 };

export function generate(): Record<string, string> {
  const simplified = readDictionary("TSCharacters");
  return { "text-tables.ts": [keyPairs(simplified), classRuns()].join("\n") };
}

/** What the match key folds: unit → unit, whose own fold is itself. `matchKey` does the same at run time. */
export function keyTable(simplified: ReadonlyMap<string, string>): ReadonlyMap<number, number> {
  const fold = new Map<number, number>();
  for (const { from, to } of readTable("key.tsv")) fold.set(parseInt(from!, 16), parseInt(to!, 16));
  for (let unit = 0xff01; unit <= 0xff5e; unit++) fold.set(unit, unit - 0xfee0);
  for (let unit = 0; unit < 0x10000; unit++) {
    if (isSurrogate(unit)) continue;
    const character = String.fromCharCode(unit);
    const lower = character.toLowerCase();
    if (lower !== character && lower.length === 1) fold.set(unit, lower.charCodeAt(0));
    if (unit >= 0xf900 && unit <= 0xfaff) {
      const canonical = character.normalize("NFC");
      if (canonical !== character && canonical.length === 1) fold.set(unit, canonical.charCodeAt(0));
    }
  }
  for (const [from, to] of simplified) if (from.length === 1 && to.length === 1) fold.set(from.charCodeAt(0), to.charCodeAt(0));
  // Follow chains, so that the key of a key is the same key.
  const final = new Map<number, number>();
  for (const unit of fold.keys()) {
    let target = unit;
    const seen = new Set([unit]);
    for (let next = fold.get(target); next !== undefined && !seen.has(next); next = fold.get(target)) seen.add((target = next));
    if (target !== unit && !fold.has(target)) final.set(unit, target);
  }
  return final;
}

function keyPairs(simplified: ReadonlyMap<string, string>): string {
  const final = keyTable(simplified);
  // TSCharacters as they are: src/script/ reads this table too. What the key folds otherwise comes second and overrides.
  const han = [...simplified].filter(([from, to]) => from.length === 1 && to.length === 1 && from !== to).map(([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)] as const);
  const same = new Map(han);
  const rest = [...final].filter(([from, to]) => same.get(from) !== to);
  for (const [from] of han) if (!final.has(from)) rest.push([from, from]);
  return [
    "/** OpenCC's TSCharacters within the Basic Multilingual Plane, packed by scripts/pack.ts. */",
    `export const hanPairs = ${JSON.stringify(packPairs(han))};`,
    "/** What the match key folds besides, or to another character. */",
    `export const foldPairs = ${JSON.stringify(packPairs(rest))};`,
  ].join("\n");
}

function classRuns(): string {
  const flags = new Uint8Array(0x10000);
  const han = /\p{Script=Han}/u;
  const mark = /\p{M}/u;
  const selector = /\p{Variation_Selector}/u;
  for (let unit = 0; unit < 0x10000; unit++) {
    if (isSurrogate(unit)) continue;
    const character = String.fromCharCode(unit);
    if (han.test(character)) flags[unit]! |= FLAGS["han"]!;
    // NFC may change a text at a character that it changes alone, and at a mark. Variation selectors never take part, and stand in every page with emoji.
    if ((mark.test(character) && !selector.test(character)) || character.normalize("NFC") !== character) flags[unit]! |= FLAGS["fold"]!;
  }
  for (const { flag, from, to, line } of readTable("classes.tsv")) {
    const bit = FLAGS[flag!];
    if (bit === undefined) throw new Error(`${line}: unknown flag ${flag}`);
    for (let unit = parseInt(from!, 16); unit <= parseInt(to!, 16); unit++) flags[unit]! |= bit;
  }
  for (const { character } of readTable("numeral-characters.tsv")) flags[character!.charCodeAt(0)]! |= FLAGS["numeral"]!;
  const runs: number[] = [];
  let start = 0;
  for (let unit = 1; unit <= 0x10000; unit++) {
    if (unit < 0x10000 && flags[unit] === flags[start]) continue;
    if (flags[start] !== 0) runs.push(start, unit - start, flags[start]!);
    start = unit;
  }
  return [
    "/** Runs of the class table without what the key says (traditional): gap since the end of the last run, length, flags. */",
    `export const classRuns = ${JSON.stringify(runs.map((value, i) => (i % 3 === 0 ? value - (i === 0 ? 0 : runs[i - 3]! + runs[i - 2]!) : value)))};`,
  ].join("\n");
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
