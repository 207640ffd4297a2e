import type { CharacterModel } from "../repair/character-model.ts";
import type { RecordOptions } from "../stream/record.ts";

/**
 * The options with the language model of `guiyi/repair/model` in them. Its tables (0.3 s, 70 MB) are built when a record first asks it
 * something, and only a page that a machine has set readings on ever does: other records pay nothing.
 */
export async function withModel(record: RecordOptions): Promise<RecordOptions> {
  const { loadModel } = await import("../repair/model/index.ts");
  const model: CharacterModel = {
    step: (before, unit) => loadModel().step(before, unit),
    score: (text) => loadModel().score(text),
    form: (unit) => loadModel().form(unit),
  };
  return { ...record, normalize: { ...record.normalize, model } };
}
