import { characterRows, classifierRows, currencyRows, durationRows, unitRows } from "../generated/numeral-tables.ts";
import { Phrases } from "../text/phrases.ts";

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
  /** Characters that the name is no unit before, and words that begin with one of them and are none: 三家|电商. */
  readonly notBefore: string;
  readonly before: readonly string[];
}

/** Is what stands at `end`, behind the unit's name, nothing that makes another word of it? */
export function isWhole(unit: Unit, key: string, end: number): boolean {
  return unit.notBefore === "" || end >= key.length || !unit.notBefore.includes(key[end]!) || unit.before.some((word) => key.startsWith(word, end));
}

/** Characters and units: what a numeral and its unit are read with. `loadWords` has the words around them. */
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
}

let tables: Tables | undefined;

/** The tables, built at the first call. Shared: nobody writes to them. */
export function loadTables(): Tables {
  return (tables ??= buildTables());
}

/** The rows of a generated table, cell by cell. */
export function rowsOf(text: string): string[][] {
  return text.split("\n").map((line) => line.split("\t"));
}

function buildTables(): Tables {
  const units: [string, Unit][] = [];
  const latinUnits: [string, Unit][] = [];
  for (const [name, unit] of unitEntries()) (/[A-Za-z°µμ²³$]/.test(name) ? latinUnits : units).push([name, unit]);
  return { ...characters(), units: new Phrases(units), latinUnits: new Phrases(latinUnits) };
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

const PERCENTS = [["%", 2], ["‰", 3], ["‱", 4], ["%%", 2], ["个%", 2]] as const;
const POINTS = [["个百分点", 0], ["百分点", 0], ["个百份点", 0], ["个千分点", 1], ["千分点", 1], ["个基点", 2], ["基点", 2], ["个bp", 2], ["bp", 2], ["BP", 2]] as const;

/** Units by name: of two with one name, the first. */
function unitEntries(): ReadonlyMap<string, Unit> {
  const units = new Map<string, Unit>();
  const add = (kind: Unit["kind"], name: string, code: string, notBefore = "", places = 0, licence = true, dimension = "", factor = ""): void => {
    const [characters = "", words] = notBefore.split("/");
    if (!units.has(name)) units.set(name, { kind, name, code, dimension, factor, places, licence, notBefore: characters, before: words?.split(",") ?? [] });
  };
  for (const [name, places] of PERCENTS) add("percent", name, "%", "", places);
  for (const [name, places] of POINTS) add("point", name, "pp", "", places);
  add("point", "个点", "pp", "位心子火评儿击赞");
  add("multiple", "倍", "", "感受增加儿数率速频道镜");
  for (const name of ["成", "个成"]) add("tenths", name, "", "立员为功果本长型交绩品年分就份不语名都千百人熟材套家虫因全/员工,为女,为男");
  add("discount", "折", "", "叠扇页子戏磨线算合旧现射返断腾服桂抵价");
  for (const [name, code, side, minor, notBefore] of rowsOf(currencyRows)) if (side !== "before") add("money", name!, code!, notBefore, minor === "10" ? 1 : minor === "100" ? 2 : 0);
  for (const [name, code, dimension, factor, notBefore] of rowsOf(durationRows)) add("duration", name!, code!, notBefore, 0, true, dimension, factor);
  for (const [name, code, dimension, factor, notBefore] of rowsOf(unitRows)) add("quantity", name!, code!, notBefore, 0, true, dimension, factor);
  for (const [word, han, notBefore] of rowsOf(classifierRows)) add("classifier", word!, word!, notBefore, 0, han === "yes");
  return units;
}
