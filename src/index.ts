/** guiyi: crawled Chinese text in, clean text and figures out. */
export { analyze, createNormalizer, normalize, type Analysis, type Normalizer, type SourceFact, type SourceQuantity, type StageName, type StageReport } from "./normalize.ts";
export type { NormalizeOptions, Reader, Reading } from "./options.ts";
export { GuiyiError } from "./error.ts";
export type { Finding, RuleChoice, RuleInfo } from "./stage.ts";
export { EditSet, type Change, type Edit, type Range } from "./text/index.ts";
