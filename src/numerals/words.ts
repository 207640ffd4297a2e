import { boundWords, contextWords, currencyRows, eraRows, wordGroups } from "../generated/numeral-tables.ts";
import { Phrases } from "../text/phrases.ts";
import { Suffixes } from "../text/suffixes.ts";
import { loadTables, rowsOf } from "./tables.ts";
import type { Comparator } from "./types.ts";

export interface Comparing {
  readonly comparator: Comparator;
  /** Characters that must not stand on the word's far side. */
  readonly guard: string;
}

export interface Change {
  readonly direction: "increase" | "decrease";
  readonly mode: "by" | "to";
  readonly guard: string;
}

export interface Bound {
  readonly kind: "idiom" | "name" | "slogan";
  readonly unless: string;
  /** Made of numerals alone (十一, 五四): a word only when nothing countable follows. */
  readonly numeral: boolean;
}

/** The words around a numeral, and those that a numeral is only a part of. Finding reads them; the strict parsers of numbers do not. */
export interface Words {
  readonly currenciesBefore: Suffixes<string>;
  readonly before: Suffixes<Comparing>;
  readonly after: Phrases<Comparing>;
  readonly changes: Suffixes<Change>;
  readonly bound: Phrases<Bound>;
  /** 国道 behind 524: the number is a name. */
  readonly namedAfter: Phrases<string>;
  /** Words right before a number, and right behind one, that say what it is. */
  readonly leading: Readonly<Record<(typeof LEADING)[number], Suffixes<string>>>;
  readonly trailing: Readonly<Record<(typeof TRAILING)[number], Phrases<string>>>;
  /** A text with one of these counts years from 1912. */
  readonly taiwan: readonly string[];
  /** Name of an era → what its years are counted from; before the common era they are counted down. */
  readonly eras: Suffixes<number>;
}

const LEADING = ["label", "scope", "of", "rank-verb", "score", "point", "sum", "money", "temperature", "rate", "power"] as const;
const TRAILING = ["programme", "hotline", "domain", "after-rank", "season", "score", "point", "span"] as const;

let words: Words | undefined;

/** The words, built at the first call. Shared: nobody writes to them. */
export function loadWords(): Words {
  return (words ??= buildWords());
}

function buildWords(): Words {
  const before: [string, Comparing][] = [];
  const after: [string, Comparing][] = [];
  const changes: [string, Change][] = [];
  for (const [group, words] of Object.entries(wordGroups)) {
    const [kind, value, side, mode] = group.split(" ");
    for (const [word, guard = ""] of rowsOf(words)) {
      if (kind === "change") changes.push([word!, { direction: value as Change["direction"], mode: mode as Change["mode"], guard }]);
      else {
        const entry = { comparator: value as Comparator, guard };
        if (side !== "after") before.push([word!, entry]);
        if (side !== "before") after.push([word!, entry]);
      }
    }
  }
  const currencies = rowsOf(currencyRows).filter((row) => row[2] !== "after");
  const wordsOf = (kind: string): [string, string][] => contextWords[kind]!.split("\n").map((word) => [word, word]);
  const lists = <Kind extends string, Set>(kinds: readonly Kind[], Set: new (words: Iterable<readonly [string, string]>) => Set): Readonly<Record<Kind, Set>> =>
    Object.fromEntries(kinds.map((kind) => [kind, new Set(wordsOf(kind))])) as Record<Kind, Set>;
  return {
    currenciesBefore: new Suffixes(currencies.map(([name, code]) => [name!.toLowerCase(), code!])),
    before: new Suffixes(before),
    after: new Phrases(after),
    changes: new Suffixes(changes),
    bound: new Phrases(boundEntries()),
    namedAfter: new Phrases(wordsOf("named-after")),
    leading: lists(LEADING, Suffixes),
    trailing: lists(TRAILING, Phrases),
    taiwan: contextWords["taiwan"]!.split("\n"),
    eras: new Suffixes(rowsOf(eraRows).map(([name, offset]) => [name!, Number(offset)])),
  };
}

function boundEntries(): [string, Bound][] {
  const { kinds } = loadTables();
  const entries: [string, Bound][] = [];
  for (const [name, list] of Object.entries(boundWords)) {
    const kind = name as Bound["kind"];
    const word: Bound = { kind, unless: "", numeral: false };
    const numeral: Bound = { kind, unless: "", numeral: true };
    for (const line of list.split("\n")) {
      const tab = line.indexOf("\t");
      const text = tab < 0 ? line : line.slice(0, tab);
      let at = 0;
      while (at < text.length && kinds[text.charCodeAt(at)] !== 0) at++;
      const bound = at < text.length ? word : numeral;
      entries.push([text, tab < 0 ? bound : { ...bound, unless: line.slice(tab + 1) }]);
    }
  }
  return entries;
}
