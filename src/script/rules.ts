import type { RuleInfo } from "../stage.ts";

/** Every rule of this stage. Data: data/script-*.tsv and the dictionaries of OpenCC. */
export const rules: readonly RuleInfo[] = [
  { id: "script/characters", summary: "A character that only traditional text holds becomes its simplified form.", example: { before: "萬國", after: "万国" }, counterExample: "万国", default: "on", source: "OpenCC TSCharacters" },
  { id: "script/context", summary: "A character with two simplified forms, or that simplified text holds as well, follows the phrase around it.", example: { before: "看著名著，談規畫", after: "看着名著，谈规划" }, counterExample: "著名的著作", default: "on", source: "data/script-context.tsv" },
  { id: "script/default", summary: "Such a character without a known phrase takes its usual form, where the paragraph shows traditional script.", example: { before: "於國", after: "于国" }, counterExample: "於是国家", default: "on", source: "data/script-triggers.tsv" },
  { id: "script/compatibility", summary: "A CJK compatibility ideograph becomes the unified character.", example: { before: "\uf900有此理", after: "岂有此理" }, counterExample: "岂有此理", default: "on", source: "Unicode canonical decomposition" },
];
