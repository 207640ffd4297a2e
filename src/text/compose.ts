import { ColumnBuilder, type Change, type Edit, type EditColumns } from "./columns.ts";

/**
 * `a` (A → B) followed by `b` (B → C), as columns over A: walks both lists once. In the middle text B the edits of `a` cover
 * output spans, the edits of `b` source spans; a group of spans that overlap becomes one edit of the result.
 */
export function composeEdits(sourceLength: number, a: readonly Change[], b: readonly Edit[]): EditColumns {
  const out = new ColumnBuilder(sourceLength);
  let i = 0;
  let j = 0;
  let shift = 0; // source position = middle position + shift, for kept text before a[i]
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (right === undefined || (left !== undefined && before(left.outputStart, left.outputEnd, right.start, right.end))) {
      out.add(left!.start, left!.end, left!.text, left!.rule);
      shift = left!.end - left!.outputEnd;
      i++;
    } else if (left === undefined || before(right.start, right.end, left.outputStart, left.outputEnd)) {
      out.add(right.start + shift, right.end + shift, right.text, right.rule);
      j++;
    } else {
      // Overlap: take every edit of either side that overlaps the group so far.
      const start = Math.min(left.outputStart, right.start);
      let end = Math.max(left.outputEnd, right.end);
      const sourceStart = start === left.outputStart ? left.start : start + shift;
      let text = "";
      let at = start; // how far the middle text has been dealt with
      let rule = "";
      let kept: Change | undefined; // the edit of `a` whose text is being copied
      let copied = 0; // end in the middle of what that edit wrote
      const copyUntil = (limit: number): void => {
        while (at < limit) {
          if (kept !== undefined && at < copied) {
            const stop = Math.min(limit, copied);
            text += kept.text.slice(at - kept.outputStart, stop - kept.outputStart);
            at = stop;
          } else if (i < a.length && a[i]!.outputStart <= at) {
            take();
          } else {
            // Units of the source kept by `a` inside the group are covered by an edit of `b`; nothing is copied.
            throw new RangeError(`compose lost its place (position: ${at}, limit: ${limit})`);
          }
        }
      };
      const take = (): void => {
        kept = a[i]!;
        copied = kept.outputEnd;
        rule = joinRules(rule, kept.rule);
        shift = kept.end - kept.outputEnd;
        end = Math.max(end, kept.outputEnd);
        i++;
      };
      const inGroup = (s: number, e: number): boolean => !before(start, end, s, e) && s <= end;
      for (;;) {
        const nextA = a[i];
        const nextB = b[j];
        const hasA = nextA !== undefined && inGroup(nextA.outputStart, nextA.outputEnd);
        const hasB = nextB !== undefined && inGroup(nextB.start, nextB.end);
        if (hasA && (!hasB || nextA.outputStart <= nextB.start)) {
          take();
        } else if (hasB) {
          copyUntil(nextB.start);
          text += nextB.text;
          rule = joinRules(rule, nextB.rule);
          at = Math.max(at, nextB.end);
          end = Math.max(end, nextB.end);
          j++;
        } else break;
      }
      copyUntil(end);
      out.add(sourceStart, end + shift, text, rule);
    }
  }
  return out.finish();
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
