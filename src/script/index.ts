/** Traditional ⇄ simplified. */
export { toSimplified, type SimplifyOptions, type ToSimplified } from "./to-simplified.ts";
export { toTraditional, type ToTraditional, type TraditionalOptions } from "./to-traditional.ts";
export { createConverter, type Converter, type ConverterOptions } from "./create-converter.ts";
export { convertDom, type DomConversion, type DomElement, type DomNode, type DomOptions } from "./dom.ts";
export { detectScript, type ScriptReport } from "./detect.ts";
export type { UserWords } from "./user-words.ts";
export { rules } from "./rules.ts";
