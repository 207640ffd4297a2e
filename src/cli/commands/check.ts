import { unifiedDiff, visible } from "../../explain/index.ts";
import { quote } from "../../node/errors.ts";
import { standardOutput } from "../../node/output.ts";
import type { Command } from "../command.ts";
import { documentRows, readDocuments } from "../documents.ts";
import { DONE, INPUT_FAILED, REFUSED } from "../exit.ts";
import { documentNormalizer } from "../document-normalizer.ts";
import { normalizerRows, toolRows } from "../normalizer-options.ts";
import { colourDiff, coloursWanted } from "../style.ts";

/** For repositories and CI: says what would change, changes nothing, and exits 1 when there is something. */
export const command: Command = {
  usage: ["guiyi check [--diff] [OPTIONS] [FILE…]"],
  about: "Names the files that guiyi would change, and exits 1 if there are any. Writes no file.",
  options: [{ name: "diff", kind: "flag", summary: "show the changes as a unified diff, which patch and git apply take" }, ...normalizerRows, ...toolRows, ...documentRows],
  examples: [
    ["guiyi check --page keep docs/*.txt", "are these files clean? (for CI)"],
    ["guiyi check --diff page.txt | patch page.txt", "see the changes, and make them"],
  ],
  async run(args, io) {
    const normalizerOf = await documentNormalizer(args);
    const { documents, failed } = readDocuments(args, io);
    const coloured = coloursWanted();
    const sink = standardOutput({ coloured });
    let dirty = 0;
    for await (const { path, text } of documents) {
      const analysis = (await normalizerOf(text)).analyze(text);
      if (analysis.edits.isEmpty) continue;
      dirty++;
      if (args.flag("diff")) {
        const diff = unifiedDiff(text, analysis.edits, { from: path, to: path });
        await sink.write(Buffer.from(coloured ? colourDiff(visible(diff)) : diff));
      } else {
        await sink.write(Buffer.from(`${quote(path)}: ${analysis.edits.size} ${analysis.edits.size === 1 ? "change" : "changes"}, first by ${analysis.edits.at(0).rule}\n`));
      }
    }
    if (failed()) return INPUT_FAILED;
    return dirty > 0 ? REFUSED : DONE;
  },
};
