/** Every exported function that takes text, with what must hold for any string. */
import { analyze, normalize } from "../../src/index.ts";
import { fold } from "../../src/fold/index.ts";
import { findQuantities, safeParseMoney, safeParseNumber, safeParsePercent, safeParseQuantity, toArabic } from "../../src/numerals/index.ts";
import { joinLines, readPage, stripBoilerplate } from "../../src/page/index.ts";
import { readHtml } from "../../src/read/index.ts";
import { damage, repair, stripAnnotations } from "../../src/repair/index.ts";
import { extractIndicators } from "../../src/report/index.ts";
import { createConverter, detectScript, toSimplified, toTraditional } from "../../src/script/index.ts";
import type { EditSet, Range } from "../../src/text/index.ts";

interface Editing {
  (text: string): string;
  edits(text: string): EditSet;
}

export interface Subject {
  readonly name: string;
  /** What is wrong with the answer to this text: nothing, or one sentence each. */
  readonly violations: (text: string) => string[];
  /** One call, for timing. */
  readonly run: (text: string) => unknown;
}

const wellFormed = (text: string): boolean => (text as string & { isWellFormed(): boolean }).isWellFormed();

/** A function from text to text: string out, well-formed when the input is, same twice, idempotent, edits give the output. */
function editing(name: string, run: (text: string) => string, edits?: (text: string) => EditSet, idempotent = true): Subject {
  return {
    name,
    run,
    violations: (text) => {
      const found: string[] = [];
      const output = run(text);
      if (typeof output !== "string") return [`${name} gave ${typeof output}`];
      if (wellFormed(text) && !wellFormed(output)) found.push("output is not well-formed");
      if (run(text) !== output) found.push("a second call gave another result");
      if (idempotent) {
        const again = run(output);
        if (again !== output) found.push(`not idempotent: ${around(output, again)}`);
      }
      if (edits !== undefined) {
        const made = edits(text);
        try {
          made.check(text);
        } catch (error) {
          found.push(String((error as Error).message));
        }
        if (made.apply(text) !== output) found.push("edits do not give the output");
      }
      return found;
    },
  };
}

/** A function that reads spans: each in range, not inside a surrogate pair, its text the text's own, in order. */
function reading(name: string, run: (text: string) => readonly (Range & { readonly text?: string })[]): Subject {
  return {
    name,
    run,
    violations: (text) => {
      const found: string[] = [];
      const spans = run(text);
      for (const span of spans) {
        if (!(Number.isInteger(span.start) && span.start >= 0 && span.end >= span.start && span.end <= text.length)) found.push(`span out of range ${span.start}..${span.end}`);
        else if (span.text !== undefined && span.text !== text.slice(span.start, span.end)) found.push(`text is not the source's at ${span.start}..${span.end}`);
        if (found.length > 3) break;
      }
      if (JSON.stringify(run(text)) !== JSON.stringify(spans)) found.push("a second call gave another result");
      return found;
    },
  };
}

const plain = (name: string, run: (text: string) => unknown): Subject => ({ name, run, violations: (text) => (JSON.stringify(run(text)) === JSON.stringify(run(text)) ? [] : ["a second call gave another result"]) });
const stage = (name: string, f: Editing, idempotent = true): Subject => editing(name, (text) => f(text), (text) => f.edits(text), idempotent);
const s2t = createConverter({ config: "s2t" });
const tw2sp = createConverter({ config: "tw2sp" });

export const subjects: readonly Subject[] = [
  editing("normalize", (text) => normalize(text), (text) => analyze(text).edits),
  editing("normalize, everything on", (text) => normalize(text, { repair: "full", page: "aggressive", numerals: "arabic", punctuation: "full" }), undefined, false),
  stage("repair", repair),
  stage("stripAnnotations", stripAnnotations),
  stage("fold", fold),
  stage("stripBoilerplate", stripBoilerplate),
  stage("joinLines", joinLines),
  stage("toSimplified", toSimplified),
  stage("toTraditional", toTraditional, false),
  stage("toArabic", toArabic),
  editing("createConverter s2t", (text) => s2t(text), (text) => s2t.edits(text), false),
  editing("createConverter tw2sp", (text) => tw2sp(text), (text) => tw2sp.edits(text), false),
  reading("findQuantities", (text) => findQuantities(text)),
  reading("extractIndicators", (text) => extractIndicators(text)),
  plain("readPage", (text) => readPage(text)),
  plain("readHtml", (text) => readHtml(text).text),
  plain("detectScript", (text) => detectScript(text)),
  plain("damage", (text) => damage(text)),
  plain("safeParseNumber", (text) => safeParseNumber(text)),
  plain("safeParsePercent", (text) => safeParsePercent(text)),
  plain("safeParseQuantity", (text) => safeParseQuantity(text)),
  plain("safeParseMoney", (text) => safeParseMoney(text)),
];

/** The first place where two texts differ, with a little around it, as JSON. */
function around(first: string, second: string): string {
  let at = 0;
  while (first[at] === second[at] && at < first.length) at++;
  return `${JSON.stringify(first.slice(Math.max(0, at - 20), at + 20))} became ${JSON.stringify(second.slice(Math.max(0, at - 20), at + 20))}`;
}
