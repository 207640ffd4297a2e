import { ColumnBuilder, type Column, type EditColumns } from "./columns.ts";

/** Reads one list of edits from left to right, by their spans in the middle text. No object is made for an edit. */
class Reader {
  readonly columns: EditColumns;
  /** Where each edit begins in the middle text. */
  readonly #starts: Column;
  /** Does the middle text hold what the edits wrote, or what they will replace? */
  readonly #written: boolean;
  index = 0;
  /** Span of the edit in the middle text; behind the last one both are Infinity. */
  start = Infinity;
  end = Infinity;

  constructor(columns: EditColumns, starts: Column, written: boolean) {
    this.columns = columns;
    this.#starts = starts;
    this.#written = written;
    this.#read();
  }

  get isDone(): boolean {
    return this.index >= this.#starts.length;
  }

  get text(): string {
    const { inserted, insertedEnds } = this.columns;
    return inserted.slice(this.index === 0 ? 0 : insertedEnds[this.index - 1]!, insertedEnds[this.index]!);
  }

  get rule(): string {
    return this.columns.ruleNames[this.columns.rules[this.index]!]!;
  }

  get sourceStart(): number {
    return this.columns.starts[this.index]!;
  }

  get sourceEnd(): number {
    return this.columns.ends[this.index]!;
  }

  next(): void {
    this.skipTo(this.index + 1);
  }

  skipTo(index: number): void {
    this.index = index;
    this.#read();
  }

  /** Index of the first edit behind this one that does not lie wholly before `other`: looked for in steps that double, then by halving. */
  endOfRun(other: Reader): number {
    const size = this.#starts.length;
    if (other.isDone) return size;
    let low = this.index + 1; // what lies below it is before `other`
    let high = low;
    for (let step = 1; high < size && this.#isBefore(high, other); step *= 2) {
      low = high + 1;
      high = low + step;
    }
    high = Math.min(high, size);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#isBefore(middle, other)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #isBefore(index: number, other: Reader): boolean {
    return before(this.#starts[index]!, this.#endOf(index), other.start, other.end);
  }

  #endOf(index: number): number {
    const { insertedEnds, ends } = this.columns;
    return this.#written ? this.#starts[index]! + insertedEnds[index]! - (index === 0 ? 0 : insertedEnds[index - 1]!) : ends[index]!;
  }

  #read(): void {
    if (this.isDone) {
      this.start = this.end = Infinity;
      return;
    }
    this.start = this.#starts[this.index]!;
    this.end = this.#endOf(this.index);
  }
}

/**
 * `a` (A → B) followed by `b` (B → C), as columns over A: walks both lists once. In the middle text B the edits of `a` cover
 * output spans, which begin at `outputStarts`, the edits of `b` source spans; a group of spans that overlap becomes one edit
 * of the result. Where one side alone has edits they are copied as a run: a stage that changes little costs little beside one that changes much.
 */
export function composeEdits(sourceLength: number, a: EditColumns, outputStarts: Column, b: EditColumns): EditColumns {
  const out = new ColumnBuilder(sourceLength, a.starts.length + b.starts.length);
  const left = new Reader(a, outputStarts, true);
  const right = new Reader(b, b.starts, false);
  let shift = 0; // source position = middle position + shift, for kept text before `left`
  while (!left.isDone || !right.isDone) {
    if (right.isDone || (!left.isDone && before(left.start, left.end, right.start, right.end))) {
      const stop = left.endOfRun(right);
      out.addRun(a, left.index, stop, 0);
      left.skipTo(stop - 1);
      shift = left.sourceEnd - left.end;
      left.next();
    } else if (left.isDone || before(right.start, right.end, left.start, left.end)) {
      const stop = right.endOfRun(left);
      out.addRun(b, right.index, stop, shift);
      right.skipTo(stop);
    } else shift = composeGroup(left, right, shift, out);
  }
  return out.finish();
}

/** Takes every edit of either side that overlaps the group that begins here; returns the shift behind it. */
function composeGroup(left: Reader, right: Reader, shift: number, out: ColumnBuilder): number {
  const start = Math.min(left.start, right.start);
  const sourceStart = start === left.start ? left.sourceStart : start + shift;
  let end = Math.max(left.end, right.end);
  let text = "";
  let rule = "";
  let at = start; // how far the middle text has been dealt with
  // The edit of `a` whose text is being copied: what it wrote, and where that stands in the middle text.
  let written = "";
  let writtenStart = start;
  const take = (): void => {
    written = left.text;
    writtenStart = left.start;
    rule = joinRules(rule, left.rule);
    shift = left.sourceEnd - left.end;
    end = Math.max(end, left.end);
    left.next();
  };
  const copyUntil = (limit: number): void => {
    while (at < limit) {
      const writtenEnd = writtenStart + written.length;
      if (at < writtenEnd) {
        const stop = Math.min(limit, writtenEnd);
        text += written.slice(at - writtenStart, stop - writtenStart);
        at = stop;
      } else if (left.start <= at) take();
      // Units of the source kept by `a` inside the group are covered by an edit of `b`; nothing is copied.
      else throw new RangeError(`compose lost its place (position: ${at}, limit: ${limit})`);
    }
  };
  const inGroup = (edit: Reader): boolean => !edit.isDone && !before(start, end, edit.start, edit.end) && edit.start <= end;
  for (;;) {
    const hasRight = inGroup(right);
    if (inGroup(left) && (!hasRight || left.start <= right.start)) take();
    else if (hasRight) {
      copyUntil(right.start);
      text += right.text;
      rule = joinRules(rule, right.rule);
      at = Math.max(at, right.end);
      end = Math.max(end, right.end);
      right.next();
    } else break;
  }
  copyUntil(end);
  out.add(sourceStart, end + shift, text, rule);
  return shift;
}

/**
 * Does the span [s1, e1) lie wholly before [s2, e2)? Touching spans do not overlap, so that an edit keeps its own place;
 * two empty spans at one position do (an insertion where something was deleted belongs to it).
 */
function before(s1: number, e1: number, s2: number, e2: number): boolean {
  return e1 < s2 || (e1 === s2 && !(s1 === e1 && s2 === e2) && (s1 < s2 || e1 < e2));
}

/** "a + b" without repeats, in the order of the stages. */
export function joinRules(first: string, second: string): string {
  if (first === "" || first === second) return second;
  const names = first.split(" + ");
  for (const name of second.split(" + ")) if (!names.includes(name)) names.push(name);
  return names.join(" + ");
}
