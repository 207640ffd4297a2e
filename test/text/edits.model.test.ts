import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EditSet, type Edit } from "../../src/text/index.ts";
import { runs } from "../arbitraries/runs.ts";

/** A unit of the output: the source unit that it is, or undefined where some edit wrote it. */
interface Cell {
  readonly unit: string;
  readonly source: number | undefined;
}

/** The naive model: the output as an array of cells, every edit a splice. */
interface Model {
  readonly source: string;
  cells: Cell[];
}

/** The edit set under test, grown by composition. */
interface Real {
  edits: EditSet;
}

type Step = { readonly gap: number; readonly cut: number; readonly text: string };

const textOf = (cells: readonly Cell[]): string => cells.map(({ unit }) => unit).join("");

/** Steps as an edit list over a text of this length, each behind the one before it. */
function place(steps: readonly Step[], length: number): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const { gap, cut, text } of steps) {
    const start = at + gap;
    const end = start + cut;
    if (end > length) break;
    if (cut > 0 || text !== "") edits.push({ start, end, text, rule: `rule/${edits.length % 3}` });
    at = end + 1; // touching edits of one stage are another command's business
  }
  return edits;
}

class Compose implements fc.Command<Model, Real> {
  readonly steps: readonly Step[];
  constructor(steps: readonly Step[]) {
    this.steps = steps;
  }
  check(): boolean {
    return true;
  }
  run(model: Model, real: Real): void {
    const edits = place(this.steps, model.cells.length);
    for (const { start, end, text } of edits.toReversed()) model.cells.splice(start, end - start, ...[...Array(text.length).keys()].map((i) => ({ unit: text[i]!, source: undefined })));
    real.edits = real.edits.compose(EditSet.of(real.edits.outputLength, edits));
    agree(model, real);
  }
  toString(): string {
    return `compose ${JSON.stringify(this.steps)}`;
  }
}

class Rewrite implements fc.Command<Model, Real> {
  readonly how: "coalesce" | "json";
  constructor(how: "coalesce" | "json") {
    this.how = how;
  }
  check(): boolean {
    return true;
  }
  run(model: Model, real: Real): void {
    real.edits = this.how === "coalesce" ? real.edits.coalesce() : EditSet.fromJSON(JSON.parse(JSON.stringify(real.edits)));
    agree(model, real);
  }
  toString(): string {
    return this.how;
  }
}

class MapSpan implements fc.Command<Model, Real> {
  readonly from: number;
  readonly to: number;
  constructor(from: number, to: number) {
    this.from = from;
    this.to = to;
  }
  check(model: Readonly<Model>): boolean {
    return model.cells.length > 0;
  }
  /** Between two kept units: exactly from one to the other. Elsewhere the span reaches no kept unit outside it. */
  run({ cells, source }: Model, { edits }: Real): void {
    const a = this.from % cells.length;
    const b = this.to % cells.length;
    const [start, last] = a < b ? [a, b] : [b, a];
    const span = edits.toSource({ start, end: last + 1 });
    const first = cells[start]!.source;
    const end = cells[last]!.source;
    if (first !== undefined) expect(span.start).toBe(first);
    if (end !== undefined) expect(span.end).toBe(end + 1);
    const before = cells.slice(0, start).findLast((cell) => cell.source !== undefined)?.source ?? -1;
    const behind = cells.slice(last + 1).find((cell) => cell.source !== undefined)?.source ?? source.length;
    expect(span.start).toBeGreaterThan(before);
    expect(span.end).toBeLessThanOrEqual(behind);
    for (const cell of cells.slice(start, last + 1)) if (cell.source !== undefined) expect(span.start <= cell.source && cell.source < span.end).toBe(true);
  }
  toString(): string {
    return `span ${this.from} ${this.to}`;
  }
}

function agree({ source, cells }: Model, { edits }: Real): void {
  edits.check(source);
  expect(edits.apply(source)).toBe(textOf(cells));
  expect(edits.outputLength).toBe(cells.length);
  const kept = new Map(cells.flatMap((cell, index) => (cell.source === undefined ? [] : [[cell.source, index]])));
  for (const [from, to] of kept) {
    expect(edits.toSource({ start: to, end: to + 1 })).toEqual({ start: from, end: from + 1 });
    expect(edits.toOutput({ start: from, end: from + 1 })).toEqual({ start: to, end: to + 1 });
  }
  // Every source unit that is gone lies in an edit, and no unit that is kept.
  const covered = new Set([...edits].flatMap(({ start, end }) => [...Array(end - start).keys()].map((i) => start + i)));
  for (let i = 0; i < source.length; i++) expect(covered.has(i)).toBe(!kept.has(i));
  let outputEnd = 0;
  for (const change of edits.changes()) {
    expect(change.outputStart).toBeGreaterThanOrEqual(outputEnd);
    expect(textOf(cells.slice(change.outputStart, change.outputEnd))).toBe(change.text);
    outputEnd = change.outputEnd;
  }
}

const steps = fc.array(fc.record({ gap: fc.nat(4), cut: fc.nat(4), text: fc.constantFrom("", "", "x", "yz", "萬") }), { minLength: 1, maxLength: 5 });
const commands = fc.commands(
  [steps.map((list) => new Compose(list)), steps.map((list) => new Compose(list)), fc.constantFrom("coalesce" as const, "json" as const).map((how) => new Rewrite(how)), fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => new MapSpan(a, b))],
  { maxCommands: 8 },
);

describe("EditSet against an array of cells", () => {
  test("any series of compositions, round trips and look-ups", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20, unit: "grapheme-ascii" }), commands, (source, series) => {
        fc.modelRun(() => ({ model: { source, cells: [...Array(source.length).keys()].map((i) => ({ unit: source[i]!, source: i })) }, real: { edits: EditSet.empty(source.length) } }), series);
      }),
      runs(2000),
    );
  });
});
