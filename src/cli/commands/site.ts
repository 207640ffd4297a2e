import { atomicFile, standardOutput } from "../../node/output.ts";
import { createSite } from "../../page/index.ts";
import type { Command } from "../command.ts";
import { documentRows, readTexts } from "../documents.ts";
import { DONE, INPUT_FAILED } from "../exit.ts";
import { discardOnSignal } from "../signals.ts";
import { outputRows } from "./clean.ts";

/** Learns what repeats over the pages of one site, for `--site` of the other commands. */
export const command: Command = {
  usage: ["guiyi site -o SITE.json [OPTIONS] FILE…"],
  about: "Learns which lines repeat over pages of one site, and where. What it writes is for --site FILE of the commands that clean pages of that site.",
  options: [...outputRows, ...documentRows],
  examples: [
    ["guiyi site -o a.json a/*.txt", "learn a site"],
    ["guiyi jsonl --site a.json a.jsonl", "clean pages of it"],
  ],
  async run(args, io) {
    const { documents, failed } = readTexts(args, io);
    const site = createSite();
    for await (const { text } of documents) site.observe(text);
    const out = args.text("out");
    const sink = out === undefined ? standardOutput() : discardOnSignal(await atomicFile(out, { force: args.flag("force") }));
    try {
      await sink.write(Buffer.from(`${JSON.stringify(site)}\n`));
      await sink.finish();
    } catch (error) {
      await sink.abort();
      throw error;
    }
    return failed() ? INPUT_FAILED : DONE;
  },
};
