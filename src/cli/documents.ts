import { constants } from "node:buffer";
import { decode } from "../read/bytes.ts";
import { FileError, quote } from "../node/errors.ts";
import { readWhole } from "../node/input.ts";
import type { Io } from "./command.ts";
import { exitOf } from "./exit.ts";
import type { Args, CliOption } from "./options.ts";

/** Options of every command that reads whole documents. */
export const documentRows: readonly CliOption[] = [
  { name: "encoding", kind: "text", value: "NAME", summary: "encoding of the input: utf-8, gb18030, big5 …; found by itself when not given" },
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
        yield { path, text: decodeDocument(path, bytes, encoding, io) };
      } catch (error) {
        if (!(error instanceof FileError) || error.fault !== "input") throw error;
        failed = true;
        io.message(exitOf(error).line!);
      }
    }
  }
  return { documents: documents(), failed: () => failed };
}

function decodeDocument(path: string, bytes: Uint8Array, encoding: string | undefined, io: Io): string {
  const { text, errors, binary, encoding: found } = decode(bytes, encoding === undefined ? {} : { encoding });
  if (binary) throw new FileError("input", path, "binary", "it is not text in any encoding known");
  if (errors.length > 0) io.message(`${quote(path)}: some bytes are not ${found}, the first at byte ${errors[0]!.offset}; they became U+FFFD`);
  return text;
}
