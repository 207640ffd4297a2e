/**
 * Strict JSON (RFC 8259), read for its places instead of its values: where does a value end? Nothing is built, nothing
 * recurses, so that a record of a million brackets costs a million steps.
 *
 * One leniency: NaN, Infinity and -Infinity, which Python's json module writes, pass as numbers. They are not ours to change,
 * and to refuse the record would take its text from somebody who can read it.
 *
 * Every function takes the index of a first code unit and the end of the line, and returns the index behind what it read;
 * a mistake is the negative number ~index of the code unit that cannot stand there.
 */
export type Place = number;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Blank, tab, line feed, carriage return. */
export function skipSpace(text: string, at: number, end: number): number {
  let i = at;
  for (; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d) break;
  }
  return i;
}

/**
 *     > | "北\n京",
 *         ^     ^
 *         at    result
 */
export function skipString(text: string, at: number, end: number): Place {
  for (let i = at + 1; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === QUOTE) return i + 1;
    if (unit < 0x20) return ~i;
    if (unit === BACKSLASH) {
      const after = skipEscape(text, i + 1, end);
      if (after < 0) return after;
      i = after - 1;
    }
  }
  return ~end;
}

function skipEscape(text: string, at: number, end: number): Place {
  if (at >= end) return ~end;
  switch (text.charCodeAt(at)) {
    case QUOTE: case BACKSLASH: case 0x2f: case 0x62: case 0x66: case 0x6e: case 0x72: case 0x74: // " \ / b f n r t
      return at + 1;
    case 0x75: { // u and four hexadecimal digits
      for (let i = at + 1; i <= at + 4; i++) if (i >= end || !isHex(text.charCodeAt(i))) return ~Math.min(i, end);
      return at + 5;
    }
    default:
      return ~at;
  }
}

function isHex(unit: number): boolean {
  return isDigit(unit) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x66);
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function skipDigits(text: string, at: number, end: number): Place {
  let i = at;
  while (i < end && isDigit(text.charCodeAt(i))) i++;
  return i === at ? ~at : i;
}

function skipNumber(text: string, at: number, end: number): Place {
  let i = at;
  if (text.charCodeAt(i) === 0x2d) i++; // -
  if (i >= end) return ~end;
  if (text.startsWith("Infinity", i)) return i + 8 <= end ? i + 8 : ~end;
  if (text.charCodeAt(i) === 0x30) i++; // 0: no digit may follow
  else if ((i = skipDigits(text, i, end)) < 0) return i;
  if (i < end && text.charCodeAt(i) === 0x2e && (i = skipDigits(text, i + 1, end)) < 0) return i; // .
  if (i < end && (text.charCodeAt(i) | 0x20) === 0x65) { // e E
    i++;
    if (i < end && (text.charCodeAt(i) === 0x2b || text.charCodeAt(i) === 0x2d)) i++;
    return skipDigits(text, i, end);
  }
  return i;
}

const WORDS: readonly string[] = ["true", "false", "null", "NaN", "Infinity"];

function skipScalar(text: string, at: number, end: number): Place {
  if (at >= end) return ~end;
  const unit = text.charCodeAt(at);
  if (unit === QUOTE) return skipString(text, at, end);
  if (unit === 0x2d || isDigit(unit)) return skipNumber(text, at, end);
  for (const word of WORDS) if (text.startsWith(word, at) && at + word.length <= end) return at + word.length;
  return ~at;
}

/** The key of a member and the colon behind it: returns where the value begins. */
export function skipKey(text: string, at: number, end: number): Place {
  if (at >= end || text.charCodeAt(at) !== QUOTE) return ~Math.min(at, end);
  const after = skipString(text, at, end);
  return after < 0 ? after : skipColon(text, after, end);
}

export function skipColon(text: string, at: number, end: number): Place {
  const colon = skipSpace(text, at, end);
  if (colon >= end || text.charCodeAt(colon) !== 0x3a) return ~colon;
  return skipSpace(text, colon + 1, end);
}

const OBJECT = 0x7d;
const ARRAY = 0x5d;

/** Any value. Open brackets are kept as the closing ones they wait for. */
export function skipValue(text: string, at: number, end: number): Place {
  let first = at < end ? text.charCodeAt(at) : 0;
  if (first !== 0x7b && first !== 0x5b) return skipScalar(text, at, end);
  const open: number[] = [];
  let i = at;
  for (;;) {
    // A value begins at i.
    first = i < end ? text.charCodeAt(i) : 0;
    if (first === 0x7b || first === 0x5b) {
      const close = first === 0x7b ? OBJECT : ARRAY;
      i = skipSpace(text, i + 1, end);
      if (i >= end || text.charCodeAt(i) !== close) {
        open.push(close);
        if (close === OBJECT && (i = skipKey(text, i, end)) < 0) return i;
        continue;
      }
      i++;
    } else if ((i = skipScalar(text, i, end)) < 0) return i;
    // A value ended at i: close what closes, then go to the next value.
    for (;;) {
      if (open.length === 0) return i;
      i = skipSpace(text, i, end);
      const unit = i < end ? text.charCodeAt(i) : 0;
      if (unit === open[open.length - 1]) {
        open.pop();
        i++;
        continue;
      }
      if (unit !== 0x2c) return ~i;
      i = skipSpace(text, i + 1, end);
      if (open[open.length - 1] === OBJECT && (i = skipKey(text, i, end)) < 0) return i;
      break;
    }
  }
}
