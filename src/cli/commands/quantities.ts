import { findQuantities } from "../../numerals/index.ts";
import { standardOutput } from "../../node/output.ts";
import type { Command } from "../command.ts";
import { documentRows, readTexts } from "../documents.ts";
import { DONE, INPUT_FAILED } from "../exit.ts";

/** Every quantity of documents as JSONL. */
export const command: Command = {
  usage: ["guiyi quantities [OPTIONS] [FILE…]"],
  about: "Writes every quantity of the text as a line of JSON: exact value, unit, comparator, offsets in UTF-16 code units of the text.",
  options: documentRows,
  examples: [["guiyi quantities report.txt", "numbers, percentages, money, dates with their places"]],
  async run(args, io) {
    const { documents, failed } = readTexts(args, io);
    const sink = standardOutput();
    for await (const { path, text } of documents) {
      const lines = findQuantities(text).map((quantity) => `${JSON.stringify({ file: path, ...quantity })}\n`);
      await sink.write(Buffer.from(lines.join("")));
    }
    return failed() ? INPUT_FAILED : DONE;
  },
};
