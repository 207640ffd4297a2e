import { boundRows, characterRows, classifierRows, contextRows, currencyRows, durationRows, eraRows, unitRows, wordRows } from "../generated/numeral-tables.ts";
import { Phrases } from "../text/phrases.ts";
import { Suffixes } from "../text/suffixes.ts";
import type { Comparator } from "./types.ts";

/** What a character is inside a numeral. 0 = nothing. */
export const Kind = {
  ARABIC: 1,
  /** 一 … 九, 两; a digit with a value. */
  DIGIT: 2,
  /** 零 〇. */
  ZERO: 3,
  /** 十 百 千: a power of ten inside a section. */
  UNIT: 4,
  /** 万 亿 兆 京 …: a power of ten of sections. */
  MAGNITUDE: 5,
  /** 廿 卅 卌. */
  TALLY: 6,
  POINT: 7,
  SIGN: 8,
  HALF: 9,
  /** 几 数. */
  INDEFINITE: 10,
} as const;

export interface Unit {
  readonly kind: "quantity" | "duration" | "money" | "classifier" | "percent" | "point" | "multiple" | "tenths" | "discount";
  readonly name: string;
  /** UCUM, ISO 4217, or the classifier itself. */
  readonly code: string;
  readonly dimension: string;
  readonly factor: string;
  /** Percent: 2, 3 or 4 places; money: 1 or 2 places for 角 and 分. */
  readonly places: number;
  /** A single Han digit before it is licence enough. */
  readonly licence: boolean;
  readonly notBefore: string;
}

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

export interface Tables {
  /** Kind of each code unit, and its value: digit, power of ten, or number of a tally. */
  readonly kinds: Uint8Array;
  readonly values: Uint8Array;
  /** 壹 拾: a capital. */
  readonly capitals: Uint8Array;
  /** Units by their names in the key. */
  readonly units: Phrases<Unit>;
  /** Units in Latin letters, matched on the text as written. */
  readonly latinUnits: Phrases<Unit>;
  readonly currenciesBefore: Suffixes<string>;
  readonly before: Suffixes<Comparing>;
  readonly after: Phrases<Comparing>;
  readonly changes: Suffixes<Change>;
  readonly bound: Phrases<Bound>;
  /** 国道 behind 524: the number is a name. */
  readonly namedAfter: Phrases<true>;
  /** Words right before a number, and right behind one, that say what it is. */
  readonly leading: Readonly<Record<(typeof LEADING)[number], Suffixes<string>>>;
  readonly trailing: Readonly<Record<(typeof TRAILING)[number], Phrases<string>>>;
  /** Name of an era → what its years are counted from; before the common era they are counted down. */
  readonly eras: Suffixes<number>;
}

const LEADING = ["label", "scope", "of", "rank-verb"] as const;
const TRAILING = ["programme", "hotline", "domain", "after-rank"] as const;

let tables: Tables | undefined;

/** The tables, built at the first call. Shared: nobody writes to them. */
export function loadTables(): Tables {
  return (tables ??= buildTables());
}

const rowsOf = (text: string): string[][] => text.split("\n").map((line) => line.split("\t"));

function buildTables(): Tables {
  const { kinds, values, capitals } = characters();
  const units = [...unitEntries()];
  const isLatin = (name: string): boolean => /[A-Za-z°µμ²³$]/u.test(name);
  const { before, after, changes } = words();
  const currenciesBefore: [string, string][] = [];
  for (const [name, code, side] of rowsOf(currencyRows)) if (side !== "after") currenciesBefore.push([name!.toLowerCase(), code!]);
  return {
    kinds,
    values,
    capitals,
    units: new Phrases(units.filter((unit) => !isLatin(unit.name)).map((unit) => [unit.name, unit] as const)),
    latinUnits: new Phrases(units.filter((unit) => isLatin(unit.name)).map((unit) => [unit.name, unit] as const)),
    currenciesBefore: new Suffixes(currenciesBefore),
    before: new Suffixes(before),
    after: new Phrases(after),
    changes: new Suffixes(changes),
    bound: new Phrases(boundEntries(kinds)),
    namedAfter: new Phrases(contextWords("named-after").map((word) => [word, true] as const)),
    leading: lists(LEADING, Suffixes),
    trailing: lists(TRAILING, Phrases),
    eras: new Suffixes(rowsOf(eraRows).map(([name, offset]) => [name!, Number(offset)] as const)),
  };
}

const contextWords = (kind: string): string[] => rowsOf(contextRows).filter((row) => row[1] === kind).map((row) => row[0]!);

function lists<Kind extends string, Set>(kinds: readonly Kind[], Set: new (words: Iterable<readonly [string, string]>) => Set): Readonly<Record<Kind, Set>> {
  return Object.fromEntries(kinds.map((kind) => [kind, new Set(contextWords(kind).map((word) => [word, word] as const))])) as Record<Kind, Set>;
}

const KINDS: Readonly<Record<string, number>> = { digit: Kind.DIGIT, unit: Kind.UNIT, magnitude: Kind.MAGNITUDE, point: Kind.POINT, sign: Kind.SIGN, tally: Kind.TALLY, half: Kind.HALF, indefinite: Kind.INDEFINITE };

function characters(): Pick<Tables, "kinds" | "values" | "capitals"> {
  const kinds = new Uint8Array(0x10000);
  const values = new Uint8Array(0x10000);
  const capitals = new Uint8Array(0x10000);
  for (let i = 0; i < 10; i++) {
    kinds[48 + i] = Kind.ARABIC;
    values[48 + i] = i;
  }
  for (const [character, value, kind, style] of rowsOf(characterRows)) {
    const unit = character!.charCodeAt(0);
    kinds[unit] = kind === "digit" && value === "0" ? Kind.ZERO : KINDS[kind!]!;
    values[unit] = Number(value);
    if (style === "upper") capitals[unit] = 1;
  }
  return { kinds, values, capitals };
}

function* unitEntries(): Generator<Unit> {
  const none = { dimension: "", factor: "", places: 0, licence: true, notBefore: "" };
  const seen = new Set<string>();
  const fresh = (unit: Unit): Unit[] => (seen.has(unit.name) ? [] : (seen.add(unit.name), [unit]));
  for (const [name, places] of [["%", 2], ["‰", 3], ["‱", 4], ["%%", 2], ["个%", 2]] as const) yield* fresh({ ...none, kind: "percent", name, code: "%", places });
  for (const name of ["个百分点", "百分点", "个百份点"]) yield* fresh({ ...none, kind: "point", name, code: "pp" });
  yield* fresh({ ...none, kind: "point", name: "个点", code: "pp", notBefore: "位心子火评儿击赞" });
  for (const name of ["个千分点", "千分点"]) yield* fresh({ ...none, kind: "point", name, code: "pp", places: 1 });
  for (const name of ["个基点", "基点", "个bp", "bp", "BP"]) yield* fresh({ ...none, kind: "point", name, code: "pp", places: 2 });
  yield* fresh({ ...none, kind: "multiple", name: "倍", code: "", notBefore: "感受增加儿数率速频道镜" });
  for (const name of ["成", "个成"]) yield* fresh({ ...none, kind: "tenths", name, code: "", notBefore: "立员为功果本长型交绩品年分就份不语名都千百人熟材套千家虫因全员" });
  yield* fresh({ ...none, kind: "discount", name: "折", code: "", notBefore: "叠扇页子戏磨线" });
  for (const [name, code, side, minor, notBefore] of rowsOf(currencyRows)) {
    if (side === "before") continue;
    yield* fresh({ ...none, kind: "money", name: name!.replace(/^¥$/, "¥"), code: code!, places: minor === "10" ? 1 : minor === "100" ? 2 : 0, notBefore: notBefore ?? "" });
  }
  for (const [name, code, dimension, factor, notBefore] of rowsOf(durationRows)) yield* fresh({ ...none, kind: "duration", name: name!, code: code!, dimension: dimension ?? "", factor: factor ?? "", notBefore: notBefore ?? "" });
  for (const [name, code, dimension, factor, notBefore] of rowsOf(unitRows)) yield* fresh({ ...none, kind: "quantity", name: name!, code: code!, dimension: dimension ?? "", factor: factor ?? "", notBefore: notBefore ?? "" });
  for (const [word, han, notBefore] of rowsOf(classifierRows)) yield* fresh({ ...none, kind: "classifier", name: word!, code: word!, licence: han === "yes", notBefore: notBefore ?? "" });
}

function words(): { before: [string, Comparing][]; after: [string, Comparing][]; changes: [string, Change][] } {
  const before: [string, Comparing][] = [];
  const after: [string, Comparing][] = [];
  const changes: [string, Change][] = [];
  for (const [word, kind, value, side, mode, guard = ""] of rowsOf(wordRows)) {
    if (kind === "change") changes.push([word!, { direction: value as Change["direction"], mode: mode as Change["mode"], guard }]);
    else {
      const entry = { comparator: value as Comparator, guard };
      if (side !== "after") before.push([word!, entry]);
      if (side !== "before") after.push([word!, entry]);
    }
  }
  return { before, after, changes };
}

function* boundEntries(kinds: Uint8Array): Generator<readonly [string, Bound]> {
  for (const [word, kind, unless = ""] of rowsOf(boundRows)) {
    let numeral = true;
    for (let i = 0; i < word!.length; i++) numeral &&= kinds[word!.charCodeAt(i)] !== 0;
    yield [word!, { kind: kind as Bound["kind"], unless, numeral }];
  }
}
