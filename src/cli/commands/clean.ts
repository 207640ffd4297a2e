import { atomicFile, standardOutput, type Sink } from "../../node/output.ts";
import { pieceEnd } from "../../text/pieces.ts";
import type { Command } from "../command.ts";
import { documentRows, readDocuments } from "../documents.ts";
import { DONE, INPUT_FAILED } from "../exit.ts";
import { documentNormalizer } from "../document-normalizer.ts";
import { normalizerRows, toolRows } from "../normalizer-options.ts";
import type { CliOption } from "../options.ts";
import { discardOnSignal } from "../signals.ts";

/** Options of every command that writes one output. */
export const outputRows: readonly CliOption[] = [
  { name: "out", short: "o", kind: "text", value: "FILE", summary: "write FILE instead of standard output, whole or not at all; packed when it ends in .gz" },
  { name: "force", kind: "flag", summary: "let --out replace a file that exists" },
];

/** A text is written in pieces of this many code units, so that signals and a reader that leaves are noticed in between. */
const PIECE = 1 << 20;

/** The default command: documents in, clean text out. */
export const command: Command = {
  usage: ["guiyi [OPTIONS] [FILE…]", "guiyi COMMAND --help"],
  about: "Cleans Chinese text: repairs damage, takes out boilerplate, writes one script. Reads files or standard input, writes to standard output.",
  options: [...outputRows, ...normalizerRows, ...toolRows, ...documentRows],
  examples: [
    ["guiyi page.txt", "the clean text of a page"],
    ["guiyi -o clean.txt page.txt", "the same into a file"],
    ["curl -s URL | guiyi --script keep", "from a pipe, script left alone"],
  ],
  async run(args, io) {
    const normalizerOf = await documentNormalizer(args);
    const { documents, failed } = readDocuments(args, io);
    const out = args.text("out");
    const sink = async (): Promise<Sink> => (out === undefined ? standardOutput() : discardOnSignal(await atomicFile(out, { force: args.flag("force") })));
    let opened: Sink | undefined;
    try {
      let written = "";
      for await (const { text } of documents) {
        const clean = (await normalizerOf(text)).normalize(text);
        // Opened when there is something to write: an input that cannot be read leaves no output behind.
        opened ??= await sink();
        if (written !== "" && !written.endsWith("\n")) await opened.write(Buffer.from("\n"));
        for (let at = 0, end = 0; at < clean.length; at = end) {
          end = pieceEnd(clean, at, PIECE);
          await opened.write(Buffer.from(clean.slice(at, end)));
        }
        if (clean !== "") written = clean.slice(-1);
      }
      await opened?.finish();
    } catch (error) {
      await opened?.abort();
      throw error;
    }
    return failed() ? INPUT_FAILED : DONE;
  },
};
