/**
 * Exact decimals: an integer and the number of its digits behind the point. 4.5 is { digits: 45n, scale: 1 }.
 * Numbers of a text are shifted, added and compared here, on digits; a double is made only when a caller asks for one.
 */
export interface Decimal {
  readonly digits: bigint;
  /** Digits behind the point: never negative. */
  readonly scale: number;
}

export const ZERO: Decimal = { digits: 0n, scale: 0 };
export const HALF: Decimal = { digits: 5n, scale: 1 };
export const ONE: Decimal = { digits: 1n, scale: 0 };
export const TWO: Decimal = { digits: 2n, scale: 0 };
export const TEN: Decimal = { digits: 10n, scale: 0 };

const powers: bigint[] = [1n];

/** 10^n for n ≥ 0. Small powers are kept. */
export function powerOfTen(n: number): bigint {
  if (n > 64) return 10n ** BigInt(n);
  for (let i = powers.length; i <= n; i++) powers.push(powers[i - 1]! * 10n);
  return powers[n]!;
}

/** From digits with an optional point: "12.30" → 1230n, scale 2. The caller vouches for the form: /^-?\d+(\.\d+)?$/. */
export function decimalOf(text: string): Decimal {
  let value = 0;
  let point = -1;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === POINT) point = at;
    else if (unit === MINUS) return negate(decimalOf(text.slice(1)));
    else value = value * 10 + unit - ZERO_UNIT;
  }
  const scale = point < 0 ? 0 : text.length - point - 1;
  return { digits: text.length <= EXACT_DIGITS ? BigInt(value) : BigInt(point < 0 ? text : text.slice(0, point) + text.slice(point + 1)), scale };
}

const POINT = 46;
const MINUS = 45;
const ZERO_UNIT = 48;
/** A double holds so many digits exactly. */
const EXACT_DIGITS = 15;

export function decimalOfInteger(value: number | bigint): Decimal {
  return { digits: BigInt(value), scale: 0 };
}

/** value × 10^places, for places of either sign. */
export function shift(value: Decimal, places: number): Decimal {
  const scale = value.scale - places;
  return scale >= 0 ? { digits: value.digits, scale } : { digits: value.digits * powerOfTen(-scale), scale: 0 };
}

export function negate(value: Decimal): Decimal {
  return { digits: -value.digits, scale: value.scale };
}

export function add(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) return { digits: a.digits + b.digits, scale: a.scale };
  const scale = Math.max(a.scale, b.scale);
  return { digits: a.digits * powerOfTen(scale - a.scale) + b.digits * powerOfTen(scale - b.scale), scale };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

/** Negative when a < b, 0 when equal, positive when a > b. */
export function compare(a: Decimal, b: Decimal): number {
  const difference = subtract(a, b).digits;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * a ÷ b: exact when the quotient ends, else rounded half away from zero to `places` digits behind the point.
 * Throws RangeError when b is zero.
 */
export function divide(a: Decimal, b: Decimal, places: number): { readonly value: Decimal; readonly exact: boolean } {
  if (b.digits === 0n) throw new RangeError("division by zero");
  const scaled = a.digits * powerOfTen(b.scale + places);
  const divisor = b.digits * powerOfTen(a.scale);
  let quotient = scaled / divisor;
  const rest = scaled % divisor;
  if (rest !== 0n && abs(rest) * 2n >= abs(divisor)) quotient += scaled < 0n === divisor < 0n ? 1n : -1n;
  return { value: { digits: quotient, scale: places }, exact: rest === 0n };
}

/** Plain decimal text: no exponent, no zeros at the end of the fraction, no "-0". */
export function decimalText(value: Decimal): string {
  const negative = value.digits < 0n;
  let digits = (negative ? -value.digits : value.digits).toString();
  if (value.scale > 0) {
    digits = digits.padStart(value.scale + 1, "0");
    let end = digits.length;
    const point = digits.length - value.scale;
    while (end > point && digits.charCodeAt(end - 1) === 48) end--;
    digits = end === point ? digits.slice(0, point) : `${digits.slice(0, point)}.${digits.slice(point, end)}`;
  }
  return negative && digits !== "0" ? `-${digits}` : digits;
}

/** The nearest double; `text` is the plain decimal text of the value. */
export function numberOf({ digits, scale }: Decimal, text: string): number {
  const whole = Number(digits);
  if (!Number.isSafeInteger(whole) || scale >= EXACT_POWERS.length) return Number(text);
  return scale === 0 ? whole : whole / EXACT_POWERS[scale]!; // both exact: the quotient is rounded once
}

/** The powers of ten that a double holds exactly. */
const EXACT_POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
