import { reportAlphabet, reportKinds, reportLists, reportPlaces } from "../generated/report-tables.ts";
import { Phrases } from "../text/index.ts";
import { spellText, unpackAlphabet } from "../text/packed.ts";

/** What a word does in a clause: data/report-words.tsv. `n` is any other text. */
export type WordKind =
  | "lverb" | "verb" | "keep" | "add" | "sub" | "up" | "down" | "upnoun" | "downnoun" | "base" | "than" | "link" | "to"
  | "rank" | "rankscope" | "rankby" | "scope" | "share" | "parent" | "target" | "estimate" | "time" | "conj" | "adv" | "prep" | "noun" | "stop";

export interface Lexicon {
  readonly words: Phrases<WordKind>;
  readonly stops: ReadonlySet<string>;
  /** Verbs at the front of a name that are no part of it. */
  readonly deeds: ReadonlySet<string>;
  readonly chrome: ReadonlySet<string>;
  readonly longestChrome: number;
  readonly prose: Prose;
  /** First characters of the words of `prose.in`: most names have none of them. */
  readonly proseSigns: ReadonlySet<string>;
  /** Characters of speech: 你, and 吗 at the end of a clause. */
  readonly voices: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
}

/** A word of stories and letters; behind one of the characters `unless` it is another word. */
export interface ProseWord {
  readonly word: string;
  readonly unless: string;
}
/** By their place in a name; `coin` and `record` are units that stories and reports count in. */
export type Prose = Readonly<Record<"in" | "start" | "end" | "whole" | "coin" | "record", readonly ProseWord[]>>;

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
  const prose = { in: place("in"), start: place("start"), end: place("end"), whole: place("whole"), coin: place("coin"), record: place("record") };
  const signs = (name: string): ReadonlySet<string> => new Set(place(name).map(({ word }) => word));
  return (lexicon = { prose, proseSigns: new Set(prose.in.map(({ word }) => word[0]!)), voices: signs("voice"), particles: signs("particle"), words: new Phrases(entries), stops, deeds, chrome, longestChrome: Math.max(...[...chrome].map(({ length }) => length)) });
}
