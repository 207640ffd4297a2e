import type { CharacterModel } from "../repair/character-model.ts";
import type { RecordOptions } from "../stream/record.ts";
import { readSite } from "./site-file.ts";

/** What options of records hold that cannot be sent to a worker thread: it is asked for by name and put in there. */
export interface RecordTools {
  /** Do records get the language model of `guiyi/repair/model`? Default false. */
  readonly model?: boolean;
  /** Is the field HTML, to be read by `readHtml` of `guiyi/read`? Default false. */
  readonly html?: boolean;
  /** File that holds what `createSite()` has learnt of the pages' site, as JSON. */
  readonly site?: string;
}

/** The options with what `tools` names in them. */
export async function withTools(record: RecordOptions, { model = false, html = false, site }: RecordTools): Promise<RecordOptions> {
  if (!model && !html && site === undefined) return record;
  return {
    ...record,
    normalize: {
      ...record.normalize,
      ...(model ? { model: await lazyModel() } : {}),
      ...(html ? { reader: (await import("../read/html.ts")).readHtml } : {}),
      ...(site === undefined ? {} : { site: await readSite(site) }),
    },
  };
}

/**
 * The model's tables (0.3 s, 70 MB) are built when a record first asks it something, and only a page that a machine has set readings
 * on ever does: other records pay nothing.
 */
async function lazyModel(): Promise<CharacterModel> {
  const { loadModel } = await import("../repair/model/index.ts");
  return {
    step: (before, unit) => loadModel().step(before, unit),
    score: (text) => loadModel().score(text),
    form: (unit) => loadModel().form(unit),
  };
}
