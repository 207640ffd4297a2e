import { reportAlphabet, reportKinds, reportLists, reportPlaces } from "../generated/report-tables.ts";
import { Phrases } from "../text/index.ts";
import { spellText, unpackAlphabet } from "../text/packed.ts";

/** What a word does in a clause: data/report-words.tsv. `n` is any other text. */
export type WordKind =
  | "lverb" | "verb" | "keep" | "add" | "sub" | "up" | "down" | "upnoun" | "downnoun" | "base" | "than" | "link" | "to"
  | "rank" | "rankscope" | "rankby" | "scope" | "share" | "parent" | "target" | "estimate" | "time" | "conj" | "adv" | "prep" | "noun" | "stop";

export interface Lexicon {
  readonly words: Phrases<WordKind>;
  /** The first units of all words. */
  readonly begins: string;
  readonly stops: ReadonlySet<string>;
  /** Verbs at the front of a name that are no part of it. */
  readonly deeds: ReadonlySet<string>;
  readonly chrome: ReadonlySet<string>;
  readonly longestChrome: number;
  readonly prose: Prose;
  /** What a code unit may begin or end, bits of `Sign`: most names have nothing of it, and are done with at one look a unit. */
  readonly signs: Uint8Array;
}

/** The first unit of a word of `prose.in` or `prose.start`, the last one of `prose.end`; a character of speech: 你, and 吗 at the end of a clause; the first unit of a deed. */
export const Sign = { IN: 1, START: 2, END: 4, VOICE: 8, PARTICLE: 16, DEED: 32 } as const;

/** A word of stories and letters; behind one of the characters `unless` it is another word. */
export interface ProseWord {
  readonly word: string;
  readonly unless: string;
}
/**
 * By their place in a name, those of any place by their first unit; `coin`, `home`, `device` and `record` are units that stories,
 * recipes, makers and reports count in.
 */
export interface Prose {
  readonly in: ReadonlyMap<number, readonly ProseWord[]>;
  readonly start: readonly ProseWord[];
  readonly end: readonly ProseWord[];
  readonly whole: ReadonlySet<string | undefined>;
  readonly coin: ReadonlySet<string | undefined>;
  readonly home: ReadonlySet<string | undefined>;
  readonly device: ReadonlySet<string | undefined>;
  readonly record: ReadonlySet<string | undefined>;
}

let lexicon: Lexicon | undefined;

/** Built once, on first use. */
export function loadLexicon(): Lexicon {
  if (lexicon !== undefined) return lexicon;
  const lists = spellText(unpackAlphabet(reportAlphabet), reportLists).split("\n").map((line) => line.split(" "));
  const chrome = new Set(lists.pop());
  const deeds = new Set(lists.pop());
  const stops = new Set(lists.pop());
  const entries: [string, WordKind][] = [];
  reportKinds.forEach((kind, i) => lists[i]!.forEach((word) => entries.push([word, kind as WordKind])));
  for (const [word, kind] of entries) if (kind === "stop") stops.add(word);
  const places = new Map(reportPlaces.map((name, i) => [name, lists[reportKinds.length + i]!]));
  const place = (name: string): ProseWord[] => (places.get(name) ?? []).map((item) => ({ word: item.split("/")[0]!, unless: item.split("/")[1] ?? "" }));
  const set = (name: string): ReadonlySet<string | undefined> => new Set(places.get(name));
  const inside = new Map<number, ProseWord[]>();
  for (const item of place("in")) inside.set(item.word.charCodeAt(0), [...(inside.get(item.word.charCodeAt(0)) ?? []), item]);
  const prose = { in: inside, start: place("start"), end: place("end"), whole: set("whole"), coin: set("coin"), home: set("home"), device: set("device"), record: set("record") };
  const signs = new Uint8Array(0x10000);
  const mark = (words: readonly ProseWord[], sign: number, last = false): void => {
    for (const { word } of words) signs[word.charCodeAt(last ? word.length - 1 : 0)]! |= sign;
  };
  mark(place("in"), Sign.IN);
  mark(prose.start, Sign.START);
  mark(prose.end, Sign.END, true);
  mark(place("voice"), Sign.VOICE);
  mark(place("particle"), Sign.PARTICLE);
  for (const word of deeds) signs[word.charCodeAt(0)]! |= Sign.DEED;
  return (lexicon = { prose, signs, words: new Phrases(entries), begins: entries.map(([word]) => word[0]).join(""), stops, deeds, chrome, longestChrome: Math.max(...[...chrome].map(({ length }) => length)) });
}
