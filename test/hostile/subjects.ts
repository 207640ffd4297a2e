/** Every exported function that takes text, with what must hold for any string. */
import { account, renderHtml, renderTerminal, unifiedDiff } from "../../src/explain/index.ts";
import { analyze, GuiyiError, normalize } from "../../src/index.ts";
import { fold } from "../../src/fold/index.ts";
import { findQuantities, formatNumber, safeParseMoney, safeParseNumber, safeParsePercent, safeParseQuantity, toArabic } from "../../src/numerals/index.ts";
import { cleanPage, createSite, joinLines, readPage, stripBoilerplate } from "../../src/page/index.ts";
import { decode, readHtml } from "../../src/read/index.ts";
import { damage, repair, stripAnnotations } from "../../src/repair/index.ts";
import { extractIndicators, toCsv, toJsonl, toMarkdown, toRows } from "../../src/report/index.ts";
import { createConverter, detectScript, toSimplified, toTraditional } from "../../src/script/index.ts";
import { t2s } from "../../src/script/t2s.ts";
import { createRecordProcessor } from "../../src/stream/index.ts";
import { matchKey, offsetMap, scanClasses, type EditSet, type Range } from "../../src/text/index.ts";

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
const records = createRecordProcessor({ emit: ["summary", "edits", "quantities", "indicators"] });

/** A record of JSON Lines in which this text is the text. */
function record(text: string): unknown {
  const line = JSON.stringify({ id: 1, text });
  return records.process(line, 0, line.length, 1);
}

/** The text as bytes that need not be an encoding of anything: the low half of each code unit. */
const bytesOf = (text: string): Uint8Array => Uint8Array.from({ length: text.length }, (_none, i) => text.charCodeAt(i) & 0xff);

/** A page as the account of `guiyi explain` shows it. */
function explained(text: string): readonly string[] {
  const analysis = analyze(text, { repair: "full", page: "aggressive" });
  const told = account(analysis, []);
  return [renderHtml(told), renderTerminal(told), unifiedDiff(text, analysis.edits)];
}

/** A page among pages of its site, all of them hostile. */
function ofSite(text: string): string {
  const site = createSite();
  for (const page of [text, `${text}。`, `。\n${text}`]) site.observe(page);
  return stripBoilerplate(text, { site: createSite(JSON.parse(JSON.stringify(site.freeze()))) });
}

/** What a function gives or, when it may throw, the error it promised. */
function orError(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof GuiyiError) return error.code;
    throw error;
  }
}

export const subjects: readonly Subject[] = [
  editing("normalize", (text) => normalize(text), (text) => analyze(text).edits),
  editing("normalize, everything on", (text) => normalize(text, { repair: "full", page: "aggressive", numerals: "arabic", punctuation: "full" }), undefined, false),
  stage("repair", repair),
  stage("stripAnnotations", stripAnnotations),
  stage("fold", fold),
  stage("stripBoilerplate", stripBoilerplate),
  stage("joinLines", joinLines),
  stage("cleanPage", cleanPage),
  plain("stripBoilerplate of a site", ofSite),
  stage("toSimplified", toSimplified),
  stage("toTraditional", toTraditional, false),
  stage("toArabic", toArabic),
  editing("t2s", t2s, undefined, false),
  editing("createConverter s2t", (text) => s2t(text), (text) => s2t.edits(text), false),
  editing("createConverter tw2sp", (text) => tw2sp(text), (text) => tw2sp.edits(text), false),
  reading("findQuantities", (text) => findQuantities(text)),
  reading("extractIndicators", (text) => extractIndicators(text)),
  plain("readPage", (text) => readPage(text)),
  plain("readHtml", (text) => readHtml(text).text),
  plain("decode", (text) => decode(bytesOf(text)).text),
  plain("record of JSON Lines", record),
  plain("account and its printouts", explained),
  plain("rows of facts", (text) => {
    const rows = toRows(extractIndicators(text));
    return [toCsv(rows), toJsonl(rows), toMarkdown(rows)];
  }),
  plain("matchKey", (text) => matchKey(text).length === text.length && scanClasses(text)),
  plain("offsetMap", (text) => (["codepoint", "byte"] as const).map((unit) => offsetMap(text, unit).fromUtf16(text.length >> 1))),
  plain("formatNumber", (text) => orError(() => formatNumber(text))),
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
