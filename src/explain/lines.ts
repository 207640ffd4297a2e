/** Where lines begin: offset → line and column, both from 1. A column counts UTF-16 code units, as editors do. */

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface LineIndex {
  readonly count: number;
  place(offset: number): Place;
}

/** Lines end in "\n"; a "\r" before it belongs to the line. */
export function indexLines(text: string): LineIndex {
  let starts = new Uint32Array(64);
  let count = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    if (count === starts.length) {
      const wider = new Uint32Array(count * 2);
      wider.set(starts);
      starts = wider;
    }
    starts[count++] = at + 1;
  }
  return {
    count,
    place(offset) {
      let low = 0;
      let high = count - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle]! <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - starts[low]! + 1 };
    },
  };
}
