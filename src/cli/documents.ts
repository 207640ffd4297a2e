import { constants } from "node:buffer";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { decode } from "../read/bytes.ts";
import { looksLikeHtml } from "../read/looks-like-html.ts";
import { FileError, quote } from "../node/errors.ts";
import { readWhole } from "../node/input.ts";
import type { Io } from "./command.ts";
import { exitOf } from "./exit.ts";
import type { Args, CliOption } from "./options.ts";

/** What a source can be. */
export const inputs = ["text", "html"] as const;

/** Options of every command that reads whole documents. */
export const documentRows: readonly CliOption[] = [
  { name: "encoding", kind: "text", value: "NAME", summary: "encoding of the input: utf-8, gb18030, big5 …; found by itself when not given" },
  { name: "input", kind: "choice", choices: inputs, default: "text", summary: "what the files are: html is read as its reader sees it" },
  { name: "max-ratio", kind: "count", default: "200", summary: "a .gz file may grow at most this many times" },
];

/** The same for a command that takes folders as they are: reports as text beside reports as HTML. */
export const mixedRows: readonly CliOption[] = documentRows.map((row) =>
  row.name === "input" ? { name: "input", kind: "choice", choices: ["auto", ...inputs], default: "auto", summary: "what the files are: html is read as its reader sees it; auto looks at each file" } : row,
);

/** What a folder of reports holds, compressed or not. */
const REPORT = /\.(?:txt|md|html?|xhtml)(?:\.gz)?$/i;

/** Folders become the reports in them, in the order of their names; one without reports stays, and is told of as unreadable. */
async function filesOf(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const names = path === "-" ? [] : await readdir(path).catch(() => []);
    const reports = names.filter((name) => REPORT.test(name)).sort();
    files.push(...(reports.length === 0 ? [path] : reports.map((name) => join(path, name))));
  }
  return files;
}

export interface Document {
  /** The file as named on the command line; "-" is standard input. */
  readonly path: string;
  readonly text: string;
}

/**
 * The documents named on the command line, one after another, decoded; standard input when none is named.
 * A file that cannot be read is named on standard error and left out; `failed` tells that at the end.
 */
export function readDocuments(args: Args, io: Io): { readonly documents: AsyncIterable<Document>; readonly failed: () => boolean } {
  let failed = false;
  const hint = hintAtInput(args, io);
  const paths = args.positionals.length === 0 ? ["-"] : args.positionals;
  const encoding = args.text("encoding");
  const maxRatio = args.number("max-ratio");
  async function* documents(): AsyncGenerator<Document> {
    for (const path of args.text("input") === "auto" ? await filesOf(paths) : paths) {
      try {
        const bytes = await readWhole(path, constants.MAX_STRING_LENGTH, maxRatio === undefined ? {} : { maxRatio });
        const text = decodeDocument(path, bytes, encoding, io);
        hint.look(path, text);
        yield { path, text };
      } catch (error) {
        if (!(error instanceof FileError) || error.fault !== "input") throw error;
        failed = true;
        io.message(exitOf(error).line!);
      }
    }
    hint.end();
  }
  return { documents: documents(), failed: () => failed };
}

/** The same for commands that read text and change none: of HTML, what its reader sees. */
export function readTexts(args: Args, io: Io): ReturnType<typeof readDocuments> {
  const read = readDocuments(args, io);
  const input = args.text("input");
  if (input === "text") return read;
  async function* texts(): AsyncGenerator<Document> {
    const { readHtml } = await import("../read/html.ts");
    for await (const { path, text } of read.documents) yield { path, text: input === "html" || looksLikeHtml(text) ? readHtml(text).text : text };
  }
  return { documents: texts(), failed: read.failed };
}

/** Files that are told of one by one; a folder of pages would say it a thousand times. */
const TOLD = 3;

/** Tells of files that are something else than the plain text they are read as. */
function hintAtInput(args: Args, io: Io): { look(path: string, text: string): void; end(): void } {
  let html = 0;
  return {
    look(path, text) {
      if (args.given("input")) return;
      if (args.text("input") !== "auto" && looksLikeHtml(text) && ++html <= TOLD) io.message(`${quote(path)}: this looks like HTML and is read as plain text; --input html reads what a reader sees`);
      else if (looksLikeJsonl(text)) io.message(`${quote(path)}: this looks like JSONL and is read as plain text; guiyi jsonl cleans a field of each record`);
    },
    end() {
      if (html > TOLD) io.message(`${html - TOLD} more files look like HTML`);
    },
  };
}

/** The first line is a JSON object with a member. A longer line is taken for one if it begins so. */
function looksLikeJsonl(text: string): boolean {
  if (!/^\s{0,9}\{\s{0,9}"/.test(text)) return false;
  const line = text.trimStart().slice(0, 1 << 16).split("\n", 1)[0]!;
  if (line.length === 1 << 16) return true;
  try {
    return typeof JSON.parse(line) === "object";
  } catch {
    return false;
  }
}

function decodeDocument(path: string, bytes: Uint8Array, encoding: string | undefined, io: Io): string {
  const { text, errors, binary, encoding: found } = decode(bytes, encoding === undefined ? {} : { encoding });
  if (binary) throw new FileError("input", path, "binary", "it is not text in any encoding known");
  if (errors.length > 0) io.message(`${quote(path)}: some bytes are not ${found}, the first at byte ${errors[0]!.offset}; they became U+FFFD`);
  return text;
}
