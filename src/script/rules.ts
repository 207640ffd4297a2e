import type { RuleInfo } from "../stage.ts";

/** Every rule of this stage. Data: data/script-*.tsv and the dictionaries of OpenCC. */
export const rules: readonly RuleInfo[] = [
  { id: "script/characters", summary: "A character that only traditional text holds becomes its simplified form.", example: { before: "萬國", after: "万国" }, counterExample: "万国", default: "on", source: "OpenCC TSCharacters" },
  { id: "script/context", summary: "A character with two simplified forms, or that simplified text holds as well, follows the phrase around it.", example: { before: "看著名著，談規畫", after: "看着名著，谈规划" }, counterExample: "著名的著作", default: "on", source: "data/script-context.tsv, data/script-traditional.tsv" },
  { id: "script/default", summary: "Such a character without a known phrase takes its usual form, where the paragraph shows traditional script.", example: { before: "於國", after: "于国" }, counterExample: "於是国家", default: "on", source: "data/script-triggers.tsv" },
  { id: "script/compatibility", summary: "A CJK compatibility ideograph becomes the unified character.", example: { before: "\uf90a色", after: "金色" }, counterExample: "金色", default: "on", source: "Unicode canonical decomposition" },
  { id: "script/rare", summary: "A character whose simplified form most fonts lack takes it all the same, with rare: true.", example: { before: "䥯", after: "𫔆" }, counterExample: "金", default: "off", source: "OpenCC TSCharactersExt, data/script-rare.tsv" },
  { id: "script/opencc", summary: "toTraditional and createConverter: a word or a character as OpenCC's dictionaries have it.", example: { before: "头发里面", after: "頭髮裏面" }, counterExample: "萬里長征", default: "on", source: "OpenCC, the configuration asked for" },
  { id: "script/dictionary", summary: "A word of the caller's own dictionary, or one that is to be kept.", example: { before: "同義詞", after: "近义词" }, counterExample: "别的词", default: "on", source: "options dictionary, protect and spans" },
];
