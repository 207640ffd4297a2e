/**
 * Anti-copy noise of Discuz! (干扰码): 5 to 15 groups of one character of [space … ;], a blank and one of [? … ~], at the head or the
 * end of a line, hidden by a style on the page and left in its text:
 *
 *     - ~" O! `3 @9 J7 k先说强电
 *     ^^^^^^^^^^^^^^^^^^
 *
 * Where the first character of a group is itself a blank, white space may have swallowed it. A list of arguments in minified code
 * (`f, b, e, v, n`) has the same shape and is told apart by how few different characters it uses.
 */
const FEWEST_GROUPS = 5;
/** A run with swallowed blanks may be read as fewer groups. */
const FEWEST_FIRSTS = 3;
const FEWEST_SECONDS = 4;

export interface Noise {
  readonly start: number;
  readonly end: number;
}

/** The run of noise at the end of text[start, end), or undefined. */
export function noiseAtEnd(text: string, start: number, end: number): Noise | undefined {
  let at = end;
  while (at - 2 >= start && isSecond(text.charCodeAt(at - 1)) && text.charCodeAt(at - 2) === 0x20) {
    const gap = at - 2;
    if (gap > start && isFirst(text.charCodeAt(gap - 1))) at = gap - 1;
    else if (gap > start && text.charCodeAt(gap - 1) === 0x20) at = gap - 1;
    else at = gap;
  }
  // A first character swallowed at the very beginning leaves `b` alone: "A 3 b".
  return check(text, at, end);
}

/** The run of noise at the beginning of text[start, end), or undefined. */
export function noiseAtStart(text: string, start: number, end: number): Noise | undefined {
  let at = start;
  // The blank in front of the first group may be gone.
  if (isSecond(text.charCodeAt(start)) && start + 3 < end && isFirst(text.charCodeAt(start + 1)) && text.charCodeAt(start + 2) === 0x20) at = start + 1;
  for (;;) {
    if (at + 2 < end && (isFirst(text.charCodeAt(at)) || text.charCodeAt(at) === 0x20) && text.charCodeAt(at + 1) === 0x20 && isSecond(text.charCodeAt(at + 2))) at += 3;
    else if (at + 1 < end && text.charCodeAt(at) === 0x20 && isSecond(text.charCodeAt(at + 1))) at += 2;
    else break;
  }
  return check(text, start, at);
}

function check(text: string, start: number, end: number): Noise | undefined {
  if (end - start < FEWEST_GROUPS * 2) return undefined;
  const firsts = new Set<number>();
  const seconds = new Set<number>();
  let groups = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (isSecond(unit)) {
      seconds.add(unit);
      groups++;
    } else if (unit !== 0x20) firsts.add(unit);
  }
  return groups >= FEWEST_GROUPS && firsts.size >= FEWEST_FIRSTS && seconds.size >= FEWEST_SECONDS ? { start, end } : undefined;
}

/** chr(33) to chr(59): ! to ; */
function isFirst(unit: number): boolean {
  return unit >= 0x21 && unit <= 0x3b;
}

/** chr(63) to chr(126): ? to ~ */
function isSecond(unit: number): boolean {
  return unit >= 0x3f && unit <= 0x7e;
}
