import { constants } from "node:buffer";
import { decode } from "../read/bytes.ts";
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
  const paths = args.positionals.length === 0 ? ["-"] : args.positionals;
  const encoding = args.text("encoding");
  const maxRatio = args.number("max-ratio");
  async function* documents(): AsyncGenerator<Document> {
    for (const path of paths) {
      try {
        const bytes = await readWhole(path, constants.MAX_STRING_LENGTH, maxRatio === undefined ? {} : { maxRatio });
        const text = decodeDocument(path, bytes, encoding, io);
        if (!args.given("input") && looksLikeHtml(text)) io.message(`${quote(path)}: this looks like HTML and is read as plain text; --input html reads what a reader sees`);
        yield { path, text };
      } catch (error) {
        if (!(error instanceof FileError) || error.fault !== "input") throw error;
        failed = true;
        io.message(exitOf(error).line!);
      }
    }
  }
  return { documents: documents(), failed: () => failed };
}

/** The same for commands that read text and change none: of HTML, what its reader sees. */
export function readTexts(args: Args, io: Io): ReturnType<typeof readDocuments> {
  const read = readDocuments(args, io);
  if (args.text("input") !== "html") return read;
  async function* texts(): AsyncGenerator<Document> {
    const { readHtml } = await import("../read/html.ts");
    for await (const { path, text } of read.documents) yield { path, text: readHtml(text).text };
  }
  return { documents: texts(), failed: read.failed };
}

/** A document type or the element html at the beginning; comments and a declaration of XML may stand before it. */
function looksLikeHtml(text: string): boolean {
  let rest = text.slice(0, 2000).trimStart();
  for (const [open, close] of [["<?", "?>"], ["<!--", "-->"]] as const) {
    if (!rest.startsWith(open)) continue;
    const end = rest.indexOf(close);
    if (end < 0) return false;
    rest = rest.slice(end + close.length).trimStart();
  }
  return /^<(?:!doctype html|html)[\s>]/i.test(rest);
}

function decodeDocument(path: string, bytes: Uint8Array, encoding: string | undefined, io: Io): string {
  const { text, errors, binary, encoding: found } = decode(bytes, encoding === undefined ? {} : { encoding });
  if (binary) throw new FileError("input", path, "binary", "it is not text in any encoding known");
  if (errors.length > 0) io.message(`${quote(path)}: some bytes are not ${found}, the first at byte ${errors[0]!.offset}; they became U+FFFD`);
  return text;
}
