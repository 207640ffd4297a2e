/** Which lines of a page are the article. */
export { stripBoilerplate } from "./strip.ts";
export { joinLines } from "./join.ts";
export { cleanPage } from "./clean.ts";
export { type PageOptions, type Profile } from "./options.ts";
export { type Mode } from "./model.ts";
