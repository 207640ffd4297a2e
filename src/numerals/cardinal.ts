import { add, type Decimal, decimalOf, decimalOfInteger, ONE, shift } from "../text/decimal.ts";
import { type ArabicNumber, arabicStep, readArabic } from "./arabic.ts";
import { digitsOf, fractionEnd, isCapitalNeighbour, isWrittenPoint, readDigitString } from "./digit-string.ts";
import { LIANG, MAX_DIGITS, type Numeral, type Source } from "./numeral.ts";
import { Kind } from "./tables.ts";
import { endsMore, endsTail } from "./tail.ts";

/**
 * Reads the longest numeral at `start`: Arabic, Han, capital or mixed. Linear in what it reads.
 *
 *     Han      section = digits with 十 百 千; a section closes with 万 亿 兆, which also takes all smaller ones before it
 *     mixed    an Arabic number stands for a section: 1亿2000万, 5百万
 *     tail     a lone digit behind a unit counts the next lower place: 六千八, 三百五十万二
 */
export function readNumeral(source: Source, start: number, strict = false): Numeral | undefined {
  const { key, end, tables } = source;
  const { kinds, values } = tables;
  const strung = readDigitString(source, start, strict);
  if (strung !== undefined && !isCountedBelow(source, strung)) return strung;

  const lows: Decimal[] = [];
  const highs: Decimal[] = [];
  const magnitudes: number[] = [];
  let low = 0; // of the section so far
  let high = 0;
  let below = 4; // the next unit of the section must be a smaller power of ten
  let digit = -1; // read, and waiting for its unit
  let digitHigh = -1;
  let coefficient: Decimal | undefined; // an Arabic number, or one with a point, in the place of the section
  let filled = false;
  let zero = false;
  let closed = false; // after 十几: only a magnitude may follow
  let more: Numeral["more"];
  let open = false;
  let bare = false;
  let arabic = false;
  let han = false;
  let capital = false;
  let pointed = false;
  let tail = false;
  let ranged = false;
  let pair = false;
  let places = 0;
  let step = 0;
  let solid = start; // end of what is read for good
  let i = start;
  if (strung !== undefined) {
    coefficient = strung.value;
    han = pointed = true;
    capital = strung.capital;
    i = solid = strung.end;
  }

  scan: while (i < end) {
    const unit = key.charCodeAt(i);
    const kind = kinds[unit]!;
    if (more !== undefined && kind !== Kind.MAGNITUDE) break;
    switch (kind) {
      case Kind.ARABIC: {
        if (digit >= 0 || coefficient !== undefined || closed || zero && magnitudes.length === 0) break scan;
        const run = readArabic(source, i);
        if (run === undefined) return undefined;
        if (run.end === i + 1 && run.end < end && kinds[key.charCodeAt(run.end)] === Kind.UNIT && !isLongerUnit(source, run.end)) {
          // 3千5百: a digit like any other.
          digit = values[unit]!;
          arabic = true;
          solid = ++i;
          break;
        }
        if (filled) break scan;
        if (magnitudes.length > 0) {
          const next = run.end < end ? kinds[key.charCodeAt(run.end)]! : 0;
          const counted = (next === Kind.UNIT || next === Kind.MAGNITUDE) && values[key.charCodeAt(run.end)]! < magnitudes.at(-1)! && !isLongerUnit(source, run.end);
          if (!counted && !zero) {
            const length = run.end - i;
            const last = magnitudes.at(-1)!;
            if (run.grouped || !(length === last || (length === 1 && endsTail(source, run.end)))) break scan;
            if (length === 1) {
              low = 0;
              coefficient = shift(valueOf(run), last - 1);
              places = last - 1;
              step = places;
              tail = true;
              arabic = true;
              i = solid = run.end;
              break scan;
            }
          }
        }
        coefficient = valueOf(run);
        pointed ||= run.grouped;
        arabic = true;
        places = 0;
        step = arabicStep(run.text) + run.exponent;
        i = solid = run.end;
        break;
      }
      case Kind.ZERO:
        if (coefficient !== undefined && magnitudes.length === 0 || digit >= 0 || closed) break scan;
        if (!filled && magnitudes.length === 0 && coefficient === undefined) {
          if (zero) break scan;
          digit = 0;
          solid = i + 1;
        } else if (strict && zero) break scan;
        else zero = true;
        han = true;
        i++;
        break;
      case Kind.DIGIT: {
        if (magnitudes.length > 0 && !filled && digit < 0 && coefficient === undefined) {
          const part = readDigitString(source, i, strict);
          if (part !== undefined && isCountedBelow(source, part)) {
            coefficient = part.value;
            i = solid = part.end;
            break;
          }
        }
        // 三斤二两, 三千二百两银子: the unit of mass; 三千两百 goes on.
        if (unit === LIANG && (digit >= 0 || ((filled || magnitudes.length > 0) && kinds[key.charCodeAt(i + 1)] !== Kind.UNIT && kinds[key.charCodeAt(i + 1)] !== Kind.MAGNITUDE))) break scan;
        if (coefficient !== undefined || closed || digitHigh >= 0) break scan;
        if (!strict && tables.capitals[unit] === 1 && !isCapitalNeighbour(source, i)) break scan;
        if (digit >= 0) {
          if (values[unit]! <= digit || digit === 0 || values[unit]! > digit + 2) break scan;
          const next = i + 1 < end ? kinds[key.charCodeAt(i + 1)]! : 0;
          if (!(next === Kind.UNIT || next === Kind.MAGNITUDE) && filled && below > 1) break scan;
          digitHigh = values[unit]!;
          ranged = true;
          pair = !filled && magnitudes.length === 0 && !(next === Kind.UNIT || next === Kind.MAGNITUDE);
        } else digit = values[unit]!;
        han = true;
        capital ||= tables.capitals[unit] === 1;
        solid = ++i;
        break;
      }
      case Kind.TALLY:
        // 廿三, 一百廿三; not 十廿.
        if (coefficient !== undefined || (filled && below < 2) || digit >= 0 || closed) break scan;
        low += values[unit]!;
        high += values[unit]!;
        filled = true;
        below = 1;
        han = true;
        places = 1;
        step = 1;
        solid = ++i;
        break;
      case Kind.UNIT: {
        const power = values[unit]!;
        if (closed || isLongerUnit(source, i)) break scan;
        if (coefficient !== undefined) {
          if (filled || power === 1) break scan;
          coefficient = shift(coefficient, power);
          below = power;
          filled = true;
          places = power;
          step = Math.max(step + power, power);
        } else {
          if (power >= below) break scan;
          const factor = 10 ** power;
          if (digit >= 0) {
            if (digit === 0) break scan;
            low += digit * factor;
            high += (digitHigh >= 0 ? digitHigh : digit) * factor;
          } else if (power === 1 || (!filled && magnitudes.length === 0)) {
            if (!filled && magnitudes.length === 0 && power > 1) bare = true;
            low += factor;
            high += factor;
          } else break scan;
          filled = true;
          below = power;
          digit = digitHigh = -1;
          zero = false;
          places = power;
          step = power;
          pair = false;
        }
        han = true;
        capital ||= tables.capitals[unit] === 1;
        solid = ++i;
        break;
      }
      case Kind.MAGNITUDE: {
        const power = values[unit] === 12 ? source.zhao : values[unit]!;
        if (isLongerUnit(source, i)) break scan;
        if (power > 12 && values[unit] !== 12 && !strict && !isLarge(source, i)) break scan;
        let empty = !filled && digit < 0 && coefficient === undefined;
        let sumLow = coefficient ?? decimalOfInteger(low + Math.max(digit, 0) * tailFactor(filled, zero, below));
        let sumHigh = coefficient ?? decimalOfInteger(high + Math.max(digitHigh >= 0 ? digitHigh : digit, 0) * tailFactor(filled, zero, below));
        const doubled = empty && magnitudes.at(-1) === power && power === 4 && !strict && kinds[key.charCodeAt(i - 1)] === Kind.MAGNITUDE;
        if (doubled) {
          lows.push(shift(lows.pop()!, 4));
          highs.push(shift(highs.pop()!, 4));
          magnitudes[magnitudes.length - 1] = 8;
          places = 8;
          step += 4;
          solid = ++i;
          break;
        }
        let taken = 0;
        for (let at = magnitudes.length - 1; at >= 0 && magnitudes[at]! < power; at--) taken++;
        if (magnitudes[magnitudes.length - 1 - taken] === power || (empty && taken === 0 && magnitudes.length > 0)) break scan;
        if (strict && zero && empty) break scan;
        for (; taken > 0; taken--) {
          sumLow = add(sumLow, lows.pop()!);
          sumHigh = add(sumHigh, highs.pop()!);
          magnitudes.pop();
          empty = false;
        }
        if (empty) {
          bare = true;
          sumLow = sumHigh = ONE;
        }
        lows.push(shift(sumLow, power));
        highs.push(shift(sumHigh, power));
        magnitudes.push(power);
        step = (coefficient !== undefined || filled ? step : 0) + power;
        low = high = 0;
        below = 4;
        digit = digitHigh = -1;
        coefficient = undefined;
        filled = zero = closed = false;
        places = power;
        han = true;
        pair = false;
        solid = ++i;
        if (more !== undefined) break scan;
        break;
      }
      case Kind.POINT: {
        if (coefficient !== undefined || closed || digitHigh >= 0 || (digit < 0 && !filled && magnitudes.length === 0)) break scan;
        const j = fractionEnd(source, i);
        if (j === i || j - i > MAX_DIGITS) break scan;
        const whole = low + Math.max(digit, 0) * tailFactor(filled, zero, below);
        coefficient = decimalOf(`${whole}.${digitsOf(source, i + 1, j)}`);
        low = high = 0;
        digit = -1;
        step = i + 1 - j;
        pointed = true;
        i = solid = j;
        break;
      }
      case Kind.INDEFINITE: {
        if (coefficient !== undefined || digit >= 0 || closed) break scan;
        const next = i + 1 < end ? kinds[key.charCodeAt(i + 1)]! : 0;
        const power = i + 1 < end ? values[key.charCodeAt(i + 1)]! : 0;
        if ((next === Kind.UNIT && power < below) || (next === Kind.MAGNITUDE && !filled && magnitudes.length === 0)) {
          if (isLongerUnit(source, i + 1)) break scan;
          digit = 1;
          digitHigh = 10;
        } else if (unit === 0x51e0 && filled) {
          high += 10 ** below;
          closed = true;
          solid = i + 1;
        } else break scan;
        han = open = ranged = true;
        i++;
        break;
      }
      default: {
        if (solid !== i || solid === start) break scan;
        const word = key[i]!;
        const point = digit >= 0 && digitHigh < 0 && !filled && magnitudes.length === 0 && isWrittenPoint(source, start, i) ? fractionEnd(source, i) : i;
        if (point > i) {
          coefficient = decimalOf(`${digit}.${digitsOf(source, i + 1, point)}`);
          digit = -1;
          step = i + 1 - point;
          pointed = true;
          i = solid = point;
          break;
        }
        if (word === "把" && bare && solid - start === 1 && !strict && endsMore(source, i, word)) {
          more = word;
          solid = i + 1;
          break scan;
        }
        if (word !== "多" && word !== "余" && word !== "来") break scan;
        if (tail || ranged || strict) break scan;
        const next = i + 1 < end ? kinds[key.charCodeAt(i + 1)]! : 0;
        if (next === Kind.MAGNITUDE && values[key.charCodeAt(i + 1)]! <= 12 && word !== "来" ? !(filled || coefficient !== undefined) : magnitudes.length === 0 && !filled && !(coefficient !== undefined && coefficient.scale === 0 && coefficient.digits >= 10n)) break scan;
        if (next === Kind.MAGNITUDE && values[key.charCodeAt(i + 1)]! <= 12 && !isLongerUnit(source, i + 1)) {
          more = word;
          i++;
          break;
        }
        if (digit > 0 || !endsMore(source, i, word)) break scan;
        more = word;
        solid = i + 1;
        break scan;
      }
    }
  }

  if (solid === start) return undefined;
  if (more !== undefined && solid < i && kinds[key.charCodeAt(solid - 1)] !== 0 && key[solid] === more) more = undefined;
  let rest = 0;
  let restHigh = 0;
  if (digit >= 0) {
    let factor = tailFactor(filled, zero, below);
    if (!filled && !zero && magnitudes.length > 0) {
      factor = 10 ** (magnitudes.at(-1)! - 1);
      tail = true;
      places = magnitudes.at(-1)! - 1;
    } else if (factor > 1) {
      tail = true;
      places = below - 1;
    } else places = 0;
    rest = digit * factor;
    restHigh = (digitHigh >= 0 ? digitHigh : digit) * factor;
    step = places;
  }
  let value = coefficient ?? decimalOfInteger(low + rest);
  let top = coefficient ?? decimalOfInteger(high + restHigh);
  for (let at = lows.length - 1; at >= 0; at--) {
    value = add(value, lows[at]!);
    top = add(top, highs[at]!);
  }
  return { start, end: solid, value, high: ranged ? top : undefined, open, more, arabic, han, capital, digits: false, bare, places, step, pair, tail, pointed };
}

/** > | 六一八億   一二三四億五六七八萬元   Digits one by one before a magnitude stand for its section. */
function isCountedBelow(source: Source, digits: Numeral): boolean {
  const { key, end, tables } = source;
  return digits.end < end && tables.kinds[key.charCodeAt(digits.end)] === Kind.MAGNITUDE && !isLongerUnit(source, digits.end);
}

function valueOf(run: ArabicNumber): Decimal {
  return run.exponent === 0 ? decimalOf(run.text) : shift(decimalOf(run.text), run.exponent);
}

/** Place of a digit at the end of a section: after 十 or 零 the ones, else the place below the last unit. */
function tailFactor(filled: boolean, zero: boolean, below: number): number {
  return filled && !zero && below > 1 ? 10 ** (below - 1) : 1;
}

/** 兆瓦, 千米, 百帕: the longest unit wins over the magnitude. */
function isLongerUnit(source: Source, i: number): boolean {
  const unit = source.key.charCodeAt(i);
  if (unit !== 0x5146 && unit !== 0x5343 && unit !== 0x767e) return false; // 兆 千 百
  const found = source.tables.units.longestAt(source.key, i, source.end);
  return found !== undefined && found.length > 1 && found.value.kind === "quantity";
}

/** 京 and above are read inside a numeral and before 元 only: 三京二千兆, but 五京 is no number. */
function isLarge(source: Source, i: number): boolean {
  if (source.key[i + 1] === "元" || source.key[i + 1] === "圆") return true;
  return i + 1 < source.end && source.tables.kinds[source.key.charCodeAt(i + 1)]! >= Kind.DIGIT && source.tables.kinds[source.key.charCodeAt(i + 1)]! <= Kind.MAGNITUDE;
}
