/**
 * Offsets in the unit that the reader counts in. Inside guiyi an offset is a UTF-16 code unit; Python counts code points,
 * Rust, Go and most files count UTF-8 bytes.
 *
 *     text        北   𠮷    x
 *     utf16       0    1 2   3   (4)
 *     codepoint   0    1     2   (3)
 *     byte        0    3     7   (8)
 *
 * A lone surrogate is one code point and, written as U+FFFD, three bytes.
 */
export type OffsetUnit = "utf16" | "codepoint" | "byte";

export const offsetUnits: readonly OffsetUnit[] = ["utf16", "codepoint", "byte"];

/** Both directions between UTF-16 offsets and another unit, for one text. */
export interface OffsetMap {
  readonly unit: OffsetUnit;
  /** Length of the text in this unit. */
  readonly length: number;
  /** UTF-16 offset → offset in this unit. An offset inside a surrogate pair counts as the start of its character. */
  fromUtf16(offset: number): number;
  /** Offset in this unit → UTF-16 offset. An offset inside a character counts as its start. */
  toUtf16(offset: number): number;
}

/** One checkpoint every 256 code units: a query walks at most that far. */
const STEP_BITS = 8;
const STEP = 1 << STEP_BITS;

/**
 * Counts the text once and answers any number of queries, in any order, each in a few hundred steps at most.
 *
 * @example
 * offsetMap("𠮷x", "codepoint").fromUtf16(2) // 1
 * offsetMap("𠮷x", "byte").fromUtf16(2)      // 4
 */
export function offsetMap(text: string, unit: OffsetUnit): OffsetMap {
  const identity = (offset: number): number => offset;
  if (unit === "utf16") return { unit, length: text.length, fromUtf16: identity, toUtf16: identity };
  const width = unit === "codepoint" ? codePointWidth : byteWidth;
  const checkpoints = new Float64Array((text.length >> STEP_BITS) + 1);
  let total = 0;
  for (let i = 0; i < text.length; i++) {
    if ((i & (STEP - 1)) === 0) checkpoints[i >> STEP_BITS] = total;
    total += width(text, i);
  }
  if ((text.length & (STEP - 1)) === 0) checkpoints[text.length >> STEP_BITS] = total;
  if (total === text.length) return { unit, length: total, fromUtf16: identity, toUtf16: identity };
  return {
    unit,
    length: total,
    fromUtf16(offset) {
      checkOffset(offset, text.length);
      const end = isInsidePair(text, offset) ? offset - 1 : offset;
      let count = checkpoints[end >> STEP_BITS]!;
      for (let i = end & ~(STEP - 1); i < end; i++) count += width(text, i);
      return count;
    },
    toUtf16(offset) {
      checkOffset(offset, total);
      let low = 0;
      let high = checkpoints.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >>> 1;
        if (checkpoints[middle]! <= offset) low = middle;
        else high = middle - 1;
      }
      let i = low << STEP_BITS;
      for (let count = checkpoints[low]!; i < text.length; i++) {
        count += width(text, i);
        if (count > offset) break;
      }
      return isInsidePair(text, i) ? i - 1 : i;
    },
  };
}

/*  The width of a pair stands at its first unit, none at its second:   𠮷 = D842 DFB7
 *                                                                          1    0     code points
 *                                                                          4    0     bytes      */
function codePointWidth(text: string, i: number): number {
  return isInsidePair(text, i) ? 0 : 1;
}

function byteWidth(text: string, i: number): number {
  const unit = text.charCodeAt(i);
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  if ((unit & 0xf800) !== 0xd800) return 3;
  if (isInsidePair(text, i)) return 0;
  return isInsidePair(text, i + 1) ? 4 : 3;
}

/** Is `at` between the two halves of a surrogate pair? */
function isInsidePair(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

function checkOffset(offset: number, length: number): void {
  if (!(Number.isInteger(offset) && offset >= 0 && offset <= length)) throw new RangeError(`offset must lie in the text (offset: ${offset}, length: ${length})`);
}
