/** Edit sets with more edits than their plain arrays hold, and so close together that they are applied through an array. */
import { expect, test } from "vitest";
import { ColumnBuilder, EditSet, type Edit } from "../../src/text/edits.ts";

/** The next of a row of numbers below `bound` that looks random and is always the same. */
function draws(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => (state = (state * 48_271) % 0x7fffffff) % bound;
}

const source = Array.from({ length: 60_000 }, (_none, i) => String.fromCharCode(0x4e00 + (i % 5000))).join("");
/** An edit every few units: of `removed` at most, writing `written` at most. */
function edits(seed: number, gap: number, removed: number, written: number): Edit[] {
  const draw = draws(seed);
  const list: Edit[] = [];
  for (let at = draw(gap); at < source.length; ) {
    const end = Math.min(source.length, at + draw(removed + 1));
    const text = "ABCDEFGH".slice(0, draw(written + 1));
    if (end > at || text !== "") list.push({ start: at, end, text, rule: `rule ${draw(3)}` });
    at = end + 1 + draw(gap);
  }
  return list;
}

function written(list: readonly Edit[]): string {
  let out = "";
  let from = 0;
  for (const { start, end, text } of list) {
    out += source.slice(from, start) + text;
    from = end;
  }
  return out + source.slice(from);
}

test.each([
  ["deletions", 3, 4, 0],
  ["deletions of neighbours, and nothing kept for long", 1, 1, 0],
  ["exchanges and deletions", 3, 3, 2],
  ["insertions mostly", 3, 1, 8],
  ["one as often as the other", 4, 4, 4],
  ["far apart", 900, 3, 3],
  ["longer than a chunk", 400, 20_000, 8],
] as const)("%s", (_name, gap, removed, most) => {
  for (let seed = 1; seed <= 4; seed++) {
    const list = edits(seed, gap, removed, most);
    const set = EditSet.of(source.length, list);
    expect([...set]).toEqual(list);
    expect(set.apply(source) === written(list)).toBe(true);
  }
});

test("runs of columns are added to few and to many", () => {
  const all = edits(7, 3, 2, 2);
  const { columns } = EditSet.of(source.length, all);
  for (const cut of [0, 1, 4095, 4096, 4097, 9000, all.length]) {
    const builder = new ColumnBuilder(source.length);
    for (const { start, end, text, rule } of all.slice(0, cut)) builder.add(start, end, text, rule);
    builder.addRun(columns, cut, all.length, 0);
    expect([...EditSet.fromColumns(source.length, builder.finish())]).toEqual(all);
  }
});
