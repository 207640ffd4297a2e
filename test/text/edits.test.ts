import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EditBuilder, EditSet, type Edit } from "../../src/text/index.ts";
import { runs } from "../arbitraries/runs.ts";

/** "=2 -3 +\"x\" 2>\"yz\"" → an edit set: the notation of EditSet.toString, read back. */
function parse(notation: string): EditSet {
  let at = 0;
  const edits: Edit[] = [];
  for (const [token, sign, kept, deleted, inserted, replaced, text] of notation.matchAll(/(=(\d+)|-(\d+)|\+("[^"]*")|(\d+)>("[^"]*"))/g) as Iterable<string[]>) {
    void sign;
    void token;
    if (kept !== undefined) at += Number(kept);
    else if (deleted !== undefined) edits.push({ start: at, end: (at += Number(deleted)), text: "", rule: "d" });
    else if (inserted !== undefined) edits.push({ start: at, end: at, text: JSON.parse(inserted) as string, rule: "i" });
    else edits.push({ start: at, end: (at += Number(replaced)), text: JSON.parse(text!) as string, rule: "r" });
  }
  return EditSet.of(at, edits);
}

/** The oracle: each output unit carries the source span it came from; nothing clever. */
function naive(source: string, edits: EditSet): { text: string; origin: (number | undefined)[] } {
  let text = "";
  const origin: (number | undefined)[] = [];
  let at = 0;
  const keep = (to: number): void => {
    for (; at < to; at++) {
      text += source[at];
      origin.push(at);
    }
  };
  for (const edit of edits) {
    keep(edit.start);
    text += edit.text;
    for (let i = 0; i < edit.text.length; i++) origin.push(undefined);
    at = edit.end;
  }
  keep(source.length);
  return { text, origin };
}

const editsOf = (length: number): fc.Arbitrary<EditSet> =>
  fc.array(fc.record({ gap: fc.nat(4), cut: fc.nat(3), text: fc.constantFrom("", "", "x", "yz", "萬", "uvw"), rule: fc.constantFrom("a", "b") }), { maxLength: 8 }).map((steps) => {
    const edits: Edit[] = [];
    let at = 0;
    for (const { gap, cut, text, rule } of steps) {
      const start = at + gap;
      const end = start + cut;
      if (end > length) break;
      if (cut === 0 && (text === "" || edits.at(-1)?.end === start)) continue;
      edits.push({ start, end, text, rule });
      at = end;
    }
    return EditSet.of(length, edits);
  });

const chain = fc.string({ minLength: 0, maxLength: 24 }).chain((source) =>
  editsOf(source.length).chain((a) => editsOf(a.outputLength).chain((b) => editsOf(b.outputLength).map((c) => ({ source, a, b, c })))),
);

describe("EditSet", () => {
  test.each([
    ["=2 -9 =2", "北京（běijīng）很大".slice(0, 13), "北京很大"],
    ['=1 1>"万" =1', "三萬元", "三万元"],
    ['+"《" =2 +"》"', "红楼", "《红楼》"],
    ["", "", ""],
    ["=3", "abc", "abc"],
    ["-3", "abc", ""],
  ])("%s", (notation, source, output) => {
    const edits = parse(notation);
    edits.check(source);
    expect(edits.toString()).toBe(notation);
    expect(edits.apply(source)).toBe(output);
  });

  test.each([
    // first, second, composed
    ["=2 -2", "=1 +\"x\" =1", '=1 +"x" =1 -2'],
    ["=2 -2 =2", '=2 +"x" =2', '=2 2>"x" =2'],
    ['=1 1>"万" =1', '=1 1>"亿" =1', '=1 1>"亿" =1'],
    ['=1 1>"abcd" =1', '=2 2>"x" =2', '=1 1>"axd" =1'],
    ["=1 -2 =1", "-2", "-4"],
    ["=1 -2 =1 -2", '1>"x" =1', '1>"x" -2 =1 -2'],
    ['=2 +"xy" =2', "=1 -2 =3", '=1 1>"y" =2'],
    ['1>"ab" 1>"cd"', '=1 2>"x" =1', '2>"axd"'],
  ])("%s then %s is %s", (first, second, composed) => {
    expect(parse(first).compose(parse(second)).toString()).toBe(composed);
  });

  test("a position maps to the finest span: a deletion at its edge is not part of it", () => {
    //   北京（běijīng）很大 → 北京很大
    const edits = parse("=2 -9 =2");
    expect(edits.toSource({ start: 0, end: 2 })).toEqual({ start: 0, end: 2 });
    expect(edits.toSource({ start: 2, end: 4 })).toEqual({ start: 11, end: 13 });
    expect(edits.toSource({ start: 1, end: 3 })).toEqual({ start: 1, end: 12 });
    expect(edits.toOutput({ start: 3, end: 6 })).toEqual({ start: 2, end: 2 });
    expect(edits.toOutput({ start: 1, end: 12 })).toEqual({ start: 1, end: 3 });
  });

  test("what an edit wrote comes from all that it replaced", () => {
    const edits = parse('=1 3>"xy" =1');
    expect(edits.toSource({ start: 1, end: 2 })).toEqual({ start: 1, end: 4 });
    expect(edits.toSource({ start: 2, end: 4 })).toEqual({ start: 1, end: 5 });
    expect(edits.toOutput({ start: 2, end: 3 })).toEqual({ start: 1, end: 3 });
  });

  test("errors carry the numbers", () => {
    expect(() => EditSet.of(3, [{ start: 2, end: 5, text: "", rule: "r" }])).toThrow(/start: 2, end: 5, previous end: 0, length: 3/);
    expect(() => parse("=3").apply("ab")).toThrow(/3 code units long \(length: 2\)/);
    expect(() => parse("=3").compose(parse("=2"))).toThrow(/3 code units long, the second source 2/);
    expect(() => parse("=3").toSource({ start: 2, end: 4 })).toThrow(/start: 2, end: 4, length: 3/);
    const builder = new EditBuilder("abcd");
    builder.replace(0, 2, "x", "r");
    expect(() => builder.replace(1, 3, "y", "r")).toThrow(/start: 1, end: 3, previous end: 2/);
  });

  test("check refuses an edit inside a surrogate pair", () => {
    expect(() => parse("=1 -1 =1").check("𠮷x")).toThrow(/surrogate pair \(start: 1, end: 2\)/);
  });

  test("an edit that changes nothing is dropped, an empty set returns the same string", () => {
    const builder = new EditBuilder("abcd");
    builder.replace(1, 3, "bc", "r");
    expect(builder.finish().isEmpty).toBe(true);
    expect(builder.finish().apply("abcd")).toBe("abcd");
  });

  test("JSON round trip", () => {
    const edits = parse('=1 3>"xy" =1 +"z" =2');
    expect(EditSet.fromJSON(JSON.parse(JSON.stringify(edits))).toString(true)).toBe(edits.toString(true));
  });

  test("law: apply is what the naive model says; kept units map to themselves and back", () => {
    fc.assert(
      fc.property(chain, ({ source, a }) => {
        const { text, origin } = naive(source, a);
        expect(a.apply(source)).toBe(text);
        expect(a.outputLength).toBe(text.length);
        origin.forEach((from, to) => {
          const span = a.toSource({ start: to, end: to + 1 });
          if (from === undefined) {
            const edit = [...a.changes()].find((change) => change.outputStart <= to && to < change.outputEnd)!;
            expect(span).toEqual({ start: edit.start, end: edit.end });
          } else {
            expect(span).toEqual({ start: from, end: from + 1 });
            expect(a.toOutput(span)).toEqual({ start: to, end: to + 1 });
          }
        });
      }),
      runs(3000),
    );
  });

  test("law: composed = staged, for text and for every mapped span", () => {
    fc.assert(
      fc.property(chain, fc.nat(), fc.nat(), ({ source, a, b }, x, y) => {
        const composed = a.compose(b);
        const output = b.apply(a.apply(source));
        composed.check(source.replace(/[\ud800-\udfff]/g, "x"));
        expect(composed.apply(source)).toBe(output);
        const start = output.length === 0 ? 0 : Math.min(x % output.length, y % output.length);
        const end = output.length === 0 ? 0 : Math.max(x % output.length, y % output.length) + 1;
        const staged = a.toSource(b.toSource({ start, end }));
        const direct = composed.toSource({ start, end });
        // Composition may only widen a span, where both stages wrote on one place.
        expect(direct.start <= staged.start || direct.end - direct.start >= staged.end - staged.start).toBe(true);
        expect(direct.end).toBeGreaterThanOrEqual(staged.end);
      }),
      runs(3000),
    );
  });

  test("law: compose is associative up to coalesce", () => {
    fc.assert(
      fc.property(chain, ({ a, b, c }) => {
        expect(a.compose(b).compose(c).coalesce().toString()).toBe(a.compose(b.compose(c)).coalesce().toString());
      }),
      runs(3000),
    );
  });
});
