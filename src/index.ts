export { GuiyiError } from "./error.ts";
export type { Finding, RuleChoice, RuleInfo } from "./stage.ts";
export { EditSet, type Change, type Edit, type Range } from "./text/index.ts";
