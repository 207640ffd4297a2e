import { account, renderHtml, renderTerminal } from "../../explain/index.ts";
import { allRules } from "../../normalize.ts";
import { atomicFile, standardOutput } from "../../node/output.ts";
import type { Command } from "../command.ts";
import { documentRows, readDocuments } from "../documents.ts";
import { DONE, INPUT_FAILED } from "../exit.ts";
import { documentNormalizer } from "../document-normalizer.ts";
import { normalizerRows, toolRows } from "../normalizer-options.ts";
import { UsageError } from "../options.ts";
import { discardOnSignal } from "../signals.ts";
import { coloursWanted, terminalStyle } from "../style.ts";

/** Changes of one rule that are shown when not all are wanted. */
const FEW = 3;

/** What was removed, repaired, converted and read: by rule, with line and column, or as an HTML report. */
export const command: Command = {
  usage: ["guiyi explain [OPTIONS] [FILE…]", "guiyi explain --html REPORT.html [OPTIONS] [FILE]"],
  about: "Tells what was removed, repaired, converted and read, by rule, with line and column. With --html, one self-contained file with source and result side by side.",
  options: [
    { name: "html", kind: "text", value: "FILE", summary: "write an HTML report, whole or not at all" },
    { name: "force", kind: "flag", summary: "let --html replace a file that exists" },
    { name: "all", kind: "flag", summary: `show every change, not ${FEW} of each rule` },
    { name: "language", kind: "choice", choices: ["en", "zh"], summary: "language of the account (default: en in the terminal, zh in the report, which can be switched)" },
    ...normalizerRows,
    ...toolRows,
    ...documentRows,
  ],
  examples: [
    ["guiyi explain page.txt", "the account in the terminal"],
    ["guiyi explain --html report.html page.txt", "the report; open it in a browser"],
    ["guiyi explain --language zh --all page.txt", "every change, in Chinese"],
  ],
  async run(args, io) {
    const normalizerOf = await documentNormalizer(args);
    const html = args.text("html");
    if (html !== undefined && args.positionals.length > 1) throw new UsageError("--html takes one file; call it once for each");
    const { documents, failed } = readDocuments(args, io);
    const given = args.text("language");
    const language = given === "zh" || given === "en" ? given : undefined;
    const coloured = coloursWanted();
    for await (const { path, text } of documents) {
      const made = account((await normalizerOf(text)).analyze(text), allRules);
      const name = path === "-" ? "" : path;
      if (html === undefined) {
        const printed = renderTerminal(made, { name, language: language ?? "en", perRule: args.flag("all") ? Infinity : FEW, ...(coloured ? { style: terminalStyle } : {}) });
        await standardOutput({ coloured }).write(Buffer.from(printed));
        continue;
      }
      const sink = discardOnSignal(await atomicFile(html, { force: args.flag("force") }));
      try {
        await sink.write(Buffer.from(renderHtml(made, { name, language: language ?? "zh" })));
        await sink.finish();
      } catch (error) {
        await sink.abort();
        throw error;
      }
    }
    return failed() ? INPUT_FAILED : DONE;
  },
};
