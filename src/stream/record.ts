import { checkChoice, checkOptionNames, GuiyiError } from "../error.ts";
import { createNormalizer } from "../normalize.ts";
import type { NormalizeOptions } from "../options.ts";
import { looksLikeHtml } from "../read/looks-like-html.ts";
import { offsetUnits, type OffsetUnit } from "../text/units.ts";
import { applySplices, createLocator, readString, setField, writeString, type FieldPlace, type Located, type Splice } from "./field-splice.ts";
import { errorJson } from "./long-line.ts";
import { describe, emits, type Emit } from "./metadata.ts";

/** How a record of JSONL is treated. */
export interface RecordOptions {
  /** Path of the field with the text, steps joined by dots (`\.` is a dot in a name). Default "text". */
  readonly field?: string;
  /** Path of the field that takes the clean text. Default: the same. */
  readonly outField?: string;
  /** Path of the field that names the record in messages. Default "id". */
  readonly idField?: string;
  /** What to tell under the key `guiyi`. Default none. */
  readonly emit?: readonly Emit[];
  /** Unit of the offsets told. Default "codepoint". */
  readonly offsetUnit?: OffsetUnit;
  /**
   * Does an error in a record tell the number of its line? Default true. False where a file is cut and each part has a process of its
   * own, as in Spark: a line has another number there, and without it the bytes are the same however the file was cut.
   */
  readonly lineNumbers?: boolean;
  /** Options of `normalize`. */
  readonly normalize?: NormalizeOptions;
}

/** Why a record came back as it was. */
export type RecordErrorCode = "blank" | "not-json" | "not-an-object" | "no-field" | "not-a-string" | "invalid-utf8" | "too-long" | "timeout" | "out-of-memory" | "crashed" | "internal";

export interface RecordError {
  readonly code: RecordErrorCode;
  readonly message: string;
  /** Line of the input, from 1. */
  readonly line: number;
  /** The JSON of the id field, when it could be read. */
  readonly id?: string;
}

export interface RecordResult {
  /** The line that goes out; undefined: the very line that came in. */
  readonly line: string | undefined;
  /** Is the clean text another one? What is told under `guiyi` counts for nothing. */
  readonly isChanged?: boolean;
  /** Was it read as plain text, though it begins as an HTML document does? */
  readonly isHtml?: boolean;
  readonly error?: RecordError;
}

export interface RecordProcessor {
  /** Do errors in records tell their line? */
  readonly lineNumbers: boolean;
  /** Treats the line text[start, end), given without its line feed. */
  process(text: string, start: number, end: number, line: number): RecordResult;
  /** The same line as a bad record, unread. */
  reject(text: string, start: number, end: number, line: number, code: RecordErrorCode, message: string): RecordResult;
}

const NAMES: readonly (keyof RecordOptions)[] = ["field", "outField", "idField", "emit", "offsetUnit", "lineNumbers", "normalize"];

/** Checks the options once. @throws GuiyiError */
export function createRecordProcessor(options: RecordOptions = {}): RecordProcessor {
  checkOptionNames(options, NAMES);
  checkChoice("offsetUnit", options.offsetUnit, offsetUnits);
  for (const name of options.emit ?? []) checkChoice("emit", name, emits);
  const emit = (options.emit ?? []).filter((name) => name !== "none");
  const unit = options.offsetUnit ?? "codepoint";
  const lineNumbers = options.lineNumbers ?? true;
  const { normalize, analyze } = createNormalizer(options.normalize);
  const field = readPath(options.field ?? "text");
  const outField = readPath(options.outField ?? options.field ?? "text");
  const mayBeHtml = options.normalize?.reader === undefined;
  const isInPlace = JSON.stringify(field) === JSON.stringify(outField);
  if (!isInPlace && (startsWith(field, outField) || startsWith(outField, field))) throw new GuiyiError("contradiction", "outField and field lie one inside the other");
  if (outField[0] === "guiyi") throw new GuiyiError("contradiction", 'the key "guiyi" is for what is told of the record');
  const locate = createLocator([field, outField, readPath(options.idField ?? "id"), ["guiyi"]]);

  const bad = (text: string, start: number, end: number, line: number, located: Located, code: RecordErrorCode, message: string): RecordResult => {
    const told = `{"error":${errorJson({ code, message, line }, lineNumbers)}}`;
    if (!located.ok) {
      const isCrlf = end > start && text.charCodeAt(end - 1) === 0x0d;
      return { line: `{"guiyi":${told},"raw":${JSON.stringify(text.slice(start, isCrlf ? end - 1 : end))}}${isCrlf ? "\r" : ""}`, error: { code, message, line } };
    }
    const [, , id, guiyi] = located.places as readonly FieldPlace[];
    return { line: applySplices(text, start, end, [setField(guiyi!, ["guiyi"], told)]), error: { code, message, line, ...(id!.value === undefined ? {} : { id: text.slice(id!.value.start, id!.value.end) }) } };
  };

  return {
    lineNumbers,
    reject: (text, start, end, line, code, message) => bad(text, start, end, line, locate(text, start, end), code, message),
    process(text, start, end, line) {
      const located = locate(text, start, end);
      const fail = (code: RecordErrorCode, message: string): RecordResult => bad(text, start, end, line, located, code, message);
      if (!located.ok) return fail(located.reason, located.reason === "blank" ? "the line is blank" : located.reason === "not-json" ? `not JSON at column ${located.at - start + 1}` : "the record is not an object");
      const [place, outPlace, , guiyi] = located.places as readonly [FieldPlace, FieldPlace, FieldPlace, FieldPlace];
      const { value } = place;
      if (value === undefined) return fail("no-field", `no field ${JSON.stringify(field.join("."))}`);
      if (text.charCodeAt(value.start) !== 0x22) return fail("not-a-string", `field ${JSON.stringify(field.join("."))} is ${kindOf(text.charCodeAt(value.start))}, not a string`);
      if (outPlace.blocked) return fail("not-an-object", `field ${JSON.stringify(outField.join("."))} lies in something that is not an object`);
      const literal = text.slice(value.start, value.end);
      const source = readString(literal);
      const splices: Splice[] = [];
      let isChanged = false;
      try {
        const analysis = emit.length === 0 ? undefined : analyze(source);
        const clean = analysis?.text ?? normalize(source);
        isChanged = clean !== source;
        if (isChanged) splices.push(setField(outPlace, outField, writeString(clean, literal)));
        else if (!isInPlace) splices.push(setField(outPlace, outField, literal));
        if (analysis !== undefined) splices.push(setField(guiyi, ["guiyi"], describe(analysis, emit, unit)));
      } catch (error) {
        return fail("internal", `a bug of guiyi: ${error instanceof Error ? error.message : String(error)}`);
      }
      return { line: splices.length === 0 ? undefined : applySplices(text, start, end, splices), isChanged, isHtml: mayBeHtml && looksLikeHtml(source) };
    },
  };
}

function readPath(path: string): readonly string[] {
  const steps = path.replaceAll("\\.", "\u0000").split(".").map((step) => step.replaceAll("\u0000", "."));
  if (steps.includes("")) throw new GuiyiError("bad-path", `${JSON.stringify(path)} is not a path of field names joined by dots`);
  return steps;
}

function startsWith(path: readonly string[], head: readonly string[]): boolean {
  return head.every((step, i) => path[i] === step);
}

function kindOf(unit: number): string {
  if (unit === 0x6e) return "null";
  if (unit === 0x74 || unit === 0x66) return "true or false";
  return unit === 0x7b ? "an object" : unit === 0x5b ? "an array" : "a number";
}
