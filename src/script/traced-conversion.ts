import { ColumnBuilder, type Conversion, type EditColumns } from "../text/edits.ts";
import { UnitColumns } from "./unit-columns.ts";
import type { Match, Trace } from "./walk.ts";

/** A text that went through a pass. Every unit that differs is an edit; those that are more than one unit for one are told of by the trace. */
export class TracedConversion implements Conversion {
  readonly source: string;
  readonly output: string;
  readonly #trace: Trace;
  /** What the rules of the trace are called. */
  readonly #ruleNames: readonly string[];

  constructor(source: string, output: string, trace: Trace, ruleNames: readonly string[]) {
    this.source = source;
    this.output = output;
    this.#trace = trace;
    this.#ruleNames = ruleNames;
  }

  moves(): EditColumns {
    const out = new ColumnBuilder(this.source.length);
    for (const { start, end, text, rule } of this.#moves()) out.add(start, end, text, this.#ruleNames[rule]!);
    return out.finish();
  }

  columns(): EditColumns {
    const columns = new UnitColumns(this.source, this.output);
    let at = 0;
    let shift = 0;
    for (const { start, end, text } of this.#moves()) {
      columns.compare(at, start, shift);
      columns.replaced(start, end, text);
      shift += text.length - (end - start);
      at = end;
    }
    columns.compare(at, this.source.length, shift);
    return columns.finish(this.#ruleNames, this.#trace);
  }

  #moves(): readonly Match[] {
    return this.#trace.flatMap((match) => {
      const { start, end, text } = match;
      if (text.length !== end - start) return match;
      return hasSurrogate(text) || hasSurrogate(this.source.slice(start, end)) ? byCharacter(match, this.source.slice(start, end)) : [];
    });
  }
}

/** Characters that a match exchanges for another, where one of them is a pair of surrogates: a pair is exchanged whole, whichever half differs. */
function byCharacter(match: Match, replaced: string): Match[] {
  const before = [...replaced];
  const after = [...match.text];
  if (before.some((character, i) => character.length !== after[i]?.length)) return [match];
  let end = match.start;
  return before.flatMap((character, i) => {
    const start = end;
    end += character.length;
    return character.length === 2 && character !== after[i] ? { start, end, text: after[i]!, rule: match.rule } : [];
  });
}

function hasSurrogate(text: string): boolean {
  return /[\ud800-\udfff]/.test(text);
}
