import { checkOptionNames, checkText, GuiyiError, unknownName } from "../error.ts";
import { multiply, ONE, TWO } from "../text/decimal.ts";
import { matchKey } from "../text/key.ts";
import { nextUnit } from "../text/scan.ts";
import { type Draft, publish, type Reader, rescale } from "./draft.ts";
import { readArabicAt } from "./find-arabic.ts";
import { readHanAt } from "./find-han.ts";
import { qualified } from "./finish.ts";
import { readFirstYear } from "./date.ts";
import { readLunarMonth } from "./month-day.ts";
import { urlEnd } from "./code.ts";
import { bound, draftOf, IDIOM } from "./not-a-number.ts";
import { continuesOrdinals, readListedOrdinal, readOrdinal, readTop } from "./ordinal.ts";
import { readRelativeYear, resolveYear } from "./relative-year.ts";
import { checkRules } from "./rules.ts";
import { Kind, loadTables } from "./tables.ts";
import type { FindOptions, Quantity } from "./types.ts";
import { openView } from "./view.ts";
import { loadWords } from "./words.ts";

const OPTIONS = ["include", "exclude", "lenient", "zhao", "indefinite", "pairs", "year", "rules"] as const;
const TYPES = ["cardinal", "ordinal", "rank", "fraction", "percent", "percentage-point", "discount", "multiple", "money", "quantity", "ratio", "date", "datetime", "year", "period", "time", "duration", "enumerator", "code", "phone", "name", "slogan"] as const satisfies readonly Quantity["type"][];
const NO_QUANTITIES = new Set<Quantity["type"]>(["enumerator", "code", "phone", "name", "slogan"]);
const QUANTITIES = /* @__PURE__ */ new Set<Quantity["type"]>(TYPES.filter((type) => !NO_QUANTITIES.has(type)));

/**
 * Every quantity of a text, in order, without overlap; offsets are UTF-16 into the text as given. Never throws on text.
 *
 * findQuantities("地区生产总值1590亿元，增长1.8%")
 *   → money 159000000000 CNY at 6-12; percent 1.8 at 15-19, change { direction: "increase", mode: "by" }
 */
export function findQuantities(text: string, options: FindOptions = {}): Quantity[] {
  checkText(text, "findQuantities");
  checkOptions(options);
  return findInKey(text, matchKey(text), options);
}

/** `findQuantities` for a caller that has the match key of the text; arguments are not checked. */
export function findInKey(text: string, key: string, options: FindOptions): Quantity[] {
  const reader = openReader(text, key, options);
  const found: Quantity[] = [];
  readDrafts(reader, (draft) => found.push(publish(draft, reader.view, text)));
  return found;
}

export function openReader(text: string, key: string, options: FindOptions): Reader {
  const view = openView(text, key, options.lenient !== false);
  return {
    key: view.key,
    raw: view.raw,
    end: view.key.length,
    tables: loadTables(),
    words: loadWords(),
    zhao: options.zhao === 1e6 ? 6 : options.zhao === 1e16 ? 16 : 12,
    view,
    options,
    off: new Set(options.rules?.off),
    last: 0,
    previous: undefined,
    hundredMillions: undefined,
    taiwan: undefined,
  };
}

/** Where a reading stood: what is read from there on depends on nothing else before it. */
export interface Place {
  readonly at: number;
  readonly last: number;
  readonly previous: Draft | undefined;
}

/** Units from one place that is kept to the next. */
const PLACE_STEP = 4096;

/**
 * Calls `accept` with every result that the options ask for, in order, from `from` on. Places on the way are put into `places`,
 * for a caller that changes the text behind one and reads on from there.
 */
export function readDrafts(reader: Reader, accept: (draft: Draft) => void, from?: Place, places?: Place[]): void {
  const { end, key, options } = reader;
  reader.last = from?.last ?? 0;
  reader.previous = from?.previous;
  let nextPlace = (from?.at ?? 0) + PLACE_STEP;
  const asked = askedTypes(options);
  const starts = loadStarts();
  for (let i = nextUnit(key, from?.at ?? 0, end, starts, ANY_START); i < end; ) {
    if (places !== undefined && i >= nextPlace) {
      places.push({ at: i, last: reader.last, previous: reader.previous });
      nextPlace = i + PLACE_STEP;
    }
    const draft = options.year === undefined ? readAt(reader, i) : withYear(reader, i, options.year);
    let next = i + 1;
    if (draft !== undefined) {
      if (draft.end > draft.start && draft.rule !== IDIOM && asked.has(draft.type)) {
        if (options.pairs === true && (draft.unit === "对" || draft.unit === "双")) countPairs(draft);
        accept(draft);
      }
      next = Math.max(next, draft.end);
      reader.last = Math.max(reader.last, draft.end);
      reader.previous = draft;
    }
    i = nextUnit(key, next, end, starts, ANY_START);
  }
}

/** The types that the options ask for: those that are no quantities when they are named. */
function askedTypes({ include = [], exclude = [] }: FindOptions): ReadonlySet<Quantity["type"]> {
  return include.length === 0 && exclude.length === 0 ? QUANTITIES : new Set(TYPES.filter((type) => (NO_QUANTITIES.has(type) ? include.includes(type) : !exclude.includes(type))));
}

/** Throws GuiyiError for a name or value that no option has. */
export function checkOptions(options: FindOptions): void {
  checkOptionNames(options, OPTIONS);
  for (const type of [...(options.include ?? []), ...(options.exclude ?? [])]) if (!TYPES.includes(type)) throw unknownName("type of quantity", String(type), TYPES);
  const { zhao, year } = options;
  checkZhao(zhao);
  if (year !== undefined && !(Number.isInteger(year) && year >= 1 && year <= 9999)) throw new GuiyiError("bad-value", `option "year" is a year from 1 to 9999, got ${String(year)}`);
  checkRules(options.rules);
}

export function checkZhao(zhao: unknown): void {
  if (zhao !== undefined && zhao !== 1e6 && zhao !== 1e12 && zhao !== 1e16) throw new GuiyiError("bad-value", `option "zhao" is 1e6, 1e12 or 1e16, got ${String(zhao)}`);
}

/** What a unit may begin that is no numeral of its own; the others begin what their `Kind` says. */
const Start = { ORDINAL: 16, TOP: 17, HALF_YEAR: 18, DOUBLING: 19, HALF_PRICE: 20, OVER_HALF: 21, ADDRESS: 22, MONTH: 23, FIRST_YEAR: 24, RELATIVE_YEAR: 25, CIRCLE: 26 } as const;
const STARTS: readonly (readonly [units: string, start: number])[] = [
  ["第", Start.ORDINAL], ["前", Start.TOP], ["上下", Start.HALF_YEAR], ["翻", Start.DOUBLING], ["对", Start.HALF_PRICE], ["过", Start.OVER_HALF], [":w.", Start.ADDRESS],
  ["正冬腊", Start.MONTH], ["元", Start.FIRST_YEAR], ["今去明本", Start.RELATIVE_YEAR], ["①②③④⑤⑥⑦⑧⑨⑩", Start.CIRCLE],
];
const ANY_START = 0xff;

let starts: Uint8Array | undefined;

/** Which units may begin something, and what. */
function loadStarts(): Uint8Array {
  if (starts !== undefined) return starts;
  const table = loadTables().kinds.slice();
  for (const unit of "点點负負") table[unit.charCodeAt(0)] = 0; // never at the head of a number
  for (const [units, start] of STARTS) for (const unit of units) table[unit.charCodeAt(0)] = start;
  return (starts = table);
}

/** 今年, 去年三季度, and dates that leave the year to the document. */
function withYear(reader: Reader, i: number, year: number): Draft | undefined {
  const relative = readRelativeYear(reader, i, year, readAt);
  if (relative !== undefined) return relative;
  const draft = readAt(reader, i);
  if (draft?.iso !== undefined) draft.iso = resolveYear(draft.iso, year);
  return draft;
}

function countPairs(draft: Draft): void {
  if (draft.type === "cardinal") rescale(draft, (value) => multiply(value, TWO));
}

/** What begins at `i`; the caller goes on behind it. undefined: nothing. */
function readAt(reader: Reader, i: number): Draft | undefined {
  const { key } = reader;
  switch (loadStarts()[key.charCodeAt(i)]) {
    case Kind.ARABIC:
      return listedOrdinal(reader, i) ?? readArabicAt(reader, i);
    case Start.ORDINAL:
      return bound(reader, i) ?? qualified(reader, readOrdinal(reader, i));
    case Start.TOP:
      return readTop(reader, i);
    case Start.HALF_YEAR:
      return key.startsWith("半年", i + 1) ? { start: i, end: i + 3, numeralStart: i + 1, numeralEnd: i + 2, type: "period", iso: key[i] === "上" ? "H1" : "H2", notation: "han" } : undefined;
    case Start.DOUBLING:
      return readDoubling(reader, i);
    case Start.HALF_PRICE:
      return key.startsWith("折", i + 1) && key[i + 2] !== "叠" ? { start: i, end: i + 2, numeralStart: i, numeralEnd: i + 1, type: "discount", value: { digits: 5n, scale: 1 }, notation: "han" } : undefined;
    case Start.OVER_HALF:
      return key.startsWith("半", i + 1) ? readOverHalf(reader, i) : undefined;
    case Start.ADDRESS: {
      const stop = reader.off.has(URL) ? i : urlEnd(reader, i);
      return stop > i ? draftOf(i, stop, "code", URL) : undefined;
    }
    case Start.MONTH: {
      const lunar = readLunarMonth(reader, i);
      if (lunar !== undefined) return qualified(reader, lunar);
      return key[i] === "正" ? listedOrdinal(reader, i) ?? readHanAt(reader, i) : undefined;
    }
    case Start.FIRST_YEAR:
      return key.startsWith("年", i + 1) ? readFirstYear(reader, i) : undefined;
    case Start.RELATIVE_YEAR:
      return undefined; // `withYear` reads it
    case Start.CIRCLE:
      return reader.off.has(CIRCLED) ? undefined : draftOf(i, i + 1, "enumerator", CIRCLED);
    default:
      return listedOrdinal(reader, i) ?? readHanAt(reader, i);
  }
}

/** > | 过半数   得票过半   not 过半小时, 经过半山 */
function readOverHalf({ key }: Reader, i: number): Draft | undefined {
  if ("生百天场夜夏山程途岛载小年个".includes(key[i + 2] ?? " ") || "经通超不度渡走去路".includes(key[i - 1] ?? " ")) return undefined;
  return { start: i + 1, end: i + 2, numeralStart: i + 1, numeralEnd: i + 2, type: "fraction", value: { digits: 5n, scale: 1 }, numerator: ONE, denominator: { digits: 2n, scale: 0 }, comparator: "gt", extentStart: i, notation: "han" };
}

function listedOrdinal(reader: Reader, i: number): Draft | undefined {
  return continuesOrdinals(reader, i) ? qualified(reader, readListedOrdinal(reader, i)) : undefined;
}

const URL = "numerals/code.url";
const CIRCLED = "numerals/enumerator.circle";

/** > | 翻一番   翻两番   翻了一番   翻番   Factor 2 for each. */
function readDoubling(reader: Reader, i: number): Draft | undefined {
  const { key, tables } = reader;
  let at = i + 1;
  if (key[at] === "了") at++;
  let times = 1;
  const from = at;
  const kind = tables.kinds[key.charCodeAt(at)];
  if (kind === Kind.DIGIT || kind === Kind.ARABIC) times = tables.values[key.charCodeAt(at++)]!;
  if (key[at] !== "番" || key[at + 1] === "茄" || times === 0) return undefined;
  const draft: Draft = { start: i, end: at + 1, numeralStart: from, numeralEnd: at, type: "multiple", value: { digits: 2n ** BigInt(times), scale: 0 }, change: { direction: "increase", mode: "to", guard: "" }, notation: kind === Kind.ARABIC ? "arabic" : "han" };
  return qualified(reader, draft);
}
