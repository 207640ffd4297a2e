/** Marks that stand in pairs, and marks that end a clause: where they may stand tells readings of shifted bytes apart. */
const PAIRS = ["“”", "‘’", "《》", "「」", "『』", "【】"];
const POINTS = "，。、；：！？,;:!?";
/** How far around a run its partner is looked for. */
const REACH = 300;

/** Of the marks of a text that stand in pairs, how many open and are never closed, and how many close what is not open. */
export interface Unpaired {
  readonly opening: number;
  readonly closing: number;
}

/**
 * The marks of `middle` without a partner, given the rest of the line: `text` up to `start`, and from `end` on.
 *
 *     他说：“好[”]。     none          他说：“好[“]。   two: one opens what is open, one is never closed
 */
export function countUnpaired(text: string, start: number, end: number, middle: string): Unpaired {
  let unclosed = 0;
  let unopened = 0;
  for (const pair of PAIRS) {
    const [opening, closing] = [pair.charCodeAt(0), pair.charCodeAt(1)];
    if (!middle.includes(pair[0]!) && !middle.includes(pair[1]!)) continue;
    const left = nearest(text, start - 1, -1, opening, closing);
    // Not known: the first mark of the reading decides.
    let open = left === UNKNOWN ? undefined : left === opening;
    for (let i = 0; i < middle.length; i++) {
      const unit = middle.charCodeAt(i);
      if (unit !== opening && unit !== closing) continue;
      if (unit === opening && open === true) unclosed++;
      if (unit === closing && open === false) unopened++;
      open = unit === opening;
    }
    const right = nearest(text, end, 1, opening, closing);
    if (right === UNKNOWN) continue;
    if (open === true && right !== closing) unclosed++;
    if (open === false && right === closing) unopened++;
  }
  return { opening: unclosed, closing: unopened };
}

/** Another damaged place comes first: what stands in it is not known. */
const UNKNOWN = -1;

/** The nearest of two units on the line, from `from` on in steps of `step`; 0 when there is none. */
function nearest(text: string, from: number, step: 1 | -1, first: number, second: number): number {
  for (let i = from, left = REACH; i >= 0 && i < text.length && left > 0; i += step, left--) {
    const unit = text.charCodeAt(i);
    if (unit === first || unit === second) return unit;
    if (unit === 0x0a) return 0;
    if (unit === 0x3f) return UNKNOWN;
  }
  return 0;
}

/** Clauses of one character: 、深。 */
export function countStubs(text: string): number {
  let stubs = 0;
  for (let i = 2; i < text.length; i++) if (POINTS.includes(text[i]!) && POINTS.includes(text[i - 2]!) && text.charCodeAt(i - 1) >= 0x4e00) stubs++;
  return stubs;
}

/** How often 。 stands behind 。 */
export function countRows(text: string): number {
  let rows = 0;
  for (let i = text.indexOf("。。"); i >= 0; i = text.indexOf("。。", i + 1)) rows++;
  return rows;
}
