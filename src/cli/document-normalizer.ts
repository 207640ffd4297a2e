import { createNormalizer, type Normalizer } from "../normalize.ts";
import { readSite } from "../node/site-file.ts";
import { repair } from "../repair/index.ts";
import { readNormalizerOptions } from "./normalizer-options.ts";
import type { Args } from "./options.ts";

/** Only where a machine has set readings behind the characters has the model anything to rank. */
const NOTES = ["repair/annotation.pinyin", "repair/annotation.zhuyin"];

/**
 * The normalizer for a document, by the text alone: the same text gets the same one, whatever stands beside it.
 *
 * @param input what it is given: what `--input` says, or text where somebody has read the HTML already
 */
export async function documentNormalizer(args: Args, input = args.text("input")): Promise<(text: string) => Promise<Normalizer>> {
  const site = args.text("site");
  const options = {
    ...readNormalizerOptions(args),
    ...(input === "html" ? { reader: (await import("../read/html.ts")).readHtml } : {}),
    ...(site === undefined ? {} : { site: await readSite(site) }),
  };
  const plain = createNormalizer(options);
  const isOff = args.text("model") === "off" || options.repair === "off";
  let ranked: Normalizer | undefined;
  return async (text) => {
    if (isOff || !hasNotes(options.reader?.(text).text ?? text)) return plain;
    if (ranked === undefined) ranked = createNormalizer({ ...options, model: (await import("../repair/model/index.ts")).loadModel() });
    return ranked;
  };
}

function hasNotes(text: string): boolean {
  const edits = repair.edits(text);
  for (let i = 0; i < edits.size; i++) if (NOTES.includes(edits.at(i).rule)) return true;
  return false;
}
