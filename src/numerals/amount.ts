import { add, compare, decimalOf, decimalOfInteger, divide, multiply, negate, shift, type Decimal } from "../text/decimal.ts";
import { readNumeral, type Numeral } from "./cardinal.ts";
import { rangeSign } from "./date.ts";
import { notationOf, type Draft, type Reader } from "./draft.ts";
import { Kind } from "./tables.ts";
import { readUnit, type ReadUnit } from "./unit.ts";

/** A numeral with what counts it, ready to be judged: is there a licence to call it a quantity? */
export interface Amount {
  readonly draft: Draft;
  readonly numeral: Numeral;
  readonly unit: ReadUnit | undefined;
}

/** > | 百分之四点五   三分之二   1.8:1   1-10亿元   十几万人   5元6角 */
export function readAmount(reader: Reader, start: number): Amount | undefined {
  const numeral = readNumeral(reader, start);
  if (numeral === undefined) return undefined;
  const { key } = reader;
  if (key.startsWith("分之", numeral.end)) {
    const parts = readPartsOf(reader, start, numeral);
    if (parts !== undefined) return parts;
  }
  const unit = readUnit(reader, numeral.end);
  const range = readRange(reader, numeral, unit);
  if (range !== undefined) return range;
  const ratio = unit === undefined ? readRatio(reader, numeral) : undefined;
  if (ratio !== undefined) return ratio;
  return { draft: measured(reader, numeral, unit), numeral, unit };
}

function measured(reader: Reader, numeral: Numeral, unit: ReadUnit | undefined): Draft {
  const draft: Draft = {
    start: numeral.start,
    end: unit?.end ?? numeral.end,
    numeralStart: numeral.start,
    numeralEnd: numeral.end,
    type: "cardinal",
    value: numeral.value,
    notation: notationOf(numeral),
  };
  if (numeral.high !== undefined) draft.range = { low: numeral.value, high: numeral.high, ...(numeral.open ? { open: true } : {}) };
  if (numeral.more !== undefined) draft.comparator = numeral.more === "来" ? "approx" : "gt";
  if (unit !== undefined) apply(reader, draft, unit, numeral);
  return draft;
}

const HALF = decimalOf("0.5");

/** Gives the draft its type, unit and value. May lengthen it: 5元|6角|, 七成|五|, 1小时|30分|, 两个|半|小时. */
function apply(reader: Reader, draft: Draft, read: ReadUnit, numeral: Numeral): void {
  const { key } = reader;
  const { unit } = read;
  draft.unitText = key.slice(read.start, read.end);
  const scale = (change: (value: Decimal) => Decimal): void => {
    draft.value = change(draft.value!);
    if (draft.range !== undefined) draft.range = { ...draft.range, low: draft.range.low && change(draft.range.low), high: draft.range.high && change(draft.range.high) };
  };
  switch (unit.kind) {
    case "percent":
      draft.type = "percent";
      draft.unit = "%";
      if (unit.places > 2) scale((value) => shift(value, 2 - unit.places));
      return;
    case "point":
      draft.type = "percentage-point";
      draft.unit = "pp";
      if (unit.places > 0) scale((value) => shift(value, -unit.places));
      return;
    case "multiple":
      draft.type = "multiple";
      if (key[read.end] === "半") {
        scale((value) => add(value, HALF));
        draft.end = read.end + 1;
      }
      return;
    case "tenths": {
      draft.type = "discount";
      scale((value) => shift(value, -1));
      const digit = key.charCodeAt(read.end);
      if (key[read.end] === "半") {
        draft.value = add(draft.value!, decimalOf("0.05"));
        draft.end = read.end + 1;
      } else if (reader.tables.kinds[digit] === Kind.DIGIT && reader.tables.units.longestAt(key, read.end + 1, reader.end) === undefined && (reader.tables.kinds[key.charCodeAt(read.end + 1)] ?? 0) === 0) {
        draft.value = add(draft.value!, decimalOf(`0.0${reader.tables.values[digit]!}`));
        draft.end = read.end + 1;
      }
      return;
    }
    case "discount":
      draft.type = "discount";
      scale((value) => (compare(value, TEN) >= 0 ? shift(value, -2) : shift(value, -1)));
      if (numeral.pair && numeral.high !== undefined) {
        // 七八折 is a range, 七九折 is 0.79.
        delete draft.range;
        draft.value = shift(add(multiply(numeral.value, TEN), numeral.high), -2);
      }
      return;
    case "money":
      readMoney(reader, draft, read);
      return;
    case "duration":
      readDuration(reader, draft, read, scale);
      return;
    case "quantity":
      draft.type = "quantity";
      draft.unit = read.code;
      if (unit.name === "岁半") {
        scale((value) => add(value, HALF));
      }
      readFinerMeasure(reader, draft, read);
      if (draft.end === read.end && key[read.end] === "半" && unit.name !== "岁半" && !"径年岛山夜个".includes(key[read.end + 1] ?? " ")) {
        scale((value) => add(value, HALF));
        draft.end = read.end + 1;
      }
      return;
    default:
      if (unit.name === "分" && numeral.capital) {
        draft.type = "money";
        draft.unit = "CNY";
        scale((value) => shift(value, -2));
        return;
      }
      if (unit.name === "分") {
        const clock = draft.range === undefined ? readFiner(reader, read.end, "min", draft.value!) : undefined;
        if (clock !== undefined) {
          // 1分52秒: minutes, when seconds follow.
          draft.type = "duration";
          draft.value = clock.value;
          draft.unit = clock.unit;
          draft.end = clock.end;
          return;
        }
      }
      draft.type = "cardinal";
      draft.unit = read.code;
      if (unit.name === "个" && key[read.end] === "半") {
        // 两个半小时, 三个半月
        const behind = readUnit(reader, read.end + 1);
        if (behind !== undefined && behind.unit.kind === "duration") {
          scale((value) => add(value, HALF));
          draft.end = behind.end;
          readDuration(reader, draft, behind.unit.name === "月" ? { ...behind, code: "mo" } : behind, scale);
          draft.unitText = behind.unit.name;
          return;
        }
      }
      if (unit.name === "个" && (key[read.end] === "多" || key[read.end] === "几")) {
        // 3个多小时, 两个多月
        const behind = readUnit(reader, read.end + 1);
        if (behind !== undefined && behind.unit.kind === "duration") {
          draft.end = behind.end;
          readDuration(reader, draft, behind, scale);
          draft.comparator = "gt";
          draft.unitText = behind.unit.name;
        }
      }
  }
}

/** > | 三斤二两   1米75   一米七八   5公里300米   12丈3尺: the smaller part, in the unit of the larger one. */
function readFinerMeasure(reader: Reader, draft: Draft, read: ReadUnit): void {
  const { key, tables } = reader;
  if (draft.range !== undefined || draft.value === undefined || draft.comparator !== undefined || read.code.includes("/")) return;
  const at = read.end;
  const kind = tables.kinds[key.charCodeAt(at)]!;
  if (kind !== Kind.ARABIC && kind !== Kind.DIGIT) return;
  const part = readNumeral(reader, at);
  if (part === undefined || part.more !== undefined) return;
  const finer = readUnit(reader, part.end);
  if (finer !== undefined && part.high === undefined && finer.unit.kind === "quantity" && finer.unit.dimension === read.unit.dimension && finer.unit.factor !== "" && read.unit.factor !== "") {
    const [a = "1", b = "1"] = finer.unit.factor.split("/");
    const [c = "1", d = "1"] = read.unit.factor.split("/");
    const ratio = divide(multiply(multiply(part.value, decimalOf(a)), decimalOf(d)), multiply(decimalOf(b), decimalOf(c)), 12);
    if (!ratio.exact || compare(ratio.value, { digits: 1n, scale: 0 }) >= 0) return;
    draft.value = add(draft.value, ratio.value);
    draft.end = finer.end;
    return;
  }
  if (finer !== undefined || read.unit.name !== "米" || part.value.scale > 0 || draft.value.scale > 0 || part.end - at > 2) return;
  // 一米七八, 1米75: digits one by one behind the point. 七八 alone looks like a range, 七五 like a digit string.
  const value = part.high !== undefined && part.pair ? add(multiply(part.value, TEN), part.high) : part.value;
  if (part.high !== undefined && !part.pair) return;
  draft.value = add(draft.value, shift(value, at - part.end));
  draft.end = part.end;
}

const TEN: Decimal = { digits: 10n, scale: 0 };

/** > | 5元6角   三块五   12元3角4分   655元/月   3.92亿美元   人民币100元 */
function readMoney(reader: Reader, draft: Draft, read: ReadUnit): void {
  const { key, tables } = reader;
  draft.type = "money";
  draft.unit = read.code;
  let { end } = read;
  if (read.unit.places > 0) draft.value = shift(draft.value!, -read.unit.places);
  if (draft.range !== undefined && read.unit.places > 0) draft.range = { ...draft.range, low: draft.range.low && shift(draft.range.low, -read.unit.places), high: draft.range.high && shift(draft.range.high, -read.unit.places) };
  if (draft.range === undefined && "元圆块角毛".includes(read.unit.name)) {
    let below = read.unit.places + 1;
    for (; below <= 2; below++) {
      let at = end;
      if (key[at] === "零" || key[at] === "又") at++;
      const lone = read.unit.name === "块" && tables.kinds[key.charCodeAt(at)] === Kind.DIGIT && (key[at + 1] === "一" || key[at + 1] === "两") && tables.units.longestAt(key, at + 2, reader.end) !== undefined;
      if (lone) {
        // 三块五一斤: five tenths, for one jin.
        draft.value = add(draft.value!, shift(decimalOfInteger(tables.values[key.charCodeAt(at)]!), -below));
        end = at + 1;
        break;
      }
      const part = readNumeral(reader, at);
      if (part === undefined || part.high !== undefined || part.value.scale > 0 || part.value.digits > 99n) break;
      const name = key[part.end];
      const places = name === "角" || name === "毛" ? 1 : name === "分" ? 2 : 0;
      if (places >= below && !(name === "分" && "之钟".includes(key[part.end + 1] ?? " ")) && !(name === "角" && "度落色".includes(key[part.end + 1] ?? " "))) {
        draft.value = add(draft.value!, shift(part.value, -places));
        end = part.end + 1;
        if (key[end] === "钱") end++;
        below = places;
      } else if (places === 0 && read.unit.name !== "角" && part.end - at === 1 && part.value.digits > 0n && !isCountable(reader, part.end) && (read.unit.name === "块" || read.unit.name === "毛" || part.han)) {
        draft.value = add(draft.value!, shift(part.value, -below));
        end = part.end;
        break;
      } else break;
    }
    if (key[end] === "整" && !"个体理合顿".includes(key[end + 1] ?? " ")) end++;
    if (key[end] === "半" && read.unit.name === "块") {
      draft.value = add(draft.value!, HALF);
      end++;
    }
  }
  if (key.startsWith("人民币", end) && read.unit.code === "CNY") end += 3;
  // A word or sign before the number names the currency: HK$100, 人民币5亿元; the named one wins over a bare 元.
  draft.end = Math.max(draft.end, end);
}

function isCountable(reader: Reader, at: number): boolean {
  return at < reader.end && (reader.tables.units.longestAt(reader.key, at, reader.end) !== undefined || reader.tables.kinds[reader.key.charCodeAt(at)] !== 0);
}

const CLOCK_UNITS: Readonly<Record<string, number>> = { d: 86400, h: 3600, min: 60, s: 1 };

/** > | 1小时30分   2分15秒   一年半   3年6个月 */
function readDuration(reader: Reader, draft: Draft, read: ReadUnit, scale: (change: (value: Decimal) => Decimal) => void): void {
  const { key } = reader;
  draft.type = "duration";
  const code = read.code;
  draft.unit = code;
  let { end } = read;
  if (code === "[3mo]") {
    scale((value) => multiply(value, { digits: 3n, scale: 0 }));
    draft.unit = "mo";
  } else if (code === "[15min]") {
    scale((value) => multiply(value, { digits: 15n, scale: 0 }));
    draft.unit = "min";
  } else if (code === "[10a]" || code === "[100a]") {
    scale((value) => shift(value, code === "[10a]" ? 1 : 2));
    draft.unit = "a";
  } else if (code === "[night]") draft.unit = "d";
  if (key[end] === "半" && !"径岛山夜个导途价".includes(key[end + 1] ?? " ") && !key.startsWith("半年", end)) {
    scale((value) => add(value, HALF));
    end++;
  } else if (draft.range === undefined) {
    const finer = readFiner(reader, end, draft.unit, draft.value!);
    if (finer !== undefined) {
      draft.value = finer.value;
      draft.unit = finer.unit;
      end = finer.end;
    }
  }
  draft.end = Math.max(draft.end, end);
}

/** The smaller part behind a duration, in which the whole is then counted: 1小时30分 is 90 min. */
function readFiner(reader: Reader, at: number, unit: string, value: Decimal): { readonly value: Decimal; readonly unit: string; readonly end: number } | undefined {
  const { key } = reader;
  const from = key[at] === "零" || key[at] === "又" ? at + 1 : at;
  const part = readNumeral(reader, from);
  if (part === undefined || part.high !== undefined) return undefined;
  if (unit === "s" && part.arabic && !part.han && part.value.scale === 0 && part.end - from <= 3 && value.scale === 0 && readUnit(reader, part.end) === undefined) {
    // 9秒83: hundredths of a second, as in sports.
    return { value: add(value, shift(part.value, from - part.end)), unit, end: part.end };
  }
  let finer: string | undefined;
  let end = part.end;
  if (key[part.end] === "分" && (unit === "h" || unit === "d")) {
    finer = "min";
    end = part.end + (key[part.end + 1] === "钟" ? 2 : 1);
  } else {
    const read = readUnit(reader, part.end);
    if (read === undefined || read.unit.kind !== "duration") return undefined;
    finer = read.code;
    end = read.end;
  }
  let result: Decimal;
  if (unit === "a" && finer === "mo") result = add(multiply(value, { digits: 12n, scale: 0 }), part.value);
  else {
    const coarse = CLOCK_UNITS[unit];
    const fine = CLOCK_UNITS[finer];
    if (coarse === undefined || fine === undefined || fine >= coarse) return undefined;
    result = add(multiply(value, decimalOfInteger(coarse / fine)), part.value);
  }
  return readFiner(reader, end, finer, result) ?? { value: result, unit: finer, end };
}

/** > | 百分之四点五   千分之三   三分之二   百分之三到五   三又二分之一 */
function readPartsOf(reader: Reader, start: number, base: Numeral): Amount | undefined {
  const { key } = reader;
  if (base.high !== undefined || base.more !== undefined || base.value.scale > 0 || base.value.digits === 0n) return undefined;
  let at = base.end + 2;
  let negative = false;
  if (key[at] === "负" || key[at] === "-") {
    negative = true;
    at++;
  }
  const part = readNumeral(reader, at);
  if (part === undefined) return undefined;
  const places = base.bare && base.han ? ({ 100: 2, 1000: 3, 10000: 4 } as Record<string, number>)[base.value.digits.toString()] : undefined;
  const draft: Draft = { start, end: part.end, numeralStart: start, numeralEnd: part.end, type: "fraction", notation: notationOf({ ...part, han: true }) };
  if (part.more !== undefined) draft.comparator = "gt";
  if (places !== undefined) {
    const percent = (value: Decimal): Decimal => shift(negative ? negate(value) : value, 2 - places);
    draft.type = "percent";
    draft.unit = "%";
    draft.value = percent(part.value);
    if (part.high !== undefined) draft.range = { low: percent(part.value), high: percent(part.high), ...(part.open ? { open: true } : {}) };
    else {
      const sign = rangeSign(key, part.end);
      if (sign > part.end) {
        const prefix = key.startsWith(key.slice(start, base.end + 2), sign) ? sign + base.end + 2 - start : sign;
        const other = readNumeral(reader, prefix);
        if (other !== undefined && other.high === undefined && compare(other.value, part.value) > 0 && (prefix > sign || !isCountable(reader, other.end))) {
          draft.range = { low: percent(part.value), high: percent(other.value) };
          draft.end = draft.numeralEnd = other.end;
        }
      }
    }
    if (negative) draft.negative = true;
    return { draft, numeral: base, unit: undefined };
  }
  draft.numerator = negative ? negate(part.value) : part.value;
  draft.denominator = base.value;
  const quotient = divide(draft.numerator, base.value, 40);
  if (quotient.exact) draft.value = quotient.value;
  else if (part.high === undefined) draft.value = quotient.value;
  return { draft, numeral: base, unit: undefined };
}

/** > | 1-10亿元   5-6%   八到九百亿   15～20℃   100元至200元 */
function readRange(reader: Reader, first: Numeral, unit: ReadUnit | undefined): Amount | undefined {
  const { key } = reader;
  if (first.high !== undefined || first.digits) return undefined;
  const stop = unit?.end ?? first.end;
  const sign = rangeSign(key, stop);
  if (sign === stop) return undefined;
  const word = key[stop] === "至" || key[stop] === "到";
  if (word && unit !== undefined && reader.tables.changes.get(key.slice(first.start - 2, first.start))?.mode === "by") return undefined; // 下调1.5万元至24.59万元
  let at = sign;
  let negative = false;
  if (key[at] === " ") at++;
  if ((key[at] === "-" || key[at] === "负") && !word) {
    negative = true;
    at++;
  } else if (key[at] === "负") {
    negative = true;
    at++;
  } else if (key[at] === "约" || key[at] === "近" || key[at] === "¥" || key[at] === "$") at++;
  const second = readNumeral(reader, at);
  if (second === undefined || second.high !== undefined || second.digits) return undefined;
  const other = readUnit(reader, second.end);
  if (unit !== undefined && (other === undefined || other.unit.kind !== unit.unit.kind || (other.code !== unit.code && !sameDimension(unit, other)))) return undefined;
  if (other === undefined && (first.han || second.han) && !word && !(first.places >= 4 || second.places >= 4)) return undefined;
  if (other === undefined && !word && !(first.places >= 4 || second.places >= 4)) return undefined;
  if (other === undefined && word && !(first.arabic || first.han)) return undefined;
  let low = first.value;
  let high = negative ? negate(second.value) : second.value;
  const minus = key[first.start - 1] === "-" || key[first.start - 1] === "负" || key.slice(first.start - 2, first.start) === "零下";
  if (minus && isSignHere(reader, first.start)) low = negate(low);
  let ambiguous = false;
  if (second.places >= 2 && first.places === 0 && unit === undefined && !negative) {
    const inherited = shift(low, second.places >= 4 ? magnitudeOf(second) : second.places);
    if (compare(inherited, high) < 0) {
      low = inherited;
      ambiguous = second.places >= 4 && compare(second.value, shift(TEN, second.places)) >= 0 && first.han;
    }
  }
  if (compare(low, high) >= 0) return undefined;
  const draft: Draft = {
    start: first.start,
    end: other?.end ?? second.end,
    numeralStart: first.start,
    numeralEnd: second.end,
    type: "cardinal",
    value: low,
    range: { low, high, ...(ambiguous ? { ambiguous } : {}) },
    notation: notationOf({ arabic: first.arabic || second.arabic, han: first.han || second.han, capital: first.capital, digits: false }),
  };
  if (second.more !== undefined) draft.comparator = "gt";
  if (other !== undefined) apply(reader, draft, other, second);
  if (other !== undefined && unit !== undefined && unit.code !== other.code) return undefined;
  return { draft, numeral: { ...first, places: Math.max(first.places, second.places), end: second.end }, unit: other };
}

function sameDimension(a: ReadUnit, b: ReadUnit): boolean {
  return a.unit.dimension !== "" && a.unit.dimension === b.unit.dimension && a.code === b.code;
}

function magnitudeOf(numeral: Numeral): number {
  return numeral.places;
}

/** Is the minus before `start` a sign, and not a dash between two things? */
export function isSignHere(reader: Reader, start: number): boolean {
  const { key } = reader;
  if (start - 1 < reader.last) return false;
  const before = key[start - 2];
  if (before === undefined) return true;
  const unit = before.charCodeAt(0);
  if ((unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 122) || before === "-" || before === ")" || before === "%" || before === "~") return false;
  return start - 1 > reader.last || reader.last === 0 || key[start - 1] === "负";
}

/** > | 1.8:1   3比2 */
function readRatio(reader: Reader, first: Numeral): Amount | undefined {
  const { key } = reader;
  const mark = key[first.end];
  if (mark !== ":" && mark !== "比" && mark !== "∶") return undefined;
  if (first.high !== undefined || first.digits) return undefined;
  const second = readNumeral(reader, first.end + 1);
  if (second === undefined || second.high !== undefined || second.digits) return undefined;
  if (key[second.end] === ":" || readUnit(reader, second.end)?.unit.kind === "percent") return undefined;
  if (mark === "比" && key[second.end] === "重") return undefined;
  const draft: Draft = { start: first.start, end: second.end, numeralStart: first.start, numeralEnd: second.end, type: "ratio", a: first.value, b: second.value, notation: notationOf(first) };
  return { draft, numeral: { ...first, end: second.end }, unit: undefined };
}
